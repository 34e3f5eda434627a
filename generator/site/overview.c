/* SPDX-License-Identifier: MIT */
#include "site/overview.h"

#include "base/message.h"

static size_t language_count(const struct overview *overview)
{
    return overview->site->languages.count;
}

/* ---- Pages and languages. ---- */

static enum translation state_of(const struct site *site, const struct page *page)
{
    if (!page)
        return TRANSLATION_MISSING;
    if (!page->good)
        return TRANSLATION_UNKNOWN;
    if (page->source_language.len == 0)
        return TRANSLATION_SOURCE;
    const struct page *source = site_page_in(site, page->id, page->source_language);
    if (!source || source == page || !source->good)
        return TRANSLATION_UNKNOWN;
    if (page->is_outdated)
        return TRANSLATION_OUTDATED;
    return page->is_reviewed ? TRANSLATION_PRESENT : TRANSLATION_UNREVIEWED;
}

static bool is_better_original(const struct overview_cell *cell,
                               const struct page *original)
{
    return !original ||
           (original->source_language.len > 0 && cell->state == TRANSLATION_SOURCE);
}

static void add_page(struct overview *overview, struct arena *arena, struct str id)
{
    size_t count = language_count(overview);
    struct overview_cell *cells = ARENA_ARRAY(arena, count, struct overview_cell);
    const struct page *original = NULL;
    for (size_t i = 0; i < count; i++) {
        cells[i].page =
            site_page_in(overview->site, id, overview->site->languages.items[i].tag);
        cells[i].state = state_of(overview->site, cells[i].page);
        overview->counts[i * TRANSLATION_COUNT + cells[i].state]++;
        if (cells[i].page && is_better_original(&cells[i], original))
            original = cells[i].page;
    }
    *ARRAY_ADD(&overview->pages, arena) = (struct overview_page){original, cells};
}

static int compare_overview_pages(const void *left, const void *right)
{
    const struct page *a = ((const struct overview_page *)left)->original;
    const struct page *b = ((const struct overview_page *)right)->original;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return page_compare(a, b);
}

static void add_pages(struct overview *overview, struct arena *arena)
{
    const struct site *site = overview->site;
    struct map seen = map_in(arena);
    overview->counts =
        ARENA_ARRAY(arena, language_count(overview) * TRANSLATION_COUNT, size_t);
    for (size_t i = 0; i < site->pages.count; i++) {
        struct page *page = site->pages.items[i];
        if (!map_set(&seen, page->id, page))
            add_page(overview, arena, page->id);
    }
    ARRAY_SORT(&overview->pages, compare_overview_pages);
}

/* ---- Freshness and sources. ---- */

static void count_dues(struct overview *overview, const struct dues *dues,
                       bool is_overdue)
{
    for (size_t i = 0; i < dues->count; i++) {
        const struct due *due = &dues->items[i];
        struct overview_count *count = &overview->freshness[due->kind][due->risk];
        if (is_overdue)
            count->overdue++;
        else
            count->old++;
    }
}

static void add_freshness(struct overview *overview, struct arena *arena)
{
    const struct site *site = overview->site;
    struct dues all = freshness_all(arena, site);
    overview->overdue = freshness_overdue(arena, site, overview->today);
    overview->old = freshness_old(arena, site, overview->today);
    for (size_t i = 0; i < all.count; i++)
        overview->freshness[all.items[i].kind][all.items[i].risk].all++;
    count_dues(overview, &overview->overdue, true);
    count_dues(overview, &overview->old, false);
}

