/* SPDX-License-Identifier: MIT */
/*
 * Public holidays per country and year: content/directory/holidays.yaml.
 *
 *   LU:
 *     source: {title: …, url: https://…, date: 2026-01-05}     # or a list of them
 *     2026:
 *       - {date: 2026-01-01, name: Neujahr}                     # the whole country
 *       - {date: 2026-01-06, name: …, regions: [DE-BW, DE-BY]}  # only there
 *
 * A year that stands there is complete: all its other days are no public holidays.
 */
#ifndef DIRECTORY_HOLIDAYS_H
#define DIRECTORY_HOLIDAYS_H

#include "base/array.h"
#include "base/date.h"
#include "base/diag.h"
#include "directory/vocabulary.h"

struct holiday {
    struct date date;
    struct str name;
    struct strs regions; /* ISO 3166-2; empty: the whole country */
    struct location at;
};

struct holiday_year {
    uint16_t year;
    struct holiday_list {
        ARRAY_FIELDS(struct holiday);
    } days; /* by date */
};

struct holiday_country {
    struct str code; /* ISO 3166-1 */
    struct holiday_years {
        ARRAY_FIELDS(struct holiday_year);
    } years; /* in the order of the files */
};

struct holidays {
    ARRAY_FIELDS(struct holiday_country); /* in the order of the files */
};

/*
 * Reads one holidays.yaml. A later call (another content folder) adds countries and
 * years and replaces a country's year as a whole. Countries must be in the vocabulary.
 * False: an error was filed.
 */
bool holidays_read(struct arena *arena, const struct source *source,
                   const struct vocabulary *vocabulary, struct holidays *holidays,
                   struct diagnostics *diags);

/* Whose holidays: those of a country and, where it is not "", of one of its regions. */
struct calendar {
    const struct holidays *holidays; /* NULL: nothing is known */
    struct str country;
    struct str region;
};

enum holiday_state {
    HOLIDAY_NO,
    HOLIDAY_YES,
    HOLIDAY_UNKNOWN /* no table of that year, or it is one only in some regions */
};

/* NULL where the country has no table of that year. */
const struct holiday_year *calendar_year(const struct calendar *calendar,
                                         unsigned year);
enum holiday_state calendar_day(const struct calendar *calendar, struct date day);

#endif
