/* SPDX-License-Identifier: MIT */
#include "directory/sheet_rows.h"

#include "base/suggest.h"
#include "directory/record.h"

struct reading {
    struct sheet_rows *rows;
    struct map groups; /* the record's number, or "new " and id → index + 1 */
    struct diagnostics *diags;
};

/* ---- Cells. ---- */

const struct csv_cell *sheet_rows_cell(const struct sheet_rows *rows,
                                       const struct csv_row *row, size_t column)
{
    size_t place = rows->columns[column];
    return place < row->count ? &row->items[place] : NULL;
}

const struct patch_cause *sheet_rows_cause(const struct sheet_rows *rows,
                                           const struct csv_row *row, size_t column)
{
    struct patch_cause *cause = ARENA_NEW(rows->arena, struct patch_cause);
    const struct csv_cell *cell = sheet_rows_cell(rows, row, column);
    char name[CSV_COLUMN_NAME];
    cause->at = cell ? cell->at : row->items[row->count - 1].at;
    if (rows->columns[column] == SHEET_NO_COLUMN) {
        cause->label = arena_format(rows->arena, message_in(rows->language, "row %u"),
                                    row->number);
        return cause;
    }
    csv_column_name(rows->columns[column], name);
    cause->label =
        arena_format(rows->arena, message_in(rows->language, "row %u, column %s '%s'"),
                     row->number, name, rows->sheet->columns.items[column].name);
    return cause;
}

static struct str key_value(const struct reading *reading, const struct csv_row *row,
                            size_t column)
{
    const struct csv_cell *cell = sheet_rows_cell(reading->rows, row, column);
    if (!cell)
        return (struct str){0};
    return sheet_clean(reading->rows->arena, SHEET_WORDS,
                       sheet_unprotect(SHEET_WORDS, cell->text).text);
}

static PRINTF_LIKE(4, 5) void row_error(struct reading *reading,
                                        const struct csv_row *row, size_t column,
                                        const char *format, ...)
{
    const struct patch_cause *cause = sheet_rows_cause(reading->rows, row, column);
    struct strbuf message = {0};
    va_list arguments;
    va_start(arguments, format);
    strbuf_vaddf(&message, diag_words(reading->diags, format), arguments);
    va_end(arguments);
    diag_add(reading->diags, DIAG_SHEET_ROW, cause->at, "%.*s: %.*s",
             STR_ARG(cause->label), STR_ARG(strbuf_str(&message)));
    strbuf_release(&message);
}

/* ---- The header. ---- */

static size_t find_column(const struct sheet *sheet, struct str name)
{
    for (size_t i = 0; i < sheet->columns.count; i++)
        if (str_equal_ignore_case(name, str_from(sheet->columns.items[i].name)))
            return i;
    return SHEET_NO_COLUMN;
}

static void report_ignored(struct reading *reading, const struct csv_cell *cell,
                           struct str name)
{
    const struct sheet_columns *columns = &reading->rows->sheet->columns;
    struct suggestion suggestion = suggestion_for(name);
    for (size_t i = 0; i < columns->count; i++)
        suggestion_offer(&suggestion, str_from(columns->items[i].name));
    diag_add(reading->diags, DIAG_SHEET_IGNORED, cell->at,
             "the column '%.*s' was left out", STR_ARG(name));
    suggestion_hint(&suggestion, reading->diags);
}

static bool read_header_cell(struct reading *reading, const struct csv_row *header,
                             size_t place)
{
    const struct csv_cell *cell = &header->items[place];
    struct str name = sheet_clean(reading->rows->arena, SHEET_WORDS, cell->text);
    size_t column = find_column(reading->rows->sheet, name);
    if (column == SHEET_NO_COLUMN) {
        if (name.len)
            report_ignored(reading, cell, name);
        return true;
    }
    if (reading->rows->columns[column] == SHEET_NO_COLUMN) {
        reading->rows->columns[column] = place;
        return true;
    }
    diag_add(reading->diags, DIAG_SHEET_COLUMN, cell->at,
             "the column '%.*s' is there twice", STR_ARG(name));
    return false;
}

