/* SPDX-License-Identifier: MIT */
/*
 * search-words: the words of texts, for tests/search.test.mjs. Standard input has one
 * text in each line; for each, a line with its words, a space between two of them.
 */
#include <stdio.h>

#include "base/arena.h"
#include "search/words.h"

static void print_words(struct arena *arena, struct str text)
{
    struct str piece;
    const char *before = "";
    for (size_t at = 0; words_next(text, &at, &piece);) {
        struct strs words = {0};
        words_of(arena, piece, &words);
        for (size_t i = 0; i < words.count; i++) {
            printf("%s%.*s", before, STR_ARG(words.items[i]));
            before = " ";
        }
    }
    putchar('\n');
}

int main(void)
{
    char bytes[65536];
    struct arena arena = {0};
    struct strbuf input = {0};
    for (size_t got; (got = fread(bytes, 1, sizeof(bytes), stdin)) > 0;)
        strbuf_add(&input, (struct str){bytes, got});
    struct str text = strbuf_str(&input);
    for (size_t start = 0, end; start < text.len; start = end + 1) {
        end = str_find_char(text, '\n', start);
        if (end == STR_NOT_FOUND)
            end = text.len;
        print_words(&arena, str_slice(text, start, end));
        arena_reset(&arena);
    }
    arena_release(&arena);
    strbuf_release(&input);
    return 0;
}
