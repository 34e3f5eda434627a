/* SPDX-License-Identifier: MIT */
#include "directory/compare.h"

#include "directory/aspect.h"

/* The same record before and after; NULL where it was not, or is no more. */
struct pair {
    const struct service *old, *new;
};

struct pairs {
    ARRAY_FIELDS(struct pair);
};

struct comparison {
    struct arena *arena;
    struct wording old, new;           /* in English: what is compared */
    struct wording old_told, new_told; /* in the language that is asked for */
    struct changes changes;
    struct change about; /* country, id and name of what is being compared */
};

static void add_change(struct comparison *comparison, enum change_kind kind,
                       struct str part, const char *aspect, struct str before,
                       struct str after)
{
    struct change change = comparison->about;
    change.kind = kind;
    change.part = part;
    change.aspect =
        str_from(*aspect ? message_in(comparison->new_told.language, aspect) : "");
    change.before = before;
    change.after = after;
    *ARRAY_ADD(&comparison->changes, comparison->arena) = change;
}

/* One text before and after; where there is none, `none` stands for it, in English. */
struct texts_of {
    struct str before, after;
};

static bool is_different(struct texts_of texts)
{
    return !str_equal(texts.before, texts.after);
}

/*
 * What is compared is in English, so that a change does not depend on the language.
 * What is told is that in the language; but two that read alike there are told in
 * English.
 */
static void add_if_different(struct comparison *comparison, struct str part,
                             const char *aspect, const char *none,
                             struct texts_of compared, struct texts_of told)
{
    struct texts_of texts = is_different(told) ? told : compared;
    struct str nothing =
        str_from(*none ? message_in(comparison->new_told.language, none) : "");
    if (is_different(compared))
        add_change(comparison, CHANGE_CHANGED, part, aspect,
                   texts.before.len ? texts.before : nothing,
                   texts.after.len ? texts.after : nothing);
}

/* ---- Channels. ---- */

/* What makes it the one that it is: its number, its address. */
static bool is_same_address(const struct channel *a, const struct channel *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == CHANNEL_VISIT)
        return str_equal(a->postal.street, b->postal.street) &&
               str_equal(a->postal.code, b->postal.code) &&
               str_equal(a->postal.city, b->postal.city);
    return str_equal(a->dial, b->dial) && str_equal(a->address, b->address);
}

static bool is_same_channel(const struct channel *a, const struct channel *b)
{
    return is_same_address(a, b) && str_equal(a->keyword, b->keyword);
}

/* Who has found whom: for each channel its counterpart's index, or NONE. */
struct match {
    const struct channels *old, *new;
    size_t *of_old, *of_new;
};

#define NONE SIZE_MAX

static size_t *no_counterparts(struct arena *arena, size_t count)
{
    size_t *indexes = ARENA_ARRAY(arena, count, size_t);
    for (size_t i = 0; i < count; i++)
        indexes[i] = NONE;
    return indexes;
}

typedef bool channel_test(const struct channel *a, const struct channel *b);

static bool is_same_kind(const struct channel *a, const struct channel *b)
{
    return a->kind == b->kind;
}

/* Pairs what has no counterpart yet, the first with the first. */
static void match_by(struct match *match, channel_test *test)
{
    for (size_t i = 0; i < match->new->count; i++)
        for (size_t k = 0; match->of_new[i] == NONE && k < match->old->count; k++) {
            if (match->of_old[k] != NONE ||
                !test(&match->old->items[k], &match->new->items[i]))
                continue;
            match->of_new[i] = k;
            match->of_old[k] = i;
        }
}

static struct match match_channels(struct arena *arena, const struct channels *old,
                                   const struct channels *new)
{
    struct match match = {old, new, no_counterparts(arena, old->count),
                          no_counterparts(arena, new->count)};
    match_by(&match, is_same_channel);
    match_by(&match, is_same_address);
    match_by(&match, is_same_kind);
    return match;
}

static struct str tell_old(const struct comparison *comparison,
                           const struct channel *channel)
{
    return wording_channel(&comparison->old_told, channel, comparison->about.country);
}

static struct str tell_new(const struct comparison *comparison,
                           const struct channel *channel)
{
    return wording_channel(&comparison->new_told, channel, comparison->about.country);
}

static struct str with_digits(const struct comparison *comparison, struct str text,
                              const struct channel *channel)
{
    return arena_format(comparison->arena,
                        message_in(comparison->new_told.language, "%.*s, dialled %.*s"),
                        STR_ARG(text), STR_ARG(channel->dial));
}

