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

static void add_date(struct strbuf *list, const char *word, struct date date)
{
    if (!date_is_set(date))
        return;
    add_item(list, "%s ", word);
    date_add(list, date);
}

struct str wording_word(const struct wording *wording, enum vocabulary_list list,
                        struct str key)
{
    const struct word *word = vocabulary_find(wording->vocabulary, list, key);
    const struct text *name =
        word ? texts_get(&word->name, STR("en"), (struct str){0}) : NULL;
    return name ? name->text : key;
}

struct str wording_name(const struct wording *wording, const struct service *service)
{
    const struct text *name = texts_get(&service->names, STR("en"), (struct str){0});
    (void)wording;
    return name ? name->text : service->id;
}

/* "visit 1 Example Street, 1950 Sion" */
static struct str wording_office(const struct wording *wording,
                                 const struct channel *channel)
{
    const struct postal *postal = &channel->postal;
    struct strbuf text = {0};
    strbuf_addf(&text, "visit %.*s%s%.*s%s%.*s", STR_ARG(postal->street),
                postal->street.len ? ", " : "", STR_ARG(postal->code),
                postal->code.len ? " " : "", STR_ARG(postal->city));
    return settled(wording, &text);
}

struct str wording_channel(const struct wording *wording, const struct channel *channel,
                           struct str country)
{
    const char *kind = channel_kind_name(channel->kind);
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

struct str wording_status(const struct wording *wording, const struct service *service)
{
    struct strbuf text = {0};
    struct str by = service->replaced_by;
    strbuf_addf(&text, "%s", status_name(service->status));
    if (date_is_set(service->since)) {
        strbuf_add(&text, STR(" since "));
        date_add(&text, service->since);
    }
    add_date(&text, "until", service->until);
    if (by.len)
        add_item(&text, "replaced by %.*s", STR_ARG(by));
    return settled(wording, &text);
}

static struct str tell_validity(const struct wording *wording,
                                const struct service *service)
{
    struct strbuf text = {0};
    add_date(&text, "from", service->valid_from);
    add_date(&text, "to", service->valid_to);
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
        *ARRAY_ADD(&items, wording->arena) = arena_format(
            wording->arena, "%.*s%s%.*s%s", STR_ARG(accesses->items[i].type),
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

static void add_age(struct strbuf *list, const char *word, int age)
{
    if (age >= 0)
        add_item(list, "%s %d", word, age);
}

static struct str tell_ages(const struct wording *wording,
                            const struct service *service)
{
    const struct eligibility *ages = &service->eligibility;
    struct strbuf text = {0};
    add_age(&text, "from", ages->age_min);
    add_age(&text, "up to", ages->age_max);
    add_age(&text, "when the image was made from", ages->image_age_min);
    add_age(&text, "when the image was made up to", ages->image_age_max);
    return settled(wording, &text);
}

static void add_promise(struct strbuf *list, const char *word, enum flag flag)
{
    if (flag != FLAG_UNKNOWN)
        add_item(list, "%s%s", flag == FLAG_NO ? "not " : "", word);
}

static struct str tell_promises(const struct wording *wording,
                                const struct service *service)
{
    struct strbuf text = {0};
    add_promise(&text, "anonymous", service->confidentiality.anonymous);
    add_promise(&text, "confidential", service->confidentiality.confidential);
    add_promise(&text, "only with consent", service->confidentiality.consent);
    return settled(wording, &text);
}

static struct str tell_provider(const struct wording *wording,
                                const struct service *service)
{
    (void)wording;
    return str_from(provider_name(service->provider));
}

static struct str tell_confidence(const struct wording *wording,
                                  const struct service *service)
{
    (void)wording;
    return str_from(confidence_name(service->confidence));
}

static struct str tell_checked(const struct wording *wording,
                               const struct service *service)
{
    struct strbuf text = {0};
    date_add(&text, service->review.checked);
    return settled(wording, &text);
}

const struct service_aspect SERVICE_ASPECTS[] = {
    {"status", "", wording_status},
    {"country", "", tell_country},
    {"name", "none", tell_names},
    {"valid", "without dates", tell_validity},
    {"kind", "", tell_kind},
    {"region", "the whole country", tell_regions},
    {"languages", "unknown", tell_languages},
    {"audiences", "none", tell_audiences},
    {"topics", "none", tell_topics},
    {"age", "any", tell_ages},
    {"promises", "none", tell_promises},
    {"access", "unknown", tell_access},
    {"provider", "unknown", tell_provider},
    {"confidence", "", tell_confidence},
    {"confirmed with the operator", "never", tell_checked},
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
    (void)wording;
    return str_from(FLAG_NAMES[channel->on_bill]);
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
    add_date(&text, "from", channel->valid_from);
    add_date(&text, "to", channel->valid_to);
    return settled(wording, &text);
}

const struct channel_aspect CHANNEL_ASPECTS[] = {
    {"hours", "unknown", tell_hours},
    {"cost", "unknown", tell_cost},
    {"on the bill", "unknown", tell_bill},
    {"languages", "as the service's", tell_own_languages},
    {"from abroad", "unknown", tell_abroad},
    {"keyword", "none", tell_keyword},
    {"title", "none", tell_title},
    {"platform", "unknown", tell_platform},
    {"access", "unknown", tell_own_access},
    {"telephone", "unknown", tell_telephone},
    {"valid", "without dates", tell_own_validity},
    {NULL, NULL, NULL},
};
