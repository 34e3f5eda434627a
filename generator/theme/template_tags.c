/* SPDX-License-Identifier: MIT */
#include "theme/template_tags.h"

struct scanner {
    struct arena *arena;
    const struct source *source;
    struct str text; /* of the source */
    struct diagnostics *diags;
    struct tags *tags;
    struct str open; /* the delimiters */
    struct str close;
    size_t opened[TEMPLATE_NESTING_LIMIT]; /* indexes of tags not closed yet */
    size_t depth;
    bool failed;
};

bool tag_opens(enum tag_kind kind)
{
    return kind == TAG_SECTION || kind == TAG_INVERTED || kind == TAG_PARENT ||
           kind == TAG_BLOCK;
}

struct location tag_location(const struct source *source, const struct tag *tag)
{
    return location_at(source, tag->start, tag->end - tag->start);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Mustache, "standalone": a line's end is LF, CR LF, or the end of the text. */
static void place_in_line(struct str text, struct tag *tag)
{
    size_t left = tag->start, right = tag->end;
    while (left > 0 && is_blank(text.ptr[left - 1]))
        left--;
    tag->first = left == 0 || text.ptr[left - 1] == '\n';
    tag->left = tag->first ? left : tag->start;
    while (right < text.len && is_blank(text.ptr[right]))
        right++;
    if (right + 1 < text.len && text.ptr[right] == '\r' && text.ptr[right + 1] == '\n')
        right++;
    tag->last = right == text.len || text.ptr[right] == '\n';
    tag->right = tag->last ? right + (right < text.len) : tag->end;
}

static bool is_space(char c)
{
    return is_blank(c) || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static size_t find_space(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (is_space(s.ptr[i]))
            return i;
    return STR_NOT_FOUND;
}

/* A name that is there, but has the wrong form; NULL where it is right. */
static const char *name_fault(enum tag_kind kind, struct str name)
{
    bool is_path = kind == TAG_VARIABLE || kind == TAG_RAW || kind == TAG_SECTION ||
                   kind == TAG_INVERTED;
    if (str_find_char(STR("#^/<>$&!="), name.ptr[0], 0) != STR_NOT_FOUND)
        return "no space may stand before the sign that a tag begins with";
    if (find_space(name) != STR_NOT_FOUND)
        return "a name has no white space";
    if (!is_path && name.ptr[0] == '*')
        return "names from the data are not supported here";
    if (!is_path || name.len == 1)
        return NULL;
    if (name.ptr[0] == '.' || name.ptr[name.len - 1] == '.' ||
        str_find(name, STR(".."), 0) != STR_NOT_FOUND)
        return "a part of the name is missing beside a dot";
    return NULL;
}

static void check_name(struct scanner *scanner, const struct tag *tag)
{
    struct location at = tag_location(scanner->source, tag);
    const char *fault = NULL;
    if (tag->name.len == 0) {
        scanner->failed = true;
        diag_add(scanner->diags, DIAG_TEMPLATE_SYNTAX, at, "a tag without a name");
        return;
    }
    if (tag->kind != TAG_CLOSE)
        fault = name_fault(tag->kind, tag->name);
    if (!fault)
        return;
    scanner->failed = true;
    diag_add(scanner->diags, DIAG_TEMPLATE_SYNTAX, at,
             "'%.*s' cannot be the name in a tag", STR_ARG(tag->name));
    diag_hint(scanner->diags, "%s", diag_words(scanner->diags, fault));
}

static bool open_tag(struct scanner *scanner, const struct tag *tag)
{
    if (scanner->depth == TEMPLATE_NESTING_LIMIT) {
        diag_add(scanner->diags, DIAG_TEMPLATE_DEPTH,
                 tag_location(scanner->source, tag),
                 "'%.*s' is nested more than %d tags deep", STR_ARG(tag->name),
                 TEMPLATE_NESTING_LIMIT);
        return false;
    }
    scanner->opened[scanner->depth++] = scanner->tags->count - 1;
    return true;
}

static bool close_tag(struct scanner *scanner, const struct tag *tag)
{
    struct location at = tag_location(scanner->source, tag);
    if (scanner->depth == 0) {
        diag_add(scanner->diags, DIAG_TEMPLATE_SYNTAX, at, "'/%.*s' closes nothing",
                 STR_ARG(tag->name));
        return false;
    }
    size_t index = scanner->opened[scanner->depth - 1];
    struct tag *opener = &scanner->tags->items[index];
    if (!str_equal(opener->name, tag->name)) {
        struct line_column where =
            location_line_column(tag_location(scanner->source, opener));
        diag_add(scanner->diags, DIAG_TEMPLATE_SYNTAX, at,
                 "'/%.*s' stands where '/%.*s' is expected", STR_ARG(tag->name),
                 STR_ARG(opener->name));
        diag_hint(scanner->diags,
                  opener->kind == TAG_PARENT
                      ? "parent '%.*s' was opened in line %u, column %u"
                  : opener->kind == TAG_BLOCK
                      ? "block '%.*s' was opened in line %u, column %u"
                      : "section '%.*s' was opened in line %u, column %u",
                  STR_ARG(opener->name), where.line, where.column);
        return false;
    }
    opener->close = scanner->tags->count - 1;
    scanner->depth--;
    return true;
}

/* Only blocks have a meaning directly inside a parent; texts there are ignored. */
static void check_place(struct scanner *scanner, const struct tag *tag)
{
    if (scanner->depth == 0 || tag->kind == TAG_BLOCK || tag->kind == TAG_CLOSE ||
        tag->kind == TAG_COMMENT || tag->kind == TAG_DELIMITERS)
        return;
    size_t index = scanner->opened[scanner->depth - 1];
    const struct tag *around = &scanner->tags->items[index];
    if (around->kind != TAG_PARENT)
        return;
    scanner->failed = true;
    diag_add(scanner->diags, DIAG_TEMPLATE_SYNTAX, tag_location(scanner->source, tag),
             "'%.*s' stands in the parent '%.*s', but in none of its blocks",
             STR_ARG(tag->name), STR_ARG(around->name));
    diag_hint(scanner->diags, "move it into a block, such as {{$main}}...{{/main}}");
}

static bool add_tag(struct scanner *scanner, struct tag tag)
{
    place_in_line(scanner->text, &tag);
    if (tag.kind != TAG_COMMENT && tag.kind != TAG_DELIMITERS) {
        check_name(scanner, &tag);
        check_place(scanner, &tag);
    }
    *ARRAY_ADD(scanner->tags, scanner->arena) = tag;
    if (tag_opens(tag.kind))
        return open_tag(scanner, &tag);
    return tag.kind != TAG_CLOSE || close_tag(scanner, &tag);
}

static bool refuse_unclosed(struct scanner *scanner, size_t start, const char *before)
{
    diag_add(scanner->diags, DIAG_TEMPLATE_SYNTAX,
             location_at(scanner->source, start, scanner->open.len),
             "a tag that is never closed");
    diag_hint(scanner->diags, "it ends with '%s%.*s'", before, STR_ARG(scanner->close));
    return false;
}

static bool is_delimiter(struct str s)
{
    return s.len > 0 && find_space(s) == STR_NOT_FOUND &&
           str_find_char(s, '=', 0) == STR_NOT_FOUND;
}

/* {{=<% %>=}} */
static bool scan_delimiters(struct scanner *scanner, struct tag tag, size_t from)
{
    size_t end = from;
    do {
        end = str_find_char(scanner->text, '=', end);
        if (end == STR_NOT_FOUND)
            return refuse_unclosed(scanner, tag.start, "=");
        end++;
    } while (!str_starts_with(str_slice(scanner->text, end, SIZE_MAX), scanner->close));
    struct str both = str_trim(str_slice(scanner->text, from, end - 1));
    size_t space = find_space(both);
    struct str open = str_slice(both, 0, space);
    struct str close = str_trim(str_slice(both, space, both.len));
    tag.end = end + scanner->close.len;
    if (!is_delimiter(open) || !is_delimiter(close)) {
        if (str_find(both, scanner->close, 0) != STR_NOT_FOUND)
            return refuse_unclosed(scanner, tag.start, "=");
        diag_add(scanner->diags, DIAG_TEMPLATE_SYNTAX,
                 tag_location(scanner->source, &tag), "'%.*s' are no two delimiters",
                 STR_ARG(both));
        diag_hint(
            scanner->diags,
            "two words without '=' and with a space between, as in {{=<%% %%>=}}");
        return false;
    }
    scanner->open = open;
    scanner->close = close;
    return add_tag(scanner, tag);
}

/* {{{name}}}; with other delimiters the same braces: <%{name}%> */
static bool scan_braces(struct scanner *scanner, struct tag tag, size_t from)
{
    size_t end = str_find(scanner->text, scanner->close, from);
    size_t brace = str_find_char(scanner->text, '}', from);
    if (end == STR_NOT_FOUND || brace == STR_NOT_FOUND || brace > end ||
        !str_starts_with(str_slice(scanner->text, brace + 1, SIZE_MAX), scanner->close))
        return refuse_unclosed(scanner, tag.start, "}");
    tag.name = str_trim(str_slice(scanner->text, from, brace));
    tag.end = brace + 1 + scanner->close.len;
    return add_tag(scanner, tag);
}

static enum tag_kind kind_of(char sign)
{
    switch (sign) {
    case '!':
        return TAG_COMMENT;
    case '=':
        return TAG_DELIMITERS;
    case '{':
    case '&':
        return TAG_RAW;
    case '>':
        return TAG_PARTIAL;
    case '#':
        return TAG_SECTION;
    case '^':
        return TAG_INVERTED;
    case '<':
        return TAG_PARENT;
    case '$':
        return TAG_BLOCK;
    case '/':
        return TAG_CLOSE;
    default:
        return TAG_VARIABLE;
    }
}

static bool scan_tag(struct scanner *scanner, size_t start)
{
    size_t from = start + scanner->open.len;
    char sign = from < scanner->text.len ? scanner->text.ptr[from] : '\0';
    struct tag tag = {.kind = kind_of(sign), .start = start};
    from += tag.kind != TAG_VARIABLE;
    if (tag.kind == TAG_DELIMITERS)
        return scan_delimiters(scanner, tag, from);
    if (sign == '{')
        return scan_braces(scanner, tag, from);
    size_t end = str_find(scanner->text, scanner->close, from);
    if (end == STR_NOT_FOUND)
        return refuse_unclosed(scanner, start, "");
    tag.name = str_trim(str_slice(scanner->text, from, end));
    tag.end = end + scanner->close.len;
    if (tag.kind != TAG_COMMENT &&
        str_find(tag.name, scanner->open, 0) != STR_NOT_FOUND)
        return refuse_unclosed(scanner, start, ""); /* what closes it is the next's */
    return add_tag(scanner, tag);
}

static void report_open(struct scanner *scanner)
{
    for (size_t i = 0; i < scanner->depth; i++) {
        const struct tag *tag = &scanner->tags->items[scanner->opened[i]];
        diag_add(scanner->diags, DIAG_TEMPLATE_SYNTAX,
                 tag_location(scanner->source, tag),
                 tag->kind == TAG_PARENT  ? "parent '%.*s' is never closed"
                 : tag->kind == TAG_BLOCK ? "block '%.*s' is never closed"
                                          : "section '%.*s' is never closed",
                 STR_ARG(tag->name));
        diag_hint(scanner->diags, "'/%.*s' closes it", STR_ARG(tag->name));
    }
}

bool tags_scan(struct arena *arena, const struct source *source, struct tags *tags,
               struct diagnostics *diags)
{
    struct scanner scanner = {.arena = arena,
                              .source = source,
                              .text = source->text,
                              .diags = diags,
                              .tags = tags,
                              .open = STR("{{"),
                              .close = STR("}}")};
    size_t at = 0;
    while ((at = str_find(source->text, scanner.open, at)) != STR_NOT_FOUND) {
        if (!scan_tag(&scanner, at))
            return false; /* what follows would only be misunderstood */
        at = tags->items[tags->count - 1].end;
    }
    report_open(&scanner);
    return !scanner.failed && scanner.depth == 0;
}
