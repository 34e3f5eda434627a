/* SPDX-License-Identifier: MIT */
#include "directory/sheet.h"

#include "base/digest.h"
#include "base/language.h"
#include "directory/record.h"
#include "input/csv.h"

enum { VERSION_DIGITS = 8 };

bool sheet_is_channel(struct str name)
{
    for (unsigned i = 0; i < CHANNEL_KIND_COUNT; i++)
        if (str_equal(name, str_from(channel_kind_name((enum channel_kind)i))))
            return true;
    return false;
}

const struct xml_element *sheet_child(const struct xml_element *xml, const char *name)
{
    for (size_t i = 0; i < xml->children.count; i++)
        if (str_equal(xml->children.items[i]->name, str_from(name)))
            return xml->children.items[i];
    return NULL;
}

static struct str attribute(const struct xml_element *xml, struct str name)
{
    const struct xml_attribute *found = xml ? xml_attribute(xml, name) : NULL;
    return found ? found->value : (struct str){0};
}

const struct xml_element *sheet_summary(const struct xml_element *xml,
                                        struct str language)
{
    for (size_t i = 0; i < xml->children.count; i++) {
        const struct xml_element *child = xml->children.items[i];
        if (str_equal(child->name, STR("summary")) &&
            str_equal(attribute(child, STR("xml:lang")), language))
            return child;
    }
    return NULL;
}

/* ---- Names. ---- */

static const struct str BAR = STR_INIT(" | ");

/* "fr: " before a name. STR_NOT_FOUND where no language stands there. */
static size_t find_colon(struct str name)
{
    size_t colon = str_find(name, STR(": "), 0);
    if (colon == STR_NOT_FOUND ||
        (colon > 0 && !language_is_well_formed(str_slice(name, 0, colon))))
        return STR_NOT_FOUND;
    return colon;
}

struct str sheet_join_names(struct arena *arena, const struct sheet_names *names)
{
    struct strbuf cell = {0};
    for (size_t i = 0; i < names->count; i++) {
        const struct sheet_name *name = &names->items[i];
        strbuf_add(&cell, i ? BAR : STR(""));
        if (name->language.len || find_colon(name->text) != STR_NOT_FOUND)
            strbuf_addf(&cell, "%.*s: ", STR_ARG(name->language));
        strbuf_add(&cell, name->text);
    }
    struct str text = arena_copy(arena, strbuf_str(&cell));
    strbuf_release(&cell);
    return text;
}

static void add_name(struct arena *arena, struct sheet_names *names, struct str piece)
{
    struct str text = str_trim(piece);
    size_t colon = find_colon(text);
    struct sheet_name name = {.text = text};
    if (colon != STR_NOT_FOUND)
        name = (struct sheet_name){str_slice(text, 0, colon),
                                   str_trim(str_slice(text, colon + 2, text.len))};
    bool only_language = str_ends_with(text, STR(":")) &&
                         language_is_well_formed(str_slice(text, 0, text.len - 1));
    if (name.text.len && !only_language)
        *ARRAY_ADD(names, arena) = name;
}

struct sheet_names sheet_split_names(struct arena *arena, struct str cell)
{
    struct sheet_names names = {0};
    size_t from = 0;
    for (size_t at; (at = str_find(cell, BAR, from)) != STR_NOT_FOUND;
         from = at + BAR.len - 1) /* one space may stand between two bars */
        add_name(arena, &names, str_slice(cell, from, at));
    add_name(arena, &names, str_slice(cell, from, cell.len));
    return names;
}

static struct str names_cell(struct arena *arena, const struct xml_element *xml)
{
    struct sheet_names names = {0};
    for (size_t i = 0; i < xml->children.count; i++) {
        const struct xml_element *child = xml->children.items[i];
        if (str_equal(child->name, STR("name")))
            *ARRAY_ADD(&names, arena) =
                (struct sheet_name){attribute(child, STR("xml:lang")), child->text};
    }
    return sheet_join_names(arena, &names);
}

/* ---- Cells. ---- */

static struct str list_cell(struct arena *arena, const struct xml_element *xml,
                            const struct sheet_column *column)
{
    struct strbuf cell = {0};
    for (size_t i = 0; i < xml->children.count; i++) {
        const struct xml_element *child = xml->children.items[i];
        if (!str_equal(child->name, str_from(column->element)))
            continue;
        strbuf_add(&cell, cell.len ? STR(" ") : STR(""));
        strbuf_add(&cell, column->attribute
                              ? attribute(child, str_from(column->attribute))
                              : child->text);
    }
    struct str text = arena_copy(arena, strbuf_str(&cell));
    strbuf_release(&cell);
    return text;
}

