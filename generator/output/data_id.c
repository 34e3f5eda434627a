/* SPDX-License-Identifier: MIT */
#include "output/data_parts.h"

/* DATA_NAMESPACE, drawn once at random. */
static const uint8_t NAMESPACE[UUID_BYTES] = {0xa7, 0xf1, 0x5a, 0xb6, 0x88, 0x1e,
                                              0x4d, 0xd7, 0x8c, 0xb4, 0x1b, 0xf0,
                                              0x00, 0x96, 0x0e, 0xeb};

struct uuid data_id(struct str name)
{
    return uuid_of(NAMESPACE, name);
}

/* An emergency number's id is unique in its country only. */
struct str data_service_path(struct arena *arena, struct str country, struct str id)
{
    const struct str prefix = STR("emergency:");
    if (!str_starts_with(id, prefix))
        return arena_format(arena, "service/%.*s", STR_ARG(id));
    id = str_slice(id, prefix.len, id.len);
    return arena_format(arena, "emergency/%.*s/%.*s", STR_ARG(country), STR_ARG(id));
}

struct data_names data_names_in(struct arena *arena)
{
    return (struct data_names){arena, map_in(arena)};
}

struct str data_own_name(struct data_names *names, struct str name)
{
    size_t *times = map_get(&names->seen, name);
    if (!times) {
        times = ARENA_NEW(names->arena, size_t);
        map_set(&names->seen, name, times);
    }
    return ++*times > 1 ? arena_format(names->arena, "%.*s:%zu", STR_ARG(name), *times)
                        : name;
}
