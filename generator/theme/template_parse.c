/* SPDX-License-Identifier: MIT */
#include "theme/template_tree.h"

#include <string.h>

#include "theme/template_tags.h"

struct parser {
    struct arena *arena;
    struct template *template;
    struct str text; /* of the source */
    const struct tag *tags;
    struct diagnostics *diags;
    /* The indentation that lines lose, of each dedented block around. */
    struct str dedents[TEMPLATE_NESTING_LIMIT];
    size_t dedent_count;
    bool failed;
};

static struct template_op *add_op(struct parser *parser, enum template_op_kind kind)
{
    struct template_op *op = ARRAY_ADD(&parser->template->ops, parser->arena);
    op->kind = kind;
    return op;
}

static bool starts_line(const struct parser *parser, size_t offset)
{
    return offset == 0 || parser->text.ptr[offset - 1] == '\n';
}

/* How much of the line at `offset` the blocks around it take off. */
static size_t dedent_at(const struct parser *parser, size_t offset)
{
    size_t at = offset;
    for (size_t i = 0; i < parser->dedent_count; i++)
        if (str_starts_with(str_slice(parser->text, at, SIZE_MAX), parser->dedents[i]))
            at += parser->dedents[i].len;
    return at - offset;
}

static bool is_dedented(const struct parser *parser)
{
    for (size_t i = 0; i < parser->dedent_count; i++)
        if (parser->dedents[i].len)
            return true;
    return false;
}

/* The only text of a template that is copied. */
static struct str dedented(struct parser *parser, size_t from, size_t to)
{
    char *copy = arena_alloc(parser->arena, to - from);
    size_t len = 0;
    for (size_t at = from; at < to;) {
        size_t end = str_find_char(str_slice(parser->text, 0, to), '\n', at);
        end = end == STR_NOT_FOUND ? to : end + 1;
        size_t start = at + (starts_line(parser, at) ? dedent_at(parser, at) : 0);
        if (start < end) {
            memcpy(copy + len, parser->text.ptr + start, end - start);
            len += end - start;
        }
        at = end;
    }
    return (struct str){copy, len};
}

static void add_text(struct parser *parser, size_t from, size_t to)
{
    if (from >= to)
        return;
    struct template_op *op = add_op(parser, OP_TEXT);
    op->line_start = starts_line(parser, from);
    op->text = is_dedented(parser) ? dedented(parser, from, to)
                                   : str_slice(parser->text, from, to);
}

/* Does the tag's line begin with it, once the blocks around have taken off theirs? */
static bool begins_line(const struct parser *parser, const struct tag *tag)
{
    return tag->first && tag->left + dedent_at(parser, tag->left) == tag->start;
}

/* Where the text before a tag ends that keeps its line. */
static size_t text_end(const struct parser *parser, const struct tag *tag)
{
    return begins_line(parser, tag) ? tag->left : tag->start;
}

static void add_text_before(struct parser *parser, size_t from, const struct tag *tag)
{
    add_text(parser, from, text_end(parser, tag));
    if (begins_line(parser, tag))
        add_op(parser, OP_TEXT)->line_start = true;
}

static bool is_standalone(const struct tag *tag)
{
    return tag->kind != TAG_VARIABLE && tag->kind != TAG_RAW && tag->first && tag->last;
}

/* The text before a tag that stands for itself; the offset behind it. */
static size_t pass_tag(struct parser *parser, size_t from, const struct tag *tag)
{
    if (!is_standalone(tag)) {
        add_text_before(parser, from, tag);
        return tag->end;
    }
    add_text(parser, from, tag->left);
    return tag->right;
}

/* The blanks before a standalone tag. */
static struct str indentation(const struct parser *parser, const struct tag *tag)
{
    size_t taken = dedent_at(parser, tag->left);
    return str_slice(parser->text, tag->left + taken, tag->start);
}

static void split_name(struct arena *arena, struct template_op *op)
{
    size_t count = 1, done = 0;
    if (str_equal(op->name, STR(".")))
        return;
    for (size_t i = 0; i < op->name.len; i++)
        count += op->name.ptr[i] == '.';
    struct str *parts = ARENA_ARRAY(arena, count, struct str);
    struct str rest = op->name;
    while (done < count && str_split(&rest, '.', &parts[done]))
        done++;
    op->parts = parts;
    op->part_count = done;
}

