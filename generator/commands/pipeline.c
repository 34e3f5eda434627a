/* SPDX-License-Identifier: MIT */
#include "commands/pipeline.h"

#include "base/file.h"
#include "commands/progress.h"
#include "output/local.h"
#include "output/output.h"
#include "output/phone.h"

#ifndef BALISE_DATA_DIR
#define BALISE_DATA_DIR "/usr/local/share/balise"
#endif

/* Where themes are that others extend: the project's, then the installed ones. */
static struct strs theme_shelves(struct pipeline *pipeline)
{
    struct strs shelves = {0};
    *ARRAY_ADD(&shelves, &pipeline->arena) = STR("themes");
    *ARRAY_ADD(&shelves, &pipeline->arena) = STR(BALISE_DATA_DIR "/themes");
    return shelves;
}

/* --theme, else the named one in themes/, else the one that was installed. */
static struct str theme_folder(struct pipeline *pipeline, const struct options *options)
{
    const struct config *config = &pipeline->site.config;
    struct str name = config->theme.len ? config->theme : STR("default");
    if (options->theme.len)
        return options->theme;
    struct str folder = path_join(&pipeline->arena, STR("themes"), name);
    struct str installed =
        path_join(&pipeline->arena, STR(BALISE_DATA_DIR "/themes"), name);
    return !folder_exists(folder.ptr) && folder_exists(installed.ptr) ? installed
                                                                      : folder;
}

static void count_written(struct pipeline *pipeline, const struct writer *writer)
{
    pipeline->file_count = writer->files.count;
    for (size_t i = 0; i < writer->files.count; i++)
        pipeline->written_count += writer->files.items[i].written;
}

/* Ends what writer_begin has begun. */
static void commit(struct pipeline *pipeline, struct writer *writer)
{
    if (diagnostics_have_errors(&pipeline->diags))
        writer_abandon(writer);
    else if (writer_finish(writer, &pipeline->diags))
        count_written(pipeline, writer);
    pipeline->touched = writer->committed;
}

static void write_site(struct pipeline *pipeline, const struct options *options,
                       struct output *output)
{
    struct writer writer;
    struct diagnostics *diags = &pipeline->diags;
    if (!output_plan_search(output, &pipeline->site, options->jobs, diags))
        return;
    pipeline->file_count = output->files.count;
    struct strs paths = output_paths(output);
    if (!writer_begin(&writer, &pipeline->arena, options->out, &paths, diags))
        return;
    output_render(output, options->jobs, output_to_writer, &writer, diags);
    commit(pipeline, &writer);
    if (writer.committed)
        local_put(&pipeline->arena, options->out, output->renderer.theme, diags);
}

static void render_phone(struct pipeline *pipeline, const struct options *options,
                         struct progress_place *place)
{
    struct phone phone;
    struct writer writer;
    struct diagnostics *diags = &pipeline->diags;
    if (!phone_plan(&phone, &pipeline->arena, &pipeline->site, &pipeline->theme,
                    diags) ||
        diagnostics_have_errors(diags))
        return;
    struct strs paths = phone_paths(&phone);
    if (!writer_begin(&writer, &pipeline->arena, options->out, &paths, diags))
        return;
    if (place)
        progress_begin(place, WORK_RENDER, paths.count, 0);
    phone_render(&phone, options->jobs, &writer, diags);
    commit(pipeline, &writer);
}

/* Stages 5 and 6; a check has no need of the search, in which nothing can be wrong. */
static void render_site(struct pipeline *pipeline, const struct options *options,
                        bool write)
{
    struct output output;
    struct diagnostics *diags = &pipeline->diags;
    bool good = output_plan(&output, &pipeline->arena, &pipeline->site,
                            &pipeline->theme, diags);
    pipeline->file_count = output.files.count;
    if (good && !diagnostics_have_errors(diags)) {
        if (write)
            write_site(pipeline, options, &output);
        else
            output_render(&output, options->jobs, output_to_nowhere, NULL, diags);
    }
    output_release(&output);
}

bool pipeline_read(struct pipeline *pipeline, const struct options *options,
                   struct progress_place *place)
{
    *pipeline = (struct pipeline){0};
    pipeline->diags =
        (struct diagnostics){.arena = &pipeline->arena, .language = options->language};
    struct site *site = &pipeline->site;
    struct diagnostics *diags = &pipeline->diags;

    site_init(site, &pipeline->arena, &options->content);
    site_scan(site, diags);
    if (place)
        progress_begin(place, WORK_READ, site->inputs.count, 0);
    site_parse(site, options->jobs, diags);
    site_assemble(site, diags);
    if (site->languages.count == 0)
        return false;
    site_resolve(site, diags);
    site_check_prose(site, options->jobs, diags);
    struct location at = options->theme.len ? location_none() : site->config.theme_at;
    struct strs shelves = theme_shelves(pipeline);
    return theme_load(&pipeline->arena, theme_folder(pipeline, options), &shelves, at,
                      &site->config.languages, &pipeline->theme, diags);
}

void pipeline_run(struct pipeline *pipeline, const struct options *options,
                  enum pipeline_goal goal, struct progress_place *place)
{
    bool good = pipeline_read(pipeline, options, place);
    if (good && goal == PIPELINE_PHONE)
        render_phone(pipeline, options, place);
    else if (good)
        render_site(pipeline, options, goal == PIPELINE_SITE);
    diagnostics_sort(&pipeline->diags);
}

void pipeline_release(struct pipeline *pipeline)
{
    site_release(&pipeline->site);
    arena_release(&pipeline->arena);
}
