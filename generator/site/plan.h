/* SPDX-License-Identifier: MIT */
/* Which pages and files the site will have, and where. Part of stage 3. */
#ifndef SITE_PLAN_H
#define SITE_PLAN_H

#include "site/site.h"

/* Fills site->routes, site->attachments and each language's index. */
void plan_routes(struct site *site, struct diagnostics *diags);

#endif
