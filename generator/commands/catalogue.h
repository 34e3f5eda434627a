/* SPDX-License-Identifier: MIT */
/* The directory of the content folders, and the table that it makes. */
#ifndef COMMANDS_CATALOGUE_H
#define COMMANDS_CATALOGUE_H

#include "commands/options.h"
#include "directory/sheet.h"
#include "site/site.h"

struct progress_place; /* see progress.h */

struct catalogue {
    struct arena arena;
    struct diagnostics diags;
    struct site site;
    struct input **inputs; /* one for each file of the sheet */
    struct sheet sheet;
};

/*
 * Reads the directory alone; `place`, unless it is NULL, is told so. False: it has
 * errors, and catalogue->diags, sorted, says which; a table cannot be made of it. To be
 * closed in any case.
 */
bool catalogue_open(struct catalogue *catalogue, const struct options *options,
                    struct progress_place *place);
void catalogue_close(struct catalogue *catalogue);

#endif