static enum template_op_kind op_kind(enum tag_kind kind)
{
    switch (kind) {
    case TAG_RAW:
        return OP_RAW;
    case TAG_PARTIAL:
        return OP_PARTIAL;
    case TAG_SECTION:
        return OP_SECTION;
    case TAG_INVERTED:
        return OP_INVERTED;
    case TAG_PARENT:
        return OP_PARENT;
    case TAG_BLOCK:
        return OP_BLOCK;
    default:
        return OP_VARIABLE;
    }
}

static size_t add_tag_op(struct parser *parser, const struct tag *tag)
{
    struct template_op *op = add_op(parser, op_kind(tag->kind));
    op->offset = (uint32_t)tag->start;
    op->length = (uint32_t)(tag->end - tag->start);
    op->name = tag->name;
    if (op->kind <= OP_INVERTED)
        split_name(parser->arena, op);
    return parser->template->ops.count - 1;
}

static void end_op(struct parser *parser, size_t index)
{
    struct template_ops *ops = &parser->template->ops;
    ops->items[index].inside = ops->count - index - 1;
}

static void parse_range(struct parser *parser, size_t tag, size_t tag_end, size_t from,
                        size_t to);

static size_t parse_section(struct parser *parser, size_t index, size_t from)
{
    const struct tag *open = &parser->tags[index];
    const struct tag *close = &parser->tags[open->close];
    size_t start = pass_tag(parser, from, open);
    size_t op = add_tag_op(parser, open);
    bool alone = is_standalone(close);
    parse_range(parser, index + 1, open->close, start,
                alone ? close->left : text_end(parser, close));
    if (!alone && begins_line(parser, close))
        add_op(parser, OP_TEXT)->line_start = true;
    end_op(parser, op);
    return alone ? close->right : close->end;
}

static size_t parse_partial(struct parser *parser, const struct tag *tag, size_t from)
{
    size_t behind = pass_tag(parser, from, tag);
    size_t op = add_tag_op(parser, tag);
    parser->template->ops.items[op].standalone = is_standalone(tag);
    if (is_standalone(tag))
        parser->template->ops.items[op].text = indentation(parser, tag);
    return behind;
}

/* The blanks that the first line of a block's content begins with. */
static struct str common_indentation(const struct parser *parser, size_t from,
                                     size_t to)
{
    size_t start = from + dedent_at(parser, from), end = start;
    while (end < to && (parser->text.ptr[end] == ' ' || parser->text.ptr[end] == '\t'))
        end++;
    return str_slice(parser->text, start, end);
}

static bool is_empty_content(const struct parser *parser, size_t from, size_t to)
{
    struct str content = str_slice(parser->text, from, to);
    return content.len == 0 || str_equal(content, STR("\n")) ||
           str_equal(content, STR("\r\n"));
}

/*
 * The content of a block, [from, to). "Block indentation is removed at the site of
 * definition and added at the site of expansion": the first where the content has lines
 * of its own. "When the block opening tag is standalone, indentation is determined by
 * default content": the operation's text, which was the tag's own indentation.
 */
static void parse_content(struct parser *parser, size_t index, size_t op, size_t from,
                          size_t to, bool has_lines)
{
    struct template_op *block = &parser->template->ops.items[op];
    size_t dedents_before = parser->dedent_count;
    block->dedented = has_lines;
    if (has_lines && !is_empty_content(parser, from, to)) {
        struct str common = common_indentation(parser, from, to);
        block->text = common;
        parser->dedents[parser->dedent_count++] = common;
    }
    parse_range(parser, index + 1, parser->tags[index].close, from, to);
    parser->dedent_count = dedents_before;
}

/*
 * A block stands alone when nothing is before its opening tag nor behind its closing
 * tag; what the two tags share with the content's lines goes with them.
 */
