/* SPDX-License-Identifier: MIT */
#include "site/prose_number.h"

#include "site/prose_context.h"
#include "site/prose_run.h"

#include <string.h>

enum {
    SHORT_MOST = 6,   /* digits of a number that needs a context */
    LONG_MOST = 15,   /* ITU-T E.164 */
    DIGITS_MOST = 30, /* that are looked at as one */
    ZERO_LEAST = 8,   /* of an unknown number with a leading zero */
    ZERO_MOST = 12,
    CALLED_LEAST = 3, /* of an unknown number that the text says to call */
    CHAIN_MOST = 40,  /* bytes between "17" and "112" in "call 17 or 112" */
    NAME_NEAR = 80,   /* bytes to look for a service's name */
    NAME_WORD_LEAST = 4
};

struct finder {
    struct arena *arena;
    struct str text;
    size_t language; /* see prose_words_language */
    const struct prose_dictionary *dictionary;
    struct prose_numbers *found;
    const struct prose_run *run;
    size_t accepted; /* byte behind the last number; 0: none yet */
};

/* Groups [first, last] of the run, read as one number. */
struct piece {
    size_t first, last;
    struct str written;
    struct phone_key key;
    size_t digits;
};

static bool piece_of(const struct finder *finder, size_t first, size_t last,
                     struct piece *piece)
{
    const struct prose_group *groups = finder->run->groups;
    *piece = (struct piece){.first = first, .last = last};
    piece->written = str_slice(finder->text, groups[first].from, groups[last].to);
    for (size_t i = first; i <= last; i++)
        piece->digits += groups[i].digits;
    if (piece->digits > DIGITS_MOST || !phone_key_of(piece->written, &piece->key))
        return false;
    /* A bracket that is not closed is none of the number's. */
    if (piece->written.ptr[0] == '(' &&
        str_find_char(piece->written, ')', 0) == STR_NOT_FOUND)
        piece->written = str_slice(piece->written, 1, piece->written.len);
    return true;
}

static struct prose_context context_of(const struct finder *finder, struct str written)
{
    size_t from = (size_t)(written.ptr - finder->text.ptr);
    return prose_context_of(finder->text, from, from + written.len,
                            &finder->dictionary->words, finder->language,
                            finder->arena);
}

static void accept(struct finder *finder, struct str written,
                   const struct number_uses *uses)
{
    *ARRAY_ADD(finder->found, finder->arena) = (struct prose_number){written, uses};
    finder->accepted = (size_t)(written.ptr - finder->text.ptr) + written.len;
}

/* ---- The directory's numbers. ---- */

/* The longest word of a service's name stands near: "Awel: 102". */
static bool name_is_near(const struct text *name, struct str near)
{
    struct str rest = name->text, word, best = STR("");
    while (str_split_words(&rest, &word))
        if (word.len > best.len && (unsigned char)word.ptr[0] > '9')
            best = word;
    return best.len >= NAME_WORD_LEAST && str_find(near, best, 0) != STR_NOT_FOUND;
}

static bool some_name_is_near(const struct finder *finder, struct str written,
                              const struct number_uses *uses)
{
    size_t at = (size_t)(written.ptr - finder->text.ptr);
    size_t from = at > NAME_NEAR ? at - NAME_NEAR : 0;
    struct str near = str_slice(finder->text, from, at + written.len + NAME_NEAR);
    for (size_t i = 0; i < uses->count; i++) {
        const struct service *service = uses->items[i].service;
        for (size_t n = 0; service && n < service->names.count; n++)
            if (name_is_near(&service->names.items[n], near))
                return true;
    }
    return false;
}

/* "call 17 or 112": the sentence has named a number just before. */
static bool is_chained(const struct finder *finder, struct str written)
{
    size_t at = (size_t)(written.ptr - finder->text.ptr);
    if (finder->accepted == 0 || at < finder->accepted ||
        at - finder->accepted > CHAIN_MOST)
        return false;
    for (size_t i = finder->accepted; i < at; i++)
        if (strchr(".!?\n", finder->text.ptr[i]))
            return false;
    return true;
}

