/* SPDX-License-Identifier: MIT */
#include "input/html.h"

#include "base/unicode.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool has(const struct html_reader *reader)
{
    return reader->at < reader->text.len;
}

static char peek(const struct html_reader *reader)
{
    return reader->text.ptr[reader->at];
}

static struct str since(const struct html_reader *reader, size_t from)
{
    return str_slice(reader->text, from, reader->at);
}

static void skip_to_behind(struct html_reader *reader, struct str end)
{
    size_t found = str_find(reader->text, end, reader->at);
    reader->at = found == STR_NOT_FOUND ? reader->text.len : found + end.len;
}

/* ---- Comments, and what is read as one. ---- */

static bool starts(const struct html_reader *reader, struct str with)
{
    return str_starts_with(str_slice(reader->text, reader->at, reader->text.len), with);
}

/* Behind "<!--": ends with "-->" or "--!>", and may be as short as "<!-->". */
static void skip_comment(struct html_reader *reader)
{
    reader->at += 4;
    if (starts(reader, STR(">")) || starts(reader, STR("->"))) {
        skip_to_behind(reader, STR(">"));
        return;
    }
    size_t end = str_find(reader->text, STR("-->"), reader->at);
    size_t odd = str_find(reader->text, STR("--!>"), reader->at);
    if (end == STR_NOT_FOUND && odd == STR_NOT_FOUND)
        reader->at = reader->text.len;
    else
        reader->at = end < odd ? end + 3 : odd + 4;
}

/* ---- Tags. ---- */

static struct str read_name(struct html_reader *reader)
{
    size_t from = reader->at;
    while (has(reader) && !is_space(peek(reader)) && peek(reader) != '/' &&
           peek(reader) != '>')
        reader->at++;
    return since(reader, from);
}

static void skip_space(struct html_reader *reader)
{
    while (has(reader) && is_space(peek(reader)))
        reader->at++;
}

/* A name may begin with '=', and a quote in it is a letter. */
static struct str read_attribute_name(struct html_reader *reader)
{
    size_t from = reader->at++;
    while (has(reader) && !is_space(peek(reader)) && peek(reader) != '/' &&
           peek(reader) != '>' && peek(reader) != '=')
        reader->at++;
    return since(reader, from);
}

static struct str read_value(struct html_reader *reader)
{
    char quote = has(reader) ? peek(reader) : '>';
    size_t from = reader->at;
    if (quote == '"' || quote == '\'') {
        size_t end = str_find_char(reader->text, quote, from + 1);
        bool open = end == STR_NOT_FOUND;
        reader->at = open ? reader->text.len : end + 1;
        return str_slice(reader->text, from + 1, open ? reader->text.len : end);
    }
    while (has(reader) && !is_space(peek(reader)) && peek(reader) != '>')
        reader->at++;
    return since(reader, from);
}

static void add_attribute(struct html_tag *tag, struct html_attribute attribute)
{
    for (size_t i = 0; i < tag->count; i++)
        if (str_equal_ignore_case(tag->attributes[i].name, attribute.name))
            return;
    if (tag->count < HTML_ATTRIBUTES_MOST)
        tag->attributes[tag->count++] = attribute;
}

static void read_attributes(struct html_reader *reader, struct html_tag *tag)
{
    for (;;) {
        while (has(reader) && (is_space(peek(reader)) || peek(reader) == '/'))
            reader->at++;
        if (!has(reader))
            return;
        if (peek(reader) == '>') {
            reader->at++;
            return;
        }
        struct html_attribute attribute = {.name = read_attribute_name(reader)};
        size_t behind = reader->at;
        skip_space(reader);
        if (has(reader) && peek(reader) == '=') {
            reader->at++;
            skip_space(reader);
            attribute.value = read_value(reader);
        } else {
            reader->at = behind;
        }
        add_attribute(tag, attribute);
    }
}

/* ---- Text that holds no tags. ---- */

static bool holds_text(const struct html_tag *tag)
{
    static const char *const NAMES[] = {"script", "style",  "title",   "textarea",
                                        "xmp",    "iframe", "noembed", "noframes"};
    for (size_t i = 0; i < sizeof(NAMES) / sizeof(*NAMES); i++)
        if (html_is(tag, NAMES[i]))
            return true;
    return false;
}

static bool is_end_tag(const struct html_reader *reader, struct str name)
{
    struct str rest = str_slice(reader->text, reader->at + 2, reader->text.len);
    if (rest.len <= name.len ||
        !str_equal_ignore_case(str_slice(rest, 0, name.len), name))
        return false;
    char behind = rest.ptr[name.len];
    return is_space(behind) || behind == '/' || behind == '>';
}

