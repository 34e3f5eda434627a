/* SPDX-License-Identifier: MIT */
/* What differs from country to country: see site/stance_difference.h. */
#include "output/view_parts.h"
#include "site/stance_difference.h"

enum { PAGES_MOST = 5 };

struct said_by {
    ARRAY_FIELDS(const struct page *);
};

/* "Luxembourg", "Valais"; "" for all countries. */
static struct str place_name(const struct view *view, struct str scope)
{
    if (scope.len == 0)
        return STR("");
    return view_word(view,
                     str_find_char(scope, '-', 0) == STR_NOT_FOUND
                         ? VOCABULARY_COUNTRIES
                         : VOCABULARY_REGIONS,
                     scope);
}

static int compare_pages(const void *left, const void *right)
{
    const struct page *const *a = left, *const *b = right;
    return page_compare(*a, *b);
}

/* Its pages; for one place with their sources, for all countries the first few. */
static struct value_list *ruling_pages(const struct view *view,
                                       const struct stance_ruling *ruling)
{
    static const struct citations none = {0};
    struct value_list *list = value_list_new(view->arena);
    struct said_by pages = {0};
    for (size_t i = 0; i < ruling->ids.count; i++)
        *ARRAY_ADD(&pages, view->arena) =
            site_page(view->site, ruling->ids.items[i], view->language->tag);
    ARRAY_SORT(&pages, compare_pages);
    for (size_t i = 0; i < pages.count && i < PAGES_MOST; i++) {
        const struct page *page = pages.items[i];
        struct value_record *ref = view_page_ref(view, page);
        view_set_section(
            view, ref, "sources",
            view_citations(view, ruling->scope.len ? &page->citations : &none, false));
        value_list_add(view->arena, list, value_of_record(ref));
    }
    return list;
}

static struct value_record *ruling_record(const struct view *view,
                                          const struct stance_difference *difference,
                                          const struct stance_ruling *ruling)
{
    struct value_record *record = value_record_new(view->arena);
    struct str key =
        str_equal(ruling->value, STR(STANCE_ASKS))
            ? STR("stance-" STANCE_ASKS)
            : arena_format(view->arena, "stance-%s-%.*s", difference->instruction->name,
                           STR_ARG(ruling->value));
    view_set_text(view, record, "place", place_name(view, ruling->scope));
    view_set_text(view, record, "text",
                  view_string(view, arena_c_string(view->arena, key)));
    view_set_list(view, record, "pages", ruling_pages(view, ruling));
    return record;
}

void view_stances(const struct view *view)
{
    const struct stance_differences *differences = view->site->stance_differences;
    struct value_list *questions = value_list_new(view->arena);
    for (size_t i = 0; i < differences->count; i++) {
        const struct stance_difference *difference = &differences->items[i];
        struct value_record *question = value_record_new(view->arena);
        struct value_list *rulings = value_list_new(view->arena);
        for (size_t k = 0; k < difference->count; k++)
            value_list_add(view->arena, rulings,
                           value_of_record(
                               ruling_record(view, difference, &difference->items[k])));
        struct str key =
            arena_format(view->arena, "stance-%s", difference->instruction->name);
        view_set_text(view, question, "text", view_string(view, key.ptr));
        view_set_list(view, question, "rulings", rulings);
        value_list_add(view->arena, questions, value_of_record(question));
    }
    view_set_title(view, view_string(view, "title-stances"),
                   view_string(view, "stances-lead"));
    view_set_list(view, view->record, "questions", questions);
}

void view_set_stances(const struct view *view, const struct page *page)
{
    const struct route *route = view_route(view, ROUTE_STANCES, STR(""));
    bool wanted = route && (page->kind == PAGE_ABOUT ||
                            stance_differs(view->site->stance_differences, page));
    view_set_text(view, view->record, "stances-href",
                  wanted ? view_href(view, route, STR("")) : STR(""));
}