static bool read_header(struct reading *reading)
{
    struct sheet_rows *rows = reading->rows;
    const struct sheet_columns *columns = &rows->sheet->columns;
    bool good = true;
    rows->columns = ARENA_ARRAY(rows->arena, columns->count, size_t);
    for (size_t i = 0; i < columns->count; i++)
        rows->columns[i] = SHEET_NO_COLUMN;
    for (size_t i = 0; rows->csv->count && i < rows->csv->items[0].count; i++)
        good = read_header_cell(reading, &rows->csv->items[0], i) && good;
    for (size_t i = SHEET_COLUMN_COUNTRY; i <= SHEET_COLUMN_CHANNEL; i++) {
        if (rows->columns[i] != SHEET_NO_COLUMN)
            continue;
        good = false;
        diag_add(reading->diags, DIAG_SHEET_COLUMN, location_at(rows->source, 0, 0),
                 "the table has no column '%s'", columns->items[i].name);
        diag_hint(reading->diags, "the first row names the columns, as 'balise export "
                                  "csv' writes them");
    }
    return good;
}

/* ---- Records. ---- */

static bool check_country(struct reading *reading, const struct csv_row *row,
                          const struct sheet_record *record)
{
    struct str country = key_value(reading, row, SHEET_COLUMN_COUNTRY);
    if (country.len == 0 || str_equal(country, record->country))
        return true;
    row_error(reading, row, SHEET_COLUMN_COUNTRY, "'%.*s' is a record of '%.*s'",
              STR_ARG(record->id), STR_ARG(record->country));
    if (str_equal(country, STR("1")))
        diag_hint(reading->diags, "a spreadsheet has cut zeros off; write 'text:001'");
    return false;
}

/* Empty: none is near, or it is this very one. */
static struct str nearest_id(const struct reading *reading, struct str id)
{
    const struct sheet *sheet = reading->rows->sheet;
    struct suggestion suggestion = suggestion_for(id);
    for (size_t i = 0; i < sheet->count; i++)
        suggestion_offer(&suggestion, sheet->items[i].id);
    struct str best = suggestion_best(&suggestion);
    return str_equal(best, id) ? STR("") : best;
}

/* A row that was exported with another id is no new service. */
static bool may_be_new(struct reading *reading, const struct csv_row *row,
                       struct str id)
{
    bool emergency = str_starts_with(id, STR("emergency:"));
    if (!emergency && key_value(reading, row, SHEET_COLUMN_EXPORTED).len == 0)
        return true;
    struct str best = nearest_id(reading, id);
    row_error(reading, row, SHEET_COLUMN_ID, "there is no '%.*s'", STR_ARG(id));
    if (emergency && best.len)
        diag_hint(reading->diags, "did you mean '%.*s'?", STR_ARG(best));
    else if (emergency)
        diag_hint(reading->diags,
                  "new emergency numbers are written in the country's file");
    else if (best.len)
        diag_hint(reading->diags,
                  "did you mean '%.*s'? of a new service, empty the "
                  "cell 'exported'",
                  STR_ARG(best));
    else
        diag_hint(reading->diags, "of a new service, empty the cell 'exported'");
    return false;
}

/* The group of the record, or of the new service. */
static struct sheet_group *group_for(struct reading *reading,
                                     const struct sheet_record *record,
                                     struct str country, struct str id)
{
    struct sheet_rows *rows = reading->rows;
    struct str key =
        record ? arena_format(rows->arena, "%zu", (size_t)(record - rows->sheet->items))
               : arena_format(rows->arena, "new %.*s", STR_ARG(id));
    const size_t *known = map_get(&reading->groups, key);
    if (known)
        return &rows->items[*known];
    size_t *index = ARENA_NEW(rows->arena, size_t);
    *index = rows->count;
    map_set(&reading->groups, key, index);
    struct sheet_group *group = ARRAY_ADD(rows, rows->arena);
    *group = (struct sheet_group){.record = record, .country = country, .id = id};
    return group;
}

