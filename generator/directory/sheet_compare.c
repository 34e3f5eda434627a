/* SPDX-License-Identifier: MIT */
#include "directory/sheet_compare.h"

#include "directory/sheet_damage.h"
#include "directory/sheet_patch.h"
#include "directory/sheet_rows.h"

struct comparing {
    struct arena *arena;
    const struct sheet *sheet;
    struct sheet_rows rows;
    struct sheet_comparison *result;
    bool guessed;
    struct diagnostics *diags;
};

static const struct sheet_column *column_of(const struct comparing *comparing,
                                            size_t column)
{
    return &comparing->sheet->columns.items[column];
}

static bool is_given(const struct comparing *comparing, size_t column)
{
    return comparing->rows.columns[column] != SHEET_NO_COLUMN;
}

static void add_change(const struct comparing *comparing,
                       const struct sheet_group *group, struct str what, struct str old,
                       struct str new)
{
    *ARRAY_ADD(&comparing->result->changes, comparing->arena) =
        (struct sheet_change){group->record ? group->record->country : group->country,
                              group->id,
                              what,
                              false,
                              old,
                              new};
}

/* ---- One cell. ---- */

/* Words may be separated as in a sentence. */
static struct str value_of(const struct comparing *comparing,
                           const struct sheet_column *column, struct str text)
{
    struct str value = sheet_clean(comparing->arena, column->form, text);
    bool list = column->scope == SHEET_LIST ||
                (column->form == SHEET_WORDS && column->scope == SHEET_CHANNEL);
    if (!list || (str_find_char(value, ',', 0) == STR_NOT_FOUND &&
                  str_find_char(value, ';', 0) == STR_NOT_FOUND))
        return value;
    char *words = arena_take(comparing->arena, value.len);
    for (size_t i = 0; i < value.len; i++)
        words[i] = value.ptr[i] == ',' || value.ptr[i] == ';' ? ' ' : value.ptr[i];
    return sheet_clean(comparing->arena, column->form, (struct str){words, value.len});
}

/* Some programs leave empty cells at the end of a row out; a cut file has no such. */
static void check_short_row(const struct comparing *comparing,
                            const struct csv_row *row, size_t column,
                            struct str recorded)
{
    if (recorded.len == 0)
        return;
    const struct patch_cause *cause = sheet_rows_cause(&comparing->rows, row, column);
    diag_add(comparing->diags, DIAG_SHEET_ROW, cause->at,
             "%.*s: the row ends before it", STR_ARG(cause->label));
    diag_hint(comparing->diags, "the record says '%.*s'; an empty cell would remove it",
              STR_ARG(recorded));
}

/* What the cell wants of a record that says `recorded`. */
static struct sheet_wish wish_of(const struct comparing *comparing,
                                 const struct csv_row *row, size_t column,
                                 struct str recorded)
{
    const struct sheet_column *rule = column_of(comparing, column);
    struct sheet_wish wish = {.value = recorded};
    if (rule->scope == SHEET_KEY || !is_given(comparing, column))
        return wish;
    const struct csv_cell *cell = sheet_rows_cell(&comparing->rows, row, column);
    if (!cell) {
        check_short_row(comparing, row, column, recorded);
        return wish;
    }
    struct sheet_value value = sheet_unprotect(rule->form, cell->text);
    struct str wanted = value_of(comparing, rule, value.text);
    if (sheet_same(comparing->arena, rule->form, wanted, recorded))
        return wish;
    const struct patch_cause *cause = sheet_rows_cause(&comparing->rows, row, column);
    const struct sheet_suspect suspect = {.form = rule->form,
                                          .value = value,
                                          .recorded = recorded,
                                          .guessed = comparing->guessed,
                                          .at = cause->at,
                                          .label = cause->label};
    if (!sheet_is_damaged(comparing->arena, &suspect, comparing->diags))
        wish = (struct sheet_wish){true, wanted, cause};
    return wish;
}

/* ---- Several rows of one record. ---- */

