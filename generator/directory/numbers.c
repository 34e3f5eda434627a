/* SPDX-License-Identifier: MIT */
#include "directory/numbers.h"

enum {
    SHORT_MOST = 6, /* digits of a short code: 116000 */
    USES_MOST = 16  /* of one number in one country; active services come first */
};

static bool same_use(const struct number_use *a, const struct number_use *b)
{
    return a->channel == b->channel;
}

static void add(struct numbers *index, struct str key, struct number_use use)
{
    struct number_uses *uses = map_get(&index->by_key, key);
    if (!uses) {
        uses = ARENA_NEW(index->arena, struct number_uses);
        map_set(&index->by_key, arena_copy(index->arena, key), uses);
    }
    if (uses->count && same_use(&uses->items[uses->count - 1], &use))
        return; /* two forms of one number may be spelled alike */
    if (uses->count >= USES_MOST &&
        uses->items[uses->count - USES_MOST].country == use.country)
        return;
    use.is_short = key.len <= SHORT_MOST && phone_is_national(key);
    *ARRAY_ADD(uses, index->arena) = use;
}

/* '+', prefix and digits, in whole or without the '+'. */
static void add_composed(struct numbers *index, struct str prefix, struct str digits,
                         bool international, struct number_use use)
{
    char room[64] = "+";
    struct str key = {room, 1};
    if (prefix.len + digits.len + 1 > sizeof(room))
        return;
    key.len += str_put(prefix, room + key.len);
    key.len += str_put(digits, room + key.len);
    if (international)
        add(index, key, use);
    else
        add(index, str_slice(key, 1, key.len), use);
}

/* +CC…, CC… and 0… of a number in its international form. */
static void add_international(struct numbers *index, struct str number,
                              struct phone_plan plan, struct number_use use)
{
    const struct str nothing = STR("");
    struct str digits = str_slice(number, 1, number.len);
    add(index, number, use);
    add(index, digits, use);
    if (plan.code.len && str_starts_with(digits, plan.code))
        add_composed(index, plan.trunk.len ? plan.trunk : nothing,
                     str_slice(digits, plan.code.len, digits.len), false, use);
}

/* A national number with the calling code before it; nobody can dial 116000 so, but
 * people write it. */
static void add_national(struct numbers *index, struct str digits,
                         struct phone_plan plan, struct number_use use)
{
    add(index, digits, use);
    if (plan.code.len == 0)
        return;
    if (plan.trunk.len && digits.len > SHORT_MOST &&
        str_starts_with(digits, plan.trunk))
        digits = str_slice(digits, plan.trunk.len, digits.len);
    add_composed(index, plan.code, digits, true, use);
    if (digits.len >= SHORT_MOST)
        add_composed(index, plan.code, digits, false, use);
}

static void add_number(struct numbers *index, struct str number, struct number_use use)
{
    struct phone_plan plan = phone_plan_of(use.country->code);
    if (number.len == 0)
        return;
    if (phone_is_national(number))
        add_national(index, number, plan, use);
    else
        add_international(index, number, plan, use);
}

static void add_channel(struct numbers *index, struct number_use use)
{
    struct phone_key shown;
    if (use.channel->kind != CHANNEL_PHONE && use.channel->kind != CHANNEL_SMS)
        return;
    add_number(index, use.channel->dial, use);
    add_number(index, use.channel->abroad, use);
    if (phone_key_of(use.channel->display, &shown))
        add(index, phone_key_str(&shown), use);
}

static void add_country(struct numbers *index, const struct country *country,
                        struct date as_of)
{
    for (size_t i = 0; i < country->emergencies.count; i++) {
        const struct emergency *emergency = &country->emergencies.items[i];
        for (size_t c = 0; c < emergency->channels.count; c++) {
            const struct channel *channel = &emergency->channels.items[c];
            add_channel(index,
                        (struct number_use){
                            .country = country,
                            .emergency = emergency,
                            .channel = channel,
                            .callable = channel_is_callable(NULL, channel, as_of),
                        });
        }
    }
    for (size_t i = 0; i < country->services.count; i++) {
        const struct service *service = country->services.items[i];
        for (size_t c = 0; c < service->channels.count; c++) {
            const struct channel *channel = &service->channels.items[c];
            add_channel(index,
                        (struct number_use){
                            .country = country,
                            .service = service,
                            .channel = channel,
                            .callable = channel_is_callable(service, channel, as_of),
                        });
        }
    }
}

struct numbers numbers_of(struct arena *arena, const struct directory *directory,
                          struct date as_of)
{
    struct numbers index = {.by_key = map_in(arena), .arena = arena};
    for (size_t i = 0; i < directory->countries.count; i++)
        add_country(&index, &directory->countries.items[i], as_of);
    return index;
}

const struct number_uses *numbers_find(const struct numbers *numbers, struct str key)
{
    return map_get(&numbers->by_key, key);
}

/* ---- Collisions. ---- */

static bool share_topic(const struct service *a, const struct service *b)
{
    for (size_t i = 0; i < a->topics.count; i++)
        if (keys_contain(&b->topics, a->topics.items[i].key))
            return true;
    return false;
}

static bool is_harmonised(struct str dial)
{
    return dial.len == 6 && str_starts_with(dial, STR("116"));
}

static bool means_the_same(const struct number_use *a, const struct number_use *b)
{
    if (a->emergency && b->emergency)
        return a->emergency->purpose == b->emergency->purpose;
    if (a->emergency || b->emergency)
        return false;
    bool kind = str_equal(a->service->kind, b->service->kind);
    bool topic = share_topic(a->service, b->service);
    return is_harmonised(a->channel->dial) ? kind || topic : kind && topic;
}

/* Is it a short code that somebody reaches by dialling just these digits? */
static bool can_be_reached(const struct number_use *use, struct str dial)
{
    enum confidence confidence =
        use->service ? use->service->confidence : use->emergency->confidence;
    return use->callable && confidence != CONFIDENCE_DISPUTED &&
           str_equal(use->channel->dial, dial);
}

static bool means_the_same_somewhere(const struct number_uses *uses,
                                     const struct country *country,
                                     const struct number_use *own)
{
    for (size_t i = 0; i < uses->count; i++)
        if (uses->items[i].country == country &&
            can_be_reached(&uses->items[i], own->channel->dial) &&
            means_the_same(&uses->items[i], own))
            return true;
    return false;
}

/* One service may have the same digits for calls and for messages. */
static bool is_listed(const struct number_uses *uses, const struct number_use *use)
{
    for (size_t i = 0; i < uses->count; i++)
        if (uses->items[i].service == use->service &&
            uses->items[i].emergency == use->emergency)
            return true;
    return false;
}

struct number_uses numbers_collisions(struct arena *arena,
                                      const struct numbers *numbers,
                                      const struct country *country,
                                      const struct service *service,
                                      const struct emergency *emergency,
                                      const struct channel *channel)
{
    struct number_uses found = {0};
    struct number_use own = {.country = country,
                             .service = service,
                             .emergency = emergency,
                             .channel = channel};
    const struct number_uses *uses = numbers_find(numbers, channel->dial);
    if (!uses || !phone_is_national(channel->dial))
        return found;
    for (size_t i = 0; i < uses->count; i++) {
        const struct number_use *use = &uses->items[i];
        if (use->country == country || !can_be_reached(use, channel->dial) ||
            means_the_same_somewhere(uses, use->country, &own) ||
            is_listed(&found, use))
            continue;
        *ARRAY_ADD(&found, arena) = *use;
    }
    return found;
}
