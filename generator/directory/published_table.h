/* SPDX-License-Identifier: MIT */
/*
 * The rows of a site's services.csv, each cell checked by itself: what published_read
 * makes a directory of.
 */
#ifndef DIRECTORY_PUBLISHED_TABLE_H
#define DIRECTORY_PUBLISHED_TABLE_H

#include "base/diag.h"
#include "input/csv.h"

/* The columns that are needed, and no others. */
enum published_column {
    PUBLISHED_RECORD,
    PUBLISHED_ID,
    PUBLISHED_COUNTRY,
    PUBLISHED_REGIONS,
    PUBLISHED_KIND,
    PUBLISHED_STATUS,
    PUBLISHED_SINCE,
    PUBLISHED_UNTIL,
    PUBLISHED_REPLACED_BY,
    PUBLISHED_CONFIDENCE,
    PUBLISHED_CHANNEL,
    PUBLISHED_DIAL,
    PUBLISHED_DISPLAY,
    PUBLISHED_ABROAD,
    PUBLISHED_KEYWORD,
    PUBLISHED_TITLE,
    PUBLISHED_PLATFORM,
    PUBLISHED_ADDRESS,
    PUBLISHED_HOURS,
    PUBLISHED_COST,
    PUBLISHED_ON_BILL,
    PUBLISHED_VALID_FROM,
    PUBLISHED_VALID_TO,
    PUBLISHED_AUDIENCES,
    PUBLISHED_TOPICS,
    PUBLISHED_AGE_MIN,
    PUBLISHED_AGE_MAX,
    PUBLISHED_IMAGE_AGE_MIN,
    PUBLISHED_IMAGE_AGE_MAX,
    PUBLISHED_ANONYMOUS,
    PUBLISHED_CONFIDENTIAL,
    PUBLISHED_CONSENT,
    PUBLISHED_CHECKED,
    PUBLISHED_NAMES,
    PUBLISHED_PROVIDER,
    PUBLISHED_RECORD_CONFIDENCE,
    PUBLISHED_RECORD_FROM,
    PUBLISHED_RECORD_TO,
    PUBLISHED_RECORD_LANGUAGES,
    PUBLISHED_RECORD_ACCESS,
    PUBLISHED_CHANNEL_LANGUAGES,
    PUBLISHED_CHANNEL_ACCESS,
    PUBLISHED_STREET,
    PUBLISHED_POSTAL_CODE,
    PUBLISHED_CITY,
    PUBLISHED_COUNTRY_ZONE,
    PUBLISHED_COLUMN_COUNT
};

/* Kinds of channels by number, NULL-terminated. */
extern const char *const PUBLISHED_CHANNEL_NAMES[];

struct published_table {
    struct source source;
    struct csv csv;                        /* the first row has the names */
    size_t places[PUBLISHED_COLUMN_COUNT]; /* of the columns */
};

/* False: an error was filed. The table must stay where it is: places point to it. */
bool published_table_read(struct arena *arena, struct str path, struct str bytes,
                          struct published_table *table, struct diagnostics *diags);

const struct csv_cell *published_cell(const struct published_table *table,
                                      const struct csv_row *row,
                                      enum published_column column);
/* Else it is an emergency number. */
bool published_is_service(const struct published_table *table,
                          const struct csv_row *row);
bool published_is_same_record(const struct published_table *table,
                              const struct csv_row *a, const struct csv_row *b);

#endif