/* ---- Channels. ---- */

static bool check_kind(struct reading *reading, const struct csv_row *row,
                       struct str kind)
{
    if (sheet_is_channel(kind))
        return true;
    struct suggestion suggestion = suggestion_for(kind);
    for (unsigned i = 0; i < CHANNEL_KIND_COUNT; i++)
        suggestion_offer(&suggestion,
                         str_from(channel_kind_name((enum channel_kind)i)));
    row_error(reading, row, SHEET_COLUMN_CHANNEL, "'%.*s' is no channel",
              STR_ARG(kind));
    suggestion_hint(&suggestion, reading->diags);
    return false;
}

static bool is_taken(const struct sheet_group *group, int channel)
{
    for (size_t i = 0; i < group->rows.count; i++)
        if (group->rows.items[i].kind.len == 0 &&
            group->rows.items[i].channel == channel)
            return true;
    return false;
}

/* A channel that the record has: `nr` counts from 1. */
static bool find_channel(struct reading *reading, const struct csv_row *row,
                         const struct sheet_group *group, struct sheet_row *found)
{
    struct str nr = key_value(reading, row, SHEET_COLUMN_NR);
    struct str kind = key_value(reading, row, SHEET_COLUMN_CHANNEL);
    size_t count = group->record ? group->record->channels.count : 0;
    uint32_t number;
    if (!str_to_uint(nr, UINT16_MAX, &number) || number == 0 || number > count) {
        row_error(reading, row, SHEET_COLUMN_NR, "'%.*s' has no channel '%.*s'",
                  STR_ARG(group->id), STR_ARG(nr));
        struct str best = group->record ? STR("") : nearest_id(reading, group->id);
        if (best.len)
            diag_hint(reading->diags,
                      "did you mean '%.*s'? of a new service, leave 'nr' empty",
                      STR_ARG(best));
        else
            diag_hint(reading->diags, "of a new channel, leave 'nr' empty");
        return false;
    }
    struct str is = group->record->channels.items[number - 1]->name;
    found->channel = (int)number - 1;
    if (!str_equal(kind, is)) {
        row_error(reading, row, SHEET_COLUMN_CHANNEL,
                  "channel %u of '%.*s' is '%.*s', not '%.*s'", number,
                  STR_ARG(group->id), STR_ARG(is), STR_ARG(kind));
        diag_hint(reading->diags, "a row of its own with an empty 'nr' adds a channel");
        return false;
    }
    if (!is_taken(group, found->channel))
        return true;
    row_error(reading, row, SHEET_COLUMN_NR, "a second row for channel %u of '%.*s'",
              number, STR_ARG(group->id));
    diag_hint(reading->diags, "of a new channel, leave 'nr' empty");
    return false;
}

static bool read_channel(struct reading *reading, const struct csv_row *row,
                         const struct sheet_group *group, struct sheet_row *found)
{
    struct str kind = key_value(reading, row, SHEET_COLUMN_CHANNEL);
    *found = (struct sheet_row){.cells = row, .channel = SHEET_NO_CHANNEL};
    if (key_value(reading, row, SHEET_COLUMN_NR).len)
        return find_channel(reading, row, group, found);
    found->kind = kind;
    return kind.len == 0 || check_kind(reading, row, kind);
}

/* ---- Rows. ---- */

static bool is_empty(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (str_trim(row->items[i].text).len)
            return false;
    return true;
}

static bool check_length(struct reading *reading, const struct csv_row *row)
{
    for (size_t i = reading->rows->csv->items[0].count; i < row->count; i++)
        if (str_trim(row->items[i].text).len) {
            diag_add(reading->diags, DIAG_SHEET_ROW, row->items[i].at,
                     "row %u: more cells than the first row has", row->number);
            diag_hint(reading->diags,
                      "a cell with the separator in it stands in quotes");
            return false;
        }
    return true;
}

