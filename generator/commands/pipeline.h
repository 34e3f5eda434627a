/* SPDX-License-Identifier: MIT */
/* The six stages, in the order in which they run. */
#ifndef COMMANDS_PIPELINE_H
#define COMMANDS_PIPELINE_H

#include "base/diag.h"
#include "commands/options.h"
#include "site/site.h"
#include "theme/theme.h"

/* What the stages 5 and 6 make: nothing, the site, the files of the phone edition. */
enum pipeline_goal { PIPELINE_CHECK, PIPELINE_SITE, PIPELINE_PHONE };

struct progress_place; /* see progress.h */

struct pipeline {
    struct arena arena;
    struct diagnostics diags;
    struct site site;
    struct theme theme;
    size_t file_count;    /* files of the site, or of the phone edition */
    size_t written_count; /* of these, files that differed */
    bool touched;         /* files were replaced */
};

/*
 * Runs stages 1 to 5, and 6 unless the goal is a check or an error was found.
 * Everything that is to be said is in pipeline->diags, sorted. `place`, unless it is
 * NULL, is told how far it is. The caller releases the pipeline in any case.
 */
void pipeline_run(struct pipeline *pipeline, const struct options *options,
                  enum pipeline_goal goal, struct progress_place *place);
/*
 * Stages 1 to 4, and the theme; for a command that renders by itself. False when there
 * is nothing to render: then an error is in pipeline->diags, which are not sorted. Good
 * ones can have errors, too. To be released in any case.
 */
bool pipeline_read(struct pipeline *pipeline, const struct options *options,
                   struct progress_place *place);
void pipeline_release(struct pipeline *pipeline);

#endif
