/* SPDX-License-Identifier: MIT */
#include "output/output.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/name.h"
#include "base/parallel.h"
#include "output/letter_text.h"
#include "output/start.h"
#include "site/collection.h"

/* Templates that are rendered by name from C, besides one for each kind of route. */
static const char *const PARTS[] = {"card", "services", START_PAGE_TEMPLATE,
                                    START_README_TEMPLATE};

static bool need_template(const struct theme *theme, const char *name,
                          struct diagnostics *diags)
{
    if (template_get(&theme->templates, str_from(name)))
        return true;
    diag_add(diags, DIAG_THEME_MISSING, location_none(),
             "the theme has no template '%s.mustache'", name);
    diag_hint(diags, "add it, or let the theme extend 'default'");
    return false;
}

static bool need_templates(const struct theme *theme, struct diagnostics *diags)
{
    bool good = true;
    for (int kind = 0; kind < ROUTE_KIND_COUNT; kind++)
        good &= need_template(theme, route_kind_name((enum route_kind)kind), diags);
    for (size_t i = 0; i < sizeof(PARTS) / sizeof(*PARTS); i++)
        good &= need_template(theme, PARTS[i], diags);
    return good;
}

static struct output_file *add_file(struct output *output, struct str path)
{
    struct output_file *file = ARRAY_ADD(&output->files, output->arena);
    file->path = path;
    return file;
}

/* "balise.css": assets keep their names, so they must be portable as they are. */
static bool asset_is_portable(struct str path)
{
    struct arena scratch = {0};
    bool portable = str_equal(name_path(&scratch, path, STR("")), path);
    arena_release(&scratch);
    return portable;
}

static bool plan_asset(struct output *output, struct site *site,
                       const struct theme_asset *asset, struct diagnostics *diags)
{
    struct str path = arena_format(output->arena, "assets/%.*s", STR_ARG(asset->path));
    struct location at = location_file(asset->source);
    if (!asset_is_portable(asset->path)) {
        diag_add(diags, DIAG_OUTPUT_NAME, at,
                 "the asset's name is not portable, and assets keep their names");
        diag_hint(diags, "rename it with a to z, 0 to 9 and -, and a short suffix");
        return false;
    }
    if (!routes_reserve(&site->routes, path, asset->source->path, at, diags))
        return false;
    add_file(output, path)->asset = asset;
    return true;
}

static bool plan_data(struct output *output, struct site *site,
                      struct diagnostics *diags)
{
    bool good = true;
    data_plan(output->arena, site, &output->data);
    for (size_t i = 0; i < output->data.count; i++) {
        const struct data_file *file = &output->data.items[i];
        if (routes_reserve(&site->routes, file->path,
                           str_from(diag_words(diags, "the data files")),
                           location_none(), diags))
            add_file(output, file->path)->data = file;
        else
            good = false;
    }
    return good;
}

/* Their names have letters that no route's or asset's has. */
static void plan_start(struct output *output)
{
    add_file(output, STR(START_PAGE))->is_start = true;
    add_file(output, STR(START_README))->is_start = true;
}

/* A letter's text beside its page. */
static bool plan_letters(struct output *output, struct site *site,
                         struct diagnostics *diags)
{
    bool good = true;
    for (size_t i = 0; i < site->pages.count; i++) {
        const struct page *page = site->pages.items[i];
        if (!page->good || !page->route ||
            !letter_is_said(collection_letter(site, page)))
            continue;
        struct str path = letter_text_path(output->arena, page);
        if (routes_reserve(&site->routes, path, page->path, page->id_at, diags))
            add_file(output, path)->letter = page;
        else
            good = false;
    }
    return good;
}

static int compare_files(const void *left, const void *right)
{
    const struct output_file *a = left, *b = right;
    return str_compare(a->path, b->path);
}

static void add_made(struct output_files *files, struct arena *arena, struct str path,
                     struct str bytes)
{
    *ARRAY_ADD(files, arena) = (struct output_file){.path = path, .made = bytes};
}

struct output_files output_search_files(const struct search_parts *search,
                                        struct arena *arena)
{
    struct output_files files = {0};
    add_made(&files, arena, STR("assets/search.js"), strbuf_str(&search->client));
    for (size_t i = 0; i < search->count; i++) {
        const struct search_part *part = &search->items[i];
        for (size_t j = 0; j < part->files.count; j++) {
            const struct search_file *file = &part->files.items[j];
            struct str path =
                arena_format(arena, "%.*s/search/%.*s", STR_ARG(part->language),
                             STR_ARG(file->name));
            add_made(&files, arena, path, file->bytes);
        }
    }
    return files;
}

bool output_plan_search(struct output *output, struct site *site, size_t threads,
                        struct diagnostics *diags)
{
    bool good = true;
    search_make(&output->search, &output->renderer, threads);
    struct output_files made = output_search_files(&output->search, output->arena);
    for (size_t i = 0; i < made.count; i++) {
        if (routes_reserve(&site->routes, made.items[i].path,
                           str_from(diag_words(diags, "the search")), location_none(),
                           diags))
            *ARRAY_ADD(&output->files, output->arena) = made.items[i];
        else
            good = false;
    }
    ARRAY_SORT(&output->files, compare_files);
    return good;
}

