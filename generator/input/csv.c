/* SPDX-License-Identifier: MIT */
#include "input/csv.h"

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static bool needs_quotes(struct str text, char separator)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '"' || text.ptr[i] == separator || is_line_end(text.ptr[i]))
            return true;
    return text.len && (text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' ');
}

void csv_add_cell(struct strbuf *out, struct str text, char separator)
{
    if (!needs_quotes(text, separator)) {
        strbuf_add(out, text);
        return;
    }
    strbuf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            strbuf_add_char(out, '"');
        strbuf_add_char(out, text.ptr[i]);
    }
    strbuf_add_char(out, '"');
}
