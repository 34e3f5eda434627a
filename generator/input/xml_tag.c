/* SPDX-License-Identifier: MIT */
#include "input/xml_tag.h"

#include "base/unicode.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool starts_at(struct str text, size_t at, struct str what)
{
    return str_equal(str_slice(text, at, at + what.len), what);
}

/* Behind the next `close`, or the end of the text. */
static size_t behind(struct str text, size_t from, struct str close)
{
    size_t at = str_find(text, close, from);
    return at == STR_NOT_FOUND ? text.len : at + close.len;
}

/* If a comment, instruction or CDATA section begins at `at`: its end; else `at`. */
static size_t skip_section(struct str text, size_t at)
{
    if (starts_at(text, at, STR("<!--")))
        return behind(text, at + 4, STR("-->"));
    if (starts_at(text, at, STR("<?")))
        return behind(text, at + 2, STR("?>"));
    if (starts_at(text, at, STR("<![CDATA[")))
        return behind(text, at + 9, STR("]]>"));
    return at;
}

size_t xml_next_tag(struct str text, size_t from)
{
    for (size_t at = from; (at = str_find_char(text, '<', at)) != STR_NOT_FOUND;) {
        size_t end = skip_section(text, at);
        if (end == at)
            return at;
        at = end;
    }
    return text.len;
}

static size_t skip_space(struct str text, size_t at)
{
    while (at < text.len && is_space(text.ptr[at]))
        at++;
    return at;
}

static size_t trimmed_end(struct str text, size_t from, size_t to)
{
    while (to > from && is_space(text.ptr[to - 1]))
        to--;
    return to;
}

/* CDATA at `at`: its first byte that is not white space, or STR_NOT_FOUND. */
static size_t text_of_cdata(struct str text, size_t at, size_t *end)
{
    size_t close = str_find(text, STR("]]>"), at + 9);
    size_t stop = close == STR_NOT_FOUND ? text.len : close;
    size_t start = skip_space(text, at + 9);
    *end = trimmed_end(text, start, stop);
    return start < stop ? start : STR_NOT_FOUND;
}

size_t xml_next_text(struct str text, size_t from, size_t *end)
{
    size_t at = skip_space(text, from);
    while (at < text.len && text.ptr[at] == '<') {
        size_t found = STR_NOT_FOUND;
        if (starts_at(text, at, STR("<![CDATA[")))
            found = text_of_cdata(text, at, end);
        size_t next = skip_section(text, at);
        if (found != STR_NOT_FOUND || next == at)
            return found;
        at = skip_space(text, next);
    }
    if (at >= text.len)
        return STR_NOT_FOUND;
    size_t stop = str_find_char(text, '<', at);
    *end = trimmed_end(text, at, stop == STR_NOT_FOUND ? text.len : stop);
    return at;
}

size_t xml_find_doctype(struct str text)
{
    size_t at = skip_space(text, 0);
    for (size_t next; (next = skip_section(text, at)) != at;)
        at = skip_space(text, next);
    bool found = str_equal_ignore_case(str_slice(text, at, at + 9), STR("<!DOCTYPE"));
    return found ? at : STR_NOT_FOUND;
}

static bool ends_name(char c)
{
    return is_space(c) || c == '=' || c == '/' || c == '>' || c == '<';
}

static struct str name_at(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.len && !ends_name(text.ptr[end]))
        end++;
    return str_slice(text, at, end);
}

struct xml_tag xml_tag_at(struct str text, size_t at)
{
    struct xml_tag tag = {.start = at};
    size_t name = at + 1;
    if (name < text.len && text.ptr[name] == '/')
        name++;
    tag.name = name_at(text, name);
    char quote = '\0'; /* '>' may stand in an attribute's value */
    size_t end = name + tag.name.len;
    for (; end < text.len && (quote || text.ptr[end] != '>'); end++) {
        char c = text.ptr[end];
        if (quote ? c == quote : c == '"' || c == '\'')
            quote = quote ? '\0' : c;
    }
    tag.end = end < text.len ? end + 1 : text.len;
    return tag;
}

