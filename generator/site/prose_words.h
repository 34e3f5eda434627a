/* SPDX-License-Identifier: MIT */
/*
 * Words that tell whether digits beside them are a telephone number, in the languages
 * of our content. The table in prose_words.c is all that knows them; a site in another
 * language adds its words there.
 */
#ifndef SITE_PROSE_WORDS_H
#define SITE_PROSE_WORDS_H

#include "base/array.h"

/* What a word may be, as bits; one word may be several things. */
enum prose_role {
    PROSE_CALL = 1 << 0,     /* call, phone, SMS: a number follows */
    PROSE_LINE = 1 << 1,     /* line, police, emergency: may have a number */
    PROSE_NUMBER = 1 << 11,  /* number: of a line, or of a magazine */
    PROSE_FILLER = 1 << 2,   /* stands between these and the number: the, on */
    PROSE_OTHER = 1 << 3,    /* article, page, case: digits of another kind follow */
    PROSE_QUANTITY = 1 << 4, /* about, before, of: an amount or a time follows */
    PROSE_UNIT = 1 << 5,     /* years, euros, March: stands behind an amount */
    PROSE_AFTER = 1 << 6,    /* is, or, if: may stand behind a number, not an amount */
    PROSE_VERB = 1 << 7,     /* answers, listens: what a number does */
    PROSE_FREE = 1 << 8,     /* free of charge */
    PROSE_CALL_AFTER = 1 << 9, /* a verb that German and Dutch put behind the number */
    PROSE_ARTICLE = 1 << 10    /* in the singular before a number: le 112, on 112 */
};

enum { PROSE_LANGUAGES = 5 };

struct prose_words {
    struct map exact; /* folded word → what it may be */
    struct prose_patterns {
        ARRAY_FIELDS(struct prose_pattern); /* words with '*' at an end */
    } patterns;
    struct arena *arena;
};

struct prose_pattern {
    struct str part; /* folded */
    unsigned role;
    size_t language;
    bool open_before, open_after; /* anything may stand there */
};

struct prose_words prose_words_of(struct arena *arena);
/* The number of a language (BCP 47); PROSE_LANGUAGES, which means all of them, for one
 * without words of its own. */
size_t prose_words_language(struct str tag);
/* The roles in a language of a word as it is written; 0 for none. `scratch` is for
 * folding. */
unsigned prose_words_roles(const struct prose_words *words, size_t language,
                           struct str word, struct arena *scratch);

#endif
