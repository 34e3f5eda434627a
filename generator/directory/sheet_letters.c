/* SPDX-License-Identifier: MIT */
#include "directory/sheet_letters.h"

#include "base/unicode.h"
#include "input/charset.h"

enum { REPLACEMENT = 0xFFFD };

/* The bytes of Windows-1252 that a text would be. False: it could not be. */
static bool windows_bytes(struct arena *arena, struct str text, struct str *bytes)
{
    static const uint16_t high[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
        0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    char *out = arena_take(arena, text.len);
    size_t length = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        if (c > 0xFF || (c >= 0x80 && c < 0xA0)) {
            size_t i = 0;
            while (i < 32 && high[i] != c)
                i++;
            if (i == 32)
                return false;
            c = 0x80 + (uint32_t)i;
        }
        out[length++] = (char)c;
    }
    *bytes = (struct str){out, length};
    return true;
}

static bool is_ascii(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80)
            return false;
    return true;
}

/* UTF-8 that was read as Windows-1252: NumÃ©ro. */
static bool is_twice_encoded(struct arena *arena, struct str text, struct str *meant)
{
    return !is_ascii(text) && windows_bytes(arena, text, meant) &&
           utf8_check(*meant) == STR_NOT_FOUND;
}

/* Mac Roman that was taken for Windows-1252. */
static bool is_macintosh(struct arena *arena, enum sheet_form form, struct str text,
                         struct str recorded)
{
    struct source source;
    struct str bytes;
    struct diagnostics silent = {.arena = arena};
    return !is_ascii(text) && windows_bytes(arena, text, &bytes) &&
           charset_decode(arena, STR(""), bytes, STR("MACINTOSH"), &source, &silent) &&
           sheet_same(arena, form, source.text, recorded);
}

/* Are these all that is different: a sign in place of a letter that is not of ASCII? */
static bool differs_by_marks(struct str text, struct str recorded)
{
    size_t a = 0, b = 0, marks = 0;
    while (a < text.len && b < recorded.len) {
        uint32_t left = utf8_next(text, &a), right = utf8_next(recorded, &b);
        bool mark = left == '?' || left == '_' || left == REPLACEMENT;
        if (left != right && !(mark && right >= 0x80))
            return false;
        marks += left != right;
        /* One character outside of the basic plane becomes two marks. */
        if (left != right && right > 0xFFFF && a < text.len && text.ptr[a] == '?')
            a++;
    }
    return marks > 0 && a == text.len && b == recorded.len;
}

static size_t count_marks(struct str text)
{
    size_t marks = 0;
    for (size_t i = 0; i < text.len; i++)
        marks += text.ptr[i] == '?';
    return marks;
}

static size_t count_foreign(struct str text)
{
    size_t foreign = 0;
    for (size_t i = 0; i < text.len; i++)
        foreign += (unsigned char)text.ptr[i] >= 0xC0;
    return foreign;
}

/* A question mark between letters, or two in a row, is no question. */
static bool has_odd_mark(struct str text)
{
    for (size_t at = 0; (at = str_find_char(text, '?', at)) != STR_NOT_FOUND; at++) {
        size_t next = at + 1;
        if (next < text.len &&
            (text.ptr[next] == '?' || unicode_is_letter(utf8_next(text, &next))))
            return true;
    }
    return false;
}

/* Changed by hand as well: more marks than before, and no more foreign letters. */
static bool has_lost_letters(struct str text, struct str recorded)
{
    return count_marks(text) > count_marks(recorded) &&
           count_foreign(text) <= count_foreign(recorded) && has_odd_mark(text);
}

/*
 * Excel writes the nearest letter that Windows-1252 has: 'l' for 'ł'. Whoever changes a
 * name by hand seldom takes away just these marks.
 */
static bool has_lost_accents(struct arena *arena, struct str text, struct str recorded)
{
    struct str bytes;
    if (recorded.len == 0 || !windows_bytes(arena, text, &bytes) ||
        windows_bytes(arena, recorded, &bytes))
        return false;
    struct str letters = text_slug(arena, text, SIZE_MAX);
    return letters.len && str_equal(letters, text_slug(arena, recorded, SIZE_MAX));
}

enum sheet_letters sheet_check_letters(struct arena *arena, enum sheet_form form,
                                       struct str text, struct str recorded,
                                       bool guessed, struct str *meant)
{
    bool address = form == SHEET_ADDRESS; /* '?' has a meaning there */
    if (str_find(text, STR("\xEF\xBF\xBD"), 0) != STR_NOT_FOUND ||
        differs_by_marks(text, recorded) ||
        (!address && has_lost_letters(text, recorded)) ||
        has_lost_accents(arena, text, recorded))
        return SHEET_LETTERS_LOST;
    if (is_twice_encoded(arena, text, meant))
        return SHEET_LETTERS_TWICE;
    if (guessed && is_macintosh(arena, form, text, recorded))
        return SHEET_LETTERS_MACINTOSH;
    return SHEET_LETTERS_WHOLE;
}
