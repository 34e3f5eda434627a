/* SPDX-License-Identifier: MIT */
#include "output/view_parts.h"

/* How many pages and services are called recent. */
enum { PAGES_MOST = 20, SERVICES_MOST = 10 };

static bool is_over(const struct view *view, const struct page *page)
{
    return page_is_over(page, view->site->config.as_of);
}

static void add_page(const struct view *view, struct value_list *list,
                     const struct page *page)
{
    struct value_record *record = view_page_ref(view, page);
    view_set_date(view, record, "published", page->published);
    view_set_date(view, record, "expires", page->expires);
    value_list_add(view->arena, list, value_of_record(record));
}

void view_set_alerts(const struct view *view, struct str country)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < view->language->pages.count; i++) {
        const struct page *page = view->language->pages.items[i];
        if (page->kind == PAGE_ALERT && !is_over(view, page) &&
            (country.len == 0 || str_equal(page->country, country)))
            add_page(view, list, page);
    }
    view_set_section(view, view->record, "alerts", list);
}

/* ---- Changed last. ---- */

static int compare_reviewed(const void *left, const void *right)
{
    const struct page *const *a = left, *const *b = right;
    int order = date_compare((*b)->reviewed, (*a)->reviewed);
    return order ? order : page_compare(*a, *b);
}

/* The day that its operator confirmed it, or of its newest source. */
static struct date service_date(const struct service *service)
{
    struct date newest = service->review.checked;
    for (size_t i = 0;
         !date_is_set(service->review.checked) && i < service->citations.count; i++) {
        struct date date = service->citations.items[i].date;
        if (!date_is_set(newest) || date_compare(date, newest) > 0)
            newest = date;
    }
    return newest;
}

static int compare_services(const void *left, const void *right)
{
    const struct service *const *a = left, *const *b = right;
    int order = date_compare(service_date(*b), service_date(*a));
    return order ? order : str_compare((*a)->id, (*b)->id);
}

static struct value_record *recent_service(const struct view *view,
                                           const struct service *service)
{
    const struct route *route = view_route(view, ROUTE_SERVICE, service->id);
    const struct text *name = view_text(view, &service->names);
    struct value_record *record = value_record_new(view->arena);
    view_set_text(view, record, "name", name ? name->text : service->id);
    view_set_text(view, record, "lang",
                  name ? view_foreign(view, name->language) : STR(""));
    view_set_text(view, record, "href", view_href(view, route, STR("")));
    view_set_text(view, record, "country-name",
                  view_word(view, VOCABULARY_COUNTRIES, service->country));
    view_set_text(view, record, "status-text", view_status(view, service));
    view_set_date(view, record, "newest", service_date(service));
    return record;
}

static struct value_list *recent_services(const struct view *view)
{
    const struct directory *directory = &view->site->directory;
    struct service_list services = {0};
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < directory->services.count; i++)
        if (date_is_set(service_date(directory->services.items[i])))
            *ARRAY_ADD(&services, view->arena) = directory->services.items[i];
    ARRAY_SORT(&services, compare_services);
    for (size_t i = 0; i < services.count && i < SERVICES_MOST; i++)
        value_list_add(view->arena, list,
                       value_of_record(recent_service(view, services.items[i])));
    return list;
}

void view_reviewed(const struct view *view)
{
    const struct route *archive = view_route(view, ROUTE_ARCHIVE, STR(""));
    struct page_list pages = {0};
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < view->language->pages.count; i++)
        if (!is_over(view, view->language->pages.items[i]))
            *ARRAY_ADD(&pages, view->arena) = view->language->pages.items[i];
    ARRAY_SORT(&pages, compare_reviewed);
    for (size_t i = 0; i < pages.count && i < PAGES_MOST; i++)
        add_page(view, list, pages.items[i]);
    view_set_title(view, view_string(view, "title-reviewed"), STR(""));
    view_set_section(view, view->record, "pages", list);
    view_set_section(view, view->record, "services", recent_services(view));
    view_set_section(view, view->record, "shared-sources", view_shared_sources(view));
    view_set_text(view, view->record, "archive-href",
                  view_href(view, archive, STR("")));
}

/* ---- The archive: by month of publication. ---- */

static int compare_published(const void *left, const void *right)
{
    const struct page *const *a = left, *const *b = right;
    int order = date_compare((*b)->published, (*a)->published);
    return order ? order : page_compare(*a, *b);
}

static struct date month_of(const struct page *page)
{
    return (struct date){page->published.year, page->published.month, 0};
}

static struct value_list *months(const struct view *view, const struct page_list *pages)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < pages->count;) {
        struct date month = month_of(pages->items[i]);
        struct value_record *record = value_record_new(view->arena);
        struct value_list *members = value_list_new(view->arena);
        for (; i < pages->count && !date_compare(month_of(pages->items[i]), month); i++)
            add_page(view, members, pages->items[i]);
        view_set_text(view, record, "name", words_date(view->words, month));
        view_set_list(view, record, "pages", members);
        value_list_add(view->arena, list, value_of_record(record));
    }
    return list;
}

void view_archive(const struct view *view)
{
    struct page_list pages = {0};
    struct value_list *over = value_list_new(view->arena);
    for (size_t i = 0; i < view->language->pages.count; i++)
        *ARRAY_ADD(&pages, view->arena) = view->language->pages.items[i];
    ARRAY_SORT(&pages, compare_published);
    for (size_t i = 0; i < pages.count; i++)
        if (is_over(view, pages.items[i]))
            add_page(view, over, pages.items[i]);
    view_set_title(view, view_string(view, "title-archive"), STR(""));
    view_set_section(view, view->record, "over", over);
    view_set_list(view, view->record, "months", months(view, &pages));
}
