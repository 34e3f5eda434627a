/* SPDX-License-Identifier: MIT */
#include "base/uuid.h"

#include "base/digest.h"

static struct uuid uuid_text(const uint8_t bytes[UUID_BYTES])
{
    static const char digits[] = "0123456789abcdef";
    struct uuid uuid = {{0}};
    char *next = uuid.text;
    for (size_t i = 0; i < UUID_BYTES; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *next++ = '-';
        *next++ = digits[bytes[i] >> 4];
        *next++ = digits[bytes[i] & 15];
    }
    return uuid;
}

struct uuid uuid_of(const uint8_t namespace[UUID_BYTES], struct str name)
{
    uint8_t digest[DIGEST_SHA1_LENGTH];
    struct strbuf bytes = {0};
    strbuf_add(&bytes, (struct str){(const char *)namespace, UUID_BYTES});
    strbuf_add(&bytes, name);
    digest_sha1(strbuf_str(&bytes), digest);
    strbuf_release(&bytes);
    digest[6] = (uint8_t)((digest[6] & 0x0f) | 0x50); /* version 5 */
    digest[8] = (uint8_t)((digest[8] & 0x3f) | 0x80); /* variant of RFC 9562 */
    return uuid_text(digest);
}
