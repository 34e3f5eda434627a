/* SPDX-License-Identifier: MIT */
#include "theme/theme.h"

#include "base/file.h"
#include "base/suggest.h"
#include "input/yaml.h"
#include "theme/comments.h"
#include "theme/strings.h"
#include "theme/theme_file.h"

static const struct str SUFFIX = STR_INIT(".mustache");

static const struct yaml_field FIELDS[] = {
    {"extends", YAML_FIELD_TEXT, false},
    {"name", YAML_FIELD_TEXT, false},
    {"description", YAML_FIELD_TEXT, false},
    {"phone-styles", YAML_FIELD_TEXTS, false},
    {"phone-scripts", YAML_FIELD_TEXTS, false},
    {"phone-helpers", YAML_FIELD_TEXTS, false},
};

/* NULL where there is no theme.yaml; *failed where there is a bad one. */
static const struct yaml *read_description(struct arena *arena, struct str folder,
                                           bool *failed, struct diagnostics *diags)
{
    const struct source *source =
        theme_path(arena, path_join(arena, folder, STR("theme.yaml")));
    *failed = false;
    if (!file_exists(source->path.ptr))
        return NULL;
    source = theme_file_text(arena, source, diags);
    const struct yaml *map =
        source ? yaml_parse(arena, arena, source, 0, source->text.len, diags) : NULL;
    *failed = !map || !yaml_check(map, location_file(source), FIELDS,
                                  sizeof(FIELDS) / sizeof(*FIELDS), diags);
    return map;
}

/* The folder called `name` beside `folder`. */
static struct str beside(struct arena *arena, struct str folder, struct str name)
{
    struct str last = path_name(folder);
    if (str_equal(last, STR(".")) || str_equal(last, STR("..")))
        return path_join(arena, path_join(arena, folder, STR("..")), name);
    struct str around = path_folder(folder);
    if (around.len == 0 && last.len < folder.len)
        around = STR("/");
    return path_join(arena, around, name);
}

/* Where the theme called `name` is, which the one in `folder` extends. */
static struct str find_base(struct arena *arena, struct str folder, struct str name,
                            const struct strs *shelves)
{
    struct str near = beside(arena, folder, name);
    for (size_t i = 0; i < shelves->count && !folder_exists(near.ptr); i++) {
        struct str there = path_join(arena, shelves->items[i], name);
        if (folder_exists(there.ptr))
            return there;
    }
    return near;
}

static bool is_theme_name(struct str name)
{
    return str_find_char(name, '/', 0) == STR_NOT_FOUND && name.ptr[0] != '.';
}

/* The names of themes beside the one that is missing, and on the shelves. */
static void suggest_theme(struct arena *arena, struct str folder,
                          const struct strs *shelves, struct diagnostics *diags)
{
    struct strs names = {0};
    struct suggestion suggestion = suggestion_for(path_name(folder));
    folder_list_folders(arena, beside(arena, folder, STR("")).ptr, &names);
    for (size_t i = 0; i < shelves->count; i++)
        folder_list_folders(arena, shelves->items[i].ptr, &names);
    for (size_t i = 0; i < names.count; i++)
        suggestion_offer(&suggestion, names.items[i]);
    suggestion_hint(&suggestion, diags);
}

static bool check_folder(struct arena *arena, struct str folder,
                         const struct strs *themes, const struct strs *shelves,
                         struct location at, struct diagnostics *diags)
{
    if (strs_contain(themes, folder)) {
        diag_add(diags, DIAG_THEME_CYCLE, at,
                 "the theme '%.*s' in the end extends itself",
                 STR_ARG(path_name(folder)));
        return false;
    }
    if (!folder_exists(folder.ptr)) {
        diag_add(diags, DIAG_THEME_MISSING, at,
                 "there is no theme in the folder '%.*s'", STR_ARG(folder));
        suggest_theme(arena, folder, shelves, diags);
        return false;
    }
    return true;
}

static void add_use(struct arena *arena, const struct yaml *path,
                    struct theme_uses *uses)
{
    *ARRAY_ADD(uses, arena) = (struct theme_use){path->text, path->at, NULL};
}

