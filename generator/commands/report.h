/* SPDX-License-Identifier: MIT */
/* What the commands tell about a run. */
#ifndef COMMANDS_REPORT_H
#define COMMANDS_REPORT_H

#include "commands/pipeline.h"

/* Prints all diagnostics to standard error; gives the exit status. */
int report_diagnostics(const struct diagnostics *diags);
/* Appends how much there is: "173 pages, 103 services". */
void report_size(const struct site *site, const struct options *options,
                 struct strbuf *out);
/* What became of the files, after a run that was to write them; `status` as above. */
void report_outcome(const struct pipeline *pipeline, const struct options *options,
                    int status);

/* Says once to a person at a terminal how to read more about what was told. */
void report_more(const struct diagnostics *diags, const struct options *options);

#endif
