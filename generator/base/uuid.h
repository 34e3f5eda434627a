/* SPDX-License-Identifier: MIT */
/* Names as UUIDs (RFC 9562, version 5): the same name always has the same id. */
#ifndef BASE_UUID_H
#define BASE_UUID_H

#include "base/str.h"

enum { UUID_BYTES = 16, UUID_TEXT_LENGTH = 36 };

struct uuid {
    char text[UUID_TEXT_LENGTH + 1]; /* lower case, NUL-terminated */
};

/* The id of `name` (any bytes) in a namespace, which is itself a UUID's 16 bytes. */
struct uuid uuid_of(const uint8_t namespace[UUID_BYTES], struct str name);

#endif
