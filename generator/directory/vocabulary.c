/* SPDX-License-Identifier: MIT */
#include "directory/vocabulary.h"

#include "base/language.h"
#include "base/name.h"
#include "base/suggest.h"
#include "directory/attribute.h"
#include "directory/region.h"
#include "input/yaml.h"

/* The lists, and what is no list of words. */
static const struct yaml_field LISTS[VOCABULARY_LIST_COUNT + 1] = {
    [VOCABULARY_TOPICS] = {"topics", YAML_FIELD_MAP, false},
    [VOCABULARY_AUDIENCES] = {"audiences", YAML_FIELD_MAP, false},
    [VOCABULARY_KINDS] = {"kinds", YAML_FIELD_MAP, false},
    [VOCABULARY_COUNTRIES] = {"countries", YAML_FIELD_MAP, false},
    [VOCABULARY_LANGUAGES] = {"languages", YAML_FIELD_MAP, false},
    [VOCABULARY_COSTS] = {"costs", YAML_FIELD_MAP, false},
    [VOCABULARY_REGIONS] = {"regions", YAML_FIELD_MAP, false},
    [VOCABULARY_ROLES] = {"roles", YAML_FIELD_MAP, false},
    [VOCABULARY_LIST_COUNT] = {"wording", YAML_FIELD_MAP, false},
};

/* All words have the first two; the others belong to one kind of list alone. */
enum { PLAIN_FIELD_COUNT = 2 };

/* Topics and audiences: what the home page asks for. */
static const struct yaml_field QUESTION_FIELDS[] = {
    {"name", YAML_FIELD_MAP, true},
    {"synonyms", YAML_FIELD_MAP, false},
    {"first-person", YAML_FIELD_MAP, false},
    {"related", YAML_FIELD_TEXTS, false},
};
static const struct yaml_field COUNTRY_FIELDS[] = {
    {"name", YAML_FIELD_MAP, true},
    {"synonyms", YAML_FIELD_MAP, false},
    {"languages", YAML_FIELD_TEXTS, false},
};
static const struct yaml_field LANGUAGE_FIELDS[] = {
    {"name", YAML_FIELD_MAP, true},
    {"synonyms", YAML_FIELD_MAP, false},
    {"interpreter", YAML_FIELD_TEXT, false},
};

#define FIELD_COUNT(fields) (sizeof(fields) / sizeof(*(fields)))

struct reading {
    struct arena *arena;
    const struct strs *languages;
    struct vocabulary *vocabulary;
    struct diagnostics *diags;
};

static void check_key(struct reading *reading, enum vocabulary_list list,
                      const struct yaml_pair *pair)
{
    if (list == VOCABULARY_COUNTRIES && !country_is_well_formed(pair->key)) {
        diag_add(reading->diags, DIAG_FIELD_VALUE, pair->key_at,
                 "'%.*s' is no country code", STR_ARG(pair->key));
        diag_hint(reading->diags, "write two capital letters as in LU, or \"001\"");
    } else if (list == VOCABULARY_LANGUAGES && !language_is_well_formed(pair->key)) {
        diag_add(reading->diags, DIAG_FIELD_VALUE, pair->key_at,
                 "'%.*s' is no language tag", STR_ARG(pair->key));
        diag_hint(reading->diags, "write it as in fr, pt-BR or gsg");
    } else if (list == VOCABULARY_REGIONS && !region_is_well_formed(pair->key)) {
        diag_add(reading->diags, DIAG_FIELD_VALUE, pair->key_at,
                 "'%.*s' is no region code", STR_ARG(pair->key));
        diag_hint(reading->diags, "write it as ISO 3166-2 does, as in CH-VS");
    } else if (list != VOCABULARY_COUNTRIES && list != VOCABULARY_LANGUAGES &&
               list != VOCABULARY_REGIONS && !name_is_portable(pair->key)) {
        diag_add(reading->diags, DIAG_ID_INVALID, pair->key_at,
                 "'%.*s' cannot be a word's key", STR_ARG(pair->key));
        diag_hint(reading->diags, "use a-z, 0-9 and '-' between them");
    }
}

/* A mapping whose fields are languages, all of one type. */
static void check_translations(struct reading *reading, const struct yaml *map,
                               enum yaml_field_type type)
{
    struct yaml_field *fields =
        ARENA_ARRAY(reading->arena, map->count, struct yaml_field);
    for (size_t i = 0; i < map->count; i++) {
        struct str key = map->pairs[i].key;
        fields[i] =
            (struct yaml_field){arena_c_string(reading->arena, key), type, false};
        if (language_is_well_formed(key))
            continue;
        diag_add(reading->diags, DIAG_FIELD_VALUE, map->pairs[i].key_at,
                 "'%.*s' is no language tag", STR_ARG(key));
    }
    yaml_check(map, map->at, fields, map->count, reading->diags);
}

