/* SPDX-License-Identifier: MIT */
/* What is said about services and channels beside how to reach them. */
#include "output/view_parts.h"

static void add_text(const struct view *view, struct value_list *list, struct str text)
{
    if (text.len)
        value_list_add(view->arena, list, value_text(text));
}

static struct str dated(const struct view *view, const char *key, struct date date)
{
    return date_is_set(date)
               ? words_fill(view->words, key, "date", words_date(view->words, date))
               : STR("");
}

/* A string whose name ends in one of the schema's words; "" for "". */
static struct str named(const struct view *view, const char *what, struct str name)
{
    struct str key = arena_format(view->arena, "%s-%.*s", what, STR_ARG(name));
    return name.len ? view_string(view, key.ptr) : STR("");
}

static void add_strs(const struct view *view, struct strs *list, struct str text)
{
    if (text.len)
        *ARRAY_ADD(list, view->arena) = text;
}

static struct strs access_texts(const struct view *view,
                                const struct accesses *accesses)
{
    struct strs texts = {0};
    for (size_t i = 0; i < accesses->count; i++) {
        const struct access *access = &accesses->items[i];
        struct str text = named(view, "access", access->type);
        struct str list = view_words(view, VOCABULARY_LANGUAGES, &access->languages);
        if (list.len) {
            text = words_fill(view->words, "access-list", "access", text);
            text = theme_fill(view->arena, text, "list", list);
        }
        add_strs(view, &texts, text);
    }
    return texts;
}

struct value_list *view_access(const struct view *view, const struct accesses *accesses)
{
    struct value_list *list = value_list_new(view->arena);
    struct strs texts = access_texts(view, accesses);
    for (size_t i = 0; i < texts.count; i++)
        add_text(view, list, texts.items[i]);
    return list;
}

struct str view_office(const struct view *view, const struct channel *channel)
{
    const struct postal *postal = &channel->postal;
    struct strbuf town = {0};
    strbuf_addf(&town, "%.*s%s%.*s", STR_ARG(postal->code), postal->code.len ? " " : "",
                STR_ARG(postal->city));
    struct strs parts = {0};
    add_strs(view, &parts, channel->title);
    add_strs(view, &parts, postal->street);
    add_strs(view, &parts, arena_copy(view->arena, strbuf_str(&town)));
    if (postal->region.len)
        add_strs(view, &parts, view_word(view, VOCABULARY_REGIONS, postal->region));
    strbuf_release(&town);
    return view_join(view, &parts);
}

struct str view_join(const struct view *view, const struct strs *parts)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < parts->count; i++) {
        strbuf_add(&text, i ? view_string(view, "list-separator") : STR(""));
        strbuf_add(&text, parts->items[i]);
    }
    struct str copy = arena_copy(view->arena, strbuf_str(&text));
    strbuf_release(&text);
    return copy;
}

/* A web page in the reader's language needs no word about it. */
static struct str language_text(const struct view *view, const struct channel *channel)
{
    if (channel->language.len == 0 || view_foreign(view, channel->language).len == 0)
        return STR("");
    return words_fill(view->words, "web-language", "language",
                      view_word(view, VOCABULARY_LANGUAGES, channel->language));
}

void view_set_channel_facts(const struct view *view, struct value_record *record,
                            const struct channel *channel)
{
    struct strs access = access_texts(view, &channel->accesses);
    view_set_text(view, record, "title", channel->title);
    view_set_text(view, record, "platform-text",
                  named(view, "platform", channel->platform));
    view_set_text(view, record, "language-text", language_text(view, channel));
    view_set_text(view, record, "access-text", view_join(view, &access));
    view_set_text(
        view, record, "confidence-text",
        channel->has_confidence
            ? named(view, "confidence", str_from(confidence_name(channel->confidence)))
            : STR(""));
}

/* What the text of a status that is not active does not say already. */
static void add_status_dates(const struct view *view, struct value_list *list,
                             const struct service *service)
{
    switch (service->status) {
    case STATUS_ACTIVE:
        add_text(view, list, dated(view, "status-active-since", service->since));
        add_text(view, list, dated(view, "status-active-until", service->until));
        break;
    case STATUS_ANNOUNCED:
        add_text(view, list, dated(view, "valid-to", service->until));
        break;
    case STATUS_SUSPENDED:
        add_text(view, list, dated(view, "status-suspended-until", service->until));
        break;
    case STATUS_RETIRED:
        if (date_is_set(service->since))
            add_text(view, list, dated(view, "status-retired-until", service->until));
    }
}

static bool depends_on_zone(const struct service *service)
{
    for (size_t i = 0; i < service->channels.count; i++) {
        const struct hours *hours = service->channels.items[i].hours;
        if (hours && !hours->always)
            return true;
    }
    return false;
}

void view_set_dates(const struct view *view, struct value_record *record,
                    const struct service *service)
{
    struct value_list *dates = value_list_new(view->arena);
    add_status_dates(view, dates, service);
    add_text(view, dates, dated(view, "valid-from", service->valid_from));
    add_text(view, dates, dated(view, "valid-to", service->valid_to));
    view_set_list(view, record, "dates", dates);
    view_set_text(view, record, "timezone",
                  depends_on_zone(service) ? service->timezone : STR(""));
}

static void add_promise(const struct view *view, struct value_list *list,
                        const char *key, enum flag flag)
{
    struct str no = arena_format(view->arena, "%s-no", key);
    if (flag != FLAG_UNKNOWN)
        add_text(view, list, view_string(view, flag == FLAG_YES ? key : no.ptr));
}

void view_add_promises(const struct view *view, struct value_list *list,
                       const struct confidentiality *said)
{
    add_promise(view, list, "promise-anonymous", said->anonymous);
    add_promise(view, list, "promise-confidential", said->confidential);
    add_promise(view, list, "promise-consent", said->consent);
}

void view_set_provider(const struct view *view, struct value_record *record,
                       const struct service *service)
{
    struct str provider = str_from(provider_name(service->provider));
    view_set_text(view, record, "region",
                  view_words(view, VOCABULARY_REGIONS, &service->regions));
    view_set_text(view, record, "provider", provider);
    view_set_text(view, record, "provider-text", named(view, "provider", provider));
}

struct str view_checked(const struct view *view, struct date date, struct str how,
                        struct str by)
{
    if (!date_is_set(date))
        return view_string(view, "not-checked");
    struct str text = dated(view, "checked-on", date);
    text = theme_fill(view->arena, text, "how", named(view, "check", how));
    return theme_fill(view->arena, text, "by", view_word(view, VOCABULARY_ROLES, by));
}

struct str view_source_facts(const struct view *view, const struct citation *citation)
{
    struct strs names = {0};
    for (size_t i = 0; i < citation->facts.count; i++)
        add_strs(view, &names, named(view, "fact", citation->facts.items[i]));
    struct str list = words_list(view->words, &names);
    return names.count ? words_fill(view->words, "source-facts", "list", list)
                       : STR("");
}
