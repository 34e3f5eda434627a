/* SPDX-License-Identifier: MIT */
/*
 * A table against the directory: what it changes, in words and as patches. Nothing is
 * ever deleted because a row is missing.
 */
#ifndef DIRECTORY_SHEET_COMPARE_H
#define DIRECTORY_SHEET_COMPARE_H

#include "directory/patch.h"
#include "directory/sheet.h"
#include "input/csv.h"

struct sheet_change {
    struct str country;
    struct str id;
    struct str what; /* "phone 1, hours", "new sms", in the language of diagnostics */
    bool is_new;
    struct str old; /* "" for nothing */
    struct str new;
};

struct sheet_changes {
    ARRAY_FIELDS(struct sheet_change); /* a record's changes stand together */
};

struct sheet_comparison {
    struct sheet_changes changes;
    struct patches *patches; /* one for each file of the sheet */
};

/*
 * `source` is the table's; `guessed` when its encoding was. Cells that are refused are
 * in `diags` and change nothing; the others are compared all the same.
 */
void sheet_compare(struct arena *arena, const struct sheet *sheet,
                   const struct csv *csv, const struct source *source, bool guessed,
                   struct sheet_comparison *comparison, struct diagnostics *diags);

#endif
