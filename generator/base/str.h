/* SPDX-License-Identifier: MIT */
/*
 * Text: a borrowed view (struct str) and a growing buffer (struct strbuf).
 *
 * All text inside Balise is valid UTF-8 without NUL: input/charset.c sees to it.
 * Lengths and positions are bytes unless a name says otherwise.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PRINTF_LIKE(string, first) __attribute__((format(printf, string, first)))

/* A read-only run of bytes that somebody else owns. Not NUL-terminated. */
struct str {
    const char *ptr;
    size_t len;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_INIT(literal)              \
    {                                  \
        (literal), sizeof(literal) - 1 \
    }
/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).len, (s).ptr

#define STR_NOT_FOUND SIZE_MAX

/* A view of a C string; NULL gives the empty view. */
struct str str_from(const char *text);

bool str_equal(struct str a, struct str b);
/* ASCII letters compare equal without regard to case; other bytes exactly. */
bool str_equal_ignore_case(struct str a, struct str b);
/* Order by unsigned bytes, shorter first: <0, 0, >0. Never depends on a locale. */
int str_compare(struct str a, struct str b);
bool str_starts_with(struct str s, struct str prefix);
bool str_ends_with(struct str s, struct str suffix);

/* Byte position of the first occurrence at or after `from`, or STR_NOT_FOUND. */
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_char(struct str s, char c, size_t from);

/* Copies the bytes to `into`, which must have room for them; gives their number. */
size_t str_put(struct str s, char *into);
/* The bytes [from, to); both are clamped to the string. */
struct str str_slice(struct str s, size_t from, size_t to);
/* Without ASCII white space at both ends. */
struct str str_trim(struct str s);
/*
 * Cuts the piece before the first `separator` off the front of *rest. False when *rest
 * was used up (its ptr is then NULL). "a,,b" gives "a", "", "b".
 */
bool str_split(struct str *rest, char separator, struct str *piece);
/* The same at runs of ASCII white space; never gives an empty piece. */
bool str_split_words(struct str *rest, struct str *word);

/* Decimal digits only, at most `max`; false for anything else. */
bool str_to_uint(struct str s, uint32_t max, uint32_t *value);

/*
 * A growing buffer. Zero-initialise it or use strbuf_init; strbuf_release frees it.
 * Out of memory aborts. `ptr` is NUL-terminated whenever it is not NULL.
 */
struct strbuf {
    char *ptr;
    size_t len;
    size_t capacity;
};

void strbuf_init(struct strbuf *buf);
void strbuf_release(struct strbuf *buf);
/* Empties it and keeps the memory. */
void strbuf_clear(struct strbuf *buf);
/* Makes room for `extra` more bytes. */
void strbuf_reserve(struct strbuf *buf, size_t extra);
void strbuf_add(struct strbuf *buf, struct str s);
void strbuf_add_char(struct strbuf *buf, char c);
void strbuf_add_repeat(struct strbuf *buf, char c, size_t count);
void strbuf_addf(struct strbuf *buf, const char *format, ...) PRINTF_LIKE(2, 3);
void strbuf_vaddf(struct strbuf *buf, const char *format, va_list arguments)
    PRINTF_LIKE(2, 0);
/* Escapes & < > " for HTML text and double-quoted attribute values. */
void strbuf_add_html(struct strbuf *buf, struct str s);
/* A view of the content, valid until the next change. */
struct str strbuf_str(const struct strbuf *buf);

#endif
