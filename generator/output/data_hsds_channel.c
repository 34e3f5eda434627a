/* SPDX-License-Identifier: MIT */
#include "output/data_hsds.h"

/* The service's lists while they are filled, and the channel at hand. */
struct ways {
    const struct data *data;
    const struct data_record *record;
    struct json service;
    struct json phones, contacts, locations, schedules;
    bool has_url;
    const struct channel *channel;
    struct str path; /* the channel's name */
};

void data_put_id(struct json object, struct str name)
{
    json_put_text(object, "id", str_from(data_id(name).text));
}

static struct str child_path(const struct ways *ways, const char *name)
{
    return arena_format(ways->data->arena, "%.*s/%s", STR_ARG(ways->path), name);
}

void data_put_languages(const struct data *data, struct str owner,
                        const struct keys *languages, struct json object)
{
    struct json list = json_new_list();
    for (size_t i = 0; i < languages->count; i++) {
        struct str code = languages->items[i].key;
        struct json language = json_new_object();
        data_put_id(language, arena_format(data->arena, "%.*s/language/%.*s",
                                           STR_ARG(owner), STR_ARG(code)));
        json_put_text(language, "code", code);
        json_put_text(language, "name", data_word(data, VOCABULARY_LANGUAGES, code));
        json_add(list, language);
    }
    json_put_list(object, "languages", list);
}

/* ---- Schedules. ---- */

static struct str day_list(struct arena *arena, uint8_t days)
{
    static const char names[][3] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    struct str list = {0};
    for (unsigned day = 0; day < HOURS_DAYS; day++)
        if (days & (1u << day))
            list = list.len ? arena_format(arena, "%.*s,%s", STR_ARG(list), names[day])
                            : str_from(names[day]);
    return list;
}

static struct str clock_text(struct arena *arena, unsigned minutes)
{
    minutes %= MINUTES_PER_DAY;
    return arena_format(arena, "%02u:%02u", minutes / 60, minutes % 60);
}

static void put_day(const struct ways *ways, struct json schedule, const char *name,
                    struct date date)
{
    if (date_is_day(date))
        json_put_text(schedule, name, data_date(ways->data, date));
}

/* `owner` is the phone, contact or location with these hours. */
static struct json new_schedule(const struct ways *ways, size_t index, struct str owner)
{
    const struct data *data = ways->data;
    const struct channel *channel = ways->channel;
    struct json schedule = json_new_object();
    struct str path =
        arena_format(data->arena, "%.*s/schedule/%zu", STR_ARG(ways->path), index + 1);
    struct data_attributes attributes = data_attributes_of(data, path);
    data_put_id(schedule, path);
    put_day(ways, schedule, "valid_from", channel->valid_from);
    put_day(ways, schedule, "valid_to", channel->valid_to);
    json_put_some(schedule, "description", data_hours_text(data, channel));
    json_put_some(schedule, "notes", ways->record->country->timezone);
    data_attribute(&attributes, TERM_HOURS, channel->hours_text);
    data_attribute(&attributes, TERM_TIME_ZONE, ways->record->country->timezone);
    data_attribute(&attributes, TERM_CHANNEL, str_from(data_id(owner).text));
    json_put(schedule, "attributes", attributes.list);
    return schedule;
}

static void add_schedules(const struct ways *ways, struct str owner, struct json list)
{
    struct arena *arena = ways->data->arena;
    struct data_spans week = data_week(arena, ways->channel->hours);
    if (ways->channel->hours && week.count == 0)
        json_add(list, new_schedule(ways, 0, owner));
    for (size_t i = 0; i < week.count; i++) {
        const struct data_span *span = &week.items[i];
        struct json schedule = new_schedule(ways, i, owner);
        json_put_text(schedule, "freq", STR("WEEKLY"));
        json_put_text(schedule, "wkst", STR("MO"));
        json_put_number(schedule, "interval", 1);
        json_put_text(schedule, "byday", day_list(arena, span->days));
        json_put_text(schedule, "opens_at", clock_text(arena, span->opens));
        json_put_text(schedule, "closes_at", clock_text(arena, span->closes));
        json_add(list, schedule);
    }
}

/* ---- What all ways have in common. ---- */