static bool is_called(const struct finder *finder, const struct piece *piece,
                      const struct number_uses *uses)
{
    struct prose_context context = context_of(finder, piece->written);
    bool line = prose_context_is_line(&context, piece->digits);
    if (prose_context_is_other(&context))
        return false;
    bool article = prose_context_has_article(&context);
    if (prose_context_is_call(&context, piece->digits) && article && piece->digits > 2)
        return true; /* "appelez le 3018 tout de suite" */
    bool amount = context.left_count && context.left[0] & PROSE_QUANTITY &&
                  !(context.left[0] & PROSE_FILLER);
    if (amount || !prose_context_may_end(&context))
        return false;
    if (line || prose_context_is_call(&context, piece->digits) ||
        is_chained(finder, piece->written))
        return true;
    return piece->digits > 2 && (article || prose_context_calls_before(&context) ||
                                 prose_context_speaks_of_line(&context) ||
                                 some_name_is_near(finder, piece->written, uses));
}

/* Digits that touch others by more than a space are part of something longer. */
static bool stands_alone(const struct finder *finder, const struct piece *piece)
{
    const struct prose_group *groups = finder->run->groups;
    bool more = piece->last + 1 < finder->run->count;
    if (piece->first > 0 && groups[piece->first].before == PROSE_JOINT_TIGHT)
        return false;
    return !more || groups[piece->last + 1].before != PROSE_JOINT_TIGHT;
}

static bool is_long(const struct piece *piece)
{
    return piece->digits > SHORT_MOST;
}

static bool try_known(struct finder *finder, const struct piece *piece)
{
    const struct number_uses *uses =
        numbers_find(finder->dictionary->numbers, phone_key_str(&piece->key));
    if (!uses || !stands_alone(finder, piece))
        return false;
    if (is_long(piece)) {
        struct prose_context context = context_of(finder, piece->written);
        if (prose_context_is_other(&context))
            return false;
    } else if (!is_called(finder, piece, uses)) {
        return false;
    }
    accept(finder, piece->written, uses);
    return true;
}

/* ---- Letters: 0508 NETSAFE, 1-800-THE-LOST. ---- */

static size_t capitals_end(struct str text, size_t at)
{
    size_t end = at, letters = 0;
    for (; at < text.len; at++) {
        char c = text.ptr[at];
        bool capital = c >= 'A' && c <= 'Z';
        if (!capital && c != '-' && c != ' ')
            break;
        letters += capital;
        if (capital)
            end = at + 1;
    }
    return letters >= 3 ? end : 0;
}

static bool try_letters(struct finder *finder, size_t first)
{
    const struct prose_group *groups = finder->run->groups;
    size_t last = finder->run->count - 1;
    size_t end = capitals_end(finder->text, groups[last].to);
    if (end == 0)
        return false;
    struct str written = str_slice(finder->text, groups[first].from, end);
    struct phone_key key;
    /* The capitals may go on with a word of the sentence: shorten from the end. */
    while (written.len > groups[last].to - groups[first].from) {
        const struct number_uses *uses =
            phone_key_of(written, &key)
                ? numbers_find(finder->dictionary->numbers, phone_key_str(&key))
                : NULL;
        if (uses && key.letters) {
            accept(finder, written, uses);
            return true;
        }
        written.len--;
    }
    return false;
}

/* ---- Numbers that nobody has. ---- */

/* 1 200 000, 116.000: groups of three behind a first one of up to three. */
static bool is_amount(const struct finder *finder, const struct piece *piece)
{
    const struct prose_group *groups = finder->run->groups;
    if (piece->first == piece->last || groups[piece->first].digits > 3 ||
        piece->key.text[0] == '0')
        return false;
    for (size_t i = piece->first + 1; i <= piece->last; i++)
        if (groups[i].digits != 3)
            return false;
    return true;
}

/* 0671.516.647: how Belgian enterprises are numbered. */
static bool is_enterprise(const struct finder *finder, const struct piece *piece)
{
    const struct prose_group *groups = finder->run->groups + piece->first;
    return piece->last - piece->first == 2 && groups[0].digits == 4 &&
           groups[1].digits == 3 && groups[2].digits == 3 &&
           str_find_char(piece->written, '.', 0) != STR_NOT_FOUND;
}

static bool has_shape(const struct finder *finder, const struct piece *piece)
{
    struct str key = phone_key_str(&piece->key);
    if (key.ptr[0] == '+')
        return key.len > ZERO_LEAST && key.len <= LONG_MOST + 1 &&
               phone_has_calling_code(str_slice(key, 1, key.len));
    if (key.ptr[0] == '0')
        return key.len >= ZERO_LEAST && key.len <= ZERO_MOST &&
               !is_enterprise(finder, piece);
    return piece->written.ptr[0] == '(' && key.len == 10;
}

