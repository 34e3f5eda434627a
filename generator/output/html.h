/* SPDX-License-Identifier: MIT */
/* A document as HTML, with cards and lists of services by the theme's templates. */
#ifndef OUTPUT_HTML_H
#define OUTPUT_HTML_H

#include "output/view.h"

/* Appends the body of the view's page. */
void html_add_body(const struct view *view, const struct page *page,
                   struct strbuf *out);

#endif
