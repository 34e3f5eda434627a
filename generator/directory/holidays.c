/* SPDX-License-Identifier: MIT */
#include "directory/holidays.h"

#include "base/suggest.h"
#include "input/yaml.h"

static const struct yaml_field SOURCE_FIELDS[] = {
    {"title", YAML_FIELD_TEXT, true},
    {"url", YAML_FIELD_TEXT, false},
    {"date", YAML_FIELD_DATE, false},
    {"accessed", YAML_FIELD_DATE, false},
};

static const struct yaml_field DAY_FIELDS[] = {
    {"date", YAML_FIELD_DAY, true},
    {"name", YAML_FIELD_TEXT, true},
    {"regions", YAML_FIELD_TEXTS, false},
};

#define FIELD_COUNT(fields) (sizeof(fields) / sizeof(*(fields)))

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

struct reading {
    struct arena *arena;
    const struct vocabulary *vocabulary;
    struct diagnostics *diags;
};

static void wrong_value(struct reading *reading, struct location at, struct str value,
                        const char *what, const char *hint)
{
    diag_add(reading->diags, DIAG_FIELD_VALUE, at, "'%.*s' %s", STR_ARG(value),
             diag_words(reading->diags, what));
    diag_hint(reading->diags, "%s", diag_words(reading->diags, hint));
}

static void wrong_region(struct reading *reading, struct location at, struct str region,
                         struct str country)
{
    diag_add(reading->diags, DIAG_FIELD_VALUE, at, "'%.*s' is no region of '%.*s'",
             STR_ARG(region), STR_ARG(country));
    diag_hint(reading->diags, "write it by ISO 3166-2: '%.*s-' and its code",
              STR_ARG(country));
}

/* DE-BY is a region of DE. */
static bool is_region_of(struct str region, struct str country)
{
    if (region.len < 4 || region.len > 6 || region.ptr[2] != '-' ||
        !str_equal(str_slice(region, 0, 2), country))
        return false;
    for (size_t i = 3; i < region.len; i++) {
        char c = region.ptr[i];
        if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
            return false;
    }
    return true;
}

static bool share_region(const struct holiday *a, const struct holiday *b)
{
    if (!a->regions.count || !b->regions.count)
        return true;
    for (size_t i = 0; i < a->regions.count; i++)
        if (strs_contain(&b->regions, a->regions.items[i]))
            return true;
    return false;
}

static void check_day(struct reading *reading, struct str country,
                      const struct holiday_year *year, const struct holiday *holiday,
                      struct location regions_at)
{
    for (size_t i = 0; i < holiday->regions.count; i++)
        if (!is_region_of(holiday->regions.items[i], country))
            wrong_region(reading, regions_at, holiday->regions.items[i], country);
    if (holiday->date.year != year->year) {
        diag_add(reading->diags, DIAG_FIELD_VALUE, holiday->at,
                 "a holiday of %u stands under %u", (unsigned)holiday->date.year,
                 (unsigned)year->year);
        diag_hint(reading->diags, "give each year its own list");
    }
    for (size_t i = 0; i < year->days.count; i++) {
        const struct holiday *other = &year->days.items[i];
        if (date_compare(other->date, holiday->date) || !share_region(other, holiday))
            continue;
        diag_add(reading->diags, DIAG_FIELD_VALUE, holiday->at,
                 "%04u-%02u-%02u stands there already, as '%.*s'",
                 (unsigned)other->date.year, (unsigned)other->date.month,
                 (unsigned)other->date.day, STR_ARG(other->name));
        diag_hint(reading->diags, "keep one of the two");
        return;
    }
}

static void read_day(struct reading *reading, struct str country,
                     const struct yaml *yaml, struct holiday_year *year)
{
    if (!yaml_check(yaml, yaml->at, DAY_FIELDS, FIELD_COUNT(DAY_FIELDS),
                    reading->diags))
        return;
    struct holiday holiday = {
        .date = yaml_date(yaml, "date"),
        .name = yaml_text(yaml, "name"),
        .regions = yaml_texts(reading->arena, yaml, "regions"),
        .at = yaml_place(yaml, "date", yaml->at),
    };
    check_day(reading, country, year, &holiday, yaml_place(yaml, "regions", yaml->at));
    *ARRAY_ADD(&year->days, reading->arena) = holiday;
}

static int compare_days(const void *left, const void *right)
{
    const struct holiday *a = left, *b = right;
    return date_compare(a->date, b->date);
}

static void put_year(struct reading *reading, struct holiday_country *country,
                     struct holiday_year year)
{
    for (size_t i = 0; i < country->years.count; i++)
        if (country->years.items[i].year == year.year) {
            country->years.items[i] = year;
            return;
        }
    *ARRAY_ADD(&country->years, reading->arena) = year;
}

