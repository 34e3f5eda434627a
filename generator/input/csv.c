/* SPDX-License-Identifier: MIT */
#include "input/csv.h"

#include "input/charset.h"

struct reader {
    struct arena *arena;
    const struct source *source;
    struct diagnostics *diags;
    struct str text;
    size_t at;
    char separator;
};

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Old programs of Macintosh end lines with CR alone, which no line table counts. */
static struct str with_line_feeds(struct arena *arena, struct str text)
{
    if (str_find_char(text, '\r', 0) == STR_NOT_FOUND ||
        str_find_char(text, '\n', 0) != STR_NOT_FOUND)
        return text;
    char *copy = arena_take(arena, text.len);
    for (size_t i = 0; i < text.len; i++)
        copy[i] = text.ptr[i] == '\r' ? '\n' : text.ptr[i];
    return (struct str){copy, text.len};
}

static bool syntax_error(struct reader *reader, size_t at, const char *what,
                         const char *hint)
{
    diag_add(reader->diags, DIAG_SHEET_SYNTAX, location_at(reader->source, at, 1), "%s",
             diag_words(reader->diags, what));
    diag_hint(reader->diags, "%s", diag_words(reader->diags, hint));
    return false;
}

/* ---- The separator. ---- */

/* A line that Excel understands and does not show. */
static bool read_declaration(struct reader *reader)
{
    const struct str key = STR("sep="), separators = STR(",;\t|");
    if (!str_starts_with(reader->text, key) || reader->text.len == key.len ||
        str_find_char(separators, reader->text.ptr[key.len], 0) == STR_NOT_FOUND)
        return false;
    reader->separator = reader->text.ptr[key.len];
    reader->at = key.len + 1;
    while (reader->at < reader->text.len && is_line_end(reader->text.ptr[reader->at]))
        reader->at++;
    return true;
}

static char find_separator(struct str text)
{
    static const char candidates[] = {';', ',', '\t'};
    size_t counts[sizeof(candidates)] = {0}, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.len && (quoted || !is_line_end(text.ptr[i])); i++) {
        if (text.ptr[i] == '"')
            quoted = !quoted;
        for (size_t c = 0; !quoted && c < sizeof(candidates); c++)
            counts[c] += text.ptr[i] == candidates[c];
    }
    for (size_t c = 1; c < sizeof(candidates); c++)
        if (counts[c] > counts[best])
            best = c;
    return candidates[best];
}

/* ---- Cells and rows. ---- */

static struct str without_double_quotes(struct arena *arena, struct str raw)
{
    if (str_find_char(raw, '"', 0) == STR_NOT_FOUND)
        return raw;
    char *text = arena_take(arena, raw.len);
    size_t length = 0;
    for (size_t i = 0; i < raw.len; i++) {
        text[length++] = raw.ptr[i];
        i += raw.ptr[i] == '"';
    }
    return (struct str){text, length};
}

/* reader->at is at the opening quote. */
static bool read_quoted(struct reader *reader, struct csv_cell *cell)
{
    struct str text = reader->text;
    size_t start = reader->at + 1, end = start;
    for (;;) {
        end = str_find_char(text, '"', end);
        if (end == STR_NOT_FOUND)
            return syntax_error(reader, start - 1, "a quote that is never closed",
                                "write a quote inside of a cell twice");
        if (end + 1 == text.len || text.ptr[end + 1] != '"')
            break;
        end += 2;
    }
    struct str raw = str_slice(text, start, end);
    cell->text = without_double_quotes(reader->arena, raw);
    cell->at = location_at(reader->source, start, raw.len);
    reader->at = end + 1;
    if (reader->at == text.len || text.ptr[reader->at] == reader->separator ||
        is_line_end(text.ptr[reader->at]))
        return true;
    return syntax_error(reader, reader->at, "text behind the closing quote of a cell",
                        "write a quote inside of a cell twice");
}

