/* SPDX-License-Identifier: MIT */
/*
 * The search files of the site: for each language a set of small scripts, see
 * search/shards.h. Made before anything is written, since what is in them decides how
 * many there are.
 */
#ifndef OUTPUT_SEARCH_H
#define OUTPUT_SEARCH_H

#include "output/view.h"
#include "search/shards.h"

/* The files of one language, below "<lang>/search/". */
struct search_part {
    struct str language;
    struct arena arena; /* of its files */
    struct search_files files;
};

struct search_parts {
    struct search_part *items; /* in the order of the site's languages */
    size_t count;
    struct strbuf client; /* "assets/search.js" */
};

/* Makes the client and the files of all languages, each on one thread. */
void search_make(struct search_parts *parts, const struct renderer *renderer,
                 size_t threads);
void search_release(struct search_parts *parts);

#endif
