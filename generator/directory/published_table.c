/* SPDX-License-Identifier: MIT */
#include "directory/published_table.h"

#include "directory/attribute.h"
#include "directory/record.h"
#include "directory/schema.h"

const char *const PUBLISHED_CHANNEL_NAMES[] = {
    "phone", "sms", "chat", "app", "email", "form", "web", "visit", NULL,
};

static const char *const RECORD_NAMES[] = {"service", "emergency", NULL};

/* What the rows of one record say alike, and what each says for itself. */
enum scope { OF_CHANNEL, OF_RECORD };

struct rule {
    const char *name; /* as in the first row */
    enum scope scope;
    bool is_needed; /* in every row */
    enum attribute_type type;
    const char *const *names; /* of ATTRIBUTE_ENUM */
};

#define TEXT(name, scope)                            \
    {                                                \
        (name), (scope), false, ATTRIBUTE_TEXT, NULL \
    }
#define TYPED(name, scope, type)             \
    {                                        \
        (name), (scope), false, (type), NULL \
    }
#define CHOICE(name, scope, names)                      \
    {                                                   \
        (name), (scope), false, ATTRIBUTE_ENUM, (names) \
    }
#define NEEDED(name, type, names)                \
    {                                            \
        (name), OF_RECORD, true, (type), (names) \
    }

static const struct rule RULES[PUBLISHED_COLUMN_COUNT] = {
    [PUBLISHED_RECORD] = NEEDED("record", ATTRIBUTE_ENUM, RECORD_NAMES),
    [PUBLISHED_ID] = NEEDED("id", ATTRIBUTE_TEXT, NULL),
    [PUBLISHED_COUNTRY] = NEEDED("country", ATTRIBUTE_COUNTRY, NULL),
    [PUBLISHED_REGIONS] = TYPED("regions", OF_RECORD, ATTRIBUTE_REGIONS),
    [PUBLISHED_KIND] = NEEDED("kind", ATTRIBUTE_TEXT, NULL),
    [PUBLISHED_STATUS] = NEEDED("status", ATTRIBUTE_ENUM, STATUS_NAMES),
    [PUBLISHED_SINCE] = TYPED("since", OF_RECORD, ATTRIBUTE_DATE),
    [PUBLISHED_UNTIL] = TYPED("until", OF_RECORD, ATTRIBUTE_DATE),
    [PUBLISHED_REPLACED_BY] = TEXT("replaced-by", OF_RECORD),
    [PUBLISHED_CONFIDENCE] = CHOICE("confidence", OF_CHANNEL, CONFIDENCE_NAMES),
    [PUBLISHED_CHANNEL] = CHOICE("channel", OF_CHANNEL, PUBLISHED_CHANNEL_NAMES),
    [PUBLISHED_DIAL] = TYPED("dial", OF_CHANNEL, ATTRIBUTE_DIAL),
    [PUBLISHED_DISPLAY] = TEXT("display", OF_CHANNEL),
    [PUBLISHED_ABROAD] = TYPED("abroad", OF_CHANNEL, ATTRIBUTE_ABROAD),
    [PUBLISHED_KEYWORD] = TEXT("keyword", OF_CHANNEL),
    [PUBLISHED_TITLE] = TEXT("title", OF_CHANNEL),
    [PUBLISHED_PLATFORM] = CHOICE("platform", OF_CHANNEL, PLATFORM_NAMES),
    [PUBLISHED_ADDRESS] = TEXT("address", OF_CHANNEL),
    [PUBLISHED_HOURS] = TEXT("hours", OF_CHANNEL),
    [PUBLISHED_COST] = TEXT("cost", OF_CHANNEL),
    [PUBLISHED_ON_BILL] = CHOICE("on-bill", OF_CHANNEL, FLAG_NAMES),
    [PUBLISHED_VALID_FROM] = TYPED("valid-from", OF_CHANNEL, ATTRIBUTE_DATE),
    [PUBLISHED_VALID_TO] = TYPED("valid-to", OF_CHANNEL, ATTRIBUTE_DATE),
    [PUBLISHED_AUDIENCES] = TEXT("audiences", OF_RECORD),
    [PUBLISHED_TOPICS] = TEXT("topics", OF_RECORD),
    [PUBLISHED_AGE_MIN] = TYPED("age-min", OF_RECORD, ATTRIBUTE_AGE),
    [PUBLISHED_AGE_MAX] = TYPED("age-max", OF_RECORD, ATTRIBUTE_AGE),
    [PUBLISHED_IMAGE_AGE_MIN] = TYPED("image-age-min", OF_RECORD, ATTRIBUTE_AGE),
    [PUBLISHED_IMAGE_AGE_MAX] = TYPED("image-age-max", OF_RECORD, ATTRIBUTE_AGE),
    [PUBLISHED_ANONYMOUS] = CHOICE("anonymous", OF_RECORD, FLAG_NAMES),
    [PUBLISHED_CONFIDENTIAL] = CHOICE("confidential", OF_RECORD, FLAG_NAMES),
    [PUBLISHED_CONSENT] = CHOICE("consent", OF_RECORD, FLAG_NAMES),
    [PUBLISHED_CHECKED] = TYPED("checked", OF_RECORD, ATTRIBUTE_DAY),
    [PUBLISHED_NAMES] = TEXT("names", OF_RECORD),
    [PUBLISHED_PROVIDER] = CHOICE("provider", OF_RECORD, PROVIDER_NAMES),
    [PUBLISHED_RECORD_CONFIDENCE] =
        NEEDED("record-confidence", ATTRIBUTE_ENUM, CONFIDENCE_NAMES),
    [PUBLISHED_RECORD_FROM] = TYPED("record-valid-from", OF_RECORD, ATTRIBUTE_DATE),
    [PUBLISHED_RECORD_TO] = TYPED("record-valid-to", OF_RECORD, ATTRIBUTE_DATE),
    [PUBLISHED_RECORD_LANGUAGES] =
        TYPED("record-languages", OF_RECORD, ATTRIBUTE_LANGUAGES),
    [PUBLISHED_RECORD_ACCESS] = TEXT("record-access", OF_RECORD),
    [PUBLISHED_CHANNEL_LANGUAGES] =
        TYPED("channel-languages", OF_CHANNEL, ATTRIBUTE_LANGUAGES),
    [PUBLISHED_CHANNEL_ACCESS] = TEXT("channel-access", OF_CHANNEL),
    [PUBLISHED_STREET] = TEXT("street", OF_CHANNEL),
    [PUBLISHED_POSTAL_CODE] = TEXT("postal-code", OF_CHANNEL),
    [PUBLISHED_CITY] = TEXT("city", OF_CHANNEL),
    [PUBLISHED_COUNTRY_ZONE] =
        TYPED("country-time-zone", OF_RECORD, ATTRIBUTE_TIMEZONE),
};

