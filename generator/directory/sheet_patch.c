/* SPDX-License-Identifier: MIT */
#include "directory/sheet_patch.h"

struct patching {
    struct patches *patches;
    const struct sheet *sheet;
    const struct sheet_record *record;
    const struct sheet_wish *wishes;
    struct diagnostics *diags;
};

static void report_place(const struct patching *patching,
                         const struct patch_cause *cause)
{
    diag_add(patching->diags, DIAG_SHEET_PLACE, cause->at,
             "%.*s: this cannot be changed from a table", STR_ARG(cause->label));
    diag_hint(patching->diags, "change it in '%.*s'",
              STR_ARG(patching->patches->source->path));
}

static void set_content(const struct patching *patching,
                        const struct xml_element *element, struct str value,
                        const struct patch_cause *cause)
{
    if (!patch_content(patching->patches, element, value, cause))
        report_place(patching, cause);
}

/* ---- Elements with attributes: eligibility, confidentiality, source. ---- */

static bool belongs(const struct sheet_column *column, const char *element)
{
    return column->scope == SHEET_CHILD &&
           str_equal(str_from(column->element), str_from(element));
}

static void add_attributes(struct patches *patches, const struct sheet *sheet,
                           const char *element, const struct sheet_wish *wishes,
                           struct patch_text *text)
{
    for (size_t i = 0; i < sheet->columns.count; i++)
        if (belongs(&sheet->columns.items[i], element))
            patch_add_attribute(patches, text,
                                str_from(sheet->columns.items[i].attribute),
                                wishes[i].value, wishes[i].cause);
}

static void insert_child(const struct patching *patching, const char *element)
{
    struct patch_text text = {0};
    strbuf_addf(&text.text, "<%s", element);
    add_attributes(patching->patches, patching->sheet, element, patching->wishes,
                   &text);
    strbuf_add(&text.text, STR("/>"));
    patch_insert(patching->patches, patching->record->xml, str_from(element), &text);
}

/* The attributes that it has left when all wishes are carried out. */
static size_t attributes_left(const struct patching *patching,
                              const struct xml_element *child, const char *element)
{
    size_t left = child->attributes.count;
    for (size_t i = 0; i < patching->sheet->columns.count; i++) {
        const struct sheet_column *column = &patching->sheet->columns.items[i];
        if (!belongs(column, element) || !patching->wishes[i].changed)
            continue;
        bool had = xml_attribute(child, str_from(column->attribute)) != NULL;
        bool has = patching->wishes[i].value.len > 0;
        left = left + has - had;
    }
    return left;
}

static void change_child(const struct patching *patching,
                         const struct xml_element *child, const char *element,
                         const struct patch_cause *cause)
{
    if (attributes_left(patching, child, element) == 0) {
        patch_remove(patching->patches, child, cause);
        return;
    }
    for (size_t i = 0; i < patching->sheet->columns.count; i++) {
        const struct sheet_column *column = &patching->sheet->columns.items[i];
        const struct sheet_wish *wish = &patching->wishes[i];
        if (belongs(column, element) && wish->changed)
            patch_attribute(patching->patches, child, str_from(column->attribute),
                            wish->value, wish->cause);
    }
}

/* The first change of an element's columns stands for all of them. */
static void patch_child(const struct patching *patching, size_t column)
{
    const char *element = patching->sheet->columns.items[column].element;
    for (size_t i = 0; i < column; i++)
        if (patching->wishes[i].changed &&
            belongs(&patching->sheet->columns.items[i], element))
            return;
    const struct xml_element *child = sheet_child(patching->record->xml, element);
    if (child)
        change_child(patching, child, element, patching->wishes[column].cause);
    else
        insert_child(patching, element);
}

/* ---- Lists. ---- */

static void add_word(struct patches *patches, const struct sheet_column *column,
                     struct str word, const struct patch_cause *cause,
                     struct patch_text *text)
{
    strbuf_addf(&text->text, "<%s", column->element);
    if (column->attribute) {
        patch_add_attribute(patches, text, str_from(column->attribute), word, cause);
        strbuf_add(&text->text, STR("/>"));
        return;
    }
    strbuf_add(&text->text, STR(">"));
    patch_add_content(patches, text, word, cause);
    strbuf_addf(&text->text, "</%s>", column->element);
}

/* The n-th element gets the n-th word: what is between them stays. */
static void patch_list(const struct patching *patching,
                       const struct sheet_column *column, const struct sheet_wish *wish)
{
    const struct xml_elements *children = &patching->record->xml->children;
    struct str rest = wish->value, word;
    for (size_t i = 0; i < children->count; i++) {
        const struct xml_element *child = children->items[i];
        if (!str_equal(child->name, str_from(column->element)))
            continue;
        if (!str_split_words(&rest, &word))
            patch_remove(patching->patches, child, wish->cause);
        else if (column->attribute)
            patch_attribute(patching->patches, child, str_from(column->attribute), word,
                            wish->cause);
        else if (!str_equal(child->text, word))
            set_content(patching, child, word, wish->cause);
    }
    while (str_split_words(&rest, &word)) {
        struct patch_text text = {0};
        add_word(patching->patches, column, word, wish->cause, &text);
        patch_insert(patching->patches, patching->record->xml,
                     str_from(column->element), &text);
    }
}

