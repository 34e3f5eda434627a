/* SPDX-License-Identifier: MIT */
#include "output/slim.h"

/* A tag of the text: [from, to) with its brackets. */
struct tag {
    size_t from, to;
    struct str name; /* as it is written */
    bool is_end;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_one_of(struct str name, const struct str *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(name, names[i]))
            return true;
    return false;
}

#define ONE_OF(name, list) is_one_of(name, list, sizeof(list) / sizeof(*(list)))

/* White space beside these is not seen, and behind them a paragraph ends. */
static bool is_block(struct str name)
{
    static const struct str blocks[] = {
        STR_INIT("p"),       STR_INIT("ul"),     STR_INIT("ol"),
        STR_INIT("li"),      STR_INIT("div"),    STR_INIT("section"),
        STR_INIT("article"), STR_INIT("footer"), STR_INIT("header"),
        STR_INIT("nav"),     STR_INIT("h1"),     STR_INIT("h2"),
        STR_INIT("h3"),      STR_INIT("h4"),     STR_INIT("details"),
        STR_INIT("table"),   STR_INIT("thead"),  STR_INIT("tbody"),
        STR_INIT("tr"),      STR_INIT("td"),     STR_INIT("th"),
        STR_INIT("caption"), STR_INIT("hr"),     STR_INIT("blockquote"),
    };
    return ONE_OF(name, blocks);
}

/* Inside of a table and of lists paragraphs are not opened or closed by the others. */
static bool ends_paragraph(const struct tag *next)
{
    static const struct str inside[] = {
        STR_INIT("li"), STR_INIT("thead"), STR_INIT("tbody"),   STR_INIT("tr"),
        STR_INIT("td"), STR_INIT("th"),    STR_INIT("caption"),
    };
    if (next->is_end)
        return is_block(next->name) && !str_equal(next->name, STR("p"));
    return is_block(next->name) && !ONE_OF(next->name, inside);
}

static bool is_cell(struct str name)
{
    return str_equal(name, STR("td")) || str_equal(name, STR("th"));
}

/* May the end tag be left out before `next`? */
static bool is_optional(const struct tag *tag, const struct tag *next)
{
    if (!tag->is_end)
        return false;
    if (str_equal(tag->name, STR("p")))
        return ends_paragraph(next);
    if (str_equal(tag->name, STR("li")))
        return next->is_end ? str_equal(next->name, STR("ul")) ||
                                  str_equal(next->name, STR("ol"))
                            : str_equal(next->name, STR("li"));
    if (is_cell(tag->name))
        return next->is_end ? str_equal(next->name, STR("tr")) : is_cell(next->name);
    if (str_equal(tag->name, STR("tr")))
        return next->is_end ? str_equal(next->name, STR("tbody")) ||
                                  str_equal(next->name, STR("thead"))
                            : str_equal(next->name, STR("tr"));
    return false;
}

/* The tag that begins at `from`; false where there is none. */
static bool read_tag(struct str text, size_t from, struct tag *tag)
{
    if (from >= text.len || text.ptr[from] != '<')
        return false;
    size_t at = from + 1;
    *tag = (struct tag){.from = from, .is_end = at < text.len && text.ptr[at] == '/'};
    at += tag->is_end;
    size_t name = at;
    while (at < text.len && is_name(text.ptr[at]))
        at++;
    tag->name = str_slice(text, name, at);
    for (bool quoted = false; at < text.len; at++) {
        if (text.ptr[at] == '"')
            quoted = !quoted;
        else if (text.ptr[at] == '>' && !quoted) {
            tag->to = at + 1;
            return true;
        }
    }
    return false;
}

/* 13.1.2.3: values without spaces, quotes, '=', '<', '>' and '`', and not empty. */
static bool needs_quotes(struct str value)
{
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (is_space(c) || c == '"' || c == '\'' || c == '=' || c == '<' || c == '>' ||
            c == '`')
            return true;
    }
    return value.len == 0;
}

