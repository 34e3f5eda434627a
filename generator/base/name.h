/* SPDX-License-Identifier: MIT */
/*
 * Names that every file system holds: [a-z0-9-], at most 60 characters, no DOS device,
 * paths of at most 160 characters. FAT32, exFAT, SMB, Windows, macOS and zip agree on
 * these.
 */
#ifndef BASE_NAME_H
#define BASE_NAME_H

#include <stdbool.h>

#include "base/diag.h"

enum { NAME_LENGTH_MOST = 60, PATH_LENGTH_MOST = 160, NAME_LENGTH_LEGAL = 200 };

/*
 * Can FAT, exFAT and Windows hold a file or folder of this name, though it may not be
 * portable? No more than NAME_LENGTH_LEGAL bytes, so that something can be added.
 */
bool name_is_legal(struct str name);
/* Is it a portable name, without a suffix? */
bool name_is_portable(struct str name);
/* The same for ids that people choose; ID_INVALID with a better one as hint. */
bool name_check(struct str name, struct location at, struct diagnostics *diags);

/*
 * A portable path for a file of the content: every piece becomes a slug, the suffix is
 * kept in lower case or replaced by `suffix` where that is not "". Empty when nothing
 * of a piece is left, the path is too long, or a suffix that is to be kept is missing
 * or not made of one to five of [a-z0-9-].
 */
struct str name_path(struct arena *arena, struct str path, struct str suffix);

#endif
