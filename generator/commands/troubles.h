/* SPDX-License-Identifier: MIT */
/* What is wrong with a finished site or a copy, in words. */
#ifndef COMMANDS_TROUBLES_H
#define COMMANDS_TROUBLES_H

#include "commands/options.h"
#include "editions/trouble.h"

/*
 * Prints one line for each trouble to standard error, with the folder of the site
 * (options->site) or of the copy before the path; at most some twenty, then how many
 * more there are.
 */
void troubles_print(const struct troubles *troubles, const struct options *options,
                    struct str copy);

#endif
