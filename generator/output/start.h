/* SPDX-License-Identifier: MIT */
/*
 * What stands at the root of a site for whoever is handed a copy of it: a page that
 * leads to every language, and a text that says how to open and how to check the copy,
 * who made it, and as of which day. Their names are in capitals, so that they are seen
 * first among others; they and their texts say nothing of what the site is about.
 */
#ifndef OUTPUT_START_H
#define OUTPUT_START_H

#include "output/view.h"

#define START_PAGE "START-HERE.html"
/*
 * UTF-8 with byte order mark, lines of at most START_WIDTH characters that end with CR
 * and LF: so that Windows' Notepad shows it. The first line is "TITLE · YYYY-MM-DD", by
 * which programs know the site and the date of its data.
 */
#define START_README "README.txt"
#define START_SEPARATOR " \xc2\xb7 "
enum { START_WIDTH = 76 };

/* Their templates, which every theme has. */
#define START_PAGE_TEMPLATE "start-here"
#define START_README_TEMPLATE "readme"

/* Appends the bytes of one; `path` is one of the names above. */
void start_render(const struct renderer *renderer, struct str path, struct arena *arena,
                  struct diagnostics *diags, struct strbuf *out);

#endif
