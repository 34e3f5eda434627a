/* SPDX-License-Identifier: MIT */
/* Letters that a table has lost on its way through encodings. */
#ifndef DIRECTORY_SHEET_LETTERS_H
#define DIRECTORY_SHEET_LETTERS_H

#include "directory/sheet_column.h"

enum sheet_letters {
    SHEET_LETTERS_WHOLE,
    SHEET_LETTERS_LOST,     /* '?', '_' or a plain letter stands for another one */
    SHEET_LETTERS_TWICE,    /* UTF-8 that was read as Windows-1252 */
    SHEET_LETTERS_MACINTOSH /* Mac Roman that was read as Windows-1252 */
};

/*
 * Looks at the text of a cell beside what the record says ("" where it says nothing).
 * `guessed`: the table was taken for Windows-1252. `meant` gets the text before it was
 * encoded twice.
 */
enum sheet_letters sheet_check_letters(struct arena *arena, enum sheet_form form,
                                       struct str text, struct str recorded,
                                       bool guessed, struct str *meant);

#endif