/* A quote inside of a cell that does not begin with one stands for itself. */
static bool read_plain(struct reader *reader, struct csv_cell *cell)
{
    size_t start = reader->at;
    while (reader->at < reader->text.len &&
           reader->text.ptr[reader->at] != reader->separator &&
           !is_line_end(reader->text.ptr[reader->at]))
        reader->at++;
    cell->text = str_slice(reader->text, start, reader->at);
    cell->at = location_at(reader->source, start, cell->text.len);
    return true;
}

/* Behind the row's last cell, at a line end or the end of the text. */
static void skip_line_end(struct reader *reader)
{
    bool carriage =
        reader->at < reader->text.len && reader->text.ptr[reader->at] == '\r';
    reader->at++;
    if (carriage && reader->at < reader->text.len &&
        reader->text.ptr[reader->at] == '\n')
        reader->at++;
}

static bool read_row(struct reader *reader, struct csv_row *row)
{
    for (;;) {
        bool quoted =
            reader->at < reader->text.len && reader->text.ptr[reader->at] == '"';
        if (row->count == CSV_CELLS_MOST)
            return syntax_error(reader, reader->at, "a row of more than 1024 cells",
                                "this is not a table that Balise wrote");
        struct csv_cell *cell = ARRAY_ADD(row, reader->arena);
        if (!(quoted ? read_quoted(reader, cell) : read_plain(reader, cell)))
            return false;
        if (reader->at >= reader->text.len ||
            reader->text.ptr[reader->at] != reader->separator)
            break;
        reader->at++;
    }
    skip_line_end(reader);
    return true;
}

static bool read_rows(struct reader *reader, struct csv *csv)
{
    while (reader->at < reader->text.len) {
        if (csv->count == CSV_ROWS_MOST)
            return syntax_error(reader, reader->at, "a table of more than 1048576 rows",
                                "this is not a table that Balise wrote");
        struct csv_row row = {.number = (uint32_t)csv->count + 1};
        if (!read_row(reader, &row))
            return false;
        *ARRAY_ADD(csv, reader->arena) = row;
    }
    return true;
}

/* Hints of charset_decode are for files of the content. */
static bool decode(struct arena *arena, struct str path, struct str bytes,
                   struct str encoding, struct source *source,
                   struct diagnostics *diags)
{
    size_t before = diags->count;
    bool good = charset_decode(arena, path, bytes, encoding, source, diags);
    if (diags->count > before &&
        diags->items[diags->count - 1].code == DIAG_CHARSET_GUESSED)
        diag_hint(diags, "save it as 'CSV UTF-8', or name its encoding, as in "
                         "--encoding macintosh");
    return good;
}

bool csv_read(struct arena *arena, struct str path, struct str bytes,
              struct str encoding, struct source *source, struct csv *csv,
              struct diagnostics *diags)
{
    *csv = (struct csv){0};
    if (!decode(arena, path, bytes, encoding, source, diags))
        return false;
    *source = source_of(arena, path, with_line_feeds(arena, source->text));
    struct reader reader = {
        .arena = arena, .source = source, .diags = diags, .text = source->text};
    if (!read_declaration(&reader))
        reader.separator = find_separator(reader.text);
    csv->separator = reader.separator;
    return read_rows(&reader, csv);
}

/* ---- Writing. ---- */

static bool needs_quotes(struct str text, char separator)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '"' || text.ptr[i] == separator || is_line_end(text.ptr[i]))
            return true;
    return text.len && (text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' ');
}

void csv_add_cell(struct strbuf *out, struct str text, char separator)
{
    if (!needs_quotes(text, separator)) {
        strbuf_add(out, text);
        return;
    }
    strbuf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            strbuf_add_char(out, '"');
        strbuf_add_char(out, text.ptr[i]);
    }
    strbuf_add_char(out, '"');
}

void csv_column_name(size_t column, char name[CSV_COLUMN_NAME])
{
    char reversed[CSV_COLUMN_NAME];
    size_t count = 0;
    for (size_t rest = column + 1; rest > 0 && count < CSV_COLUMN_NAME - 1; count++) {
        reversed[count] = (char)('A' + (rest - 1) % 26);
        rest = (rest - 1) / 26;
    }
    for (size_t i = 0; i < count; i++)
        name[i] = reversed[count - 1 - i];
    name[count] = '\0';
}
