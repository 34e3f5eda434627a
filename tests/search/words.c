/* SPDX-License-Identifier: MIT */
/*
 * search-words: the words of texts, for tests/search.test.mjs. Standard input has one
 * text in each line; for each, a line with its words, a space between two of them.
 * `search-words --assigned` prints instead the code points that Unicode has assigned,
 * in the version that the index is made with: first and last of each range,
 * hexadecimal.
 */
#include <stdio.h>
#include <utf8proc.h>

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

static bool is_assigned(utf8proc_int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);
    return c <= 0x10FFFF && category != UTF8PROC_CATEGORY_CN &&
           category != UTF8PROC_CATEGORY_CS;
}

static void print_assigned(void)
{
    utf8proc_int32_t end;
    for (utf8proc_int32_t c = 0; c <= 0x10FFFF; c = end + 1) {
        for (end = c; is_assigned(end); end++)
            ;
        if (end > c)
            printf("%X %X\n", (unsigned)c, (unsigned)end - 1);
    }
}

int main(int count, char **arguments)
{
    if (count == 2 && str_equal(str_from(arguments[1]), STR("--assigned"))) {
        print_assigned();
        return 0;
    }
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