struct xml_tag xml_tag_before(struct str text, size_t at)
{
    for (size_t i = at < text.len ? at : text.len; i > 0; i--)
        if (text.ptr[i - 1] == '<')
            return xml_tag_at(text, i - 1);
    return (struct xml_tag){.name = str_slice(text, at, at), .start = at, .end = at};
}

bool xml_next_attribute(struct str text, const struct xml_tag *tag, size_t *at,
                        struct xml_written *attribute)
{
    struct str inside = str_slice(text, 0, tag->end);
    size_t name = skip_space(inside, *at);
    attribute->name = name_at(inside, name);
    size_t equals = skip_space(inside, name + attribute->name.len);
    size_t open = skip_space(inside, equals + 1);
    if (attribute->name.len == 0 || open >= inside.len || inside.ptr[equals] != '=')
        return false;
    char quote = inside.ptr[open];
    size_t close = str_find_char(inside, quote, open + 1);
    if ((quote != '"' && quote != '\'') || close == STR_NOT_FOUND)
        return false;
    attribute->value = str_slice(inside, open + 1, close);
    *at = close + 1;
    return true;
}

struct str xml_attribute_around(struct str text, size_t at)
{
    struct str before = str_slice(text, 0, at);
    struct xml_tag tag = xml_tag_before(before, at);
    struct xml_written written;
    size_t next = tag.start + 1 + tag.name.len;
    tag.end = at;
    do
        next = skip_space(before, next);
    while (xml_next_attribute(before, &tag, &next, &written));
    return name_at(before, next);
}

/* The digits of &#…; and &#x…;: libxml2 has seen that they are a valid character. */
static uint32_t character_of(struct str digits)
{
    uint32_t value = 0;
    bool hex = str_starts_with(digits, STR("x"));
    for (size_t i = hex ? 1 : 0; i < digits.len; i++) {
        char c = digits.ptr[i];
        uint32_t digit = c <= '9'   ? (uint32_t)(c - '0')
                         : c <= 'F' ? (uint32_t)(c - 'A') + 10
                                    : (uint32_t)(c - 'a') + 10;
        value = value * (hex ? 16 : 10) + digit;
    }
    return value;
}

static void add_reference(struct strbuf *out, struct str name)
{
    if (str_starts_with(name, STR("#")))
        utf8_add(out, character_of(str_slice(name, 1, name.len)));
    else if (str_equal(name, STR("amp")))
        strbuf_add_char(out, '&');
    else if (str_equal(name, STR("lt")))
        strbuf_add_char(out, '<');
    else if (str_equal(name, STR("gt")))
        strbuf_add_char(out, '>');
    else if (str_equal(name, STR("quot")))
        strbuf_add_char(out, '"');
    else
        strbuf_add_char(out, '\'');
}

static bool is_plain(struct str written)
{
    for (size_t i = 0; i < written.len; i++)
        if (written.ptr[i] == '&' ||
            (is_space(written.ptr[i]) && written.ptr[i] != ' '))
            return false;
    return true;
}

struct str xml_attribute_value(struct arena *arena, struct str written)
{
    if (is_plain(written))
        return written;
    struct strbuf out = {0};
    for (size_t at = 0; at < written.len; at++) {
        char c = written.ptr[at];
        size_t semicolon = c == '&' ? str_find_char(written, ';', at) : STR_NOT_FOUND;
        if (semicolon != STR_NOT_FOUND) {
            add_reference(&out, str_slice(written, at + 1, semicolon));
            at = semicolon;
        } else if (c == '\r' && starts_at(written, at, STR("\r\n"))) {
            continue; /* XML 1.0 2.11: one line end */
        } else {
            strbuf_add_char(&out, is_space(c) ? ' ' : c);
        }
    }
    struct str value = arena_copy(arena, strbuf_str(&out));
    strbuf_release(&out);
    return value;
}
