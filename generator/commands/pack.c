/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "commands/commands.h"
#include "commands/progress.h"
#include "commands/report.h"
#include "commands/say.h"
#include "commands/troubles.h"
#include "commands/zim.h"
#include "editions/zip.h"
#include "site/neutral.h"

static int pack_phone(const struct options *options)
{
    struct pipeline pipeline;
    struct progress progress;
    struct progress_place place = {0};
    progress_open(&progress, &place, 1, options);
    pipeline_run(&pipeline, options, PIPELINE_PHONE, &place);
    progress_end(&place);
    progress_close(&progress);
    int status = report_diagnostics(&pipeline.diags);
    report_outcome(&pipeline, options, status);
    pipeline_release(&pipeline);
    return status;
}

/* ---- ZIP. ---- */

/* Of what the site is, or, as neutral sites want it, of nothing. */
static struct str zip_name(struct arena *arena, const struct config *config)
{
    return config->neutral ? neutral_name(arena, "zip", (struct str){0})
                           : STR("balise");
}

static int write_zip(const struct options *options, const struct zip *zip,
                     const struct finished *site, struct troubles *troubles)
{
    struct interrupt interrupt;
    struct progress progress;
    struct progress_place place = {0};
    struct zip_result result;
    interrupt_hold(&interrupt);
    progress_open(&progress, &place, 1, options);
    progress.interrupt = &interrupt;
    struct observer observer = progress_observer(&place);
    bool good = zip_write(zip, site, &observer, &result, troubles);
    progress_end(&place);
    if (good && !options->quiet) {
        struct strbuf files = {0}, size = {0};
        say_files(&files, options->language, result.files);
        size_add(&size, options->language, result.size);
        say(stdout, options, "balise: %s in %.*s, %s\n", files.ptr, STR_ARG(zip->path),
            size.ptr);
        strbuf_release(&size);
        strbuf_release(&files);
    }
    troubles_print(troubles, options, zip->path);
    progress_close(&progress);
    interrupt_release(&interrupt);
    return good ? EXIT_GOOD : EXIT_CONTENT;
}

static int open_and_write(const struct options *options, struct arena *arena,
                          const struct config *config)
{
    struct finished site;
    struct troubles troubles = {.arena = arena};
    struct str name = zip_name(arena, config);
    struct zip zip = {options->out, name, config->as_of};
    if (zip.path.len == 0)
        zip.path = arena_format(arena, "out/%.*s.zip", STR_ARG(name));
    if (folder_is_inside(zip.path.ptr, options->site.ptr)) {
        say(stderr, options, "balise: '%s' is inside the site (see balise --help)\n",
            zip.path.ptr);
        return EXIT_USAGE;
    }
    if (finished_open(&site, arena, options->site, &troubles))
        return write_zip(options, &zip, &site, &troubles);
    troubles_print(&troubles, options, zip.path);
    return EXIT_CONTENT;
}

/* The folder does not say as of which day the site is; site.yaml does. */
static int pack_zip(const struct options *options)
{
    struct arena arena = {0};
    struct diagnostics diags = {.arena = &arena, .language = options->language};
    struct site site;
    site_init(&site, &arena, &options->content);
    site_read_directory(&site, options->jobs, &diags);
    diagnostics_sort(&diags);
    int status = diagnostics_have_errors(&diags)
                     ? report_diagnostics(&diags)
                     : open_and_write(options, &arena, &site.config);
    site_release(&site);
    arena_release(&arena);
    return status;
}

int command_pack(const struct options *options)
{
    struct str edition = options->operands.items[0];
    if (str_equal(edition, STR("phone")))
        return pack_phone(options);
    if (str_equal(edition, STR("zip")))
        return pack_zip(options);
    if (str_equal(edition, STR("zim")))
        return pack_zim(options);
    say(stderr, options,
        "balise: 'pack' knows phone, zip and zim, not '%s' (see balise --help)\n",
        edition.ptr);
    return EXIT_USAGE;
}
