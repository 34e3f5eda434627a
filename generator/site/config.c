/* SPDX-License-Identifier: MIT */
#include "site/config.h"

#include "base/file.h"
#include "base/language.h"
#include "base/name.h"
#include "input/yaml.h"

static const struct yaml_field FIELDS[] = {
    {"title", YAML_FIELD_MAP, false},
    {"summary", YAML_FIELD_MAP, false},
    {"languages", YAML_FIELD_TEXTS, false},
    {"as-of", YAML_FIELD_DAY, false},
    {"home-country", YAML_FIELD_TEXT, false},
    {"publisher", YAML_FIELD_TEXT, false},
    {"contact", YAML_FIELD_TEXT, false},
    {"theme", YAML_FIELD_TEXT, false},
    {"encodings", YAML_FIELD_MAP, false},
    {"licence", YAML_FIELD_TEXT, false},
    {"neutral-contacts", YAML_FIELD_TEXT, false},
    {"neutral", YAML_FIELD_TEXT, false},
    {"neutral-title", YAML_FIELD_MAP, false},
    {"contacts", YAML_FIELD_LIST, false},
    {"zim-title", YAML_FIELD_TEXT, false},
    {"zim-description", YAML_FIELD_TEXT, false},
};

static bool read_texts(struct arena *arena, const struct yaml *map, const char *key,
                       struct texts *texts, struct diagnostics *diags)
{
    const struct yaml *value = yaml_get(map, str_from(key));
    if (!value)
        return true;
    bool good = true;
    *texts = (struct texts){0};
    for (size_t i = 0; i < value->count; i++) {
        const struct yaml_pair *pair = &value->pairs[i];
        if (pair->value.kind != YAML_SCALAR) {
            diag_add(diags, DIAG_FIELD_TYPE, pair->value.at,
                     "'%s' in language '%.*s' must be one text", key,
                     STR_ARG(pair->key));
            good = false;
            continue;
        }
        *ARRAY_ADD(texts, arena) =
            (struct text){pair->key, pair->value.text, pair->value.at};
    }
    return good;
}

static bool read_languages(struct arena *arena, const struct yaml *map,
                           struct config *config, struct diagnostics *diags)
{
    const struct yaml *value = yaml_get(map, STR("languages"));
    if (!value)
        return true;
    bool good = true;
    const struct yaml *items = value->kind == YAML_LIST ? value->items : value;
    size_t count = value->kind == YAML_LIST ? value->count : 1;
    config->languages = (struct strs){0};
    for (size_t i = 0; i < count; i++) {
        struct str tag = items[i].text;
        struct location at = items[i].at;
        if (tag.len == 0)
            continue;
        bool twice = strs_contain(&config->languages, tag);
        bool usable = language_is_well_formed(tag) && name_is_portable(tag);
        if (twice || !usable) {
            diag_add(diags, DIAG_SITE_LANGUAGES, at,
                     twice ? "language '%.*s' is listed twice"
                           : "'%.*s' is not a language tag",
                     STR_ARG(tag));
            if (!twice)
                diag_hint(diags, "write it in small letters, as in fr or pt-br");
            good = false;
            continue;
        }
        *ARRAY_ADD(&config->languages, arena) = tag;
    }
    return good;
}

static bool read_encodings(struct arena *arena, const struct yaml *map,
                           struct config *config, struct diagnostics *diags)
{
    const struct yaml *value = yaml_get(map, STR("encodings"));
    bool good = true;
    for (size_t i = 0; value && i < value->count; i++) {
        const struct yaml_pair *pair = &value->pairs[i];
        if (pair->value.kind != YAML_SCALAR || pair->value.text.len == 0) {
            diag_add(diags, DIAG_FIELD_TYPE, pair->value.at,
                     "'encodings' needs the name of one encoding for each pattern");
            diag_hint(diags, "as in  \"fr/old/*.md\": windows-1252");
            good = false;
            continue;
        }
        *ARRAY_ADD(&config->encodings, arena) =
            (struct encoding_rule){pair->key, pair->value.text};
    }
    return good;
}

static bool is_country(struct str code)
{
    return code.len == 2 && code.ptr[0] >= 'A' && code.ptr[0] <= 'Z' &&
           code.ptr[1] >= 'A' && code.ptr[1] <= 'Z';
}

static bool read_home_country(const struct yaml *map, struct config *config,
                              struct diagnostics *diags)
{
    const struct yaml *value = yaml_get(map, STR("home-country"));
    if (!value)
        return true;
    config->home_country = value->text;
    config->home_country_at = value->at;
    if (value->text.len == 0 || is_country(value->text))
        return true;
    diag_add(diags, DIAG_FIELD_VALUE, value->at, "'%.*s' is not a country code",
             STR_ARG(value->text));
    diag_hint(diags, "write the two capital letters of ISO 3166-1, as in LU");
    return false;
}

/* Also where a page's template comes from must not lead out of the themes folder. */
static bool read_theme(const struct yaml *map, struct config *config,
                       struct diagnostics *diags)
{
    struct str theme = yaml_text(map, "theme");
    if (theme.len == 0)
        return true;
    if (str_find_char(theme, '/', 0) == STR_NOT_FOUND && theme.ptr[0] != '.') {
        config->theme = theme;
        config->theme_at = yaml_place(map, "theme", location_none());
        return true;
    }
    diag_add(diags, DIAG_FIELD_VALUE, yaml_place(map, "theme", location_none()),
             "'theme' is the name of a folder in themes/, without any path");
    diag_hint(diags, "a theme that stands elsewhere is named with --theme DIR");
    return false;
}

