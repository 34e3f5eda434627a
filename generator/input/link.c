/* SPDX-License-Identifier: MIT */
#include "input/link.h"

#include "base/file.h"
#include "base/suggest.h"
#include "base/unicode.h"

struct reader {
    struct arena *arena;
    struct str destination;
    struct document_link *link;
    struct diagnostics *diags;
};

static bool refuse(struct reader *reader, enum diag_code code, const char *what,
                   const char *hint)
{
    diag_add(reader->diags, code, reader->link->at, "'%.*s' %s",
             STR_ARG(reader->destination), diag_words(reader->diags, what));
    if (hint)
        diag_hint(reader->diags, "%s", diag_words(reader->diags, hint));
    return false;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* RFC 3986 3.1: the length of the scheme before its ':', or 0. */
static size_t scheme_length(struct str text)
{
    size_t end = 0;
    while (end < text.len &&
           (is_letter(text.ptr[end]) ||
            (end > 0 && (is_digit(text.ptr[end]) || text.ptr[end] == '+' ||
                         text.ptr[end] == '-' || text.ptr[end] == '.'))))
        end++;
    return end < text.len && text.ptr[end] == ':' ? end : 0;
}

/* Schemes */

static bool read_web(struct reader *reader, struct str rest)
{
    reader->link->kind = LINK_WEB;
    reader->link->target = reader->destination;
    struct str host = str_slice(rest, 2, rest.len);
    if (!str_starts_with(rest, STR("//")) || host.len == 0 || host.ptr[0] == '/')
        return refuse(reader, DIAG_LINK_BROKEN, "is no address of the web",
                      "write https://, the name of the site and the path");
    for (size_t i = 0; i < reader->destination.len; i++)
        if ((unsigned char)reader->destination.ptr[i] <= ' ')
            return refuse(reader, DIAG_LINK_BROKEN, "has a space in it",
                          "write '%20' for a space");
    return true;
}

static bool read_mail(struct reader *reader, struct str rest)
{
    reader->link->kind = LINK_MAIL;
    reader->link->target = rest;
    size_t at = str_find_char(rest, '@', 0);
    if (at == STR_NOT_FOUND || at == 0 || at + 1 == rest.len)
        return refuse(reader, DIAG_LINK_BROKEN, "is no e-mail address", NULL);
    return true;
}

/* BCP 47, its form only: two or three letters, then parts of two to eight. */
static bool is_language(struct str tag)
{
    struct str rest = tag, part;
    for (bool first = true; str_split(&rest, '-', &part); first = false) {
        if (part.len < 2 || part.len > (first ? 3 : 8))
            return false;
        for (size_t i = 0; i < part.len; i++)
            if (first ? part.ptr[i] < 'a' || part.ptr[i] > 'z'
                      : !is_letter(part.ptr[i]) && !is_digit(part.ptr[i]))
                return false;
    }
    return true;
}

static bool read_language(struct reader *reader, struct str rest)
{
    reader->link->kind = LINK_LANG;
    reader->link->target = rest;
    if (is_language(rest))
        return true;
    return refuse(reader, DIAG_LINK_LANGUAGE, "names no language",
                  "write a language tag such as 'lang:en' or 'lang:pt-BR'");
}

static bool read_target(struct reader *reader, enum link_kind kind, struct str rest)
{
    reader->link->kind = kind;
    reader->link->target = rest;
    return rest.len ||
           refuse(reader, DIAG_LINK_BROKEN, "has nothing behind the colon", NULL);
}

static bool read_services(struct reader *reader, struct str rest)
{
    return read_target(reader, LINK_SERVICES, rest);
}

static bool read_service(struct reader *reader, struct str rest)
{
    return read_target(reader, LINK_SERVICE, rest);
}

static bool read_term(struct reader *reader, struct str rest)
{
    return read_target(reader, LINK_TERM, rest);
}

static bool read_field(struct reader *reader, struct str rest)
{
    return read_target(reader, LINK_FIELD, rest);
}

static bool refuse_phone(struct reader *reader, struct str rest)
{
    (void)rest;
    return refuse(reader, DIAG_LINK_PHONE, "makes a number callable in prose",
                  "write service: and the id of a service of the directory");
}

static const struct scheme {
    struct str name;
    bool (*read)(struct reader *reader, struct str rest);
} SCHEMES[] = {
    {STR_INIT("https"), read_web},         {STR_INIT("http"), read_web},
    {STR_INIT("mailto"), read_mail},       {STR_INIT("service"), read_service},
    {STR_INIT("services"), read_services}, {STR_INIT("term"), read_term},
    {STR_INIT("field"), read_field},       {STR_INIT("lang"), read_language},
    {STR_INIT("tel"), refuse_phone},       {STR_INIT("sms"), refuse_phone},
};

static bool refuse_scheme(struct reader *reader, struct str name)
{
    struct suggestion suggestion = suggestion_for(name);
    for (size_t i = 0; i < sizeof(SCHEMES) / sizeof(*SCHEMES); i++)
        if (SCHEMES[i].read != refuse_phone)
            suggestion_offer(&suggestion, SCHEMES[i].name);
    refuse(reader, DIAG_LINK_SCHEME, "has a scheme that is not allowed",
           "allowed are https, http, mailto, service, services, term, field and lang");
    if (suggestion_best(&suggestion).len)
        diag_hint(reader->diags, "did you mean '%.*s:'?",
                  STR_ARG(suggestion_best(&suggestion)));
    return false;
}

static bool read_scheme(struct reader *reader, size_t length)
{
    struct str name = str_slice(reader->destination, 0, length);
    struct str rest =
        str_slice(reader->destination, length + 1, reader->destination.len);
    for (size_t i = 0; i < sizeof(SCHEMES) / sizeof(*SCHEMES); i++)
        if (str_equal_ignore_case(name, SCHEMES[i].name))
            return SCHEMES[i].read(reader, rest);
    if (length == 1 && rest.len && (rest.ptr[0] == '/' || rest.ptr[0] == '\\'))
        return refuse(reader, DIAG_LINK_FILE, "is a path on one computer",
                      "put the file into content/files and write '../files/name'");
    return refuse_scheme(reader, name);
}

/* Pages and files */

static int hex_digit(char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* RFC 3986 2.1. False for what is no text afterwards; borrows where nothing changes. */
static bool percent_decode(struct arena *arena, struct str *text)
{
    if (str_find_char(*text, '%', 0) == STR_NOT_FOUND)
        return true;
    char *out = arena_alloc(arena, text->len);
    size_t len = 0;
    for (size_t i = 0; i < text->len; i++) {
        char c = text->ptr[i];
        if (c == '%') {
            int high = i + 2 < text->len ? hex_digit(text->ptr[i + 1]) : -1;
            int low = high >= 0 ? hex_digit(text->ptr[i + 2]) : -1;
            if (low < 0)
                return false;
            c = (char)(high * 16 + low);
            i += 2;
        }
        if (c == '\0')
            return false;
        out[len++] = c;
    }
    *text = (struct str){out, len};
    return utf8_check(*text) == STR_NOT_FOUND;
}

static bool is_page(struct str path)
{
    struct str name = path_name(path);
    return str_ends_with(name, STR(".md")) ||
           str_find_char(name, '.', 0) == STR_NOT_FOUND;
}

static bool read_path(struct reader *reader)
{
    struct document_link *link = reader->link;
    struct str text = reader->destination;
    size_t hash = str_find_char(text, '#', 0);
    size_t end = hash == STR_NOT_FOUND ? text.len : hash;
    link->target = str_slice(text, 0, end);
    link->anchor = str_slice(text, end + 1, text.len);
    if (str_find_char(link->target, '?', 0) != STR_NOT_FOUND)
        return refuse(reader, DIAG_LINK_BROKEN, "has a '?', which no page has", NULL);
    if (!percent_decode(reader->arena, &link->target) ||
        !percent_decode(reader->arena, &link->anchor))
        return refuse(reader, DIAG_LINK_BROKEN, "has a '%' that encodes no character",
                      "write '%25' for '%'");
    link->kind = is_page(link->target) ? LINK_PAGE : LINK_FILE;
    if (link->kind == LINK_FILE && link->anchor.len)
        return refuse(reader, DIAG_LINK_ANCHOR, "has an anchor, which only pages have",
                      NULL);
    return true;
}

bool link_read(struct arena *arena, struct str destination, struct location at,
               struct document_link *link, struct diagnostics *diags)
{
    struct reader reader = {arena, destination, link, diags};
    *link = (struct document_link){.at = at};
    if (destination.len == 0) {
        diag_add(diags, DIAG_LINK_BROKEN, at, "a link without a destination");
        return false;
    }
    size_t scheme = scheme_length(destination);
    if (scheme)
        return read_scheme(&reader, scheme);
    if (str_starts_with(destination, STR("//")))
        return refuse(&reader, DIAG_LINK_SCHEME, "has no scheme",
                      "write 'https:' before it");
    if (destination.ptr[0] == '/')
        return refuse(
            &reader, DIAG_LINK_FILE, "is an absolute path",
            "links are relative: write a page's id, or a path from this page");
    if (str_find_char(destination, '\\', 0) != STR_NOT_FOUND)
        return refuse(&reader, DIAG_LINK_FILE, "has a backslash in its path",
                      "write '/' between folders");
    return read_path(&reader);
}

bool link_check_image(const struct document_link *link, struct diagnostics *diags)
{
    switch (link->kind) {
    case LINK_FILE:
    case LINK_SERVICE:
    case LINK_SERVICES:
        return true;
    case LINK_PAGE:
        diag_add(diags, DIAG_LINK_FILE, link->at, "'%.*s' is a page and no image",
                 STR_ARG(link->target));
        return false;
    case LINK_WEB:
        diag_add(diags, DIAG_LINK_SCHEME, link->at,
                 "an image from elsewhere, which Balise never loads");
        diag_hint(diags, "put the image into content/files");
        return false;
    case LINK_MAIL:
    case LINK_TERM:
    case LINK_FIELD:
    case LINK_LANG:
        break;
    }
    diag_add(diags, DIAG_LINK_SCHEME, link->at, "'%.*s' is no image",
             STR_ARG(link->target));
    diag_hint(diags, "write it as a link, without '!'");
    return false;
}
