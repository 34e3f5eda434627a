/* SPDX-License-Identifier: MIT */
#include "commands/report.h"

#include <stdio.h>
#include <unistd.h>

int report_diagnostics(const struct diagnostics *diags)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < diags->count; i++)
        diagnostic_format(&diags->items[i], &text);
    if (text.len)
        fwrite(text.ptr, 1, text.len, stderr);
    strbuf_release(&text);
    return diagnostics_have_errors(diags) ? EXIT_CONTENT : EXIT_GOOD;
}

static void add_count(struct strbuf *out, size_t count, const char *thing)
{
    if (count)
        strbuf_addf(out, "%s%zu %s%s", out->len ? ", " : "", count, thing,
                    count == 1 ? "" : "s");
}

void report_count(const struct diagnostics *diags, struct strbuf *out)
{
    struct strbuf counts = {0};
    add_count(&counts, diagnostics_count(diags, DIAG_LEVEL_ERROR), "error");
    add_count(&counts, diagnostics_count(diags, DIAG_LEVEL_WARNING), "warning");
    strbuf_add(out,
               counts.len ? strbuf_str(&counts) : STR("nothing to complain about"));
    strbuf_release(&counts);
}

void report_outcome(const struct pipeline *pipeline, const struct options *options,
                    int status)
{
    struct strbuf counts = {0};
    report_count(&pipeline->diags, &counts);
    if (status != EXIT_GOOD)
        fprintf(stderr, "balise: %s; %s\n", counts.ptr,
                pipeline->touched
                    ? "every file of the site is whole, but some are older: build again"
                    : "the site was left as it was");
    else if (!options->quiet)
        printf("balise: %zu files in %.*s, %zu of them new or changed; %s\n",
               pipeline->file_count, STR_ARG(options->out), pipeline->written_count,
               counts.ptr);
    strbuf_release(&counts);
}

void report_more(const struct diagnostics *diags, const struct options *options)
{
    if (diags->count && !options->quiet && isatty(STDERR_FILENO))
        fputs("balise: 'balise explain CODE' explains a code in brackets\n", stderr);
}
