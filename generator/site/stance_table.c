/* SPDX-License-Identifier: MIT */
#include "site/stance.h"

#include "base/unicode.h"

/* One value of one instruction in one row, and the pages that say it. */
struct cell_value {
    struct str value;
    struct strs ids;
};

struct cell {
    ARRAY_FIELDS(struct cell_value); /* in the order of the pages */
};

struct row {
    struct str scope; /* "" is the first one */
    struct cell cells[INSTRUCTION_COUNT];
};

struct table {
    struct arena arena;
    struct str general; /* how the first row is called */
    struct row_list {
        ARRAY_FIELDS(struct row);
    } rows;
};

static struct row *row_for(struct table *table, struct str scope)
{
    for (size_t i = 0; i < table->rows.count; i++)
        if (str_equal(table->rows.items[i].scope, scope))
            return &table->rows.items[i];
    struct row *row = ARRAY_ADD(&table->rows, &table->arena);
    row->scope = scope;
    return row;
}

static void add_stance(struct table *table, struct cell *cell, struct str value,
                       struct str id)
{
    size_t i = 0;
    while (i < cell->count && !str_equal(cell->items[i].value, value))
        i++;
    if (i == cell->count)
        ARRAY_ADD(cell, &table->arena)->value = value;
    if (!strs_contain(&cell->items[i].ids, id))
        *ARRAY_ADD(&cell->items[i].ids, &table->arena) = id;
}

static void add_page(struct table *table, const struct page *page)
{
    if (page->stances.count == 0)
        return;
    struct row *row = row_for(table, stance_scope(page));
    for (size_t i = 0; i < page->stances.count; i++) {
        const struct stance *stance = &page->stances.items[i];
        size_t column = instruction_find(stance->key);
        if (column < INSTRUCTION_COUNT)
            add_stance(table, &row->cells[column], stance->value, page->id);
    }
}

static int compare_rows(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    return str_compare(a->scope, b->scope);
}

/* The general row says the same, so nobody needs to know who else says it. */
static bool is_plain(const struct table *table, const struct cell *cell, size_t column)
{
    const struct row *general = &table->rows.items[0];
    if (cell->count != 1)
        return false;
    if (general->scope.len || cell == &general->cells[column])
        return true;
    const struct cell *first = &general->cells[column];
    return first->count == 0 || (first->count == 1 && str_equal(first->items[0].value,
                                                                cell->items[0].value));
}

static void write_cell(const struct table *table, const struct cell *cell,
                       size_t column, struct strbuf *out)
{
    bool plain = is_plain(table, cell, column);
    if (cell->count == 0)
        strbuf_add_char(out, '-');
    for (size_t i = 0; i < cell->count; i++) {
        const struct cell_value *value = &cell->items[i];
        strbuf_addf(out, "%s%.*s", i ? " | " : "", STR_ARG(value->value));
        for (size_t k = 0; !plain && k < value->ids.count; k++)
            strbuf_addf(out, "%s%.*s", k ? ", " : " (", STR_ARG(value->ids.items[k]));
        if (!plain)
            strbuf_add_char(out, ')');
    }
}

/* Row 0 is the head. Ids, values and their names are ASCII: bytes are columns. */
static void write_field(const struct table *table, size_t row, size_t column,
                        struct strbuf *out)
{
    if (row == 0)
        strbuf_add(out, str_from(INSTRUCTIONS[column].name));
    else
        write_cell(table, &table->rows.items[row - 1].cells[column], column, out);
}

static bool is_used(const struct table *table, size_t column)
{
    for (size_t i = 0; i < table->rows.count; i++)
        if (table->rows.items[i].cells[column].count)
            return true;
    return false;
}

static size_t width_of(const struct table *table, size_t column)
{
    struct strbuf field = {0};
    size_t width = 0;
    for (size_t row = 0; row <= table->rows.count; row++) {
        strbuf_clear(&field);
        write_field(table, row, column, &field);
        width = field.len > width ? field.len : width;
    }
    strbuf_release(&field);
    return width;
}

static struct str row_name(const struct table *table, size_t row)
{
    if (row == 0)
        return STR("");
    struct str scope = table->rows.items[row - 1].scope;
    return scope.len ? scope : table->general;
}

static void write_row(const struct table *table, size_t row,
                      const size_t widths[INSTRUCTION_COUNT], struct strbuf *out)
{
    struct str name = row_name(table, row);
    /* Spaces before the next field. */
    size_t due = utf8_count(table->general) - utf8_count(name);
    strbuf_add(out, name);
    for (size_t column = 0; column < INSTRUCTION_COUNT; column++) {
        if (widths[column] == 0)
            continue;
        strbuf_add_repeat(out, ' ', due + 2);
        size_t before = out->len;
        write_field(table, row, column, out);
        due = widths[column] - (out->len - before);
    }
    strbuf_add_char(out, '\n');
}

static void write_table(const struct table *table, struct strbuf *out)
{
    size_t widths[INSTRUCTION_COUNT];
    for (size_t column = 0; column < INSTRUCTION_COUNT; column++)
        widths[column] = is_used(table, column) ? width_of(table, column) : 0;
    for (size_t row = 0; row <= table->rows.count; row++)
        write_row(table, row, widths, out);
}

void stances_table(const struct site *site, enum message_language language,
                   struct strbuf *out)
{
    struct table table = {.general = str_from(message_in(language, "general"))};
    for (size_t i = 0; i < site->pages.count; i++)
        if (site->pages.items[i]->good)
            add_page(&table, site->pages.items[i]);
    ARRAY_SORT(&table.rows, compare_rows);
    if (table.rows.count == 0)
        strbuf_add(out, str_from(message_in(language, "no page has a stance\n")));
    else
        write_table(&table, out);
    arena_release(&table.arena);
}
