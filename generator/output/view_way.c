/* SPDX-License-Identifier: MIT */
/* What happened, who am I, which country: see site/way.h and site/takedown.h. */
#include "output/html.h"
#include "output/view_parts.h"
#include "site/collection.h"
#include "site/takedown.h"
#include "site/way.h"

/* The word as a reader says it, in the view's language or the best there is. */
static struct str said(const struct view *view, const struct word *word)
{
    return view_text_str(view, &word->first_person);
}

static void add_link(const struct view *view, struct value_list *list, struct str name,
                     const struct route *route)
{
    if (!route)
        return;
    struct value_record *link = value_record_new(view->arena);
    view_set_text(view, link, "name", name);
    view_set_text(view, link, "href", view_href(view, route, STR("")));
    value_list_add(view->arena, list, value_of_record(link));
}

static struct str pair(const struct view *view, struct str first,
                       const struct word *audience)
{
    return arena_format(view->arena, "%.*s/%.*s", STR_ARG(first),
                        STR_ARG(audience->key));
}

/* ---- The three questions. ---- */

/* NULL: for nobody in particular yet. */
static const struct route *situation_route(const struct view *view,
                                           const struct word *topic,
                                           const struct word *audience)
{
    if (!audience)
        return view_route(view, ROUTE_TOPIC, topic->key);
    if (!way_has_pages(audience))
        return NULL;
    return view_route(view, ROUTE_SITUATION, pair(view, topic->key, audience));
}

static struct value_list *situations(const struct view *view,
                                     const struct word *audience)
{
    const struct words *topics = &view->site->vocabulary.lists[VOCABULARY_TOPICS];
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < topics->count; i++)
        if (way_asks(&topics->items[i]))
            add_link(view, list, said(view, &topics->items[i]),
                     situation_route(view, &topics->items[i], audience));
    return list;
}

/* Each person's page for what the view's page is about; the audience's own page for
 * those who have none there. */
static const struct route *person_route(const struct view *view,
                                        const struct word *audience)
{
    const struct route *route = view->route;
    const struct route *own = NULL;
    if (route->kind == ROUTE_TOPIC)
        own = view_route(view, ROUTE_SITUATION,
                         pair(view, route->as.word->key, audience));
    else if (route->kind == ROUTE_COUNTRY)
        return view_route(view, ROUTE_PLACE,
                          pair(view, route->as.country->code, audience));
    return own ? own : view_route(view, ROUTE_AUDIENCE, audience->key);
}

static struct value_list *persons(const struct view *view)
{
    const struct words *all = &view->site->vocabulary.lists[VOCABULARY_AUDIENCES];
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < all->count; i++)
        if (way_asks(&all->items[i]))
            add_link(view, list, said(view, &all->items[i]),
                     person_route(view, &all->items[i]));
    return list;
}

static struct strs helpers_with(const struct view *view, struct str topic,
                                const struct word *audience,
                                const struct country *country)
{
    struct strs names = {0};
    for (size_t i = 0; i < country->services.count; i++) {
        const struct service *service = country->services.items[i];
        if (service_is_callable(service, view->site->config.as_of) &&
            keys_contain(&service->topics, topic) && way_serves(service, audience->key))
            *ARRAY_ADD(&names, view->arena) = view_text_str(view, &service->names);
    }
    return names;
}

/* Who helps with this topic there, else with a related one: what to expect behind the
 * link. */
static struct str helpers(const struct view *view, const struct word *topic,
                          const struct word *audience, const struct country *country)
{
    struct strs names = helpers_with(view, topic->key, audience, country);
    for (size_t i = 0; names.count == 0 && i < topic->related.count; i++)
        names = helpers_with(view, topic->related.items[i].key, audience, country);
    return view_join(view, &names);
}

/* Where to go with an answer to "who": [{name, href, code, services-text}]. */
static struct value_list *places(const struct view *view, const struct word *topic,
                                 const struct word *audience)
{
    const struct country_order *order = &view->language->countries;
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < order->count; i++) {
        const struct country *country = order->items[i];
        const struct route *route =
            view_route(view, ROUTE_PLACE, pair(view, country->code, audience));
        struct value_record *place = view_country(view, country->code);
        if (!way_is_place(country))
            continue;
        struct value_record *link = value_record_new(view->arena);
        view_set_text(view, link, "name", value_get(place, STR("name"))->as.text);
        view_set_text(view, link, "code", country->code);
        view_set_text(view, link, "href",
                      route ? view_href(view, route, STR(""))
                            : value_get(place, STR("href"))->as.text);
        view_set_text(view, link, "services-text",
                      topic ? helpers(view, topic, audience, country) : STR(""));
        value_list_add(view->arena, list, value_of_record(link));
    }
    return list;
}

