/* SPDX-License-Identifier: MIT */
/* Comments in style sheets and scripts: for who reads the theme, not for who loads a
 * page. */
#ifndef THEME_COMMENTS_H
#define THEME_COMMENTS_H

#include "base/arena.h"
#include "base/str.h"

/*
 * The bytes of the asset `path` without comments that have their lines to themselves,
 * where it is a .css or .js file; else `bytes`. Comments that begin with an exclamation
 * mark stay (licences), as do those beside code. A file in which a line may begin
 * inside a text, with a template literal or a backslash before a line's end, stays as
 * it is.
 */
struct str comments_removed(struct arena *arena, struct str path, struct str bytes);

#endif
