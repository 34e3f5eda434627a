/* SPDX-License-Identifier: MIT */
#include "directory/phone.h"
#include "output/view_parts.h"
#include "site/way.h"

/* So many countries are shown with their services; where there are more, each is a
 * link: a list of a whole world is too heavy, and no one can read it. */
enum { ELSEWHERE_MOST = 5 };

bool view_may_link(const struct view *view, const struct service *service,
                   const struct channel *channel)
{
    if (!channel_is_callable(service, channel, view->site->config.as_of))
        return false;
    return !phone_is_national(channel->dial) ||
           (view->country && str_equal(view->country->code, service->country));
}

static bool is_number(enum channel_kind kind)
{
    return kind == CHANNEL_PHONE || kind == CHANNEL_SMS;
}

static void set_channels(const struct view *view, struct value_record *record,
                         const struct service *service)
{
    struct value_list *phones = value_list_new(view->arena);
    struct value_list *messages = value_list_new(view->arena);
    struct value_list *others = value_list_new(view->arena);
    for (size_t i = 0; i < service->channels.count; i++) {
        const struct channel *channel = &service->channels.items[i];
        if (is_number(channel->kind)) {
            bool linked = view_may_link(view, service, channel);
            value_list_add(
                view->arena, channel->kind == CHANNEL_SMS ? messages : phones,
                value_of_record(view_number(view, service, channel, linked)));
        } else {
            bool linked =
                channel->dial.len
                    ? view_may_link(view, service, channel)
                    : channel_is_callable(service, channel, view->site->config.as_of);
            value_list_add(
                view->arena, others,
                value_of_record(view_channel(view, service, channel, linked)));
        }
    }
    view_set_list(view, record, "phones", phones);
    view_set_list(view, record, "messages", messages);
    view_set_section(view, record, "channels", others);
}

static void set_names(const struct view *view, struct value_record *record,
                      const struct service *service)
{
    const struct text *name = view_text(view, &service->names);
    struct value_list *further = value_list_new(view->arena);
    for (size_t i = 0; i < service->names.count; i++) {
        const struct text *other = &service->names.items[i];
        if (other == name || str_equal(other->text, name->text))
            continue;
        struct value_record *item = value_record_new(view->arena);
        view_set_text(view, item, "text", other->text);
        view_set_text(view, item, "lang", view_foreign(view, other->language));
        value_list_add(view->arena, further, value_of_record(item));
    }
    view_set_text(view, record, "name", name ? name->text : service->id);
    view_set_text(view, record, "name-lang",
                  name ? view_foreign(view, name->language) : STR(""));
    view_set_list(view, record, "names", further);
}

static void set_summary(const struct view *view, struct value_record *record,
                        const struct service *service)
{
    const struct text *summary = view_text(view, &service->summaries);
    view_set_text(view, record, "summary",
                  summary ? view_prose(view, summary->language, summary->text)
                          : STR(""));
    view_set_text(view, record, "summary-lang",
                  summary ? view_foreign(view, summary->language) : STR(""));
}

static struct str dated_text(const struct view *view, const char *key, struct date date)
{
    return words_fill(view->words, key, "date", words_date(view->words, date));
}

/* Why a service that is active by its status is not to be called: its dates say so. */
static struct str dates_text(const struct view *view, const struct service *service)
{
    struct date as_of = view->site->config.as_of;
    struct date first = service->since, last = service->until;
    if (service_is_callable(service, as_of))
        return STR("");
    if (date_compare(service->valid_from, first) > 0)
        first = service->valid_from;
    if (date_compare(first, as_of) > 0)
        return dated_text(view, "status-announced-since", first);
    if (!date_is_set(last) ||
        (date_is_set(service->valid_to) && date_compare(service->valid_to, last) < 0))
        last = service->valid_to;
    return dated_text(view, "status-retired-until", last);
}

struct str view_status(const struct view *view, const struct service *service)
{
    const char *name = status_name(service->status);
    struct str key = arena_format(view->arena, "status-%s", name);
    if (service->status == STATUS_ACTIVE)
        return dates_text(view, service);
    if (date_is_set(service->since)) {
        key = arena_format(view->arena, "status-%s-since", name);
        return dated_text(view, key.ptr, service->since);
    }
    if (service->status == STATUS_RETIRED && date_is_set(service->until))
        return dated_text(view, "status-retired-until", service->until);
    return view_string(view, key.ptr);
}

/* "emergency:117" names a number of the service's own country. */
static struct value_record *replacement_number(const struct view *view,
                                               const struct service *service,
                                               struct str number)
{
    struct value_record *record = value_record_new(view->arena);
    view_set_text(view, record, "name",
                  words_fill(view->words, "emergency-number", "number", number));
    view_set_text(view, record, "lang", STR(""));
    view_set_text(
        view, record, "href",
        view_href(view, view_route(view, ROUTE_COUNTRY, service->country), STR("")));
    view_set_bool(view, record, "is-number", true);
    return record;
}

