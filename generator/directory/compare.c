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
    struct wording old, new;
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
    change.aspect = str_from(aspect);
    change.before = before;
    change.after = after;
    *ARRAY_ADD(&comparison->changes, comparison->arena) = change;
}

static void add_if_different(struct comparison *comparison, struct str part,
                             const char *aspect, const char *none, struct str before,
                             struct str after)
{
    if (str_equal(before, after))
        return;
    add_change(comparison, CHANGE_CHANGED, part, aspect,
               before.len ? before : str_from(none),
               after.len ? after : str_from(none));
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
    return wording_channel(&comparison->old, channel, comparison->about.country);
}

static struct str tell_new(const struct comparison *comparison,
                           const struct channel *channel)
{
    return wording_channel(&comparison->new, channel, comparison->about.country);
}

/* Where the spelling stays and the digits change, the digits are told, too. */
static void compare_number(struct comparison *comparison, const struct channel *old,
                           const struct channel *new)
{
    const struct str whole = {0};
    struct str before = tell_old(comparison, old), after = tell_new(comparison, new);
    bool is_number = new->kind == CHANNEL_PHONE || new->kind == CHANNEL_SMS;
    if (is_same_address(old, new)) {
        add_if_different(comparison, whole, "spelling", "", before, after);
        return;
    }
    if (str_equal(before, after)) {
        before = arena_format(comparison->arena, "%.*s, dialled %.*s", STR_ARG(before),
                              STR_ARG(old->dial));
        after = arena_format(comparison->arena, "%.*s, dialled %.*s", STR_ARG(after),
                             STR_ARG(new->dial));
    }
    add_change(comparison, CHANGE_CHANGED, whole, is_number ? "number" : "address",
               before, after);
}

static void compare_channel(struct comparison *comparison, const struct channel *old,
                            const struct channel *new)
{
    struct str part = tell_new(comparison, new);
    compare_number(comparison, old, new);
    for (const struct channel_aspect *aspect = CHANNEL_ASPECTS; aspect->name; aspect++)
        add_if_different(comparison, part, aspect->name, aspect->none,
                         aspect->tell(&comparison->old, old),
                         aspect->tell(&comparison->new, new));
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
    const struct wording *wording = new ? &comparison->new : &comparison->old;
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
                         aspect->tell(&comparison->old, old),
                         aspect->tell(&comparison->new, new));
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
    return arena_format(wording->arena, "emergency number %.*s, %s", STR_ARG(number),
                        purpose_name(emergency->purpose));
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
    add_if_different(comparison, (struct str){0}, "confidence", "",
                     str_from(confidence_name(old->confidence)),
                     str_from(confidence_name(new->confidence)));
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
            emergency_name(&comparison->new, country, &new->items[i]);
        if (of_new[i] == NONE)
            add_change(comparison, CHANGE_ADDED, none, "", none, none);
        else
            compare_emergency(comparison, &old->items[of_new[i]], &new->items[i]);
    }
    for (size_t k = 0; k < old->count; k++) {
        comparison->about.name =
            emergency_name(&comparison->old, country, &old->items[k]);
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
        comparison->about = (struct change){.country = code, .name = STR("all hours")};
        add_if_different(comparison, (struct str){0}, "time zone", "none",
                         old->timezone, new->timezone);
    }
    compare_emergencies(comparison, code, old ? &old->emergencies : &none,
                        new ? &new->emergencies : &none);
}

struct changes directory_compare(struct arena *arena, const struct directory *old,
                                 const struct directory *new)
{
    struct comparison comparison = {.arena = arena,
                                    .old = {arena, old->vocabulary},
                                    .new = {arena, new->vocabulary}};
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
