/* SPDX-License-Identifier: MIT */
#include "site/index.h"

#include "base/unicode.h"
#include "site/route.h"

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* The first letter or digit of a key, 0 when there is none. */
static uint32_t first_letter(struct str key)
{
    for (size_t at = 0; at < key.len;) {
        uint32_t c = utf8_next(key, &at);
        if (is_digit(c) || unicode_is_letter(c))
            return c;
    }
    return 0;
}

void index_add(struct arena *arena, struct index_entries *entries,
               struct index_entry entry)
{
    if (entry.sort_key.len == 0)
        entry.sort_key = text_sort_key(arena, entry.text);
    uint32_t letter = first_letter(entry.sort_key); /* which begins folded */
    if (!letter)
        return;
    struct strbuf text = {0};
    if (is_digit(letter))
        strbuf_add_char(&text, '0');
    else
        utf8_add(&text, unicode_to_upper(letter));
    entry.letter = arena_copy(arena, strbuf_str(&text));
    strbuf_release(&text);
    *ARRAY_ADD(entries, arena) = entry;
}

/* What a reader takes for the same word: without regard to case and accents. */
static struct str folded(const struct index_entry *entry)
{
    return str_slice(entry->sort_key, 0,
                     str_find_char(entry->sort_key, TEXT_SORT_END, 0));
}

static int compare_entries(const void *left, const void *right)
{
    const struct index_entry *a = left, *b = right;
    int order = str_compare(a->letter, b->letter);
    if (order == 0)
        order = str_compare(folded(a), folded(b));
    if (order == 0)
        order = (a->kind > b->kind) - (a->kind < b->kind);
    if (order == 0)
        order = str_compare(a->route->path, b->route->path);
    return order ? order : str_compare(a->anchor, b->anchor);
}

static struct str letter_slug(struct arena *arena, struct str letter)
{
    size_t at = 0;
    uint32_t c = utf8_next(letter, &at);
    if (is_digit(c))
        return STR("0-9");
    if (c >= 'A' && c <= 'Z')
        return arena_format(arena, "%c", (char)(c - 'A' + 'a'));
    return arena_format(arena, "u%04x", (unsigned)c);
}

static bool same_entry(const struct index_entry *a, const struct index_entry *b)
{
    return a->route == b->route && str_equal(folded(a), folded(b)) &&
           str_equal(a->anchor, b->anchor);
}

static void drop_repetitions(struct index_entries *entries)
{
    size_t kept = 0;
    for (size_t i = 0; i < entries->count; i++)
        if (kept == 0 || !same_entry(&entries->items[kept - 1], &entries->items[i]))
            entries->items[kept++] = entries->items[i];
    entries->count = kept;
}

struct index index_of(struct arena *arena, struct str language,
                      struct index_entries *entries)
{
    struct index index = {.language = language};
    ARRAY_SORT(entries, compare_entries);
    drop_repetitions(entries);
    for (size_t i = 0; i < entries->count;) {
        struct str letter = entries->items[i].letter;
        size_t end = i;
        while (end < entries->count && str_equal(entries->items[end].letter, letter))
            end++;
        *ARRAY_ADD(&index.letters, arena) = (struct index_letter){
            letter, letter_slug(arena, letter), &entries->items[i], end - i};
        i = end;
    }
    return index;
}