static void read_row(struct reading *reading, const struct csv_row *row)
{
    struct str id = key_value(reading, row, SHEET_COLUMN_ID);
    struct str country = key_value(reading, row, SHEET_COLUMN_COUNTRY);
    if (is_empty(row) || !check_length(reading, row))
        return;
    if (id.len == 0) {
        row_error(reading, row, SHEET_COLUMN_ID, "a row without an id");
        return;
    }
    const struct sheet_record *record = sheet_find(reading->rows->sheet, country, id);
    if (record ? !check_country(reading, row, record) : !may_be_new(reading, row, id))
        return;
    struct sheet_group *group = group_for(reading, record, country, id);
    struct sheet_row found;
    if (read_channel(reading, row, group, &found))
        *ARRAY_ADD(&group->rows, reading->rows->arena) = found;
}

/* ---- What the table does not have. ---- */

static void report_missing(struct reading *reading, struct str id)
{
    diag_add(reading->diags, DIAG_SHEET_MISSING, location_file(reading->rows->source),
             "the table has no row of '%.*s', which stays as it is", STR_ARG(id));
}

static const struct sheet_group *group_of(struct reading *reading, size_t record)
{
    struct strbuf key = {0};
    strbuf_addf(&key, "%zu", record);
    const size_t *index = map_get(&reading->groups, strbuf_str(&key));
    strbuf_release(&key);
    return index ? &reading->rows->items[*index] : NULL;
}

static void check_channels(struct reading *reading, const struct sheet_group *group)
{
    for (size_t i = 0; i < group->record->channels.count; i++)
        if (!is_taken(group, (int)i))
            diag_add(
                reading->diags, DIAG_SHEET_MISSING,
                location_file(reading->rows->source),
                "the table has no row of channel %zu (%.*s) of '%.*s', which stays "
                "as it is",
                i + 1, STR_ARG(group->record->channels.items[i]->name),
                STR_ARG(group->id));
}

static bool has_country(struct reading *reading, struct str country)
{
    const struct sheet *sheet = reading->rows->sheet;
    for (size_t i = 0; i < sheet->count; i++)
        if (str_equal(sheet->items[i].country, country) && group_of(reading, i))
            return true;
    return false;
}

/* A table of some countries only is a usual thing: said once for each. */
static void check_missing(struct reading *reading)
{
    const struct sheet *sheet = reading->rows->sheet;
    struct str country = {0};
    bool there = false;
    for (size_t i = 0; i < sheet->count; i++) {
        const struct sheet_record *record = &sheet->items[i];
        const struct sheet_group *group = group_of(reading, i);
        bool next = !str_equal(record->country, country);
        if (next) {
            country = record->country;
            there = has_country(reading, country);
        }
        if (next && !there)
            report_missing(reading, country);
        else if (there && !group)
            report_missing(reading, record->id);
        else if (group)
            check_channels(reading, group);
    }
}

bool sheet_rows_read(struct arena *arena, const struct sheet *sheet,
                     const struct csv *csv, const struct source *source,
                     struct sheet_rows *rows, struct diagnostics *diags)
{
    *rows = (struct sheet_rows){.arena = arena,
                                .language = diags->language,
                                .sheet = sheet,
                                .csv = csv,
                                .source = source};
    struct reading reading = {.rows = rows, .groups = map_in(arena), .diags = diags};
    if (!read_header(&reading))
        return false;
    size_t before = diagnostics_count(diags, DIAG_LEVEL_ERROR);
    for (size_t i = 1; i < csv->count; i++)
        read_row(&reading, &csv->items[i]);
    if (diagnostics_count(diags, DIAG_LEVEL_ERROR) == before)
        check_missing(&reading); /* else a row that was refused would be missed */
    return true;
}
