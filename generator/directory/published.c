/* SPDX-License-Identifier: MIT */
#include "directory/published.h"

#include "directory/phone.h"
#include "directory/published_table.h"

/* The records of one country; files of content are the same. */
struct parts {
    ARRAY_FIELDS(struct records *);
};

struct reading {
    struct arena *arena;
    const struct published_table *table;
    const struct csv_row *row; /* at hand */
    struct diagnostics *diags;
    struct parts parts;
    struct map seen; /* ids of records that are complete */
};

/* ---- Values; they have been checked. ---- */

static struct str text_of(const struct reading *reading, enum published_column column)
{
    return published_cell(reading->table, reading->row, column)->text;
}

static struct location place_of(const struct reading *reading,
                                enum published_column column)
{
    return published_cell(reading->table, reading->row, column)->at;
}

static struct date date_of(const struct reading *reading, enum published_column column)
{
    struct date date;
    return date_parse(text_of(reading, column), &date) ? date : (struct date){0};
}

static int age_of(const struct reading *reading, enum published_column column)
{
    uint32_t age;
    return str_to_uint(text_of(reading, column), INT16_MAX, &age) ? (int)age : -1;
}

static unsigned choice_of(const struct reading *reading, enum published_column column,
                          const char *const *names)
{
    struct str value = text_of(reading, column);
    for (unsigned i = 0; names[i]; i++)
        if (str_equal(value, str_from(names[i])))
            return i;
    return 0;
}

static enum flag flag_of(const struct reading *reading, enum published_column column)
{
    return (enum flag)choice_of(reading, column, FLAG_NAMES);
}

static struct keys keys_of(const struct reading *reading, enum published_column column)
{
    struct keys keys = {0};
    struct str rest = text_of(reading, column), word;
    while (str_split_words(&rest, &word))
        *ARRAY_ADD(&keys, reading->arena) =
            (struct key){word, place_of(reading, column)};
    return keys;
}

/* "sign-language:fsl,lsf wheelchair" */
static struct accesses accesses_of(const struct reading *reading,
                                   enum published_column column)
{
    struct accesses accesses = {0};
    struct str rest = text_of(reading, column), word, language;
    while (str_split_words(&rest, &word)) {
        struct access access = {0};
        str_split(&word, ':', &access.type);
        while (str_split(&word, ',', &language))
            *ARRAY_ADD(&access.languages, reading->arena) =
                (struct key){language, place_of(reading, column)};
        *ARRAY_ADD(&accesses, reading->arena) = access;
    }
    return accesses;
}

/* Cuts the first name off, to the first semicolon that is not doubled. */
static struct str next_name(struct arena *arena, struct str *rest)
{
    char *name = arena_take(arena, rest->len);
    size_t length = 0, at = 0;
    for (; at < rest->len; at++) {
        bool doubled = at + 1 < rest->len && rest->ptr[at + 1] == ';';
        if (rest->ptr[at] == ';' && !doubled)
            break;
        name[length++] = rest->ptr[at];
        at += rest->ptr[at] == ';';
    }
    *rest = str_slice(*rest, at + 1, rest->len);
    return (struct str){name, length};
}

/* "en: Name; fr: Nom" */
static struct texts names_of(const struct reading *reading)
{
    struct texts names = {0};
    struct str rest = text_of(reading, PUBLISHED_NAMES);
    while (rest.len) {
        struct str name = str_trim(next_name(reading->arena, &rest));
        size_t colon = str_find(name, STR(": "), 0);
        struct location at = place_of(reading, PUBLISHED_NAMES);
        if (colon == STR_NOT_FOUND) {
            diag_add(reading->diags, DIAG_ATTRIBUTE_VALUE, at,
                     "'%.*s' is no name with its language", STR_ARG(name));
            diag_hint(reading->diags, "it is written as in en: Name; fr: Nom");
            break;
        }
        *ARRAY_ADD(&names, reading->arena) = (struct text){
            str_slice(name, 0, colon), str_slice(name, colon + 2, name.len), at};
    }
    return names;
}

static const struct hours *hours_of(const struct reading *reading)
{
    struct str text = text_of(reading, PUBLISHED_HOURS);
    struct hours *hours = ARENA_NEW(reading->arena, struct hours);
    bool good = text.len &&
                hours_parse(reading->arena, text, place_of(reading, PUBLISHED_HOURS),
                            hours, reading->diags);
    return good ? hours : NULL;
}

/* ---- Records. ---- */

