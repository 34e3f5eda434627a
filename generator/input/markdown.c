/* SPDX-License-Identifier: MIT */
#include "input/markdown.h"

#include "base/memory.h"
#include "input/callout.h"
#include "input/card.h"
#include "input/heading.h"
#include "input/link.h"
#include "input/tracker.h"

#define CMARK_NO_SHORT_NAMES /* they clash with enum node_kind */
#include <cmark.h>
#include <string.h>

/* Blocks and inlines together; the recursion below is bounded by it. */
enum { DEPTH_MOST = 32 };

/*
 * cmark's memory: a bump allocator saves a quarter of its time. Its callbacks have no
 * context, so the arena of the parse that runs on this thread is found through the one
 * thread-local variable of the program, which is set only while cmark works.
 */
static _Thread_local struct arena *cmark_arena;

/* Before each piece, for realloc; keeps what follows aligned for any type. */
union piece_header {
    size_t size;
    max_align_t alignment;
};

static void *piece_take(size_t wanted)
{
    union piece_header *header =
        arena_take(cmark_arena, memory_add(sizeof(*header), wanted));
    header->size = wanted;
    return header + 1;
}

static void *piece_get(size_t count, size_t size)
{
    size_t wanted = memory_multiply(count, size);
    return memset(piece_take(wanted), 0, wanted);
}

static void *piece_resize(void *piece, size_t size)
{
    const union piece_header *header = piece;
    if (piece && header[-1].size >= size)
        return piece;
    void *resized = piece_take(size);
    if (piece)
        memcpy(resized, piece, header[-1].size);
    return resized;
}

static void piece_free(void *piece)
{
    (void)piece; /* all of it goes with the arena */
}

struct builder {
    struct arena *arena;
    struct arena *scratch; /* where nodes and links grow */
    const struct source *source;
    struct document *document;
    struct diagnostics *diags;
    struct tracker tracker;
    const uint32_t *lines; /* where cmark's lines start */
    size_t line_count;
    size_t quotes;   /* around the block that is being read */
    uint8_t heading; /* level of the last heading */
    bool depth_reported;
};

static void add_blocks(struct builder *builder, cmark_node *parent, size_t depth);
static void add_inlines(struct builder *builder, cmark_node *parent, size_t depth);

/* Nodes */

static size_t open_node(struct builder *builder, enum node_kind kind, size_t offset)
{
    struct document *document = builder->document;
    *ARRAY_ADD(document, builder->scratch) = (struct node){
        .kind = (uint8_t)kind, .offset = (uint32_t)offset, .link = NO_LINK};
    return document->count - 1;
}

static struct node *close_node(struct builder *builder, size_t index)
{
    struct node *node = &builder->document->items[index];
    node->end = (uint32_t)builder->document->count;
    return node;
}

static struct node *add_node(struct builder *builder, enum node_kind kind,
                             size_t offset)
{
    return close_node(builder, open_node(builder, kind, offset));
}

/* Where cmark says that a block starts: its lines are right, and so are blocks'
 * columns. */
static size_t block_offset(const struct builder *builder, cmark_node *node)
{
    int line = cmark_node_get_start_line(node);
    int column = cmark_node_get_start_column(node);
    if (line < 1 || (size_t)line > builder->line_count)
        return builder->source->text.len;
    size_t offset = builder->lines[line - 1];
    return column < 1 ? offset : offset + (size_t)column - 1;
}

static bool too_deep(struct builder *builder, size_t depth, struct location at)
{
    if (depth <= DEPTH_MOST)
        return false;
    if (!builder->depth_reported)
        diag_add(builder->diags, DIAG_MARKDOWN_DEPTH, at,
                 "nested more than %d levels deep", DEPTH_MOST);
    builder->depth_reported = true;
    return true;
}

/* HTML */

static void refuse_html(struct builder *builder, struct str html, struct location at)
{
    size_t end = 1;
    while (end < html.len && end < 24 && html.ptr[end] > ' ' && html.ptr[end] != '>')
        end++;
    if (str_starts_with(html, STR("<!--"))) {
        diag_add(builder->diags, DIAG_HTML_REFUSED, at, "an HTML comment");
        diag_hint(builder->diags, "delete it; a page has no hidden text");
        return;
    }
    diag_add(builder->diags, DIAG_HTML_REFUSED, at, "raw HTML '%.*s%s'",
             STR_ARG(str_slice(html, 0, end)),
             end < html.len && html.ptr[end] == '>' ? ">" : "");
    if (str_equal_ignore_case(str_slice(html, 0, 3), STR("<br")))
        diag_hint(builder->diags, "end the line with a backslash");
    else
        diag_hint(builder->diags, "write it in Markdown; write '\\<' for a mere '<'");
}

