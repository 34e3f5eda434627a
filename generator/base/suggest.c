/* SPDX-License-Identifier: MIT */
#include "base/suggest.h"

#include "base/unicode.h"

struct suggestion suggestion_for(struct str typed)
{
    /* A third of the letters may be wrong, at least one and at most three. */
    size_t most = typed.len / 3;
    most = most < 1 ? 1 : most > 3 ? 3 : most;
    return (struct suggestion){.typed = typed, .distance = most + 1};
}

void suggestion_offer(struct suggestion *suggestion, struct str known)
{
    if (suggestion->distance == 0)
        return; /* nothing is nearer */
    size_t distance =
        str_equal_ignore_case(suggestion->typed, known)
            ? 0
            : text_distance(suggestion->typed, known, suggestion->distance - 1);
    if (distance < suggestion->distance) {
        suggestion->best = known;
        suggestion->distance = distance;
    }
}

struct str suggestion_best(const struct suggestion *suggestion)
{
    return suggestion->best;
}

void suggestion_hint(const struct suggestion *suggestion, struct diagnostics *diags)
{
    if (suggestion->best.len)
        diag_hint(diags, "did you mean '%.*s'?", STR_ARG(suggestion->best));
}
