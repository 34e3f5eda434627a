/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "commands/commands.h"
#include "commands/report.h"

int command_pack(const struct options *options)
{
    struct str edition = options->operands.items[0];
    if (!str_equal(edition, STR("phone"))) {
        fprintf(stderr, "balise: 'pack' knows phone, not '%s' (see balise --help)\n",
                edition.ptr);
        return EXIT_USAGE;
    }
    struct pipeline pipeline;
    pipeline_run(&pipeline, options, PIPELINE_PHONE);
    int status = report_diagnostics(&pipeline.diags);
    report_outcome(&pipeline, options, status);
    pipeline_release(&pipeline);
    return status;
}