static void add_html_block(struct builder *builder, cmark_node *node)
{
    size_t offset = block_offset(builder, node);
    struct str html = str_from(cmark_node_get_literal(node));
    struct str text = builder->source->text;
    bool exact = offset < text.len && text.ptr[offset] == '<';
    refuse_html(builder, str_trim(html),
                exact ? location_at(builder->source, offset, 1)
                      : location_line(builder->source, offset));
}

/* Inlines */

static void add_text(struct builder *builder, enum node_kind kind, cmark_node *node)
{
    struct str literal = str_from(cmark_node_get_literal(node));
    struct tracker *tracker = &builder->tracker;
    if (literal.len == 0)
        return; /* what cmark leaves of spaces at a line's end */
    size_t offset = tracker_place(tracker, 0).offset;
    struct str written = kind == NODE_TEXT ? tracker_text(tracker, literal)
                                           : tracker_code(tracker, literal);
    if (written.ptr)
        offset = location_of(builder->source, written).offset;
    else
        written = arena_copy(builder->arena, literal);
    add_node(builder, kind, offset)->text = written;
}

static void add_break(struct builder *builder, enum node_kind kind)
{
    add_node(builder, kind, builder->tracker.at);
    tracker_break(&builder->tracker);
}

static void add_inline_html(struct builder *builder, cmark_node *node)
{
    struct str html = str_from(cmark_node_get_literal(node));
    struct location at = tracker_place(&builder->tracker, 1);
    refuse_html(builder, html, at);
    tracker_html(&builder->tracker, html);
}

static void add_emphasis(struct builder *builder, cmark_node *node, size_t depth)
{
    bool strong = cmark_node_get_type(node) == CMARK_NODE_STRONG;
    size_t index =
        open_node(builder, strong ? NODE_STRONG : NODE_EMPHASIS, builder->tracker.at);
    tracker_delimiter(&builder->tracker, strong ? 2 : 1);
    add_inlines(builder, node, depth);
    tracker_delimiter(&builder->tracker, strong ? 2 : 1);
    close_node(builder, index);
}

/* Of a link that is refused, the text stays. */
static void add_link(struct builder *builder, cmark_node *node, size_t depth)
{
    bool image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    struct str url = str_from(cmark_node_get_url(node));
    struct document_links *links = &builder->document->links;
    size_t index =
        open_node(builder, image ? NODE_IMAGE : NODE_LINK, builder->tracker.at);
    char bracket = tracker_open_link(&builder->tracker, image);
    add_inlines(builder, node, depth);
    struct location at = tracker_close_link(&builder->tracker, bracket, url);
    struct document_link link = {0};
    struct str written =
        str_slice(builder->source->text, at.offset, at.offset + at.length);
    bool same = at.place == PLACE_EXACT && str_equal(written, url);
    url = same ? written : arena_copy(builder->arena, url);
    if (!link_read(builder->arena, url, at, &link, builder->diags) ||
        (image && !link_check_image(&link, builder->diags))) {
        document_remove(builder->document, index, 1);
        return;
    }
    close_node(builder, index)->link = (uint32_t)links->count;
    *ARRAY_ADD(links, builder->scratch) = link;
}

static void add_inline(struct builder *builder, cmark_node *node, size_t depth)
{
    if (too_deep(builder, depth, tracker_place(&builder->tracker, 0))) {
        builder->tracker.lost = true;
        return;
    }
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        add_text(builder, NODE_TEXT, node);
        break;
    case CMARK_NODE_CODE:
        add_text(builder, NODE_CODESPAN, node);
        break;
    case CMARK_NODE_SOFTBREAK:
        add_break(builder, NODE_SOFTBREAK);
        break;
    case CMARK_NODE_LINEBREAK:
        add_break(builder, NODE_LINEBREAK);
        break;
    case CMARK_NODE_HTML_INLINE:
        add_inline_html(builder, node);
        break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
        add_emphasis(builder, node, depth + 1);
        break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        add_link(builder, node, depth + 1);
        break;
    default:
        break; /* custom inlines come only from programs */
    }
}

