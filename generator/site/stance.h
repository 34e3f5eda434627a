/* SPDX-License-Identifier: MIT */
/* Safety-critical instructions compared across translations. Part of stage 4. */
#ifndef SITE_STANCE_H
#define SITE_STANCE_H

#include "site/site.h"

/* STANCE_CONFLICT where a translation says otherwise than the first language's page. */
void stances_compare(const struct site *site, struct diagnostics *diags);

#endif
