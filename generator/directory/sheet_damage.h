/* SPDX-License-Identifier: MIT */
/*
 * What spreadsheets do to cells, recognised: numbers without their zeros, dates made of
 * numbers, numbers made of dates, formulas, letters that an encoding did not have.
 */
#ifndef DIRECTORY_SHEET_DAMAGE_H
#define DIRECTORY_SHEET_DAMAGE_H

#include "base/diag.h"
#include "directory/sheet_column.h"

struct sheet_suspect {
    enum sheet_form form;
    struct sheet_value value; /* of the cell */
    struct str recorded;      /* what the record says; "" where it says nothing */
    bool guessed;             /* the encoding of the table was not declared */
    struct location at;
    struct str label; /* of the cell, as in "row 12, column F 'dial'" */
};

/*
 * True: a spreadsheet has damaged the cell, or nobody can tell that it has not, and a
 * diagnostic says so (SHEET_NUMBER, SHEET_DATE, SHEET_VALUE, SHEET_ENCODING). To be
 * asked of cells that differ from the record.
 */
bool sheet_is_damaged(struct arena *arena, const struct sheet_suspect *suspect,
                      struct diagnostics *diags);

#endif
