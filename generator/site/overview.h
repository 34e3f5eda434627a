/* SPDX-License-Identifier: MIT */
/*
 * Where the content stands, for those who keep it: which page is there in which
 * language, what is to be looked at again, what has no source, and which topic has a
 * service in which country. A function of the site and a day; see
 * output/overview_json.h and output/overview_html.h for its forms.
 */
#ifndef SITE_OVERVIEW_H
#define SITE_OVERVIEW_H

#include "site/freshness.h"

/* A page in one language. The first that is true counts, from below. */
enum translation {
    TRANSLATION_SOURCE,     /* it is what others translate */
    TRANSLATION_PRESENT,    /* reviewed, and of the source as it is */
    TRANSLATION_UNREVIEWED, /* of the source as it is; nobody has reviewed it */
    TRANSLATION_OUTDATED,   /* the source has changed since */
    TRANSLATION_MISSING,
    TRANSLATION_UNKNOWN, /* it, or its source, has an error or is not there */
    TRANSLATION_COUNT
};

/* What belongs to one language. */
struct overview_cell {
    enum translation state;
    const struct page *page; /* NULL where it is missing */
};

/* One id in all languages. */
struct overview_page {
    const struct page *original;       /* the source; else the first that there is */
    const struct overview_cell *cells; /* one for each language of the site */
};

struct overview_pages {
    ARRAY_FIELDS(struct overview_page); /* by kind, then as in lists of the site */
};

/* How many there are of one kind and risk. */
struct overview_count {
    size_t all, overdue, old;
};

/* A record that rests on nothing. */
struct overview_sourceless {
    enum due_kind kind; /* no page */
    struct str id;      /* as in struct due */
    struct location at;
};

struct overview_sourcelesses {
    ARRAY_FIELDS(struct overview_sourceless);
};

/* A country's own services that can be called on the day. */
struct overview_country {
    const struct country *country;
    struct service_list *by_topic; /* one for each topic of the vocabulary */
};

struct overview_countries {
    ARRAY_FIELDS(struct overview_country); /* by code; EU and the world last */
};

struct overview {
    const struct site *site;
    struct date today;
    struct overview_pages pages;
    size_t *counts; /* of each language and state: see overview_count_of */
    struct overview_count freshness[DUE_KIND_COUNT][RISK_COUNT];
    struct dues overdue, old; /* see site/freshness.h */
    struct overview_sourcelesses sourceless;
    struct overview_countries countries;
    const struct overview_country *world; /* whose services hold everywhere, or NULL */
};

/* `site` is resolved; everything lives in the arena. */
struct overview overview_of(struct arena *arena, const struct site *site,
                            struct date today);

/* How many pages are in this state in the language with this number. */
size_t overview_count_of(const struct overview *overview, size_t language,
                         enum translation state);
/* In how many countries, but for the world, a topic has a service of the country. */
size_t overview_reach(const struct overview *overview, size_t topic);
/* "source", "present", … "unknown", in English; message_in() has them in French. */
const char *translation_name(enum translation state);
/* Which is one sign for it, and what it means, for a legend; in English, too. */
const char *translation_sign(enum translation state);
const char *translation_explanation(enum translation state);

#endif
