/* SPDX-License-Identifier: MIT */
/* What stands around digits, and whether it makes them a telephone number. */
#ifndef SITE_PROSE_CONTEXT_H
#define SITE_PROSE_CONTEXT_H

#include "site/prose_words.h"

enum { PROSE_LEFT = 6 };

struct prose_context {
    unsigned left[PROSE_LEFT]; /* roles of the words before, the nearest first */
    size_t left_count;         /* fewer where the sentence begins */
    unsigned right;            /* of the word after, if only spaces are between */
    unsigned beyond;           /* of the word after punctuation */
    bool begins;               /* punctuation or the text's beginning precedes */
    bool ends;                 /* punctuation or the text's end follows */
    bool symbol;               /* a sign of currency, a percent or section sign */
};

struct prose_context prose_context_of(struct str text, size_t from, size_t to,
                                      const struct prose_words *words, size_t language,
                                      struct arena *scratch);

/* The digits belong to a case, a page, a price: no telephone number whatever they are.
 */
bool prose_context_is_other(const struct prose_context *context);
/* "Call", "dial the number": with nothing but small words between; for two digits these
 * must be smaller. */
bool prose_context_is_call(const struct prose_context *context, size_t digits);
/* "Police:", "the helpline is on": likewise. */
bool prose_context_is_line(const struct prose_context *context, size_t digits);
/* "le 3018", "die 147", "on 112": an amount would be in the plural. */
bool prose_context_has_article(const struct prose_context *context);
/* A word like "call" is among the last four. */
bool prose_context_calls_before(const struct prose_context *context);
/* What follows can follow a number, but not an amount of something. */
bool prose_context_may_end(const struct prose_context *context);
/* What is said of the digits fits a line: free, answers, must be called. */
bool prose_context_speaks_of_line(const struct prose_context *context);

#endif