static void read_text(struct html_reader *reader, struct html_tag *tag)
{
    size_t from = reader->at;
    for (;;) {
        size_t found = str_find(reader->text, STR("</"), reader->at);
        reader->at = found == STR_NOT_FOUND ? reader->text.len : found;
        if (!has(reader) || is_end_tag(reader, tag->name))
            break;
        reader->at += 2;
    }
    tag->text = since(reader, from);
}

/* At '<': reads over what begins there; true when it is a start tag. */
static bool read_markup(struct html_reader *reader, struct html_tag *tag)
{
    if (starts(reader, STR("<!--"))) {
        skip_comment(reader);
        return false;
    }
    char next =
        reader->at + 1 < reader->text.len ? reader->text.ptr[reader->at + 1] : ' ';
    bool is_end = next == '/';
    if (is_end)
        next =
            reader->at + 2 < reader->text.len ? reader->text.ptr[reader->at + 2] : ' ';
    if (!is_letter(next)) {
        if (next == '!' || next == '?' || is_end)
            skip_to_behind(reader, STR(">"));
        else
            reader->at++;
        return false;
    }
    reader->at += is_end ? 2 : 1;
    tag->name = read_name(reader);
    tag->count = 0;
    tag->text = (struct str){0};
    read_attributes(reader, tag);
    if (!is_end && holds_text(tag))
        read_text(reader, tag);
    return !is_end;
}

bool html_next(struct html_reader *reader, struct html_tag *tag)
{
    while (has(reader)) {
        size_t found = str_find_char(reader->text, '<', reader->at);
        if (found == STR_NOT_FOUND)
            break;
        reader->at = found;
        if (read_markup(reader, tag))
            return true;
    }
    reader->at = reader->text.len;
    return false;
}

bool html_is(const struct html_tag *tag, const char *name)
{
    return str_equal_ignore_case(tag->name, str_from(name));
}

const struct html_attribute *html_attribute(const struct html_tag *tag,
                                            const char *name)
{
    for (size_t i = 0; i < tag->count; i++)
        if (str_equal_ignore_case(tag->attributes[i].name, str_from(name)))
            return &tag->attributes[i];
    return NULL;
}

/* ---- Character references. ---- */

struct entity {
    struct str name;
    char character;
};

static const struct entity ENTITIES[] = {
    {STR_INIT("amp;"), '&'},    {STR_INIT("lt;"), '<'},      {STR_INIT("gt;"), '>'},
    {STR_INIT("quot;"), '"'},   {STR_INIT("apos;"), '\''},   {STR_INIT("colon;"), ':'},
    {STR_INIT("sol;"), '/'},    {STR_INIT("bsol;"), '\\'},   {STR_INIT("num;"), '#'},
    {STR_INIT("quest;"), '?'},  {STR_INIT("period;"), '.'},  {STR_INIT("Tab;"), '\t'},
    {STR_INIT("equals;"), '='}, {STR_INIT("NewLine;"), '\n'}};

static int digit_of(char c, unsigned base)
{
    int value = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : 99;
    return value < (int)base ? value : -1;
}

/* Behind "&#": the number's length with its ';', or 0. */
static size_t add_number(struct strbuf *out, struct str rest)
{
    bool hex = rest.len && (rest.ptr[0] == 'x' || rest.ptr[0] == 'X');
    size_t at = hex, from = at;
    uint32_t code = 0;
    for (; at < rest.len && digit_of(rest.ptr[at], hex ? 16 : 10) >= 0; at++)
        if (code <= 0x10ffff)
            code = code * (hex ? 16 : 10) +
                   (uint32_t)digit_of(rest.ptr[at], hex ? 16 : 10);
    if (at == from)
        return 0;
    bool good = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
    utf8_add(out, good ? code : 0xfffd);
    return at + (at < rest.len && rest.ptr[at] == ';');
}

static size_t add_reference(struct strbuf *out, struct str rest)
{
    if (rest.len && rest.ptr[0] == '#') {
        size_t length = add_number(out, str_slice(rest, 1, rest.len));
        return length ? length + 1 : 0;
    }
    for (size_t i = 0; i < sizeof(ENTITIES) / sizeof(*ENTITIES); i++)
        if (str_starts_with(rest, ENTITIES[i].name)) {
            strbuf_add_char(out, ENTITIES[i].character);
            return ENTITIES[i].name.len;
        }
    return 0;
}

struct str html_value(struct arena *arena, struct str value)
{
    if (str_find_char(value, '&', 0) == STR_NOT_FOUND)
        return value;
    struct strbuf out = {0};
    for (size_t at = 0; at < value.len;) {
        size_t length = 0;
        if (value.ptr[at] == '&')
            length = add_reference(&out, str_slice(value, at + 1, value.len));
        if (!length)
            strbuf_add_char(&out, value.ptr[at]);
        at += length + 1;
    }
    struct str copy = arena_copy(arena, strbuf_str(&out));
    strbuf_release(&out);
    return copy;
}
