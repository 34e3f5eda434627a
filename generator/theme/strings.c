/* SPDX-License-Identifier: MIT */
#include "theme/strings.h"

#include "base/file.h"
#include "base/suggest.h"
#include "theme/strings_forms.h"
#include "theme/theme_file.h"

struct strings_file {
    struct str language;
    size_t level; /* as in struct theme_file */
    const struct source *source;
    const struct yaml *map;
};

struct loader {
    struct arena *arena;
    const struct strs *themes;
    struct diagnostics *diags;
    struct strings_files {
        ARRAY_FIELDS(struct strings_file);
    } files; /* sorted by path, then by level: the nearest theme's first */
    struct strs languages; /* those asked for, and then the others that have a file */
    struct strs keys;      /* sorted */
    bool failed;
};

static bool is_name_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '_';
}

bool strings_placeholder(struct str text, size_t *at, struct str *name)
{
    while ((*at = str_find_char(text, '{', *at)) != STR_NOT_FOUND) {
        size_t start = *at + 1, end = start;
        while (end < text.len && is_name_character(text.ptr[end]))
            end++;
        *at = end;
        if (end > start && end < text.len && text.ptr[end] == '}') {
            *name = str_slice(text, start, end);
            return true;
        }
    }
    return false;
}

static bool has_placeholder(struct str text, struct str wanted)
{
    struct str name;
    for (size_t at = 0; strings_placeholder(text, &at, &name);)
        if (str_equal(name, wanted))
            return true;
    return false;
}

static void add_once(struct arena *arena, struct strs *strs, struct str s)
{
    if (!strs_contain(strs, s))
        *ARRAY_ADD(strs, arena) = s;
}

static void check_texts(struct loader *loader, struct str language,
                        const struct yaml *map)
{
    for (size_t i = 0; i < map->count; i++)
        if (!strings_check_forms(language, &map->pairs[i], loader->diags))
            loader->failed = true;
}

static void load_file(struct loader *loader, const struct theme_file *file)
{
    bool is_strings = str_ends_with(file->path, STR(".yaml")) &&
                      str_find_char(file->path, '/', 0) == STR_NOT_FOUND;
    if (!is_strings) {
        diag_add(loader->diags, DIAG_FILE_IGNORED, location_file(file->source),
                 "no file of strings");
        diag_hint(loader->diags, "such a file is called strings/LANGUAGE.yaml");
        return;
    }
    const struct source *text =
        theme_file_text(loader->arena, file->source, loader->diags);
    const struct yaml *map = text ? yaml_parse(loader->arena, loader->arena, text, 0,
                                               text->text.len, loader->diags)
                                  : NULL;
    if (!map) {
        loader->failed = true;
        return;
    }
    check_texts(loader, path_stem(file->path), map);
    *ARRAY_ADD(&loader->files, loader->arena) =
        (struct strings_file){path_stem(file->path), file->level, text, map};
}

static void collect_keys(struct loader *loader)
{
    struct map known = map_in(loader->arena);
    for (size_t i = 0; i < loader->files.count; i++) {
        struct strings_file *file = &loader->files.items[i];
        for (size_t j = 0; j < file->map->count; j++)
            if (!map_set(&known, file->map->pairs[j].key, file))
                *ARRAY_ADD(&loader->keys, loader->arena) = file->map->pairs[j].key;
    }
    strs_sort(&loader->keys);
}

/* The language's own text: that of the nearest theme that has one. */
static const struct yaml *find_text(const struct loader *loader, struct str language,
                                    struct str key)
{
    for (size_t i = 0; i < loader->files.count; i++) {
        const struct strings_file *file = &loader->files.items[i];
        const struct yaml *text =
            str_equal(file->language, language) ? yaml_get(file->map, key) : NULL;
        if (text)
            return text;
    }
    return NULL;
}

/* The nearest theme that has the key in any language. */
static size_t level_of(const struct loader *loader, struct str key)
{
    size_t level = loader->themes->count - 1;
    for (size_t i = 0; i < loader->files.count; i++) {
        const struct strings_file *file = &loader->files.items[i];
        if (file->level < level && yaml_get(file->map, key))
            level = file->level;
    }
    return level;
}

static const struct strings_file *find_file(const struct loader *loader,
                                            struct str language, size_t level)
{
    for (size_t i = 0; i < loader->files.count; i++)
        if (loader->files.items[i].level == level &&
            str_equal(loader->files.items[i].language, language))
            return &loader->files.items[i];
    return NULL;
}

