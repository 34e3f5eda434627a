/* SPDX-License-Identifier: MIT */
/*
 * Weekly opening hours: a subset of OpenStreetMap's opening_hours. Days and day ranges
 * with one or more spans, "24/7", past midnight (22:00-02:00 or 22:00-26:00); rules
 * joined by ';' replace earlier ones on their days, rules joined by ',' add to them.
 */
#ifndef DIRECTORY_HOURS_H
#define DIRECTORY_HOURS_H

#include "base/diag.h"
#include "base/source.h"

enum { HOURS_DAYS = 7, HOURS_SPANS = 6, MINUTES_PER_DAY = 1440 };

struct hours_span {
    uint16_t from; /* minutes after midnight, 0 … 1439 */
    uint16_t to;   /* later than `from`; more than 1440 runs into the next day */
};

struct hours_day {
    uint8_t count;
    struct hours_span spans[HOURS_SPANS]; /* sorted, not overlapping */
};

/* Day 0 is Monday. In the service's own time zone. */
struct hours {
    bool always; /* 24/7; the days are then filled, too */
    struct hours_day days[HOURS_DAYS];
};

/*
 * Parses `text`, which stands at `at` in its source (diagnostics point into it).
 * HOURS_UNSUPPORTED for forms of opening_hours that are not read yet (PH, off, months,
 * comments, open end), HOURS_SYNTAX for everything else that is wrong.
 */
bool hours_parse(struct str text, struct location at, struct hours *hours,
                 struct diagnostics *diags);

#endif
