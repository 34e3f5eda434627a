/* SPDX-License-Identifier: MIT */
#include "directory/aspect.h"

static struct str settled(const struct wording *wording, struct strbuf *text)
{
    struct str copy = arena_copy(wording->arena, strbuf_str(text));
    strbuf_release(text);
    return copy;
}

/* Begins another item of a list. */
static void add_item(struct strbuf *list, const char *format, ...) PRINTF_LIKE(2, 3);

static void add_item(struct strbuf *list, const char *format, ...)
{
    va_list arguments;
    strbuf_add(list, list->len ? STR(", ") : STR(""));
    va_start(arguments, format);
    strbuf_vaddf(list, format, arguments);
    va_end(arguments);
}

static const char *say(const struct wording *wording, const char *english)
    MESSAGE_LIKE(2);

static const char *say(const struct wording *wording, const char *english)
{
    return message_in(wording->language, english);
}

static const char *day_of(const struct wording *wording, struct date date)
{
    struct strbuf text = {0};
    date_add(&text, date);
    return settled(wording, &text).ptr;
}

static const struct text *text_of(const struct wording *wording,
                                  const struct texts *texts)
{
    return texts_get(texts, str_from(message_language_tag(wording->language)),
                     STR("en"));
}

struct str wording_word(const struct wording *wording, enum vocabulary_list list,
                        struct str key)
{
    const struct word *word = vocabulary_find(wording->vocabulary, list, key);
    const struct text *name = word ? text_of(wording, &word->name) : NULL;
    return name ? name->text : key;
}

struct str wording_name(const struct wording *wording, const struct service *service)
{
    const struct text *name = text_of(wording, &service->names);
    return name ? name->text : service->id;
}

/* "visit 1 Example Street, 1950 Sion" */
static struct str wording_office(const struct wording *wording,
                                 const struct channel *channel)
{
    const struct postal *postal = &channel->postal;
    struct strbuf text = {0};
    strbuf_addf(&text, say(wording, MESSAGE("visit %.*s%s%.*s%s%.*s")),
                STR_ARG(postal->street), postal->street.len ? ", " : "",
                STR_ARG(postal->code), postal->code.len ? " " : "",
                STR_ARG(postal->city));
    return settled(wording, &text);
}

struct str wording_channel(const struct wording *wording, const struct channel *channel,
                           struct str country)
{
    const char *kind = say(wording, channel_kind_name(channel->kind));
    struct str place = wording_word(wording, VOCABULARY_COUNTRIES, country);
    if (channel->kind == CHANNEL_PHONE)
        return arena_format(wording->arena, "%.*s (%.*s)", STR_ARG(channel->display),
                            STR_ARG(place));
    if (channel->kind == CHANNEL_SMS)
        return arena_format(wording->arena, "%s %.*s (%.*s)", kind,
                            STR_ARG(channel->display), STR_ARG(place));
    if (channel->kind == CHANNEL_VISIT)
        return wording_office(wording, channel);
    return arena_format(wording->arena, "%s %.*s", kind, STR_ARG(channel->address));
}

/* In the order of their names, because the order of a file means nothing. */
static struct str tell_sorted(const struct wording *wording, struct strs *names)
{
    struct strbuf text = {0};
    strs_sort(names);
    for (size_t i = 0; i < names->count; i++)
        add_item(&text, "%.*s", STR_ARG(names->items[i]));
    return settled(wording, &text);
}

static struct str tell_keys(const struct wording *wording, enum vocabulary_list list,
                            const struct keys *keys)
{
    struct strs names = {0};
    for (size_t i = 0; i < keys->count; i++)
        *ARRAY_ADD(&names, wording->arena) =
            wording_word(wording, list, keys->items[i].key);
    return tell_sorted(wording, &names);
}

/* ---- Services. ---- */

static struct str tell_country(const struct wording *wording,
                               const struct service *service)
{
    return wording_word(wording, VOCABULARY_COUNTRIES, service->country);
}

static struct str tell_names(const struct wording *wording,
                             const struct service *service)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < service->names.count; i++)
        add_item(&text, "%.*s", STR_ARG(service->names.items[i].text));
    return settled(wording, &text);
}

static void add_status(struct strbuf *text, const struct wording *wording,
                       const struct service *service)
{
    const char *status = say(wording, status_name(service->status));
    if (date_is_set(service->since))
        strbuf_addf(text, say(wording, MESSAGE("%s since %s")), status,
                    day_of(wording, service->since));
    else
        strbuf_add(text, str_from(status));
}