static struct channel channel_of(const struct reading *reading)
{
    return (struct channel){
        .kind = (enum channel_kind)choice_of(reading, PUBLISHED_CHANNEL,
                                             PUBLISHED_CHANNEL_NAMES),
        .dial = text_of(reading, PUBLISHED_DIAL),
        .display = text_of(reading, PUBLISHED_DISPLAY),
        .abroad = text_of(reading, PUBLISHED_ABROAD),
        .keyword = text_of(reading, PUBLISHED_KEYWORD),
        .address = text_of(reading, PUBLISHED_ADDRESS),
        .postal = {.street = text_of(reading, PUBLISHED_STREET),
                   .code = text_of(reading, PUBLISHED_POSTAL_CODE),
                   .city = text_of(reading, PUBLISHED_CITY)},
        .title = text_of(reading, PUBLISHED_TITLE),
        .platform = text_of(reading, PUBLISHED_PLATFORM),
        .cost = text_of(reading, PUBLISHED_COST),
        .on_bill = flag_of(reading, PUBLISHED_ON_BILL),
        .hours = hours_of(reading),
        .hours_text = text_of(reading, PUBLISHED_HOURS),
        .languages = keys_of(reading, PUBLISHED_CHANNEL_LANGUAGES),
        .accesses = accesses_of(reading, PUBLISHED_CHANNEL_ACCESS),
        .valid_from = date_of(reading, PUBLISHED_VALID_FROM),
        .valid_to = date_of(reading, PUBLISHED_VALID_TO),
        .confidence =
            (enum confidence)choice_of(reading, PUBLISHED_CONFIDENCE, CONFIDENCE_NAMES),
        .at = place_of(reading, PUBLISHED_CHANNEL),
    };
}

/* Zeros that a spreadsheet has taken from one of the two show here. */
static void check_number(const struct reading *reading, const struct channel *channel)
{
    bool is_number = channel->kind == CHANNEL_PHONE || channel->kind == CHANNEL_SMS;
    if (channel->dial.len && channel->display.len)
        phone_check_display(channel->dial, channel->display,
                            text_of(reading, PUBLISHED_COUNTRY),
                            place_of(reading, PUBLISHED_DISPLAY), reading->diags);
    else if (is_number)
        diag_add(reading->diags, DIAG_SHEET_ROW,
                 location_line(&reading->table->source, channel->at.offset),
                 "a number without 'dial' or 'display'");
}

static void add_channels(struct reading *reading, const struct csv_row *rows,
                         size_t count, struct channels *channels)
{
    for (size_t i = 0; i < count; i++) {
        reading->row = &rows[i];
        if (text_of(reading, PUBLISHED_CHANNEL).len == 0)
            continue;
        struct channel channel = channel_of(reading);
        check_number(reading, &channel);
        *ARRAY_ADD(channels, reading->arena) = channel;
    }
    reading->row = rows;
}

static struct service service_of(const struct reading *reading)
{
    return (struct service){
        .id = text_of(reading, PUBLISHED_ID),
        .country = text_of(reading, PUBLISHED_COUNTRY),
        .timezone = text_of(reading, PUBLISHED_COUNTRY_ZONE),
        .kind = text_of(reading, PUBLISHED_KIND),
        .status = (enum status)choice_of(reading, PUBLISHED_STATUS, STATUS_NAMES),
        .confidence = (enum confidence)choice_of(reading, PUBLISHED_RECORD_CONFIDENCE,
                                                 CONFIDENCE_NAMES),
        .provider =
            (enum provider)choice_of(reading, PUBLISHED_PROVIDER, PROVIDER_NAMES),
        .regions = keys_of(reading, PUBLISHED_REGIONS),
        .since = date_of(reading, PUBLISHED_SINCE),
        .until = date_of(reading, PUBLISHED_UNTIL),
        .valid_from = date_of(reading, PUBLISHED_RECORD_FROM),
        .valid_to = date_of(reading, PUBLISHED_RECORD_TO),
        .replaced_by = text_of(reading, PUBLISHED_REPLACED_BY),
        .review.checked = date_of(reading, PUBLISHED_CHECKED),
        .names = names_of(reading),
        .languages = keys_of(reading, PUBLISHED_RECORD_LANGUAGES),
        .audiences = keys_of(reading, PUBLISHED_AUDIENCES),
        .topics = keys_of(reading, PUBLISHED_TOPICS),
        .eligibility = {age_of(reading, PUBLISHED_AGE_MIN),
                        age_of(reading, PUBLISHED_AGE_MAX),
                        age_of(reading, PUBLISHED_IMAGE_AGE_MIN),
                        age_of(reading, PUBLISHED_IMAGE_AGE_MAX)},
        .confidentiality = {flag_of(reading, PUBLISHED_ANONYMOUS),
                            flag_of(reading, PUBLISHED_CONFIDENTIAL),
                            flag_of(reading, PUBLISHED_CONSENT)},
        .accesses = accesses_of(reading, PUBLISHED_RECORD_ACCESS),
        .at = place_of(reading, PUBLISHED_ID),
    };
}

