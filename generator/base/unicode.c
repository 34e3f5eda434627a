/* SPDX-License-Identifier: MIT */
#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/memory.h"

/* Behind the ASCII characters from `at` on; eight at a time, for most text is ASCII. */
static size_t ascii_end(struct str bytes, size_t at)
{
    uint64_t eight;
    for (; at + sizeof(eight) <= bytes.len; at += sizeof(eight)) {
        memcpy(&eight, bytes.ptr + at, sizeof(eight));
        if (eight & 0x8080808080808080U)
            break;
    }
    while (at < bytes.len && (unsigned char)bytes.ptr[at] < 0x80)
        at++;
    return at;
}

size_t utf8_check(struct str bytes)
{
    const utf8proc_uint8_t *text = (const utf8proc_uint8_t *)bytes.ptr;
    for (size_t at = ascii_end(bytes, 0); at < bytes.len; at = ascii_end(bytes, at)) {
        utf8proc_int32_t code_point;
        utf8proc_ssize_t len = utf8proc_iterate(
            text + at, (utf8proc_ssize_t)(bytes.len - at), &code_point);
        if (len <= 0)
            return at;
        at += (size_t)len;
    }
    return STR_NOT_FOUND;
}

size_t utf8_count(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return count;
}

uint32_t utf8_next(struct str text, size_t *at)
{
    utf8proc_int32_t code_point;
    if ((unsigned char)text.ptr[*at] < 0x80)
        return (unsigned char)text.ptr[(*at)++];
    utf8proc_ssize_t len =
        utf8proc_iterate((const utf8proc_uint8_t *)text.ptr + *at,
                         (utf8proc_ssize_t)(text.len - *at), &code_point);
    *at += len > 0 ? (size_t)len : 1;
    return len > 0 ? (uint32_t)code_point : 0xFFFD;
}

void utf8_add(struct strbuf *buf, uint32_t code_point)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t len = utf8proc_encode_char((utf8proc_int32_t)code_point, bytes);
    strbuf_add(buf, (struct str){(const char *)bytes, (size_t)len});
}

bool unicode_is_letter(uint32_t code_point)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

/* Asked of every character of a site, most of which are ASCII. */
bool unicode_is_word(uint32_t code_point)
{
    if (code_point < 0x80)
        return (code_point >= '0' && code_point <= '9') ||
               ((code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z');
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool unicode_is_invisible(uint32_t code_point)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    return category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

uint32_t unicode_to_upper(uint32_t code_point)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)code_point);
}

/* Letters that have no decomposition in Unicode but a usual ASCII spelling. */
static const char *ascii_spelling(uint32_t code_point)
{
    switch (code_point) {
    case 0xDF:
        return "ss";
    case 0xE6:
        return "ae";
    case 0xF0:
    case 0x111:
        return "d";
    case 0xF8:
        return "o";
    case 0xFE:
        return "th";
    case 0x127:
        return "h";
    case 0x131:
        return "i";
    case 0x142:
        return "l";
    case 0x153:
        return "oe";
    default:
        return NULL;
    }
}

static utf8proc_uint8_t *mapped(struct str text, int options)
{
    utf8proc_uint8_t *result = NULL;
    utf8proc_ssize_t len =
        utf8proc_map((const utf8proc_uint8_t *)text.ptr, (utf8proc_ssize_t)text.len,
                     &result, (utf8proc_option_t)options);
    if (len >= 0)
        return result;
    result = memory_get(1); /* only invalid UTF-8 fails, and there is none here */
    return result;
}

static bool is_mark(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_MN;
}

static void add_slug_character(struct strbuf *out, uint32_t c)
{
    const char *spelling = ascii_spelling(c);
    if (spelling)
        strbuf_add(out, str_from(spelling));
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        strbuf_add_char(out, (char)c);
    else if (!is_mark(c) && out->len && out->ptr[out->len - 1] != '-')
        strbuf_add_char(out, '-');
}

static struct str cut_slug(struct str slug, size_t most)
{
    while (slug.len && slug.ptr[slug.len - 1] == '-')
        slug.len--;
    if (slug.len <= most)
        return slug;
    size_t end = most;
    while (end > 0 && slug.ptr[end] != '-')
        end--;
    return str_slice(slug, 0, end ? end : most);
}

struct str text_slug(struct arena *arena, struct str text, size_t most)
{
    struct strbuf out = {0};
    utf8proc_uint8_t *plain =
        mapped(text, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STABLE);
    struct str decomposed = str_from((const char *)plain);
    for (size_t at = 0; at < decomposed.len;) {
        uint32_t c = utf8_next(decomposed, &at);
        add_slug_character(&out, (uint32_t)utf8proc_tolower((utf8proc_int32_t)c));
    }
    free(plain);
    struct str slug = arena_copy(arena, cut_slug(strbuf_str(&out), most));
    strbuf_release(&out);
    return slug;
}

/*
 * The marks that folding drops. A fixed list, because dropping every mark of category
 * M would also drop the vowel signs of Indic scripts and change words.
 */
static bool is_dropped(uint32_t c)
{
    static const uint32_t ranges[][2] = {
        {0x00AD, 0x00AD}, {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},
        {0x05BF, 0x05C7}, {0x0610, 0x061A}, {0x0640, 0x0640}, {0x064B, 0x065F},
        {0x0670, 0x0670}, {0x06D6, 0x06ED}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
        {0x200C, 0x200D}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    };
    for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
        if (c >= ranges[i][0] && c <= ranges[i][1])
            return true;
    return false;
}