static bool is_of_channel(const struct comparing *comparing, size_t column)
{
    return column_of(comparing, column)->scope == SHEET_CHANNEL;
}

static void report_conflict(const struct comparing *comparing,
                            const struct sheet_wish *first,
                            const struct sheet_wish *second)
{
    diag_add(comparing->diags, DIAG_SHEET_CONFLICT, second->cause->at,
             "%.*s: '%.*s', but %.*s says '%.*s'", STR_ARG(second->cause->label),
             STR_ARG(second->value), STR_ARG(first->cause->label),
             STR_ARG(first->value));
    diag_hint(comparing->diags, "both rows are of one record");
}

/*
 * The value stands in each row of the record: one row that changes it is enough, but no
 * two rows may change it to different things.
 */
static struct sheet_wish wish_of_rows(const struct comparing *comparing,
                                      const struct sheet_group *group, size_t column,
                                      struct str recorded)
{
    struct sheet_wish wish = {.value = recorded};
    for (size_t i = 0; i < group->rows.count; i++) {
        struct sheet_wish next =
            wish_of(comparing, group->rows.items[i].cells, column, recorded);
        if (!next.changed)
            continue;
        if (wish.changed && !str_equal(wish.value, next.value))
            report_conflict(comparing, &wish, &next);
        else
            wish = next;
    }
    return wish;
}

static struct sheet_wish *record_wishes(const struct comparing *comparing,
                                        const struct sheet_group *group)
{
    size_t count = comparing->sheet->columns.count;
    struct sheet_wish *wishes = ARENA_ARRAY(comparing->arena, count, struct sheet_wish);
    for (size_t i = 0; i < count; i++) {
        struct str recorded = {0};
        if (is_of_channel(comparing, i))
            continue;
        if (group->record)
            recorded = sheet_cell(comparing->arena, comparing->sheet, group->record,
                                  SHEET_NO_CHANNEL, i);
        wishes[i] = wish_of_rows(comparing, group, i, recorded);
    }
    return wishes;
}

static bool has_channel(const struct sheet_row *row)
{
    return row->kind.len > 0 || row->channel != SHEET_NO_CHANNEL;
}

static void report_no_channel(const struct comparing *comparing,
                              const struct sheet_wish *wish)
{
    diag_add(comparing->diags, DIAG_SHEET_ROW, wish->cause->at,
             "%.*s: the row names no channel", STR_ARG(wish->cause->label));
    diag_hint(comparing->diags, "write phone, sms or another one in 'channel'");
}

static struct sheet_wish *channel_wishes(const struct comparing *comparing,
                                         const struct sheet_group *group,
                                         const struct sheet_row *row)
{
    size_t count = comparing->sheet->columns.count;
    struct sheet_wish *wishes = ARENA_ARRAY(comparing->arena, count, struct sheet_wish);
    for (size_t i = 0; i < count; i++) {
        struct str recorded = {0};
        if (!is_of_channel(comparing, i))
            continue;
        if (row->channel != SHEET_NO_CHANNEL)
            recorded = sheet_cell(comparing->arena, comparing->sheet, group->record,
                                  row->channel, i);
        wishes[i] = wish_of(comparing, row->cells, i, recorded);
        if (wishes[i].changed && !has_channel(row))
            report_no_channel(comparing, &wishes[i]);
    }
    return wishes;
}

/* ---- In words. ---- */

static struct str quoted(const struct comparing *comparing, struct str value)
{
    return value.len ? arena_format(comparing->arena, "'%.*s'", STR_ARG(value)) : value;
}

static void tell_changes(const struct comparing *comparing,
                         const struct sheet_group *group, const struct sheet_row *row,
                         const struct sheet_wish *wishes)
{
    for (size_t i = 0; i < comparing->sheet->columns.count; i++) {
        struct str what = str_from(column_of(comparing, i)->name);
        int channel = row ? row->channel : SHEET_NO_CHANNEL;
        if (!wishes[i].changed)
            continue;
        struct str old =
            sheet_cell(comparing->arena, comparing->sheet, group->record, channel, i);
        if (row)
            what = arena_format(comparing->arena, "%.*s %d, %.*s",
                                STR_ARG(group->record->channels.items[channel]->name),
                                channel + 1, STR_ARG(what));
        add_change(comparing, group, what, quoted(comparing, old),
                   quoted(comparing, wishes[i].value));
    }
}