/* ---- The steps. ---- */

/* Where it does not matter what happened: what the site is about. */
static const struct word *subject_of(const struct site *site)
{
    return &site->vocabulary.lists[VOCABULARY_TOPICS].items[0];
}

static const struct word *subject(const struct view *view)
{
    return subject_of(view->site);
}

static struct way_need situation_need(const struct site *site,
                                      const struct route *route)
{
    return (struct way_need){route->audience, route->as.word, subject_of(site),
                             STR_INIT("")};
}

const struct page *view_situation_page(const struct site *site,
                                       const struct site_language *language,
                                       const struct route *route)
{
    struct way_need need = situation_need(site, route);
    return way_page(language, &need);
}

static struct str whom(const struct view *view, const struct service *service,
                       const struct word *audience)
{
    const struct words *all = &view->site->vocabulary.lists[VOCABULARY_AUDIENCES];
    struct strbuf text = {0};
    for (size_t i = 0, number = 0; i < all->count; i++) {
        const struct word *word = &all->items[i];
        number += way_asks(word);
        if (way_asks(word) &&
            (service ? way_serves(service, word->key) : word == audience))
            strbuf_addf(&text, "%sf%zu", text.len ? " " : "", number);
    }
    struct str copy = arena_copy(view->arena, strbuf_str(&text));
    strbuf_release(&text);
    return copy;
}

struct str view_whom(const struct view *view, const struct service *service)
{
    return whom(view, service, NULL);
}

static void set_part(const struct view *view, struct value_record *record,
                     const char *name, const struct page *page, size_t from, size_t to)
{
    struct strbuf html = {0};
    html_add_part(view, page, from, to, &html);
    view_set_text(view, record, name, arena_copy(view->arena, strbuf_str(&html)));
    strbuf_release(&html);
}

/* A page in a list, and its parts: intro, steps-title, steps. NULL: there is none. */
static struct value_record *advice(const struct view *view, const struct page *page)
{
    struct way_steps steps;
    if (!page || !way_find_steps(page, &steps))
        return NULL;
    struct value_record *record = view_page_ref(view, page);
    set_part(view, record, "intro", page, 0, steps.heading ? steps.intro_to : 0);
    view_set_text(view, record, "steps-title",
                  steps.heading ? steps.heading->text : page->title);
    set_part(view, record, "steps", page, steps.from, steps.to);
    return record;
}

static bool is_listed(const struct view *view, const struct page *page,
                      const struct word *audience)
{
    return way_lists(page, audience->key) && page->kind != PAGE_ABOUT &&
           !collection_has(view->site, page);
}

/* Further pages on the topic, or of the country, for this audience. */
static struct value_list *further(const struct view *view, const struct way_need *need,
                                  const struct page *shown)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < view->language->pages.count; i++) {
        const struct page *page = view->language->pages.items[i];
        bool fits =
            str_equal(page->country, need->country) &&
            (need->country.len || keys_contain(&page->topics, need->topic->key));
        fits = fits && !page_is_over(page, view->site->config.as_of);
        if (fits && page != shown && is_listed(view, page, need->audience))
            value_list_add(view->arena, list,
                           value_of_record(view_page_ref(view, page)));
    }
    return list;
}

static void set_advice(const struct view *view, const struct way_need *need)
{
    const struct page *page = way_page(view->language, need);
    view_set_record(view, view->record, "advice", advice(view, page));
    view_set_section(view, view->record, "further", further(view, need, page));
}

static void set_audience(const struct view *view, const struct word *audience)
{
    view_set_text(view, view->record, "audience",
                  view_word(view, VOCABULARY_AUDIENCES, audience->key));
    view_set_text(view, view->record, "person", said(view, audience));
    view_set_text(
        view, view->record, "audience-href",
        view_href(view, view_route(view, ROUTE_AUDIENCE, audience->key), STR("")));
}

void view_set_takedown(const struct view *view, bool is_offered)
{
    const struct route *route =
        is_offered ? view_route(view, ROUTE_TAKEDOWN, STR("")) : NULL;
    view_set_text(view, view->record, "takedown-href", view_href(view, route, STR("")));
}

