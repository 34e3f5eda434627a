/* SPDX-License-Identifier: MIT */
#include "input/card.h"

static bool is_card(const struct document *document, const struct node *node)
{
    if (node->kind != NODE_IMAGE)
        return false;
    enum link_kind kind = document->links.items[node->link].kind;
    return kind == LINK_SERVICE || kind == LINK_SERVICES;
}

static void report_place(const struct document *document, const struct node *node,
                         struct diagnostics *diags)
{
    diag_add(diags, DIAG_CARD_PLACE, document->links.items[node->link].at,
             "a card that does not stand alone in its paragraph");
    diag_hint(diags,
              "put empty lines around it, or write it as a link, without the '!'");
}

void card_read(struct document *document, size_t block, struct diagnostics *diags)
{
    struct node *node = &document->items[block];
    const struct node *child = node + 1;
    bool alone = node->kind == NODE_PARAGRAPH && document->count > block + 1 &&
                 child->end == document->count;
    if (alone && is_card(document, child)) {
        bool list = document->links.items[child->link].kind == LINK_SERVICES;
        node->kind = list ? NODE_SERVICES : NODE_CARD;
        node->link = child->link;
        node->end = (uint32_t)block + 1;
        document->count = block + 1;
        return;
    }
    for (size_t i = block + 1; i < document->count; i++)
        if (is_card(document, &document->items[i]))
            report_place(document, &document->items[i], diags);
}
