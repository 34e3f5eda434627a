/* SPDX-License-Identifier: MIT */
/* Tables of what there is and what is missing: platforms, letters. */
#include "site/collection.h"

#include "output/letter_text.h"
#include "output/view_parts.h"

/* ---- Cells. ---- */

struct cell {
    struct str label; /* of its column */
    struct str text;  /* what is known, "" for nothing */
    struct str missing;
    const struct value_list *links; /* may be NULL */
};

static void add_cell(const struct view *view, struct value_list *cells,
                     const struct cell *cell)
{
    struct value_record *record = value_record_new(view->arena);
    const struct value_list *links =
        cell->links ? cell->links : value_list_new(view->arena);
    bool is_missing = cell->text.len == 0 && links->count == 0;
    view_set_text(view, record, "label", cell->label);
    view_set_text(view, record, "text", is_missing ? cell->missing : cell->text);
    view_set_bool(view, record, "is-missing", is_missing);
    view_set_list(view, record, "links", links);
    value_list_add(view->arena, cells, value_of_record(record));
}

static struct value_list *column_list(const struct view *view,
                                      const struct strs *columns)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < columns->count; i++) {
        struct value_record *record = value_record_new(view->arena);
        view_set_text(view, record, "text", columns->items[i]);
        value_list_add(view->arena, list, value_of_record(record));
    }
    return list;
}

static struct value_record *matrix_of(const struct view *view, const char *caption,
                                      const struct strs *columns,
                                      const struct value_list *groups)
{
    struct value_record *matrix = value_record_new(view->arena);
    view_set_text(view, matrix, "caption", view_string(view, caption));
    view_set_text(view, matrix, "width",
                  arena_format(view->arena, "%zu", columns->count + 1));
    view_set_list(view, matrix, "columns", column_list(view, columns));
    view_set_list(view, matrix, "groups", groups);
    return matrix;
}

static struct value_record *new_group(const struct view *view, struct str name,
                                      const struct value_list *rows)
{
    struct value_record *group = value_record_new(view->arena);
    view_set_text(view, group, "name", name);
    view_set_list(view, group, "rows", rows);
    return group;
}

/* ---- Platforms. ---- */

static struct str reporters(const struct view *view, const struct platform *platform)
{
    struct strs parts = {0};
    for (size_t i = 0; i < REPORTER_COUNT; i++)
        if (platform->reporters[i])
            *ARRAY_ADD(&parts, view->arena) = view_string(
                view, arena_format(view->arena, "reporter-%s",
                                   platform_reporter_name((enum platform_reporter)i))
                          .ptr);
    return view_join(view, &parts);
}

static bool is_takedown(const struct service *service)
{
    return str_equal(service->kind, STR("takedown"));
}

static struct str partner_name(const struct service *service)
{
    return service->names.count ? service->names.items[0].text : service->id;
}

/* "March 2023": as of when a source says that it takes part. */
static struct str partner_text(const struct view *view,
                               const struct platform_partner *partner)
{
    return partner ? words_fill(view->words, "platform-partner", "date",
                                words_date(view->words, partner->date))
                   : STR("");
}

/* [{name, href, text}] */
static struct value_list *partners(const struct view *view,
                                   const struct platform *platform)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < platform->partners.count; i++) {
        const struct platform_partner *partner = &platform->partners.items[i];
        const struct service *service =
            directory_find(&view->site->directory, partner->service);
        if (!service)
            continue; /* reported */
        struct value_record *record = value_record_new(view->arena);
        view_set_text(view, record, "name", partner_name(service));
        view_set_text(
            view, record, "href",
            view_href(view, view_route(view, ROUTE_SERVICE, service->id), STR("")));
        view_set_text(view, record, "text", partner_text(view, partner));
        value_list_add(view->arena, list, value_of_record(record));
    }
    return list;
}

static struct value_record *platform_record(const struct view *view,
                                            const struct page *page)
{
    const struct platform *platform = collection_platform(view->site, page);
    struct value_record *record = value_record_new(view->arena);
    view_set_text(view, record, "reports",
                  view_words(view, VOCABULARY_TOPICS, &platform->reports));
    view_set_text(view, record, "by", reporters(view, platform));
    view_set_text(view, record, "form", platform->form);
    view_set_section(view, record, "partners", partners(view, platform));
    view_set_date(view, record, "checked", platform->checked);
    return record;
}

