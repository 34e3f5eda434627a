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

/* Makes the files of part->language; what they do not need is made in `scratch`. */
void search_make_part(struct search_part *part, const struct renderer *renderer,
                      struct arena *scratch);
/* Makes the client and the files of all languages, each on one thread. */
void search_make(struct search_parts *parts, const struct renderer *renderer,
                 size_t threads);
/*
 * Appends what a search file hands over, without the call that a script needs: JSON,
 * but for tabs, which its strings have as they are.
 */
void search_add_arguments(const struct search_file *file, struct strbuf *out);
void search_release(struct search_parts *parts);

#endif
