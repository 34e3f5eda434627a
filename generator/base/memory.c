/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* madvise */
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

_Noreturn void memory_is_out(void)
{
    fputs("balise: out of memory\n", stderr);
    abort();
}

void *memory_get(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (!memory)
        memory_is_out();
    return memory;
}

/* A site of ten thousand pages is read into fresh memory: page faults are a tenth of
 * the time, and large pages save nearly all of them. */
void *memory_get_block(size_t *size)
{
    if (*size < MEMORY_LARGE)
        return memory_resize(NULL, *size);
    *size = memory_add(*size, MEMORY_LARGE - 1) / MEMORY_LARGE * MEMORY_LARGE;
    void *block = aligned_alloc(MEMORY_LARGE, *size);
    if (!block)
        memory_is_out();
#ifdef MADV_HUGEPAGE
    (void)madvise(block, *size, MADV_HUGEPAGE); /* a wish; refused is as well */
#endif
    return block;
}

void *memory_resize(void *memory, size_t size)
{
    void *resized = realloc(memory, size ? size : 1);
    if (!resized)
        memory_is_out();
    return resized;
}

size_t memory_add(size_t a, size_t b)
{
    size_t sum;
    if (__builtin_add_overflow(a, b, &sum))
        memory_is_out();
    return sum;
}

size_t memory_multiply(size_t a, size_t b)
{
    size_t product;
    if (__builtin_mul_overflow(a, b, &product))
        memory_is_out();
    return product;
}
