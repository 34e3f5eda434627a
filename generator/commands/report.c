/* SPDX-License-Identifier: MIT */
#include "commands/report.h"

#include <unistd.h>

#include "commands/say.h"

int report_diagnostics(const struct diagnostics *diags)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < diags->count; i++)
        diagnostic_format(&diags->items[i], diags->language, &text);
    say_text(stderr, strbuf_str(&text));
    strbuf_release(&text);
    return diagnostics_have_errors(diags) ? EXIT_CONTENT : EXIT_GOOD;
}

void report_size(const struct site *site, const struct options *options,
                 struct strbuf *out)
{
    size_t pages = site->pages.count, services = site->directory.services.count;
    strbuf_addf(out, message_for(options->language, pages, "%zu page", "%zu pages"),
                pages);
    strbuf_add(out, STR(", "));
    strbuf_addf(out,
                message_for(options->language, services, "%zu service", "%zu services"),
                services);
}

/* "110 files in out/site, 3 of them new or changed" */
static void tell_files(const struct pipeline *pipeline, const struct options *options,
                       struct str counts)
{
    enum message_language language = options->language;
    size_t new = pipeline->written_count;
    struct strbuf files = {0}, written = {0};
    say_files(&files, language, pipeline->file_count);
    strbuf_addf(
        &written,
        message_for(language, new, "%zu new or changed", "%zu of them new or changed"),
        new);
    say(stdout, options, "balise: %s in %.*s, %s; %.*s\n", files.ptr,
        STR_ARG(options->out), written.ptr, STR_ARG(counts));
    strbuf_release(&written);
    strbuf_release(&files);
}

void report_outcome(const struct pipeline *pipeline, const struct options *options,
                    int status)
{
    struct strbuf counts = {0};
    diagnostics_add_counts(&pipeline->diags, &counts);
    if (status != EXIT_GOOD)
        say(stderr, options,
            pipeline->touched
                ? "balise: %s; every file of the site is whole, but some are older: "
                  "build again\n"
                : "balise: %s; the site was left as it was\n",
            counts.ptr);
    else if (!options->quiet)
        tell_files(pipeline, options, strbuf_str(&counts));
    strbuf_release(&counts);
}

void report_more(const struct diagnostics *diags, const struct options *options)
{
    if (diags->count && !options->quiet && isatty(STDERR_FILENO))
        say(stderr, options,
            "balise: 'balise explain CODE' explains a code in brackets\n");
}