static struct value_record *replacement(const struct view *view,
                                        const struct service *service)
{
    struct str id = service->replaced_by;
    if (id.len == 0)
        return NULL;
    if (str_starts_with(id, STR("emergency:")))
        return replacement_number(view, service,
                                  str_slice(id, STR("emergency:").len, id.len));
    const struct service *next = directory_find(&view->site->directory, id);
    const struct text *name = next ? view_text(view, &next->names) : NULL;
    struct value_record *record = value_record_new(view->arena);
    view_set_text(view, record, "name", name ? name->text : id);
    view_set_text(view, record, "lang",
                  name ? view_foreign(view, name->language) : STR(""));
    view_set_text(view, record, "href",
                  view_href(view, view_route(view, ROUTE_SERVICE, id), STR("")));
    view_set_bool(view, record, "is-number", false);
    return record;
}

static void set_status(const struct view *view, struct value_record *record,
                       const struct service *service)
{
    bool callable = service_is_callable(service, view->site->config.as_of);
    const char *confidence = confidence_name(service->confidence);
    struct str key = arena_format(view->arena, "confidence-%s", confidence);
    view_set_bool(view, record, "is-active", callable);
    view_set_bool(view, record, "is-inactive", !callable);
    view_set_text(view, record, "status", str_from(status_name(service->status)));
    view_set_text(view, record, "status-text", view_status(view, service));
    view_set_record(view, record, "replacement", replacement(view, service));
    view_set_text(view, record, "confidence", str_from(confidence));
    view_set_text(view, record, "confidence-text",
                  service->confidence == CONFIDENCE_VERIFIED
                      ? STR("")
                      : view_string(view, key.ptr));
}

static void add_text(const struct view *view, struct value_list *list, struct str text)
{
    if (text.len)
        value_list_add(view->arena, list, value_text(text));
}

static void add_age(const struct view *view, struct value_list *list, const char *key,
                    int age)
{
    if (age >= 0)
        add_text(view, list, words_count(view->words, key, "age", (size_t)age));
}

static void set_eligibility(const struct view *view, struct value_record *record,
                            const struct service *service)
{
    struct value_list *list = value_list_new(view->arena);
    add_age(view, list, "age-min", service->eligibility.age_min);
    add_age(view, list, "age-max", service->eligibility.age_max);
    add_age(view, list, "image-age-min", service->eligibility.image_age_min);
    add_age(view, list, "image-age-max", service->eligibility.image_age_max);
    view_set_list(view, record, "eligibility", list);
}

static void set_sources(const struct view *view, struct value_record *record,
                        const struct service *service)
{
    struct str according = STR("");
    if (service->citations.count) {
        const struct citation *first = &service->citations.items[0];
        according = words_fill(view->words, "according-to", "source", first->title);
        according =
            theme_fill(view->arena, according, "date", view_citation_date(view, first));
    }
    view_set_list(view, record, "sources",
                  view_citations(view, &service->citations, true));
    view_set_text(view, record, "according-text", according);
    view_set_service_proof(view, record, service);
}

static struct str filled_words(const struct view *view, const char *key,
                               enum vocabulary_list list, const struct keys *keys)
{
    struct str text = view_words(view, list, keys);
    return text.len ? words_fill(view->words, key, "list", text) : STR("");
}

static void set_country(const struct view *view, struct value_record *record,
                        struct str code)
{
    view_set_text(view, record, "country-name",
                  view_word(view, VOCABULARY_COUNTRIES, code));
    view_set_text(view, record, "country-code", code);
    view_set_text(view, record, "country-href",
                  view_href(view, view_route(view, ROUTE_COUNTRY, code), STR("")));
}

struct value_record *view_service(const struct view *view,
                                  const struct service *service)
{
    struct value_record *record = value_record_new(view->arena);
    struct value_list *promises = value_list_new(view->arena);
    const struct route *route = view_route(view, ROUTE_SERVICE, service->id);
    const struct route *list = view_route(view, ROUTE_COUNTRY, service->country);
    view_set_text(view, record, "id", service->id);
    view_set_text(view, record, "card-id",
                  list == view->route ? view_id(view, list, service->id) : STR(""));
    view_set_text(view, record, "href", view_href(view, route, STR("")));
    set_names(view, record, service);
    set_summary(view, record, service);
    view_set_text(view, record, "kind", service->kind);
    view_set_text(view, record, "kind-text",
                  view_word(view, VOCABULARY_KINDS, service->kind));
    set_country(view, record, service->country);
    view_set_provider(view, record, service);
    view_set_dates(view, record, service);
    set_status(view, record, service);
    set_channels(view, record, service);
    view_set_list(view, record, "collisions", view_collisions(view, service));
    view_set_text(view, record, "languages-text",
                  filled_words(view, "languages-spoken", VOCABULARY_LANGUAGES,
                               &service->languages));
    view_set_text(
        view, record, "audiences-text",
        filled_words(view, "audiences-for", VOCABULARY_AUDIENCES, &service->audiences));
    view_set_list(
        view, record, "topics",
        view_word_links(view, VOCABULARY_TOPICS, ROUTE_TOPIC, &service->topics));
    set_eligibility(view, record, service);
    view_add_promises(view, promises, &service->confidentiality);
    view_set_list(view, record, "promises", promises);
    view_set_list(view, record, "access", view_access(view, &service->accesses));
    view_set_section(view, record, "whens", view_texts(view, &service->whens));
    view_set_section(view, record, "notes", view_texts(view, &service->notes));
    set_sources(view, record, service);
    return record;
}