/* Where the spelling stays and the digits change, the digits are told, too. */
static void compare_number(struct comparison *comparison, const struct channel *old,
                           const struct channel *new)
{
    const struct str whole = {0};
    struct str country = comparison->about.country;
    struct texts_of compared = {wording_channel(&comparison->old, old, country),
                                wording_channel(&comparison->new, new, country)};
    struct texts_of told = {tell_old(comparison, old), tell_new(comparison, new)};
    bool is_number = new->kind == CHANNEL_PHONE || new->kind == CHANNEL_SMS;
    if (is_same_address(old, new)) {
        add_if_different(comparison, whole, MESSAGE("spelling"), "", compared, told);
        return;
    }
    if (!is_different(told)) {
        told.before = with_digits(comparison, told.before, old);
        told.after = with_digits(comparison, told.after, new);
    }
    add_change(comparison, CHANGE_CHANGED, whole,
               is_number ? MESSAGE("number") : MESSAGE("address"), told.before,
               told.after);
}

static void compare_channel(struct comparison *comparison, const struct channel *old,
                            const struct channel *new)
{
    struct str part = tell_new(comparison, new);
    compare_number(comparison, old, new);
    for (const struct channel_aspect *aspect = CHANNEL_ASPECTS; aspect->name; aspect++)
        add_if_different(comparison, part, aspect->name, aspect->none,
                         (struct texts_of){aspect->tell(&comparison->old, old),
                                           aspect->tell(&comparison->new, new)},
                         (struct texts_of){aspect->tell(&comparison->old_told, old),
                                           aspect->tell(&comparison->new_told, new)});
}

static void compare_channels(struct comparison *comparison, const struct channels *old,
                             const struct channels *new)
{
    const struct str none = {0};
    struct match match = match_channels(comparison->arena, old, new);
    for (size_t i = 0; i < new->count; i++) {
        const struct channel *channel = &new->items[i];
        if (match.of_new[i] != NONE)
            compare_channel(comparison, &old->items[match.of_new[i]], channel);
        else
            add_change(comparison, CHANGE_ADDED, tell_new(comparison, channel), "",
                       none, none);
    }
    for (size_t k = 0; k < old->count; k++)
        if (match.of_old[k] == NONE)
            add_change(comparison, CHANGE_REMOVED, tell_old(comparison, &old->items[k]),
                       "", none, none);
}

/* ---- Services. ---- */

/* "active, 116 111 (Luxembourg), chat https://…" */
static struct str summary_of(const struct wording *wording,
                             const struct service *service)
{
    struct strbuf text = {0};
    strbuf_add(&text, wording_status(wording, service));
    for (size_t i = 0; i < service->channels.count; i++) {
        struct str channel =
            wording_channel(wording, &service->channels.items[i], service->country);
        strbuf_addf(&text, ", %.*s", STR_ARG(channel));
    }
    struct str copy = arena_copy(wording->arena, strbuf_str(&text));
    strbuf_release(&text);
    return copy;
}

static void compare_service(struct comparison *comparison, const struct pair *pair)
{
    const struct service *old = pair->old, *new = pair->new;
    const struct service *any = new ? new : old;
    const struct wording *wording = new ? &comparison->new_told : &comparison->old_told;
    const struct str none = {0};
    comparison->about = (struct change){
        .country = any->country, .id = any->id, .name = wording_name(wording, any)};
    if (!old || !new) {
        struct str summary = summary_of(wording, any);
        add_change(comparison, new ? CHANGE_ADDED : CHANGE_REMOVED, none, "",
                   new ? none : summary, new ? summary : none);
        return;
    }
    for (const struct service_aspect *aspect = SERVICE_ASPECTS; aspect->name; aspect++)
        add_if_different(comparison, none, aspect->name, aspect->none,
                         (struct texts_of){aspect->tell(&comparison->old, old),
                                           aspect->tell(&comparison->new, new)},
                         (struct texts_of){aspect->tell(&comparison->old_told, old),
                                           aspect->tell(&comparison->new_told, new)});
    compare_channels(comparison, &old->channels, &new->channels);
}

static int compare_pairs(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;
    const struct service *x = a->new ? a->new : a->old, *y = b->new ? b->new : b->old;
    int order = country_compare(x->country, y->country);
    return order ? order : str_compare(x->id, y->id);
}

static struct pairs pair_services(struct arena *arena, const struct directory *old,
                                  const struct directory *new)
{
    struct pairs pairs = {0};
    for (size_t i = 0; i < new->services.count; i++) {
        const struct service *service = new->services.items[i];
        *ARRAY_ADD(&pairs, arena) =
            (struct pair){directory_find(old, service->id), service};
    }
    for (size_t i = 0; i < old->services.count; i++)
        if (!directory_find(new, old->services.items[i]->id))
            *ARRAY_ADD(&pairs, arena) = (struct pair){old->services.items[i], NULL};
    ARRAY_SORT(&pairs, compare_pairs);
    return pairs;
}

/* ---- Emergency numbers. ---- */

static struct str emergency_name(const struct wording *wording, struct str country,
                                 const struct emergency *emergency)
{
    struct str number =
        emergency->channels.count
            ? wording_channel(wording, &emergency->channels.items[0], country)
            : (struct str){0};
    return arena_format(
        wording->arena, message_in(wording->language, "emergency number %.*s, %s"),
        STR_ARG(number),
        message_in(wording->language, purpose_name(emergency->purpose)));
}

