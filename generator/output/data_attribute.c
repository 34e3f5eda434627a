/* SPDX-License-Identifier: MIT */
#include "output/data_attribute.h"

/* The lists of the vocabulary whose words are attributes. */
static const struct taxonomy {
    enum vocabulary_list list;
    const char *name;
    const char *description;
} TAXONOMIES[] = {
    {VOCABULARY_KINDS, "kinds", "Kinds of services."},
    {VOCABULARY_TOPICS, "topics", "What services help with."},
    {VOCABULARY_AUDIENCES, "audiences", "Whom services are for."},
    {VOCABULARY_COSTS, "costs", "What it costs to reach a service."},
};

enum { TAXONOMY_COUNT = sizeof(TAXONOMIES) / sizeof(*TAXONOMIES) };

/* Ours, for what HSDS has no field for. */
#define OUR_TAXONOMY "balise"

static void put_id(struct json object, const char *name, struct str path)
{
    json_put_text(object, name, str_from(data_id(path).text));
}

static struct str term_path(struct arena *arena, const char *taxonomy, struct str code)
{
    return arena_format(arena, "term/%s/%.*s", taxonomy, STR_ARG(code));
}

/* ---- Attributes. ---- */

struct data_attributes data_attributes_of(const struct data *data, struct str owner)
{
    return (struct data_attributes){data, owner, json_new_list(),
                                    data_names_in(data->arena)};
}

/* The same value may be there twice: a note that reads alike in two languages. */
static struct str own_path(struct data_attributes *attributes, const char *type,
                           struct str value)
{
    struct str path = arena_format(attributes->data->arena, "%.*s/%s/%.*s",
                                   STR_ARG(attributes->owner), type, STR_ARG(value));
    return data_own_name(&attributes->names, path);
}

static struct json add(struct data_attributes *attributes, const char *taxonomy,
                       struct str code, const char *type, struct str value)
{
    struct json attribute = json_new_object();
    put_id(attribute, "id", own_path(attributes, type, value));
    json_put_text(attribute, "link_type", str_from(type));
    put_id(attribute, "taxonomy_term_id",
           term_path(attributes->data->arena, taxonomy, code));
    json_put_text(attribute, "value", value);
    json_add(attributes->list, attribute);
    return attribute;
}

struct json data_attribute(struct data_attributes *attributes, enum data_term term,
                           struct str value)
{
    const char *code = DATA_TERMS[term].code;
    if (value.len == 0)
        return (struct json){NULL};
    return add(attributes, OUR_TAXONOMY, str_from(code), code, value);
}

void data_attribute_flag(struct data_attributes *attributes, enum data_term term,
                         enum flag flag)
{
    data_attribute(attributes, term, str_from(FLAG_NAMES[flag]));
}

void data_attribute_date(struct data_attributes *attributes, enum data_term term,
                         struct date date)
{
    data_attribute(attributes, term, data_date(attributes->data, date));
}

void data_attribute_texts(struct data_attributes *attributes, enum data_term term,
                          const struct texts *texts, struct str except)
{
    for (size_t i = 0; i < texts->count; i++) {
        const struct text *text = &texts->items[i];
        if (except.len && str_equal(text->language, except))
            continue;
        json_put_some(data_attribute(attributes, term, text->text), "language",
                      text->language);
    }
}

void data_attribute_accesses(struct data_attributes *attributes,
                             const struct accesses *accesses)
{
    for (size_t i = 0; i < accesses->count; i++) {
        const struct access *access = &accesses->items[i];
        json_put_some(data_attribute(attributes, TERM_ACCESS, access->type), "language",
                      data_keys(attributes->data, &access->languages));
    }
}

void data_attribute_word(struct data_attributes *attributes, enum vocabulary_list list,
                         struct str key)
{
    for (size_t i = 0; key.len && i < TAXONOMY_COUNT; i++)
        if (TAXONOMIES[i].list == list)
            add(attributes, TAXONOMIES[i].name, key, vocabulary_list_name(list), key);
}

void data_attribute_words(struct data_attributes *attributes, enum vocabulary_list list,
                          const struct keys *keys)
{
    for (size_t i = 0; i < keys->count; i++)
        data_attribute_word(attributes, list, keys->items[i].key);
}

/* ---- Taxonomies. ---- */

static struct str taxonomy_path(const struct data *data, const char *name)
{
    return arena_format(data->arena, "taxonomy/%s", name);
}

static void add_taxonomy(const struct data *data, struct json list, const char *name,
                         const char *description)
{
    struct json taxonomy = json_new_object();
    put_id(taxonomy, "id", taxonomy_path(data, name));
    json_put_text(taxonomy, "name", str_from(name));
    json_put_text(taxonomy, "description", str_from(description));
    json_add(list, taxonomy);
}

struct json data_taxonomies(const struct data *data)
{
    struct json list = json_new_list();
    add_taxonomy(data, list, OUR_TAXONOMY,
                 "What Balise knows and HSDS has no field for. See readme.txt.");
    for (size_t i = 0; i < TAXONOMY_COUNT; i++)
        add_taxonomy(data, list, TAXONOMIES[i].name, TAXONOMIES[i].description);
    return list;
}

static void add_term(const struct data *data, struct json list, const char *taxonomy,
                     struct str code, struct str name, struct str description,
                     struct str language)
{
    struct json term = json_new_object();
    put_id(term, "id", term_path(data->arena, taxonomy, code));
    json_put_text(term, "code", code);
    json_put_text(term, "name", name);
    json_put_text(term, "description", description);
    json_put_text(term, "taxonomy", str_from(taxonomy));
    put_id(term, "taxonomy_id", taxonomy_path(data, taxonomy));
    json_put_text(term, "language", language);
    json_add(list, term);
}

struct json data_taxonomy_terms(const struct data *data)
{
    struct json list = json_new_list();
    for (size_t i = 0; i < TERM_COUNT; i++) {
        struct str code = str_from(DATA_TERMS[i].code);
        add_term(data, list, OUR_TAXONOMY, code, code, str_from(DATA_TERMS[i].en),
                 STR("en"));
    }
    for (size_t i = 0; i < TAXONOMY_COUNT; i++) {
        const struct words *words = &data->site->vocabulary.lists[TAXONOMIES[i].list];
        for (size_t w = 0; w < words->count; w++) {
            struct str key = words->items[w].key;
            struct str name = data_word(data, TAXONOMIES[i].list, key);
            add_term(data, list, TAXONOMIES[i].name, key, name, name, data->language);
        }
    }
    return list;
}
