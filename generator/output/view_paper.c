/* SPDX-License-Identifier: MIT */
/* What is made for paper: a poster and pocket cards of one country. */
#include "directory/handout.h"
#include "directory/phone.h"
#include "output/data_parts.h"
#include "output/qr.h"
#include "output/view_parts.h"

/* ---- One number. ---- */

enum { SHORT = 4, MEDIUM = 9 };

static bool is_long(const struct channel *channel)
{
    return channel->display.len > MEDIUM;
}

/* How wide it is, for the size of its type. */
static struct str size_of(const struct channel *channel)
{
    return channel->display.len <= SHORT ? STR("short")
           : is_long(channel)            ? STR("long")
                                         : STR("medium");
}

static struct value_record *code_of(const struct view *view,
                                    const struct channel *channel)
{
    struct strbuf uri = {0};
    phone_add_tel(&uri, channel->dial);
    struct qr qr = qr_of(view->arena, strbuf_str(&uri));
    strbuf_release(&uri);
    if (qr.size == 0)
        return NULL;
    struct value_record *record = value_record_new(view->arena);
    value_set(view->arena, record, "size", value_number(view->arena, qr.size));
    view_set_text(view, record, "path", qr.path);
    view_set_text(view, record, "bitmap", qr.bitmap);
    view_set_text(view, record, "label",
                  words_fill(view->words, "qr-label", "number", channel->display));
    return record;
}

/* Hours that were true long ago say so themselves: nobody looks up a poster's source.
 */
static struct str hours_text(const struct view *view,
                             const struct handout_number *number)
{
    struct str hours = words_hours(view->words, number->channel->hours);
    if (hours.len == 0)
        return view_string(view, "hours-unknown");
    if (!number->hours_are_old)
        return hours;
    struct str text = words_fill(view->words, "hours-dated", "hours", hours);
    return theme_fill(view->arena, text, "date",
                      words_date(view->words, number->hours_said));
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
        add_text(
            view, list,
            words_fill(view->words, key, "age", arena_format(view->arena, "%d", age)));
}

/* Free, anonymous: what somebody wants to know first. */
static struct value_list *promises_of(const struct view *view,
                                      const struct handout_number *number)
{
    struct value_list *list = value_list_new(view->arena);
    if (number->channel->cost.len)
        add_text(view, list, view_word(view, VOCABULARY_COSTS, number->channel->cost));
    view_add_promises(view, list, &number->service->confidentiality);
    return list;
}

static struct value_list *facts_of(const struct view *view,
                                   const struct handout_number *number)
{
    const struct service *service = number->service;
    const struct channel *channel = number->channel;
    const struct keys *spoken =
        channel->languages.count ? &channel->languages : &service->languages;
    struct str languages = view_words(view, VOCABULARY_LANGUAGES, spoken);
    struct value_list *facts = value_list_new(view->arena);
    if (channel->on_bill != FLAG_UNKNOWN)
        add_text(
            view, facts,
            view_string(view, channel->on_bill == FLAG_YES ? "bill-yes" : "bill-no"));
    add_age(view, facts, "age-min", service->eligibility.age_min);
    add_age(view, facts, "age-max", service->eligibility.age_max);
    if (languages.len)
        add_text(view, facts,
                 words_fill(view->words, "languages-spoken", "list", languages));
    return facts;
}

/* The first source that stands for the number itself. */
static struct str according_text(const struct view *view, const struct service *service)
{
    for (size_t i = 0; i < service->citations.count; i++) {
        const struct citation *citation = &service->citations.items[i];
        if (citation->facts.count && !strs_contain(&citation->facts, STR("phone")))
            continue;
        struct str text =
            words_fill(view->words, "according-to", "source", citation->title);
        return theme_fill(view->arena, text, "date",
                          view_citation_date(view, citation));
    }
    return STR("");
}

/* What needs a note to be understood is for the page, not for paper. */
static const struct channel *channel_of(const struct view *view,
                                        const struct service *service,
                                        enum channel_kind kind)
{
    const struct channel *found = NULL;
    for (size_t i = 0; i < service->channels.count; i++) {
        const struct channel *channel = &service->channels.items[i];
        if (channel->kind != kind || channel->confidence != CONFIDENCE_VERIFIED ||
            channel->notes.count ||
            !channel_is_callable(service, channel, view->site->config.as_of))
            continue;
        if (!found || str_equal(channel->language, view->language->tag))
            found = channel;
    }
    return found;
}

/* For those who would rather write: its chat, else its website; may be false. */
static void set_address(const struct view *view, struct value_record *record,
                        const struct service *service)
{
    const struct channel *channel = channel_of(view, service, CHANNEL_CHAT);
    if (!channel)
        channel = channel_of(view, service, CHANNEL_WEB);
    view_set_record(view, record, "address",
                    channel ? view_channel(view, service, channel, false) : NULL);
}