static void add_folded_character(struct strbuf *out, uint32_t c)
{
    c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
    if (is_dropped(c))
        return;
    if (c == 0xDF)
        strbuf_add(out, STR("ss"));
    else if (c == 0x3C2)
        utf8_add(out, 0x3C3);
    else
        utf8_add(out, c);
}

/*
 * Most words are written in ASCII, Latin-1 and Arabic letters. What folding makes of
 * those is told here, for the library takes ten times as long; a test holds one against
 * the other. For U+00C0 to U+00FF: the ASCII letter, or a dot where it is not one.
 */
static const char LATIN[] = "aaaaaa.ceeeeiiii.nooooo..uuuuy.."
                            "aaaaaa.ceeeeiiii.nooooo..uuuuy.y";

/* Letters lose what they carry, a hamza or a madda; 0: dropped altogether. */
static uint32_t fold_arabic(uint32_t c)
{
    if (c == 0x640 || c > 0x64A)
        return 0;
    if (c == 0x622 || c == 0x623 || c == 0x625)
        return 0x627;
    return c == 0x624 ? 0x648 : c == 0x626 ? 0x64A : c;
}

/* Of a character of two bytes; false where only the library knows. */
static bool fold_pair(const char pair[2], char **end)
{
    uint32_t c = (uint32_t)(pair[0] & 0x1F) << 6 | (uint32_t)(pair[1] & 0x3F);
    if (c >= 0xC0 && c <= 0xFF) {
        *(*end)++ = LATIN[c - 0xC0];
        return LATIN[c - 0xC0] != '.';
    }
    if (c < 0x621 || c > 0x65F || (c > 0x63A && c < 0x640))
        return false;
    c = fold_arabic(c);
    if (c) {
        *(*end)++ = (char)(0xC0 | c >> 6);
        *(*end)++ = (char)(0x80 | (c & 0x3F));
    }
    return true;
}

static char ascii_lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* Folds what has nothing to compose; false where only the library can. */
static bool fold_simply(struct arena *arena, struct str text, struct str *folded)
{
    char *start = arena_alloc(arena, text.len + 1), *end = start;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c < 0x80)
            *end++ = ascii_lower(text.ptr[i]);
        else if (c < 0xC2 || c > 0xDF || ++i == text.len ||
                 !fold_pair(text.ptr + i - 1, &end))
            return false;
    }
    *folded = (struct str){start, (size_t)(end - start)};
    return true;
}

struct str text_fold(struct arena *arena, struct str text)
{
    struct strbuf out = {0};
    struct str folded;
    if (fold_simply(arena, text, &folded))
        return folded;
    utf8proc_uint8_t *plain =
        mapped(text, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STABLE);
    struct str decomposed = str_from((const char *)plain);
    for (size_t at = 0; at < decomposed.len;)
        add_folded_character(&out, utf8_next(decomposed, &at));
    free(plain);
    utf8proc_uint8_t *composed =
        mapped(strbuf_str(&out), UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    strbuf_release(&out);
    folded = arena_copy(arena, str_from((const char *)composed));
    free(composed);
    return folded;
}

static bool is_decimal(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ND;
}

/* Unicode has the digits of a script side by side, from zero to nine. */
static char decimal_value(uint32_t c)
{
    uint32_t zero = c;
    while (is_decimal(zero - 1))
        zero--;
    return (char)('0' + (c - zero) % 10);
}

static void add_sorted_character(struct strbuf *out, uint32_t c)
{
    const char *spelling = ascii_spelling(c);
    if (c < 0x80)
        strbuf_add_char(out, (char)c);
    else if (spelling)
        strbuf_add(out, str_from(spelling));
    else if (is_decimal(c))
        strbuf_add_char(out, decimal_value(c));
    else
        utf8_add(out, c);
}

struct str text_sort_key(struct arena *arena, struct str text)
{
    struct strbuf key = {0};
    struct str folded = text_fold(arena, text);
    for (size_t at = 0; at < folded.len;)
        add_sorted_character(&key, utf8_next(folded, &at));
    strbuf_add_char(&key, TEXT_SORT_END);
    strbuf_add(&key, text);
    struct str copy = arena_copy(arena, strbuf_str(&key));
    strbuf_release(&key);
    return copy;
}

enum { DISTANCE_MOST = 64 }; /* longer words are never "meant" */

static size_t decode(struct str text, uint32_t *into)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len && count <= DISTANCE_MOST;)
        into[count++] = utf8_next(text, &at);
    return count;
}

static size_t least(size_t a, size_t b, size_t c)
{
    size_t low = a < b ? a : b;
    return low < c ? low : c;
}

size_t text_distance(struct str a, struct str b, size_t limit)
{
    uint32_t x[DISTANCE_MOST + 1], y[DISTANCE_MOST + 1];
    size_t rows[3][DISTANCE_MOST + 2];
    size_t m = decode(a, x), n = decode(b, y);
    if (m > DISTANCE_MOST || n > DISTANCE_MOST || (m > n ? m - n : n - m) > limit)
        return limit + 1;
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= n; j++)
        above[j] = before[j] = j;
    for (size_t i = 1; i <= m; i++) {
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t change = above[j - 1] + (x[i - 1] != y[j - 1]);
            row[j] = least(above[j] + 1, row[j - 1] + 1, change);
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                row[j] = least(row[j], before[j - 2] + 1, row[j]);
        }
        size_t *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    return above[n] <= limit ? above[n] : limit + 1;
}
