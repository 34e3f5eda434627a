/* SPDX-License-Identifier: MIT */
/*
 * services.json: what HSDS's API would answer to GET /services, on one page. Each
 * service is built, written and forgotten, so that memory does not hold the whole tree.
 *
 * What is not in service never stands in phones, url, email or a location: programs
 * that know nothing of our attributes must not offer it either.
 */
#include "output/data_hsds.h"

/* HSDS knows four; what is announced is not there yet. */
static const char *const STATUSES[] = {
    [STATUS_ACTIVE] = "active",
    [STATUS_ANNOUNCED] = "inactive",
    [STATUS_SUSPENDED] = "temporarily closed",
    [STATUS_RETIRED] = "defunct",
};

static bool is_in_service(const struct data *data, const struct data_record *record)
{
    if (record->service)
        return service_is_callable(record->service, data->site->config.as_of);
    for (size_t i = 0; i < record->channels->count; i++)
        if (data_is_callable(data->site, record, &record->channels->items[i]))
            return true;
    return false;
}

static void put_status(const struct data *data, const struct data_record *record,
                       struct json json)
{
    enum status status = record->service ? record->service->status : STATUS_ACTIVE;
    bool in_service = is_in_service(data, record);
    const char *name = STATUSES[status];
    if (status == STATUS_ACTIVE && !in_service)
        name = STATUSES[STATUS_ANNOUNCED];
    json_put_text(json, "status", str_from(name));
    if (in_service)
        return;
    struct str key = arena_format(data->arena, "status-%s", status_name(status));
    json_put_text(
        json, "alert",
        words_string(data->words, status == STATUS_ACTIVE ? "not-callable" : key.ptr));
}

/* ---- What the service says of itself. ---- */

static struct str age_text(const struct data *data, const char *key, int age)
{
    if (age < 0)
        return STR("");
    return words_count(data->words, key, "age", (size_t)age);
}

static void put_eligibility(const struct data *data, const struct service *service,
                            struct json json)
{
    const struct eligibility *ages = &service->eligibility;
    struct str list = data_word_list(data, VOCABULARY_AUDIENCES, &service->audiences);
    struct str parts[] = {
        list.len ? words_fill(data->words, "audiences-for", "list", list) : list,
        age_text(data, "age-min", ages->age_min),
        age_text(data, "age-max", ages->age_max),
        age_text(data, "image-age-min", ages->image_age_min),
        age_text(data, "image-age-max", ages->image_age_max),
    };
    json_put_some(json, "eligibility_description",
                  data_join(data, parts, sizeof(parts) / sizeof(*parts), STR("; ")));
    if (ages->age_min >= 0)
        json_put_number(json, "minimum_age", ages->age_min);
    if (ages->age_max >= 0)
        json_put_number(json, "maximum_age", ages->age_max);
}

static void add_service_area(const struct data *data, struct str path,
                             struct str country, struct str extent, struct json list)
{
    struct json area = json_new_object();
    data_put_id(area, arena_format(data->arena, "%.*s/area/%.*s", STR_ARG(path),
                                   STR_ARG(extent)));
    json_put_text(area, "name",
                  str_equal(extent, country)
                      ? data_word(data, VOCABULARY_COUNTRIES, country)
                      : data_word(data, VOCABULARY_REGIONS, extent));
    json_put_text(area, "extent", extent);
    json_put_text(area, "extent_type", STR("text"));
    json_add(list, area);
}

/* Its regions, or the whole country. */
static void put_service_areas(const struct data *data, const struct data_record *record,
                              struct str path, struct json json)
{
    struct str country = record->country->code;
    struct json list = json_new_list();
    size_t count = record->service ? record->service->regions.count : 0;
    for (size_t i = 0; i < count; i++)
        add_service_area(data, path, country, record->service->regions.items[i].key,
                         list);
    if (count == 0)
        add_service_area(data, path, country, country, list);
    json_put(json, "service_areas", list);
}

static bool has_cost(const struct channels *channels, struct str cost)
{
    for (size_t i = 0; i < channels->count; i++)
        if (str_equal(channels->items[i].cost, cost))
            return true;
    return false;
}

