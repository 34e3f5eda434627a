/* SPDX-License-Identifier: MIT */
/* Stage 1: which files there are, and what each is. */
#include "site/site.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/language.h"

void site_init(struct site *site, struct arena *arena, const struct strs *content)
{
    *site = (struct site){
        .arena = arena,
        .content = content,
        .pages_by_id = map_in(arena),
        .pages_by_path = map_in(arena),
        .terms = map_in(arena),
        .attachments_by_path = map_in(arena),
        .routes = routes_in(arena),
    };
}

void site_release(struct site *site)
{
    for (size_t i = 0; i < site->file_arena_count; i++)
        arena_release(&site->file_arenas[i].arena);
}

struct place_in_content {
    bool known;
    enum input_kind kind;
    const char *hint; /* what to do with a file that is not known */
};

static struct str first_piece(struct str path)
{
    struct str piece = {0}, rest = path;
    str_split(&rest, '/', &piece);
    return rest.ptr ? piece : (struct str){0};
}

static struct place_in_content place_of(struct str path)
{
    struct str top = first_piece(path);
    if (str_equal(path, STR("site.yaml")))
        return (struct place_in_content){true, INPUT_CONFIG, NULL};
    if (str_equal(path, STR("vocabulary.yaml")))
        return (struct place_in_content){true, INPUT_VOCABULARY, NULL};
    if (str_equal(path, STR("directory/holidays.yaml")))
        return (struct place_in_content){true, INPUT_HOLIDAYS, NULL};
    if (str_equal(top, STR("files")))
        return (struct place_in_content){true, INPUT_FILE, NULL};
    if (str_equal(top, STR("directory"))) {
        bool xml = str_ends_with(path, STR(".xml")) &&
                   str_equal(path_folder(path), STR("directory"));
        return (struct place_in_content){
            xml, INPUT_DIRECTORY,
            "services stand in directory/CC.xml, one file a "
            "country"};
    }
    if (language_is_well_formed(top))
        return (struct place_in_content){str_ends_with(path, STR(".md")), INPUT_PAGE,
                                         "pages end in .md; other files belong into "
                                         "files/"};
    return (struct place_in_content){false, INPUT_FILE,
                                     "pages stand in a folder named after their "
                                     "language, as in fr/"};
}

/* For editors and their tools: they read it, Balise does not. */
static bool is_for_editors(struct str path)
{
    return str_equal(path, STR("README.md")) || str_equal(path, STR("REVIEW.md")) ||
           (str_equal(path_folder(path), STR("directory")) &&
            str_ends_with(path, STR(".rng")));
}

static struct input *add_input(struct site *site, size_t folder, struct str path,
                               enum input_kind kind, const struct diagnostics *diags)
{
    struct input *input = ARENA_NEW(site->arena, struct input);
    input->kind = kind;
    input->folder = folder;
    input->path = path;
    input->shown = path_join(site->arena, site->content->items[folder], path);
    input->source.path = input->shown;
    input->diags = diagnostics_in(site->arena, diags);
    *ARRAY_ADD(&site->inputs, site->arena) = input;
    return input;
}

/* A page or attachment replaces the one of an earlier folder; the rest is joined. */
static bool replaces(enum input_kind kind)
{
    return kind == INPUT_PAGE || kind == INPUT_FILE;
}

static void scan_file(struct site *site, size_t folder, struct str path,
                      struct map *replaceable, struct diagnostics *diags)
{
    struct place_in_content place = place_of(path);
    if (is_for_editors(path))
        return;
    if (!place.known) {
        struct input *stray = add_input(site, folder, path, INPUT_FILE, diags);
        site->inputs.count--;
        diag_add(diags, DIAG_FILE_IGNORED, location_file(&stray->source),
                 "the file has no place here and was left out");
        diag_hint(diags, "%s", diag_words(diags, place.hint));
        return;
    }
    struct input *earlier = replaces(place.kind) ? map_get(replaceable, path) : NULL;
    if (earlier) {
        earlier->folder = folder;
        earlier->shown = path_join(site->arena, site->content->items[folder], path);
        earlier->source.path = earlier->shown;
        return;
    }
    struct input *input = add_input(site, folder, path, place.kind, diags);
    if (replaces(place.kind))
        map_set(replaceable, path, input);
}

static int compare_inputs(const void *left, const void *right)
{
    const struct input *const *a = left, *const *b = right;
    int order = str_compare((*a)->path, (*b)->path);
    return order ? order
                 : ((*a)->folder > (*b)->folder) - ((*a)->folder < (*b)->folder);
}

static struct location folder_location(struct site *site, size_t folder)
{
    struct source *source = ARENA_NEW(site->arena, struct source);
    *source = source_of(site->arena, site->content->items[folder], (struct str){0});
    return location_file(source);
}

void site_scan(struct site *site, struct diagnostics *diags)
{
    struct map replaceable = map_in(site->arena);
    for (size_t folder = 0; folder < site->content->count; folder++) {
        struct strs paths = {0};
        const char *name = arena_c_string(site->arena, site->content->items[folder]);
        int error = folder_list(site->arena, name, &paths);
        if (error)
            diag_add(diags, DIAG_FILE_READ, folder_location(site, folder),
                     "the folder cannot be read: %s",
                     error == ELOOP ? diag_words(diags, "folders are nested too deeply")
                                    : diag_error(diags, error));
        for (size_t i = 0; i < paths.count; i++)
            scan_file(site, folder, paths.items[i], &replaceable, diags);
    }
    ARRAY_SORT(&site->inputs, compare_inputs);
}
