/* SPDX-License-Identifier: MIT */
/*
 * One row for each way to reach a service, for programs: without the byte order mark
 * and the protected digits that spreadsheets need. A service without any, such as a
 * retired one, has one row, too: it must not vanish from what programs know.
 */
#include "directory/phone.h"
#include "input/csv.h"
#include "output/data_columns.h"
#include "output/data_parts.h"

struct row {
    const struct data *data;
    const struct data_record *record;
    const struct channel *channel; /* NULL where the service has none */
};

/* "Title (2026-11-22) <https://…>; Title (2025)" */
static struct str sources_text(const struct data *data,
                               const struct citations *citations)
{
    struct strs texts = {0};
    for (size_t i = 0; i < citations->count; i++) {
        const struct citation *citation = &citations->items[i];
        struct date date =
            date_is_set(citation->date) ? citation->date : citation->accessed;
        struct str day = data_date(data, date);
        struct str parts[] = {
            citation->title,
            arena_format(data->arena, "(%.*s)", STR_ARG(day)),
            citation->href.len
                ? arena_format(data->arena, "<%.*s>", STR_ARG(citation->href))
                : STR(""),
        };
        *ARRAY_ADD(&texts, data->arena) = data_join(data, parts, 3, STR(" "));
    }
    return data_join(data, texts.items, texts.count, STR("; "));
}

/* An address that programs open; none of what must not be used. */
static struct str uri_text(const struct row *row)
{
    const struct channel *channel = row->channel;
    struct arena *arena = row->data->arena;
    if (!data_is_callable(row->data->site, row->record, channel))
        return STR("");
    switch (channel->kind) {
    case CHANNEL_PHONE:
        return arena_format(arena, "tel:%.*s", STR_ARG(channel->dial));
    case CHANNEL_SMS:
        return arena_format(arena, "sms:%.*s", STR_ARG(channel->dial));
    case CHANNEL_EMAIL:
        return arena_format(arena, "mailto:%.*s", STR_ARG(channel->address));
    case CHANNEL_VISIT:
        return channel->dial.len
                   ? arena_format(arena, "tel:%.*s", STR_ARG(channel->dial))
                   : STR("");
    default:
        return channel->address;
    }
}

static struct str age_text(const struct row *row, int age)
{
    return age >= 0 ? arena_format(row->data->arena, "%d", age) : STR("");
}

static struct str flag_text(enum flag flag)
{
    return str_from(FLAG_NAMES[flag]);
}

/* Where the channel says nothing, the service's languages hold. */
static struct str languages_text(const struct row *row)
{
    const struct service *service = row->record->service;
    if (service && (!row->channel || row->channel->languages.count == 0))
        return data_keys(row->data, &service->languages);
    return data_keys(row->data, &row->channel->languages);
}

/* "en: Name; fr: Nom": a semicolon inside of a name is doubled. */
static struct str names_text(const struct row *row, const struct texts *names)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < names->count; i++) {
        const struct text *name = &names->items[i];
        strbuf_addf(&text, "%s%.*s: ", i ? "; " : "", STR_ARG(name->language));
        for (size_t k = 0; k < name->text.len; k++) {
            strbuf_add_char(&text, name->text.ptr[k]);
            if (name->text.ptr[k] == ';')
                strbuf_add_char(&text, ';');
        }
    }
    struct str copy = arena_copy(row->data->arena, strbuf_str(&text));
    strbuf_release(&text);
    return copy;
}

/* "sign-language:fsl,lsf wheelchair" */
static struct str accesses_text(const struct row *row, const struct accesses *accesses)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < accesses->count; i++) {
        const struct access *access = &accesses->items[i];
        strbuf_addf(&text, "%s%.*s", i ? " " : "", STR_ARG(access->type));
        for (size_t k = 0; k < access->languages.count; k++)
            strbuf_addf(&text, "%s%.*s", k ? "," : ":",
                        STR_ARG(access->languages.items[k].key));
    }
    struct str copy = arena_copy(row->data->arena, strbuf_str(&text));
    strbuf_release(&text);
    return copy;
}

static void record_cells(const struct row *row, struct str *cells)
{
    const struct data *data = row->data;
    const struct data_record *record = row->record;
    bool callable = row->channel && data_is_callable(data->site, record, row->channel);
    cells[COLUMN_RECORD] = record->service ? STR("service") : STR("emergency");
    cells[COLUMN_ID] = record->id;
    cells[COLUMN_COUNTRY] = record->country->code;
    cells[COLUMN_NAME] = data_name(data, record);
    cells[COLUMN_CALLABLE] = callable ? STR("yes") : STR("no");
    cells[COLUMN_LANGUAGES] = languages_text(row);
    cells[COLUMN_CONFIDENCE] = cells[COLUMN_RECORD_CONFIDENCE] =
        str_from(confidence_name(record->confidence));
    cells[COLUMN_SUMMARY] = data_summary(data, record);
    cells[COLUMN_SOURCES] = sources_text(data, record->citations);
    cells[COLUMN_AS_OF] = data_date(data, data->site->config.as_of);
    cells[COLUMN_COUNTRY_ZONE] = record->country->timezone;
}

