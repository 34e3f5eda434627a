/* SPDX-License-Identifier: MIT */
/*
 * An edition says how addresses and ids look: relative files in the folder edition,
 * fragments where everything is one file. Whoever makes HTML asks the edition.
 */
#ifndef OUTPUT_EDITION_H
#define OUTPUT_EDITION_H

#include "base/str.h"
#include "site/route.h"

struct shared_sources;

struct edition {
    /* Appends the address of `to`, or of an anchor in it ("" for none), as seen from
     * the page `from`; nothing where the edition does not have the page. Not escaped
     * for HTML: routes and anchors need none. */
    void (*add_href)(const struct edition *edition, struct strbuf *out,
                     const struct route *from, const struct route *to,
                     struct str anchor);
    /* The address of the same page in another language: `to`, or that language's home
     * page where it has none. */
    void (*add_language_href)(const struct edition *edition, struct strbuf *out,
                              const struct route *from, const struct route *to);
    /* The address of an attachment or asset with this path in the site. */
    void (*add_file_href)(const struct edition *edition, struct strbuf *out,
                          const struct route *from, struct str path);
    /* The id attribute's value for an anchor of `page`; for "" that of the page. */
    void (*add_id)(const struct edition *edition, struct strbuf *out,
                   const struct route *page, struct str anchor);
    /* Do attachments and data files stand beside the pages? Where they do not, only
     * images have an address. */
    bool has_files;
    struct str
        language; /* of the only pages' frame there is; "" where each has its own */
    /* Do all pages stand in one document, so that its search can read there how a page
     * sums itself up? */
    bool is_whole;
    /* The list that all pages share, see output/sources.h; NULL: each has its own. */
    const struct shared_sources *sources;
};

/* Relative addresses that always name the file; works under any path and on file://. */
const struct edition *edition_folder(void);
/* The same, with anchors that say nothing: they stand in a browser's history, too. */
const struct edition *edition_neutral(void);

#endif
