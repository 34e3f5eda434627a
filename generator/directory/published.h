/* SPDX-License-Identifier: MIT */
/*
 * The directory that a built site has published: its data/services.csv, read back so
 * that it can be compared. output/data_columns.h says what stands there; columns are
 * known by name, their order does not matter, and others are left alone.
 */
#ifndef DIRECTORY_PUBLISHED_H
#define DIRECTORY_PUBLISHED_H

#include "directory/directory.h"

/* In the site's folder. */
#define PUBLISHED_PATH "data/services.csv"

/*
 * Its vocabulary has no words. Of a record there is what directory_compare looks at;
 * summaries, notes, sources and dates of the next review are left out.
 *
 * `path` is for diagnostics. False: an error was filed, at its cell, and there is no
 * directory. What no site of ours can say is refused: a table of another kind or of an
 * earlier form (SHEET_COLUMN), rows that do not belong together (SHEET_ROW,
 * SHEET_CONFLICT), values that the directory's XML could not have either (as
 * attribute_check, PHONE_DISPLAY, HOURS_SYNTAX and so on), bytes that are not UTF-8.
 */
bool published_read(struct arena *arena, struct str path, struct str bytes,
                    struct directory *directory, struct diagnostics *diags);

#endif
