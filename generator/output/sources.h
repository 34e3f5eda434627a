/* SPDX-License-Identifier: MIT */
/*
 * Sources that many pages name, for an edition that is one file: each stands in it
 * once, with a number, at the end of the page of what was reviewed last; the others
 * name its number.
 */
#ifndef OUTPUT_SOURCES_H
#define OUTPUT_SOURCES_H

#include "site/site.h"

struct shared_source {
    const struct citation *citation;
    bool is_foreign; /* its title is in a language that nobody has said */
    size_t number;   /* from 1 */
};

struct shared_sources {
    ARRAY_FIELDS(struct shared_source *); /* in the order of their numbers */
    struct map by_text;
    struct arena *arena;
};

struct shared_sources shared_sources_in(struct arena *arena);
/* Adds the sources that the route's page names, but for those that are there. */
void shared_sources_add(struct shared_sources *sources, const struct route *route);
/* 0 for one that was not added. */
size_t shared_sources_number(const struct shared_sources *sources,
                             const struct citation *citation, bool is_foreign);

#endif