static size_t parse_block(struct parser *parser, size_t index, size_t from,
                          bool is_argument)
{
    const struct tag *open = &parser->tags[index];
    const struct tag *close = &parser->tags[open->close];
    bool alone = !is_argument && open->first && close->last;
    bool has_lines = open->last && (is_argument || alone);
    bool close_alone = close->first && (has_lines || alone);
    if (alone)
        add_text(parser, from, open->left);
    else if (!is_argument)
        add_text_before(parser, from, open);
    size_t op = add_tag_op(parser, open);
    parser->template->ops.items[op].standalone = alone;
    if (alone)
        parser->template->ops.items[op].text = indentation(parser, open);
    parse_content(parser, index, op, has_lines ? open->right : open->end,
                  close_alone ? close->left : text_end(parser, close), has_lines);
    if (!close_alone && begins_line(parser, close))
        add_op(parser, OP_LAST_LINE);
    end_op(parser, op);
    return alone && close->first ? close->right : close->end;
}

static void check_argument(struct parser *parser, size_t parent, const struct tag *tag)
{
    const struct template_ops *ops = &parser->template->ops;
    for (size_t i = parent + 1; i < ops->count; i += 1 + ops->items[i].inside) {
        if (!str_equal(ops->items[i].name, tag->name))
            continue;
        parser->failed = true;
        diag_add(parser->diags, DIAG_TEMPLATE_SYNTAX,
                 tag_location(parser->template->source, tag),
                 "block '%.*s' is given twice in the parent '%.*s'", STR_ARG(tag->name),
                 STR_ARG(ops->items[parent].name));
        return;
    }
}

static size_t parse_parent(struct parser *parser, size_t index, size_t from)
{
    const struct tag *open = &parser->tags[index];
    const struct tag *close = &parser->tags[open->close];
    bool alone = open->first && close->last;
    if (alone)
        add_text(parser, from, open->left);
    else
        add_text_before(parser, from, open);
    size_t op = add_tag_op(parser, open);
    parser->template->ops.items[op].standalone = alone;
    if (alone)
        parser->template->ops.items[op].text = indentation(parser, open);
    for (size_t i = index + 1; i < open->close; i++) {
        const struct tag *tag = &parser->tags[i];
        if (tag->kind != TAG_BLOCK)
            continue;
        check_argument(parser, op, tag);
        parse_block(parser, i, tag->start, true);
        i = tag->close;
    }
    end_op(parser, op);
    return alone ? close->right : close->end;
}

/* Gives the offset behind the tag, and behind what it closes if it opens something. */
static size_t parse_tag(struct parser *parser, size_t index, size_t from)
{
    const struct tag *tag = &parser->tags[index];
    size_t behind;
    switch (tag->kind) {
    case TAG_SECTION:
    case TAG_INVERTED:
        return parse_section(parser, index, from);
    case TAG_PARENT:
        return parse_parent(parser, index, from);
    case TAG_BLOCK:
        return parse_block(parser, index, from, false);
    case TAG_PARTIAL:
        return parse_partial(parser, tag, from);
    case TAG_VARIABLE:
    case TAG_RAW:
        behind = pass_tag(parser, from, tag);
        add_tag_op(parser, tag);
        return behind;
    case TAG_COMMENT:
    case TAG_DELIMITERS:
    case TAG_CLOSE:
        break;
    }
    return pass_tag(parser, from, tag);
}

/* As deep as tags_scan lets tags be nested. */
static void parse_range(struct parser *parser, size_t tag, size_t tag_end, size_t from,
                        size_t to)
{
    while (tag < tag_end) {
        from = parse_tag(parser, tag, from);
        tag = tag_opens(parser->tags[tag].kind) ? parser->tags[tag].close + 1 : tag + 1;
    }
    add_text(parser, from, to);
}

bool template_parse(struct arena *arena, struct template *template,
                    struct diagnostics *diags)
{
    struct arena scratch = {0};
    struct tags tags = {0};
    struct parser parser = {.arena = arena,
                            .template = template,
                            .text = template->source->text,
                            .diags = diags};
    parser.failed = !tags_scan(&scratch, template->source, &tags, diags);
    parser.tags = tags.items;
    if (!parser.failed)
        parse_range(&parser, 0, tags.count, 0, parser.text.len);
    if (parser.failed)
        template->ops.count = 0;
    arena_release(&scratch);
    return !parser.failed;
}
