/* SPDX-License-Identifier: MIT */
#include "input/document.h"

#include <string.h>

#include "base/unicode.h"

enum { ID_MOST = 60 };

void document_remove(struct document *document, size_t at, size_t count)
{
    struct node *nodes = document->items;
    memmove(nodes + at, nodes + at + count,
            (document->count - at - count) * sizeof(*nodes));
    document->count -= count;
    for (size_t i = at; i < document->count; i++)
        if (nodes[i].end)
            nodes[i].end -= (uint32_t)count;
    struct document_heading *headings = document->headings.items;
    for (size_t i = document->headings.count; i > 0 && headings[i - 1].node > at; i--)
        headings[i - 1].node -= (uint32_t)count;
}

/* Text on its way out; spaces wait until a word follows. */
struct words {
    struct strbuf *out;
    bool space; /* one is due */
    bool begun;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void add_words(struct words *words, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = at;
        while (end < text.len && !is_space(text.ptr[end]))
            end++;
        if (end > at) {
            if (words->space && words->begun)
                strbuf_add_char(words->out, ' ');
            strbuf_add(words->out, str_slice(text, at, end));
            words->space = false;
            words->begun = true;
        }
        if (end < text.len)
            words->space = true;
        at = end + 1;
    }
}

void document_text(const struct document *document, size_t from, size_t to,
                   struct strbuf *out)
{
    struct words words = {.out = out};
    for (size_t i = from; i < to; i++) {
        const struct node *node = &document->items[i];
        if (node->kind < NODE_TEXT || node->kind == NODE_SOFTBREAK ||
            node->kind == NODE_LINEBREAK)
            words.space = true;
        add_words(&words, node->text);
        if (node->kind < NODE_TEXT)
            words.space = true;
    }
}

/* How often each name was given, by name. */
static void give_id(struct arena *arena, struct map *used,
                    struct document_heading *heading, struct str name)
{
    uint32_t *times = map_get(used, name);
    heading->id = name;
    while (times && map_get(used, heading->id))
        heading->id = arena_format(arena, "%.*s-%u", STR_ARG(name), ++*times);
    uint32_t *one = ARENA_NEW(arena, uint32_t);
    *one = 1;
    map_set(used, heading->id, one);
}

/* Terms first: links to them go by their key, whatever other headings are called. */
void document_name_headings(struct arena *arena, struct document *document)
{
    struct map used = map_in(arena);
    struct document_headings *headings = &document->headings;
    for (size_t i = 0; i < headings->count; i++) {
        struct document_heading *heading = &headings->items[i];
        heading->id = text_slug(arena, heading->term, ID_MOST);
        if (heading->id.len)
            give_id(arena, &used, heading, heading->id);
    }
    for (size_t i = 0; i < headings->count; i++) {
        struct document_heading *heading = &headings->items[i];
        if (heading->id.len)
            continue;
        struct str name = text_slug(arena, heading->text, ID_MOST);
        if (name.len == 0)
            name = arena_format(arena, "section-%zu", i + 1);
        give_id(arena, &used, heading, name);
    }
}
