/* SPDX-License-Identifier: MIT */
#include "output/letter_text.h"

#include "base/file.h"
#include "output/typography.h"
#include "site/route.h"

struct writing {
    struct arena *scratch;
    const struct page *page;
    struct strbuf *out;
};

struct str letter_text_path(struct arena *arena, const struct page *page)
{
    struct str path = page->route->path;
    return arena_format(arena, "%.*s.txt",
                        STR_ARG(str_slice(path, 0, path.len - STR(".html").len)));
}

static bool is_field(const struct page *page, const struct node *node)
{
    return node->kind == NODE_LINK &&
           page->document.links.items[node->link].kind == LINK_FIELD;
}

/* The words of nodes [from, to), which are inlines. */
static void add_words(struct writing *writing, size_t from, size_t to)
{
    const struct document *document = &writing->page->document;
    size_t bracket = 0; /* where the field that is open ends */
    for (size_t i = from; i < to; i++) {
        const struct node *node = &document->items[i];
        if (bracket && i == bracket)
            strbuf_add(writing->out, STR("]"));
        bracket = i == bracket ? 0 : bracket;
        if (is_field(writing->page, node)) {
            strbuf_add(writing->out, STR("["));
            bracket = node->end;
        } else if (node->kind == NODE_SOFTBREAK) {
            strbuf_add(writing->out, STR(" "));
        } else if (node->kind == NODE_LINEBREAK) {
            strbuf_add(writing->out, STR("\r\n"));
        } else if (node->kind == NODE_TEXT || node->kind == NODE_CODESPAN) {
            strbuf_add(writing->out,
                       typography_spaces(writing->scratch, writing->page->language,
                                         node->text, STR("")));
        }
    }
    if (bracket)
        strbuf_add(writing->out, STR("]"));
}

/* A quotation's blocks: paragraphs with an empty line behind each, list items. */
static void add_blocks(struct writing *writing, size_t from, size_t to)
{
    const struct document *document = &writing->page->document;
    for (size_t i = from; i < to; i++) {
        const struct node *node = &document->items[i];
        if (node->kind == NODE_ITEM)
            strbuf_add(writing->out, STR("- "));
        if (node->kind != NODE_PARAGRAPH)
            continue;
        add_words(writing, i + 1, node->end);
        strbuf_add(writing->out, STR("\r\n\r\n"));
        i = node->end - 1;
    }
}

void letter_text_add(struct arena *scratch, const struct page *page, struct strbuf *out)
{
    struct writing writing = {scratch, page, out};
    const struct document *document = &page->document;
    strbuf_add(out, STR("\xEF\xBB\xBF"));
    for (size_t i = 0; i < document->count; i = document->items[i].end)
        if (document->items[i].kind == NODE_QUOTE)
            add_blocks(&writing, i + 1, document->items[i].end);
}