static bool read_contacts(struct arena *arena, const struct yaml *map,
                          struct config *config, struct diagnostics *diags)
{
    const struct yaml *list = yaml_get(map, STR("contacts"));
    if (!list)
        return true;
    config->contacts_at = list->at;
    return contacts_read(arena, list, &config->contacts, diags);
}

static void read_text(const struct yaml *map, const char *key, struct text *text)
{
    const struct yaml *value = yaml_get(map, str_from(key));
    if (value)
        *text = (struct text){.text = value->text, .at = value->at};
}

/* `means` says what true is good for. */
static bool read_flag(const struct yaml *map, const char *key, bool *flag,
                      const char *means, struct diagnostics *diags)
{
    struct str text = yaml_text(map, key);
    bool yes = str_equal(text, STR("true"));
    if (!yaml_get(map, str_from(key)))
        return true;
    *flag = yes;
    if (yes || str_equal(text, STR("false")))
        return true;
    diag_add(diags, DIAG_FIELD_VALUE, yaml_place(map, key, location_none()),
             "'%s' is true or false", key);
    diag_hint(diags, "true: %s", diag_words(diags, means));
    return false;
}

bool config_read(struct arena *arena, const struct source *source,
                 struct config *config, struct diagnostics *diags)
{
    const struct yaml *map =
        yaml_parse(arena, arena, source, 0, source->text.len, diags);
    config->languages_incomplete = true; /* until they are read */
    if (!map || !yaml_check(map, location_file(source), FIELDS,
                            sizeof(FIELDS) / sizeof(*FIELDS), diags))
        return false;
    bool good = read_texts(arena, map, "title", &config->title, diags);
    good &= read_texts(arena, map, "summary", &config->summary, diags);
    config->languages_incomplete = !read_languages(arena, map, config, diags);
    good &= !config->languages_incomplete;
    good &= read_encodings(arena, map, config, diags);
    good &= read_home_country(map, config, diags);
    good &= read_theme(map, config, diags);
    good &= read_texts(arena, map, "neutral-title", &config->neutral_title, diags);
    good &= read_flag(map, "neutral-contacts", &config->neutral_contacts,
                      "the names of saved numbers do not say whose they are", diags);
    good &=
        read_flag(map, "neutral", &config->neutral,
                  "names of files and titles do not say what the site is about", diags);
    good &= read_contacts(arena, map, config, diags);
    read_text(map, "zim-title", &config->zim_title);
    read_text(map, "zim-description", &config->zim_description);
    if (yaml_get(map, STR("as-of")))
        config->as_of = yaml_date(map, "as-of");
    if (yaml_get(map, STR("publisher")))
        config->publisher = yaml_text(map, "publisher");
    if (yaml_get(map, STR("licence")))
        config->licence = yaml_text(map, "licence");
    if (yaml_get(map, STR("contact")))
        config->contact = yaml_text(map, "contact");
    return good;
}

/* Whoever wants nothing to be told wants it of saved numbers, too. */
static bool make_neutral(struct config *config, struct location at,
                         struct diagnostics *diags)
{
    if (!config->neutral)
        return true;
    config->neutral_contacts = true;
    config->title = config->neutral_title;
    if (config->title.count > 0)
        return true;
    diag_add(diags, DIAG_FIELD_MISSING, at,
             "site.yaml has 'neutral: true' but no 'neutral-title'");
    diag_hint(diags, "write what windows and the history may show, as in  "
                     "neutral-title: {fr: Notes, en: Notes}");
    return false;
}

bool config_finish(struct config *config, struct location at, struct diagnostics *diags)
{
    bool good = true;
    config->at = at;
    if (config->title.count == 0) {
        diag_add(diags, DIAG_FIELD_MISSING, at, "site.yaml has no 'title'");
        diag_hint(diags, "write  title: {fr: …, en: …}");
        good = false;
    }
    if (config->languages.count == 0) {
        diag_add(diags, DIAG_SITE_LANGUAGES, at, "site.yaml lists no languages");
        diag_hint(diags, "write  languages: [fr, en]  with the default one first");
        good = false;
    }
    if (!date_is_set(config->as_of)) {
        diag_add(diags, DIAG_FIELD_MISSING, at, "site.yaml has no 'as-of' date");
        diag_hint(diags, "write the day that the data stand for, as in  as-of: "
                         "2026-11-22");
        good = false;
    }
    if (config->contacts.count > 0 && config->home_country.len == 0) {
        diag_add(diags, DIAG_FIELD_MISSING, config->contacts_at,
                 "'contacts' stand before the services of their country, and there is "
                 "no 'home-country'");
        diag_hint(diags, "write the two letters of the country, as in  home-country: "
                         "LU");
        good = false;
    }
    return make_neutral(config, at, diags) && good;
}

struct str config_encoding(const struct config *config, struct str path)
{
    struct str encoding = {0};
    for (size_t i = 0; i < config->encodings.count; i++)
        if (path_matches(config->encodings.items[i].pattern, path))
            encoding = config->encodings.items[i].encoding;
    return encoding;
}

bool config_has_language(const struct config *config, struct str language)
{
    return strs_contain(&config->languages, language);
}

struct str config_default_language(const struct config *config)
{
    return config->languages.items[0];
}
