/* SPDX-License-Identifier: MIT */
#include "directory/vocabulary.h"

#include "base/language.h"
#include "base/name.h"
#include "base/suggest.h"
#include "directory/attribute.h"
#include "directory/region.h"
#include "input/yaml.h"

/* The last ones belong to what the home page asks for. */
enum { WORD_FIELD_COUNT = 4, PLAIN_FIELD_COUNT = 2 };

static const struct yaml_field LISTS[VOCABULARY_LIST_COUNT] = {
    [VOCABULARY_TOPICS] = {"topics", YAML_FIELD_MAP, false},
    [VOCABULARY_AUDIENCES] = {"audiences", YAML_FIELD_MAP, false},
    [VOCABULARY_KINDS] = {"kinds", YAML_FIELD_MAP, false},
    [VOCABULARY_COUNTRIES] = {"countries", YAML_FIELD_MAP, false},
    [VOCABULARY_LANGUAGES] = {"languages", YAML_FIELD_MAP, false},
    [VOCABULARY_COSTS] = {"costs", YAML_FIELD_MAP, false},
    [VOCABULARY_REGIONS] = {"regions", YAML_FIELD_MAP, false},
    [VOCABULARY_ROLES] = {"roles", YAML_FIELD_MAP, false},
};

static const struct yaml_field WORD_FIELDS[WORD_FIELD_COUNT] = {
    {"name", YAML_FIELD_MAP, true},
    {"synonyms", YAML_FIELD_MAP, false},
    {"first-person", YAML_FIELD_MAP, false},
    {"related", YAML_FIELD_TEXTS, false},
};

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

static void read_related(struct reading *reading, const struct yaml *list,
                         struct keys *related)
{
    const struct yaml *items = list->kind == YAML_LIST ? list->items : list;
    size_t count = list->kind == YAML_LIST ? list->count : 1;
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == YAML_SCALAR && items[i].text.len)
            *ARRAY_ADD(related, reading->arena) =
                (struct key){items[i].text, items[i].at};
}

static void warn_missing(struct reading *reading, const struct word *word,
                         const struct texts *texts, const char *what)
{
    for (size_t i = 0; i < reading->languages->count; i++) {
        struct str language = reading->languages->items[i];
        if (texts->count && !texts_find(texts, language))
            diag_add(reading->diags, DIAG_TEXT_MISSING, word->at,
                     "'%.*s' has no %s in '%.*s'", STR_ARG(word->key), what,
                     STR_ARG(language));
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
    bool is_asked_for = list == VOCABULARY_TOPICS || list == VOCABULARY_AUDIENCES;
    check_key(reading, list, pair);
    yaml_check(&pair->value, pair->key_at, WORD_FIELDS,
               is_asked_for ? WORD_FIELD_COUNT : PLAIN_FIELD_COUNT, reading->diags);
    const struct yaml *name = yaml_get(&pair->value, STR("name"));
    if (name && name->kind == YAML_MAP)
        read_names(reading, name, &word.name);
    const struct yaml *synonyms = yaml_get(&pair->value, STR("synonyms"));
    if (synonyms && synonyms->kind == YAML_MAP)
        read_synonyms(reading, synonyms, &word.synonyms);
    const struct yaml *said = yaml_get(&pair->value, STR("first-person"));
    if (is_asked_for && said && said->kind == YAML_MAP)
        read_names(reading, said, &word.first_person);
    const struct yaml *related = yaml_get(&pair->value, STR("related"));
    if (is_asked_for && related && related->kind != YAML_MAP)
        read_related(reading, related, &word.related);
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
    yaml_check(top, location_file(source), LISTS, VOCABULARY_LIST_COUNT, diags);
    for (unsigned list = 0; list < VOCABULARY_LIST_COUNT; list++)
        read_list(&reading, (enum vocabulary_list)list,
                  yaml_get(top, str_from(LISTS[list].name)));
    return diagnostics_count(diags, DIAG_LEVEL_ERROR) == before;
}

void vocabulary_check(const struct vocabulary *vocabulary, struct diagnostics *diags)
{
    static const enum vocabulary_list lists[] = {VOCABULARY_TOPICS,
                                                 VOCABULARY_AUDIENCES};
    for (size_t l = 0; l < sizeof(lists) / sizeof(*lists); l++) {
        const struct words *words = &vocabulary->lists[lists[l]];
        for (size_t i = 0; i < words->count; i++)
            for (size_t k = 0; k < words->items[i].related.count; k++) {
                const struct key *key = &words->items[i].related.items[k];
                vocabulary_need(vocabulary, lists[l], key->key, key->at, diags);
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
             vocabulary_list_name(list), STR_ARG(key));
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