static void read_names(struct reading *reading, const struct yaml *map,
                       struct texts *names)
{
    check_translations(reading, map, YAML_FIELD_TEXT);
    for (size_t i = 0; i < map->count; i++) {
        const struct yaml *value = &map->pairs[i].value;
        if (value->kind == YAML_SCALAR && value->text.len)
            *ARRAY_ADD(names, reading->arena) =
                (struct text){map->pairs[i].key, value->text, value->at};
    }
}

static void read_synonyms(struct reading *reading, const struct yaml *map,
                          struct texts *synonyms)
{
    check_translations(reading, map, YAML_FIELD_TEXTS);
    for (size_t i = 0; i < map->count; i++) {
        const struct yaml *value = &map->pairs[i].value;
        const struct yaml *items = value->kind == YAML_LIST ? value->items : value;
        size_t count = value->kind == YAML_LIST ? value->count : 1;
        for (size_t j = 0; j < count; j++)
            if (items[j].kind == YAML_SCALAR && items[j].text.len)
                *ARRAY_ADD(synonyms, reading->arena) =
                    (struct text){map->pairs[i].key, items[j].text, items[j].at};
    }
}

static void read_keys(struct reading *reading, const struct yaml *value,
                      struct keys *keys)
{
    const struct yaml *items = value->kind == YAML_LIST ? value->items : value;
    size_t count = value->kind == YAML_LIST ? value->count : 1;
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == YAML_SCALAR && items[i].text.len)
            *ARRAY_ADD(keys, reading->arena) = (struct key){items[i].text, items[i].at};
}

static void read_interpreter(struct reading *reading, const struct yaml *value,
                             struct str *interpreter)
{
    if (value->kind != YAML_SCALAR)
        return; /* reported by yaml_check */
    *interpreter = value->text;
    if (str_find(value->text, STR("{language}"), 0) != STR_NOT_FOUND)
        return;
    diag_add(reading->diags, DIAG_FIELD_VALUE, value->at,
             "'interpreter' does not name the language that is needed");
    diag_hint(reading->diags, "write {language} where its name goes");
}

/* Topics and audiences: what the home page asks for. */
static void read_question(struct reading *reading, const struct yaml *map,
                          struct word *word)
{
    const struct yaml *said = yaml_get(map, STR("first-person"));
    const struct yaml *related = yaml_get(map, STR("related"));
    if (said && said->kind == YAML_MAP)
        read_names(reading, said, &word->first_person);
    if (related && related->kind != YAML_MAP)
        read_keys(reading, related, &word->related);
}

/* What words have that belong to this list alone. */
static void read_own_fields(struct reading *reading, enum vocabulary_list list,
                            const struct yaml *map, struct word *word)
{
    const struct yaml *languages = yaml_get(map, STR("languages"));
    const struct yaml *interpreter = yaml_get(map, STR("interpreter"));
    if (list == VOCABULARY_TOPICS || list == VOCABULARY_AUDIENCES)
        read_question(reading, map, word);
    if (list == VOCABULARY_COUNTRIES && languages)
        read_keys(reading, languages, &word->languages);
    if (list == VOCABULARY_LANGUAGES && interpreter)
        read_interpreter(reading, interpreter, &word->interpreter);
}

static void check_fields(struct reading *reading, enum vocabulary_list list,
                         const struct yaml_pair *pair)
{
    const struct yaml_field *fields = QUESTION_FIELDS;
    size_t count = PLAIN_FIELD_COUNT;
    if (list == VOCABULARY_TOPICS || list == VOCABULARY_AUDIENCES)
        count = FIELD_COUNT(QUESTION_FIELDS);
    if (list == VOCABULARY_COUNTRIES) {
        fields = COUNTRY_FIELDS;
        count = FIELD_COUNT(COUNTRY_FIELDS);
    }
    if (list == VOCABULARY_LANGUAGES) {
        fields = LANGUAGE_FIELDS;
        count = FIELD_COUNT(LANGUAGE_FIELDS);
    }
    yaml_check(&pair->value, pair->key_at, fields, count, reading->diags);
}

static void warn_missing(struct reading *reading, const struct word *word,
                         const struct texts *texts, const char *what)
{
    for (size_t i = 0; i < reading->languages->count; i++) {
        struct str language = reading->languages->items[i];
        if (texts->count && !texts_find(texts, language))
            diag_add(reading->diags, DIAG_TEXT_MISSING, word->at,
                     "'%.*s' has no %s in '%.*s'", STR_ARG(word->key),
                     diag_words(reading->diags, what), STR_ARG(language));
    }
}

static void put_word(struct reading *reading, struct words *words, struct word word)
{
    struct word *before = map_get(&words->by_key, word.key);
    if (before)
        *before = word;
    else
        *ARRAY_ADD(words, reading->arena) = word;
}

