/* SPDX-License-Identifier: MIT */
#include "output/view_parts.h"

/* The European emergency number; countries are only listed where our data confirm it.
 */
static const struct str EUROPEAN_NUMBER = STR_INIT("112");

/* The line names so many countries; the others are behind "choose my country". */
enum { NAMES_MOST = 6 };

static const struct channel *number_of(const struct emergency *emergency)
{
    for (size_t i = 0; i < emergency->channels.count; i++) {
        const struct channel *channel = &emergency->channels.items[i];
        if (channel->kind == CHANNEL_PHONE || channel->kind == CHANNEL_SMS)
            return channel;
    }
    return NULL;
}

static bool may_call(const struct view *view, const struct channel *channel)
{
    return channel_is_callable(NULL, channel, view->site->config.as_of);
}

/* What is not disputed, and of the least confidence at least. */
static bool belongs_in_line(const struct view *view, const struct emergency *emergency,
                            bool with_doubt)
{
    return (emergency->confidence == CONFIDENCE_VERIFIED ||
            (with_doubt && emergency->confidence != CONFIDENCE_DISPUTED)) &&
           number_of(emergency) && may_call(view, number_of(emergency)) &&
           (emergency->purpose == PURPOSE_GENERAL ||
            emergency->purpose == PURPOSE_POLICE || emergency->purpose == PURPOSE_TEXT);
}

struct str view_purpose(const struct view *view, enum purpose purpose)
{
    struct str key = arena_format(view->arena, "purpose-%s", purpose_name(purpose));
    return view_string(view, key.ptr);
}

static void add_number(const struct view *view, struct value_list *list,
                       const struct emergency *emergency, struct str country)
{
    bool home = view->country && str_equal(view->country->code, country);
    struct value_record *record = view_number(view, NULL, number_of(emergency), home);
    view_set_text(view, record, "purpose-text", view_purpose(view, emergency->purpose));
    view_set_text(view, record, "country-code", country);
    value_list_add(view->arena, list, value_of_record(record));
}

static const struct emergency *european(const struct view *view,
                                        const struct country *country)
{
    for (size_t i = 0; i < country->emergencies.count; i++) {
        const struct emergency *emergency = &country->emergencies.items[i];
        const struct channel *number = number_of(emergency);
        if (emergency->purpose == PURPOSE_GENERAL && number &&
            emergency->confidence == CONFIDENCE_VERIFIED && may_call(view, number) &&
            str_equal(number->dial, EUROPEAN_NUMBER))
            return emergency;
    }
    return NULL;
}

/* Is the page's language spoken there, or with `any` one of the site's languages? */
static bool is_near(const struct view *view, const struct country *country, bool any)
{
    const struct word *word =
        vocabulary_find(&view->site->vocabulary, VOCABULARY_COUNTRIES, country->code);
    if (!word || !any)
        return word && keys_contain(&word->languages, view->language->tag);
    for (size_t i = 0; i < view->site->languages.count; i++)
        if (keys_contain(&word->languages, view->site->languages.items[i].tag))
            return true;
    return false;
}

/* The line has room for some names: of countries where the page's language is spoken,
 * then the site's other languages, then any. */
static size_t mark_named(const struct view *view, const struct country_order *found,
                         bool *named)
{
    size_t count = 0;
    for (size_t step = 0; step < 3; step++)
        for (size_t i = 0; i < found->count && count < NAMES_MOST; i++)
            if (!named[i] && (step == 2 || is_near(view, found->items[i], step == 1))) {
                named[i] = true;
                count++;
            }
    return count;
}

/* No country is known: 112, and where our directory confirms it; gives how many
 * countries are not named. */
static size_t set_general(const struct view *view, struct value_list *numbers,
                          struct value_list *countries)
{
    const struct country_order *order = &view->language->countries;
    struct country_order found = {0};
    for (size_t i = 0; i < order->count; i++)
        if (european(view, order->items[i]))
            *ARRAY_ADD(&found, view->arena) = order->items[i];
    if (found.count == 0)
        return 0;
    bool *named = arena_alloc_array(view->arena, found.count, sizeof *named);
    size_t others = found.count - mark_named(view, &found, named);
    add_number(view, numbers, european(view, found.items[0]), STR(""));
    for (size_t i = 0; i < found.count; i++)
        if (named[i])
            value_list_add(view->arena, countries,
                           value_of_record(view_country(view, found.items[i]->code)));
    return others;
}

static void add_numbers(const struct view *view, struct value_list *numbers,
                        struct value_list *texts, bool with_doubt)
{
    const struct country *country = view->country;
    for (size_t i = 0; i < country->emergencies.count; i++) {
        const struct emergency *emergency = &country->emergencies.items[i];
        if (belongs_in_line(view, emergency, with_doubt))
            add_number(view, emergency->purpose == PURPOSE_TEXT ? texts : numbers,
                       emergency, country->code);
    }
}

