/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#include <sha1.h>
#include <sha256.h>
#include <sys/types.h>

struct digest digest_of(struct str bytes)
{
    struct digest digest;
    SHA256Data((const uint8_t *)bytes.ptr, bytes.len, digest.hex);
    return digest;
}

void digest_sha1(struct str bytes, uint8_t digest[DIGEST_SHA1_LENGTH])
{
    SHA1_CTX context;
    SHA1Init(&context);
    SHA1Update(&context, (const uint8_t *)bytes.ptr, bytes.len);
    SHA1Final(digest, &context);
}
