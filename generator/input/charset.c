/* SPDX-License-Identifier: MIT */
#include "input/charset.h"

#include "base/unicode.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

/* One file on its way from bytes to text. Byte positions are told from 1. */
struct decoding {
    struct arena *arena;
    struct source *source;
    struct diagnostics *diags;
    struct str bytes;
};

static const struct str UTF8_MARK = STR_INIT("\xEF\xBB\xBF");

static bool invalid(struct decoding *decoding, size_t at, const char *encoding)
{
    if (at < decoding->bytes.len)
        diag_add(decoding->diags, DIAG_CHARSET_INVALID, location_file(decoding->source),
                 "byte 0x%02X at position %zu is not allowed in %s",
                 (unsigned)(unsigned char)decoding->bytes.ptr[at], at + 1, encoding);
    else
        diag_add(decoding->diags, DIAG_CHARSET_INVALID, location_file(decoding->source),
                 "the file ends in the middle of a character of %s", encoding);
    diag_hint(decoding->diags, "save the file as UTF-8");
    return false;
}

/* The last step for every encoding: what all later code relies on. */
static bool finish(struct decoding *decoding, struct str text)
{
    while (str_starts_with(text, UTF8_MARK))
        text = str_slice(text, UTF8_MARK.len, text.len);
    *decoding->source = source_of(decoding->arena, decoding->source->path, text);
    size_t nul = str_find_char(text, '\0', 0);
    if (nul == STR_NOT_FOUND)
        return true;
    diag_add(decoding->diags, DIAG_CHARSET_NUL, location_at(decoding->source, nul, 1),
             "a NUL character");
    diag_hint(decoding->diags, "save the file as UTF-8 text");
    return false;
}

static bool decode_utf8(struct decoding *decoding)
{
    size_t bad = utf8_check(decoding->bytes);
    if (bad != STR_NOT_FOUND)
        return invalid(decoding, bad, "UTF-8");
    return finish(decoding, decoding->bytes);
}

/*
 * Converts into `out`. STR_NOT_FOUND, or the byte at which it failed (the length of
 * the input where that ends too early).
 */
static size_t convert(iconv_t converter, struct str input, struct strbuf *out)
{
    const char *next = input.ptr;
    size_t left = input.len;
    bool flushing = false; /* some converters hold back the last character */
    for (;;) {
        strbuf_reserve(out, left + left / 2 + 64);
        char *into = out->ptr + out->len;
        size_t room = out->capacity - out->len - 1;
        /* void *: POSIX has char **, older libraries const char **. */
        size_t result = flushing ? iconv(converter, NULL, NULL, &into, &room)
                                 : iconv(converter, (void *)&next, &left, &into, &room);
        out->len = (size_t)(into - out->ptr);
        if (result != (size_t)-1 && flushing)
            return STR_NOT_FOUND;
        if (result != (size_t)-1)
            flushing = true;
        else if (errno != E2BIG)
            return errno == EINVAL ? input.len : (size_t)(next - input.ptr);
    }
}

/* `skip` bytes of a mark come before the text. */
static bool decode_with(struct decoding *decoding, iconv_t converter, size_t skip,
                        const char *encoding)
{
    struct strbuf out = {0};
    struct str input = str_slice(decoding->bytes, skip, decoding->bytes.len);
    size_t bad = convert(converter, input, &out);
    struct str text = arena_copy(decoding->arena, strbuf_str(&out));
    strbuf_release(&out);
    return bad == STR_NOT_FOUND ? finish(decoding, text)
                                : invalid(decoding, bad + skip, encoding);
}

/* A name with '/' would carry options such as //TRANSLIT, which depends on the locale.
 */
static bool decode_named(struct decoding *decoding, const char *name, size_t skip)
{
    struct str encoding = str_from(name);
    iconv_t converter = (iconv_t)-1;
    if (str_find_char(encoding, '/', 0) == STR_NOT_FOUND)
        converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1) {
        diag_add(decoding->diags, DIAG_CHARSET_UNKNOWN, location_file(decoding->source),
                 "the encoding '%s' is not known", name);
        diag_hint(decoding->diags, "'iconv -l' lists the known ones");
        return false;
    }
    bool good = decode_with(decoding, converter, skip, name);
    iconv_close(converter);
    return good;
}

/* Letters of other encodings do not make UTF-8 by chance, least of all all of them. */
static void warn_utf8(struct decoding *decoding, struct str declared)
{
    size_t first = 0;
    while (first < decoding->bytes.len &&
           (unsigned char)decoding->bytes.ptr[first] < 0x80)
        first++;
    if (first == decoding->bytes.len || utf8_check(decoding->bytes) != STR_NOT_FOUND)
        return;
    diag_add(decoding->diags, DIAG_CHARSET_DECLARED, location_file(decoding->source),
             "the file is declared to be %.*s, but looks like UTF-8",
             STR_ARG(declared));
    diag_hint(decoding->diags, "then its accents are wrong: correct the declaration");
}

