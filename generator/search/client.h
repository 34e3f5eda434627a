/* SPDX-License-Identifier: MIT */
/* The program that searches in the browser: the files of client/, joined. */
#ifndef SEARCH_CLIENT_H
#define SEARCH_CLIENT_H

#include "base/str.h"

/*
 * Appends the script as browsers get it: without comments, indentation and empty lines,
 * with short names (search/shorten.h).
 */
void search_client(struct strbuf *out);
/*
 * Appends a script without comments, indentation and empty lines. Its comments stand on
 * lines of their own, so that no knowledge of JavaScript is needed.
 */
void search_strip(struct str source, struct strbuf *out);

#endif
