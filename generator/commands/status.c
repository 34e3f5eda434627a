/* SPDX-License-Identifier: MIT */
#include "commands/status.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "commands/commands.h"
#include "commands/report.h"
#include "commands/say.h"
#include "commands/terminal.h"
#include "commands/today.h"
#include "output/overview_html.h"
#include "output/overview_json.h"

static int wrong_use(const struct options *options, const char *english)
{
    say_text(stderr, str_from(message_in(options->language, english)));
    return EXIT_USAGE;
}

static int check_use(const struct options *options)
{
    if (!options->sign && options->operands.count)
        return wrong_use(
            options,
            "balise: 'status' names pages only with --sign (see balise --help)\n");
    if (!options->sign && options->by.len)
        return wrong_use(options,
                         "balise: --by belongs to --sign (see balise --help)\n");
    if (!options->sign)
        return EXIT_GOOD;
    if (options->json || options->html.len)
        return wrong_use(options,
                         "balise: --sign writes no report (see balise --help)\n");
    if (options->operands.count == 0)
        return wrong_use(options, "balise: --sign wants the pages, as in --sign "
                                  "de/first-hour (see balise --help)\n");
    if (options->by.len == 0)
        return wrong_use(
            options,
            "balise: --sign wants a role, as in --by translator (see balise --help)\n");
    return EXIT_GOOD;
}

/* A report must not stand in the place of what it reports on. */
static int check_place(const struct options *options)
{
    for (size_t i = 0; options->html.len && i < options->content.count; i++)
        if (folder_is_inside(options->html.ptr, options->content.items[i].ptr))
            return wrong_use(options, "balise: the report cannot be written into the "
                                      "content (see balise --help)\n");
    return EXIT_GOOD;
}

static int write_html(const struct options *options, const struct overview *overview)
{
    struct strbuf page = {0};
    overview_html(&page, overview, options->language);
    int error = file_replace(options->html.ptr, strbuf_str(&page));
    strbuf_release(&page);
    if (error) {
        say(stderr, options, "balise: '%s' cannot be written: %s\n", options->html.ptr,
            message_of_error(options->language, error));
        return EXIT_CONTENT;
    }
    if (!options->quiet && !options->json)
        say(stdout, options, "balise: the report is in %s\n", options->html.ptr);
    return EXIT_GOOD;
}

static void print(const struct options *options, const struct overview *overview)
{
    struct strbuf text = {0};
    if (options->json)
        overview_json(&text, overview);
    else
        status_add_text(&text, overview, options->language,
                        terminal_has_colours(STDOUT_FILENO));
    fwrite(text.ptr, 1, text.len, stdout);
    strbuf_release(&text);
}

static int tell(struct arena *arena, const struct site *site,
                const struct options *options, bool has_errors)
{
    struct overview overview = overview_of(arena, site, options->today);
    int status = has_errors ? EXIT_CONTENT : EXIT_GOOD;
    if (options->json || !options->html.len)
        print(options, &overview);
    if (options->html.len && write_html(options, &overview) != EXIT_GOOD)
        status = EXIT_CONTENT;
    if (has_errors)
        say(stderr, options,
            "balise: the content has errors, so that this is not all of it; balise "
            "check tells them\n");
    return status;
}

/* Stages 1 to 4: a report needs no theme. */
static bool read_site(struct site *site, const struct options *options,
                      struct diagnostics *diags)
{
    site_init(site, diags->arena, &options->content);
    site_scan(site, diags);
    site_parse(site, options->jobs, diags);
    site_assemble(site, diags);
    if (site->languages.count)
        site_resolve(site, diags);
    diagnostics_sort(diags);
    return site->languages.count > 0;
}

int command_status(const struct options *options)
{
    struct arena arena = {0};
    struct diagnostics diags = {.arena = &arena, .language = options->language};
    struct options dated = *options;
    struct site site;
    int status = check_use(options);
    if (status == EXIT_GOOD)
        status = check_place(options);
    if (status != EXIT_GOOD)
        return status;
    dated.today = today_of(options);
    if (!read_site(&site, options, &diags) ||
        (options->sign && site.vocabulary.incomplete))
        status = report_diagnostics(&diags);
    else if (options->sign)
        status = status_sign(&arena, &site, &dated);
    else
        status = tell(&arena, &site, &dated, diagnostics_have_errors(&diags));
    site_release(&site);
    arena_release(&arena);
    return status;
}
