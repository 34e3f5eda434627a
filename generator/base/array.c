/* SPDX-License-Identifier: MIT */
#include "base/array.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct map_slot {
    struct str key;
    void *value; /* NULL: free */
};

void *array_room(void *items, size_t count, size_t *capacity, size_t size,
                 struct arena *arena)
{
    if (count < *capacity)
        return items;
    size_t wanted = *capacity ? memory_multiply(*capacity, 2) : 4;
    if (items &&
        arena_extend(arena, items, *capacity * size, memory_multiply(wanted, size))) {
        *capacity = wanted;
        return items;
    }
    char *grown = arena_take(arena, memory_multiply(wanted, size));
    if (count)
        memcpy(grown, items, count * size);
    memset(grown + count * size, 0, (wanted - count) * size);
    *capacity = wanted;
    return grown;
}

void *array_settle(const void *items, size_t count, size_t *capacity, size_t size,
                   struct arena *arena)
{
    void *settled = arena_take(arena, memory_multiply(count, size));
    if (count)
        memcpy(settled, items, count * size);
    *capacity = count;
    return settled;
}

bool strs_contain(const struct strs *strs, struct str s)
{
    for (size_t i = 0; i < strs->count; i++)
        if (str_equal(strs->items[i], s))
            return true;
    return false;
}

static int compare_strs(const void *left, const void *right)
{
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

void strs_sort(struct strs *strs)
{
    ARRAY_SORT(strs, compare_strs);
}

bool strs_contain_sorted(const struct strs *strs, struct str s)
{
    return strs->count &&
           bsearch(&s, strs->items, strs->count, sizeof(*strs->items), compare_strs);
}

static void merge_runs(const char *from, char *into, size_t size, size_t left,
                       size_t middle, size_t right,
                       int (*compare)(const void *, const void *))
{
    size_t a = left, b = middle;
    for (size_t out = left; out < right; out++) {
        bool take_a = a < middle &&
                      (b >= right || compare(from + a * size, from + b * size) <= 0);
        memcpy(into + out * size, from + (take_a ? a++ : b++) * size, size);
    }
}

/* A merge sort: libc's qsort leaves the order of equal items open. */
void array_sort(void *items, size_t count, size_t size,
                int (*compare)(const void *, const void *))
{
    if (count < 2)
        return;
    char *other = memory_get(memory_multiply(count, size));
    char *from = items, *into = other;
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t left = 0; left < count; left += 2 * width) {
            size_t middle = left + width < count ? left + width : count;
            size_t right = middle + width < count ? middle + width : count;
            merge_runs(from, into, size, left, middle, right, compare);
        }
        char *swapped = from;
        from = into;
        into = swapped;
    }
    if (from != items)
        memcpy(items, from, count * size);
    free(other);
}

/* FNV-1a, 64 bits. */
static uint64_t hash_of(struct str key)
{
    uint64_t hash = 14695981039346656037U;
    for (size_t i = 0; i < key.len; i++)
        hash = (hash ^ (unsigned char)key.ptr[i]) * 1099511628211U;
    return hash;
}

struct map map_in(struct arena *arena)
{
    return (struct map){.arena = arena};
}

static struct map_slot *slot_for(const struct map *map, struct str key)
{
    size_t mask = map->capacity - 1;
    size_t at = (size_t)hash_of(key) & mask;
    while (map->slots[at].value && !str_equal(map->slots[at].key, key))
        at = (at + 1) & mask;
    return &map->slots[at];
}

static void map_grow(struct map *map)
{
    struct map old = *map;
    map->capacity = old.capacity ? old.capacity * 2 : 16;
    map->slots = ARENA_ARRAY(map->arena, map->capacity, struct map_slot);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i].value)
            *slot_for(map, old.slots[i].key) = old.slots[i];
}

void *map_set(struct map *map, struct str key, void *value)
{
    if ((map->count + 1) * 4 > map->capacity * 3)
        map_grow(map);
    struct map_slot *slot = slot_for(map, key);
    void *before = slot->value;
    if (!before) {
        slot->key = key;
        map->count++;
    }
    slot->value = value;
    return before;
}

void *map_get(const struct map *map, struct str key)
{
    return map->capacity ? slot_for(map, key)->value : NULL;
}
