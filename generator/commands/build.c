/* SPDX-License-Identifier: MIT */
#include "commands/commands.h"
#include "commands/report.h"

int command_build(const struct options *options)
{
    struct pipeline pipeline;
    pipeline_run(&pipeline, options, PIPELINE_SITE, NULL);
    int status = report_diagnostics(&pipeline.diags);
    report_outcome(&pipeline, options, status);
    pipeline_release(&pipeline);
    return status;
}
