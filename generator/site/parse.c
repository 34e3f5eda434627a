/* SPDX-License-Identifier: MIT */
/* Stage 2: from files to documents and records, each file by itself. */
#include "site/site.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/parallel.h"
#include "directory/record_xml.h"
#include "input/charset.h"
#include "input/xml.h"

/* False where there is an error, an errno value. */
static bool check_read(struct input *input, int error)
{
    if (error == EFBIG)
        diag_add(&input->diags, DIAG_FILE_TOO_LARGE, location_file(&input->source),
                 "the file is larger than %u MiB", (unsigned)(FILE_SIZE_LIMIT >> 20));
    else if (error)
        diag_add(&input->diags, DIAG_FILE_READ, location_file(&input->source),
                 "the file cannot be read: %s", diag_error(&input->diags, error));
    return !error;
}

/* Reads and decodes input->source; false: a diagnostic was filed. */
static bool load(struct input *input, struct arena *arena, struct str encoding)
{
    struct str bytes;
    if (!check_read(input, file_read(arena, input->shown.ptr, &bytes)))
        return false;
    if (input->kind == INPUT_DIRECTORY && encoding.len == 0)
        encoding = charset_xml_declaration(bytes);
    return charset_decode(arena, input->shown, bytes, encoding, &input->source,
                          &input->diags);
}

/* The folder's name: fr of fr/help/first-hour.md. */
static struct str language_of(struct str path)
{
    return str_slice(path, 0, str_find_char(path, '/', 0));
}

/* `scratch` is for what parsing needs on its way. */
static void parse_one(struct input *input, const struct config *config,
                      struct arena *arena, struct arena *scratch)
{
    input->diags.arena = arena;
    if (input->kind == INPUT_FILE) { /* read when it is copied */
        input->good = check_read(input, file_check(input->shown.ptr));
        return;
    }
    input->good = load(input, arena, config_encoding(config, input->path));
    if (input->kind == INPUT_PAGE) {
        input->page.source = &input->source;
        input->page.path = input->path;
        input->page.language = language_of(input->path);
        if (input->good)
            input->good = page_read(arena, scratch, &input->page, &input->diags);
        else
            page_guess_id(arena, &input->page);
    } else if (input->kind == INPUT_DIRECTORY) {
        input->good = input->good && records_read(arena, scratch, &input->source,
                                                  &input->records, &input->diags);
    }
}

static void parse_job(size_t index, void *context, struct worker *worker)
{
    struct site *site = context;
    struct input *input = site->inputs.items[index];
    if (input->kind != INPUT_CONFIG) /* read before, because of the encodings */
        parse_one(input, &site->config, &site->file_arenas[worker->index].arena,
                  &worker->scratch);
}

static void read_config(struct site *site, struct diagnostics *diags)
{
    struct location last = location_none();
    bool good = !diagnostics_have_errors(diags); /* else not all files were found */
    for (size_t i = 0; i < site->inputs.count; i++) {
        struct input *input = site->inputs.items[i];
        if (input->kind != INPUT_CONFIG)
            continue;
        input->good =
            load(input, site->arena, (struct str){0}) &&
            config_read(site->arena, &input->source, &site->config, &input->diags);
        last = location_file(&input->source);
        good &= input->good;
    }
    if (!good)
        return;
    if (last.source) {
        config_finish(&site->config, last, diags);
        return;
    }
    struct source *missing = ARENA_NEW(site->arena, struct source);
    missing->path = path_join(site->arena, site->content->items[0], STR("site.yaml"));
    diag_add(diags, DIAG_FILE_MISSING, location_file(missing),
             "the content has no site.yaml");
    diag_hint(diags, "it names the site: title, languages, as-of");
}

void site_parse(struct site *site, size_t threads, struct diagnostics *diags)
{
    xml_init();
    read_config(site, diags);
    site->file_arenas = ARENA_ARRAY(site->arena, threads, struct file_arena);
    site->file_arena_count = threads;
    parallel_for(site->inputs.count, threads, parse_job, site);
    for (size_t i = 0; i < site->inputs.count; i++)
        diagnostics_merge(diags, &site->inputs.items[i]->diags);
}