/*
 * The document's policy (a meta element) keeps all links from telling where they come
 * from, and a text is what a field takes when nothing is said.
 */
static struct str without_defaults(struct str tag, struct strbuf *rest)
{
    static const struct str defaults[] = {STR_INIT(" rel=\"noreferrer\""),
                                          STR_INIT(" type=\"text\"")};
    for (size_t i = 0; i < sizeof(defaults) / sizeof(*defaults); i++) {
        size_t at = str_find(tag, defaults[i], 0);
        if (at == STR_NOT_FOUND)
            continue;
        strbuf_add(rest, str_slice(tag, 0, at));
        strbuf_add(rest, str_slice(tag, at + defaults[i].len, tag.len));
        return strbuf_str(rest);
    }
    return tag;
}

static void add_tag(struct strbuf *out, struct str tag)
{
    for (size_t at = 0; at < tag.len;) {
        size_t open = str_find_char(tag, '"', at);
        size_t close = open == STR_NOT_FOUND ? open : str_find_char(tag, '"', open + 1);
        strbuf_add(out, str_slice(tag, at, open == STR_NOT_FOUND ? tag.len : open));
        if (close == STR_NOT_FOUND) {
            if (open != STR_NOT_FOUND)
                strbuf_add(out, str_slice(tag, open, tag.len));
            return;
        }
        struct str value = str_slice(tag, open + 1, close);
        bool keep = needs_quotes(value);
        strbuf_add(out, keep ? str_slice(tag, open, close + 1) : value);
        at = close + 1;
    }
}

/* Browsers show and read the two alike. */
static bool is_strong(const struct tag *tag)
{
    return str_equal(tag->name, STR("strong"));
}

static void add_slim_tag(struct strbuf *out, struct str text, const struct tag *tag)
{
    struct strbuf rest = {0};
    if (is_strong(tag))
        strbuf_add(out, tag->is_end ? STR("</b>") : STR("<b>"));
    else
        add_tag(out, without_defaults(str_slice(text, tag->from, tag->to), &rest));
    strbuf_release(&rest);
}

/* The text [from, to) between two tags; a block beside it swallows white space. */
static void add_text(struct strbuf *out, struct str text, bool after_block,
                     bool before_block)
{
    size_t from = 0, to = text.len;
    while (after_block && from < to && is_space(text.ptr[from]))
        from++;
    while (before_block && to > from && is_space(text.ptr[to - 1]))
        to--;
    strbuf_add(out, str_slice(text, from, to));
}

static size_t behind_spaces(struct str text, size_t at)
{
    while (at < text.len && is_space(text.ptr[at]))
        at++;
    return at;
}

/* Behind the end of the <pre> that begins at `from`. */
static size_t behind_pre(struct str text, size_t from)
{
    size_t end = str_find(text, STR("</pre>"), from);
    return end == STR_NOT_FOUND ? text.len : end;
}

void slim_html(struct strbuf *html)
{
    struct str text = strbuf_str(html);
    struct strbuf out = {0};
    struct tag tag, next;
    bool after_block = false;
    for (size_t at = 0; at < text.len;) {
        size_t open = str_find_char(text, '<', at);
        bool found = open != STR_NOT_FOUND && read_tag(text, open, &tag);
        bool is_edge = found && is_block(tag.name);
        add_text(&out, str_slice(text, at, found ? open : text.len), after_block,
                 is_edge);
        if (!found)
            break;
        if (!read_tag(text, behind_spaces(text, tag.to), &next) ||
            !is_optional(&tag, &next))
            add_slim_tag(&out, text, &tag);
        after_block = is_edge;
        at = tag.to;
        if (str_equal(tag.name, STR("pre")) && !tag.is_end) {
            size_t end = behind_pre(text, at);
            strbuf_add(&out, str_slice(text, at, end));
            at = end;
        }
    }
    strbuf_release(html);
    *html = out;
}