static void set_pair_title(const struct view *view, enum vocabulary_list list,
                           struct str key)
{
    struct str title =
        words_fill(view->words, "way-title", "what", view_word(view, list, key));
    title =
        theme_fill(view->arena, title, "who",
                   view_word(view, VOCABULARY_AUDIENCES, view->route->audience->key));
    view_set_title(view, title, STR(""));
}

void view_situation(const struct view *view)
{
    const struct route *route = view->route;
    struct way_need need = situation_need(view->site, route);
    set_pair_title(view, VOCABULARY_TOPICS, route->as.word->key);
    view_set_text(view, view->record, "situation", said(view, route->as.word));
    set_audience(view, route->audience);
    set_advice(view, &need);
    view_set_section(view, view->record, "places",
                     places(view, route->as.word, route->audience));
    view_set_takedown(view, true);
}

void view_place(const struct view *view)
{
    const struct route *route = view->route;
    const struct country *country = route->as.country;
    struct way_need need = {route->audience, subject(view), subject(view),
                            country->code};
    struct value_list *services = value_list_new(view->arena);
    for (size_t i = 0; i < country->services.count; i++) {
        const struct service *service = country->services.items[i];
        if (service_is_callable(service, view->site->config.as_of) &&
            way_serves(service, route->audience->key))
            value_list_add(view->arena, services,
                           value_of_record(view_service(view, service)));
    }
    set_pair_title(view, VOCABULARY_COUNTRIES, country->code);
    set_audience(view, route->audience);
    view_set_text(view, view->record, "whom", whom(view, NULL, route->audience));
    view_set_record(view, view->record, "country", view_country(view, country->code));
    view_set_section(view, view->record, "services", services);
    view_set_own(view, view->record, view_is_home(view, country->code));
    set_advice(view, &need);
    view_set_takedown(view, true);
}

/* ---- What other pages ask. ---- */

void view_set_way(const struct view *view)
{
    const struct route *route = view->route;
    bool is_audience = route->kind == ROUTE_AUDIENCE && way_asks(route->as.word);
    bool asks_who = route->kind == ROUTE_HOME ||
                    (route->kind == ROUTE_COUNTRY && way_is_place(route->as.country)) ||
                    (route->kind == ROUTE_TOPIC && way_asks(route->as.word));
    struct value_list *none = value_list_new(view->arena);
    const struct word *audience = is_audience ? route->as.word : NULL;
    bool asks_what = is_audience || route->kind == ROUTE_HOME;
    struct way_need need = {audience, subject(view), subject(view), STR_INIT("")};
    bool has_guide = is_audience && !way_has_pages(audience);
    view_set_section(view, view->record, "persons", asks_who ? persons(view) : none);
    view_set_section(view, view->record, "situations",
                     asks_what ? situations(view, audience) : none);
    view_set_section(view, view->record, "places",
                     is_audience ? places(view, NULL, audience) : none);
    view_set_record(view, view->record, "advice",
                    has_guide ? advice(view, way_page(view->language, &need)) : NULL);
    view_set_text(view, view->record, "situation",
                  route->kind == ROUTE_TOPIC ? said(view, route->as.word) : STR(""));
    view_set_takedown(view, true);
}

/* ---- Taking an image down. ---- */

static struct str case_text(const struct view *view, const char *key,
                            const struct takedown_case *age)
{
    struct str name = arena_format(view->arena, "%s-%s", key, age->name);
    return view_string(view, name.ptr);
}

void view_takedown(const struct view *view)
{
    struct value_list *cases = value_list_new(view->arena);
    for (size_t i = 0; i < TAKEDOWN_AGE_COUNT; i++) {
        const struct takedown_case *age = &TAKEDOWN_CASES[i];
        const struct route *route =
            view_route(view, ROUTE_REMOVAL, str_from(age->name));
        struct value_record *record = value_record_new(view->arena);
        view_set_text(view, record, "name", case_text(view, "takedown-case", age));
        view_set_text(view, record, "hint", case_text(view, "takedown-hint", age));
        view_set_text(view, record, "href", view_href(view, route, STR("")));
        value_list_add(view->arena, cases, value_of_record(record));
    }
    view_set_title(view, view_string(view, "takedown-title"), STR(""));
    view_set_list(view, view->record, "cases", cases);
}

