/* SPDX-License-Identifier: MIT */
#include "output/qr.h"

#include <errno.h>
#include <qrencode.h>

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
                    arena_copy(arena, strbuf_str(&path))};
    strbuf_release(&path);
    QRcode_free(code);
    return qr;
}
