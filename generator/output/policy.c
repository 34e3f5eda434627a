/* SPDX-License-Identifier: MIT */
#include "output/policy.h"

#include "base/base64.h"
#include "base/digest.h"

static int hex_value(char digit)
{
    return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

void policy_add_hash(struct strbuf *out, struct str text)
{
    struct digest digest = digest_of(text);
    char bytes[DIGEST_HEX_LENGTH / 2];
    for (size_t i = 0; i < sizeof(bytes); i++)
        bytes[i] = (char)(hex_value(digest.hex[2 * i]) << 4 |
                          hex_value(digest.hex[2 * i + 1]));
    strbuf_add(out, STR("'sha256-"));
    base64_add(out, (struct str){bytes, sizeof(bytes)});
    strbuf_add_char(out, '\'');
}