struct value_record *view_emergency_line(const struct view *view)
{
    struct value_record *record = value_record_new(view->arena);
    struct value_list *numbers = value_list_new(view->arena);
    struct value_list *texts = value_list_new(view->arena);
    struct value_list *countries = value_list_new(view->arena);
    const struct country *country = view->country;
    if (country)
        add_numbers(view, numbers, texts, false);
    bool is_doubtful = numbers->count == 0 && country && country->emergencies.count > 0;
    if (is_doubtful)
        add_numbers(view, numbers, texts, true);
    bool general = numbers->count == 0 && !is_doubtful;
    size_t others = general ? set_general(view, numbers, countries) : 0;
    view_set_text(view, record, "others-text",
                  others ? words_count(view->words, "emergency-others", "count", others)
                         : STR(""));
    struct str code = country && !general ? country->code : STR("");
    view_set_text(view, record, "country-code", code);
    view_set_text(view, record, "country-name",
                  code.len ? view_word(view, VOCABULARY_COUNTRIES, code) : STR(""));
    view_set_text(view, record, "country-href",
                  code.len
                      ? view_href(view, view_route(view, ROUTE_COUNTRY, code), STR(""))
                      : STR(""));
    view_set_bool(view, record, "is-general", general);
    view_set_bool(view, record, "is-doubtful", is_doubtful);
    view_set_list(view, record, "numbers", numbers);
    view_set_list(view, record, "text-numbers", texts);
    view_set_list(view, record, "countries", countries);
    view_set_text(view, record, "choose-href",
                  view_href(view, view_route(view, ROUTE_COUNTRIES, STR("")), STR("")));
    return record;
}

/* A number or another way, linked where it may be. */
static struct value_record *view_way(const struct view *view,
                                     const struct emergency *emergency,
                                     const struct channel *channel, bool home)
{
    bool callable =
        may_call(view, channel) && emergency->confidence != CONFIDENCE_DISPUTED;
    bool is_number = channel->kind == CHANNEL_PHONE || channel->kind == CHANNEL_SMS;
    struct value_record *record =
        is_number ? view_number(view, NULL, channel, callable && home)
                  : view_channel(view, NULL, channel, callable);
    if (!is_number) {
        view_set_text(view, record, "display", value_get(record, STR("text"))->as.text);
        view_set_text(view, record, "digits", STR(""));
    }
    view_set_bool(view, record, "is-active", may_call(view, channel));
    view_set_bool(view, record, "is-inactive", !may_call(view, channel));
    view_set_bool(view, record, "is-number", is_number);
    view_set_bool(view, record, "is-sms", channel->kind == CHANNEL_SMS);
    return record;
}

static struct value_list *further_ways(const struct view *view,
                                       const struct emergency *emergency,
                                       const struct channel *main, bool home)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < emergency->channels.count; i++) {
        const struct channel *channel = &emergency->channels.items[i];
        if (channel != main)
            value_list_add(view->arena, list,
                           value_of_record(view_way(view, emergency, channel, home)));
    }
    return list;
}

static struct value_record *emergency_record(const struct view *view,
                                             const struct country *country,
                                             const struct emergency *emergency)
{
    bool home = view->country && str_equal(view->country->code, country->code);
    const struct channel *main = number_of(emergency);
    if (!main)
        main = &emergency->channels.items[0];
    struct value_record *record = view_way(view, emergency, main, home);
    struct value_list *collisions = value_list_new(view->arena);
    struct str key = arena_format(view->arena, "confidence-%s",
                                  confidence_name(emergency->confidence));
    view_set_text(view, record, "purpose-text", view_purpose(view, emergency->purpose));
    view_set_text(view, record, "doubt-text",
                  emergency->confidence == CONFIDENCE_VERIFIED
                      ? STR("")
                      : view_string(view, key.ptr));
    view_set_list(view, record, "further", further_ways(view, emergency, main, home));
    view_add_collision(view, collisions, NULL, emergency, country->code, main);
    view_set_list(view, record, "collisions", collisions);
    view_set_list(view, record, "remarks", view_texts(view, &emergency->notes));
    view_set_list(view, record, "sources",
                  view_citations(view, &emergency->citations, true));
    view_set_emergency_proof(view, record, emergency);
    return record;
}

struct value_list *view_emergencies(const struct view *view,
                                    const struct country *country)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < country->emergencies.count; i++)
        value_list_add(view->arena, list,
                       value_of_record(emergency_record(
                           view, country, &country->emergencies.items[i])));
    return list;
}
