/* SPDX-License-Identifier: MIT */
/* Runs of digits and what people group them with: where a number may stand in a text.
 */
#ifndef SITE_PROSE_RUN_H
#define SITE_PROSE_RUN_H

#include <stdbool.h>

#include "base/str.h"

enum { PROSE_RUN_GROUPS = 24 };

/* What stands between two groups of digits. */
enum prose_joint {
    PROSE_JOINT_NONE,  /* nothing: the first group */
    PROSE_JOINT_SPACE, /* a space of any kind, brackets */
    PROSE_JOINT_TIGHT, /* '.', '/', a hyphen or dash alone */
    PROSE_JOINT_LOOSE  /* a dash or slash between spaces */
};

struct prose_group {
    size_t from, to; /* bytes of the text; the first one's includes "+" and "(" */
    size_t digits;
    enum prose_joint before;
    bool masked; /* of a date, a span of years, an IP address: no number's part */
};

struct prose_run {
    struct prose_group groups[PROSE_RUN_GROUPS];
    size_t count;
};

/*
 * The next run at or after *at, which moves behind it. Digits that belong to a word, a
 * time or a decimal number are left out, so a run may be empty. False: no digits left.
 */
bool prose_run_next(struct str text, size_t *at, struct prose_run *run);

/* A letter, or a mark upon one. */
bool prose_is_letter(uint32_t code_point);
/* A digit of ours, or of Arabic, Persian or Urdu. */
bool prose_is_digit(uint32_t code_point);
/* The code point before `at`, which moves to its start; 0 at the beginning. */
uint32_t prose_before(struct str text, size_t *at);

#endif
