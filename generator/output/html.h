/* SPDX-License-Identifier: MIT */
/* A document as HTML, with cards and lists of services by the theme's templates. */
#ifndef OUTPUT_HTML_H
#define OUTPUT_HTML_H

#include "output/view.h"

/* Appends the body of the view's page. */
void html_add_body(const struct view *view, const struct page *page,
                   struct strbuf *out);

/*
 * Appends nodes [from, to) of some page's document as part of the view's page: without
 * cards and lists of services, and without numbers of other countries than the view's:
 * who reads a part has said who she is and where.
 */
void html_add_part(const struct view *view, const struct page *page, size_t from,
                   size_t to, struct strbuf *out);

#endif
