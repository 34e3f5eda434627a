/* SPDX-License-Identifier: MIT */
/* What Unicode says about text. */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include "base/arena.h"
#include "base/str.h"

/* Byte position of the first byte that is not UTF-8, or STR_NOT_FOUND. */
size_t utf8_check(struct str bytes);
/* The code point at *at, which moves behind it. The text must be valid UTF-8. */
uint32_t utf8_next(struct str text, size_t *at);
/* How many characters there are: columns of a terminal, for Latin letters and signs. */
size_t utf8_count(struct str text);
void utf8_add(struct strbuf *buf, uint32_t code_point);

/* Does it belong to a word: a letter of any script (Unicode category L)? */
bool unicode_is_letter(uint32_t code_point);
/* Can it stand in a word: a letter, a number or a mark (Unicode L, N, M)? */
bool unicode_is_word(uint32_t code_point);
/* Does it change how text is laid out without being seen: ends a line, turns the order
 * of what follows, joins or hides (Unicode Cf, Zl, Zp)? */
bool unicode_is_invisible(uint32_t code_point);
/* Its simple upper case, or itself. */
uint32_t unicode_to_upper(uint32_t code_point);

/*
 * Text as [a-z0-9] words joined by '-': letters that Unicode can decompose lose their
 * marks, a few more (ß æ ø ł …) have a fixed spelling, everything else separates
 * words. "" where nothing is left. Cut at a word's end to at most `most` bytes.
 */
struct str text_slug(struct arena *arena, struct str text, size_t most);

/*
 * Folded for comparing and looking up: NFKD, lower case, no combining marks of the
 * Latin, Greek, Cyrillic, Hebrew and Arabic scripts, ß → ss, ς → σ, then NFC.
 */
struct str text_fold(struct arena *arena, struct str text);

/*
 * A key whose byte order sorts words as readers of an index expect: folded, with œ as
 * oe, ł as l and so on as in text_slug, and every script's digits as 0 to 9; then
 * TEXT_SORT_END and the text itself to tell equals apart. Independent of the locale.
 */
#define TEXT_SORT_END '\x01'
struct str text_sort_key(struct arena *arena, struct str text);

/* Optimal string alignment distance in code points, or `limit` + 1 when it is more or
 * one text has more than 64. */
size_t text_distance(struct str a, struct str b, size_t limit);

#endif
