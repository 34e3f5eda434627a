/* SPDX-License-Identifier: MIT */
/* What `check` tells about things that have to be looked at again. */
#ifndef COMMANDS_REVIEW_H
#define COMMANDS_REVIEW_H

#include "commands/options.h"
#include "site/site.h"

/*
 * Prints to standard output what is overdue for review on options->today and, unless
 * options->quiet, what rests on old evidence. EXIT_CONTENT when something is overdue by
 * more than options->overdue_most days.
 */
int report_reviews(struct arena *arena, const struct site *site,
                   const struct options *options);

#endif
