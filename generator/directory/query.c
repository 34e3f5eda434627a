/* SPDX-License-Identifier: MIT */
#include "directory/directory.h"

struct query_key {
    const char *name;
    enum vocabulary_list list;
};

static const struct query_key KEYS[] = {
    {"country", VOCABULARY_COUNTRIES},  {"topic", VOCABULARY_TOPICS},
    {"audience", VOCABULARY_AUDIENCES}, {"kind", VOCABULARY_KINDS},
    {"language", VOCABULARY_LANGUAGES},
};

enum { KEY_COUNT = sizeof(KEYS) / sizeof(KEYS[0]) };

static const struct query_key *key_of(struct str name, struct location at,
                                      struct diagnostics *diags)
{
    struct suggestion suggestion = suggestion_for(name);
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (str_equal(name, str_from(KEYS[i].name)))
            return &KEYS[i];
        suggestion_offer(&suggestion, str_from(KEYS[i].name));
    }
    diag_add(diags, DIAG_SERVICES_QUERY, at, "a list of services has no key '%.*s'",
             STR_ARG(name));
    if (suggestion_best(&suggestion).len)
        suggestion_hint(&suggestion, diags);
    else
        diag_hint(diags, "keys are country, topic, audience, kind and language");
    return NULL;
}

static struct strs *values_of(struct service_query *query, enum vocabulary_list list)
{
    switch (list) {
    case VOCABULARY_COUNTRIES:
        return &query->countries;
    case VOCABULARY_AUDIENCES:
        return &query->audiences;
    case VOCABULARY_KINDS:
        return &query->kinds;
    case VOCABULARY_LANGUAGES:
        return &query->languages;
    default:
        return &query->topics;
    }
}

static bool parse_values(struct arena *arena, const struct query_key *key,
                         struct str values, const struct vocabulary *vocabulary,
                         struct location at, struct strs *found,
                         struct diagnostics *diags)
{
    bool good = true;
    struct str value;
    while (str_split(&values, ',', &value)) {
        const struct word *word =
            vocabulary_need(vocabulary, key->list, value, at, diags);
        if (word)
            *ARRAY_ADD(found, arena) = word->key;
        else
            good = false;
    }
    return good;
}

bool service_query_parse(struct arena *arena, struct str text,
                         const struct vocabulary *vocabulary, struct location at,
                         struct service_query *query, struct diagnostics *diags)
{
    bool good = true;
    struct str part, name, rest = text.len ? text : (struct str){0};
    *query = (struct service_query){0};
    while (str_split(&rest, '&', &part)) {
        struct str values = part;
        str_split(&values, '=', &name);
        if (part.len == 0 || values.len == 0) {
            diag_add(diags, DIAG_SERVICES_QUERY, at, "'%.*s' gives no value",
                     STR_ARG(part));
            diag_hint(diags, "write it as in topic=sextortion&audience=minor");
            good = false;
            continue;
        }
        const struct query_key *key = key_of(name, at, diags);
        if (!key || !parse_values(arena, key, values, vocabulary, at,
                                  values_of(query, key->list), diags))
            good = false;
    }
    return good;
}

static bool any_is_in(const struct strs *wanted, const struct keys *keys)
{
    for (size_t i = 0; i < keys->count; i++)
        if (strs_contain(wanted, keys->items[i].key))
            return true;
    return false;
}

static bool serves(const struct service *service, const struct strs *audiences)
{
    return keys_contain(&service->audiences, STR("everyone")) ||
           any_is_in(audiences, &service->audiences);
}

static bool speaks(const struct service *service, const struct strs *languages)
{
    if (any_is_in(languages, &service->languages))
        return true;
    for (size_t i = 0; i < service->channels.count; i++)
        if (any_is_in(languages, &service->channels.items[i].languages))
            return true;
    return false;
}

static bool matches(const struct service_query *query, const struct service *service)
{
    return (!query->countries.count ||
            strs_contain(&query->countries, service->country)) &&
           (!query->kinds.count || strs_contain(&query->kinds, service->kind)) &&
           (!query->topics.count || any_is_in(&query->topics, &service->topics)) &&
           (!query->audiences.count || serves(service, &query->audiences)) &&
           (!query->languages.count || speaks(service, &query->languages));
}

struct service_list directory_select(struct arena *arena,
                                     const struct directory *directory,
                                     const struct service_query *query,
                                     struct date as_of)
{
    struct service_list list = {0};
    for (size_t i = 0; i < directory->services.count; i++)
        if (service_is_callable(directory->services.items[i], as_of) &&
            matches(query, directory->services.items[i]))
            *ARRAY_ADD(&list, arena) = directory->services.items[i];
    return list;
}