static void tell_new(const struct comparing *comparing, const struct sheet_group *group,
                     struct str what, const struct sheet_wish *wishes)
{
    struct strbuf words = {0};
    for (size_t i = 0; i < comparing->sheet->columns.count; i++)
        if (wishes[i].changed)
            strbuf_addf(&words, "%s%s '%.*s'", words.len ? ", " : "",
                        column_of(comparing, i)->name, STR_ARG(wishes[i].value));
    add_change(comparing, group, what, (struct str){0},
               arena_copy(comparing->arena, strbuf_str(&words)));
    struct sheet_changes *changes = &comparing->result->changes;
    changes->items[changes->count - 1].is_new = true;
    strbuf_release(&words);
}

/* ---- Records. ---- */

/* A row that was exported before somebody else changed the record. */
static const struct csv_row *find_stale(const struct comparing *comparing,
                                        const struct sheet_group *group)
{
    for (size_t i = 0; i < group->rows.count; i++) {
        const struct csv_row *row = group->rows.items[i].cells;
        const struct csv_cell *cell =
            sheet_rows_cell(&comparing->rows, row, SHEET_COLUMN_EXPORTED);
        struct str version = cell ? str_trim(cell->text) : (struct str){0};
        if (version.len && !str_equal(version, group->record->version))
            return row;
    }
    return NULL;
}

static void report_stale(const struct comparing *comparing,
                         const struct sheet_group *group, const struct csv_row *row)
{
    const struct patch_cause *cause =
        sheet_rows_cause(&comparing->rows, row, SHEET_COLUMN_EXPORTED);
    diag_add(comparing->diags, DIAG_SHEET_STALE, cause->at,
             "%.*s: '%.*s' has changed since the table was exported",
             STR_ARG(cause->label), STR_ARG(group->id));
    diag_hint(comparing->diags,
              "export it again; or empty the cell, if the row is right "
              "all the same");
}

static bool any_changed(const struct comparing *comparing,
                        const struct sheet_wish *wishes)
{
    for (size_t i = 0; i < comparing->sheet->columns.count; i++)
        if (wishes[i].changed)
            return true;
    return false;
}

static struct sheet_new_channel new_channel(const struct comparing *comparing,
                                            const struct sheet_group *group,
                                            const struct sheet_row *row,
                                            const struct sheet_wish *wishes)
{
    tell_new(comparing, group,
             arena_format(comparing->arena,
                          message_in(comparing->rows.language, "new %.*s"),
                          STR_ARG(row->kind)),
             wishes);
    return (struct sheet_new_channel){
        row->kind, sheet_rows_cause(&comparing->rows, row->cells, SHEET_COLUMN_CHANNEL),
        wishes};
}

/* Tells and patches what the rows change; false: they change nothing. */
static bool carry_out(const struct comparing *comparing,
                      const struct sheet_group *group, const struct sheet_wish *wishes,
                      struct sheet_wish *const *of_rows, bool apply)
{
    struct patches *patches = &comparing->result->patches[group->record->file];
    bool changed = any_changed(comparing, wishes);
    if (apply) {
        tell_changes(comparing, group, NULL, wishes);
        sheet_patch_record(patches, comparing->sheet, group->record, wishes,
                           comparing->diags);
    }
    for (size_t i = 0; i < group->rows.count; i++) {
        const struct sheet_row *row = &group->rows.items[i];
        changed = changed || row->kind.len || any_changed(comparing, of_rows[i]);
        if (!apply)
            continue;
        if (row->channel != SHEET_NO_CHANNEL) {
            tell_changes(comparing, group, row, of_rows[i]);
            sheet_patch_channel(patches, comparing->sheet,
                                group->record->channels.items[row->channel],
                                of_rows[i]);
        } else if (row->kind.len) {
            struct sheet_new_channel channel =
                new_channel(comparing, group, row, of_rows[i]);
            sheet_insert_channel(patches, comparing->sheet, group->record, &channel);
        }
    }
    return changed;
}

