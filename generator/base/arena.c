/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct arena_block {
    struct arena_block *older;
    size_t size; /* of `bytes` */
    _Alignas(max_align_t) char bytes[];
};

/* Small first blocks keep small arenas cheap; growth keeps few blocks. */
static const size_t FIRST_BLOCK = 2048;
static const size_t LARGEST_BLOCK = MEMORY_LARGE;

void arena_release(struct arena *arena)
{
    struct arena_block *block = arena->blocks;
    while (block) {
        struct arena_block *older = block->older;
        free(block);
        block = older;
    }
    *arena = (struct arena){0};
}

static void arena_add_block(struct arena *arena, size_t size)
{
    size_t whole = memory_add(sizeof(struct arena_block), size);
    struct arena_block *block = memory_get_block(&whole);
    block->older = arena->blocks;
    block->size = whole - sizeof(*block);
    arena->blocks = block;
    arena->next = block->bytes;
    arena->left = block->size;
}

void arena_reset(struct arena *arena)
{
    struct arena_block *kept = arena->blocks;
    if (!kept)
        return;
    if (kept->older) { /* one block that would have sufficed */
        size_t size = 0;
        for (const struct arena_block *block = kept; block; block = block->older)
            size += block->size;
        arena_release(arena);
        arena_add_block(arena, size);
        return;
    }
    arena->next = kept->bytes;
    arena->left = kept->size;
}

static void arena_grow(struct arena *arena, size_t size)
{
    size_t wanted = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
    if (wanted > LARGEST_BLOCK)
        wanted = LARGEST_BLOCK;
    if (wanted < size)
        wanted = size;
    arena_add_block(arena, wanted);
}

static size_t aligned(size_t size)
{
    size_t step = _Alignof(max_align_t);
    return memory_add(size, step - 1) / step * step;
}

void *arena_take(struct arena *arena, size_t size)
{
    size_t taken = aligned(size);
    if (taken > arena->left || !arena->next)
        arena_grow(arena, taken);
    void *memory = arena->next;
    arena->next += taken;
    arena->left -= taken;
    return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(arena_take(arena, size), 0, size);
}

bool arena_extend(struct arena *arena, const void *memory, size_t old, size_t size)
{
    size_t more = aligned(size) - aligned(old);
    if ((const char *)memory + aligned(old) != arena->next || more > arena->left)
        return false;
    memset(arena->next, 0, more);
    arena->next += more;
    arena->left -= more;
    return true;
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    return arena_alloc(arena, memory_multiply(count, size));
}

struct str arena_copy(struct arena *arena, struct str s)
{
    char *copy = arena_take(arena, memory_add(s.len, 1));
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return (struct str){copy, s.len};
}

struct str arena_lower(struct arena *arena, struct str s)
{
    char *lower = arena_take(arena, memory_add(s.len, 1));
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        lower[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    lower[s.len] = '\0';
    return (struct str){lower, s.len};
}

const char *arena_c_string(struct arena *arena, struct str s)
{
    return arena_copy(arena, s).ptr;
}

struct str arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int len = vsnprintf(NULL, 0, format, arguments);
    size_t size = len > 0 ? (size_t)len : 0;
    char *text = arena_take(arena, memory_add(size, 1));
    vsnprintf(text, size + 1, format, again);
    va_end(again);
    va_end(arguments);
    return (struct str){text, size};
}