static void put_details(const struct ways *ways, struct json json)
{
    const struct channel *channel = ways->channel;
    struct data_attributes attributes = data_attributes_of(ways->data, ways->path);
    data_attribute(&attributes, TERM_CHANNEL,
                   str_from(channel_kind_name(channel->kind)));
    if (data_is_number(channel)) {
        data_attribute(&attributes, TERM_DISPLAY, channel->display);
        data_attribute(&attributes, TERM_DIALLED_IN,
                       data_dialled_in(ways->record, channel));
        data_attribute(&attributes, TERM_TITLE, channel->title);
    }
    data_attribute(&attributes, TERM_ABROAD, channel->abroad);
    data_attribute(&attributes, TERM_KEYWORD, channel->keyword);
    data_attribute(&attributes, TERM_PLATFORM, channel->platform);
    data_attribute(&attributes, TERM_PAGE_LANGUAGE, channel->language);
    data_attribute_word(&attributes, VOCABULARY_COSTS, channel->cost);
    data_attribute_flag(&attributes, TERM_ON_BILL, channel->on_bill);
    data_attribute(&attributes, TERM_HOURS, channel->hours_text);
    if (channel->hours)
        data_attribute(&attributes, TERM_TIME_ZONE, ways->record->country->timezone);
    data_attribute_date(&attributes, TERM_VALID_FROM, channel->valid_from);
    data_attribute_date(&attributes, TERM_VALID_TO, channel->valid_to);
    data_attribute(&attributes, TERM_CONFIDENCE,
                   str_from(confidence_name(channel->confidence)));
    data_attribute_accesses(&attributes, &channel->accesses);
    data_attribute_texts(&attributes, TERM_NOTE, &channel->notes, STR(""));
    json_put(json, "attributes", attributes.list);
    data_put_languages(ways->data, ways->path, &channel->languages, json);
}

static struct json new_way(const struct ways *ways)
{
    struct json json = json_new_object();
    data_put_id(json, ways->path);
    return json;
}

/* "8002 1234 (Luxembourg), free": no number without its country. */
static struct str number_text(const struct ways *ways)
{
    const struct data *data = ways->data;
    const struct channel *channel = ways->channel;
    struct str country =
        data_word(data, VOCABULARY_COUNTRIES, ways->record->country->code);
    struct str parts[] = {
        arena_format(data->arena, "%.*s (%.*s)", STR_ARG(channel->display),
                     STR_ARG(country)),
        channel->cost.len ? data_word(data, VOCABULARY_COSTS, channel->cost) : STR(""),
        data_hours_text(data, channel),
    };
    return data_join(data, parts, sizeof(parts) / sizeof(*parts), STR(" · "));
}

/* ---- The ways. ---- */

static void add_phone(struct ways *ways)
{
    bool spoken = ways->channel->kind == CHANNEL_PHONE;
    struct json phone = new_way(ways);
    json_put_text(phone, "number", ways->channel->dial);
    json_put_text(phone, "type", spoken ? STR("voice") : STR("text"));
    json_put_text(phone, "description", number_text(ways));
    put_details(ways, phone);
    json_add(ways->phones, phone);
    add_schedules(ways, ways->path, ways->schedules);
}

static void add_contact(struct ways *ways)
{
    struct json contact = new_way(ways);
    json_put_text(contact, "email", ways->channel->address);
    put_details(ways, contact);
    if (json_count(ways->contacts) == 0)
        json_put_text(ways->service, "email", ways->channel->address);
    json_add(ways->contacts, contact);
    add_schedules(ways, ways->path, ways->schedules);
}

/* HSDS wants all of these fields. */
static void put_addresses(const struct ways *ways, struct json location)
{
    const struct postal *postal = &ways->channel->postal;
    struct json address = json_new_object(), list = json_new_list();
    data_put_id(address, child_path(ways, "address"));
    json_put_text(address, "address_1", postal->street);
    json_put_text(address, "city", postal->city);
    json_put_text(address, "state_province", postal->region);
    json_put_text(address, "postal_code", postal->code);
    json_put_text(address, "country", ways->record->country->code);
    json_put_text(address, "address_type", STR("physical"));
    json_add(list, address);
    json_put(location, "addresses", list);
}

static void put_accessibility(const struct ways *ways, struct json location)
{
    const struct accesses *accesses = &ways->channel->accesses;
    struct data_names names = data_names_in(ways->data->arena);
    struct json list = json_new_list();
    for (size_t i = 0; i < accesses->count; i++) {
        struct json accessibility = json_new_object();
        struct str path =
            arena_format(ways->data->arena, "%.*s/accessibility/%.*s",
                         STR_ARG(ways->path), STR_ARG(accesses->items[i].type));
        data_put_id(accessibility, data_own_name(&names, path));
        json_put_text(accessibility, "description",
                      data_access_text(ways->data, &accesses->items[i]));
        json_add(list, accessibility);
    }
    json_put_list(location, "accessibility", list);
}

