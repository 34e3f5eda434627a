/* SPDX-License-Identifier: MIT */
/*
 * The phone edition: one file for each language, in which every page is a section. An
 * address is the section's id, a few letters made of what the page is, not of where it
 * stands: the same in every language and from one build to the next, so that a file
 * from another build leads to the same page or to none. It says nothing to somebody who
 * looks at the address.
 */
#ifndef OUTPUT_EDITION_PHONE_H
#define OUTPUT_EDITION_PHONE_H

#include "base/diag.h"
#include "output/edition.h"
#include "output/sources.h"
#include "site/site.h"

/* What the files of all languages share. */
struct phone_ids {
    struct arena *arena;
    const struct config *config;
    struct map by_name; /* "topic/sextortion" → struct str *id */
    struct map images;  /* an attachment's path in the site → struct str *data: URI */
};

struct phone_edition {
    struct edition edition; /* first: what is given an edition finds the rest by it */
    const struct phone_ids *ids;
    struct map sections;      /* id → the route whose page is the section */
    struct route_list routes; /* of all sections, in the order of the site's routes */
    struct shared_sources sources;
};

/* False: an image could not be read, and a diagnostic was filed. */
bool phone_ids_make(struct phone_ids *ids, struct arena *arena, const struct site *site,
                    struct diagnostics *diags);
/*
 * Made in `arena`: the pages of a language, and those of others that it does not have:
 * whoever is given one file has nothing else.
 */
void phone_edition_make(struct phone_edition *phone, const struct phone_ids *ids,
                        const struct site *site, const struct site_language *language,
                        struct arena *arena);

/* The id of a page's section; lives as long as the ids. */
struct str phone_id(const struct phone_edition *phone, const struct route *route);

/* The name of a language's file: "balise-fr.html", or what says nothing where the
 * site's names must not. */
struct str phone_file_name(struct arena *arena, const struct config *config,
                           struct str language);

#endif
