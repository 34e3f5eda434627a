/* SPDX-License-Identifier: MIT */
/*
 * What stands beside the files of a site without anybody having put it there: operating
 * systems leave such files and folders on every key. And what a school puts there by
 * right: the folder `local` at the site's root.
 */
#ifndef EDITIONS_STRAY_H
#define EDITIONS_STRAY_H

#include <stdbool.h>

#include "base/str.h"

#define STRAY_LOCAL "local"

/*
 * Is it a file or folder, with all that is in it, that says nothing of the copy? `path`
 * is below the site's root, with '/'. Letters' case does not matter.
 */
bool stray_is_ignored(struct str path);

#endif
