/* SPDX-License-Identifier: MIT */
/*
 * "24/7", "at any time", "jour et nuit": a text that says of a service that it is
 * always open. The phrases in five languages stand in one table in prose_hours.c.
 */
#ifndef SITE_PROSE_HOURS_H
#define SITE_PROSE_HOURS_H

#include <stdbool.h>

#include "base/arena.h"

enum prose_always {
    PROSE_ALWAYS_OPEN,  /* only of opening hours: 24/7, around the clock */
    PROSE_ALWAYS_MAYBE, /* also of what the reader may do: at any time */
};

/*
 * The next phrase of the text from *at on, which moves behind it; none that is denied
 * ("not 24/7"). False: there is none.
 */
bool prose_always_next(struct str text, size_t *at, struct str *written,
                       enum prose_always *kind);
/* The sentence around `part`, a piece of the text; of a very long one, what is near. */
struct str prose_sentence(struct str text, struct str part);

#endif
