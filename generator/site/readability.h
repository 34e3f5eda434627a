/* SPDX-License-Identifier: MIT */
/*
 * How hard a page is to read, by LIX (C. H. Björnsson, Läsbarhet, 1968):
 *
 *     words per sentence + 100 × long words / words
 *
 * A long word has more than six letters. LIX was made for comparing languages and needs
 * no syllables, which no rule finds in all of ours. Up to 30: books for children; up to
 * 40: easy, what a fourteen-year-old reads; up to 50: newspapers; above: official
 * texts.
 *
 * In Arabic, articles, prepositions and pronouns are written as parts of words, so that
 * long ones mean nothing: there LIX is not given, and sentences alone are counted.
 *
 * Read are headings, paragraphs and items of lists. Each of them ends a sentence, as .
 * ! ? … do before a space. A word is letters, marks and digits in a row, also with a
 * hyphen inside; an apostrophe parts words. Cards, code, titles and summaries are left
 * out.
 */
#ifndef SITE_READABILITY_H
#define SITE_READABILITY_H

#include "base/message.h"
#include "site/site.h"

struct readability {
    uint32_t sentences;
    uint32_t words;
    uint32_t long_words;
    uint32_t longest; /* words of the longest sentence */
};

/* Adds the words of a text that ends a sentence. */
void readability_add(struct readability *readability, struct str text);
struct readability readability_of(const struct page *page);

/* In tenths; 0 for an empty text. */
uint32_t readability_words_per_sentence(const struct readability *readability);
uint32_t readability_long_share(const struct readability *readability); /* per 1000 */
uint32_t readability_lix(const struct readability *readability);
/* Is LIX made for the language? */
bool readability_has_lix(struct str language);

/*
 * Appends a table: language, page, LIX, words per sentence, long words in percent,
 * words of the longest sentence; by language, the hardest page first. Plain text.
 */
void readability_table(const struct site *site, enum message_language language,
                       struct strbuf *out);

#endif
