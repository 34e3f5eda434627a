/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#include <nettle/sha1.h>
#include <nettle/sha2.h>

static void write_hex(const uint8_t *bytes, size_t count, char *hex)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < count; i++) {
        *hex++ = digits[bytes[i] >> 4];
        *hex++ = digits[bytes[i] & 15];
    }
    *hex = '\0';
}

struct digest digest_of(struct str bytes)
{
    struct sha256_ctx context;
    uint8_t raw[SHA256_DIGEST_SIZE];
    struct digest digest;
    sha256_init(&context);
    sha256_update(&context, bytes.len, (const uint8_t *)bytes.ptr);
    sha256_digest(&context, sizeof(raw), raw);
    write_hex(raw, sizeof(raw), digest.hex);
    return digest;
}

void digest_sha1(struct str bytes, uint8_t digest[DIGEST_SHA1_LENGTH])
{
    struct sha1_ctx context;
    sha1_init(&context);
    sha1_update(&context, bytes.len, (const uint8_t *)bytes.ptr);
    sha1_digest(&context, DIGEST_SHA1_LENGTH, digest);
}
