/* SPDX-License-Identifier: MIT */
/* QR codes (ISO/IEC 18004) as paths for SVG. */
#ifndef OUTPUT_QR_H
#define OUTPUT_QR_H

#include "base/arena.h"
#include "base/str.h"

/* Light modules around a code; readers need them to find it. */
enum { QR_QUIET_ZONE = 4 };

struct qr {
    size_t size;     /* modules on each side, the quiet zone included; 0: no code */
    struct str path; /* the dark ones, for <path d>, one unit each; they need a light
                        ground of size × size */
    /* The same as a data: URI of an image/bmp, one pixel for each module, without the
     * quiet zone: a fifth of the path's length. */
    struct str bitmap;
};

/*
 * The code of a text, with error correction Q: a quarter of it may be dirty or torn.
 * No code where the text has more bytes than the largest one holds (1,663).
 */
struct qr qr_of(struct arena *arena, struct str text);

#endif
