/* SPDX-License-Identifier: MIT */
/*
 * The columns of the table that editors see, and how a value is spelled in a cell so
 * that no spreadsheet takes it for something else.
 *
 * A value that is a number, a date or hours in the directory always stands behind a
 * prefix: tel:017, date:2026-05, hours:24/7. Any other text that does not begin with a
 * letter, or that looks like a date, stands behind text:. All four are text for every
 * spreadsheet, whatever its language, however often it is opened and saved.
 */
#ifndef DIRECTORY_SHEET_COLUMN_H
#define DIRECTORY_SHEET_COLUMN_H

#include "base/arena.h"
#include "base/array.h"
#include "base/str.h"

/* Where in the record a column's value stands. */
enum sheet_scope {
    SHEET_KEY,     /* says which record and channel the row is */
    SHEET_CHANNEL, /* an attribute of the channel */
    SHEET_RECORD,  /* an attribute of the service or emergency number */
    SHEET_CHILD,   /* an attribute of the first child of this name */
    SHEET_LIST,    /* one word from each child of this name */
    SHEET_NAMES,   /* all names with their languages */
    SHEET_SUMMARY  /* the summary in one language */
};

enum sheet_form {
    SHEET_TEXT,
    SHEET_WORDS,   /* words of the vocabulary, ids, languages */
    SHEET_DIAL,    /* tel: */
    SHEET_DISPLAY, /* tel:, in the operator's spelling */
    SHEET_HOURS,   /* hours: */
    SHEET_DATE,    /* date: */
    SHEET_AGE,
    SHEET_ADDRESS /* web, e-mail or postal */
};

struct sheet_column {
    const char *name;
    enum sheet_scope scope;
    enum sheet_form form;
    const char *element;   /* SHEET_CHILD, SHEET_LIST */
    const char *attribute; /* of a list: NULL for the element's text */
    struct str language;   /* SHEET_SUMMARY */
};

/* The first columns, and the one that tells the state of the record at the export. */
enum {
    SHEET_COLUMN_COUNTRY,
    SHEET_COLUMN_ID,
    SHEET_COLUMN_NR,
    SHEET_COLUMN_CHANNEL,
    SHEET_COLUMN_EXPORTED
};

struct sheet_columns {
    ARRAY_FIELDS(struct sheet_column);
};

/* All columns; a summary for each of the site's languages. */
struct sheet_columns sheet_columns(struct arena *arena, const struct strs *languages);

/* The attribute of a channel element that a SHEET_CHANNEL column means. */
struct str sheet_attribute(const struct sheet_column *column, struct str channel);

/* A cell's text for a value. */
struct str sheet_protect(struct arena *arena, enum sheet_form form, struct str value);

struct sheet_value {
    struct str text;
    bool is_protected; /* a prefix stood before it */
};

/* The value of a cell's text, without its prefix and the white space around it. */
struct sheet_value sheet_unprotect(enum sheet_form form, struct str cell);

/*
 * The value as it is written to the record: white space collapsed; no-break spaces,
 * typographic quotes and invisible marks made plain where only a machine reads it.
 */
struct str sheet_clean(struct arena *arena, enum sheet_form form, struct str value);
/* Do two values say the same, but for such signs? */
bool sheet_same(struct arena *arena, enum sheet_form form, struct str a, struct str b);

/* Is it a month's name or its beginning, and numbers: "17. Jan", "mai-26"? */
bool sheet_has_month(struct arena *arena, struct str text);

#endif
