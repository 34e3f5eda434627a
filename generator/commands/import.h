/* SPDX-License-Identifier: MIT */
/* What a table would change in the directory, for every command that writes to it. */
#ifndef COMMANDS_IMPORT_H
#define COMMANDS_IMPORT_H

#include "commands/options.h"

/*
 * Does what `balise import` does with a table that is called `name` and holds `bytes`;
 * gives the exit status. `whole`: a record that the table does not have is told.
 */
int import_table(const struct options *options, struct str name, struct str bytes,
                 bool whole);

#endif
