/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <assert.h>

#include "base/unicode.h"

static const struct diag_info INFOS[DIAG_CODE_COUNT] = {
#define DIAG_INFO(name, slug, level, explanation) \
    [DIAG_##name] = {(slug), (level), (explanation)},
    DIAG_CODES(DIAG_INFO)
#undef DIAG_INFO
};

const struct diag_info *diag_info(enum diag_code code)
{
    assert(code < DIAG_CODE_COUNT);
    return &INFOS[code];
}

struct diagnostics diagnostics_in(struct arena *arena, const struct diagnostics *like)
{
    return (struct diagnostics){.arena = arena, .language = like->language};
}

static PRINTF_LIKE(2, 0) struct str
    format_for(struct diagnostics *diags, const char *format, va_list arguments)
{
    struct strbuf text = {0};
    strbuf_vaddf(&text, message_in(diags->language, format), arguments);
    struct str copy = arena_copy(diags->arena, strbuf_str(&text));
    strbuf_release(&text);
    return copy;
}

void diag_add(struct diagnostics *diags, enum diag_code code, struct location at,
              const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct str message = format_for(diags, format, arguments);
    va_end(arguments);
    *ARRAY_ADD(diags, diags->arena) =
        (struct diagnostic){.code = code, .at = at, .message = message};
}

void diag_hint(struct diagnostics *diags, const char *format, ...)
{
    assert(diags->count > 0);
    va_list arguments;
    va_start(arguments, format);
    diags->items[diags->count - 1].hint = format_for(diags, format, arguments);
    va_end(arguments);
}

const char *diag_words(const struct diagnostics *diags, const char *english)
{
    return message_in(diags->language, english);
}

const char *diag_error(const struct diagnostics *diags, int error)
{
    return message_of_error(diags->language, error);
}

void diagnostics_merge(struct diagnostics *into, const struct diagnostics *from)
{
    for (size_t i = 0; i < from->count; i++) {
        struct diagnostic copy = from->items[i];
        copy.message = arena_copy(into->arena, copy.message);
        copy.hint = arena_copy(into->arena, copy.hint);
        *ARRAY_ADD(into, into->arena) = copy;
    }
}

static struct str path_of(const struct diagnostic *diag)
{
    return diag->at.source ? diag->at.source->path : (struct str){0};
}

static int compare_diagnostics(const void *left, const void *right)
{
    const struct diagnostic *a = left, *b = right;
    int order = str_compare(path_of(a), path_of(b));
    if (order == 0)
        order = (a->at.offset > b->at.offset) - (a->at.offset < b->at.offset);
    if (order == 0)
        order = (a->code > b->code) - (a->code < b->code);
    return order ? order : str_compare(a->message, b->message);
}

void diagnostics_sort(struct diagnostics *diags)
{
    ARRAY_SORT(diags, compare_diagnostics);
    size_t kept = 0;
    for (size_t i = 0; i < diags->count; i++)
        if (kept == 0 ||
            compare_diagnostics(&diags->items[kept - 1], &diags->items[i]) != 0)
            diags->items[kept++] = diags->items[i];
    diags->count = kept;
}

size_t diagnostics_count(const struct diagnostics *diags, enum diag_level level)
{
    size_t count = 0;
    for (size_t i = 0; i < diags->count; i++)
        count += diag_info(diags->items[i].code)->level == level;
    return count;
}

bool diagnostics_have_errors(const struct diagnostics *diags)
{
    return diagnostics_count(diags, DIAG_LEVEL_ERROR) > 0;
}

void diagnostics_add_counts(const struct diagnostics *diags, struct strbuf *out)
{
    enum message_language language = diags->language;
    size_t errors = diagnostics_count(diags, DIAG_LEVEL_ERROR);
    size_t warnings = diagnostics_count(diags, DIAG_LEVEL_WARNING);
    if (errors)
        strbuf_addf(out, message_for(language, errors, "%zu error", "%zu errors"),
                    errors);
    if (errors && warnings)
        strbuf_add(out, STR(", "));
    if (warnings)
        strbuf_addf(out, message_for(language, warnings, "%zu warning", "%zu warnings"),
                    warnings);
    if (!errors && !warnings)
        strbuf_addf(out, "%s", message_in(language, "nothing to complain about"));
}

/* The part of a long line that is worth printing: around the caret, whole characters.
 */
struct excerpt {
    struct str text;
    size_t start; /* byte of the line where it begins */
};

static struct excerpt excerpt_of(struct str line, size_t caret)
{
    const size_t before = 60, most = 160;
    size_t start = caret > before ? caret - before : 0;
    if (line.len <= most)
        start = 0;
    while (start > 0 && ((unsigned char)line.ptr[start] & 0xC0) == 0x80)
        start--;
    size_t end = start + most < line.len ? start + most : line.len;
    while (end < line.len && ((unsigned char)line.ptr[end] & 0xC0) == 0x80)
        end++;
    return (struct excerpt){str_slice(line, start, end), start};
}

/* A line of a broken file may hold anything; a terminal is not to obey it, nor to show
 * its characters in another order or on other lines. */
static void add_printable(struct strbuf *out, struct str s)
{
    for (size_t at = 0; at < s.len;) {
        size_t start = at;
        uint32_t c = utf8_next(s, &at);
        if ((c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0))
            strbuf_add_char(out, '?');
        else if (unicode_is_invisible(c))
            strbuf_addf(out, "<U+%04X>", (unsigned)c);
        else
            strbuf_add(out, str_slice(s, start, at));
    }
}

static size_t characters_in(struct str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return count;
}

/* Tabs stay tabs, so that the caret stands below its character on any terminal. */
static void add_caret(struct strbuf *out, struct str before, struct str meant)
{
    struct strbuf printed = {0};
    add_printable(&printed, before);
    strbuf_add(out, STR("      | "));
    for (size_t i = 0; i < printed.len; i++)
        if (printed.ptr[i] == '\t' || ((unsigned char)printed.ptr[i] & 0xC0) != 0x80)
            strbuf_add_char(out, printed.ptr[i] == '\t' ? '\t' : ' ');
    strbuf_clear(&printed);
    add_printable(&printed, meant);
    size_t underline = characters_in(strbuf_str(&printed));
    strbuf_add_char(out, '^');
    if (underline > 1)
        strbuf_add_repeat(out, '~', underline - 1);
    strbuf_add_char(out, '\n');
    strbuf_release(&printed);
}

static void add_source_line(struct strbuf *out, struct location at,
                            struct line_column where)
{
    struct str line = source_line(at.source, where.line);
    if (str_trim(line).len == 0)
        return;
    size_t caret = at.offset - source_line_start(at.source, where.line);
    if (where.column == 0)
        caret = 0;
    else if (caret > line.len)
        caret = line.len; /* at the LF of a CRLF */
    struct excerpt excerpt = excerpt_of(line, caret);
    strbuf_addf(out, "%5u | ", where.line);
    add_printable(out, excerpt.text);
    strbuf_add_char(out, '\n');
    if (where.column == 0)
        return;
    size_t from = caret - excerpt.start;
    add_caret(out, str_slice(excerpt.text, 0, from),
              str_slice(excerpt.text, from, from + at.length));
}

const char *diagnostic_level(const struct diagnostic *diag,
                             enum message_language language)
{
    return diag_info(diag->code)->level == DIAG_LEVEL_ERROR
               ? message_in(language, "error: ")
               : message_in(language, "warning: ");
}

void diagnostic_format(const struct diagnostic *diag, enum message_language language,
                       struct strbuf *out)
{
    const struct diag_info *info = diag_info(diag->code);
    struct line_column where = location_line_column(diag->at);
    add_printable(out, diag->at.source ? diag->at.source->path : STR("balise"));
    strbuf_add_char(out, ':');
    if (where.line)
        strbuf_addf(out, "%u:", where.line);
    if (where.column)
        strbuf_addf(out, "%u:", where.column);
    strbuf_addf(out, " %s", diagnostic_level(diag, language));
    add_printable(out, diag->message);
    strbuf_addf(out, " [%s]\n", info->slug);
    if (where.line)
        add_source_line(out, diag->at, where);
    if (diag->hint.len) {
        strbuf_add(out, STR("      = "));
        add_printable(out, diag->hint);
        strbuf_add_char(out, '\n');
    }
}
