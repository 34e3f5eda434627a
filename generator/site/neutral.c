/* SPDX-License-Identifier: MIT */
#include "site/neutral.h"

#include "base/digest.h"

struct str neutral_name(struct arena *arena, const char *scope, struct str key)
{
    struct arena scratch = {0};
    struct str text = arena_format(&scratch, "%s/%.*s", scope, STR_ARG(key));
    struct digest digest = digest_of(text);
    arena_release(&scratch);
    return arena_copy(arena, (struct str){digest.hex, NEUTRAL_LENGTH});
}