static void compare_record(const struct comparing *comparing,
                           const struct sheet_group *group)
{
    struct sheet_wish *wishes = record_wishes(comparing, group);
    struct sheet_wish **of_rows =
        ARENA_ARRAY(comparing->arena, group->rows.count, struct sheet_wish *);
    for (size_t i = 0; i < group->rows.count; i++)
        of_rows[i] = channel_wishes(comparing, group, &group->rows.items[i]);
    const struct csv_row *stale = find_stale(comparing, group);
    bool changed = carry_out(comparing, group, wishes, of_rows, !stale);
    if (stale && changed)
        report_stale(comparing, group, stale);
}

/* The last file of a country: that of the last content folder. */
static const struct sheet_file *file_of(const struct comparing *comparing,
                                        struct str country, size_t *index)
{
    const struct sheet_files *files = &comparing->sheet->files;
    const struct sheet_file *found = NULL;
    for (size_t i = 0; i < files->count; i++) {
        const struct xml_attribute *code =
            xml_attribute(files->items[i].root, STR("country"));
        if (!code || !str_equal(code->value, country) ||
            (found && found->folder > files->items[i].folder))
            continue;
        found = &files->items[i];
        *index = i;
    }
    return found;
}

static void compare_new(const struct comparing *comparing,
                        const struct sheet_group *group)
{
    size_t index = 0;
    if (group->rows.count == 0)
        return; /* all its rows were refused */
    const struct csv_row *first = group->rows.items[0].cells;
    const struct sheet_file *file = file_of(comparing, group->country, &index);
    if (!file) {
        const struct patch_cause *cause =
            sheet_rows_cause(&comparing->rows, first, SHEET_COLUMN_COUNTRY);
        diag_add(comparing->diags, DIAG_SHEET_PLACE, cause->at,
                 "%.*s: the directory has no file of '%.*s'", STR_ARG(cause->label),
                 STR_ARG(group->country));
        diag_hint(comparing->diags,
                  "make it first, with the country and its time zone");
        return;
    }
    struct sheet_new_service service = {
        .id = group->id,
        .cause = sheet_rows_cause(&comparing->rows, first, SHEET_COLUMN_ID),
        .wishes = record_wishes(comparing, group)};
    tell_new(comparing, group,
             str_from(message_in(comparing->rows.language, "new service")),
             service.wishes);
    for (size_t i = 0; i < group->rows.count; i++) {
        const struct sheet_row *row = &group->rows.items[i];
        const struct sheet_wish *wishes = channel_wishes(comparing, group, row);
        if (row->kind.len == 0)
            continue;
        *ARRAY_ADD(&service.channels, comparing->arena) =
            new_channel(comparing, group, row, wishes);
    }
    sheet_insert_service(&comparing->result->patches[index], comparing->sheet, file,
                         &service);
}

void sheet_compare(struct arena *arena, const struct sheet *sheet,
                   const struct csv *csv, const struct source *source, bool guessed,
                   struct sheet_comparison *comparison, struct diagnostics *diags)
{
    *comparison = (struct sheet_comparison){
        .patches = ARENA_ARRAY(arena, sheet->files.count, struct patches)};
    for (size_t i = 0; i < sheet->files.count; i++)
        comparison->patches[i] =
            (struct patches){.arena = arena, .source = sheet->files.items[i].source};
    struct comparing comparing = {.arena = arena,
                                  .sheet = sheet,
                                  .result = comparison,
                                  .guessed = guessed,
                                  .diags = diags};
    if (!sheet_rows_read(arena, sheet, csv, source, &comparing.rows, diags))
        return;
    for (size_t i = 0; i < comparing.rows.count; i++) {
        const struct sheet_group *group = &comparing.rows.items[i];
        if (group->record)
            compare_record(&comparing, group);
        else
            compare_new(&comparing, group);
    }
}
