/* SPDX-License-Identifier: MIT */
/*
 * The words of all documents of one language: which documents have them, and how much
 * they weigh there (BM25F, in integers, so that every machine computes the same).
 */
#ifndef SEARCH_LEXICON_H
#define SEARCH_LEXICON_H

#include "base/array.h"

enum search_field {
    SEARCH_TITLE,
    SEARCH_KEYWORDS, /* the document's own */
    SEARCH_HEADINGS,
    SEARCH_SUMMARY,
    SEARCH_BODY,
    SEARCH_SYNONYMS, /* of its topics, audiences …, in all languages */
    SEARCH_FIELD_COUNT
};

/* The weight of a word in a document: 1 … WEIGHT_MOST. */
enum { WEIGHT_MOST = 44 };

struct posting {
    uint32_t document;
    uint8_t counts[SEARCH_FIELD_COUNT]; /* how often; 255 and more are 255 */
    uint8_t weight;                     /* set by lexicon_finish */
};

struct term {
    struct str word;
    struct postings {
        ARRAY_FIELDS(struct posting); /* by document */
    } postings;
};

struct lexicon {
    struct terms {
        ARRAY_FIELDS(struct term *); /* sorted by lexicon_finish: see word_compare */
    } terms;
    size_t document_count;
    /* While it is made. */
    struct arena *arena;
    struct map by_word;
    struct map by_piece; /* piece of text → struct piece_terms */
    struct lengths {
        ARRAY_FIELDS(struct field_lengths {
            uint32_t words[SEARCH_FIELD_COUNT];
            uint32_t standing; /* percent */
        });
    } lengths;
};

/* Everything lives in the arena. */
void lexicon_init(struct lexicon *lexicon, struct arena *arena);
/* The next document; what is added then belongs to it. Gives its number, from 0. */
uint32_t lexicon_begin_document(struct lexicon *lexicon);
/* How much of their weight the newest document's words keep, in percent: 1 … 100, and
 * 100 where nothing else is said. Of two that say the same, it puts one before the
 * other. */
void lexicon_set_standing(struct lexicon *lexicon, unsigned percent);
void lexicon_add_text(struct lexicon *lexicon, enum search_field field,
                      struct str text);
/* A word as it is: "#080012800". Copied. */
void lexicon_add_word(struct lexicon *lexicon, enum search_field field,
                      struct str word);
/* Sorts the terms and sets the weights. Nothing can be added afterwards. */
void lexicon_finish(struct lexicon *lexicon);

/* Order by UTF-16 code units: what JavaScript's < gives. */
int word_compare(struct str a, struct str b);

#endif
