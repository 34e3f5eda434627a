/* SPDX-License-Identifier: MIT */
/*
 * What counts as a word, and how two spellings become the same word. client/words.js
 * says the same for what the reader types; a test compares them.
 *
 * A text is cut into pieces: runs of letters, digits and marks (Unicode L, N, M), with
 * single connectors inside (apostrophes, hyphens, the middle dot of inclusive
 * spellings). A piece is folded (text_fold, then æ → ae, Arabic letters that are often
 * confused, digits of all scripts) and becomes words:
 *   - its parts between connectors, but for what French leaves out before an
 *     apostrophe (l', qu') and for single letters beside other parts,
 *   - and, where there are several parts, the parts joined: e-mail is also "email",
 *     démuni-e is also "demunie".
 * The Arabic article is left out where three letters remain. Scripts that write no
 * spaces (Han, Kana, Thai, Lao, Khmer, Burmese) become pairs of neighbouring
 * characters.
 */
#ifndef SEARCH_WORDS_H
#define SEARCH_WORDS_H

#include "base/array.h"

/* Words are cut to this many code points, in the index and in a query alike. */
enum { WORD_MOST = 32 };

/* The next piece at or after *at, which moves behind it. False: there is none. */
bool words_next(struct str text, size_t *at, struct str *piece);
/* Appends the words of one piece. */
void words_of(struct arena *arena, struct str piece, struct strs *words);
/* The piece folded, connectors still in it. */
struct str words_fold(struct arena *arena, struct str piece);

#endif
