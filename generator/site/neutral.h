/* SPDX-License-Identifier: MIT */
/*
 * Names that say nothing, for sites on USB keys and in a browser's history ("neutral:
 * true" in site.yaml). Each is made from one thing's own key alone, so that it stays
 * the same whatever else a site has.
 */
#ifndef SITE_NEUTRAL_H
#define SITE_NEUTRAL_H

#include "base/arena.h"
#include "base/str.h"

/* Hexadecimal digits of a name: two of 10,000 things share one in 1 of 20,000 sites. */
enum { NEUTRAL_LENGTH = 10 };

/* The first digits of SHA-256 over "SCOPE/KEY"; portable (see base/name.h). */
struct str neutral_name(struct arena *arena, const char *scope, struct str key);

#endif