/* ---- Texts with languages. ---- */

static void add_text(struct patches *patches, const char *element, struct str language,
                     struct str value, const struct patch_cause *cause,
                     struct patch_text *text)
{
    strbuf_addf(&text->text, "<%s", element);
    patch_add_attribute(patches, text, STR("xml:lang"), language, cause);
    strbuf_add(&text->text, STR(">"));
    patch_add_content(patches, text, value, cause);
    strbuf_addf(&text->text, "</%s>", element);
}

static void patch_name(const struct patching *patching, const struct xml_element *child,
                       const struct sheet_name *name, const struct patch_cause *cause)
{
    const struct xml_attribute *language = xml_attribute(child, STR("xml:lang"));
    if (!str_equal(language ? language->value : STR(""), name->language))
        patch_attribute(patching->patches, child, STR("xml:lang"), name->language,
                        cause);
    if (!str_equal(child->text, name->text))
        set_content(patching, child, name->text, cause);
}

/* Names that hold the sign that joins them cannot be told apart in a cell. */
static bool can_be_split(const struct patching *patching, size_t column)
{
    struct arena *arena = patching->patches->arena;
    struct str cell =
        sheet_cell(arena, patching->sheet, patching->record, SHEET_NO_CHANNEL, column);
    struct sheet_names names = sheet_split_names(arena, cell);
    size_t count = 0;
    for (size_t i = 0; i < patching->record->xml->children.count; i++)
        count += str_equal(patching->record->xml->children.items[i]->name, STR("name"));
    return names.count == count;
}

static void patch_names(const struct patching *patching, size_t column)
{
    const struct sheet_wish *wish = &patching->wishes[column];
    const struct xml_elements *children = &patching->record->xml->children;
    struct sheet_names names = sheet_split_names(patching->patches->arena, wish->value);
    if (!can_be_split(patching, column)) {
        report_place(patching, wish->cause);
        return;
    }
    size_t next = 0;
    for (size_t i = 0; i < children->count; i++) {
        const struct xml_element *child = children->items[i];
        if (!str_equal(child->name, STR("name")))
            continue;
        if (next < names.count)
            patch_name(patching, child, &names.items[next++], wish->cause);
        else
            patch_remove(patching->patches, child, wish->cause);
    }
    for (; next < names.count; next++) {
        struct patch_text text = {0};
        add_text(patching->patches, "name", names.items[next].language,
                 names.items[next].text, wish->cause, &text);
        patch_insert(patching->patches, patching->record->xml, STR("name"), &text);
    }
}

static void patch_summary(const struct patching *patching, struct str language,
                          const struct sheet_wish *wish)
{
    const struct xml_element *summary = sheet_summary(patching->record->xml, language);
    if (summary && wish->value.len) {
        set_content(patching, summary, wish->value, wish->cause);
    } else if (summary) {
        patch_remove(patching->patches, summary, wish->cause);
    } else {
        struct patch_text text = {0};
        add_text(patching->patches, "summary", language, wish->value, wish->cause,
                 &text);
        patch_insert(patching->patches, patching->record->xml, STR("summary"), &text);
    }
}

/* ---- Records and channels. ---- */

static void patch_column(const struct patching *patching, size_t column)
{
    const struct sheet_column *rule = &patching->sheet->columns.items[column];
    const struct sheet_wish *wish = &patching->wishes[column];
    switch (rule->scope) {
    case SHEET_RECORD:
        patch_attribute(patching->patches, patching->record->xml,
                        str_from(rule->attribute), wish->value, wish->cause);
        break;
    case SHEET_CHILD:
        patch_child(patching, column);
        break;
    case SHEET_LIST:
        patch_list(patching, rule, wish);
        break;
    case SHEET_NAMES:
        patch_names(patching, column);
        break;
    case SHEET_SUMMARY:
        patch_summary(patching, rule->language, wish);
        break;
    case SHEET_KEY:
    case SHEET_CHANNEL:
        break;
    }
}

void sheet_patch_record(struct patches *patches, const struct sheet *sheet,
                        const struct sheet_record *record,
                        const struct sheet_wish *wishes, struct diagnostics *diags)
{
    const struct patching patching = {patches, sheet, record, wishes, diags};
    for (size_t i = 0; i < sheet->columns.count; i++)
        if (wishes[i].changed)
            patch_column(&patching, i);
}

void sheet_patch_channel(struct patches *patches, const struct sheet *sheet,
                         const struct xml_element *channel,
                         const struct sheet_wish *wishes)
{
    for (size_t i = 0; i < sheet->columns.count; i++)
        if (wishes[i].changed && sheet->columns.items[i].scope == SHEET_CHANNEL)
            patch_attribute(patches, channel,
                            sheet_attribute(&sheet->columns.items[i], channel->name),
                            wishes[i].value, wishes[i].cause);
}