static bool is_same_emergency(const struct emergency *a, const struct emergency *b,
                              bool exactly)
{
    if (a->purpose != b->purpose)
        return false;
    return !exactly || (a->channels.count && b->channels.count &&
                        is_same_address(&a->channels.items[0], &b->channels.items[0]));
}

static void match_emergencies(const struct emergencies *old,
                              const struct emergencies *new, size_t *of_old,
                              size_t *of_new, bool exactly)
{
    for (size_t i = 0; i < new->count; i++)
        for (size_t k = 0; of_new[i] == NONE && k < old->count; k++) {
            if (of_old[k] != NONE ||
                !is_same_emergency(&old->items[k], &new->items[i], exactly))
                continue;
            of_new[i] = k;
            of_old[k] = i;
        }
}

static void compare_emergency(struct comparison *comparison,
                              const struct emergency *old, const struct emergency *new)
{
    enum message_language language = comparison->new_told.language;
    const char *before = confidence_name(old->confidence);
    const char *after = confidence_name(new->confidence);
    add_if_different(comparison, (struct str){0}, MESSAGE("confidence"), "",
                     (struct texts_of){str_from(before), str_from(after)},
                     (struct texts_of){str_from(message_in(language, before)),
                                       str_from(message_in(language, after))});
    compare_channels(comparison, &old->channels, &new->channels);
}

static void compare_emergencies(struct comparison *comparison, struct str country,
                                const struct emergencies *old,
                                const struct emergencies *new)
{
    const struct str none = {0};
    size_t *of_old = no_counterparts(comparison->arena, old->count);
    size_t *of_new = no_counterparts(comparison->arena, new->count);
    match_emergencies(old, new, of_old, of_new, true);
    match_emergencies(old, new, of_old, of_new, false);
    comparison->about = (struct change){.country = country};
    for (size_t i = 0; i < new->count; i++) {
        comparison->about.name =
            emergency_name(&comparison->new_told, country, &new->items[i]);
        if (of_new[i] == NONE)
            add_change(comparison, CHANGE_ADDED, none, "", none, none);
        else
            compare_emergency(comparison, &old->items[of_new[i]], &new->items[i]);
    }
    for (size_t k = 0; k < old->count; k++) {
        comparison->about.name =
            emergency_name(&comparison->old_told, country, &old->items[k]);
        if (of_old[k] == NONE)
            add_change(comparison, CHANGE_REMOVED, none, "", none, none);
    }
}

/* ---- Countries. ---- */

static int compare_codes(const void *left, const void *right)
{
    const struct str *a = left, *b = right;
    return country_compare(*a, *b);
}

static struct strs all_countries(struct arena *arena, const struct directory *old,
                                 const struct directory *new)
{
    struct strs codes = {0};
    for (size_t i = 0; i < new->countries.count; i++)
        *ARRAY_ADD(&codes, arena) = new->countries.items[i].code;
    for (size_t i = 0; i < old->countries.count; i++)
        if (!directory_country(new, old->countries.items[i].code))
            *ARRAY_ADD(&codes, arena) = old->countries.items[i].code;
    ARRAY_SORT(&codes, compare_codes);
    return codes;
}

static void compare_country(struct comparison *comparison, struct str code,
                            const struct country *old, const struct country *new)
{
    const struct emergencies none = {0};
    if (old && new) {
        enum message_language language = comparison->new_told.language;
        struct texts_of zones = {old->timezone, new->timezone};
        comparison->about = (struct change){
            .country = code, .name = str_from(message_in(language, "all hours"))};
        add_if_different(comparison, (struct str){0}, MESSAGE("time zone"),
                         MESSAGE("none"), zones, zones);
    }
    compare_emergencies(comparison, code, old ? &old->emergencies : &none,
                        new ? &new->emergencies : &none);
}

struct changes directory_compare(struct arena *arena, const struct directory *old,
                                 const struct directory *new,
                                 enum message_language language)
{
    struct comparison comparison = {.arena = arena,
                                    .old = {arena, old->vocabulary, MESSAGE_ENGLISH},
                                    .new = {arena, new->vocabulary, MESSAGE_ENGLISH},
                                    .old_told = {arena, old->vocabulary, language},
                                    .new_told = {arena, new->vocabulary, language}};
    struct strs codes = all_countries(arena, old, new);
    struct pairs pairs = pair_services(arena, old, new);
    size_t next = 0;
    for (size_t i = 0; i < codes.count; i++) {
        struct str code = codes.items[i];
        compare_country(&comparison, code, directory_country(old, code),
                        directory_country(new, code));
        for (; next < pairs.count; next++) {
            const struct pair *pair = &pairs.items[next];
            struct str own = pair->new ? pair->new->country : pair->old->country;
            if (!str_equal(own, code))
                break;
            compare_service(&comparison, pair);
        }
    }
    return comparison.changes;
}