static bool is_told_to_call(const struct finder *finder, const struct piece *piece,
                            const struct prose_context *context)
{
    size_t digits = piece->digits;
    bool year = piece->first == piece->last && digits == 4 &&
                (piece->key.text[0] == '1' || piece->key.text[0] == '2');
    if (digits < CALLED_LEAST || digits > ZERO_MOST)
        return false;
    bool certain =
        prose_context_may_end(context) && (!is_amount(finder, piece) || context->ends);
    if (prose_context_is_call(context, digits))
        return !year && (certain || digits > SHORT_MOST);
    if (digits <= SHORT_MOST)
        return false;
    if (prose_context_is_line(context, digits))
        return certain;
    return piece->last > piece->first && !is_amount(finder, piece) &&
           prose_context_calls_before(context);
}

static bool try_unknown(struct finder *finder, const struct piece *piece)
{
    struct prose_context context = context_of(finder, piece->written);
    if (!stands_alone(finder, piece) || prose_context_is_other(&context) ||
        !(has_shape(finder, piece) || is_told_to_call(finder, piece, &context)))
        return false;
    accept(finder, piece->written, NULL);
    return true;
}

/* ---- All together. ---- */

/* The longest known number that begins with group `first`; gives the group behind it,
 * or `first` when there is none. */
static size_t find_known(struct finder *finder, size_t first, size_t end, bool longs)
{
    struct piece piece;
    for (size_t last = end; last-- > first;)
        if (piece_of(finder, first, last, &piece) && is_long(&piece) == longs &&
            try_known(finder, &piece))
            return last + 1;
    return first;
}

/* Where the two parts of "0800 1 / 0800 2" are joined; `end` when they are not. */
static size_t loose_joint(const struct finder *finder, size_t first, size_t end)
{
    for (size_t i = first + 1; i < end; i++)
        if (finder->run->groups[i].before == PROSE_JOINT_LOOSE)
            return i;
    return end;
}

/* Groups in which no long number of the directory stands. Parts of what is joined by
 * mere spaces are no numbers of their own unless the directory has them. */
static void read_rest(struct finder *finder, size_t first, size_t end)
{
    struct piece piece;
    bool begins = true; /* a number may begin here */
    while (first < end) {
        size_t part = loose_joint(finder, first, end);
        if (begins && piece_of(finder, first, end - 1, &piece) &&
            has_shape(finder, &piece) && try_unknown(finder, &piece))
            return;
        if (begins && part < end && piece_of(finder, first, part - 1, &piece) &&
            has_shape(finder, &piece) && try_unknown(finder, &piece)) {
            first = part;
            continue;
        }
        size_t next = find_known(finder, first, end, false);
        if (begins && next == first && piece_of(finder, first, end - 1, &piece) &&
            try_unknown(finder, &piece))
            return;
        begins = next > first || first + 1 == part;
        first = next > first ? next : first + 1;
    }
}

/* Groups without a masked one. */
static void read_piece(struct finder *finder, size_t first, size_t end)
{
    size_t rest = first;
    while (first < end) {
        size_t next = find_known(finder, first, end, true);
        if (next > first) {
            struct prose_number known = finder->found->items[--finder->found->count];
            read_rest(finder, rest, first);
            accept(finder, known.written, known.uses);
            rest = next;
        } else if (end == finder->run->count && try_letters(finder, first)) {
            return;
        }
        first = next > first ? next : first + 1;
    }
    read_rest(finder, rest, end);
}

static void read_run(struct finder *finder)
{
    const struct prose_run *run = finder->run;
    for (size_t first = 0; first < run->count;) {
        size_t end = first;
        while (end < run->count && !run->groups[end].masked)
            end++;
        if (end > first)
            read_piece(finder, first, end);
        first = end + 1;
    }
}

void prose_numbers_find(struct arena *arena, struct str text, struct str language,
                        const struct prose_dictionary *dictionary,
                        struct prose_numbers *found)
{
    struct prose_run run;
    struct finder finder = {.arena = arena,
                            .text = text,
                            .language = prose_words_language(language),
                            .dictionary = dictionary,
                            .found = found,
                            .run = &run};
    for (size_t at = 0; prose_run_next(text, &at, &run);)
        read_run(&finder);
}
