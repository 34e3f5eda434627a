/* SPDX-License-Identifier: MIT */
/*
 * Telephone numbers in a text: those of the directory in any spelling, and what only
 * looks like one.
 *
 * - Seven digits or more, or '+': the directory's number wherever it stands, unless the
 *   words before say that it is a case, a page, an account …
 * - Up to six digits (17, 112, 116 000): the directory's number only where the words
 *   around it speak of calling or of the service; otherwise it is a day, an age, an
 *   amount.
 * - Digits that the directory does not have: a number where they are shaped like one
 *   (+ and a calling code, a leading zero), or where the text says to call them.
 *
 * Dates, times, decimals, spans of years, IP addresses and digits that touch a letter
 * are never numbers.
 */
#ifndef SITE_PROSE_NUMBER_H
#define SITE_PROSE_NUMBER_H

#include "directory/numbers.h"
#include "site/prose_words.h"

struct prose_number {
    struct str written;             /* a piece of the text */
    const struct number_uses *uses; /* NULL: nobody's */
};

struct prose_numbers {
    ARRAY_FIELDS(struct prose_number); /* in the order of the text */
};

/* What a text is compared with. */
struct prose_dictionary {
    const struct numbers *numbers;
    struct prose_words words;
};

/* `language` is the text's (BCP 47). */
void prose_numbers_find(struct arena *arena, struct str text, struct str language,
                        const struct prose_dictionary *dictionary,
                        struct prose_numbers *found);

#endif
