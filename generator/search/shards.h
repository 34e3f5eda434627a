/* SPDX-License-Identifier: MIT */
/*
 * The search files of one language: small scripts that a page loads when they are
 * needed. Scripts, because from file:// nothing else can be read; small, because the
 * reader waits; few, because each takes a whole cluster of a USB key.
 *
 *     root.js    balise.root({…}): which shards there are
 *     wN.js      words with the documents that have them, in order of the words
 *     eN.js      the same for words that most documents have
 *     fN.js      all words in order, no numbers: for words mistyped at their end
 *     rN.js      the same backwards: for words mistyped at their beginning
 *     dN.js      what is shown of each document, in order of their numbers
 *
 * Where there are few words, there are no f and r: the client makes their lists of what
 * w and e have.
 *
 * Each is balise.take("w3", "4f1a09", DATA). The second argument is the beginning of
 * the SHA-256 of DATA, which the root knows too: shards of another build are noticed.
 * DATA of w and e is a string of entries, each behind a tab: the word, a space, and for
 * each document two numbers, how far it is behind the one before, and the word's
 * weight in it. A number is written in base 45 with the alphabet SHARD_ALPHABET, its
 * last digit from the first 45 characters, the others from the last 45. DATA of f and r
 * is a string of words, each behind a tab. DATA of d is an array.
 */
#ifndef SEARCH_SHARDS_H
#define SEARCH_SHARDS_H

#include "search/lexicon.h"

/* Printable ASCII without quote, backslash and less-than. */
#define SHARD_ALPHABET                               \
    "#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQ" \
    "RSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"

struct search_file {
    struct str name; /* "root.js" */
    struct str bytes;
};

struct search_files {
    ARRAY_FIELDS(struct search_file);
};

/*
 * Appends all files, made in `arena`. `documents` has one piece of JSON for each of the
 * lexicon's, which is finished; `more` is JSON text for the root: members, each with a
 * comma before it.
 */
void search_shards(struct arena *arena, struct arena *scratch,
                   const struct lexicon *lexicon, const struct strs *documents,
                   struct str more, struct search_files *files);

/* Appends a number as the shards write it. */
void shard_add_number(struct strbuf *out, uint32_t number);

#endif