static void read_word(struct reading *reading, enum vocabulary_list list,
                      const struct yaml_pair *pair)
{
    struct word word = {.key = pair->key, .at = pair->key_at};
    check_key(reading, list, pair);
    check_fields(reading, list, pair);
    const struct yaml *name = yaml_get(&pair->value, STR("name"));
    if (name && name->kind == YAML_MAP)
        read_names(reading, name, &word.name);
    const struct yaml *synonyms = yaml_get(&pair->value, STR("synonyms"));
    if (synonyms && synonyms->kind == YAML_MAP)
        read_synonyms(reading, synonyms, &word.synonyms);
    read_own_fields(reading, list, &pair->value, &word);
    warn_missing(reading, &word, &word.name, "name");
    warn_missing(reading, &word, &word.first_person, "first-person text");
    put_word(reading, &reading->vocabulary->lists[list], word);
}

static void read_list(struct reading *reading, enum vocabulary_list list,
                      const struct yaml *map)
{
    for (size_t i = 0; map && map->kind == YAML_MAP && i < map->count; i++)
        read_word(reading, list, &map->pairs[i]);
    struct words *words = &reading->vocabulary->lists[list];
    words->by_key = map_in(reading->arena);
    for (size_t i = 0; i < words->count; i++)
        map_set(&words->by_key, words->items[i].key, &words->items[i]);
}

bool vocabulary_read(struct arena *arena, const struct source *source,
                     const struct strs *languages, struct vocabulary *vocabulary,
                     struct diagnostics *diags)
{
    size_t before = diagnostics_count(diags, DIAG_LEVEL_ERROR);
    const struct yaml *top =
        yaml_parse(arena, arena, source, 0, source->text.len, diags);
    if (!top)
        return false;
    struct reading reading = {arena, languages, vocabulary, diags};
    yaml_check(top, location_file(source), LISTS, VOCABULARY_LIST_COUNT + 1, diags);
    for (unsigned list = 0; list < VOCABULARY_LIST_COUNT; list++)
        read_list(&reading, (enum vocabulary_list)list,
                  yaml_get(top, str_from(LISTS[list].name)));
    wording_read(arena, yaml_get(top, STR("wording")), &vocabulary->wording, diags);
    return diagnostics_count(diags, DIAG_LEVEL_ERROR) == before;
}

static void check_keys(const struct vocabulary *vocabulary, const struct keys *keys,
                       enum vocabulary_list list, struct diagnostics *diags)
{
    for (size_t i = 0; i < keys->count; i++)
        vocabulary_need(vocabulary, list, keys->items[i].key, keys->items[i].at, diags);
}

void vocabulary_check(const struct vocabulary *vocabulary, struct diagnostics *diags)
{
    for (unsigned list = 0; list < VOCABULARY_LIST_COUNT; list++) {
        const struct words *words = &vocabulary->lists[list];
        for (size_t i = 0; i < words->count; i++) {
            check_keys(vocabulary, &words->items[i].related, (enum vocabulary_list)list,
                       diags);
            check_keys(vocabulary, &words->items[i].languages, VOCABULARY_LANGUAGES,
                       diags);
        }
    }
}

const struct word *vocabulary_find(const struct vocabulary *vocabulary,
                                   enum vocabulary_list list, struct str key)
{
    return map_get(&vocabulary->lists[list].by_key, key);
}

const struct word *vocabulary_need(const struct vocabulary *vocabulary,
                                   enum vocabulary_list list, struct str key,
                                   struct location at, struct diagnostics *diags)
{
    const struct word *word = vocabulary_find(vocabulary, list, key);
    if (word || vocabulary->incomplete)
        return word;
    const struct words *words = &vocabulary->lists[list];
    struct suggestion suggestion = suggestion_for(key);
    for (size_t i = 0; i < words->count; i++)
        suggestion_offer(&suggestion, words->items[i].key);
    diag_add(diags, DIAG_VOCABULARY_UNKNOWN, at, "unknown %s '%.*s'",
             diag_words(diags, vocabulary_list_name(list)), STR_ARG(key));
    suggestion_hint(&suggestion, diags);
    return NULL;
}

const char *vocabulary_list_name(enum vocabulary_list list)
{
    static const char *const names[VOCABULARY_LIST_COUNT] = {
        [VOCABULARY_TOPICS] = "topic",       [VOCABULARY_AUDIENCES] = "audience",
        [VOCABULARY_KINDS] = "kind",         [VOCABULARY_COUNTRIES] = "country",
        [VOCABULARY_LANGUAGES] = "language", [VOCABULARY_COSTS] = "cost",
        [VOCABULARY_REGIONS] = "region",     [VOCABULARY_ROLES] = "role",
    };
    return names[list];
}