/* The takedown services that some platform takes part in. */
static struct service_list shown_partners(const struct view *view,
                                          const struct page_list *pages)
{
    struct service_list shown = {0};
    const struct service_list *all = &view->site->directory.services;
    for (size_t i = 0; i < all->count; i++) {
        bool named = false;
        for (size_t p = 0; p < pages->count && !named; p++)
            named = platform_partner(collection_platform(view->site, pages->items[p]),
                                     all->items[i]->id);
        if (named && is_takedown(all->items[i]))
            *ARRAY_ADD(&shown, view->arena) = all->items[i];
    }
    return shown;
}

static struct str yes_if(const struct view *view, bool known)
{
    return known ? view_string(view, "matrix-known") : STR("");
}

static struct value_list *platform_cells(const struct view *view,
                                         const struct page *page,
                                         const struct strs *columns,
                                         const struct service_list *services)
{
    const struct platform *platform = collection_platform(view->site, page);
    struct str unknown = view_string(view, "matrix-unknown");
    struct value_list *cells = value_list_new(view->arena);
    const struct str *label = columns->items;
    struct str known[] = {yes_if(view, platform->reports.count > 0),
                          yes_if(view, platform_has_reporters(platform)),
                          yes_if(view, platform->form.len > 0)};
    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
        add_cell(
            view, cells,
            &(struct cell){.label = *label++, .text = known[i], .missing = unknown});
    for (size_t i = 0; i < services->count; i++) {
        struct str text =
            partner_text(view, platform_partner(platform, services->items[i]->id));
        add_cell(view, cells,
                 &(struct cell){.label = *label++, .text = text, .missing = unknown});
    }
    struct str checked = date_is_set(platform->checked)
                             ? words_date(view->words, platform->checked)
                             : STR("");
    add_cell(view, cells,
             &(struct cell){.label = *label,
                            .text = checked,
                            .missing = view_string(view, "platform-unchecked")});
    return cells;
}

static struct page_list platform_pages(const struct view *view)
{
    struct page_list pages = {0};
    for (size_t i = 0; i < view->language->pages.count; i++)
        if (view->language->pages.items[i]->kind == PAGE_PLATFORM)
            *ARRAY_ADD(&pages, view->arena) = view->language->pages.items[i];
    return pages;
}

static struct strs platform_columns(const struct view *view,
                                    const struct service_list *services)
{
    static const char *const keys[] = {"platform-reports", "platform-by",
                                       "platform-form"};
    struct strs columns = {0};
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
        *ARRAY_ADD(&columns, view->arena) = view_string(view, keys[i]);
    for (size_t i = 0; i < services->count; i++)
        *ARRAY_ADD(&columns, view->arena) = partner_name(services->items[i]);
    *ARRAY_ADD(&columns, view->arena) = view_string(view, "platform-checked");
    return columns;
}

static struct value_record *platform_matrix(const struct view *view)
{
    struct page_list pages = platform_pages(view);
    struct service_list services = shown_partners(view, &pages);
    struct strs columns = platform_columns(view, &services);
    struct value_list *rows = value_list_new(view->arena);
    struct value_list *groups = value_list_new(view->arena);
    for (size_t i = 0; i < pages.count; i++) {
        struct value_record *row = view_page_ref(view, pages.items[i]);
        view_set_list(view, row, "cells",
                      platform_cells(view, pages.items[i], &columns, &services));
        value_list_add(view->arena, rows, value_of_record(row));
    }
    value_list_add(view->arena, groups,
                   value_of_record(new_group(view, STR(""), rows)));
    return matrix_of(view, "platforms-caption", &columns, groups);
}

/* ---- Letters. ---- */

static struct str letter_word(const struct view *view, const char *what,
                              const char *name)
{
    return view_string(view, arena_format(view->arena, "%s-%s", what, name).ptr);
}

static struct value_record *letter_record(const struct view *view,
                                          const struct page *page)
{
    const struct letter *letter = collection_letter(view->site, page);
    struct value_record *record = value_record_new(view->arena);
    bool has_file = view->renderer->edition->has_files;
    view_set_text(view, record, "sender",
                  letter_word(view, "sender", letter_sender_name(letter->sender)));
    view_set_text(view, record, "channel",
                  letter_word(view, "letter", letter_channel_name(letter->channel)));
    view_set_text(
        view, record, "addressee",
        letter_word(view, "addressee", letter_addressee_name(letter->addressee)));
    view_set_text(view, record, "file-href",
                  has_file ? view_file_href(view, letter_text_path(view->arena, page))
                           : STR(""));
    return record;
}

