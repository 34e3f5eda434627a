/* SPDX-License-Identifier: MIT */
#include "search/client.h"

#include "search/shorten.h"

/* The text of client/ with its files one behind the other, in the order of their names.
 * The Makefile makes it. */
extern const char SEARCH_CLIENT_SOURCE[];

/* True while a comment that began at a line's start goes on. */
static bool strip_line(struct str line, bool in_comment, struct strbuf *out)
{
    line = str_trim(line);
    if (!in_comment && str_starts_with(line, STR("/*")))
        in_comment = true;
    else if (!in_comment && !str_starts_with(line, STR("//")) && line.len) {
        strbuf_add(out, line);
        strbuf_add_char(out, '\n');
    }
    return in_comment && !str_ends_with(line, STR("*/"));
}

void search_strip(struct str source, struct strbuf *out)
{
    struct str line;
    bool in_comment = false;
    while (str_split(&source, '\n', &line))
        in_comment = strip_line(line, in_comment, out);
}

void search_client(struct strbuf *out)
{
    struct str source = str_from(SEARCH_CLIENT_SOURCE);
    struct strbuf code = {0};
    search_strip(source, &code);
    search_shorten(source, strbuf_str(&code), out);
    strbuf_release(&code);
}