static void read_year(struct reading *reading, const struct yaml_pair *pair,
                      struct holiday_country *country)
{
    uint32_t number;
    if (!str_to_uint(pair->key, LAST_YEAR, &number) || number < FIRST_YEAR) {
        wrong_value(reading, pair->key_at, pair->key, "is no year",
                    "a country has 'source' and years as in 2026");
        return;
    }
    struct holiday_year year = {.year = (uint16_t)number};
    if (pair->value.kind != YAML_LIST) {
        diag_add(reading->diags, DIAG_FIELD_TYPE, pair->value.at,
                 "'%.*s' needs a list of holidays", STR_ARG(pair->key));
        diag_hint(reading->diags, "as in - {date: %.*s-01-01, name: New Year}",
                  STR_ARG(pair->key));
        return;
    }
    for (size_t i = 0; i < pair->value.count; i++)
        read_day(reading, country->code, &pair->value.items[i], &year);
    ARRAY_SORT(&year.days, compare_days);
    put_year(reading, country, year);
}

static void check_source(struct reading *reading, const struct yaml *source)
{
    if (source->kind != YAML_LIST) {
        yaml_check(source, source->at, SOURCE_FIELDS, FIELD_COUNT(SOURCE_FIELDS),
                   reading->diags);
        return;
    }
    for (size_t i = 0; i < source->count; i++)
        yaml_check(&source->items[i], source->items[i].at, SOURCE_FIELDS,
                   FIELD_COUNT(SOURCE_FIELDS), reading->diags);
}

static struct holiday_country *need_country(struct arena *arena,
                                            struct holidays *holidays, struct str code)
{
    for (size_t i = 0; i < holidays->count; i++)
        if (str_equal(holidays->items[i].code, code))
            return &holidays->items[i];
    struct holiday_country *country = ARRAY_ADD(holidays, arena);
    country->code = code;
    return country;
}

static void read_country(struct reading *reading, const struct yaml_pair *pair,
                         struct holidays *holidays)
{
    if (!vocabulary_need(reading->vocabulary, VOCABULARY_COUNTRIES, pair->key,
                         pair->key_at, reading->diags) &&
        !reading->vocabulary->incomplete)
        return;
    if (pair->value.kind != YAML_MAP) {
        diag_add(reading->diags, DIAG_FIELD_TYPE, pair->key_at,
                 "'%.*s' needs 'source' and years", STR_ARG(pair->key));
        diag_hint(reading->diags, "write them below it, each with two spaces before");
        return;
    }
    struct holiday_country *country = need_country(reading->arena, holidays, pair->key);
    const struct yaml *source = yaml_get(&pair->value, STR("source"));
    if (source) {
        check_source(reading, source);
    } else {
        diag_add(reading->diags, DIAG_FIELD_MISSING, pair->key_at,
                 "'source' is missing");
        diag_hint(reading->diags, "say where the holidays of '%.*s' were found",
                  STR_ARG(pair->key));
    }
    for (size_t i = 0; i < pair->value.count; i++)
        if (!str_equal(pair->value.pairs[i].key, STR("source")))
            read_year(reading, &pair->value.pairs[i], country);
}

bool holidays_read(struct arena *arena, const struct source *source,
                   const struct vocabulary *vocabulary, struct holidays *holidays,
                   struct diagnostics *diags)
{
    size_t before = diagnostics_count(diags, DIAG_LEVEL_ERROR);
    const struct yaml *top =
        yaml_parse(arena, arena, source, 0, source->text.len, diags);
    if (!top)
        return false;
    struct reading reading = {arena, vocabulary, diags};
    for (size_t i = 0; i < top->count; i++)
        read_country(&reading, &top->pairs[i], holidays);
    return diagnostics_count(diags, DIAG_LEVEL_ERROR) == before;
}

const struct holiday_year *calendar_year(const struct calendar *calendar, unsigned year)
{
    const struct holidays *holidays = calendar->holidays;
    for (size_t i = 0; holidays && i < holidays->count; i++) {
        const struct holiday_country *country = &holidays->items[i];
        if (!str_equal(country->code, calendar->country))
            continue;
        for (size_t j = 0; j < country->years.count; j++)
            if (country->years.items[j].year == year)
                return &country->years.items[j];
    }
    return NULL;
}

static enum holiday_state holiday_in(const struct calendar *calendar,
                                     const struct holiday *holiday)
{
    if (!holiday->regions.count || strs_contain(&holiday->regions, calendar->region))
        return HOLIDAY_YES;
    return calendar->region.len ? HOLIDAY_NO : HOLIDAY_UNKNOWN;
}

enum holiday_state calendar_day(const struct calendar *calendar, struct date day)
{
    const struct holiday_year *year = calendar_year(calendar, day.year);
    enum holiday_state state = year ? HOLIDAY_NO : HOLIDAY_UNKNOWN;
    for (size_t i = 0; year && i < year->days.count; i++) {
        const struct holiday *holiday = &year->days.items[i];
        if (date_compare(holiday->date, day))
            continue;
        enum holiday_state here = holiday_in(calendar, holiday);
        if (here == HOLIDAY_YES || state == HOLIDAY_NO)
            state = here;
    }
    return state;
}
