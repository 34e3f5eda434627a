/* SPDX-License-Identifier: MIT */
#include "base/base91.h"

enum { LETTERS = 91, SHORT_BITS = 13, SHORT_MASK = (1 << SHORT_BITS) - 1 };

static char letter(uint32_t value)
{
    uint32_t code = '#' + value;
    return (char)(code < '<' ? code : code + 1);
}

void base91_add(struct strbuf *out, struct str bytes)
{
    uint32_t queue = 0;
    unsigned bits = 0;
    strbuf_reserve(out, bytes.len / 13 * 16 + 16);
    for (size_t i = 0; i < bytes.len; i++) {
        queue |= (uint32_t)(unsigned char)bytes.ptr[i] << bits;
        bits += 8;
        if (bits <= SHORT_BITS)
            continue;
        /* 91 × 91 is more than 13 bits can say: the small values say 14. */
        bool is_long = (queue & SHORT_MASK) < LETTERS * LETTERS - (1 << SHORT_BITS);
        unsigned taken = SHORT_BITS + is_long;
        uint32_t value = queue & (((uint32_t)1 << taken) - 1);
        queue >>= taken;
        bits -= taken;
        strbuf_add_char(out, letter(value % LETTERS));
        strbuf_add_char(out, letter(value / LETTERS));
    }
    if (bits == 0)
        return;
    strbuf_add_char(out, letter(queue % LETTERS));
    if (bits > 7 || queue >= LETTERS)
        strbuf_add_char(out, letter(queue / LETTERS));
}
