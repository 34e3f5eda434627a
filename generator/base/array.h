/* SPDX-License-Identifier: MIT */
/*
 * Growing arrays and a map from text to a pointer, both in an arena.
 *
 *     struct links { ARRAY_FIELDS(struct link); };
 *     *ARRAY_ADD(&links, arena) = link;
 *
 * Growing copies, and the old copy stays in the arena until it is released: pointers
 * to items do not survive an ARRAY_ADD to the same array as the newest place, so keep
 * indexes while an array grows.
 */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

#define ARRAY_FIELDS(type) \
    type *items;           \
    size_t count;          \
    size_t capacity

/* Adds one zeroed item and gives a pointer to it. */
#define ARRAY_ADD(array, arena)                                                      \
    ((array)->items = array_room((array)->items, (array)->count, &(array)->capacity, \
                                 sizeof(*(array)->items), (arena)),                  \
     &(array)->items[(array)->count++])

/* Moves the items to another arena, without spare room: they will not grow any more. */
#define ARRAY_SETTLE(array, arena)                                                     \
    ((array)->items = array_settle((array)->items, (array)->count, &(array)->capacity, \
                                   sizeof(*(array)->items), (arena)))

/* Sorts with a comparison of two items; stable for equal items. */
#define ARRAY_SORT(array, compare) \
    array_sort((array)->items, (array)->count, sizeof(*(array)->items), (compare))

struct strs {
    ARRAY_FIELDS(struct str);
};

bool strs_contain(const struct strs *strs, struct str s);
/* By bytes. */
void strs_sort(struct strs *strs);
/* The same as strs_contain for sorted ones, but fast. */
bool strs_contain_sorted(const struct strs *strs, struct str s);

/* The work behind the macros. */
void *array_room(void *items, size_t count, size_t *capacity, size_t size,
                 struct arena *arena);
void *array_settle(const void *items, size_t count, size_t *capacity, size_t size,
                   struct arena *arena);
void array_sort(void *items, size_t count, size_t size,
                int (*compare)(const void *, const void *));

/*
 * A hash map for look-up only: it cannot be walked, so that no output can depend on
 * its order. Keys are borrowed and must live as long as the map.
 */
struct map {
    struct map_slot *slots;
    size_t count;
    size_t capacity; /* a power of two, or 0 */
    struct arena *arena;
};

struct map map_in(struct arena *arena);
/* Sets key to value (not NULL); gives the value that stood there before, or NULL. */
void *map_set(struct map *map, struct str key, void *value);
/* NULL when the key is not there. */
void *map_get(const struct map *map, struct str key);

#endif