static void set_name(const struct view *view, struct value_record *record,
                     const struct service *service)
{
    const struct text *name = view_text(view, &service->names);
    view_set_text(view, record, "name", name ? name->text : service->id);
    view_set_text(view, record, "name-lang",
                  name ? view_foreign(view, name->language) : STR(""));
}

/* The name that the number also has in the file of contacts when that is neutral. */
static struct str neutral_name(const struct view *view, const struct service *service)
{
    const struct country *country = view->route->as.country;
    size_t number = data_contact_number(view->arena, view->site, country, service);
    struct str name =
        words_fill(view->words, "contact-neutral", "country", country->code);
    return theme_fill(view->arena, name, "number",
                      arena_format(view->arena, "%zu", number));
}

static struct value_record *number_record(const struct view *view,
                                          const struct handout_number *number)
{
    const struct service *service = number->service;
    const struct review *review = &service->review;
    struct value_record *record = value_record_new(view->arena);
    bool checked = date_is_set(review->checked);
    set_name(view, record, service);
    view_set_text(view, record, "neutral-name", neutral_name(view, service));
    view_set_text(view, record, "display", number->channel->display);
    view_set_text(view, record, "size", size_of(number->channel));
    view_set_text(view, record, "hours-text", hours_text(view, number));
    view_set_list(view, record, "promises", promises_of(view, number));
    view_set_list(view, record, "facts", facts_of(view, number));
    set_address(view, record, service);
    view_set_text(view, record, "according-text",
                  checked ? STR("") : according_text(view, service));
    view_set_text(view, record, "checked-text",
                  view_checked(view, review->checked, review->how, review->by));
    view_set_record(view, record, "code", code_of(view, number->channel));
    return record;
}

/* ---- The sheets. ---- */

/* As many as fit on A4: two beside each other, five below each other. */
static struct value_list *copies(const struct view *view)
{
    enum { COPIES = 2 * 5 };
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < COPIES; i++) {
        struct value_record *copy = value_record_new(view->arena);
        view_set_bool(view, copy, "is-first", i == 0);
        value_list_add(view->arena, list, value_of_record(copy));
    }
    return list;
}

/* A pocket card has no room for a third number, a poster none where one is long. */
static size_t room_of(const struct view *view, const struct handout *handout)
{
    bool is_full = view->route->kind == ROUTE_CARDS;
    for (size_t i = 0; i < handout->count; i++)
        is_full |=
            view->route->kind == ROUTE_POSTER && is_long(handout->numbers[i].channel);
    return is_full ? HANDOUT_MOST - 1 : HANDOUT_MOST;
}

static void set_title(const struct view *view, struct str country)
{
    static const char *const keys[ROUTE_KIND_COUNT] = {
        [ROUTE_POSTER] = "poster-title",
        [ROUTE_CARDS] = "cards-title",
        [ROUTE_CARDS_NEUTRAL] = "cards-neutral-title",
    };
    view_set_title(view,
                   words_fill(view->words, keys[view->route->kind], "country", country),
                   STR(""));
}

void view_paper(const struct view *view)
{
    const struct country *country = view->route->as.country;
    struct handout handout = handout_of(country, view->site->config.as_of);
    struct str name = view_word(view, VOCABULARY_COUNTRIES, country->code);
    struct value_list *numbers = value_list_new(view->arena);
    for (size_t i = 0; i < handout.count && i < room_of(view, &handout); i++)
        value_list_add(view->arena, numbers,
                       value_of_record(number_record(view, &handout.numbers[i])));
    set_title(view, name);
    view_set_text(view, view->record, "country-name", name);
    view_set_text(
        view, view->record, "country-href",
        view_href(view, view_route(view, ROUTE_COUNTRY, country->code), STR("")));
    view_set_list(view, view->record, "numbers", numbers);
    view_set_list(view, view->record, "cards", copies(view));
    view_set_record(view, view->record, "first-code",
                    code_of(view, handout.numbers[0].channel));
    view_set_text(view, view->record, "emergency-number",
                  handout.emergency ? handout.emergency->display : STR(""));
    view_set_text(view, view->record, "emergency-text-number",
                  handout.emergency_text ? handout.emergency_text->display : STR(""));
    view_set_text(view, view->record, "until-text",
                  words_fill(view->words, "paper-until", "date",
                             words_date(view->words, handout.until)));
}

void view_set_paper(const struct view *view, const struct country *country)
{
    static const struct {
        const char *name;
        enum route_kind kind;
    } links[] = {{"poster-href", ROUTE_POSTER},
                 {"cards-href", ROUTE_CARDS},
                 {"cards-neutral-href", ROUTE_CARDS_NEUTRAL}};
    for (size_t i = 0; i < sizeof(links) / sizeof(*links); i++)
        view_set_text(
            view, view->record, links[i].name,
            view_href(view, view_route(view, links[i].kind, country->code), STR("")));
}