struct checking {
    struct published_table *table;
    struct diagnostics *diags;
};

/* ---- The first row. ---- */

static void find_column(struct checking *checking, enum published_column column)
{
    const struct csv_row *head = &checking->table->csv.items[0];
    size_t *place = &checking->table->places[column];
    *place = SIZE_MAX;
    for (size_t i = 0; i < head->count; i++) {
        if (!str_equal(head->items[i].text, str_from(RULES[column].name)))
            continue;
        if (*place != SIZE_MAX)
            diag_add(checking->diags, DIAG_SHEET_COLUMN, head->items[i].at,
                     "a second column '%s'", RULES[column].name);
        *place = i;
    }
}

/* One diagnostic for all: of a foreign table nearly every column is missing. */
static void report_missing(struct checking *checking)
{
    const struct csv *csv = &checking->table->csv;
    struct strbuf names = {0};
    size_t missing = 0;
    for (size_t i = 0; i < PUBLISHED_COLUMN_COUNT; i++) {
        if (checking->table->places[i] != SIZE_MAX)
            continue;
        if (++missing <= 3)
            strbuf_addf(&names, "%s'%s'", names.len ? ", " : "", RULES[i].name);
    }
    if (missing == 0)
        return;
    if (missing > 3)
        strbuf_addf(&names, " and %zu more", missing - 3);
    diag_add(checking->diags, DIAG_SHEET_COLUMN, csv->items[0].items[0].at,
             "there is no column %s", names.ptr);
    diag_hint(checking->diags, missing == PUBLISHED_COLUMN_COUNT
                                   ? "this is not a table that Balise wrote"
                                   : "a site of an earlier version must be built again "
                                     "to be compared");
    strbuf_release(&names);
}

