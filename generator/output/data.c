/* SPDX-License-Identifier: MIT */
#include "output/data.h"

#include "base/file.h"
#include "directory/phone.h"
#include "output/data_parts.h"

/* ---- The files. ---- */

struct str data_path(enum data_kind kind)
{
    static const struct str paths[DATA_KIND_COUNT] = {
        [DATA_README] = STR_INIT("data/readme.txt"),
        [DATA_CSV] = STR_INIT("data/services.csv"),
        [DATA_HSDS] = STR_INIT("data/services.json"),
    };
    return paths[kind];
}

static bool has_contact(const struct site *site, const struct data_record *record)
{
    for (size_t i = 0; i < record->channels->count; i++)
        if (data_is_contact(site, record, &record->channels->items[i]))
            return true;
    return false;
}

static bool has_contacts(const struct site *site, const struct country *country)
{
    struct arena scratch = {0};
    struct data_records records = {0};
    bool found = false;
    data_records_add(&scratch, country, &records);
    for (size_t i = 0; i < records.count && !found; i++)
        found = has_contact(site, &records.items[i]);
    arena_release(&scratch);
    return found;
}

size_t data_contact_number(struct arena *arena, const struct site *site,
                           const struct country *country, const struct service *service)
{
    struct data_records records = {0};
    size_t number = 0;
    data_records_add(arena, country, &records);
    for (size_t i = 0; i < records.count; i++) {
        const struct data_record *record = &records.items[i];
        number += record->service && has_contact(site, record);
        if (record->service == service)
            break;
    }
    return number;
}

/* Named like the country's page, but for neutral sites. */
struct str data_contacts_path(struct arena *arena, const struct site *site,
                              const struct country *country)
{
    if (!has_contacts(site, country))
        return STR("");
    return arena_format(arena, "data/services-%.*s.vcf",
                        STR_ARG(route_country_name(arena, country->code)));
}

static void add_file(struct arena *arena, struct data_files *files, enum data_kind kind,
                     struct str path, const struct country *country)
{
    if (path.len)
        *ARRAY_ADD(files, arena) = (struct data_file){kind, path, country};
}

void data_plan(struct arena *arena, const struct site *site, struct data_files *files)
{
    const struct country_list *countries = &site->directory.countries;
    *files = (struct data_files){0};
    if (countries->count == 0)
        return;
    add_file(arena, files, DATA_README, data_path(DATA_README), NULL);
    add_file(arena, files, DATA_CSV, data_path(DATA_CSV), NULL);
    add_file(arena, files, DATA_HSDS, data_path(DATA_HSDS), NULL);
    for (size_t i = 0; i < countries->count; i++) {
        const struct country *country = &countries->items[i];
        add_file(arena, files, DATA_VCARD, data_contacts_path(arena, site, country),
                 country);
    }
}

struct data data_of(const struct renderer *renderer, struct arena *arena,
                    struct diagnostics *diags)
{
    struct str language = config_default_language(&renderer->site->config);
    return (struct data){
        .site = renderer->site,
        .words = {arena, theme_strings(renderer->theme, language), diags, language},
        .language = language,
        .arena = arena,
    };
}

void data_render(const struct renderer *renderer, const struct data_file *file,
                 struct arena *arena, struct diagnostics *diags, struct strbuf *out)
{
    struct data data = data_of(renderer, arena, diags);
    switch (file->kind) {
    case DATA_README:
        data_readme(&data, out);
        break;
    case DATA_CSV:
        data_csv(&data, out);
        break;
    case DATA_HSDS:
        data_hsds(&data, out);
        break;
    case DATA_VCARD:
        data_vcard(&data, file->country, out);
        break;
    case DATA_KIND_COUNT:
        break;
    }
}

/* ---- Records. ---- */

/* Of the first channel; files are also planned for a directory that lacks some. */
static struct str emergency_number(const struct emergency *emergency)
{
    const struct channels *channels = &emergency->channels;
    if (channels->count == 0)
        return STR("");
    return channels->items[0].dial.len ? channels->items[0].dial
                                       : channels->items[0].address;
}

/* "emergency:117", as replaced-by names it. */
static struct str emergency_id(struct arena *arena, const struct emergency *emergency)
{
    struct str number = emergency_number(emergency);
    return arena_format(arena, "emergency:%.*s", STR_ARG(number));
}

void data_records_add(struct arena *arena, const struct country *country,
                      struct data_records *records)
{
    struct data_names names = data_names_in(arena);
    for (size_t i = 0; i < country->emergencies.count; i++) {
        const struct emergency *emergency = &country->emergencies.items[i];
        *ARRAY_ADD(records, arena) = (struct data_record){
            country,
            NULL,
            emergency,
            data_own_name(&names, emergency_id(arena, emergency)),
            &emergency->channels,
            &emergency->notes,
            &emergency->citations,
            emergency->confidence,
        };
    }
    for (size_t i = 0; i < country->services.count; i++) {
        const struct service *service = country->services.items[i];
        *ARRAY_ADD(records, arena) = (struct data_record){
            country,
            service,
            NULL,
            service->id,
            &service->channels,
            &service->notes,
            &service->citations,
            service->confidence,
        };
    }
}

