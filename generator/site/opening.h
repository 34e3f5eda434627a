/* SPDX-License-Identifier: MIT */
/* The hours of what can be called as tables of weeks, for scripts: channel.weeks. */
#ifndef SITE_OPENING_H
#define SITE_OPENING_H

#include "site/site.h"

/*
 * Compiles the hours of every callable channel whose time zone is known, in parallel.
 * They are trusted until the service's day of review, at most two years from the day
 * of the site, or for a year where there is none.
 */
void opening_assemble(struct site *site);

#endif
