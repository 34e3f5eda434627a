/* SPDX-License-Identifier: MIT */
#include "search/words.h"

#include "base/unicode.h"

enum { APOSTROPHE = '\'', HYPHEN = '-', ELISION_MOST = 2, STEM_LEAST = 3 };

struct range {
    uint32_t first, last;
};

static bool is_in(const struct range *ranges, size_t count, uint32_t c)
{
    for (size_t i = 0; i < count; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

#define IS_IN(ranges, c) is_in((ranges), sizeof(ranges) / sizeof(*(ranges)), (c))

/* Scripts without spaces between words. */
static bool is_unspaced(uint32_t c)
{
    static const struct range ranges[] = {
        {0x0E00, 0x0EFF}, {0x1000, 0x109F}, {0x1780, 0x17FF},
        {0x3040, 0x30FF}, {0x31F0, 0x31FF}, {0x3400, 0x4DBF},
        {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFF},
    };
    return c >= 0x0E00 && IS_IN(ranges, c);
}

/* HYPHEN or APOSTROPHE for what may stand inside a word, else 0. */
static uint32_t connector(uint32_t c)
{
    switch (c) {
    case '\'':
    case 0x02BC:
    case 0x2018:
    case 0x2019:
    case 0xFF07:
        return APOSTROPHE;
    case '-':
    case 0x00B7:
    case 0x2010:
    case 0x2011:
    case 0x2027:
        return HYPHEN;
    default:
        return 0;
    }
}

/* A soft hyphen and the joiners vanish in folding. */
static bool is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0x200C || c == 0x200D;
}

static bool is_word_character(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               (c >= '0' && c <= '9');
    return connector(c) == 0 && (unicode_is_word(c) || is_invisible(c));
}

static uint32_t character_at(struct str text, size_t at, size_t *end)
{
    *end = at;
    if ((unsigned char)text.ptr[at] < 0x80)
        return (unsigned char)text.ptr[(*end)++];
    return utf8_next(text, end);
}

bool words_next(struct str text, size_t *at, struct str *piece)
{
    size_t end, start = *at;
    while (start < text.len && !is_word_character(character_at(text, start, &end)))
        start = end;
    *at = start;
    while (*at < text.len) {
        uint32_t c = character_at(text, *at, &end);
        size_t behind = end;
        if (connector(c)) {
            /* only between two characters of words */
            if (end == text.len || !is_word_character(character_at(text, end, &behind)))
                break;
        } else if (!is_word_character(c)) {
            break;
        }
        *at = behind;
    }
    *piece = str_slice(text, start, *at);
    return piece->len > 0;
}

/* ---- Folding. ---- */

/* The zeros of Unicode's decimal digits that compatibility does not fold. */
static const uint16_t ZEROS[] = {
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6,
    0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090,
    0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40,
    0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
};

static uint32_t fold_digit(uint32_t c)
{
    for (size_t i = 0; i < sizeof(ZEROS) / sizeof(*ZEROS); i++)
        if (c >= ZEROS[i] && c < ZEROS[i] + 10U)
            return '0' + (c - ZEROS[i]);
    return c;
}

/* Letters without a decomposition; Arabic letters that writers do not keep apart. */
static uint32_t fold_letter(uint32_t c)
{
    switch (c) {
    case 0xF0:
    case 0x111:
        return 'd';
    case 0xF8:
        return 'o';
    case 0x127:
        return 'h';
    case 0x131:
        return 'i';
    case 0x142:
        return 'l';
    case 0x629: /* teh marbuta: heh */
    case 0x6C1:
    case 0x6D5:
        return 0x647;
    case 0x649: /* alef maksura, Farsi yeh: yeh */
    case 0x6CC:
        return 0x64A;
    case 0x671: /* alef wasla: alef */
        return 0x627;
    case 0x6A9: /* keheh: kaf */
        return 0x643;
    default:
        return fold_digit(c);
    }
}

static void add_folded(struct strbuf *out, uint32_t c)
{
    uint32_t joint = connector(c);
    if (c == 0xE6)
        strbuf_add(out, STR("ae"));
    else if (c == 0x153)
        strbuf_add(out, STR("oe"));
    else if (c == 0xFE)
        strbuf_add(out, STR("th"));
    else
        utf8_add(out, joint ? joint : fold_letter(c));
}

struct str words_fold(struct arena *arena, struct str piece)
{
    struct str folded = text_fold(arena, piece);
    struct strbuf out = {0};
    for (size_t at = 0; at < folded.len;)
        add_folded(&out, utf8_next(folded, &at));
    struct str copy = arena_copy(arena, strbuf_str(&out));
    strbuf_release(&out);
    return copy;
}

/* ---- Words of a piece. ---- */

static size_t count_characters(struct str text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; count++)
        utf8_next(text, &at);
    return count;
}

