/* SPDX-License-Identifier: MIT */
/*
 * What Balise says to people, in their language. The source keeps the English sentence,
 * which is the key of the one table of translations: message_fr*.c. A sentence stands
 * there whole, with its conversion specifiers ("%zu files"); a translation has the same
 * ones, in the same order or numbered ("%2$zu").
 *
 * What the table does not have is said in English. A test finds every sentence of the
 * source that is missing there: those given to diag_add(), diag_hint(), say() and the
 * functions below, and those that MESSAGE() marks.
 */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum message_language { MESSAGE_ENGLISH, MESSAGE_FRENCH };

/* Marks a sentence that is not said here, but kept for somebody who says it. */
#define MESSAGE(english) english

/* The compiler checks the arguments of a translation by those of its original. */
#define MESSAGE_LIKE(argument) __attribute__((format_arg(argument)))

/* "en", "fr"; false for another one, and *language stays. */
bool message_language_parse(struct str name, enum message_language *language);
/* As a locale names it: "fr_BE.UTF-8" is French, whatever is not French is English. */
enum message_language message_language_of_locale(struct str locale);
/* "en", "fr". */
const char *message_language_tag(enum message_language language);

/* The sentence in this language. */
const char *message_in(enum message_language language, const char *english)
    MESSAGE_LIKE(2);
/*
 * The one for this number, as in "%zu error", "%zu errors": a language's own rule says
 * which numbers take the singular; in French, none and one.
 */
const char *message_for(enum message_language language, size_t count, const char *one,
                        const char *many) MESSAGE_LIKE(3) MESSAGE_LIKE(4);
/* What the system says of an errno, as strerror() does. */
const char *message_of_error(enum message_language language, int error);

#endif
