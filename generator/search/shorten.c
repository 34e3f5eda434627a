/* SPDX-License-Identifier: MIT */
#include "search/shorten.h"

#include "base/array.h"

enum { SHORT_LEAST = 4 }; /* bytes of a name that is worth another */

struct shortener {
    struct arena arena;
    struct map names; /* name → struct str, the short one */
    size_t count;
    struct str code;
    size_t at;
    struct strbuf *out;
};

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static struct str name_at(struct str text, size_t start)
{
    size_t end = start;
    while (end < text.len && is_name_char(text.ptr[end]))
        end++;
    return str_slice(text, start, end);
}

/* ---- Names. ---- */

/* "$a" … "$z", "$aa", "$ba" … */
static struct str short_name(struct shortener *shortener)
{
    char letters[8];
    size_t length = 0;
    for (size_t rest = shortener->count++ + 1; rest; rest = (rest - 1) / 26)
        letters[length++] = (char)('a' + (rest - 1) % 26);
    return arena_format(&shortener->arena, "$%.*s", (int)length, letters);
}

static void add_declaration(struct shortener *shortener, struct str line)
{
    static const struct str starts[] = {STR_INIT("async function "),
                                        STR_INIT("function "), STR_INIT("const "),
                                        STR_INIT("let ")};
    for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
        if (!str_starts_with(line, starts[i]))
            continue;
        struct str name = name_at(line, starts[i].len);
        if (name.len < SHORT_LEAST || map_get(&shortener->names, name))
            return;
        struct str *other = ARENA_NEW(&shortener->arena, struct str);
        *other = short_name(shortener);
        map_set(&shortener->names, name, other);
        return;
    }
}

/* ---- Code. ---- */

static char char_at(const struct shortener *shortener, size_t at)
{
    return at < shortener->code.len ? shortener->code.ptr[at] : '\0';
}

static char last_char(const struct shortener *shortener)
{
    return shortener->out->len ? shortener->out->ptr[shortener->out->len - 1] : '\n';
}

static void copy_char(struct shortener *shortener)
{
    strbuf_add_char(shortener->out, char_at(shortener, shortener->at++));
}

/* A string or a regular expression, to its end. */
static void copy_quoted(struct shortener *shortener, char quote)
{
    bool in_class = false;
    copy_char(shortener);
    while (shortener->at < shortener->code.len) {
        char c = char_at(shortener, shortener->at);
        copy_char(shortener);
        if (c == '\\')
            copy_char(shortener);
        else if (quote == '/' && (c == '[' || c == ']'))
            in_class = c == '[';
        else if (c == quote && !in_class)
            return;
    }
}

/* A member's name is not ours; what is spread with "..." is. */
static bool is_property(const struct shortener *shortener, char next)
{
    struct str before = strbuf_str(shortener->out);
    return next == ':' ||
           (str_ends_with(before, STR(".")) && !str_ends_with(before, STR("...")));
}

static void copy_name(struct shortener *shortener)
{
    struct str name = name_at(shortener->code, shortener->at);
    shortener->at += name.len;
    const struct str *other = map_get(&shortener->names, name);
    if (other && !is_property(shortener, char_at(shortener, shortener->at)))
        name = *other;
    strbuf_add(shortener->out, name);
}

/* Between two names a space is needed, and where "- -" would become "--". */
static void copy_space(struct shortener *shortener)
{
    char before = last_char(shortener), next = char_at(shortener, shortener->at + 1);
    if ((is_name_char(before) && is_name_char(next)) ||
        (before == next && (next == '+' || next == '-')))
        strbuf_add_char(shortener->out, ' ');
    shortener->at++;
}

static void copy_code(struct shortener *shortener, char end);

static void copy_template(struct shortener *shortener)
{
    copy_char(shortener);
    while (shortener->at < shortener->code.len) {
        char c = char_at(shortener, shortener->at);
        copy_char(shortener);
        if (c == '`')
            return;
        if (c == '\\') {
            copy_char(shortener);
        } else if (c == '$' && char_at(shortener, shortener->at) == '{') {
            copy_char(shortener);
            copy_code(shortener, '}');
        }
    }
}

/* Up to and with the `end` that closes it; nothing in our code is nested deeply. */
static void copy_code(struct shortener *shortener, char end)
{
    while (shortener->at < shortener->code.len) {
        char c = char_at(shortener, shortener->at);
        if (c == '\'' || c == '"' ||
            (c == '/' && char_at(shortener, shortener->at + 1) != ' '))
            copy_quoted(shortener, c);
        else if (c == '`')
            copy_template(shortener);
        else if (c == ' ')
            copy_space(shortener);
        else if (is_name_char(c))
            copy_name(shortener);
        else
            copy_char(shortener);
        if (c == end)
            return;
        if (c == '{')
            copy_code(shortener, '}');
    }
}

void search_shorten(struct str source, struct str code, struct strbuf *out)
{
    struct shortener shortener = {.code = code, .out = out};
    struct str line;
    shortener.names = map_in(&shortener.arena);
    while (str_split(&source, '\n', &line))
        add_declaration(&shortener, line);
    copy_code(&shortener, '\0');
    arena_release(&shortener.arena);
}
