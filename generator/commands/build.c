/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "commands/commands.h"
#include "commands/report.h"

int command_build(const struct options *options)
{
    struct pipeline pipeline;
    pipeline_run(&pipeline, options, true);
    int status = report_diagnostics(&pipeline.diags);
    struct strbuf counts = {0};
    report_count(&pipeline.diags, &counts);
    if (status != EXIT_GOOD)
        fprintf(stderr, "balise: %s; %s\n", counts.ptr,
                pipeline.touched
                    ? "every file of the site is whole, but some are older: build again"
                    : "the site was left as it was");
    else if (!options->quiet)
        printf("balise: %zu files in %.*s, %zu of them new or changed; %s\n",
               pipeline.file_count, STR_ARG(options->out), pipeline.written_count,
               counts.ptr);
    strbuf_release(&counts);
    pipeline_release(&pipeline);
    return status;
}
