/* SPDX-License-Identifier: MIT */
/* The six stages, in the order in which they run. */
#ifndef COMMANDS_PIPELINE_H
#define COMMANDS_PIPELINE_H

#include "base/diag.h"
#include "commands/options.h"
#include "site/site.h"

struct pipeline {
    struct arena arena;
    struct diagnostics diags;
    struct site site;
    size_t file_count;    /* files of the site */
    size_t written_count; /* of these, files that differed */
    bool touched;         /* files of the site were replaced */
};

/*
 * Runs stages 1 to 5, and 6 when `write` is true and no error was found. Everything
 * that is to be said is in pipeline->diags, sorted. The caller releases the pipeline
 * in any case.
 */
void pipeline_run(struct pipeline *pipeline, const struct options *options, bool write);
void pipeline_release(struct pipeline *pipeline);

#endif
