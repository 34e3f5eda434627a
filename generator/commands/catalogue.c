/* SPDX-License-Identifier: MIT */
#include "commands/catalogue.h"

#include "base/diag.h"
#include "commands/progress.h"

static void add_file(struct catalogue *catalogue, struct sheet_files *files,
                     struct input *input)
{
    const struct xml_element *root =
        xml_parse(&catalogue->arena, &input->source, &catalogue->diags);
    if (!root)
        return;
    catalogue->inputs[files->count] = input;
    *ARRAY_ADD(files, &catalogue->arena) =
        (struct sheet_file){&input->source, root, input->folder};
}

bool catalogue_open(struct catalogue *catalogue, const struct options *options,
                    struct progress_place *place)
{
    *catalogue = (struct catalogue){0};
    struct arena *arena = &catalogue->arena;
    struct site *site = &catalogue->site;
    catalogue->diags =
        (struct diagnostics){.arena = arena, .language = options->language};
    site_init(site, arena, &options->content);
    site_scan_directory(site, &catalogue->diags);
    if (place)
        progress_begin(place, WORK_READ, site->inputs.count, 0);
    site_parse_directory(site, options->jobs, &catalogue->diags);
    diagnostics_sort(&catalogue->diags);
    if (diagnostics_have_errors(&catalogue->diags))
        return false;
    struct sheet_files files = {0};
    catalogue->inputs = ARENA_ARRAY(arena, site->inputs.count, struct input *);
    for (size_t i = 0; i < site->inputs.count; i++)
        if (site->inputs.items[i]->kind == INPUT_DIRECTORY)
            add_file(catalogue, &files, site->inputs.items[i]);
    sheet_build(arena, &files, &site->config.languages, &catalogue->sheet);
    return true;
}

void catalogue_close(struct catalogue *catalogue)
{
    site_release(&catalogue->site);
    arena_release(&catalogue->arena);
}