/* The templates of one cell, in list order. */
static struct value_list *letters_in(const struct view *view,
                                     const struct page_list *pages, struct str form,
                                     enum letter_sender sender,
                                     enum letter_channel channel)
{
    struct value_list *links = value_list_new(view->arena);
    for (size_t i = 0; i < pages->count; i++) {
        const struct letter *letter = collection_letter(view->site, pages->items[i]);
        if (!letter_is_said(letter) || !str_equal(letter->form, form) ||
            letter->sender != sender || letter->channel != channel)
            continue;
        struct value_record *link = view_page_ref(view, pages->items[i]);
        view_set_text(
            view, link, "addressee",
            letter_word(view, "addressee", letter_addressee_name(letter->addressee)));
        value_list_add(view->arena, links, value_of_record(link));
    }
    return links;
}

static struct value_record *letter_row(const struct view *view,
                                       const struct page_list *pages, struct str form,
                                       enum letter_sender sender,
                                       const struct strs *columns)
{
    struct value_record *row = value_record_new(view->arena);
    struct value_list *cells = value_list_new(view->arena);
    for (size_t i = 0; i < LETTER_CHANNEL_COUNT; i++)
        add_cell(view, cells,
                 &(struct cell){.label = columns->items[i],
                                .missing = view_string(view, "letter-missing"),
                                .links = letters_in(view, pages, form, sender,
                                                    (enum letter_channel)i)});
    view_set_text(view, row, "title",
                  letter_word(view, "sender", letter_sender_name(sender)));
    view_set_text(view, row, "href", STR(""));
    view_set_bool(view, row, "is-foreign", false);
    view_set_list(view, row, "cells", cells);
    return row;
}

static bool has_form(const struct view *view, const struct page_list *pages,
                     struct str form)
{
    for (size_t i = 0; i < pages->count; i++) {
        const struct letter *letter = collection_letter(view->site, pages->items[i]);
        if (letter_is_said(letter) && str_equal(letter->form, form))
            return true;
    }
    return false;
}

/* A group for each form that has a template: what it lacks is shown. */
static struct value_record *letter_matrix(const struct view *view)
{
    const struct words *topics = &view->site->vocabulary.lists[VOCABULARY_TOPICS];
    const struct page_list *pages = &view->language->letters;
    struct value_list *groups = value_list_new(view->arena);
    struct strs columns = {0};
    for (size_t i = 0; i < LETTER_CHANNEL_COUNT; i++)
        *ARRAY_ADD(&columns, view->arena) =
            letter_word(view, "letter", letter_channel_name((enum letter_channel)i));
    for (size_t t = 0; t < topics->count; t++) {
        struct str form = topics->items[t].key;
        if (!has_form(view, pages, form))
            continue;
        struct value_list *rows = value_list_new(view->arena);
        for (size_t i = 0; i < SENDER_COUNT; i++)
            value_list_add(view->arena, rows,
                           value_of_record(letter_row(
                               view, pages, form, (enum letter_sender)i, &columns)));
        value_list_add(view->arena, groups,
                       value_of_record(new_group(
                           view, view_word(view, VOCABULARY_TOPICS, form), rows)));
    }
    return matrix_of(view, "letters-caption", &columns, groups);
}

void view_set_collection(const struct view *view, const struct page *page)
{
    bool is_letter = letter_is_said(collection_letter(view->site, page));
    struct value_record *matrix = NULL;
    if (str_equal(page->id, collection_id(PAGE_PLATFORM)))
        matrix = platform_matrix(view);
    if (str_equal(page->id, collection_id(PAGE_TEMPLATE)))
        matrix = letter_matrix(view);
    view_set_record(view, view->record, "matrix", matrix);
    view_set_record(view, view->record, "platform",
                    page->kind == PAGE_PLATFORM ? platform_record(view, page) : NULL);
    view_set_record(view, view->record, "letter",
                    is_letter ? letter_record(view, page) : NULL);
}
