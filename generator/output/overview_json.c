/* SPDX-License-Identifier: MIT */
#include "output/overview_json.h"

#include "output/json.h"

/* ---- Single values. ---- */

static void put_date(struct json object, const char *name, struct date date)
{
    struct strbuf text = {0};
    if (date_is_set(date))
        date_add(&text, date);
    json_put_some(object, name, strbuf_str(&text));
    strbuf_release(&text);
}

static void put_place(struct json object, struct location at)
{
    struct strbuf text = {0};
    location_add(&text, at);
    json_put_some(object, "place", strbuf_str(&text));
    strbuf_release(&text);
}

static void put_count(struct json object, const char *name, size_t count)
{
    json_put_number(object, name, (long long)count);
}

static void put_name(struct json object, const char *name, const char *text)
{
    json_put_text(object, name, str_from(text));
}

/* ---- Pages. ---- */

static struct json cell_json(const struct overview_cell *cell)
{
    struct json object = json_new_object();
    const struct page *page = cell->page;
    put_name(object, "state", translation_name(cell->state));
    if (!page)
        return object;
    json_put_text(object, "path", page->source->path);
    json_put_some(object, "translation_of", page->source_language);
    if (page->source_language.len)
        json_put_bool(object, "reviewed", page->is_reviewed);
    put_date(object, "reviewed_on", page->translation_reviewed);
    json_put_some(object, "reviewed_by", page->translation_role);
    return object;
}

/* NUL-terminated, as members' names must be. */
static void put_named(struct json object, struct str name, struct json value)
{
    struct strbuf text = {0};
    strbuf_add(&text, name);
    json_put(object, text.ptr ? text.ptr : "", value);
    strbuf_release(&text);
}

static struct json page_json(const struct overview *overview,
                             const struct overview_page *page)
{
    const struct site_languages *languages = &overview->site->languages;
    struct json object = json_new_object(), all = json_new_object();
    json_put_text(object, "id", page->original->id);
    put_name(object, "kind", page_kind_name(page->original->kind));
    json_put_text(object, "title", page->original->title);
    json_put_text(object, "language", page->original->language);
    for (size_t i = 0; i < languages->count; i++)
        put_named(all, languages->items[i].tag, cell_json(&page->cells[i]));
    json_put(object, "languages", all);
    return object;
}

static struct json languages_json(const struct overview *overview)
{
    const struct site_languages *languages = &overview->site->languages;
    struct json list = json_new_list();
    for (size_t i = 0; i < languages->count; i++) {
        struct json object = json_new_object();
        json_put_text(object, "language", languages->items[i].tag);
        for (unsigned s = 0; s < TRANSLATION_COUNT; s++)
            put_count(object, translation_name((enum translation)s),
                      overview_count_of(overview, i, (enum translation)s));
        json_add(list, object);
    }
    return list;
}

static struct json pages_json(const struct overview *overview)
{
    struct json list = json_new_list();
    for (size_t i = 0; i < overview->pages.count; i++)
        json_add(list, page_json(overview, &overview->pages.items[i]));
    return list;
}

/* ---- Freshness and sources. ---- */

static struct json dues_json(const struct dues *dues)
{
    struct json list = json_new_list();
    for (size_t i = 0; i < dues->count; i++) {
        const struct due *due = &dues->items[i];
        struct json object = json_new_object();
        put_name(object, "risk", risk_name(due->risk));
        put_name(object, "what", due_kind_name(due->kind));
        json_put_text(object, "id", due->id);
        json_put_number(object, "days", due->days);
        json_put_text(object, "by", due->name);
        put_date(object, "date", due->date);
        put_place(object, due->at);
        json_add(list, object);
    }
    return list;
}

static struct json counts_json(const struct overview *overview)
{
    struct json list = json_new_list();
    for (unsigned risk = 0; risk < RISK_COUNT; risk++)
        for (unsigned kind = 0; kind < DUE_KIND_COUNT; kind++) {
            const struct overview_count *count = &overview->freshness[kind][risk];
            struct json object = json_new_object();
            put_name(object, "risk", risk_name((enum risk)risk));
            put_name(object, "what", due_kind_name((enum due_kind)kind));
            put_count(object, "all", count->all);
            put_count(object, "overdue", count->overdue);
            put_count(object, "old", count->old);
            json_add(list, object);
        }
    return list;
}

static struct json freshness_json(const struct overview *overview)
{
    struct json object = json_new_object();
    json_put(object, "counts", counts_json(overview));
    json_put(object, "overdue", dues_json(&overview->overdue));
    json_put(object, "old", dues_json(&overview->old));
    return object;
}

static struct json sourceless_json(const struct overview *overview)
{
    struct json list = json_new_list();
    for (size_t i = 0; i < overview->sourceless.count; i++) {
        const struct overview_sourceless *item = &overview->sourceless.items[i];
        struct json object = json_new_object();
        put_name(object, "what", due_kind_name(item->kind));
        json_put_text(object, "id", item->id);
        put_place(object, item->at);
        json_add(list, object);
    }
    return list;
}

/* ---- Topics and countries. ---- */

static struct json country_json(const struct overview *overview,
                                const struct overview_country *country)
{
    const struct words *topics = &overview->site->vocabulary.lists[VOCABULARY_TOPICS];
    struct json object = json_new_object(), by_topic = json_new_object();
    json_put_text(object, "country", country->country->code);
    for (size_t t = 0; t < topics->count; t++) {
        struct json ids = json_new_list();
        for (size_t s = 0; s < country->by_topic[t].count; s++)
            json_add_text(ids, country->by_topic[t].items[s]->id);
        put_named(by_topic, topics->items[t].key, ids);
    }
    json_put(object, "topics", by_topic);
    return object;
}

static struct json coverage_json(const struct overview *overview)
{
    struct json list = json_new_list();
    for (size_t i = 0; i < overview->countries.count; i++)
        json_add(list, country_json(overview, &overview->countries.items[i]));
    return list;
}

void overview_json(struct strbuf *out, const struct overview *overview)
{
    struct json root = json_new_object();
    put_date(root, "date", overview->today);
    json_put(root, "languages", languages_json(overview));
    json_put(root, "pages", pages_json(overview));
    json_put(root, "freshness", freshness_json(overview));
    json_put(root, "without_sources", sourceless_json(overview));
    json_put(root, "coverage", coverage_json(overview));
    json_write(root, out);
    strbuf_add_char(out, '\n');
    json_release(root);
}
