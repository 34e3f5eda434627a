/* SPDX-License-Identifier: MIT */

#include "commands/commands.h"
#include "commands/report.h"
#include "commands/review.h"
#include "commands/say.h"
#include "commands/today.h"
#include "site/readability.h"
#include "site/stance.h"

static int review(struct pipeline *pipeline, const struct options *options)
{
    struct options dated = *options;
    dated.today = today_of(options);
    return report_reviews(&pipeline->arena, &pipeline->site, &dated);
}

typedef void table_of(const struct site *site, enum message_language language,
                      struct strbuf *out);

static void print_table(const struct site *site, const struct options *options,
                        table_of *add)
{
    struct strbuf table = {0};
    add(site, options->language, &table);
    fwrite(table.ptr, 1, table.len, stdout);
    strbuf_release(&table);
}

int command_check(const struct options *options)
{
    struct pipeline pipeline;
    pipeline_run(&pipeline, options, PIPELINE_CHECK, NULL);
    int status = report_diagnostics(&pipeline.diags);
    if (options->stances)
        print_table(&pipeline.site, options, stances_table);
    if (options->readability)
        print_table(&pipeline.site, options, readability_table);
    int overdue = review(&pipeline, options);
    struct strbuf counts = {0}, size = {0};
    diagnostics_add_counts(&pipeline.diags, &counts);
    report_size(&pipeline.site, options, &size);
    if (status != EXIT_GOOD)
        say(stderr, options, "balise: %s\n", counts.ptr);
    else if (!options->quiet)
        say(stdout, options, "balise: %s; %s\n", size.ptr, counts.ptr);
    report_more(&pipeline.diags, options);
    strbuf_release(&counts);
    strbuf_release(&size);
    pipeline_release(&pipeline);
    return status != EXIT_GOOD ? status : overdue;
}
