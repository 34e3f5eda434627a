/* SPDX-License-Identifier: MIT */
#include "output/phone_parts.h"
#include "output/view_parts.h"

size_t phone_rank(enum route_kind kind)
{
    static const enum route_kind order[] = {
        ROUTE_HOME,     ROUTE_COUNTRIES, ROUTE_COUNTRY,  ROUTE_SITUATION,
        ROUTE_PLACE,    ROUTE_TAKEDOWN,  ROUTE_REMOVAL,  ROUTE_PAGE,
        ROUTE_SERVICE,  ROUTE_TOPIC,     ROUTE_AUDIENCE, ROUTE_AZ,
        ROUTE_REVIEWED, ROUTE_ARCHIVE,   ROUTE_STANCES,  ROUTE_LETTER,
        ROUTE_CHOOSER,  ROUTE_POSTER,    ROUTE_CARDS,    ROUTE_CARDS_NEUTRAL,
        ROUTE_EXIT,
    };
    size_t rank = 0;
    while (rank < sizeof(order) / sizeof(*order) && order[rank] != kind)
        rank++;
    return rank;
}

/* Where it stands among the others: a place with its country, a situation with the
 * page whose steps it shows. */
static size_t place_of(const struct phone_section *section)
{
    enum route_kind kind = section->route->kind;
    return phone_rank(route_is_for_paper(section->route)         ? ROUTE_POSTER
                      : kind == ROUTE_PLACE                      ? ROUTE_COUNTRY
                      : kind == ROUTE_SITUATION && section->page ? ROUTE_PAGE
                                                                 : kind);
}

static int compare_kinds(enum route_kind a, enum route_kind b)
{
    size_t rank_a = phone_rank(a), rank_b = phone_rank(b);
    return rank_a < rank_b ? -1 : rank_a > rank_b;
}

/* Two of the same place. */
static int compare_neighbours(const struct phone_section *a,
                              const struct phone_section *b)
{
    int order = 0;
    if (route_is_of_country(a->route) && route_is_of_country(b->route))
        order = str_compare(a->route->as.country->code, b->route->as.country->code);
    else if (a->page && b->page)
        order = page_compare(a->page, b->page);
    if (order == 0)
        order = compare_kinds(a->route->kind, b->route->kind);
    return order ? order : str_compare(a->route->path, b->route->path);
}

static int compare_sections(const void *left, const void *right)
{
    const struct phone_section *a = left, *b = right;
    size_t place_a = place_of(a), place_b = place_of(b);
    bool exit_a = a->route->kind == ROUTE_EXIT, exit_b = b->route->kind == ROUTE_EXIT;
    if (exit_a != exit_b) /* last of all */
        return exit_a - exit_b;
    if (a->country_order != b->country_order)
        return a->country_order < b->country_order ? -1 : 1;
    if (place_a != place_b)
        return place_a < place_b ? -1 : 1;
    return compare_neighbours(a, b);
}

/* Its place in the language's list of countries, from 1. */
static size_t order_of(const struct site_language *language,
                       const struct country *country)
{
    size_t i = 0;
    while (i < language->countries.count && language->countries.items[i] != country)
        i++;
    return i + 1;
}

/*
 * The line above the whole file is the home page's. A country that has other numbers
 * has a line of its own above its sections, which stand together.
 */
static const struct country *own_country(const struct site *site,
                                         const struct route *route)
{
    const struct country *home = site_effective_country(site, STR(""));
    const struct country *country = view_country_of(site, route);
    return country && country != home && country->emergencies.count > 0 ? country
                                                                        : NULL;
}

static const struct page *page_of(const struct phone_making *making,
                                  const struct route *route)
{
    if (route->kind == ROUTE_PAGE)
        return route->as.page;
    return route->kind == ROUTE_SITUATION
               ? view_situation_page(making->phone->site, making->file->language, route)
               : NULL;
}

void phone_list_sections(struct phone_making *making)
{
    const struct route_list *routes = &making->edition.routes;
    const struct site_language *language = making->file->language;
    for (size_t i = 0; i < routes->count; i++) {
        struct phone_section *section = ARRAY_ADD(&making->sections, &making->arena);
        section->route = routes->items[i];
        section->page = page_of(making, section->route);
        section->country = own_country(making->phone->site, section->route);
        section->country_order =
            section->country ? order_of(language, section->country) : 0;
    }
    ARRAY_SORT(&making->sections, compare_sections);
}