static void put_costs(const struct data *data, const struct data_record *record,
                      struct str path, struct json json)
{
    const struct words *costs = &data->site->vocabulary.lists[VOCABULARY_COSTS];
    struct json list = json_new_list();
    for (size_t i = 0; i < costs->count; i++) {
        struct str cost = costs->items[i].key;
        if (!has_cost(record->channels, cost))
            continue;
        struct json option = json_new_object();
        data_put_id(option, arena_format(data->arena, "%.*s/cost/%.*s", STR_ARG(path),
                                         STR_ARG(cost)));
        json_put_text(option, "option", cost);
        json_put_text(option, "amount_description",
                      data_word(data, VOCABULARY_COSTS, cost));
        json_add(list, option);
    }
    json_put_list(json, "cost_options", list);
}

/* HSDS wants one; the directory knows who offers a service only by the service. */
static void put_organization(const struct data *data, const struct data_record *record,
                             struct json json)
{
    const struct service *service = record->service;
    struct json organization = json_new_object();
    struct str path =
        arena_format(data->arena, "organization/%.*s", STR_ARG(record->id));
    struct str summary = data_summary(data, record);
    struct data_attributes attributes = data_attributes_of(data, path);
    data_put_id(organization, path);
    json_put_text(organization, "name", data_name(data, record));
    json_put_text(organization, "description",
                  summary.len ? summary : data_name(data, record));
    data_attribute(&attributes, TERM_PROVIDER,
                   str_from(provider_name(service->provider)));
    json_put_list(organization, "attributes", attributes.list);
    json_put_text(json, "organization_id", str_from(data_id(path).text));
    json_put(json, "organization", organization);
}

static void put_interpretation(const struct data *data, const struct service *service,
                               struct json json)
{
    struct strs texts = {0};
    for (size_t i = 0; i < service->accesses.count; i++)
        *ARRAY_ADD(&texts, data->arena) =
            data_access_text(data, &service->accesses.items[i]);
    json_put_some(json, "interpretation_services",
                  data_join(data, texts.items, texts.count, STR("; ")));
}

/* ---- Attributes. ---- */

/* Of an emergency number that the directory does not have, nothing is known. */
static void add_replacement(struct data_attributes *attributes,
                            const struct service *service)
{
    const struct data *data = attributes->data;
    struct str by = service->replaced_by;
    struct json attribute = data_attribute(attributes, TERM_REPLACED_BY, by);
    if (!data_has_record(data->site, service->country, by))
        return;
    struct str path = data_service_path(data->arena, service->country, by);
    json_put_text(attribute, "service_id", str_from(data_id(path).text));
}

static void add_age(struct data_attributes *attributes, enum data_term term, int age)
{
    if (age >= 0)
        data_attribute(attributes, term,
                       arena_format(attributes->data->arena, "%d", age));
}

static void add_promises(struct data_attributes *attributes,
                         const struct service *service)
{
    const struct confidentiality *said = &service->confidentiality;
    data_attribute_flag(attributes, TERM_ANONYMOUS, said->anonymous);
    data_attribute_flag(attributes, TERM_CONFIDENTIAL, said->confidential);
    data_attribute_flag(attributes, TERM_CONSENT, said->consent);
    add_age(attributes, TERM_IMAGE_AGE_MIN, service->eligibility.image_age_min);
    add_age(attributes, TERM_IMAGE_AGE_MAX, service->eligibility.image_age_max);
    data_attribute_accesses(attributes, &service->accesses);
}

static void add_service_attributes(struct data_attributes *attributes,
                                   const struct service *service)
{
    for (size_t i = 0; i < service->regions.count; i++)
        data_attribute(attributes, TERM_REGION, service->regions.items[i].key);
    data_attribute_word(attributes, VOCABULARY_KINDS, service->kind);
    data_attribute(attributes, TERM_STATUS, str_from(status_name(service->status)));
    data_attribute_date(attributes, TERM_STATUS_SINCE, service->since);
    data_attribute_date(attributes, TERM_STATUS_UNTIL, service->until);
    data_attribute_date(attributes, TERM_VALID_FROM, service->valid_from);
    data_attribute_date(attributes, TERM_VALID_TO, service->valid_to);
    add_replacement(attributes, service);
    data_attribute_words(attributes, VOCABULARY_TOPICS, &service->topics);
    data_attribute_words(attributes, VOCABULARY_AUDIENCES, &service->audiences);
    add_promises(attributes, service);
    data_attribute_texts(attributes, TERM_NAME, &service->names, STR(""));
    data_attribute_texts(attributes, TERM_SUMMARY, &service->summaries,
                         attributes->data->language);
    data_attribute_texts(attributes, TERM_WHEN, &service->whens, STR(""));
}

