/* SPDX-License-Identifier: MIT */
/*
 * A letter as a plain text file beside its page, so that it can be had without
 * JavaScript: the quotations of the page, with the names of the fields in brackets.
 * UTF-8 with a byte order mark and CRLF, as old editors on Windows need them.
 */
#ifndef OUTPUT_LETTER_TEXT_H
#define OUTPUT_LETTER_TEXT_H

#include "site/page.h"

/* Beside the page, in the site: "fr/letters/x.txt". */
struct str letter_text_path(struct arena *arena, const struct page *page);
void letter_text_add(struct arena *scratch, const struct page *page,
                     struct strbuf *out);

#endif
