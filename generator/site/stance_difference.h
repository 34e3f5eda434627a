/* SPDX-License-Identifier: MIT */
/*
 * Where safety instructions differ from place to place: for each instruction, what is
 * said for which place, and the pages that say it. Only instructions that are not the
 * same everywhere; "ask first" counts as another answer than "never".
 */
#ifndef SITE_STANCE_DIFFERENCE_H
#define SITE_STANCE_DIFFERENCE_H

#include "site/stance.h"

/* One answer for one place. */
struct stance_ruling {
    struct str scope; /* region, country, or "" for all */
    struct str value;
    struct strs ids; /* of pages, in the order of the site's list */
};

struct stance_difference {
    const struct instruction *instruction;
    ARRAY_FIELDS(struct stance_ruling); /* by scope */
};

struct stance_differences {
    ARRAY_FIELDS(struct stance_difference); /* in the order of INSTRUCTIONS */
};

struct stance_differences stance_differences_of(struct arena *arena,
                                                const struct site *site);
/* Does the page say something that another place's pages say otherwise? */
bool stance_differs(const struct stance_differences *differences,
                    const struct page *page);

#endif