static struct str key_cell(struct arena *arena, const struct sheet_record *record,
                           int channel, size_t column)
{
    switch (column) {
    case SHEET_COLUMN_COUNTRY:
        return record->country;
    case SHEET_COLUMN_ID:
        return record->id;
    case SHEET_COLUMN_EXPORTED:
        return record->version;
    default:
        break;
    }
    if (channel == SHEET_NO_CHANNEL)
        return (struct str){0};
    return column == SHEET_COLUMN_NR ? arena_format(arena, "%d", channel + 1)
                                     : record->channels.items[channel]->name;
}

struct str sheet_cell(struct arena *arena, const struct sheet *sheet,
                      const struct sheet_record *record, int channel, size_t column)
{
    const struct sheet_column *rule = &sheet->columns.items[column];
    const struct xml_element *summary;
    switch (rule->scope) {
    case SHEET_KEY:
        return key_cell(arena, record, channel, column);
    case SHEET_CHANNEL:
        if (channel == SHEET_NO_CHANNEL)
            return (struct str){0};
        const struct xml_element *xml = record->channels.items[channel];
        return attribute(xml, sheet_attribute(rule, xml->name));
    case SHEET_RECORD:
        return attribute(record->xml, str_from(rule->attribute));
    case SHEET_CHILD:
        return attribute(sheet_child(record->xml, rule->element),
                         str_from(rule->attribute));
    case SHEET_LIST:
        return list_cell(arena, record->xml, rule);
    case SHEET_NAMES:
        return names_cell(arena, record->xml);
    case SHEET_SUMMARY:
        summary = sheet_summary(record->xml, rule->language);
        return summary ? summary->text : (struct str){0};
    }
    return (struct str){0};
}

/* ---- Records. ---- */

static struct str key_of(struct arena *arena, struct str country, struct str id)
{
    if (!str_starts_with(id, STR("emergency:")))
        return id;
    return arena_format(arena, "%.*s %.*s", STR_ARG(country), STR_ARG(id));
}

static int first_row(const struct sheet_record *record)
{
    return record->channels.count ? 0 : SHEET_NO_CHANNEL;
}

static struct str version_of(struct arena *arena, const struct sheet *sheet,
                             const struct sheet_record *record)
{
    struct strbuf cells = {0};
    int row = first_row(record);
    do
        for (size_t i = 0; i < sheet->columns.count; i++) {
            if (i != SHEET_COLUMN_EXPORTED)
                strbuf_add(&cells, sheet_cell(arena, sheet, record, row, i));
            strbuf_add_char(&cells, '\n');
        }
    while (++row < (int)record->channels.count);
    struct digest digest = digest_of(strbuf_str(&cells));
    strbuf_release(&cells);
    return arena_format(arena, "v%.*s", VERSION_DIGITS, digest.hex);
}

static void name_emergency(struct arena *arena, struct sheet *sheet,
                           struct sheet_record *record)
{
    struct str purpose = attribute(record->xml, STR("purpose"));
    struct str base = arena_format(arena, "emergency:%.*s", STR_ARG(purpose));
    record->id = base;
    for (size_t nth = 2;
         map_get(&sheet->by_key, key_of(arena, record->country, record->id)); nth++)
        record->id = arena_format(arena, "%.*s:%zu", STR_ARG(base), nth);
}

static void add_record(struct arena *arena, struct sheet *sheet, size_t file,
                       const struct xml_element *xml)
{
    struct sheet_record *record = ARRAY_ADD(sheet, arena);
    *record = (struct sheet_record){
        .file = file,
        .xml = xml,
        .country = attribute(sheet->files.items[file].root, STR("country")),
        .id = attribute(xml, STR("id")),
        .is_emergency = str_equal(xml->name, STR("emergency")),
    };
    for (size_t i = 0; i < xml->children.count; i++)
        if (sheet_is_channel(xml->children.items[i]->name))
            *ARRAY_ADD(&record->channels, arena) = xml->children.items[i];
    if (record->is_emergency)
        name_emergency(arena, sheet, record);
    record->version = version_of(arena, sheet, record);
    map_set(&sheet->by_key, key_of(arena, record->country, record->id),
            sheet); /* only that it is taken: addresses of records still change */
}

/* Is the one among the channels of the other, as directory_assemble compares them? */
static bool share_number(const struct xml_element *a, const struct xml_element *b)
{
    for (size_t i = 0; i < a->children.count; i++)
        for (size_t j = 0; j < b->children.count; j++) {
            const struct xml_element *left = a->children.items[i];
            const struct xml_element *right = b->children.items[j];
            struct str dial = attribute(left, STR("dial"));
            if (dial.len && str_equal(left->name, right->name) &&
                str_equal(dial, attribute(right, STR("dial"))))
                return true;
        }
    return false;
}

