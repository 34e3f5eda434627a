/* SPDX-License-Identifier: MIT */
#include "output/phone_parts.h"

size_t phone_rank(enum route_kind kind)
{
    static const enum route_kind order[] = {
        ROUTE_HOME,     ROUTE_COUNTRIES, ROUTE_COUNTRY,  ROUTE_SITUATION,
        ROUTE_TAKEDOWN, ROUTE_REMOVAL,   ROUTE_PAGE,     ROUTE_SERVICE,
        ROUTE_PLACE,    ROUTE_TOPIC,     ROUTE_AUDIENCE, ROUTE_AZ,
        ROUTE_REVIEWED, ROUTE_ARCHIVE,   ROUTE_STANCES,  ROUTE_LETTER,
        ROUTE_CHOOSER,  ROUTE_EXIT,
    };
    size_t rank = 0;
    while (rank < sizeof(order) / sizeof(*order) && order[rank] != kind)
        rank++;
    return rank;
}

static int compare_sections(const void *left, const void *right)
{
    const struct phone_section *a = left, *b = right;
    const struct route *of_a = a->route, *of_b = b->route;
    size_t rank_a = phone_rank(of_a->kind), rank_b = phone_rank(of_b->kind);
    bool exit_a = of_a->kind == ROUTE_EXIT, exit_b = of_b->kind == ROUTE_EXIT;
    if (exit_a != exit_b) /* last of all */
        return exit_a - exit_b;
    if (a->country_order != b->country_order)
        return a->country_order < b->country_order ? -1 : 1;
    if (rank_a != rank_b)
        return rank_a < rank_b ? -1 : 1;
    if (of_a->kind == ROUTE_PAGE)
        return page_compare(of_a->as.page, of_b->as.page);
    return str_compare(of_a->path, of_b->path);
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

void phone_list_sections(struct phone_making *making)
{
    const struct route_list *routes = &making->edition.routes;
    const struct site_language *language = making->file->language;
    for (size_t i = 0; i < routes->count; i++) {
        struct phone_section *section = ARRAY_ADD(&making->sections, &making->arena);
        section->route = routes->items[i];
        section->country = own_country(making->phone->site, section->route);
        section->country_order =
            section->country ? order_of(language, section->country) : 0;
    }
    ARRAY_SORT(&making->sections, compare_sections);
}
