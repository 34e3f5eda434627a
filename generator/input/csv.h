/* SPDX-License-Identifier: MIT */
/*
 * Tables as spreadsheets save them (RFC 4180 and its relatives): cells separated by
 * ',' ';' or TAB, rows ended by CRLF, LF or CR, quotes around cells that hold any of
 * these, two quotes for one inside.
 *
 * Our own reader and not a library's: whoever is told that a number is damaged must
 * find it, and no library tells where a cell stands in its file.
 */
#ifndef INPUT_CSV_H
#define INPUT_CSV_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/source.h"

/* What a spreadsheet can hold itself is more than any directory needs. */
enum { CSV_ROWS_MOST = 1 << 20, CSV_CELLS_MOST = 1 << 10 };

struct csv_cell {
    struct str text; /* without quotes */
    struct location at;
};

struct csv_row {
    ARRAY_FIELDS(struct csv_cell); /* one empty cell in an empty row */
    uint32_t number;               /* as the spreadsheet counts, from 1 */
};

struct csv {
    ARRAY_FIELDS(struct csv_row);
    char separator;
};

/*
 * Decodes the bytes of a file into *source (see charset_decode; `encoding` may be "")
 * and reads its rows. The separator is the one of ',' ';' TAB that the first row has
 * most often, or what a first line "sep=;" says. False: an error was filed
 * (SHEET_SYNTAX for quotes that do not match and for tables that are too large).
 */
bool csv_read(struct arena *arena, struct str path, struct str bytes,
              struct str encoding, struct source *source, struct csv *csv,
              struct diagnostics *diags);

/* Appends one cell, in quotes where it needs them. No separator is added. */
void csv_add_cell(struct strbuf *out, struct str text, char separator);

/* The spreadsheet's name of a column, from 0: "A", "Z", "AA". `name` takes it. */
enum { CSV_COLUMN_NAME = 8 };
void csv_column_name(size_t column, char name[CSV_COLUMN_NAME]);

#endif