static struct emergency emergency_of(const struct reading *reading)
{
    return (struct emergency){
        .purpose = (enum purpose)choice_of(reading, PUBLISHED_KIND, PURPOSE_NAMES),
        .confidence = (enum confidence)choice_of(reading, PUBLISHED_RECORD_CONFIDENCE,
                                                 CONFIDENCE_NAMES),
        .review.checked = date_of(reading, PUBLISHED_CHECKED),
        .at = place_of(reading, PUBLISHED_ID),
    };
}

/* Countries stand together; where they do not, directory_assemble joins them. */
static struct records *part_of_country(struct reading *reading)
{
    struct str country = text_of(reading, PUBLISHED_COUNTRY);
    struct parts *parts = &reading->parts;
    if (parts->count && str_equal(parts->items[parts->count - 1]->country, country))
        return parts->items[parts->count - 1];
    struct records *records = ARENA_NEW(reading->arena, struct records);
    records->country = country;
    records->country_at = place_of(reading, PUBLISHED_COUNTRY);
    records->timezone = text_of(reading, PUBLISHED_COUNTRY_ZONE);
    *ARRAY_ADD(parts, reading->arena) = records;
    return records;
}

/* An emergency number's id is one in its country only. */
static void check_first(struct reading *reading, bool is_service)
{
    struct str id = text_of(reading, PUBLISHED_ID), key = id;
    struct str country = text_of(reading, PUBLISHED_COUNTRY);
    if (!is_service)
        key = arena_format(reading->arena, "%.*s %.*s", STR_ARG(country), STR_ARG(id));
    if (map_set(&reading->seen, key, reading))
        diag_add(reading->diags, DIAG_SERVICE_DUPLICATE,
                 place_of(reading, PUBLISHED_ID),
                 "'%.*s' has rows at another place, too", STR_ARG(id));
}

static void read_record(struct reading *reading, const struct csv_row *rows,
                        size_t count)
{
    reading->row = rows;
    struct records *records = part_of_country(reading);
    bool is_service = published_is_service(reading->table, rows);
    check_first(reading, is_service);
    if (is_service) {
        struct service service = service_of(reading);
        add_channels(reading, rows, count, &service.channels);
        *ARRAY_ADD(&records->services, reading->arena) = service;
    } else {
        struct emergency emergency = emergency_of(reading);
        add_channels(reading, rows, count, &emergency.channels);
        *ARRAY_ADD(&records->emergencies, reading->arena) = emergency;
    }
}

static void read_records(struct reading *reading)
{
    const struct csv *csv = &reading->table->csv;
    for (size_t first = 1, next; first < csv->count; first = next) {
        next = first + 1;
        while (next < csv->count &&
               published_is_same_record(reading->table, &csv->items[first],
                                        &csv->items[next]))
            next++;
        read_record(reading, &csv->items[first], next - first);
    }
}

/* The content was checked when the site was built; only joining is left to do. */
static void assemble(struct reading *reading, struct directory *directory)
{
    static const struct vocabulary no_words = {.incomplete = true};
    const struct strs no_languages = {0};
    struct diagnostics unheard = {.arena = reading->arena};
    size_t *folders = ARENA_ARRAY(reading->arena, reading->parts.count, size_t);
    directory_assemble(reading->arena, reading->parts.items, folders,
                       reading->parts.count, &no_words, &no_languages, directory,
                       &unheard);
}

bool published_read(struct arena *arena, struct str path, struct str bytes,
                    struct directory *directory, struct diagnostics *diags)
{
    struct published_table *table = ARENA_NEW(arena, struct published_table);
    size_t before = diagnostics_count(diags, DIAG_LEVEL_ERROR);
    *directory = (struct directory){0};
    if (!published_table_read(arena, path, bytes, table, diags))
        return false;
    struct reading reading = {
        .arena = arena, .table = table, .diags = diags, .seen = map_in(arena)};
    read_records(&reading);
    if (diagnostics_count(diags, DIAG_LEVEL_ERROR) > before)
        return false;
    assemble(&reading, directory);
    return true;
}
