/* SPDX-License-Identifier: MIT */
/*
 * What a style sheet loads: url(), @import, image-set(), and @font-face. Comments and
 * strings are read as CSS Syntax 3 has them.
 */
#include "editions/offline_parts.h"

struct style {
    struct offline_scan *scan;
    struct str css;
    struct str at; /* where it is said, when it is no piece of the source */
    size_t next;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

static struct str rest_of(const struct style *style)
{
    return str_slice(style->css, style->next, style->css.len);
}

static bool begins(const struct style *style, struct str word)
{
    return str_equal_ignore_case(str_slice(rest_of(style), 0, word.len), word);
}

static void skip_space(struct style *style)
{
    while (style->next < style->css.len && is_space(style->css.ptr[style->next]))
        style->next++;
}

/* At a quote: what is between it and the next one; '\' keeps the one behind it. */
static struct str read_string(struct style *style)
{
    char quote = style->css.ptr[style->next++];
    size_t from = style->next;
    while (style->next < style->css.len && style->css.ptr[style->next] != quote)
        style->next += style->css.ptr[style->next] == '\\' ? 2 : 1;
    if (style->next > style->css.len)
        style->next = style->css.len;
    struct str text = str_slice(style->css, from, style->next);
    style->next++;
    return text;
}

static struct str place(const struct style *style, struct str piece)
{
    return style->at.ptr ? style->at : piece;
}

/* An escape in an address is legal, and nobody writes one but to hide it. */
static void check(struct style *style, struct str address)
{
    if (str_find_char(address, '\\', 0) != STR_NOT_FOUND) {
        diag_add(style->scan->diags, DIAG_OFFLINE_ADDRESS,
                 location_of(style->scan->source, place(style, address)),
                 "a backslash in an address");
        diag_hint(style->scan->diags, "write the characters themselves");
        return;
    }
    offline_check_address(style->scan, place(style, address), address, OFFLINE_LOAD);
}

static bool at_quote(const struct style *style)
{
    return style->next < style->css.len &&
           (style->css.ptr[style->next] == '"' || style->css.ptr[style->next] == '\'');
}

/* Behind "url(". */
static void read_url(struct style *style)
{
    skip_space(style);
    if (at_quote(style)) {
        check(style, read_string(style));
        return;
    }
    size_t end = str_find_char(style->css, ')', style->next);
    if (end == STR_NOT_FOUND)
        end = style->css.len;
    check(style, str_trim(str_slice(style->css, style->next, end)));
    style->next = end;
}

static void read_import(struct style *style)
{
    skip_space(style);
    if (at_quote(style))
        check(style, read_string(style));
}

/* The strings of image-set("a.png" 1x, "b.png" 2x). */
static void read_image_set(struct style *style)
{
    while (style->next < style->css.len && style->css.ptr[style->next] != ')') {
        if (at_quote(style)) {
            check(style, read_string(style));
        } else if (begins(style, STR("url("))) {
            style->next += 4;
            read_url(style);
            style->next++;
        } else {
            style->next++;
        }
    }
}

static void report_font(struct style *style, size_t from)
{
    struct str word = str_slice(style->css, from, style->next);
    diag_add(style->scan->diags, DIAG_OFFLINE_FEATURE,
             location_of(style->scan->source, place(style, word)),
             "a font of its own: browsers refuse it to pages on file://");
    diag_hint(style->scan->diags, "name fonts that systems have");
}

static void read_word(struct style *style)
{
    size_t from = style->next;
    if (begins(style, STR("url("))) {
        style->next += 4;
        read_url(style);
    } else if (begins(style, STR("image-set("))) {
        style->next += 10;
        read_image_set(style);
    } else if (begins(style, STR("@import"))) {
        style->next += 7;
        read_import(style);
    } else if (begins(style, STR("@font-face"))) {
        style->next += 10;
        report_font(style, from);
    } else {
        style->next++;
        while (style->next < style->css.len && is_name(style->css.ptr[style->next]) &&
               !begins(style, STR("image-set(")))
            style->next++;
    }
}

void offline_read_style(struct offline_scan *scan, struct str css, struct str at)
{
    struct style style = {scan, css, at, 0};
    while (style.next < css.len) {
        char c = css.ptr[style.next];
        if (begins(&style, STR("/*"))) {
            size_t end = str_find(css, STR("*/"), style.next + 2);
            style.next = end == STR_NOT_FOUND ? css.len : end + 2;
        } else if (c == '"' || c == '\'') {
            read_string(&style);
        } else if (is_name(c) || c == '@') {
            read_word(&style);
        } else {
            style.next += c == '\\' ? 2 : 1;
        }
    }
}
