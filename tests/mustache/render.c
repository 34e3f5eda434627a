/* SPDX-License-Identifier: MIT */
/*
 * mustache-render: renders cases from standard input, for tests/mustache.test.mjs.
 *
 * A number is decimal digits and a ':'; a text is its length in bytes as a number, and
 * then the bytes ("5:Hello"). The input is any number of cases:
 *
 *     case   c number (text text)*   so many templates, name and source of each
 *            value                   the context
 *     value  f | t                   false, true
 *            s text
 *            l number value*         a list of so many values
 *            r number (text value)*  a record of so many named values
 *
 * The template "main" of each case is rendered. The output is two texts for each case:
 * what was rendered, and the diagnostics as people see them. Exit status 2 and nothing
 * more where the input has another form.
 */
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "theme/template.h"

enum { VALUE_DEPTH_LIMIT = 64 };

struct reader {
    struct arena *arena;
    struct str rest;
    bool failed;
};

static char read_sign(struct reader *reader)
{
    if (reader->rest.len == 0) {
        reader->failed = true;
        return '\0';
    }
    char sign = reader->rest.ptr[0];
    reader->rest = str_slice(reader->rest, 1, SIZE_MAX);
    return sign;
}

static size_t read_number(struct reader *reader)
{
    uint32_t number = 0;
    size_t colon = str_find_char(reader->rest, ':', 0);
    struct str digits = str_slice(reader->rest, 0, colon);
    if (colon == STR_NOT_FOUND || !str_to_uint(digits, UINT32_MAX, &number))
        reader->failed = true;
    else
        reader->rest = str_slice(reader->rest, colon + 1, SIZE_MAX);
    return number;
}

static struct str read_text(struct reader *reader)
{
    size_t len = read_number(reader);
    struct str text = str_slice(reader->rest, 0, len);
    reader->failed = reader->failed || text.len < len;
    reader->rest = str_slice(reader->rest, len, SIZE_MAX);
    return text;
}

static struct value read_value(struct reader *reader, int depth);

static struct value read_list(struct reader *reader, int depth)
{
    struct value_list *list = value_list_new(reader->arena);
    size_t count = read_number(reader);
    for (size_t i = 0; i < count && !reader->failed; i++)
        value_list_add(reader->arena, list, read_value(reader, depth + 1));
    return value_of_list(list);
}

static struct value read_record(struct reader *reader, int depth)
{
    struct value_record *record = value_record_new(reader->arena);
    size_t count = read_number(reader);
    for (size_t i = 0; i < count && !reader->failed; i++) {
        const char *name = arena_c_string(reader->arena, read_text(reader));
        value_set(reader->arena, record, name, read_value(reader, depth + 1));
    }
    return value_of_record(record);
}

static struct value read_value(struct reader *reader, int depth)
{
    char sign = depth > VALUE_DEPTH_LIMIT ? '\0' : read_sign(reader);
    switch (sign) {
    case 'f':
    case 't':
        return value_bool(sign == 't');
    case 's':
        return value_text(read_text(reader));
    case 'l':
        return read_list(reader, depth);
    case 'r':
        return read_record(reader, depth);
    default:
        reader->failed = true;
        return value_bool(false);
    }
}

static bool read_templates(struct reader *reader, struct template_set *set,
                           struct diagnostics *diags)
{
    bool compiled = true;
    size_t count = read_number(reader);
    for (size_t i = 0; i < count && !reader->failed; i++) {
        struct str name = read_text(reader);
        struct source *source = ARENA_NEW(reader->arena, struct source);
        *source = source_of(reader->arena, name, read_text(reader));
        compiled = template_set_add(set, name, source, diags) && compiled;
    }
    return template_set_link(set, diags) && compiled;
}

static void print_text(const struct strbuf *text)
{
    printf("%zu:", text->len);
    if (text->len)
        fwrite(text->ptr, 1, text->len, stdout);
}

static void run_case(struct reader *reader)
{
    struct diagnostics diags = {.arena = reader->arena};
    struct template_set set = template_set_in(reader->arena);
    struct strbuf rendered = {0}, said = {0};
    reader->failed = read_sign(reader) != 'c';
    bool compiled = read_templates(reader, &set, &diags);
    struct value context = read_value(reader, 0);
    const struct template *template = template_get(&set, STR("main"));
    if (!reader->failed && compiled && template)
        template_render(template, &context, 1, &rendered, &diags);
    for (size_t i = 0; i < diags.count; i++)
        diagnostic_format(&diags.items[i], MESSAGE_ENGLISH, &said);
    if (!reader->failed) {
        print_text(&rendered);
        print_text(&said);
    }
    strbuf_release(&rendered);
    strbuf_release(&said);
}

static void read_input(struct strbuf *input)
{
    char piece[65536];
    size_t got;
    while ((got = fread(piece, 1, sizeof(piece), stdin)) > 0)
        strbuf_add(input, (struct str){piece, got});
}

int main(void)
{
    struct strbuf input = {0};
    struct arena arena = {0};
    read_input(&input);
    struct reader reader = {.arena = &arena, .rest = strbuf_str(&input)};
    while (reader.rest.len > 0 && !reader.failed) {
        run_case(&reader);
        arena_reset(&arena);
    }
    arena_release(&arena);
    strbuf_release(&input);
    return reader.failed ? 2 : 0;
}
