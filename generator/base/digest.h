/* SPDX-License-Identifier: MIT */
/* Digests of FIPS 180-4: SHA-256 as hexadecimal text, SHA-1 as bytes. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/str.h"

#define DIGEST_HEX_LENGTH 64

struct digest {
    char hex[DIGEST_HEX_LENGTH + 1]; /* lower case, NUL-terminated */
};

struct digest digest_of(struct str bytes);
/*
 * The digest and the size of a file of any length, read in pieces. Gives 0 or an errno
 * value; EISDIR and EINVAL for what is not a regular file.
 */
int digest_of_file(const char *path, struct digest *digest, uint64_t *size);

#define DIGEST_SHA1_LENGTH 20

/* SHA-1, which is only good for names that others have defined by it: see base/uuid.h.
 */
void digest_sha1(struct str bytes, uint8_t digest[DIGEST_SHA1_LENGTH]);

#endif
