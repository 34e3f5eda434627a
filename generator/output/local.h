/* SPDX-License-Identifier: MIT */
/*
 * The folder local/ of a site belongs to whoever copied it: local/school.js adds the
 * people of a school to every page, without building again. We put an empty one there
 * where none is, and never replace, list or remove one.
 */
#ifndef OUTPUT_LOCAL_H
#define OUTPUT_LOCAL_H

#include "base/diag.h"
#include "theme/theme.h"

#define LOCAL_FOLDER "local"

/*
 * Puts the empty local/school.js into the site at `folder` unless anything has this
 * name there. Nothing is done for a theme without the script that it would call,
 * assets/local.js. OUTPUT_WRITE when it cannot be written.
 */
void local_put(struct arena *arena, struct str folder, const struct theme *theme,
               struct diagnostics *diags);
/*
 * The same file for a preview, which has no folder: its bytes, or "" where a site has
 * none. They live as long as the program.
 */
struct str local_script(const struct theme *theme, struct str path);
/* Is the path below local/? */
bool local_has(struct str path);

#endif
