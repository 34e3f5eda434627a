/* SPDX-License-Identifier: MIT */
/*
 * Memory by lifetime: everything allocated from an arena lives until the arena is
 * reset or released, and is never freed alone.
 *
 * There are three lifetimes: the site's arena (used only in serial stages), one arena
 * per thread that reads files (for what the files became), and one scratch arena per
 * worker (reset after each job). The whole rule: a pointer may lead to the same or a
 * longer life, never to a shorter one.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"

struct arena_block;

/* Zero-initialise; needs no init call. */
struct arena {
    struct arena_block *blocks; /* newest first */
    char *next;                 /* free part of the newest block */
    size_t left;
};

/* Frees everything. The arena can be used again. */
void arena_release(struct arena *arena);
/* Forgets everything, keeps one block for the next use. */
void arena_reset(struct arena *arena);

/* Zeroed and aligned for any type. Never NULL; size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);
/* The same, not zeroed. */
void *arena_take(struct arena *arena, size_t size);
/*
 * Makes the `old` bytes that were allocated last larger where they are, the new ones
 * zeroed. False when something else was allocated since, or there is no room.
 */
bool arena_extend(struct arena *arena, const void *memory, size_t old, size_t size);
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, count, type) \
    ((type *)arena_alloc_array((arena), (count), sizeof(type)))

/* Copies are NUL-terminated, so that .ptr can be given to the system. */
struct str arena_copy(struct arena *arena, struct str s);
/* The same with a-z for A-Z; other bytes stay. */
struct str arena_lower(struct arena *arena, struct str s);
const char *arena_c_string(struct arena *arena, struct str s);
struct str arena_format(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
