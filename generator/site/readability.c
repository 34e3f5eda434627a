/* SPDX-License-Identifier: MIT */
#include "site/readability.h"

#include "base/unicode.h"
#include "site/prose_text.h"

enum { SHORT_MOST = 6 };

/* What is counted on the way through one sentence and one word. */
struct counting {
    struct readability *sum;
    uint32_t words;   /* of the sentence so far */
    uint32_t letters; /* of the word so far */
};

static void end_word(struct counting *counting)
{
    if (counting->letters == 0)
        return;
    counting->words++;
    counting->sum->words++;
    counting->sum->long_words += counting->letters > SHORT_MOST;
    counting->letters = 0;
}

static void end_sentence(struct counting *counting)
{
    end_word(counting);
    if (counting->words == 0)
        return;
    counting->sum->sentences++;
    if (counting->words > counting->sum->longest)
        counting->sum->longest = counting->words;
    counting->words = 0;
}

static bool ends_sentence(struct str text, size_t at, uint32_t c)
{
    bool mark = c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x61F;
    if (!mark || at >= text.len)
        return mark;
    uint32_t next = utf8_next(text, &at);
    return !unicode_is_word(next);
}

static bool is_within_word(const struct counting *counting, struct str text, size_t at,
                           uint32_t c)
{
    bool hyphen = c == '-' || c == 0xAD || c == 0x2010 || c == 0x2011;
    return hyphen && counting->letters && at < text.len &&
           unicode_is_word(utf8_next(text, &at));
}

void readability_add(struct readability *readability, struct str text)
{
    struct counting counting = {.sum = readability};
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        if (unicode_is_word(c))
            counting.letters++;
        else if (ends_sentence(text, at, c))
            end_sentence(&counting);
        else if (!is_within_word(&counting, text, at, c))
            end_word(&counting);
    }
    end_sentence(&counting);
}

struct readability readability_of(const struct page *page)
{
    const struct document *document = &page->document;
    struct readability sum = {0};
    struct prose_text text = {0};
    struct arena arena = {0};
    for (size_t i = 0; i < document->count; i++) {
        const struct node *node = &document->items[i];
        if (node->kind != NODE_PARAGRAPH && node->kind != NODE_HEADING)
            continue;
        prose_text_read(&text, &arena, document, i + 1, node->end);
        readability_add(&sum, strbuf_str(&text.text));
    }
    prose_text_release(&text);
    arena_release(&arena);
    return sum;
}

static uint32_t ratio(uint32_t part, uint32_t whole, uint32_t factor)
{
    return whole ? (uint32_t)(((uint64_t)part * factor + whole / 2) / whole) : 0;
}

uint32_t readability_words_per_sentence(const struct readability *readability)
{
    return ratio(readability->words, readability->sentences, 10);
}

uint32_t readability_long_share(const struct readability *readability)
{
    return ratio(readability->long_words, readability->words, 1000);
}

uint32_t readability_lix(const struct readability *readability)
{
    return readability_words_per_sentence(readability) +
           readability_long_share(readability);
}

bool readability_has_lix(struct str language)
{
    struct str primary = str_slice(language, 0, str_find_char(language, '-', 0));
    static const char *const others[] = {"ar", "fa", "he", "ur",
                                         "ja", "ko", "th", "zh"};
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        if (str_equal(primary, str_from(others[i])))
            return false;
    return true;
}

/* ---- The table. ---- */

struct row {
    const struct page *page;
    struct readability readability;
    uint32_t order; /* what the rows of a language are sorted by */
};

struct rows {
    ARRAY_FIELDS(struct row);
};

static int compare_rows(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    int order = str_compare(a->page->language, b->page->language);
    if (order == 0 && a->order != b->order)
        return a->order > b->order ? -1 : 1;
    return order ? order : str_compare(a->page->id, b->page->id);
}

static void add_tenths(struct strbuf *out, uint32_t tenths)
{
    strbuf_addf(out, "%6u.%u", (unsigned)(tenths / 10), (unsigned)(tenths % 10));
}

static void add_row(struct strbuf *out, const struct row *row)
{
    const struct page *page = row->page;
    strbuf_addf(out, "%-8.*s  ", STR_ARG(page->language));
    if (readability_has_lix(page->language))
        add_tenths(out, readability_lix(&row->readability));
    else
        strbuf_addf(out, "%8s", "-");
    add_tenths(out, readability_words_per_sentence(&row->readability));
    add_tenths(out, readability_long_share(&row->readability));
    strbuf_addf(out, "%9u  %-8s  %.*s\n", (unsigned)row->readability.longest,
                page_kind_name(page->kind), STR_ARG(page->id));
}

static void add_right(struct strbuf *out, const char *name, size_t width)
{
    strbuf_add_repeat(out, ' ', width - utf8_count(str_from(name)));
    strbuf_add(out, str_from(name));
}

static void add_heads(enum message_language language, struct strbuf *out)
{
    strbuf_add(out, str_from(message_in(language, "language  ")));
    add_right(out, "LIX", 8);
    add_right(out, message_in(language, "words"), 8);
    add_right(out, message_in(language, "long %"), 8);
    add_right(out, message_in(language, "longest"), 9);
    strbuf_addf(out, "  %s", message_in(language, "kind      "));
    strbuf_addf(out, "%s\n", message_in(language, "page"));
}

void readability_table(const struct site *site, enum message_language language,
                       struct strbuf *out)
{
    struct arena arena = {0};
    struct rows rows = {0};
    for (size_t i = 0; i < site->pages.count; i++) {
        const struct page *page = site->pages.items[i];
        if (!page->good)
            continue;
        struct row *row = ARRAY_ADD(&rows, &arena);
        *row = (struct row){.page = page, .readability = readability_of(page)};
        row->order = readability_has_lix(page->language)
                         ? readability_lix(&row->readability)
                         : readability_words_per_sentence(&row->readability);
    }
    ARRAY_SORT(&rows, compare_rows);
    add_heads(language, out);
    for (size_t i = 0; i < rows.count; i++)
        add_row(out, &rows.items[i]);
    arena_release(&arena);
}
