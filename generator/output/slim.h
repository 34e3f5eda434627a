/* SPDX-License-Identifier: MIT */
/*
 * HTML in fewer bytes: without end tags that may be left out, quotes around values that
 * need none, white space between blocks, and what the document says for all links.
 * Browsers read the same document (WHATWG HTML 13.1.2.3 and 13.1.2.4). For what
 * templates and pages make: values in double quotes, no scripts or styles; what stands
 * in <pre> is left as it is.
 */
#ifndef OUTPUT_SLIM_H
#define OUTPUT_SLIM_H

#include "base/str.h"

void slim_html(struct strbuf *html);

#endif
