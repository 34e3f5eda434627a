/* SPDX-License-Identifier: MIT */
/* "Did you mean": the known word that a mistyped one is nearest to. */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include "base/diag.h"
#include "base/str.h"

struct suggestion {
    struct str typed;
    struct str best; /* empty: none yet */
    size_t distance;
};

struct suggestion suggestion_for(struct str typed);
/* Offers one known word; on a tie the first offered one stays. */
void suggestion_offer(struct suggestion *suggestion, struct str known);
/* The best word near enough to be meant, or the empty string. */
struct str suggestion_best(const struct suggestion *suggestion);
/* Gives the last diagnostic the hint "did you mean 'x'?" if there is one. */
void suggestion_hint(const struct suggestion *suggestion, struct diagnostics *diags);

#endif