/* An office's own number. */
static void put_office_phone(const struct ways *ways, struct json location)
{
    struct json phone = json_new_object(), list = json_new_list();
    struct data_attributes attributes =
        data_attributes_of(ways->data, child_path(ways, "phone"));
    data_put_id(phone, child_path(ways, "phone"));
    json_put_text(phone, "number", ways->channel->dial);
    json_put_text(phone, "type", STR("voice"));
    json_put_text(phone, "description", number_text(ways));
    data_attribute(&attributes, TERM_DISPLAY, ways->channel->display);
    data_attribute(&attributes, TERM_DIALLED_IN,
                   data_dialled_in(ways->record, ways->channel));
    json_put_list(phone, "attributes", attributes.list);
    json_add(list, phone);
    json_put(location, "phones", list);
}

static struct json location_json(const struct ways *ways)
{
    const struct channel *channel = ways->channel;
    bool physical = channel->kind == CHANNEL_VISIT;
    struct str kind = str_from(channel_kind_name(channel->kind));
    struct str key = arena_format(ways->data->arena, "channel-%.*s", STR_ARG(kind));
    struct json location = new_way(ways);
    json_put_text(location, "location_type",
                  physical ? STR("physical") : STR("virtual"));
    json_put_text(location, "name",
                  channel->title.len ? channel->title
                                     : words_string(ways->data->words, key.ptr));
    if (physical) {
        put_addresses(ways, location);
        put_accessibility(ways, location);
    } else {
        json_put_text(location, "url", channel->address);
    }
    if (channel->dial.len)
        put_office_phone(ways, location);
    put_details(ways, location);
    return location;
}

static void add_location(struct ways *ways)
{
    struct json there = json_new_object(), schedules = json_new_list();
    data_put_id(there, child_path(ways, "at"));
    json_put_text(there, "location_id", str_from(data_id(ways->path).text));
    json_put(there, "location", location_json(ways));
    add_schedules(ways, ways->path, schedules);
    json_put_list(there, "schedules", schedules);
    json_add(ways->locations, there);
}

/* The first web site is the service's own. */
static void put_url(struct ways *ways)
{
    if (ways->has_url || ways->channel->kind != CHANNEL_WEB)
        return;
    json_put_text(ways->service, "url", ways->channel->address);
    ways->has_url = true;
}

static void add_way(struct ways *ways)
{
    if (data_is_number(ways->channel)) {
        add_phone(ways);
    } else if (ways->channel->kind == CHANNEL_EMAIL) {
        add_contact(ways);
    } else {
        put_url(ways);
        add_location(ways);
    }
}

static void add_dead_address(struct data_attributes *attributes,
                             const struct channel *channel, struct str address)
{
    struct json attribute = data_attribute(attributes, TERM_NOT_CALLABLE, address);
    json_put_text(attribute, "channel", str_from(channel_kind_name(channel->kind)));
    if (str_equal(address, channel->dial))
        json_put_some(attribute, "display", channel->display);
}

/* An office has an address and perhaps a number. */
static void add_not_callable(struct data_attributes *attributes,
                             const struct channel *channel)
{
    struct str address = data_address(attributes->data->arena, channel);
    add_dead_address(attributes, channel, address);
    if (!data_is_number(channel))
        add_dead_address(attributes, channel, channel->dial);
}

static struct str way_path(const struct data_attributes *attributes,
                           const struct channel *channel)
{
    struct str address = data_address(attributes->data->arena, channel);
    return arena_format(attributes->data->arena, "%.*s/%s/%.*s",
                        STR_ARG(attributes->owner), channel_kind_name(channel->kind),
                        STR_ARG(address));
}

void data_put_channels(struct data_attributes *attributes,
                       const struct data_record *record, struct json service)
{
    const struct data *data = attributes->data;
    struct ways ways = {
        .data = data,
        .record = record,
        .service = service,
        .phones = json_new_list(),
        .contacts = json_new_list(),
        .locations = json_new_list(),
        .schedules = json_new_list(),
    };
    struct data_names names = data_names_in(data->arena);
    for (size_t i = 0; i < record->channels->count; i++) {
        ways.channel = &record->channels->items[i];
        ways.path = data_own_name(&names, way_path(attributes, ways.channel));
        if (data_is_callable(data->site, record, ways.channel))
            add_way(&ways);
        else
            add_not_callable(attributes, ways.channel);
    }
    json_put_list(service, "phones", ways.phones);
    json_put_list(service, "contacts", ways.contacts);
    json_put_list(service, "schedules", ways.schedules);
    json_put_list(service, "service_at_locations", ways.locations);
}
