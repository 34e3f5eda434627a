/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#include <sha256.h>
#include <sys/types.h>

struct digest digest_of(struct str bytes)
{
    struct digest digest;
    SHA256Data((const uint8_t *)bytes.ptr, bytes.len, digest.hex);
    return digest;
}
