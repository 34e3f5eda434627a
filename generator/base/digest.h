/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4), as hexadecimal text. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/str.h"

#define DIGEST_HEX_LENGTH 64

struct digest {
    char hex[DIGEST_HEX_LENGTH + 1]; /* lower case, NUL-terminated */
};

struct digest digest_of(struct str bytes);

#endif