/* What is dialled in that country: of the first service with an undisputed number. */
static struct str number_to_call(const struct view *view,
                                 const struct service_list *services, size_t from,
                                 size_t end, bool *doubtful)
{
    struct date as_of = view->site->config.as_of;
    for (size_t i = from; i < end; i++) {
        const struct service *service = services->items[i];
        if (service->confidence == CONFIDENCE_DISPUTED)
            continue;
        *doubtful = service->confidence == CONFIDENCE_UNCONFIRMED;
        for (size_t j = 0; j < service->channels.count; j++) {
            const struct channel *channel = &service->channels.items[j];
            if (channel->kind == CHANNEL_PHONE &&
                channel_is_callable(service, channel, as_of))
                return channel->display;
        }
    }
    return STR("");
}

/*
 * Where a country's page shows the first of the services; with a number, since paper
 * has no links.
 */
static struct value_record *elsewhere_link(const struct view *view,
                                           const struct service_list *services,
                                           size_t from, size_t end)
{
    const struct service *first = services->items[from];
    const struct route *route = view_route(view, ROUTE_COUNTRY, first->country);
    struct value_record *link = value_record_new(view->arena);
    view_set_text(view, link, "name",
                  view_word(view, VOCABULARY_COUNTRIES, first->country));
    view_set_text(view, link, "code", first->country);
    view_set_text(view, link, "href", view_href(view, route, first->id));
    bool doubtful = false;
    view_set_text(view, link, "number",
                  number_to_call(view, services, from, end, &doubtful));
    view_set_text(view, link, "doubt",
                  doubtful ? view_string(view, "confidence-unconfirmed") : STR(""));
    return link;
}

static bool is_abroad(const struct view *view, struct str code)
{
    return !view->country || !str_equal(view->country->code, code);
}

static bool is_elsewhere(const struct view *view, struct str code)
{
    const struct country *country = directory_country(&view->site->directory, code);
    return is_abroad(view, code) && country && way_is_place(country);
}

static size_t group_end(const struct service_list *services, size_t from)
{
    size_t end = from;
    while (end < services->count &&
           str_equal(services->items[end]->country, services->items[from]->country))
        end++;
    return end;
}

static size_t count_elsewhere(const struct view *view,
                              const struct service_list *services)
{
    size_t count = 0;
    for (size_t i = 0; i < services->count; i = group_end(services, i))
        count += is_elsewhere(view, services->items[i]->country);
    return count;
}

static struct value_record *group_record(const struct view *view,
                                         const struct service_list *services,
                                         size_t from, size_t end)
{
    struct str country = services->items[from]->country;
    struct value_record *group = value_record_new(view->arena);
    struct value_list *members = value_list_new(view->arena);
    for (size_t i = from; i < end; i++)
        value_list_add(view->arena, members,
                       value_of_record(view_service(view, services->items[i])));
    set_country(view, group, country);
    view_set_list(view, group, "services", members);
    view_set_bool(view, group, "show-country", is_abroad(view, country));
    return group;
}

/* In the order in which a reader looks for a country: by its name. */
static struct value_list *elsewhere_links(const struct view *view,
                                          const struct service_list *services)
{
    struct value_list *links = value_list_new(view->arena);
    for (size_t i = 0; i < view->language->countries.count; i++) {
        struct str code = view->language->countries.items[i]->code;
        if (!is_elsewhere(view, code))
            continue;
        for (size_t j = 0, end; j < services->count; j = end) {
            end = group_end(services, j);
            if (str_equal(services->items[j]->country, code))
                value_list_add(view->arena, links,
                               value_of_record(elsewhere_link(view, services, j, end)));
        }
    }
    return links;
}

/* Services come sorted by country, so a group ends where the country changes. */
void view_set_groups(const struct view *view, struct value_record *record,
                     const struct service_list *services)
{
    struct value_list *groups = value_list_new(view->arena);
    bool many = count_elsewhere(view, services) > ELSEWHERE_MOST;
    struct value_list *links = many ? elsewhere_links(view, services) : NULL;
    bool abroad = false, home = false;
    for (size_t i = 0, end; i < services->count; i = end) {
        struct str country = services->items[i]->country;
        end = group_end(services, i);
        home |= view_is_home(view, country);
        if (many && is_elsewhere(view, country))
            continue;
        struct value_record *group = group_record(view, services, i, end);
        abroad |= is_abroad(view, country);
        value_list_add(view->arena, groups, value_of_record(group));
    }
    view_set_own(view, record, home);
    view_set_list(view, record, "groups", groups);
    view_set_section(view, record, "elsewhere",
                     links ? links : value_list_new(view->arena));
    view_set_bool(view, record, "has-countries", abroad);
    view_set_bool(view, record, "is-empty", services->count == 0);
}