static bool decode_declared(struct decoding *decoding, struct str declared)
{
    if (str_equal_ignore_case(declared, STR("UTF-8")) ||
        str_equal_ignore_case(declared, STR("UTF8")))
        return decode_utf8(decoding);
    /* Without a mark the libraries differ; RFC 2781 says big-endian. */
    if (str_equal_ignore_case(declared, STR("UTF-16")))
        return decode_named(decoding, "UTF-16BE", 0);
    if (!decode_named(decoding, arena_c_string(decoding->arena, declared), 0))
        return false;
    warn_utf8(decoding, declared);
    return true;
}

static bool decode_guessed(struct decoding *decoding, size_t bad)
{
    if (!decode_named(decoding, "WINDOWS-1252", 0))
        return false;
    size_t first = 0;
    while ((unsigned char)decoding->bytes.ptr[first] < 0x80)
        first++;
    struct str text = decoding->source->text;
    size_t end = first;
    utf8_next(text, &end);
    struct location place = location_at(decoding->source, first, end - first);
    diag_add(
        decoding->diags, DIAG_CHARSET_GUESSED, place,
        "byte 0x%02X at position %zu was read as Windows-1252, for the file is not "
        "UTF-8",
        (unsigned)(unsigned char)decoding->bytes.ptr[first], first + 1);
    diag_hint(decoding->diags,
              "save the file as UTF-8 (the first byte that is not is at position %zu), "
              "or name its encoding in site.yaml under 'encodings'",
              bad + 1);
    return true;
}

bool charset_decode(struct arena *arena, struct str path, struct str bytes,
                    struct str declared, struct source *source,
                    struct diagnostics *diags)
{
    struct decoding decoding = {
        .arena = arena, .source = source, .diags = diags, .bytes = bytes};
    *source = source_of(arena, path, STR(""));
    if (str_starts_with(bytes, UTF8_MARK))
        return decode_utf8(&decoding);
    if (str_starts_with(bytes, STR("\xFF\xFE")))
        return decode_named(&decoding, "UTF-16LE", 2);
    if (str_starts_with(bytes, STR("\xFE\xFF")))
        return decode_named(&decoding, "UTF-16BE", 2);
    if (declared.len)
        return decode_declared(&decoding, declared);
    size_t bad = utf8_check(bytes);
    return bad == STR_NOT_FOUND ? finish(&decoding, bytes)
                                : decode_guessed(&decoding, bad);
}

static bool encode(struct arena *arena, struct str mark, const char *name,
                   struct str text, struct str *bytes)
{
    struct strbuf out = {0};
    iconv_t converter = iconv_open(name, "UTF-8");
    if (converter == (iconv_t)-1)
        return false;
    strbuf_add(&out, mark);
    bool good = convert(converter, text, &out) == STR_NOT_FOUND;
    iconv_close(converter);
    *bytes = arena_copy(arena, strbuf_str(&out));
    strbuf_release(&out);
    return good;
}

bool charset_encode_like(struct arena *arena, struct str bytes, struct str text,
                         struct str declared, struct str changed, struct str *result)
{
    const struct {
        struct str mark;
        const char *name;
    } encodings[] = {{STR(""), "UTF-8"},
                     {UTF8_MARK, "UTF-8"},
                     {STR("\xFF\xFE"), "UTF-16LE"},
                     {STR("\xFE\xFF"), "UTF-16BE"},
                     {STR(""), arena_c_string(arena, declared)},
                     {STR(""), "UTF-16BE"},
                     {STR(""), "WINDOWS-1252"}};
    for (size_t i = 0; i < sizeof(encodings) / sizeof(*encodings); i++) {
        struct str again;
        if (*encodings[i].name && !strchr(encodings[i].name, '/') &&
            encode(arena, encodings[i].mark, encodings[i].name, text, &again) &&
            str_equal(again, bytes))
            return encode(arena, encodings[i].mark, encodings[i].name, changed, result);
    }
    return false;
}

/* The value of `encoding = "…"` in the text of an XML declaration. */
static struct str encoding_in(struct str declaration)
{
    size_t at = str_find(declaration, STR("encoding"), 0);
    if (at == STR_NOT_FOUND)
        return (struct str){0};
    struct str rest = str_trim(str_slice(declaration, at + 8, declaration.len));
    if (!str_starts_with(rest, STR("=")))
        return (struct str){0};
    rest = str_trim(str_slice(rest, 1, rest.len));
    if (rest.len == 0 || (rest.ptr[0] != '"' && rest.ptr[0] != '\''))
        return (struct str){0};
    size_t end = str_find_char(rest, rest.ptr[0], 1);
    return str_slice(rest, 1, end == STR_NOT_FOUND ? 1 : end);
}

struct str charset_xml_declaration(struct str bytes)
{
    if (str_starts_with(bytes, UTF8_MARK))
        bytes = str_slice(bytes, UTF8_MARK.len, bytes.len);
    size_t end = str_find(bytes, STR("?>"), 0);
    if (!str_starts_with(bytes, STR("<?xml")) || end == STR_NOT_FOUND)
        return (struct str){0};
    struct str encoding = encoding_in(str_slice(bytes, 5, end));
    /* It cannot be true of a declaration that was read byte by byte. */
    bool wide = str_equal_ignore_case(str_slice(encoding, 0, 6), STR("UTF-16")) ||
                str_equal_ignore_case(str_slice(encoding, 0, 6), STR("UTF-32"));
    return str_slice(encoding, 0, wide ? 0 : encoding.len);
}