struct str wording_status(const struct wording *wording, const struct service *service)
{
    struct strbuf text = {0};
    struct str by = service->replaced_by;
    add_status(&text, wording, service);
    if (date_is_set(service->until))
        add_item(&text, say(wording, MESSAGE("until %s")),
                 day_of(wording, service->until));
    if (by.len)
        add_item(&text, say(wording, MESSAGE("replaced by %.*s")), STR_ARG(by));
    return settled(wording, &text);
}

static struct str tell_validity(const struct wording *wording,
                                const struct service *service)
{
    struct strbuf text = {0};
    if (date_is_set(service->valid_from))
        add_item(&text, say(wording, MESSAGE("from %s")),
                 day_of(wording, service->valid_from));
    if (date_is_set(service->valid_to))
        add_item(&text, say(wording, MESSAGE("to %s")),
                 day_of(wording, service->valid_to));
    return settled(wording, &text);
}

static struct str tell_regions(const struct wording *wording,
                               const struct service *service)
{
    return tell_keys(wording, VOCABULARY_REGIONS, &service->regions);
}

static struct str tell_accesses(const struct wording *wording,
                                const struct accesses *accesses)
{
    struct strs items = {0};
    for (size_t i = 0; i < accesses->count; i++) {
        struct str list =
            tell_keys(wording, VOCABULARY_LANGUAGES, &accesses->items[i].languages);
        struct str type = arena_copy(wording->arena, accesses->items[i].type);
        *ARRAY_ADD(&items, wording->arena) =
            arena_format(wording->arena, "%s%s%.*s%s", say(wording, type.ptr),
                         list.len ? " (" : "", STR_ARG(list), list.len ? ")" : "");
    }
    return tell_sorted(wording, &items);
}

static struct str tell_access(const struct wording *wording,
                              const struct service *service)
{
    return tell_accesses(wording, &service->accesses);
}

static struct str tell_kind(const struct wording *wording,
                            const struct service *service)
{
    return wording_word(wording, VOCABULARY_KINDS, service->kind);
}

static struct str tell_languages(const struct wording *wording,
                                 const struct service *service)
{
    return tell_keys(wording, VOCABULARY_LANGUAGES, &service->languages);
}

static struct str tell_audiences(const struct wording *wording,
                                 const struct service *service)
{
    return tell_keys(wording, VOCABULARY_AUDIENCES, &service->audiences);
}

static struct str tell_topics(const struct wording *wording,
                              const struct service *service)
{
    return tell_keys(wording, VOCABULARY_TOPICS, &service->topics);
}

static struct str tell_ages(const struct wording *wording,
                            const struct service *service)
{
    const struct eligibility *ages = &service->eligibility;
    struct strbuf text = {0};
    if (ages->age_min >= 0)
        add_item(&text, say(wording, MESSAGE("from %d")), ages->age_min);
    if (ages->age_max >= 0)
        add_item(&text, say(wording, MESSAGE("up to %d")), ages->age_max);
    if (ages->image_age_min >= 0)
        add_item(&text, say(wording, MESSAGE("when the image was made from %d")),
                 ages->image_age_min);
    if (ages->image_age_max >= 0)
        add_item(&text, say(wording, MESSAGE("when the image was made up to %d")),
                 ages->image_age_max);
    return settled(wording, &text);
}

static void add_promise(struct strbuf *list, const char *kept, const char *not_kept,
                        enum flag flag)
{
    if (flag != FLAG_UNKNOWN)
        add_item(list, "%s", flag == FLAG_NO ? not_kept : kept);
}

static struct str tell_promises(const struct wording *wording,
                                const struct service *service)
{
    struct strbuf text = {0};
    add_promise(&text, say(wording, MESSAGE("anonymous")),
                say(wording, MESSAGE("not anonymous")),
                service->confidentiality.anonymous);
    add_promise(&text, say(wording, MESSAGE("confidential")),
                say(wording, MESSAGE("not confidential")),
                service->confidentiality.confidential);
    add_promise(&text, say(wording, MESSAGE("only with consent")),
                say(wording, MESSAGE("not only with consent")),
                service->confidentiality.consent);
    return settled(wording, &text);
}

static struct str tell_provider(const struct wording *wording,
                                const struct service *service)
{
    return str_from(say(wording, provider_name(service->provider)));
}

static struct str tell_confidence(const struct wording *wording,
                                  const struct service *service)
{
    return str_from(say(wording, confidence_name(service->confidence)));
}