static void add_inlines(struct builder *builder, cmark_node *parent, size_t depth)
{
    for (cmark_node *child = cmark_node_first_child(parent); child;
         child = cmark_node_next(child))
        add_inline(builder, child, depth);
}

/* Paragraphs and headings */

static size_t start_content(struct builder *builder, cmark_node *node)
{
    tracker_start(&builder->tracker, block_offset(builder, node), builder->quotes);
    tracker_skip_definitions(&builder->tracker);
    return builder->tracker.at;
}

static void add_paragraph(struct builder *builder, cmark_node *node, size_t depth)
{
    size_t index = open_node(builder, NODE_PARAGRAPH, start_content(builder, node));
    add_inlines(builder, node, depth);
    close_node(builder, index);
    card_read(builder->document, index, builder->diags);
}

static void skip_hashes(struct tracker *tracker)
{
    struct str text = tracker->source->text;
    size_t at = tracker->at;
    while (at < text.len && text.ptr[at] == '#' && at - tracker->at < 6)
        at++;
    size_t end = at;
    while (end < text.len && (text.ptr[end] == ' ' || text.ptr[end] == '\t'))
        end++;
    bool closed = end == text.len || text.ptr[end] == '\n' || text.ptr[end] == '\r';
    if (at > tracker->at && (end > at || closed)) /* else it is underlined text */
        tracker->at = end;
}

static void add_heading(struct builder *builder, cmark_node *node, size_t depth)
{
    size_t offset = start_content(builder, node);
    size_t index = open_node(builder, NODE_HEADING, offset);
    struct location at = location_at(builder->source, offset, 0);
    builder->heading = heading_level(cmark_node_get_heading_level(node),
                                     builder->heading, at, builder->diags);
    skip_hashes(&builder->tracker);
    add_inlines(builder, node, depth);
    close_node(builder, index)->level = builder->heading;
    card_read(builder->document, index, builder->diags);
    heading_add(builder->arena, builder->document, index, at);
}

/* Other blocks */

/* Without its last line end, and with LF for CR LF. */
static struct str code_text(struct builder *builder, cmark_node *node)
{
    struct str literal = str_from(cmark_node_get_literal(node));
    if (str_ends_with(literal, STR("\n")))
        literal.len--;
    if (str_ends_with(literal, STR("\r")))
        literal.len--;
    char *text = arena_alloc(builder->arena, literal.len);
    size_t len = 0;
    for (size_t i = 0; i < literal.len; i++)
        if (literal.ptr[i] != '\r' || i + 1 == literal.len ||
            literal.ptr[i + 1] != '\n')
            text[len++] = literal.ptr[i];
    return (struct str){text, len};
}

static void add_code(struct builder *builder, cmark_node *node)
{
    struct str text = code_text(builder, node);
    add_node(builder, NODE_CODE, block_offset(builder, node))->text = text;
}

static void add_list(struct builder *builder, cmark_node *node, size_t depth)
{
    size_t index = open_node(builder, NODE_LIST, block_offset(builder, node));
    add_blocks(builder, node, depth);
    struct node *list = close_node(builder, index);
    if (cmark_node_get_list_tight(node))
        list->flags |= NODE_TIGHT;
    if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST)
        return;
    list->flags |= NODE_ORDERED;
    list->number = (uint32_t)cmark_node_get_list_start(node);
}

/* "[ ] " or "[x] " at the start of an item's first paragraph. */
static uint8_t task_flags(struct str text)
{
    if (str_starts_with(text, STR("[ ] ")))
        return NODE_TASK;
    if (str_starts_with(text, STR("[x] ")) || str_starts_with(text, STR("[X] ")))
        return NODE_TASK | NODE_CHECKED;
    return 0;
}

static void read_task(struct document *document, size_t item)
{
    struct node *node = &document->items[item];
    if (document->count <= item + 2 || node[1].kind != NODE_PARAGRAPH ||
        node[2].kind != NODE_TEXT)
        return;
    uint8_t flags = task_flags(node[2].text);
    if (!flags)
        return;
    node->flags |= flags;
    node[2].text = str_slice(node[2].text, 4, node[2].text.len);
    node[2].offset += 4;
    if (node[2].text.len)
        return;
    node[1].end--;
    document_remove(document, item + 2, 1);
}