struct data_records data_records_of(struct arena *arena, const struct site *site)
{
    struct data_records records = {0};
    for (size_t i = 0; i < site->directory.countries.count; i++)
        data_records_add(arena, &site->directory.countries.items[i], &records);
    return records;
}

bool data_has_record(const struct site *site, struct str country, struct str id)
{
    const struct str prefix = STR("emergency:");
    const struct country *home = directory_country(&site->directory, country);
    if (!str_starts_with(id, prefix))
        return directory_find(&site->directory, id) != NULL;
    struct str number = str_slice(id, prefix.len, id.len);
    for (size_t i = 0; home && i < home->emergencies.count; i++)
        if (str_equal(emergency_number(&home->emergencies.items[i]), number))
            return true;
    return false;
}

/* A disputed emergency number is no link on pages either. */
bool data_is_callable(const struct site *site, const struct data_record *record,
                      const struct channel *channel)
{
    return channel_is_callable(record->service, channel, site->config.as_of) &&
           (record->service || record->confidence != CONFIDENCE_DISPUTED);
}

/* Whoever keeps a number for an emergency will not look it up again. */
bool data_is_contact(const struct site *site, const struct data_record *record,
                     const struct channel *channel)
{
    return channel->kind == CHANNEL_PHONE && channel->dial.len &&
           record->confidence == CONFIDENCE_VERIFIED &&
           channel->confidence == CONFIDENCE_VERIFIED &&
           data_is_callable(site, record, channel);
}

bool data_is_number(const struct channel *channel)
{
    return channel->kind == CHANNEL_PHONE || channel->kind == CHANNEL_SMS;
}

struct str data_address(struct arena *arena, const struct channel *channel)
{
    const struct postal *postal = &channel->postal;
    if (data_is_number(channel))
        return channel->dial;
    if (channel->kind != CHANNEL_VISIT)
        return channel->address;
    return arena_format(arena, "%.*s%s%.*s%s%.*s", STR_ARG(postal->street),
                        postal->street.len ? ", " : "", STR_ARG(postal->code),
                        postal->code.len ? " " : "", STR_ARG(postal->city));
}

struct str data_dialled_in(const struct data_record *record,
                           const struct channel *channel)
{
    return channel->dial.len && phone_is_national(channel->dial) ? record->country->code
                                                                 : STR("");
}

/* ---- Texts. ---- */

static struct str text_of(const struct data *data, const struct texts *texts,
                          struct str otherwise)
{
    const struct text *text = texts_get(texts, data->language, data->language);
    return text ? text->text : otherwise;
}

struct str data_name(const struct data *data, const struct data_record *record)
{
    if (record->service)
        return text_of(data, &record->service->names, record->id);
    struct str number = words_fill(data->words, "emergency-number", "number",
                                   record->emergency->channels.items[0].display);
    struct str country = data_word(data, VOCABULARY_COUNTRIES, record->country->code);
    return arena_format(data->arena, "%.*s (%.*s)", STR_ARG(number), STR_ARG(country));
}

struct str data_summary(const struct data *data, const struct data_record *record)
{
    if (record->service)
        return text_of(data, &record->service->summaries, STR(""));
    struct str key = arena_format(data->arena, "purpose-%s",
                                  purpose_name(record->emergency->purpose));
    return words_string(data->words, key.ptr);
}

struct str data_word(const struct data *data, enum vocabulary_list list, struct str key)
{
    const struct word *word = vocabulary_find(&data->site->vocabulary, list, key);
    return word ? text_of(data, &word->name, key) : key;
}

struct str data_word_list(const struct data *data, enum vocabulary_list list,
                          const struct keys *keys)
{
    struct strs names = {0};
    for (size_t i = 0; i < keys->count; i++)
        *ARRAY_ADD(&names, data->arena) = data_word(data, list, keys->items[i].key);
    return words_list(data->words, &names);
}

struct str data_join(const struct data *data, const struct str *texts, size_t count,
                     struct str separator)
{
    struct strbuf joined = {0};
    for (size_t i = 0; i < count; i++) {
        if (texts[i].len == 0)
            continue;
        if (joined.len)
            strbuf_add(&joined, separator);
        strbuf_add(&joined, texts[i]);
    }
    struct str copy = arena_copy(data->arena, strbuf_str(&joined));
    strbuf_release(&joined);
    return copy;
}

struct str data_access_text(const struct data *data, const struct access *access)
{
    struct str key = arena_format(data->arena, "access-%.*s", STR_ARG(access->type));
    struct str text = words_string(data->words, key.ptr);
    if (access->languages.count == 0)
        return text;
    text = words_fill(data->words, "access-list", "access", text);
    return theme_fill(data->arena, text, "list",
                      data_word_list(data, VOCABULARY_LANGUAGES, &access->languages));
}

struct str data_keys(const struct data *data, const struct keys *keys)
{
    struct strs texts = {0};
    for (size_t i = 0; i < keys->count; i++)
        *ARRAY_ADD(&texts, data->arena) = keys->items[i].key;
    return data_join(data, texts.items, texts.count, STR(" "));
}

struct str data_date(const struct data *data, struct date date)
{
    struct strbuf text = {0};
    date_add(&text, date);
    struct str copy = arena_copy(data->arena, strbuf_str(&text));
    strbuf_release(&text);
    return copy;
}