static bool find_columns(struct checking *checking)
{
    size_t before = checking->diags->count;
    if (checking->table->csv.count == 0) {
        diag_add(checking->diags, DIAG_SHEET_COLUMN,
                 location_file(&checking->table->source), "the table is empty");
        return false;
    }
    for (size_t i = 0; i < PUBLISHED_COLUMN_COUNT; i++)
        find_column(checking, (enum published_column)i);
    report_missing(checking);
    return checking->diags->count == before;
}

/* ---- The other rows. ---- */

static const struct csv_cell *cell_of(const struct checking *checking,
                                      const struct csv_row *row,
                                      enum published_column column)
{
    return published_cell(checking->table, row, column);
}

static void check_cell(struct checking *checking, const struct csv_row *row,
                       enum published_column column)
{
    const struct rule *rule = &RULES[column];
    const struct csv_cell *cell = cell_of(checking, row, column);
    bool is_purpose =
        column == PUBLISHED_KIND && !published_is_service(checking->table, row);
    struct xml_attribute attribute = {
        .name = str_from(rule->name), .value = cell->text, .value_at = cell->at};
    if (cell->text.len)
        attribute_check(&attribute, is_purpose ? ATTRIBUTE_ENUM : rule->type,
                        is_purpose ? PURPOSE_NAMES : rule->names, checking->diags);
    else if (rule->is_needed)
        diag_add(checking->diags, DIAG_SHEET_ROW, cell->at, "nothing in '%s'",
                 rule->name);
}

static void check_conflicts(struct checking *checking, const struct csv_row *row,
                            const struct csv_row *above)
{
    for (size_t i = 0; i < PUBLISHED_COLUMN_COUNT; i++) {
        const struct csv_cell *cell = cell_of(checking, row, (enum published_column)i);
        const struct csv_cell *other =
            cell_of(checking, above, (enum published_column)i);
        if (RULES[i].scope == OF_RECORD && !str_equal(cell->text, other->text))
            diag_add(checking->diags, DIAG_SHEET_CONFLICT, cell->at,
                     "'%s' is '%.*s' here and '%.*s' in the row above", RULES[i].name,
                     STR_ARG(cell->text), STR_ARG(other->text));
    }
}

static bool check_row(struct checking *checking, size_t index)
{
    const struct csv *csv = &checking->table->csv;
    const struct csv_row *row = &csv->items[index];
    if (row->count != csv->items[0].count) {
        diag_add(checking->diags, DIAG_SHEET_ROW, row->items[row->count - 1].at,
                 "row %u has %zu cells, the first row has %zu", row->number, row->count,
                 csv->items[0].count);
        return false; /* rows above are looked at by those below */
    }
    for (size_t i = 0; i < PUBLISHED_COLUMN_COUNT; i++)
        check_cell(checking, row, (enum published_column)i);
    if (index > 1 &&
        published_is_same_record(checking->table, &csv->items[index - 1], row))
        check_conflicts(checking, row, &csv->items[index - 1]);
    return true;
}

bool published_table_read(struct arena *arena, struct str path, struct str bytes,
                          struct published_table *table, struct diagnostics *diags)
{
    struct checking checking = {table, diags};
    size_t before = diags->count;
    if (!csv_read(arena, path, bytes, STR("utf-8"), &table->source, &table->csv,
                  diags) ||
        !find_columns(&checking))
        return false;
    for (size_t i = 1; i < table->csv.count; i++) {
        if (!check_row(&checking, i))
            break;
        if (diags->count - before < SCHEMA_DIAGNOSTICS_MOST)
            continue;
        diag_add(diags, DIAG_TOO_MANY, location_file(&table->source),
                 "after %d diagnostics the rest of the file was not looked at",
                 SCHEMA_DIAGNOSTICS_MOST);
        break;
    }
    return diags->count == before;
}

const struct csv_cell *published_cell(const struct published_table *table,
                                      const struct csv_row *row,
                                      enum published_column column)
{
    return &row->items[table->places[column]];
}

bool published_is_service(const struct published_table *table,
                          const struct csv_row *row)
{
    return str_equal(published_cell(table, row, PUBLISHED_RECORD)->text,
                     STR("service"));
}

bool published_is_same_record(const struct published_table *table,
                              const struct csv_row *a, const struct csv_row *b)
{
    return str_equal(published_cell(table, a, PUBLISHED_ID)->text,
                     published_cell(table, b, PUBLISHED_ID)->text) &&
           str_equal(published_cell(table, a, PUBLISHED_COUNTRY)->text,
                     published_cell(table, b, PUBLISHED_COUNTRY)->text);
}
