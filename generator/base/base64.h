/* SPDX-License-Identifier: MIT */
/* Base64 of RFC 4648, section 4, with padding and without line breaks. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/str.h"

void base64_add(struct strbuf *out, struct str bytes);

#endif
