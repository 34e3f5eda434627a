/* SPDX-License-Identifier: MIT */
/*
 * The overview of a site as one page that needs nothing else: no script, no file beside
 * it, no request; a strict Content-Security-Policy says so.
 */
#ifndef OUTPUT_OVERVIEW_HTML_H
#define OUTPUT_OVERVIEW_HTML_H

#include "base/message.h"
#include "site/overview.h"

/* Appends the page, in this language; names of the content are in their own. */
void overview_html(struct strbuf *out, const struct overview *overview,
                   enum message_language language);

#endif
