/* SPDX-License-Identifier: MIT */
/* What a typesetter does to prose, and an editor's keyboard does not. */
#ifndef OUTPUT_TYPOGRAPHY_H
#define OUTPUT_TYPOGRAPHY_H

#include "base/arena.h"
#include "base/str.h"

/*
 * Prose in a language (BCP 47) whose spaces do not break where they must not. In
 * French, an ordinary space before ; ! ? becomes U+202F, one before a colon and inside
 * « » U+00A0; none is added, and none is changed between numbers. Other languages come
 * back as they are, as does text in which there is nothing to do. `after` is what
 * follows on the line.
 */
struct str typography_spaces(struct arena *arena, struct str language, struct str text,
                             struct str after);

#endif