/* *told: for each level, whether the missing file was reported. */
static void warn_missing(struct loader *loader, struct str language, struct str key,
                         struct str taken_from, bool *told)
{
    size_t level = level_of(loader, key);
    const struct strings_file *file = find_file(loader, language, level);
    if (file) {
        diag_add(loader->diags, DIAG_STRING_MISSING, location_file(file->source),
                 "the text '%.*s' is missing", STR_ARG(key));
    } else if (!told[level]) {
        told[level] = true;
        diag_add(loader->diags, DIAG_STRING_MISSING,
                 location_file(theme_path(loader->arena, loader->themes->items[level])),
                 "the theme has no 'strings/%.*s.yaml'", STR_ARG(language));
    } else {
        return;
    }
    diag_hint(loader->diags, "until then the reader gets it in '%.*s'",
              STR_ARG(taken_from));
}

/* A text that is compared with that of the first language. */
struct compared {
    struct str name; /* its key, with its plural form: "services-count.few" */
    struct location at;
    struct str text;
    struct str first;
    bool may_lack; /* some of the first one's placeholders */
};

static void report_placeholder(struct loader *loader, const struct compared *compared,
                               struct str name, bool lacks)
{
    loader->failed = true;
    diag_add(loader->diags, DIAG_FIELD_VALUE, compared->at,
             lacks ? "'%.*s' lacks '{%.*s}', which the text in '%.*s' has"
                   : "'%.*s' has '{%.*s}', which the text in '%.*s' has not",
             STR_ARG(compared->name), STR_ARG(name),
             STR_ARG(loader->languages.items[0]));
}

/* All that one text has and the other has not, each once. */
static void compare_placeholders(struct loader *loader, const struct compared *compared,
                                 bool lacks)
{
    struct str having = lacks ? compared->first : compared->text;
    struct str other = lacks ? compared->text : compared->first;
    struct strs told = {0};
    struct str name;
    for (size_t at = 0; strings_placeholder(having, &at, &name);) {
        if (has_placeholder(other, name) || strs_contain(&told, name))
            continue;
        *ARRAY_ADD(&told, loader->arena) = name;
        report_placeholder(loader, compared, name, lacks);
    }
}

static void check_text(struct loader *loader, const struct compared *compared)
{
    if (!compared->may_lack)
        compare_placeholders(loader, compared, true);
    compare_placeholders(loader, compared, false);
}

static void check_placeholders(struct loader *loader, struct str language,
                               const struct yaml *text, struct str key)
{
    const struct yaml *found = find_text(loader, loader->languages.items[0], key);
    const struct yaml *first = found ? strings_main_form(found) : NULL;
    if (!first || first == text)
        return;
    if (text->kind == YAML_SCALAR)
        check_text(loader,
                   &(struct compared){key, text->at, text->text, first->text, false});
    for (size_t i = 0; text->kind == YAML_MAP && i < text->count; i++) {
        const struct yaml_pair *form = &text->pairs[i];
        struct str name =
            arena_format(loader->arena, "%.*s.%.*s", STR_ARG(key), STR_ARG(form->key));
        check_text(loader, &(struct compared){
                               name, form->value.at, form->value.text, first->text,
                               strings_form_is_exact(language, form->key)});
    }
}

static struct value text_for(struct loader *loader, struct str language, struct str key,
                             bool *told)
{
    const struct yaml *text = find_text(loader, language, key);
    if (text) {
        check_placeholders(loader, language, text, key);
        return strings_value(loader->arena, text);
    }
    for (size_t i = 0; i < loader->languages.count && !text; i++) {
        text = find_text(loader, loader->languages.items[i], key);
        if (text)
            warn_missing(loader, language, key, loader->languages.items[i], told);
    }
    return text ? strings_value(loader->arena, text) : value_text(STR(""));
}

static const struct value_record *texts_of(struct loader *loader, struct str language)
{
    struct value_record *record = value_record_new(loader->arena);
    record->sorted = true;
    bool *told = ARENA_ARRAY(loader->arena, loader->themes->count, bool);
    for (size_t i = 0; i < loader->keys.count; i++) {
        struct str key = loader->keys.items[i];
        *ARRAY_ADD(record, loader->arena) = (struct value_field){
            .name = key, .value = text_for(loader, language, key, told)};
    }
    return record;
}

bool strings_load(struct arena *arena, const struct strs *themes,
                  const struct strs *languages, struct theme_languages *strings,
                  struct diagnostics *diags)
{
    struct loader loader = {.arena = arena, .themes = themes, .diags = diags};
    struct theme_files files = {0};
    loader.failed = !theme_files_find(arena, themes, STR("strings"), &files, diags);
    for (size_t i = 0; i < files.count; i++)
        load_file(&loader, &files.items[i]);
    collect_keys(&loader);
    for (size_t i = 0; i < languages->count; i++)
        add_once(arena, &loader.languages, languages->items[i]);
    for (size_t i = 0; i < loader.files.count; i++)
        add_once(arena, &loader.languages, loader.files.items[i].language);
    for (size_t i = 0; i < languages->count; i++)
        *ARRAY_ADD(strings, arena) = (struct theme_strings){
            languages->items[i], texts_of(&loader, languages->items[i])};
    return !loader.failed;
}
