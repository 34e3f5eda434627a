/* SPDX-License-Identifier: MIT */
/*
 * What has to be looked at again: by the dates that the content states, and by the age
 * of what it rests on. Only `check` asks for it: a build knows no other day than as-of.
 */
#ifndef SITE_FRESHNESS_H
#define SITE_FRESHNESS_H

#include "site/site.h"

/* Evidence may be two years old; then a number may have changed unnoticed. */
enum { EVIDENCE_DAYS = 730 };

/* How bad it is when this is wrong; the worst first. */
enum risk {
    RISK_EMERGENCY, /* emergency numbers; services of the kinds suicide and emergency */
    RISK_MINOR,     /* for minors */
    RISK_OTHER,
    RISK_COUNT
};

enum due_kind { DUE_EMERGENCY_NUMBER, DUE_SERVICE, DUE_PAGE, DUE_KIND_COUNT };

struct due {
    enum risk risk;
    enum due_kind kind;
    struct str id;      /* "lu-bee-secure", "LU emergency:112", "fr/first-hour" */
    struct str name;    /* the attribute or field that gives the date */
    struct date date;   /* a month or a year counts with its last day */
    int32_t days;       /* from this date to today */
    struct location at; /* of the date, or of the newest source */
};

/* By risk, then the longest first, then by id. */
struct dues {
    ARRAY_FIELDS(struct due);
};

/* All that is past review-by or expires on `today`, which is a day. */
struct dues freshness_overdue(struct arena *arena, const struct site *site,
                              struct date today);
/*
 * What is not overdue, but was last confirmed with its operator more than EVIDENCE_DAYS
 * ago and has no newer source; of pages, last reviewed. Not what is retired.
 */
struct dues freshness_old(struct arena *arena, const struct site *site,
                          struct date today);

/* Everything that can be overdue or old, without dates; what is retired, too. */
struct dues freshness_all(struct arena *arena, const struct site *site);

const char *risk_name(enum risk risk);         /* "emergency" */
const char *due_kind_name(enum due_kind kind); /* "emergency number" */

#endif
