/* SPDX-License-Identifier: MIT */
/*
 * Collections: the pages about platforms stand on the page 'platforms', the templates
 * for letters on the page 'letters', each in a table that shows what is missing.
 */
#ifndef SITE_COLLECTION_H
#define SITE_COLLECTION_H

#include "site/site.h"

/* The id of the page that shows all pages of a kind; "" for kinds that have none. */
struct str collection_id(enum page_kind kind);
/* Is the page shown by such a page, and so by no other list? */
bool collection_has(const struct site *site, const struct page *page);

/* What is said of it, on the page itself or on the one that it was translated from. */
const struct platform *collection_platform(const struct site *site,
                                           const struct page *page);
const struct letter *collection_letter(const struct site *site,
                                       const struct page *page);

/*
 * To be called when pages and directory are known: topics and services that do not
 * exist, facts on the wrong page, and letters to an offender that a minor, or somebody
 * who was not asked the questions before, could find.
 */
void collections_check(const struct site *site, struct diagnostics *diags);

#endif
