/* SPDX-License-Identifier: MIT */
#include "output/qr.h"

#include <errno.h>
#include <qrencode.h>

#include "base/base64.h"
#include "base/memory.h"

enum { BYTES_MOST = 1663 }; /* version 40, level Q */

static bool is_dark(const QRcode *code, size_t x, size_t y)
{
    return code->data[y * (size_t)code->width + x] & 1;
}

/* One rectangle for each run of dark modules in a row. */
static void add_row(struct strbuf *path, const QRcode *code, size_t y)
{
    size_t width = (size_t)code->width, x = 0;
    while (x < width) {
        size_t first = x;
        while (x < width && is_dark(code, x, y))
            x++;
        if (x > first)
            strbuf_addf(path, "M%zu %zuh%zuv1h-%zuz", first + QR_QUIET_ZONE,
                        y + QR_QUIET_ZONE, x - first, x - first);
        else
            x++;
    }
}

static void add_number(struct strbuf *out, size_t number, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; i++)
        strbuf_add_char(out, (char)(number >> 8 * i & 255));
}

/* The oldest of the headers (BITMAPCOREHEADER) is the shortest; colour 1 is black. */
static void add_header(struct strbuf *out, size_t width, size_t row)
{
    enum { HEADER = 14, CORE = 12, PALETTE = 6, START = HEADER + CORE + PALETTE };
    strbuf_add(out, STR("BM"));
    add_number(out, START + row * width, 4);
    add_number(out, 0, 4);
    add_number(out, START, 4);
    add_number(out, CORE, 4);
    add_number(out, width, 2);
    add_number(out, width, 2);
    add_number(out, 1, 2); /* plane */
    add_number(out, 1, 2); /* bit for each pixel */
    strbuf_add(out, (struct str){"\xff\xff\xff\0\0\0", PALETTE});
}

/* Rows from below, each filled up to four bytes. */
static struct str bitmap_of(struct arena *arena, const QRcode *code)
{
    struct strbuf bytes = {0}, uri = {0};
    size_t width = (size_t)code->width, row = (width + 31) / 32 * 4;
    add_header(&bytes, width, row);
    for (size_t y = width; y-- > 0;)
        for (size_t i = 0; i < row; i++) {
            unsigned bits = 0;
            for (size_t x = i * 8; x < i * 8 + 8; x++)
                bits = bits << 1 | (x < width && is_dark(code, x, y));
            strbuf_add_char(&bytes, (char)bits);
        }
    strbuf_add(&uri, STR("data:image/bmp;base64,"));
    base64_add(&uri, strbuf_str(&bytes));
    struct str copy = arena_copy(arena, strbuf_str(&uri));
    strbuf_release(&bytes);
    strbuf_release(&uri);
    return copy;
}

struct qr qr_of(struct arena *arena, struct str text)
{
    if (text.len == 0 || text.len > BYTES_MOST)
        return (struct qr){0};
    QRcode *code = QRcode_encodeData((int)text.len, (const unsigned char *)text.ptr, 0,
                                     QR_ECLEVEL_Q);
    if (!code && errno == ENOMEM)
        memory_is_out();
    if (!code)
        return (struct qr){0};
    struct strbuf path = {0};
    for (size_t y = 0; y < (size_t)code->width; y++)
        add_row(&path, code, y);
    struct qr qr = {(size_t)code->width + 2 * QR_QUIET_ZONE,
                    arena_copy(arena, strbuf_str(&path)), bitmap_of(arena, code)};
    strbuf_release(&path);
    QRcode_free(code);
    return qr;
}