/* Does a later folder say this emergency number again? */
static bool is_said_again(const struct sheet_files *files,
                          const struct sheet_file *file, const struct xml_element *xml)
{
    struct str country = attribute(file->root, STR("country"));
    for (size_t i = 0; i < files->count; i++) {
        const struct sheet_file *later = &files->items[i];
        if (later->folder <= file->folder ||
            !str_equal(attribute(later->root, STR("country")), country))
            continue;
        for (size_t j = 0; j < later->root->children.count; j++) {
            const struct xml_element *other = later->root->children.items[j];
            if (str_equal(other->name, xml->name) &&
                str_equal(attribute(other, STR("purpose")),
                          attribute(xml, STR("purpose"))) &&
                share_number(other, xml))
                return true;
        }
    }
    return false;
}

/* Is it the record of the last folder that has it? */
static bool is_current(const struct map *last, const struct sheet_files *files,
                       const struct sheet_file *file, const struct xml_element *xml)
{
    if (str_equal(xml->name, STR("service")))
        return map_get(last, attribute(xml, STR("id"))) == xml;
    return !is_said_again(files, file, xml);
}

static struct map last_of_each(struct arena *arena, const struct sheet_files *files)
{
    struct map last = map_in(arena);
    size_t folders = 0;
    for (size_t i = 0; i < files->count; i++)
        if (files->items[i].folder >= folders)
            folders = files->items[i].folder + 1;
    for (size_t folder = 0; folder < folders; folder++)
        for (size_t i = 0; i < files->count; i++) {
            const struct xml_elements *all = &files->items[i].root->children;
            for (size_t j = 0; files->items[i].folder == folder && j < all->count; j++)
                if (str_equal(all->items[j]->name, STR("service")))
                    map_set(&last, attribute(all->items[j], STR("id")), all->items[j]);
        }
    return last;
}

/* Addresses of records hold only from here on: the array has stopped growing. */
static void index_records(struct arena *arena, struct sheet *sheet)
{
    sheet->by_key = map_in(arena);
    for (size_t i = 0; i < sheet->count; i++) {
        struct sheet_record *record = &sheet->items[i];
        map_set(&sheet->by_key, key_of(arena, record->country, record->id), record);
    }
}

void sheet_build(struct arena *arena, const struct sheet_files *files,
                 const struct strs *languages, struct sheet *sheet)
{
    *sheet = (struct sheet){.columns = sheet_columns(arena, languages),
                            .files = *files,
                            .by_key = map_in(arena)};
    struct map last = last_of_each(arena, files);
    for (size_t i = 0; i < files->count; i++) {
        const struct xml_elements *all = &files->items[i].root->children;
        for (size_t j = 0; j < all->count; j++)
            if (is_current(&last, files, &files->items[i], all->items[j]))
                add_record(arena, sheet, i, all->items[j]);
    }
    index_records(arena, sheet);
}

const struct sheet_record *sheet_find(const struct sheet *sheet, struct str country,
                                      struct str id)
{
    struct strbuf key = {0};
    if (str_starts_with(id, STR("emergency:")))
        strbuf_addf(&key, "%.*s ", STR_ARG(country));
    strbuf_add(&key, id);
    const struct sheet_record *record = map_get(&sheet->by_key, strbuf_str(&key));
    strbuf_release(&key);
    return record;
}

/* ---- Writing. ---- */

static void write_row(const struct sheet *sheet, const struct sheet_record *record,
                      int channel, char separator, struct strbuf *out)
{
    struct arena arena = {0};
    for (size_t i = 0; i < sheet->columns.count; i++) {
        struct str value = sheet_cell(&arena, sheet, record, channel, i);
        enum sheet_form form = sheet->columns.items[i].form;
        if (i)
            strbuf_add_char(out, separator);
        if (i == SHEET_COLUMN_NR)
            strbuf_add(out, value);
        else
            csv_add_cell(out, sheet_protect(&arena, form, value), separator);
    }
    strbuf_add(out, STR("\r\n"));
    arena_release(&arena);
}

void sheet_write(const struct sheet *sheet, char separator, struct strbuf *out)
{
    strbuf_add(out, STR("\xEF\xBB\xBF"));
    for (size_t i = 0; i < sheet->columns.count; i++) {
        if (i)
            strbuf_add_char(out, separator);
        csv_add_cell(out, str_from(sheet->columns.items[i].name), separator);
    }
    strbuf_add(out, STR("\r\n"));
    for (size_t i = 0; i < sheet->count; i++) {
        int row = first_row(&sheet->items[i]);
        do
            write_row(sheet, &sheet->items[i], row, separator, out);
        while (++row < (int)sheet->items[i].channels.count);
    }
}