static void add_channel(struct patches *patches, const struct sheet *sheet,
                        const struct sheet_new_channel *channel,
                        struct patch_text *text)
{
    size_t from = text->text.len;
    strbuf_addf(&text->text, "<%.*s", STR_ARG(channel->kind));
    for (size_t i = 0; i < sheet->columns.count; i++)
        if (sheet->columns.items[i].scope == SHEET_CHANNEL)
            patch_add_attribute(
                patches, text, sheet_attribute(&sheet->columns.items[i], channel->kind),
                channel->wishes[i].value, channel->wishes[i].cause);
    strbuf_add(&text->text, STR("/>"));
    *ARRAY_ADD(&text->spans, patches->arena) =
        (struct patch_span){from, text->text.len, channel->cause};
}

void sheet_insert_channel(struct patches *patches, const struct sheet *sheet,
                          const struct sheet_record *record,
                          const struct sheet_new_channel *channel)
{
    struct patch_text text = {0};
    add_channel(patches, sheet, channel, &text);
    patch_insert(patches, record->xml, channel->kind, &text);
}

/* ---- New services. ---- */

static void add_texts(struct patches *patches, const struct sheet *sheet,
                      const struct sheet_wish *wishes, struct str line,
                      struct patch_text *text)
{
    for (size_t i = 0; i < sheet->columns.count; i++) {
        const struct sheet_column *column = &sheet->columns.items[i];
        struct sheet_names names = {0};
        if (column->scope == SHEET_NAMES)
            names = sheet_split_names(patches->arena, wishes[i].value);
        for (size_t j = 0; j < names.count; j++) {
            strbuf_add(&text->text, line);
            add_text(patches, "name", names.items[j].language, names.items[j].text,
                     wishes[i].cause, text);
        }
        if (column->scope != SHEET_SUMMARY || wishes[i].value.len == 0)
            continue;
        strbuf_add(&text->text, line);
        add_text(patches, "summary", column->language, wishes[i].value, wishes[i].cause,
                 text);
    }
}

static void add_lists(struct patches *patches, const struct sheet *sheet,
                      const struct sheet_wish *wishes, struct str line,
                      struct patch_text *text)
{
    for (size_t i = 0; i < sheet->columns.count; i++) {
        struct str rest = wishes[i].value, word, gap = line;
        if (sheet->columns.items[i].scope != SHEET_LIST)
            continue;
        while (str_split_words(&rest, &word)) {
            strbuf_add(&text->text, gap);
            add_word(patches, &sheet->columns.items[i], word, wishes[i].cause, text);
            gap = STR(" ");
        }
    }
}

static void add_children(struct patches *patches, const struct sheet *sheet,
                         const struct sheet_wish *wishes, struct str line,
                         struct patch_text *text)
{
    const char *last = "";
    for (size_t i = 0; i < sheet->columns.count; i++) {
        const struct sheet_column *column = &sheet->columns.items[i];
        if (column->scope != SHEET_CHILD || wishes[i].value.len == 0 ||
            str_equal(str_from(column->element), str_from(last)))
            continue;
        last = column->element;
        strbuf_add(&text->text, line);
        strbuf_addf(&text->text, "<%s", last);
        add_attributes(patches, sheet, last, wishes, text);
        strbuf_add(&text->text, STR("/>"));
    }
}

void sheet_insert_service(struct patches *patches, const struct sheet *sheet,
                          const struct sheet_file *file,
                          const struct sheet_new_service *service)
{
    struct patch_text text = {0};
    struct str line = patch_line_inside(patches, file->root, 2);
    strbuf_add(&text.text, STR("<service"));
    patch_add_attribute(patches, &text, STR("id"), service->id, service->cause);
    for (size_t i = 0; i < sheet->columns.count; i++)
        if (sheet->columns.items[i].scope == SHEET_RECORD)
            patch_add_attribute(patches, &text,
                                str_from(sheet->columns.items[i].attribute),
                                service->wishes[i].value, service->wishes[i].cause);
    strbuf_add(&text.text, STR(">"));
    add_texts(patches, sheet, service->wishes, line, &text);
    for (size_t i = 0; i < service->channels.count; i++) {
        strbuf_add(&text.text, line);
        add_channel(patches, sheet, &service->channels.items[i], &text);
    }
    add_lists(patches, sheet, service->wishes, line, &text);
    add_children(patches, sheet, service->wishes, line, &text);
    strbuf_add(&text.text, patch_line_inside(patches, file->root, 1));
    strbuf_add(&text.text, STR("</service>"));
    *ARRAY_ADD(&text.spans, patches->arena) =
        (struct patch_span){0, text.text.len, service->cause};
    patch_insert(patches, file->root, STR("service"), &text);
}
