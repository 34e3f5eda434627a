/* SPDX-License-Identifier: MIT */
#include "input/callout.h"

#include "base/suggest.h"

static const struct str NAMES[CALLOUT_KIND_COUNT] = {
    [CALLOUT_NOTE] = STR_INIT("NOTE"),     [CALLOUT_WARNING] = STR_INIT("WARNING"),
    [CALLOUT_DANGER] = STR_INIT("DANGER"), [CALLOUT_GATE] = STR_INIT("GATE"),
    [CALLOUT_LAW] = STR_INIT("LAW"),       [CALLOUT_FIGURE] = STR_INIT("FIGURE"),
};

struct reader {
    struct arena *arena;
    const struct source *source;
    struct document *document;
    struct diagnostics *diags;
};

/* The word of a text that begins with "[!WORD]", or "". */
static struct str word_of(struct str text)
{
    size_t close = str_find_char(text, ']', 0);
    if (!str_starts_with(text, STR("[!")) || close == STR_NOT_FOUND)
        return (struct str){0};
    struct str word = str_slice(text, 2, close);
    for (size_t i = 0; i < word.len; i++)
        if ((word.ptr[i] | 0x20) < 'a' || (word.ptr[i] | 0x20) > 'z')
            return (struct str){0};
    return word;
}

static struct location place_of(const struct reader *reader, struct str text,
                                const struct node *node)
{
    if (text.len && source_owns(reader->source, text))
        return location_of(reader->source, text);
    return location_line(reader->source, node->offset);
}

static size_t find_kind(struct str word)
{
    size_t kind = 0;
    while (kind < CALLOUT_KIND_COUNT && !str_equal_ignore_case(word, NAMES[kind]))
        kind++;
    return kind;
}

static void report_unknown(struct reader *reader, struct str word,
                           const struct node *node)
{
    diag_add(reader->diags, DIAG_CALLOUT_UNKNOWN, place_of(reader, word, node),
             "unknown callout '%.*s'", STR_ARG(word));
    struct suggestion suggestion = suggestion_for(word);
    for (size_t i = 0; i < CALLOUT_KIND_COUNT; i++)
        suggestion_offer(&suggestion, NAMES[i]);
    if (suggestion_best(&suggestion).len)
        suggestion_hint(&suggestion, reader->diags);
    else
        diag_hint(reader->diags,
                  "known are NOTE, WARNING, DANGER, GATE, LAW and FIGURE");
}

/* The end of the first line among the children of the paragraph before `first`. */
static size_t line_end(const struct document *document, size_t first, size_t end)
{
    size_t at = first;
    while (at < end && document->items[at].kind != NODE_SOFTBREAK &&
           document->items[at].kind != NODE_LINEBREAK)
        at = document->items[at].end;
    return at;
}

/* What stands behind the ']' in the nodes [first, end). */
static struct str title_of(struct reader *reader, size_t first, size_t end)
{
    struct str text = reader->document->items[first].text;
    size_t close = str_find_char(text, ']', 0);
    if (end == first + 1)
        return str_trim(str_slice(text, close + 1, text.len));
    struct strbuf title = {0};
    document_text(reader->document, first, end, &title);
    struct str whole = strbuf_str(&title);
    close = str_find_char(whole, ']', 0);
    struct str copy =
        arena_copy(reader->arena, str_trim(str_slice(whole, close + 1, whole.len)));
    strbuf_release(&title);
    return copy;
}

static bool is_country(struct str text)
{
    return text.len == 2 && text.ptr[0] >= 'A' && text.ptr[0] <= 'Z' &&
           text.ptr[1] >= 'A' && text.ptr[1] <= 'Z';
}

static bool read_law(struct str title, struct document_callout *callout)
{
    struct str rest = title, date;
    if (!str_split_words(&rest, &callout->country) || !is_country(callout->country) ||
        !str_split_words(&rest, &date) || !date_parse(date, &callout->date))
        return false;
    callout->superseded = str_equal(str_trim(rest), STR("superseded"));
    return callout->superseded ||
           (date_is_day(callout->date) && str_trim(rest).len == 0);
}

static bool read_figure(struct str title, struct document_callout *callout)
{
    struct str rest = title, year;
    struct date date;
    if (!str_split_words(&rest, &year) || year.len != 4 || !date_parse(year, &date))
        return false;
    callout->year = date.year;
    callout->source = str_trim(rest);
    return callout->source.len > 0;
}

static void read_arguments(struct reader *reader, struct node *quote)
{
    struct document_callouts *callouts = &reader->document->callouts;
    struct document_callout callout = {.at = place_of(reader, quote->text, quote)};
    bool law = quote->level == CALLOUT_LAW;
    bool good =
        law ? read_law(quote->text, &callout) : read_figure(quote->text, &callout);
    if (!good) {
        callout = (struct document_callout){.at = callout.at};
        diag_add(reader->diags, DIAG_CALLOUT_ARGUMENT, callout.at,
                 law ? "a LAW callout without its country and date"
                     : "a FIGURE callout without its year and source");
        diag_hint(reader->diags, law ? "write '> [!LAW] LU 2026-11-20'"
                                     : "write '> [!FIGURE] 2023 Name of the source'");
    }
    quote->number = (uint32_t)callouts->count;
    *ARRAY_ADD(callouts, reader->arena) = callout;
}

/* Without its first line; a paragraph of which nothing is left goes too. */
static void cut_line(struct document *document, size_t paragraph, size_t end)
{
    struct node *node = &document->items[paragraph];
    bool empty = end == node->end;
    size_t from = empty ? paragraph : paragraph + 1;
    size_t count = empty ? end - paragraph : end + 1 - from;
    node->end -= (uint32_t)(empty ? 0 : count);
    document_remove(document, from, count);
}

void callout_read(struct arena *arena, const struct source *source,
                  struct document *document, size_t quote, struct diagnostics *diags)
{
    struct reader reader = {arena, source, document, diags};
    size_t first = quote + 2;
    struct node *node = &document->items[quote];
    if (first >= document->count || node[1].kind != NODE_PARAGRAPH ||
        node[2].kind != NODE_TEXT)
        return;
    struct str word = word_of(node[2].text);
    if (word.len == 0)
        return;
    size_t kind = find_kind(word);
    if (kind == CALLOUT_KIND_COUNT) {
        report_unknown(&reader, word, node);
        return;
    }
    size_t end = line_end(document, first, node[1].end);
    node->kind = NODE_CALLOUT;
    node->level = (uint8_t)kind;
    node->text = title_of(&reader, first, end);
    if (kind == CALLOUT_LAW || kind == CALLOUT_FIGURE)
        read_arguments(&reader, node);
    cut_line(document, quote + 1, end);
}