static void channel_cells(const struct row *row, struct str *cells)
{
    const struct channel *channel = row->channel;
    const struct data *data = row->data;
    cells[COLUMN_CONFIDENCE] = str_from(confidence_name(channel->confidence));
    cells[COLUMN_CHANNEL] = str_from(channel_kind_name(channel->kind));
    cells[COLUMN_DIAL] = channel->dial;
    cells[COLUMN_DISPLAY] = channel->display;
    cells[COLUMN_DIALLED_IN] = data_dialled_in(row->record, channel);
    cells[COLUMN_ABROAD] = channel->abroad;
    cells[COLUMN_KEYWORD] = channel->keyword;
    cells[COLUMN_TITLE] = channel->title;
    cells[COLUMN_PLATFORM] = channel->platform;
    cells[COLUMN_ADDRESS] =
        data_is_number(channel) ? STR("") : data_address(data->arena, channel);
    cells[COLUMN_URI] = uri_text(row);
    cells[COLUMN_HOURS] = channel->hours_text;
    cells[COLUMN_TIME_ZONE] = channel->hours ? row->record->country->timezone : STR("");
    cells[COLUMN_COST] = channel->cost;
    cells[COLUMN_ON_BILL] = flag_text(channel->on_bill);
    cells[COLUMN_VALID_FROM] = data_date(data, channel->valid_from);
    cells[COLUMN_VALID_TO] = data_date(data, channel->valid_to);
    cells[COLUMN_CHANNEL_LANGUAGES] = data_keys(data, &channel->languages);
    cells[COLUMN_CHANNEL_ACCESS] = accesses_text(row, &channel->accesses);
    cells[COLUMN_STREET] = channel->postal.street;
    cells[COLUMN_POSTAL_CODE] = channel->postal.code;
    cells[COLUMN_CITY] = channel->postal.city;
}

static void service_cells(const struct row *row, struct str *cells)
{
    const struct data *data = row->data;
    const struct service *service = row->record->service;
    cells[COLUMN_REGIONS] = data_keys(data, &service->regions);
    cells[COLUMN_KIND] = service->kind;
    cells[COLUMN_STATUS] = str_from(status_name(service->status));
    cells[COLUMN_SINCE] = data_date(data, service->since);
    cells[COLUMN_UNTIL] = data_date(data, service->until);
    cells[COLUMN_REPLACED_BY] = service->replaced_by;
    cells[COLUMN_AUDIENCES] = data_keys(data, &service->audiences);
    cells[COLUMN_TOPICS] = data_keys(data, &service->topics);
    cells[COLUMN_AGE_MIN] = age_text(row, service->eligibility.age_min);
    cells[COLUMN_AGE_MAX] = age_text(row, service->eligibility.age_max);
    cells[COLUMN_IMAGE_AGE_MIN] = age_text(row, service->eligibility.image_age_min);
    cells[COLUMN_IMAGE_AGE_MAX] = age_text(row, service->eligibility.image_age_max);
    cells[COLUMN_ANONYMOUS] = flag_text(service->confidentiality.anonymous);
    cells[COLUMN_CONFIDENTIAL] = flag_text(service->confidentiality.confidential);
    cells[COLUMN_CONSENT] = flag_text(service->confidentiality.consent);
    cells[COLUMN_CHECKED] = data_date(data, service->review.checked);
    cells[COLUMN_REVIEW_BY] = data_date(data, service->review.due);
    cells[COLUMN_NAMES] = names_text(row, &service->names);
    cells[COLUMN_PROVIDER] = str_from(provider_name(service->provider));
    cells[COLUMN_RECORD_FROM] = data_date(data, service->valid_from);
    cells[COLUMN_RECORD_TO] = data_date(data, service->valid_to);
    cells[COLUMN_RECORD_LANGUAGES] = data_keys(data, &service->languages);
    cells[COLUMN_RECORD_ACCESS] = accesses_text(row, &service->accesses);
}

static void emergency_cells(const struct row *row, struct str *cells)
{
    cells[COLUMN_KIND] = str_from(purpose_name(row->record->emergency->purpose));
    cells[COLUMN_STATUS] = STR("active");
    cells[COLUMN_CHECKED] =
        data_date(row->data, row->record->emergency->review.checked);
    cells[COLUMN_REVIEW_BY] = data_date(row->data, row->record->emergency->review.due);
}

static void add_cells(struct strbuf *out, const struct str *cells)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (i > 0)
            strbuf_add_char(out, ',');
        csv_add_cell(out, cells[i], ',');
    }
    strbuf_add(out, STR("\r\n"));
}

static void add_row(const struct row *row, struct strbuf *out)
{
    struct str cells[COLUMN_COUNT] = {{0}};
    record_cells(row, cells);
    if (row->channel)
        channel_cells(row, cells);
    if (row->record->service)
        service_cells(row, cells);
    else
        emergency_cells(row, cells);
    add_cells(out, cells);
}

static void add_header(struct strbuf *out)
{
    struct str cells[COLUMN_COUNT];
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        cells[i] = str_from(DATA_COLUMNS[i].code);
    add_cells(out, cells);
}

void data_csv(const struct data *data, struct strbuf *out)
{
    struct arena own = {0};
    struct data_records records = data_records_of(data->arena, data->site);
    struct data inside = *data;
    inside.arena = inside.words.arena = &own;
    add_header(out);
    for (size_t i = 0; i < records.count; i++) {
        const struct data_record *record = &records.items[i];
        if (record->service && record->channels->count == 0)
            add_row(&(struct row){&inside, record, NULL}, out);
        for (size_t c = 0; c < record->channels->count; c++)
            add_row(&(struct row){&inside, record, &record->channels->items[c]}, out);
        arena_reset(&own);
    }
    arena_release(&own);
}
