/* SPDX-License-Identifier: MIT */
/* What can be found in one language: pages, services, countries, topics, audiences, and
 * a school's own people. */
#ifndef OUTPUT_SEARCH_DOCUMENT_H
#define OUTPUT_SEARCH_DOCUMENT_H

#include "output/view.h"
#include "search/lexicon.h"

/* What is collected; `arena` holds all of it. */
struct search_collection {
    struct view view; /* of the language's home page */
    struct arena *arena;
    struct lexicon lexicon;
    struct service_list replaced; /* services that others replace */
    struct strs documents;        /* JSON: see client/ */
    struct strs kinds;            /* what a document can be, in words */
    struct strs groups; /* JSON of the properties that documents are filtered by */
    struct map group_numbers;
    struct group_list {
        ARRAY_FIELDS(uint32_t);
    } group_of; /* one for each document */
};

void search_collect(struct search_collection *collection, const struct view *view,
                    struct arena *arena);

#endif
