/* SPDX-License-Identifier: MIT */
/*
 * Which form of a word goes with a number: the categories and the cardinal rules of the
 * Unicode CLDR, for whole numbers. Arabic has six forms, German two, Japanese one.
 */
#ifndef THEME_PLURAL_H
#define THEME_PLURAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum plural {
    PLURAL_ZERO,
    PLURAL_ONE,
    PLURAL_TWO,
    PLURAL_FEW,
    PLURAL_MANY,
    PLURAL_OTHER, /* what every language has, and what stands in for the others */
    PLURAL_FORMS
};

/* CLDR's name: "few". */
const char *plural_name(enum plural form);
/* False when there is no form of that name. */
bool plural_from_name(struct str name, enum plural *form);

/*
 * The form for a number. A language whose rule is not known has 'one' for 1 and 'other'
 * for the rest, as most have.
 */
enum plural plural_of(struct str language, size_t number);

/* Is the language's rule known? */
bool plural_is_known(struct str language);

/* How a language of a known rule uses a form. */
struct plural_use {
    size_t least;   /* the smallest number that takes it, below PLURAL_SEARCHED */
    size_t numbers; /* how many below PLURAL_SEARCHED take it: none, one, more */
};
/* Nobody counts further on a page: the form for whole millions is not asked for. */
#define PLURAL_SEARCHED 1000

struct plural_use plural_use(struct str language, enum plural form);

#endif
