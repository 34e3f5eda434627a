/* SPDX-License-Identifier: MIT */
/*
 * One card for each record that has a number to keep. A school can give neutral names
 * to them (neutral-contacts in site.yaml): "Contact LU 1" in a telephone's memory tells
 * nothing to whoever looks over the owner's shoulder, and then nothing else does
 * either.
 */
#include "directory/phone.h"
#include "output/data_parts.h"
#include "output/vcard.h"

static bool is_neutral(const struct data *data, const struct data_record *record)
{
    return data->site->config.neutral_contacts && record->service;
}

static struct str neutral_name(const struct data *data, const struct country *country,
                               size_t number)
{
    struct str name =
        words_fill(data->words, "contact-neutral", "country", country->code);
    return theme_fill(data->arena, name, "number",
                      arena_format(data->arena, "%zu", number));
}

/* "8002 1234 (Luxembourg) · free · Monday to Friday: 9:00 to 16:00 · From abroad: …" */
static struct str number_note(const struct data *data, const struct data_record *record,
                              const struct channel *channel)
{
    struct str country = data_word(data, VOCABULARY_COUNTRIES, record->country->code);
    struct str parts[] = {
        arena_format(data->arena, "%.*s (%.*s)", STR_ARG(channel->display),
                     STR_ARG(country)),
        channel->cost.len ? data_word(data, VOCABULARY_COSTS, channel->cost) : STR(""),
        data_hours_text(data, channel),
        channel->abroad.len
            ? words_fill(data->words, "abroad", "number", channel->abroad)
            : STR(""),
    };
    return data_join(data, parts, sizeof(parts) / sizeof(*parts), STR(" · "));
}

static void add_number(const struct data *data, struct strbuf *out,
                       const struct channel *channel, size_t index)
{
    enum { PREFERENCE_MOST = 100 };
    struct strbuf uri = {0};
    struct str name =
        arena_format(data->arena, "TEL;VALUE=uri;TYPE=voice;PREF=%zu",
                     index < PREFERENCE_MOST ? index + 1 : PREFERENCE_MOST);
    phone_add_tel(&uri, channel->dial);
    vcard_add(out, name.ptr, strbuf_str(&uri));
    strbuf_release(&uri);
}

static void add_identity(const struct data *data, struct strbuf *out,
                         const struct data_record *record, struct str name)
{
    struct uuid id =
        data_id(data_service_path(data->arena, record->country->code, record->id));
    struct date as_of = data->site->config.as_of;
    vcard_add(out, "BEGIN", STR("VCARD"));
    vcard_add(out, "VERSION", STR("4.0"));
    vcard_add(out, "UID", arena_format(data->arena, "urn:uuid:%s", id.text));
    vcard_add(out, "REV",
              arena_format(data->arena, "%04u%02u%02uT000000Z", (unsigned)as_of.year,
                           (unsigned)as_of.month, (unsigned)as_of.day));
    vcard_add(out, "KIND", STR("org"));
    vcard_add_text(out, "FN", name);
}

static struct str date_note(const struct data *data)
{
    struct str parts[] = {words_string(data->words, "data-of"),
                          words_date(data->words, data->site->config.as_of)};
    return data_join(data, parts, 2, STR(" "));
}

/* The numbers of a record that may be kept; false where there are none. */
static bool add_card(const struct data *data, struct strbuf *out,
                     const struct data_record *record, size_t number)
{
    const struct channels *channels = record->channels;
    struct strs notes = {0};
    for (size_t i = 0; i < channels->count; i++) {
        const struct channel *channel = &channels->items[i];
        if (!data_is_contact(data->site, record, channel))
            continue;
        if (notes.count == 0)
            add_identity(data, out, record,
                         is_neutral(data, record)
                             ? neutral_name(data, record->country, number)
                             : data_name(data, record));
        add_number(data, out, channel, notes.count);
        *ARRAY_ADD(&notes, data->arena) = number_note(data, record, channel);
    }
    if (notes.count == 0)
        return false;
    *ARRAY_ADD(&notes, data->arena) = date_note(data);
    vcard_add_text(out, "NOTE", data_join(data, notes.items, notes.count, STR("\n")));
    vcard_add(out, "END", STR("VCARD"));
    return true;
}

void data_vcard(const struct data *data, const struct country *country,
                struct strbuf *out)
{
    struct data_records records = {0};
    size_t services = 0;
    data_records_add(data->arena, country, &records);
    for (size_t i = 0; i < records.count; i++) {
        const struct data_record *record = &records.items[i];
        bool added = add_card(data, out, record, services + 1);
        services += added && record->service;
    }
}
