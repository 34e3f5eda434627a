/* SPDX-License-Identifier: MIT */
/*
 * Opening hours: a subset of OpenStreetMap's opening_hours, with the meaning that
 * npm's opening_hours gives it (tests/hours.test.mjs compares the two).
 *
 *   hours     = rule { (";" | "," | "||") rule }
 *   rule      = "24/7" [result] | [dates] [days] (times [result] | result)
 *   dates     = date-range { "," date-range }
 *   date-range: Jan | Jan-Mar | Nov-Feb | Dec 24 | Dec 24-26 | Dec 24-Jan 02
 *             | 2026 Dec 24 | 2026 Dec 24-26 | 2026 Dec 24-2027 Jan 02
 *   days      = day-range { "," day-range }
 *   day-range : Mo | Mo-Fr | Sa-Mo | PH (public holidays)
 *   times     = span { "," span } | { span "," } "17:00+"
 *   span      : 09:00-16:00 | 22:00-02:00 | 22:00-26:00 (into the next day, to 48:00)
 *   result    = ["open" | "off" | "closed" | "unknown"] ['"' comment '"']
 *
 * ";" before a rule replaces the earlier rules on its days (also what runs on from the
 * day before), unless the rule says "off", which closes only its own times; "," adds
 * to them; "||" holds only while the rules before it say closed. A rule of times alone
 * holds on every day; after ";" it replaces only a rule without dates and days. A
 * comment without "open" or "off" makes the state unknown, and so does "17:00+": until
 * 24:00, from 17:00 on for ten hours, from 22:00 on for eight. After 24/7 without a
 * result, "," cannot follow.
 *
 * On a public holiday for which no PH rule holds, a rule with days of the week says
 * unknown: the one place where Balise and npm's opening_hours differ. So it is where
 * holidays matter and are not known (see holidays.h).
 *
 * Outside of the subset: school holidays, weeks, years alone, easter, the sun, Mo[1],
 * PH +1 day, times with an open end after a fixed one (10:00-12:00+) or before another
 * (17:00+,20:00-22:00), days without times or result, dates after whole months, other
 * orders and spellings, and what the two would read differently: 00:00+, ranges from or
 * to Feb 29 or within February to its end (Feb 20-28; Feb 20-Feb 28 is fine), a range
 * that ends the day before it begins.
 */
#ifndef DIRECTORY_HOURS_H
#define DIRECTORY_HOURS_H

#include "base/array.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/source.h"

enum {
    HOURS_DAYS = 7,
    HOURS_RULES = 32, /* at most, in one text */
    HOURS_SPANS = 6,  /* in one rule */
    HOURS_DATES = 12, /* date ranges in one rule */
    MINUTES_PER_DAY = 1440,
    MINUTES_PER_WEEK = HOURS_DAYS * MINUTES_PER_DAY
};

enum hours_state { HOURS_CLOSED, HOURS_UNKNOWN, HOURS_OPEN };

struct hours_span {
    uint16_t from; /* minutes after midnight, 0 … 1439 */
    uint16_t to;   /* later than `from`; more than 1440 runs into the next day */
    bool open_end; /* "17:00+": `to` is only how long it is unknown */
};

/* Whole months (both days 0) or days, both ends included. */
struct hours_dates {
    uint16_t first_year, last_year; /* both 0: of every year, and may go round it */
    uint8_t first_month, last_month;
    uint8_t first_day, last_day;
};

/* Rules with neither dates nor days hold on every day. */
struct hours_rule {
    bool adds;     /* after ',' */
    bool fallback; /* after '||', also those that ',' adds to it */
    bool holidays; /* PH stands among its days */
    uint8_t days; /* a bit for each day of the week, Monday the lowest; 0: none given */
    uint8_t dates_count;
    uint8_t spans_count; /* 0: the whole day */
    enum hours_state state;
    struct str comment; /* may be "" */
    const struct hours_dates *dates;
    const struct hours_span *spans; /* sorted, not overlapping */
};

/* In the service's own time zone. */
struct hours {
    bool always;   /* 24/7 and nothing else: needs neither time zone nor holidays */
    bool holidays; /* some rule has PH */
    struct location at;
    struct hours_rules {
        ARRAY_FIELDS(struct hours_rule);
    } rules; /* at least one */
};

/*
 * Parses `text`, which stands at `at` in its source (diagnostics point into it); the
 * result lives in `arena` and borrows the text. HOURS_UNSUPPORTED for what
 * opening_hours has beyond the subset, HOURS_SYNTAX for everything else that is wrong.
 * HOURS_REPLACED, a warning, where ';' replaces hours that ',' would add to.
 */
bool hours_parse(struct arena *arena, struct str text, struct location at,
                 struct hours *hours, struct diagnostics *diags);

/* Does rule `at` put itself in the place of the earlier ones on the days it holds? */
bool hours_replaces(const struct hours_rules *rules, size_t at);

#endif
