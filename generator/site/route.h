/* SPDX-License-Identifier: MIT */
/* Every page of the site to be written, with its path: what a link can lead to. */
#ifndef SITE_ROUTE_H
#define SITE_ROUTE_H

#include "base/array.h"
#include "base/diag.h"

enum route_kind {
    /* With "neutral: true" what a page is about is not in its path:
     * <lang>/<digits>.html; chooser, home, A to Z and exit stay where they are. */
    ROUTE_CHOOSER,   /* index.html: choose a language */
    ROUTE_HOME,      /* <lang>/index.html */
    ROUTE_PAGE,      /* <lang>/<file's path>.html */
    ROUTE_TOPIC,     /* <lang>/topics/<topic>.html */
    ROUTE_AUDIENCE,  /* <lang>/audiences/<audience>.html */
    ROUTE_COUNTRIES, /* <lang>/countries/index.html */
    ROUTE_COUNTRY,   /* <lang>/countries/<cc>.html */
    ROUTE_SERVICE,   /* <lang>/services/<id>.html */
    ROUTE_AZ,        /* <lang>/az/index.html */
    ROUTE_LETTER,    /* <lang>/az/<letter>.html */
    ROUTE_REVIEWED,  /* <lang>/reviewed.html */
    ROUTE_STANCES,   /* <lang>/differences.html: where places differ */
    ROUTE_ARCHIVE,   /* <lang>/archive.html: by date; alerts that are over */
    ROUTE_EXIT,      /* <lang>/units.html: where quick exit leads */
    ROUTE_SITUATION, /* <lang>/topics/<topic>/<audience>.html: see site/way.h */
    ROUTE_PLACE,     /* <lang>/countries/<cc>/<audience>.html: see site/way.h */
    ROUTE_TAKEDOWN,  /* <lang>/takedown/index.html: see site/takedown.h */
    ROUTE_REMOVAL,   /* <lang>/takedown/<age>.html */
    /* For paper, of countries that have something to print: see directory/handout.h. */
    ROUTE_POSTER,        /* <lang>/posters/<cc>.html */
    ROUTE_CARDS,         /* <lang>/cards/<cc>.html */
    ROUTE_CARDS_NEUTRAL, /* <lang>/cards/<cc>-neutral.html: they say nothing telling */
    ROUTE_KIND_COUNT
};

struct page;
struct word;
struct country;
struct service;
struct index_letter;
struct takedown_case;

struct route {
    enum route_kind kind;
    struct str language; /* "" for the chooser */
    /* Page id, topic, audience, country code, service id, letter, age; where there are
     * two, with '/' between them. */
    struct str key;
    struct str path; /* from the root of the site: "fr/first-hour.html" */
    union {
        const struct page *page;
        const struct word *word; /* topic, audience; a situation's topic */
        const struct country *country;
        const struct service *service;
        const struct index_letter *letter;
        const struct takedown_case *age;
    } as;
    const struct word *audience; /* of a situation or a place */
};

struct routes {
    struct route_list {
        ARRAY_FIELDS(struct route *);
    } all; /* sorted by path once finished */
    struct map by_key;
    struct map by_path; /* path → struct str *origin, for clashes */
    struct arena *arena;
};

struct routes routes_in(struct arena *arena);

/*
 * Adds a route. `origin` says for people where it comes from ("content/fr/a.md", "the
 * home page of 'fr'"); OUTPUT_CLASH at `at` names both when the path is taken,
 * OUTPUT_NAME when it is no portable path. NULL then.
 */
struct route *routes_add(struct routes *routes, struct route route, struct str origin,
                         struct location at, struct diagnostics *diags);
/* Reserves a path for something that is no page: an attachment, an asset. */
bool routes_reserve(struct routes *routes, struct str path, struct str origin,
                    struct location at, struct diagnostics *diags);
/* To be called after the last add. */
void routes_finish(struct routes *routes);

/* NULL when there is none. `key` is "" for the kinds that have one per language. */
const struct route *routes_find(const struct routes *routes, enum route_kind kind,
                                struct str language, struct str key);
/* How files are named after a country: "lu", "world". */
struct str route_country_name(struct arena *arena, struct str code);
/* The template's name and the route's in messages: "topic". */
const char *route_kind_name(enum route_kind kind);
/* A country's page, or one more of it: is it as.country that it has? */
bool route_is_of_country(const struct route *route);
bool route_is_for_paper(const struct route *route);

#endif