static struct str tell_checked(const struct wording *wording,
                               const struct service *service)
{
    struct strbuf text = {0};
    date_add(&text, service->review.checked);
    return settled(wording, &text);
}

const struct service_aspect SERVICE_ASPECTS[] = {
    {MESSAGE("status"), "", wording_status},
    {MESSAGE("country"), "", tell_country},
    {MESSAGE("name"), MESSAGE("none"), tell_names},
    {MESSAGE("valid"), MESSAGE("without dates"), tell_validity},
    {MESSAGE("kind"), "", tell_kind},
    {MESSAGE("region"), MESSAGE("the whole country"), tell_regions},
    {MESSAGE("languages"), MESSAGE("unknown"), tell_languages},
    {MESSAGE("audiences"), MESSAGE("none"), tell_audiences},
    {MESSAGE("topics"), MESSAGE("none"), tell_topics},
    {MESSAGE("age"), MESSAGE("any"), tell_ages},
    {MESSAGE("promises"), MESSAGE("none"), tell_promises},
    {MESSAGE("access"), MESSAGE("unknown"), tell_access},
    {MESSAGE("provider"), MESSAGE("unknown"), tell_provider},
    {MESSAGE("confidence"), "", tell_confidence},
    {MESSAGE("confirmed with the operator"), MESSAGE("never"), tell_checked},
    {NULL, NULL, NULL},
};

/* ---- Channels. ---- */

static struct str tell_hours(const struct wording *wording,
                             const struct channel *channel)
{
    (void)wording;
    return channel->hours_text;
}

static struct str tell_cost(const struct wording *wording,
                            const struct channel *channel)
{
    return wording_word(wording, VOCABULARY_COSTS, channel->cost);
}

static struct str tell_bill(const struct wording *wording,
                            const struct channel *channel)
{
    return str_from(say(wording, FLAG_NAMES[channel->on_bill]));
}

static struct str tell_own_languages(const struct wording *wording,
                                     const struct channel *channel)
{
    return tell_keys(wording, VOCABULARY_LANGUAGES, &channel->languages);
}

static struct str tell_abroad(const struct wording *wording,
                              const struct channel *channel)
{
    (void)wording;
    return channel->abroad;
}

static struct str tell_keyword(const struct wording *wording,
                               const struct channel *channel)
{
    (void)wording;
    return channel->keyword;
}

static struct str tell_title(const struct wording *wording,
                             const struct channel *channel)
{
    (void)wording;
    return channel->title;
}

static struct str tell_platform(const struct wording *wording,
                                const struct channel *channel)
{
    (void)wording;
    return channel->platform;
}

static struct str tell_own_access(const struct wording *wording,
                                  const struct channel *channel)
{
    return tell_accesses(wording, &channel->accesses);
}

static struct str tell_telephone(const struct wording *wording,
                                 const struct channel *channel)
{
    (void)wording;
    return channel->kind == CHANNEL_VISIT ? channel->display : (struct str){0};
}

static struct str tell_own_validity(const struct wording *wording,
                                    const struct channel *channel)
{
    struct strbuf text = {0};
    if (date_is_set(channel->valid_from))
        add_item(&text, say(wording, MESSAGE("from %s")),
                 day_of(wording, channel->valid_from));
    if (date_is_set(channel->valid_to))
        add_item(&text, say(wording, MESSAGE("to %s")),
                 day_of(wording, channel->valid_to));
    return settled(wording, &text);
}

const struct channel_aspect CHANNEL_ASPECTS[] = {
    {MESSAGE("hours"), MESSAGE("unknown"), tell_hours},
    {MESSAGE("cost"), MESSAGE("unknown"), tell_cost},
    {MESSAGE("on the bill"), MESSAGE("unknown"), tell_bill},
    {MESSAGE("languages"), MESSAGE("as the service's"), tell_own_languages},
    {MESSAGE("from abroad"), MESSAGE("unknown"), tell_abroad},
    {MESSAGE("keyword"), MESSAGE("none"), tell_keyword},
    {MESSAGE("title"), MESSAGE("none"), tell_title},
    {MESSAGE("platform"), MESSAGE("unknown"), tell_platform},
    {MESSAGE("access"), MESSAGE("unknown"), tell_own_access},
    {MESSAGE("telephone"), MESSAGE("unknown"), tell_telephone},
    {MESSAGE("valid"), MESSAGE("without dates"), tell_own_validity},
    {NULL, NULL, NULL},
};
