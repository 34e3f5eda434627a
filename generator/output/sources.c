/* SPDX-License-Identifier: MIT */
#include "output/sources.h"

struct shared_sources shared_sources_in(struct arena *arena)
{
    return (struct shared_sources){.by_text = map_in(arena), .arena = arena};
}

/* All that a reader sees of it, but for what it is named for. */
static struct str text_of(struct arena *arena, const struct citation *citation,
                          bool is_foreign)
{
    const struct date *date = &citation->date, *accessed = &citation->accessed;
    return arena_format(arena, "%.*s\n%.*s\n%d-%d-%d %d-%d-%d %d",
                        STR_ARG(citation->title), STR_ARG(citation->href), date->year,
                        date->month, date->day, accessed->year, accessed->month,
                        accessed->day, is_foreign);
}

static void add_all(struct shared_sources *sources, const struct citations *citations,
                    bool is_foreign)
{
    for (size_t i = 0; i < citations->count; i++) {
        const struct citation *citation = &citations->items[i];
        struct str text = text_of(sources->arena, citation, is_foreign);
        if (map_get(&sources->by_text, text))
            continue;
        struct shared_source *source = ARENA_NEW(sources->arena, struct shared_source);
        *source = (struct shared_source){citation, is_foreign, sources->count + 1};
        *ARRAY_ADD(sources, sources->arena) = source;
        map_set(&sources->by_text, text, source);
    }
}

void shared_sources_add(struct shared_sources *sources, const struct route *route)
{
    if (route->kind == ROUTE_PAGE)
        add_all(sources, &route->as.page->citations, false);
    else if (route->kind == ROUTE_SERVICE)
        add_all(sources, &route->as.service->citations, true);
    else if (route->kind == ROUTE_COUNTRY)
        for (size_t i = 0; i < route->as.country->emergencies.count; i++)
            add_all(sources, &route->as.country->emergencies.items[i].citations, true);
}

size_t shared_sources_number(const struct shared_sources *sources,
                             const struct citation *citation, bool is_foreign)
{
    struct arena scratch = {0};
    const struct shared_source *found =
        map_get(&sources->by_text, text_of(&scratch, citation, is_foreign));
    arena_release(&scratch);
    return found ? found->number : 0;
}
