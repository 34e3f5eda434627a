/* SPDX-License-Identifier: MIT */
/* The text of a new page, as `balise check` accepts it; its body is still to be
 * written. */
#ifndef SITE_DRAFT_H
#define SITE_DRAFT_H

#include "site/page.h"

struct page_draft {
    struct str id;
    struct str title;
    struct str summary; /* the body's first paragraph, too */
    struct str kind;
    struct str country; /* "" for everywhere */
    struct strs audiences;
    struct strs topics;
    struct strs keywords;
    struct date day; /* published and reviewed; to be reviewed again in half a year */
};

/* In the arena. */
struct str draft_page(struct arena *arena, const struct page_draft *draft);
/*
 * A translation of `source`, which was read without an error: its front matter and body
 * with the draft's title, summary and keywords, and the digest of what it translates.
 */
struct str draft_translation(struct arena *arena, const struct page_draft *draft,
                             const struct page *source);
/* Appends `language: "text"`, as stands in the maps of site.yaml. */
void draft_add_named(struct strbuf *out, struct str language, struct str text);

#endif
