/* SPDX-License-Identifier: MIT */
#include "search/lexicon.h"

#include "base/unicode.h"
#include "search/words.h"

/* A piece of text that was seen before: its words need not be found again. */
struct piece_terms {
    size_t count;
    struct term *terms[];
};

void lexicon_init(struct lexicon *lexicon, struct arena *arena)
{
    *lexicon = (struct lexicon){
        .arena = arena, .by_word = map_in(arena), .by_piece = map_in(arena)};
}

uint32_t lexicon_begin_document(struct lexicon *lexicon)
{
    ARRAY_ADD(&lexicon->lengths, lexicon->arena)->standing = 100;
    return (uint32_t)lexicon->document_count++;
}

void lexicon_set_standing(struct lexicon *lexicon, unsigned percent)
{
    lexicon->lengths.items[lexicon->document_count - 1].standing = percent;
}

/* `word` must live as long as the lexicon. */
static struct term *term_for(struct lexicon *lexicon, struct str word)
{
    struct term *term = map_get(&lexicon->by_word, word);
    if (term)
        return term;
    term = ARENA_NEW(lexicon->arena, struct term);
    term->word = word;
    map_set(&lexicon->by_word, word, term);
    *ARRAY_ADD(&lexicon->terms, lexicon->arena) = term;
    return term;
}

static struct posting *posting_for(struct lexicon *lexicon, struct term *term)
{
    uint32_t document = (uint32_t)lexicon->document_count - 1;
    struct postings *postings = &term->postings;
    if (postings->count && postings->items[postings->count - 1].document == document)
        return &postings->items[postings->count - 1];
    struct posting *posting = ARRAY_ADD(postings, lexicon->arena);
    posting->document = document;
    return posting;
}

static void count_term(struct lexicon *lexicon, enum search_field field,
                       struct term *term)
{
    uint8_t *count = &posting_for(lexicon, term)->counts[field];
    *count = (uint8_t)(*count + (*count < UINT8_MAX));
    lexicon->lengths.items[lexicon->document_count - 1].words[field]++;
}

static const struct piece_terms *terms_of(struct lexicon *lexicon, struct str piece)
{
    struct piece_terms *known = map_get(&lexicon->by_piece, piece);
    if (known)
        return known;
    struct strs words = {0};
    words_of(lexicon->arena, piece, &words);
    known = arena_alloc(lexicon->arena,
                        sizeof(*known) + words.count * sizeof(struct term *));
    known->count = words.count;
    for (size_t i = 0; i < words.count; i++)
        known->terms[i] = term_for(lexicon, words.items[i]);
    map_set(&lexicon->by_piece, arena_copy(lexicon->arena, piece), known);
    return known;
}

void lexicon_add_text(struct lexicon *lexicon, enum search_field field, struct str text)
{
    struct str piece;
    for (size_t at = 0; words_next(text, &at, &piece);) {
        const struct piece_terms *known = terms_of(lexicon, piece);
        for (size_t i = 0; i < known->count; i++)
            count_term(lexicon, field, known->terms[i]);
    }
}

void lexicon_add_word(struct lexicon *lexicon, enum search_field field, struct str word)
{
    struct term *term = map_get(&lexicon->by_word, word);
    if (!term)
        term = term_for(lexicon, arena_copy(lexicon->arena, word));
    count_term(lexicon, field, term);
}

/* ---- Order. ---- */

/* A character beyond U+FFFF is two units between U+D800 and U+DFFF. */
static uint32_t unit_order(uint32_t c)
{
    return c > 0xFFFF ? 0xD800 + (c >> 10) : c >= 0xE000 ? c + 0x110000 : c;
}

int word_compare(struct str a, struct str b)
{
    size_t i = 0, j = 0;
    while (i < a.len && j < b.len) {
        uint32_t x = utf8_next(a, &i), y = utf8_next(b, &j);
        if (x == y)
            continue;
        uint32_t left = unit_order(x), right = unit_order(y);
        if (left == right) /* the same first unit: the second decides */
            return x < y ? -1 : 1;
        return left < right ? -1 : 1;
    }
    return (i < a.len) - (j < b.len);
}

static int compare_terms(const void *left, const void *right)
{
    return word_compare((*(struct term *const *)left)->word,
                        (*(struct term *const *)right)->word);
}

/* ---- Weights. ---- */

/* How much a word counts in a field, and how much (in percent) the field's length
 * takes away from it. */
static const struct {
    uint32_t boost, length_percent;
} FIELDS[SEARCH_FIELD_COUNT] = {
    [SEARCH_TITLE] = {12, 50},  [SEARCH_KEYWORDS] = {6, 0}, [SEARCH_HEADINGS] = {4, 30},
    [SEARCH_SUMMARY] = {4, 30}, [SEARCH_BODY] = {1, 70},    [SEARCH_SYNONYMS] = {1, 0},
};

enum { SCALE = 1000, SATURATION = 4 * SCALE };

struct averages {
    uint64_t words[SEARCH_FIELD_COUNT]; /* SCALE times the mean length, at least 1 */
};

/* Documents that have nothing in a field say nothing about how long it is: beside a
 * hundred services without a text, every text would seem long. */
static uint64_t average_of(const struct lexicon *lexicon, int field)
{
    uint64_t words = 0, documents = 0;
    for (size_t i = 0; i < lexicon->document_count; i++) {
        words += lexicon->lengths.items[i].words[field];
        documents += lexicon->lengths.items[i].words[field] > 0;
    }
    return words ? words * SCALE / documents : 1;
}

static struct averages averages_of(const struct lexicon *lexicon)
{
    struct averages averages;
    for (int field = 0; field < SEARCH_FIELD_COUNT; field++)
        averages.words[field] = average_of(lexicon, field);
    return averages;
}

/* One of few weights, each about a tenth above the one before: shards become smaller.
 */
static uint8_t round_weight(uint64_t weight)
{
    static const uint8_t steps[] = {1,  2,  3,  4,  5,  6,  7,          8,
                                    10, 12, 14, 16, 18, 20, 22,         24,
                                    26, 28, 30, 33, 36, 40, WEIGHT_MOST};
    size_t i = 0;
    while (i + 1 < sizeof steps && weight * 2 > (uint64_t)steps[i] + steps[i + 1])
        i++;
    return steps[i];
}

static uint8_t weigh(const struct lexicon *lexicon, const struct averages *averages,
                     const struct posting *posting)
{
    const struct field_lengths *lengths = &lexicon->lengths.items[posting->document];
    uint64_t sum = 0;
    for (int field = 0; field < SEARCH_FIELD_COUNT; field++) {
        uint64_t average = averages->words[field];
        uint64_t percent = FIELDS[field].length_percent;
        uint64_t length =
            (100 - percent) * average + percent * SCALE * lengths->words[field];
        if (posting->counts[field])
            sum += (uint64_t)SCALE * FIELDS[field].boost * posting->counts[field] *
                   100 * average / (length ? length : 1);
    }
    uint64_t weight =
        WEIGHT_MOST * sum * lengths->standing / ((SATURATION + sum) * 100);
    return round_weight(weight);
}

void lexicon_finish(struct lexicon *lexicon)
{
    struct averages averages = averages_of(lexicon);
    ARRAY_SORT(&lexicon->terms, compare_terms);
    for (size_t i = 0; i < lexicon->terms.count; i++) {
        struct postings *postings = &lexicon->terms.items[i]->postings;
        for (size_t j = 0; j < postings->count; j++)
            postings->items[j].weight = weigh(lexicon, &averages, &postings->items[j]);
    }
}
