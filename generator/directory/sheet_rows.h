/* SPDX-License-Identifier: MIT */
/* Which column and which record each cell of a table belongs to. */
#ifndef DIRECTORY_SHEET_ROWS_H
#define DIRECTORY_SHEET_ROWS_H

#include "directory/patch.h"
#include "directory/sheet.h"
#include "input/csv.h"

/* A row of the table. */
struct sheet_row {
    const struct csv_row *cells;
    int channel;     /* of the record, or SHEET_NO_CHANNEL */
    struct str kind; /* of a channel that the record does not have yet, else "" */
};

/* The rows of one record, or of a service that is new. */
struct sheet_group {
    const struct sheet_record *record; /* NULL: a new service */
    struct str country;                /* of a new service */
    struct str id;
    struct sheet_row_list {
        ARRAY_FIELDS(struct sheet_row);
    } rows;
};

struct sheet_rows {
    ARRAY_FIELDS(struct sheet_group); /* in the order of their first rows */
    struct arena *arena;
    enum message_language language; /* of the labels of cells */
    const struct sheet *sheet;
    const struct csv *csv;
    const struct source *source; /* of the table */
    size_t *columns; /* for each column of the sheet its place in the table */
};

#define SHEET_NO_COLUMN SIZE_MAX

/*
 * Reads the header and finds the records. SHEET_COLUMN, SHEET_IGNORED, SHEET_ROW for
 * what cannot be understood; SHEET_MISSING for what the table does not have. False: the
 * header is not that of a table, so that no row means anything.
 */
bool sheet_rows_read(struct arena *arena, const struct sheet *sheet,
                     const struct csv *csv, const struct source *source,
                     struct sheet_rows *rows, struct diagnostics *diags);

/* The cell of a column, or NULL where the table has no such column or the row ends. */
const struct csv_cell *sheet_rows_cell(const struct sheet_rows *rows,
                                       const struct csv_row *row, size_t column);
/* "row 12, column F 'dial'" and the place of the cell, or of the row where it ends. */
const struct patch_cause *sheet_rows_cause(const struct sheet_rows *rows,
                                           const struct csv_row *row, size_t column);

#endif