static struct str cut(struct str word)
{
    size_t at = 0;
    for (size_t count = 0; at < word.len && count < WORD_MOST; count++)
        utf8_next(word, &at);
    return str_slice(word, 0, at);
}

/* Arabic writes its article, and و ب ك ف ل before it, together with the word. */
static struct str without_article(struct str word)
{
    static const struct str articles[] = {STR_INIT("وال"), STR_INIT("بال"),
                                          STR_INIT("كال"), STR_INIT("فال"),
                                          STR_INIT("ال"),  STR_INIT("لل")};
    for (size_t i = 0; i < sizeof(articles) / sizeof(*articles); i++)
        if (str_starts_with(word, articles[i])) {
            struct str rest = str_slice(word, articles[i].len, word.len);
            return count_characters(rest) >= STEM_LEAST ? rest : word;
        }
    return word;
}

static void add_word(struct arena *arena, struct str word, struct strs *words)
{
    word = without_article(cut(word));
    if (word.len && !strs_contain(words, word))
        *ARRAY_ADD(words, arena) = word;
}

/* "ไทย" is "ไท", "ทย"; a single character is itself. */
static void add_pairs(struct arena *arena, struct str run, struct strs *words)
{
    size_t before = 0, at = 0;
    utf8_next(run, &at);
    if (at == run.len)
        add_word(arena, run, words);
    for (size_t middle = at; middle < run.len; middle = at) {
        utf8_next(run, &at);
        add_word(arena, str_slice(run, before, at), words);
        before = middle;
    }
}

/* A part without connectors: runs with and without spaces in their script. */
static void add_part(struct arena *arena, struct str part, struct strs *words)
{
    size_t start = 0;
    while (start < part.len) {
        size_t end, next = start;
        bool unspaced = is_unspaced(utf8_next(part, &next));
        do
            end = next;
        while (end < part.len && is_unspaced(utf8_next(part, &next)) == unspaced);
        struct str run = str_slice(part, start, end);
        if (unspaced)
            add_pairs(arena, run, words);
        else
            add_word(arena, run, words);
        start = end;
    }
}

struct part {
    struct str text;
    bool elided; /* an apostrophe follows */
};

enum { PARTS_MOST = 8 };

/* What folding made no letter (½ becomes 1⁄2) separates like a hyphen. */
static size_t split_parts(struct str folded, struct part parts[PARTS_MOST])
{
    size_t count = 0, start = 0, at = 0;
    while (at < folded.len && count < PARTS_MOST - 1) {
        size_t end = at;
        uint32_t c = utf8_next(folded, &at);
        if (is_word_character(c))
            continue;
        if (end > start)
            parts[count++] =
                (struct part){str_slice(folded, start, end), c == APOSTROPHE};
        start = at;
    }
    if (start < folded.len)
        parts[count++] = (struct part){str_slice(folded, start, folded.len), false};
    return count;
}

/* l'image, qu'il: what stands before the apostrophe says nothing. */
static bool is_elision(const struct part *part)
{
    return part->elided && count_characters(part->text) <= ELISION_MOST;
}

void words_of(struct arena *arena, struct str piece, struct strs *words)
{
    struct part all[PARTS_MOST];
    size_t count = split_parts(words_fold(arena, piece), all), first = 0;
    while (first + 1 < count && is_elision(&all[first]))
        first++;
    struct strbuf joined = {0};
    for (size_t i = first; i < count; i++) {
        if (first + 1 == count || count_characters(all[i].text) > 1)
            add_part(arena, all[i].text, words);
        strbuf_add(&joined, all[i].text);
    }
    if (first + 1 < count &&
        !is_unspaced(character_at(strbuf_str(&joined), 0, &(size_t){0})))
        add_word(arena, arena_copy(arena, strbuf_str(&joined)), words);
    strbuf_release(&joined);
}