/* Its addresses on the web. Its numbers stand on its country's pages. */
static struct value_list *web_links(const struct view *view,
                                    const struct service *service)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < service->channels.count; i++) {
        const struct channel *channel = &service->channels.items[i];
        bool is_web = channel->kind == CHANNEL_FORM || channel->kind == CHANNEL_WEB ||
                      channel->kind == CHANNEL_APP;
        if (is_web && channel_is_callable(service, channel, view->site->config.as_of))
            value_list_add(view->arena, list,
                           value_of_record(view_channel(view, service, channel, true)));
    }
    return list;
}

static struct value_list *country_services(const struct view *view,
                                           const struct service_list *services,
                                           struct str code)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < services->count; i++) {
        const struct service *service = services->items[i];
        if (!str_equal(service->country, code))
            continue;
        struct value_record *record = view_service(view, service);
        view_set_section(view, record, "links", web_links(view, service));
        view_set_bool(view, record, "is-takedown",
                      str_equal(service->kind, STR("takedown")));
        value_list_add(view->arena, list, value_of_record(record));
    }
    return list;
}

/* Whose pages are listed. */
static const struct str READERS[TAKEDOWN_AGE_COUNT] = {
    STR_INIT("minor"), STR_INIT("adult"), STR_INIT("parent")};

/* Pages on removal that hold in this country only; "" for those that hold anywhere. */
static struct value_list *removal_pages(const struct view *view, struct str code)
{
    struct str reader = READERS[view->route->as.age->age];
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < view->language->pages.count; i++) {
        const struct page *page = view->language->pages.items[i];
        if (str_equal(page->country, code) && way_lists(page, reader) &&
            !collection_has(view->site, page) &&
            keys_contain(&page->topics, STR("image-removal")))
            value_list_add(view->arena, list,
                           value_of_record(view_page_ref(view, page)));
    }
    return list;
}

static struct str anchor_id(const struct view *view, struct str code)
{
    return view_id(view, view->route,
                   arena_format(view->arena, "in-%.*s", STR_ARG(code)));
}

static void add_place(const struct view *view, const struct country *country,
                      const struct service_list *services, struct value_list *places)
{
    struct value_list *here = country_services(view, services, country->code);
    struct value_list *pages = removal_pages(view, country->code);
    struct str reader = READERS[view->route->as.age->age];
    const struct route *help =
        view_route(view, ROUTE_PLACE,
                   arena_format(view->arena, "%.*s/%.*s", STR_ARG(country->code),
                                STR_ARG(reader)));
    if (here->count == 0 && pages->count == 0)
        return;
    struct value_record *place = view_country(view, country->code);
    struct str anchor = arena_format(view->arena, "in-%.*s", STR_ARG(country->code));
    view_set_text(view, place, "anchor", anchor_id(view, country->code));
    view_set_text(view, place, "anchor-href", view_href(view, view->route, anchor));
    view_set_text(view, place, "help-href",
                  help ? view_href(view, help, STR(""))
                       : value_get(place, STR("href"))->as.text);
    view_set_section(view, place, "services", here);
    view_set_section(view, place, "pages", pages);
    value_list_add(view->arena, places, value_of_record(place));
}

void view_removal(const struct view *view)
{
    const struct takedown_case *age = view->route->as.age;
    const struct country_order *order = &view->language->countries;
    struct service_list services = takedown_services(view->arena, view->site, age->age);
    struct value_list *everywhere = value_list_new(view->arena);
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < order->count; i++) {
        if (way_is_place(order->items[i])) {
            add_place(view, order->items[i], &services, list);
            continue;
        }
        struct value_list *more =
            country_services(view, &services, order->items[i]->code);
        for (size_t s = 0; s < more->count; s++)
            value_list_add(view->arena, everywhere, more->items[s]);
    }
    view_set_title(view, case_text(view, "takedown-case", age), STR(""));
    view_set_bool(view, view->record, "is-minor", age->age == TAKEDOWN_MINOR);
    view_set_bool(view, view->record, "is-adult", age->age == TAKEDOWN_ADULT);
    view_set_bool(view, view->record, "is-child", age->age == TAKEDOWN_CHILD);
    view_set_text(view, view->record, "minor-href",
                  view_href(view,
                            view_route(view, ROUTE_REMOVAL,
                                       str_from(TAKEDOWN_CASES[TAKEDOWN_MINOR].name)),
                            STR("")));
    view_set_section(view, view->record, "everywhere", everywhere);
    view_set_section(view, view->record, "further", removal_pages(view, STR("")));
    view_set_section(view, view->record, "places", list);
}
