/* SPDX-License-Identifier: MIT */
/* The program that searches in the browser: the files of client/, joined. */
#ifndef SEARCH_CLIENT_H
#define SEARCH_CLIENT_H

#include "base/str.h"

/*
 * Appends the script without its comments, indentation and empty lines. Comments of
 * client/ stand on lines of their own, so that no knowledge of JavaScript is needed.
 */
void search_client(struct strbuf *out);
/* The same for any source, for tests. */
void search_strip(struct str source, struct strbuf *out);

#endif
