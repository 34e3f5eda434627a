/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "commands/commands.h"
#include "commands/report.h"

int command_check(const struct options *options)
{
    struct pipeline pipeline;
    pipeline_run(&pipeline, options, false);
    int status = report_diagnostics(&pipeline.diags);
    struct strbuf counts = {0};
    report_count(&pipeline.diags, &counts);
    if (status != EXIT_GOOD)
        fprintf(stderr, "balise: %s\n", counts.ptr);
    else if (!options->quiet)
        printf("balise: %zu pages, %zu services; %s\n", pipeline.site.pages.count,
               pipeline.site.directory.services.count, counts.ptr);
    strbuf_release(&counts);
    pipeline_release(&pipeline);
    return status;
}