void output_release(struct output *output)
{
    search_release(&output->search);
}

bool output_plan(struct output *output, struct arena *arena, struct site *site,
                 const struct theme *theme, struct diagnostics *diags)
{
    const struct edition *edition =
        site->config.neutral ? edition_neutral() : edition_folder();
    *output = (struct output){.renderer = {site, theme, edition}, .arena = arena};
    bool good = need_templates(theme, diags);
    for (size_t i = 0; i < site->routes.all.count; i++)
        add_file(output, site->routes.all.items[i]->path)->route =
            site->routes.all.items[i];
    for (size_t i = 0; i < site->attachments.count; i++)
        add_file(output, site->attachments.items[i]->path)->attachment =
            site->attachments.items[i];
    for (size_t i = 0; i < theme->assets.count; i++)
        if (!theme_asset_is_for_phones(&theme->assets.items[i]))
            good &= plan_asset(output, site, &theme->assets.items[i], diags);
    good &= plan_data(output, site, diags);
    plan_start(output);
    good &= plan_letters(output, site, diags);
    ARRAY_SORT(&output->files, compare_files);
    return good;
}

struct strs output_paths(const struct output *output)
{
    struct strs paths = {0};
    for (size_t i = 0; i < output->files.count; i++)
        *ARRAY_ADD(&paths, output->arena) = output->files.items[i].path;
    return paths;
}

/* What one job found; few have anything to say, so the arena is made when needed. */
struct findings {
    struct diagnostics diags;
    struct arena arena;
};

struct rendering {
    const struct output *output;
    output_sink *sink;
    void *context;
    struct findings *findings;
    enum message_language language;
    atomic_bool ended; /* the sink wants no more */
};

static void render_page(const struct output *output, const struct route *route,
                        struct arena *scratch, struct diagnostics *diags,
                        struct strbuf *bytes)
{
    struct view view = view_of(&output->renderer, route, scratch, diags);
    view_render(&view, route_kind_name(route->kind), NULL, bytes);
}

static bool read_attachment(const struct attachment *attachment, struct arena *scratch,
                            struct diagnostics *diags, struct str *bytes)
{
    int error = file_read(scratch, attachment->input->shown.ptr, bytes);
    if (error)
        diag_add(diags, DIAG_FILE_READ, location_file(&attachment->input->source),
                 "the file cannot be read: %s", diag_error(diags, error));
    return !error;
}

bool output_render_file(const struct output *output, const struct output_file *file,
                        struct arena *scratch, struct strbuf *page, struct str *bytes,
                        struct diagnostics *diags)
{
    if (file->attachment)
        return read_attachment(file->attachment, scratch, diags, bytes);
    if (file->route)
        render_page(output, file->route, scratch, diags, page);
    else if (file->data)
        data_render(&output->renderer, file->data, scratch, diags, page);
    else if (file->is_start)
        start_render(&output->renderer, file->path, scratch, diags, page);
    else if (file->letter)
        letter_text_add(scratch, file->letter, page);
    if (file->route || file->data || file->is_start || file->letter)
        *bytes = strbuf_str(page);
    else
        *bytes = file->asset ? file->asset->bytes : file->made;
    return true;
}

static void render_job(size_t index, void *context, struct worker *worker)
{
    struct rendering *rendering = context;
    struct findings *findings = &rendering->findings[index];
    struct strbuf page = {0};
    struct str bytes = {0};
    findings->diags = (struct diagnostics){.arena = &findings->arena,
                                           .language = rendering->language};
    if (atomic_load(&rendering->ended))
        return;
    bool good =
        output_render_file(rendering->output, &rendering->output->files.items[index],
                           &worker->scratch, &page, &bytes, &findings->diags);
    if (good && !rendering->sink(rendering->context, index, bytes))
        atomic_store(&rendering->ended, true);
    strbuf_release(&page);
}

bool output_render(const struct output *output, size_t threads, output_sink *sink,
                   void *context, struct diagnostics *diags)
{
    size_t count = output->files.count;
    struct rendering rendering = {
        .output = output,
        .sink = sink,
        .context = context,
        .language = diags->language,
        .findings = memory_get(memory_multiply(count + 1, sizeof(struct findings)))};
    parallel_for(count, threads, render_job, &rendering);
    for (size_t i = 0; i < count; i++) {
        diagnostics_merge(diags, &rendering.findings[i].diags);
        arena_release(&rendering.findings[i].arena);
    }
    free(rendering.findings);
    return !atomic_load(&rendering.ended);
}

bool output_to_writer(void *context, size_t index, struct str bytes)
{
    writer_put(context, index, bytes);
    return true;
}

bool output_to_nowhere(void *context, size_t index, struct str bytes)
{
    (void)context, (void)index, (void)bytes;
    return true;
}
