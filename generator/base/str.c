/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct str str_from(const char *text)
{
    return (struct str){text, text ? strlen(text) : 0};
}

bool str_equal(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool str_equal_ignore_case(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (ascii_lower(a.ptr[i]) != ascii_lower(b.ptr[i]))
            return false;
    return true;
}

int str_compare(struct str a, struct str b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common ? memcmp(a.ptr, b.ptr, common) : 0;
    if (order != 0)
        return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

bool str_starts_with(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_equal(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends_with(struct str s, struct str suffix)
{
    return s.len >= suffix.len &&
           str_equal(str_slice(s, s.len - suffix.len, s.len), suffix);
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    if (needle.len == 0)
        return from <= s.len ? from : STR_NOT_FOUND;
    for (size_t at = from; at + needle.len <= s.len; at++) {
        at = str_find_char(s, needle.ptr[0], at);
        if (at == STR_NOT_FOUND || at + needle.len > s.len)
            return STR_NOT_FOUND;
        if (memcmp(s.ptr + at, needle.ptr, needle.len) == 0)
            return at;
    }
    return STR_NOT_FOUND;
}

size_t str_find_char(struct str s, char c, size_t from)
{
    if (from >= s.len)
        return STR_NOT_FOUND;
    const char *found = memchr(s.ptr + from, c, s.len - from);
    return found ? (size_t)(found - s.ptr) : STR_NOT_FOUND;
}

size_t str_put(struct str s, char *into)
{
    if (s.len)
        memcpy(into, s.ptr, s.len);
    return s.len;
}

struct str str_slice(struct str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    if (!s.ptr)
        return (struct str){0};
    return (struct str){s.ptr + from, to - from};
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

struct str str_trim(struct str s)
{
    while (s.len > 0 && is_space(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len > 0 && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

bool str_split(struct str *rest, char separator, struct str *piece)
{
    if (!rest->ptr)
        return false;
    size_t at = str_find_char(*rest, separator, 0);
    if (at == STR_NOT_FOUND) {
        *piece = *rest;
        *rest = (struct str){0};
        return true;
    }
    *piece = str_slice(*rest, 0, at);
    *rest = str_slice(*rest, at + 1, rest->len);
    return true;
}

bool str_split_words(struct str *rest, struct str *word)
{
    struct str s = str_trim(*rest);
    if (s.len == 0)
        return false;
    size_t end = 0;
    while (end < s.len && !is_space(s.ptr[end]))
        end++;
    *word = str_slice(s, 0, end);
    *rest = str_slice(s, end, s.len);
    return true;
}

bool str_to_uint(struct str s, uint32_t max, uint32_t *value)
{
    uint64_t sum = 0;
    if (s.len == 0 || s.len > 10)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        sum = sum * 10 + (uint64_t)(s.ptr[i] - '0');
    }
    if (sum > max)
        return false;
    *value = (uint32_t)sum;
    return true;
}

void strbuf_init(struct strbuf *buf)
{
    *buf = (struct strbuf){0};
}

void strbuf_release(struct strbuf *buf)
{
    free(buf->ptr);
    strbuf_init(buf);
}

void strbuf_clear(struct strbuf *buf)
{
    buf->len = 0;
    if (buf->ptr)
        buf->ptr[0] = '\0';
}

static void grow(struct strbuf *buf, size_t needed)
{
    size_t capacity = buf->capacity ? buf->capacity : 64;
    while (capacity < needed)
        capacity = memory_add(capacity, capacity / 2 + 1);
    buf->ptr = memory_resize(buf->ptr, capacity);
    buf->capacity = capacity;
}

void strbuf_reserve(struct strbuf *buf, size_t extra)
{
    if (extra < buf->capacity - buf->len) /* len < capacity, or both are 0 */
        return;
    grow(buf, memory_add(memory_add(buf->len, extra), 1));
}

void strbuf_add(struct strbuf *buf, struct str s)
{
    strbuf_reserve(buf, s.len);
    if (s.len)
        memcpy(buf->ptr + buf->len, s.ptr, s.len);
    buf->len += s.len;
    buf->ptr[buf->len] = '\0';
}

void strbuf_add_char(struct strbuf *buf, char c)
{
    strbuf_reserve(buf, 1);
    buf->ptr[buf->len++] = c;
    buf->ptr[buf->len] = '\0';
}

void strbuf_add_repeat(struct strbuf *buf, char c, size_t count)
{
    strbuf_reserve(buf, count);
    memset(buf->ptr + buf->len, c, count);
    buf->len += count;
    buf->ptr[buf->len] = '\0';
}

void strbuf_vaddf(struct strbuf *buf, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    strbuf_reserve(buf, 1);
    size_t room = buf->capacity - buf->len; /* nearly always enough */
    int len = vsnprintf(buf->ptr + buf->len, room, format, arguments);
    if (len > 0) {
        strbuf_reserve(buf, (size_t)len);
        if ((size_t)len >= room)
            vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

void strbuf_addf(struct strbuf *buf, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    strbuf_vaddf(buf, format, arguments);
    va_end(arguments);
}

static struct str html_entity(char c)
{
    switch (c) {
    case '&':
        return STR("&amp;");
    case '<':
        return STR("&lt;");
    case '>':
        return STR("&gt;");
    default:
        return STR("&quot;");
    }
}

/* Nearly all bytes are plain: one look into a table each. */
static size_t plain_length(struct str s, size_t from)
{
    static const bool special[256] = {
        ['&'] = true, ['<'] = true, ['>'] = true, ['"'] = true};
    size_t at = from;
    while (at < s.len && !special[(unsigned char)s.ptr[at]])
        at++;
    return at - from;
}

void strbuf_add_html(struct strbuf *buf, struct str s)
{
    for (size_t at = 0; at < s.len; at++) {
        size_t plain = plain_length(s, at);
        strbuf_add(buf, str_slice(s, at, at + plain));
        at += plain;
        if (at < s.len)
            strbuf_add(buf, html_entity(s.ptr[at]));
    }
}

struct str strbuf_str(const struct strbuf *buf)
{
    return (struct str){buf->ptr, buf->len};
}
