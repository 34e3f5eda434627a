/* SPDX-License-Identifier: MIT */
#include "editions/trouble.h"

struct trouble *trouble_add(struct troubles *troubles, enum trouble_kind kind,
                            struct str path)
{
    struct trouble *trouble = ARRAY_ADD(troubles, troubles->arena);
    trouble->kind = kind;
    trouble->path = arena_copy(troubles->arena, path);
    return trouble;
}

void trouble_add_error(struct troubles *troubles, enum trouble_kind kind,
                       struct str path, int error)
{
    trouble_add(troubles, kind, path)->error = error;
}