/* The nearest theme that has a list of assets gives it. */
static void read_uses(struct arena *arena, const struct yaml *description,
                      struct str name, struct theme_uses *uses)
{
    const struct yaml *list = yaml_get(description, name);
    if (uses->count > 0 || !list)
        return;
    if (list->kind == YAML_SCALAR && list->text.len)
        add_use(arena, list, uses);
    for (size_t i = 0; list->kind == YAML_LIST && i < list->count; i++)
        add_use(arena, &list->items[i], uses);
}

/* The folders of the theme and of all that it extends; the theme itself is first. */
static bool find_themes(struct arena *arena, struct str folder,
                        const struct strs *shelves, struct location at,
                        struct theme *theme, struct diagnostics *diags)
{
    bool failed = false;
    while (check_folder(arena, folder, &theme->folders, shelves, at, diags)) {
        *ARRAY_ADD(&theme->folders, arena) = folder;
        const struct yaml *description =
            read_description(arena, folder, &failed, diags);
        if (!failed) {
            read_uses(arena, description, STR("phone-styles"), &theme->phone_styles);
            read_uses(arena, description, STR("phone-scripts"), &theme->phone_scripts);
            read_uses(arena, description, STR("phone-helpers"), &theme->phone_helpers);
        }
        struct str base = description ? yaml_text(description, "extends") : STR("");
        if (failed || base.len == 0)
            return !failed;
        at = yaml_place(description, "extends", at);
        if (!is_theme_name(base)) {
            diag_add(diags, DIAG_FIELD_VALUE, at, "'%.*s' is not the name of a theme",
                     STR_ARG(base));
            diag_hint(diags,
                      "a theme is named as its folder, which is beside this one");
            return false;
        }
        folder = find_base(arena, folder, base, shelves);
    }
    return false;
}

/* Is it in the place of a file of the same path in a theme that is extended? */
static bool is_nearest(const struct theme_files *files, size_t index)
{
    return index == 0 ||
           !str_equal(files->items[index - 1].path, files->items[index].path);
}

static bool add_template(struct arena *arena, struct theme *theme,
                         const struct theme_file *file, struct diagnostics *diags)
{
    if (!str_ends_with(file->path, SUFFIX)) {
        diag_add(diags, DIAG_FILE_IGNORED, location_file(file->source), "no template");
        diag_hint(diags, "a template is called NAME%.*s", STR_ARG(SUFFIX));
        return true;
    }
    struct str name = str_slice(file->path, 0, file->path.len - SUFFIX.len);
    const struct source *text = theme_file_text(arena, file->source, diags);
    /* One that cannot be read has its place, so that not all who name it are blamed. */
    bool added =
        template_set_add(&theme->templates, name, text ? text : file->source, diags);
    return text && added;
}

/* One that another theme's takes the place of; that one may extend it. */
static bool add_base(struct arena *arena, struct theme *theme,
                     const struct theme_file *file, struct diagnostics *diags)
{
    struct str name = str_slice(file->path, 0, file->path.len - SUFFIX.len);
    if (!str_ends_with(file->path, SUFFIX) ||
        !template_set_wants_base(&theme->templates, name))
        return true;
    const struct source *text = theme_file_text(arena, file->source, diags);
    return text && template_set_add_base(&theme->templates, name, text, diags);
}

static bool load_templates(struct arena *arena, const struct strs *themes,
                           struct theme *theme, struct diagnostics *diags)
{
    struct theme_files files = {0};
    bool good = theme_files_find(arena, themes, STR("templates"), &files, diags);
    for (size_t i = 0; i < files.count; i++)
        good = (is_nearest(&files, i) ? add_template : add_base)(
                   arena, theme, &files.items[i], diags) &&
               good;
    if (good && theme->templates.all.count == 0) {
        diag_add(diags, DIAG_THEME_MISSING,
                 location_file(theme_path(arena, themes->items[0])),
                 "the theme has no templates");
        return false;
    }
    return template_set_link(&theme->templates, diags) && good;
}

static bool load_assets(struct arena *arena, const struct strs *themes,
                        struct theme *theme, struct diagnostics *diags)
{
    struct theme_files files = {0};
    bool good = theme_files_find(arena, themes, STR("assets"), &files, diags);
    for (size_t i = 0; i < files.count; i++) {
        const struct theme_file *file = &files.items[i];
        struct theme_asset asset = {.path = file->path, .source = file->source};
        if (!is_nearest(&files, i))
            continue;
        if (!theme_file_bytes(arena, file->source, &asset.bytes, diags)) {
            good = false;
            continue;
        }
        asset.bytes = comments_removed(arena, asset.path, asset.bytes);
        *ARRAY_ADD(&theme->assets, arena) = asset;
    }
    return good;
}