static void add_sources(struct data_attributes *attributes,
                        const struct citations *citations)
{
    const struct data *data = attributes->data;
    for (size_t i = 0; i < citations->count; i++) {
        const struct citation *citation = &citations->items[i];
        struct json source = data_attribute(attributes, TERM_SOURCE, citation->title);
        json_put_some(source, "url", citation->href);
        json_put_some(source, "date", data_date(data, citation->date));
        json_put_some(source, "accessed", data_date(data, citation->accessed));
        json_put_some(
            source, "facts",
            data_join(data, citation->facts.items, citation->facts.count, STR(" ")));
    }
}

/* Services and emergency numbers are checked alike. */
static const struct review *review_of(const struct data_record *record)
{
    return record->service ? &record->service->review : &record->emergency->review;
}

static void add_review(struct data_attributes *attributes, const struct review *review)
{
    data_attribute(attributes, TERM_CHECKED_HOW, review->how);
    data_attribute(attributes, TERM_CHECKED_BY, review->by);
    data_attribute_date(attributes, TERM_REVIEW_BY, review->due);
}

static void add_attributes(struct data_attributes *attributes,
                           const struct data_record *record)
{
    data_attribute(attributes, TERM_ID, record->id);
    data_attribute(attributes, TERM_COUNTRY, record->country->code);
    data_attribute(attributes, TERM_CONFIDENCE,
                   str_from(confidence_name(record->confidence)));
    if (record->service)
        add_service_attributes(attributes, record->service);
    else
        data_attribute(attributes, TERM_EMERGENCY,
                       str_from(purpose_name(record->emergency->purpose)));
    data_attribute_texts(attributes, TERM_NOTE, record->notes, STR(""));
    add_review(attributes, review_of(record));
    add_sources(attributes, record->citations);
}

/* ---- One service, and all. ---- */

static struct json service_json(const struct data *data,
                                const struct data_record *record)
{
    struct json json = json_new_object();
    struct str path = data_service_path(data->arena, record->country->code, record->id);
    struct data_attributes attributes = data_attributes_of(data, path);
    data_put_id(json, path);
    json_put_text(json, "name", data_name(data, record));
    put_status(data, record, json);
    json_put_some(json, "description", data_summary(data, record));
    json_put_some(json, "assured_date", data_date(data, review_of(record)->checked));
    if (record->service) {
        put_eligibility(data, record->service, json);
        put_interpretation(data, record->service, json);
        data_put_languages(data, path, &record->service->languages, json);
        put_organization(data, record, json);
    }
    put_service_areas(data, record, path, json);
    put_costs(data, record, path, json);
    add_attributes(&attributes, record);
    data_put_channels(&attributes, record, json);
    json_put(json, "attributes", attributes.list);
    return json;
}

/* The frame of an HSDS page, and what holds for all of it. */
static struct json page_json(const struct data *data, size_t count)
{
    const struct config *config = &data->site->config;
    struct json page = json_new_object();
    json_put_number(page, "total_items", (long long)count);
    json_put_number(page, "total_pages", 1);
    json_put_number(page, "page_number", 1);
    json_put_number(page, "size", (long long)count);
    json_put_bool(page, "first_page", true);
    json_put_bool(page, "last_page", true);
    json_put_bool(page, "empty", count == 0);
    json_put_text(page, "as_of", data_date(data, config->as_of));
    json_put_text(page, "language", data->language);
    json_put_some(page, "publisher", config->publisher);
    json_put_some(page, "licence", config->licence);
    json_put_text(page, "documentation", STR("readme.txt"));
    json_put_text(page, "uuid_namespace", STR(DATA_NAMESPACE));
    json_put(page, "taxonomies", data_taxonomies(data));
    json_put(page, "taxonomy_terms", data_taxonomy_terms(data));
    return page;
}

static void add_tree(struct strbuf *out, struct json tree)
{
    json_write(tree, out);
    json_release(tree);
}

void data_hsds(const struct data *data, struct strbuf *out)
{
    struct arena own = {0};
    struct data_records records = data_records_of(data->arena, data->site);
    struct data inside = *data;
    inside.arena = inside.words.arena = &own;
    add_tree(out, page_json(data, records.count));
    out->len--; /* the page goes on behind its last member */
    strbuf_add(out, STR(",\"contents\":["));
    for (size_t i = 0; i < records.count; i++) {
        strbuf_add(out, i ? STR(",\n") : STR("\n"));
        add_tree(out, service_json(&inside, &records.items[i]));
        arena_reset(&own);
    }
    strbuf_add(out, STR("\n]}\n"));
    arena_release(&own);
}
