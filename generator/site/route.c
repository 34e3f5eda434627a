/* SPDX-License-Identifier: MIT */
#include "site/route.h"

#include "base/name.h"

static const char *const KIND_NAMES[ROUTE_KIND_COUNT] = {
    [ROUTE_CHOOSER] = "chooser",
    [ROUTE_HOME] = "home",
    [ROUTE_PAGE] = "page",
    [ROUTE_TOPIC] = "topic",
    [ROUTE_AUDIENCE] = "audience",
    [ROUTE_COUNTRIES] = "countries",
    [ROUTE_COUNTRY] = "country",
    [ROUTE_SERVICE] = "service",
    [ROUTE_AZ] = "az",
    [ROUTE_LETTER] = "letter",
    [ROUTE_REVIEWED] = "reviewed",
    [ROUTE_STANCES] = "stances",
    [ROUTE_ARCHIVE] = "archive",
    [ROUTE_EXIT] = "exit",
    [ROUTE_SITUATION] = "situation",
    [ROUTE_PLACE] = "place",
    [ROUTE_TAKEDOWN] = "takedown",
    [ROUTE_REMOVAL] = "removal",
    [ROUTE_POSTER] = "poster",
    [ROUTE_CARDS] = "cards",
    [ROUTE_CARDS_NEUTRAL] = "cards-neutral",
};

const char *route_kind_name(enum route_kind kind)
{
    return KIND_NAMES[kind];
}

struct str route_country_name(struct arena *arena, struct str code)
{
    if (str_equal(code, STR("001")))
        return STR("world");
    char *name = arena_alloc(arena, code.len);
    for (size_t i = 0; i < code.len; i++)
        name[i] = code.ptr[i] >= 'A' && code.ptr[i] <= 'Z'
                      ? (char)(code.ptr[i] - 'A' + 'a')
                      : code.ptr[i];
    return (struct str){name, code.len};
}

bool route_is_for_paper(const struct route *route)
{
    return route->kind == ROUTE_POSTER || route->kind == ROUTE_CARDS ||
           route->kind == ROUTE_CARDS_NEUTRAL;
}

bool route_is_of_country(const struct route *route)
{
    return route->kind == ROUTE_COUNTRY || route->kind == ROUTE_PLACE ||
           route_is_for_paper(route);
}

struct routes routes_in(struct arena *arena)
{
    return (struct routes){
        .by_key = map_in(arena), .by_path = map_in(arena), .arena = arena};
}

static struct str key_of(struct arena *arena, enum route_kind kind, struct str language,
                         struct str key)
{
    return arena_format(arena, "%d/%.*s/%.*s", (int)kind, STR_ARG(language),
                        STR_ARG(key));
}

/* Paths are made of portable names; what is left to check is their length. */
static bool check_length(struct str path, struct str origin, struct location at,
                         struct diagnostics *diags)
{
    if (path.len <= PATH_LENGTH_MOST)
        return true;
    diag_add(diags, DIAG_OUTPUT_NAME, at,
             "the path '%.*s' of %.*s has more than %d characters", STR_ARG(path),
             STR_ARG(origin), PATH_LENGTH_MOST);
    return false;
}

bool routes_reserve(struct routes *routes, struct str path, struct str origin,
                    struct location at, struct diagnostics *diags)
{
    if (!check_length(path, origin, at, diags))
        return false;
    struct str *mine = ARENA_NEW(routes->arena, struct str);
    *mine = origin;
    const struct str *taken = map_get(&routes->by_path, path);
    if (!taken) {
        map_set(&routes->by_path, path, mine);
        return true;
    }
    diag_add(diags, DIAG_OUTPUT_CLASH, at,
             "%.*s and %.*s would both be written to '%.*s'", STR_ARG(*taken),
             STR_ARG(origin), STR_ARG(path));
    diag_hint(diags, "rename one of them, or give it another id");
    return false;
}

struct route *routes_add(struct routes *routes, struct route route, struct str origin,
                         struct location at, struct diagnostics *diags)
{
    if (!routes_reserve(routes, route.path, origin, at, diags))
        return NULL;
    struct route *added = ARENA_NEW(routes->arena, struct route);
    *added = route;
    *ARRAY_ADD(&routes->all, routes->arena) = added;
    map_set(&routes->by_key,
            key_of(routes->arena, route.kind, route.language, route.key), added);
    return added;
}

static int compare_routes(const void *left, const void *right)
{
    const struct route *const *a = left, *const *b = right;
    return str_compare((*a)->path, (*b)->path);
}

void routes_finish(struct routes *routes)
{
    ARRAY_SORT(&routes->all, compare_routes);
}

const struct route *routes_find(const struct routes *routes, enum route_kind kind,
                                struct str language, struct str key)
{
    char room[256];
    struct str text = {room, 0};
    if (language.len + key.len + 8 > sizeof(room))
        return NULL;
    size_t at = 0;
    if (kind >= 10)
        room[at++] = (char)('0' + (int)kind / 10);
    room[at++] = (char)('0' + (int)kind % 10);
    room[at++] = '/';
    at += str_put(language, room + at);
    room[at++] = '/';
    text.len = at + str_put(key, room + at);
    return map_get(&routes->by_key, text);
}