static const struct theme_asset *find_asset(const struct theme *theme, struct str path)
{
    for (size_t i = 0; i < theme->assets.count; i++)
        if (str_equal(theme->assets.items[i].path, path))
            return &theme->assets.items[i];
    return NULL;
}

/* What would end the element that it stands in, or is none of its text. */
static bool check_inline(const struct theme_use *use, const char *mark,
                         struct diagnostics *diags)
{
    if (str_find(use->asset->bytes, str_from(mark), 0) == STR_NOT_FOUND)
        return true;
    diag_add(diags, DIAG_THEME_INLINE, location_file(use->asset->source),
             "'%s' in a file that stands inside a page", mark);
    diag_hint(diags,
              "write it in two pieces: \"<\" + \"%s\" in a script, \\3c in a style",
              mark + 1);
    return false;
}

static void suggest_asset(const struct theme *theme, struct str path,
                          struct diagnostics *diags)
{
    struct suggestion suggestion = suggestion_for(path);
    for (size_t i = 0; i < theme->assets.count; i++)
        suggestion_offer(&suggestion, theme->assets.items[i].path);
    suggestion_hint(&suggestion, diags);
}

/* Finds the assets that stand inside an element, which `end` would end. */
static bool bind_uses(const struct theme *theme, struct theme_uses *uses,
                      const char *end, struct diagnostics *diags)
{
    bool good = true;
    for (size_t i = 0; i < uses->count; i++) {
        struct theme_use *use = &uses->items[i];
        use->asset = find_asset(theme, use->path);
        if (use->asset) {
            good &= check_inline(use, end, diags) && check_inline(use, "<!--", diags);
            continue;
        }
        diag_add(diags, DIAG_THEME_MISSING, use->at, "the theme has no asset '%.*s'",
                 STR_ARG(use->path));
        suggest_asset(theme, use->path, diags);
        good = false;
    }
    return good;
}

bool theme_load(struct arena *arena, struct str folder, const struct strs *shelves,
                struct location named_at, const struct strs *languages,
                struct theme *theme, struct diagnostics *diags)
{
    *theme = (struct theme){.templates = template_set_in(arena)};
    while (folder.len > 1 && folder.ptr[folder.len - 1] == '/')
        folder.len--;
    if (!find_themes(arena, arena_copy(arena, folder), shelves, named_at, theme, diags))
        return false;
    bool good = load_templates(arena, &theme->folders, theme, diags);
    good = load_assets(arena, &theme->folders, theme, diags) && good;
    good &= bind_uses(theme, &theme->phone_styles, "</style", diags);
    good &= bind_uses(theme, &theme->phone_scripts, "</script", diags);
    good &= bind_uses(theme, &theme->phone_helpers, "</script", diags);
    return strings_load(arena, &theme->folders, languages, &theme->strings, diags) &&
           good;
}

bool theme_for_phones(const struct theme *theme, struct theme *result,
                      struct diagnostics *diags)
{
    *result = *theme;
    return template_set_edition(&theme->templates, STR(TEMPLATE_EDITION_PHONE),
                                &result->templates, diags);
}

bool theme_asset_is_for_phones(const struct theme_asset *asset)
{
    return str_starts_with(asset->path, STR(TEMPLATE_EDITION_PHONE "/"));
}

const struct value_record *theme_strings(const struct theme *theme, struct str language)
{
    for (size_t i = 0; i < theme->strings.count; i++)
        if (str_equal(theme->strings.items[i].language, language))
            return theme->strings.items[i].record;
    return NULL;
}

struct str theme_fill(struct arena *arena, struct str text, const char *name,
                      struct str value)
{
    struct strbuf filled = {0};
    struct str placeholder, wanted = str_from(name);
    size_t done = 0;
    for (size_t at = 0; strings_placeholder(text, &at, &placeholder);) {
        if (!str_equal(placeholder, wanted))
            continue;
        strbuf_add(&filled, str_slice(text, done, at - placeholder.len - 1));
        strbuf_add(&filled, value);
        done = at + 1;
    }
    if (done == 0)
        return text;
    strbuf_add(&filled, str_slice(text, done, text.len));
    struct str copy = arena_copy(arena, strbuf_str(&filled));
    strbuf_release(&filled);
    return copy;
}