static void add_sourceless(struct overview *overview, struct arena *arena)
{
    const struct directory *directory = &overview->site->directory;
    for (size_t i = 0; i < directory->countries.count; i++) {
        const struct country *country = &directory->countries.items[i];
        for (size_t k = 0; k < country->emergencies.count; k++) {
            const struct emergency *emergency = &country->emergencies.items[k];
            if (emergency->citations.count == 0 && emergency->channels.count)
                *ARRAY_ADD(&overview->sourceless, arena) = (struct overview_sourceless){
                    DUE_EMERGENCY_NUMBER,
                    arena_format(arena, "%.*s emergency:%.*s", STR_ARG(country->code),
                                 STR_ARG(emergency->channels.items[0].dial)),
                    emergency->at};
        }
    }
    for (size_t i = 0; i < directory->services.count; i++) {
        const struct service *service = directory->services.items[i];
        if (service->citations.count == 0)
            *ARRAY_ADD(&overview->sourceless, arena) =
                (struct overview_sourceless){DUE_SERVICE, service->id, service->at};
    }
}

/* ---- Topics and countries. ---- */

static void add_country(struct overview *overview, struct arena *arena,
                        const struct country *country)
{
    const struct words *topics = &overview->site->vocabulary.lists[VOCABULARY_TOPICS];
    struct service_list *by_topic =
        ARENA_ARRAY(arena, topics->count, struct service_list);
    for (size_t s = 0; s < country->services.count; s++) {
        const struct service *service = country->services.items[s];
        if (!service_is_callable(service, overview->today))
            continue;
        for (size_t t = 0; t < topics->count; t++)
            if (keys_contain(&service->topics, topics->items[t].key))
                *ARRAY_ADD(&by_topic[t], arena) = service;
    }
    *ARRAY_ADD(&overview->countries, arena) =
        (struct overview_country){country, by_topic};
}

static void add_countries(struct overview *overview, struct arena *arena)
{
    const struct country_list *countries = &overview->site->directory.countries;
    for (size_t i = 0; i < countries->count; i++)
        add_country(overview, arena, &countries->items[i]);
    for (size_t i = 0; i < overview->countries.count; i++)
        if (str_equal(overview->countries.items[i].country->code, STR("001")))
            overview->world = &overview->countries.items[i];
}

struct overview overview_of(struct arena *arena, const struct site *site,
                            struct date today)
{
    struct overview overview = {.site = site, .today = today};
    add_pages(&overview, arena);
    add_freshness(&overview, arena);
    add_sourceless(&overview, arena);
    add_countries(&overview, arena);
    return overview;
}

size_t overview_count_of(const struct overview *overview, size_t language,
                         enum translation state)
{
    return overview->counts[language * TRANSLATION_COUNT + state];
}

size_t overview_reach(const struct overview *overview, size_t topic)
{
    size_t reach = 0;
    for (size_t i = 0; i < overview->countries.count; i++) {
        const struct overview_country *country = &overview->countries.items[i];
        reach += country != overview->world && country->by_topic[topic].count > 0;
    }
    return reach;
}

/* ---- Words. ---- */

struct state_words {
    const char *sign, *name, *explanation;
};

static const struct state_words WORDS[TRANSLATION_COUNT] = {
    [TRANSLATION_SOURCE] = {MESSAGE("s"), MESSAGE("source"),
                            MESSAGE("what the others translate")},
    [TRANSLATION_PRESENT] = {MESSAGE("p"), MESSAGE("present"),
                             MESSAGE("reviewed, of the source as it is now")},
    [TRANSLATION_UNREVIEWED] = {MESSAGE("u"), MESSAGE("unreviewed"),
                                MESSAGE("of the source as it is now; nobody has "
                                        "reviewed it")},
    [TRANSLATION_OUTDATED] = {MESSAGE("o"), MESSAGE("outdated"),
                              MESSAGE("the source has changed since")},
    [TRANSLATION_MISSING] = {"-", MESSAGE("missing"), MESSAGE("there is no such page")},
    [TRANSLATION_UNKNOWN] = {"?", MESSAGE("unknown"),
                             MESSAGE("it or its source has an error")},
};

const char *translation_name(enum translation state)
{
    return WORDS[state].name;
}

const char *translation_sign(enum translation state)
{
    return WORDS[state].sign;
}

const char *translation_explanation(enum translation state)
{
    return WORDS[state].explanation;
}
