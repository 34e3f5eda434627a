/* SPDX-License-Identifier: MIT */
#include "output/vcard.h"

/* Bytes that go on with a character begin with the bits 10. */
static bool is_inside_character(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/* A line that goes on begins with a space, which counts. */
static void add_folded(struct strbuf *out, struct str line)
{
    size_t room = VCARD_LINE_MOST;
    while (line.len > room) {
        size_t cut = room;
        while (cut > 1 && is_inside_character(line.ptr[cut]))
            cut--;
        strbuf_add(out, str_slice(line, 0, cut));
        strbuf_add(out, STR("\r\n "));
        line = str_slice(line, cut, line.len);
        room = VCARD_LINE_MOST - 1;
    }
    strbuf_add(out, line);
    strbuf_add(out, STR("\r\n"));
}

void vcard_add(struct strbuf *out, const char *name, struct str value)
{
    struct strbuf line = {0};
    strbuf_addf(&line, "%s:", name);
    strbuf_add(&line, value);
    add_folded(out, strbuf_str(&line));
    strbuf_release(&line);
}

void vcard_add_text(struct strbuf *out, const char *name, struct str text)
{
    struct strbuf value = {0};
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\r')
            continue;
        if (c == '\\' || c == ',' || c == ';' || c == '\n')
            strbuf_add_char(&value, '\\');
        strbuf_add_char(&value, c == '\n' ? 'n' : c);
    }
    vcard_add(out, name, strbuf_str(&value));
    strbuf_release(&value);
}
