/* SPDX-License-Identifier: MIT */
#include "input/heading.h"

uint8_t heading_level(int written, uint8_t before, struct location at,
                      struct diagnostics *diags)
{
    if (written < 2) {
        diag_add(diags, DIAG_HEADING_LEVEL, at,
                 "a first-level heading, and the page's title is one");
        diag_hint(diags, "begin headings with '##'");
        return 2;
    }
    if (written > before + 1) {
        diag_add(diags, DIAG_HEADING_LEVEL, at,
                 "a heading of level %d below one of level %u", written,
                 (unsigned)before);
        diag_hint(diags, "leave out no level: write '%.*s'", before + 1, "######");
    }
    return (uint8_t)written;
}

static struct str text_from(struct arena *arena, const struct document *document,
                            size_t first)
{
    struct strbuf text = {0};
    document_text(document, first, document->count, &text);
    struct str whole = strbuf_str(&text);
    if (document->count == first + 1 && str_equal(document->items[first].text, whole))
        whole = document->items[first].text;
    else
        whole = arena_copy(arena, whole);
    strbuf_release(&text);
    return whole;
}

/* The key of a heading that is only a link to its term. */
static struct str term_from(const struct document *document, size_t first)
{
    if (first >= document->count)
        return (struct str){0};
    const struct node *node = &document->items[first];
    if (node->kind != NODE_LINK || node->end != document->count)
        return (struct str){0};
    const struct document_link *link = &document->links.items[node->link];
    return link->kind == LINK_TERM ? link->target : (struct str){0};
}

void heading_add(struct arena *arena, struct document *document, size_t index,
                 struct location at)
{
    struct document_heading heading = {.node = (uint32_t)index,
                                       .level = document->items[index].level,
                                       .text = text_from(arena, document, index + 1),
                                       .term = term_from(document, index + 1),
                                       .at = at};
    *ARRAY_ADD(&document->headings, arena) = heading;
}
