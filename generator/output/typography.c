/* SPDX-License-Identifier: MIT */
#include "output/typography.h"

static const struct str NARROW = STR_INIT("\u202f");
static const struct str FULL = STR_INIT("\u00a0");

static bool is_french(struct str language)
{
    return str_equal(language, STR("fr")) || str_starts_with(language, STR("fr-"));
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The sign at the start ends a group of words: it is no part of ":-)" or "!=". */
static bool ends_words(struct str rest)
{
    static const struct str followers = STR_INIT(" \n).,;:!?\"'");
    if (rest.len == 1 || (unsigned char)rest.ptr[1] >= 0x80)
        return true;
    return str_find_char(followers, rest.ptr[1], 0) != STR_NOT_FOUND;
}

/* "10 : 30" is a time or a ratio. */
static bool is_between_numbers(struct str before, struct str rest)
{
    size_t next = rest.len > 1 && rest.ptr[1] == ' ' ? 2 : 1;
    return before.len && is_digit(before.ptr[before.len - 1]) && rest.len > next &&
           is_digit(rest.ptr[next]);
}

/* What a space between the two becomes; "" where it stays. */
static struct str space_between(struct str before, struct str rest)
{
    if (str_ends_with(before, STR("«")) || str_starts_with(rest, STR("»")))
        return FULL;
    if (rest.len == 0 || !ends_words(rest) || is_between_numbers(before, rest))
        return STR("");
    if (rest.ptr[0] == ':')
        return FULL;
    return str_find_char(STR(";!?"), rest.ptr[0], 0) != STR_NOT_FOUND ? NARROW
                                                                      : STR("");
}

struct str typography_spaces(struct arena *arena, struct str language, struct str text,
                             struct str after)
{
    struct strbuf spaced = {0};
    size_t done = 0,
           at = is_french(language) ? str_find_char(text, ' ', 0) : STR_NOT_FOUND;
    for (; at != STR_NOT_FOUND; at = str_find_char(text, ' ', at + 1)) {
        struct str rest = at + 1 < text.len ? str_slice(text, at + 1, text.len) : after;
        struct str space = space_between(str_slice(text, 0, at), rest);
        if (space.len == 0)
            continue;
        strbuf_add(&spaced, str_slice(text, done, at));
        strbuf_add(&spaced, space);
        done = at + 1;
    }
    if (done == 0)
        return text;
    strbuf_add(&spaced, str_slice(text, done, text.len));
    struct str copy = arena_copy(arena, strbuf_str(&spaced));
    strbuf_release(&spaced);
    return copy;
}
