/* SPDX-License-Identifier: MIT */
/*
 * Finding one's way: what happened, who am I, which country? Each answer is a page of
 * its own, so that it works without scripts:
 *
 *     home → topic → situation (topic × audience: steps) → place (country × audience:
 *     numbers); or from the home page through the audience or the country.
 *
 * What is asked for are the topics and audiences of the vocabulary with a
 * 'first-person' text.
 */
#ifndef SITE_WAY_H
#define SITE_WAY_H

#include "site/site.h"

/* Is the topic or audience one of the answers to choose from? */
bool way_asks(const struct word *word);
/* Such an audience with pages of its own. Professionals have none: they need every
 * service of a country, and a guide that is the same whatever happened. */
bool way_has_pages(const struct word *audience);
/* A country with numbers of its own: not EU or the world. */
bool way_is_place(const struct country *country);

/*
 * May the service be shown to this audience? It must be for it or for everyone, and not
 * shut it out by age: minors see nothing that asks for adults, or for images made as
 * one; adults nothing that asks for minors.
 */
bool way_serves(const struct service *service, struct str audience);

/* What is looked for. */
struct way_need {
    const struct word *audience;
    const struct word *topic;
    const struct word *subject; /* what the site is about, for what is not written */
    struct str country;         /* "" anywhere */
};

/*
 * The page with the steps that fit best, or NULL. Only advice, and guides that are not
 * for everyone, are looked at, if they have steps and hold in the country, for the
 * audience, for everyone or for an audience related to it. What counts, in this order:
 *
 * 1. the reader's own language;
 * 2. whether the page is about the topic, one related to it or the subject: whether
 * that is the page's first topic;
 * 3. the audience itself, then those related to it in their order;
 * 4. a page for the country;
 * 5. the topic itself, then those related to it, then the subject; each as the page's
 *    first topic before the same as another one;
 * 6. advice before guides; the order of lists.
 */
const struct page *way_page(const struct site_language *language,
                            const struct way_need *need);
/* May the page be listed for this audience? Only if it is for it or for everyone. */
bool way_lists(const struct page *page, struct str audience);

/* Where a page's steps stand in its document; `to` is not included. */
struct way_steps {
    size_t intro_to; /* the intro begins at 0 and ends before the first heading */
    const struct document_heading *heading; /* of the section, NULL for the intro */
    size_t from, to;                        /* the section's nodes behind its heading */
};

/*
 * The page's section with steps: the first one that has a numbered list at its top
 * level, or the one that 'steps' in its front matter names. Lists with fields to fill
 * in do not count. False when there is none.
 */
bool way_find_steps(const struct page *page, struct way_steps *steps);
/* FIELD_VALUE for a page whose 'steps' names a section that it does not have. */
void way_check(const struct page *page, struct diagnostics *diags);

#endif
