/* SPDX-License-Identifier: MIT */
#include "base/base64.h"

static uint32_t byte_at(struct str bytes, size_t i)
{
    return i < bytes.len ? (unsigned char)bytes.ptr[i] : 0;
}

void base64_add(struct strbuf *out, struct str bytes)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    strbuf_reserve(out, bytes.len / 3 * 4 + 4);
    for (size_t i = 0; i < bytes.len; i += 3) {
        uint32_t three = byte_at(bytes, i) << 16 | byte_at(bytes, i + 1) << 8 |
                         byte_at(bytes, i + 2);
        strbuf_add_char(out, letters[three >> 18]);
        strbuf_add_char(out, letters[three >> 12 & 63]);
        strbuf_add_char(out, i + 1 < bytes.len ? letters[three >> 6 & 63] : '=');
        strbuf_add_char(out, i + 2 < bytes.len ? letters[three & 63] : '=');
    }
}
