/* SPDX-License-Identifier: MIT */
#include "site/prose_text.h"

static void begin(struct prose_text *text)
{
    strbuf_clear(&text->text);
    text->pieces = (struct prose_pieces){0};
    text->links = (struct prose_links){0};
}

static void add(struct prose_text *text, struct arena *arena, struct str part,
                uint32_t offset)
{
    *ARRAY_ADD(&text->pieces, arena) =
        (struct prose_piece){text->text.len, part, offset};
    strbuf_add(&text->text, part);
}

static void end_link(struct prose_text *text)
{
    text->links.items[text->links.count - 1].to = text->text.len;
}

void prose_text_read(struct prose_text *text, struct arena *arena,
                     const struct document *document, size_t from, size_t to)
{
    size_t link_end = SIZE_MAX; /* of the last link; links do not nest */
    begin(text);
    for (size_t i = from; i < to; i++) {
        const struct node *node = &document->items[i];
        if (i == link_end)
            end_link(text);
        switch ((enum node_kind)node->kind) {
        case NODE_TEXT:
        case NODE_CODESPAN:
            add(text, arena, node->text, node->offset);
            break;
        case NODE_SOFTBREAK:
            strbuf_add_char(&text->text, ' ');
            break;
        case NODE_LINEBREAK:
            strbuf_add_char(&text->text, '\n');
            break;
        case NODE_LINK:
            *ARRAY_ADD(&text->links, arena) =
                (struct prose_link){text->text.len, text->text.len, node->link};
            link_end = node->end;
            break;
        default:
            break; /* markup around the words */
        }
    }
    if (link_end == to)
        end_link(text);
}

void prose_text_set(struct prose_text *text, struct arena *arena, struct str part,
                    uint32_t offset)
{
    begin(text);
    add(text, arena, part, offset);
}

void prose_text_release(struct prose_text *text)
{
    strbuf_release(&text->text);
}

/* Lines of a code block's text are lines of the source, though not spelled as there. */
static struct location line_within(const struct source *source,
                                   const struct prose_piece *piece, size_t at)
{
    struct location first = location_line(source, piece->offset);
    uint32_t line = location_line_column(first).line;
    for (size_t i = 0; i < at && i < piece->part.len; i++)
        line += piece->part.ptr[i] == '\n';
    return location_line(source, source_line_start(source, line));
}

struct location prose_text_place(const struct prose_text *text,
                                 const struct source *source, struct str written)
{
    size_t at = (size_t)(written.ptr - text->text.ptr), i = text->pieces.count;
    while (i > 1 && text->pieces.items[i - 1].from > at)
        i--;
    if (i == 0)
        return location_file(source);
    const struct prose_piece *piece = &text->pieces.items[i - 1];
    at = at < piece->from ? 0 : at - piece->from;
    if (!source_owns(source, piece->part))
        return line_within(source, piece, at);
    return location_of(source, str_slice(piece->part, at, at + written.len));
}