static void add_item(struct builder *builder, cmark_node *node, size_t depth)
{
    size_t index = open_node(builder, NODE_ITEM, block_offset(builder, node));
    add_blocks(builder, node, depth);
    read_task(builder->document, index);
    close_node(builder, index);
}

static void add_quote(struct builder *builder, cmark_node *node, size_t depth)
{
    size_t index = open_node(builder, NODE_QUOTE, block_offset(builder, node));
    builder->quotes++;
    add_blocks(builder, node, depth);
    builder->quotes--;
    callout_read(builder->arena, builder->source, builder->document, index,
                 builder->diags);
    close_node(builder, index);
}

static void add_block(struct builder *builder, cmark_node *node, size_t depth)
{
    size_t offset = block_offset(builder, node);
    if (too_deep(builder, depth, location_line(builder->source, offset)))
        return;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        add_paragraph(builder, node, depth + 1);
        break;
    case CMARK_NODE_HEADING:
        add_heading(builder, node, depth + 1);
        break;
    case CMARK_NODE_LIST:
        add_list(builder, node, depth + 1);
        break;
    case CMARK_NODE_ITEM:
        add_item(builder, node, depth + 1);
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        add_quote(builder, node, depth + 1);
        break;
    case CMARK_NODE_CODE_BLOCK:
        add_code(builder, node);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        add_node(builder, NODE_RULE, offset);
        break;
    case CMARK_NODE_HTML_BLOCK:
        add_html_block(builder, node);
        break;
    default:
        break; /* custom blocks come only from programs */
    }
}

static void add_blocks(struct builder *builder, cmark_node *parent, size_t depth)
{
    for (cmark_node *child = cmark_node_first_child(parent); child;
         child = cmark_node_next(child))
        add_block(builder, child, depth);
}

/* Parsing */

/*
 * cmark ends lines at a lone CR too, a source does not. Where there is none, which is
 * nearly always, the source's own table serves.
 */
static void find_lines(struct builder *builder, struct arena *scratch, size_t body)
{
    const struct source *source = builder->source;
    struct str text = source->text;
    uint32_t first = location_line_column(location_line(source, body)).line - 1;
    builder->lines = source->line_starts + first;
    builder->line_count = source->line_count - first;
    size_t lone = str_find_char(text, '\r', body);
    while (lone != STR_NOT_FOUND && lone + 1 < text.len && text.ptr[lone + 1] == '\n')
        lone = str_find_char(text, '\r', lone + 1);
    if (lone == STR_NOT_FOUND)
        return;
    struct {
        ARRAY_FIELDS(uint32_t);
    } starts = {0};
    *ARRAY_ADD(&starts, scratch) = (uint32_t)body;
    for (size_t at = body; at < text.len; at++) {
        bool crlf =
            text.ptr[at] == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n';
        if (text.ptr[at] == '\n' || (text.ptr[at] == '\r' && !crlf))
            *ARRAY_ADD(&starts, scratch) = (uint32_t)at + 1;
    }
    builder->lines = starts.items;
    builder->line_count = starts.count;
}

static cmark_node *run_cmark(struct arena *scratch, cmark_mem *memory, struct str text)
{
    cmark_arena = scratch;
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory);
    cmark_parser_feed(parser, text.ptr, text.len);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_consolidate_text_nodes(root);
    cmark_arena = NULL;
    return root;
}

bool markdown_parse(struct arena *arena, struct arena *scratch,
                    const struct source *source, size_t body, struct document *document,
                    struct diagnostics *diags)
{
    struct builder builder = {.arena = arena,
                              .scratch = scratch,
                              .source = source,
                              .document = document,
                              .diags = diags,
                              .tracker = {.source = source},
                              .heading = 1};
    *document = (struct document){0};
    size_t errors = diagnostics_count(diags, DIAG_LEVEL_ERROR);
    find_lines(&builder, scratch, body);
    cmark_mem memory = {piece_get, piece_resize, piece_free};
    struct str text = str_slice(source->text, body, source->text.len);
    if (text.len)
        add_blocks(&builder, run_cmark(scratch, &memory, text), 1);
    ARRAY_SETTLE(document, arena);
    ARRAY_SETTLE(&document->links, arena);
    document_name_headings(arena, document);
    return diagnostics_count(diags, DIAG_LEVEL_ERROR) == errors;
}
