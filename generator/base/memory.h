/* SPDX-License-Identifier: MIT */
/*
 * The one place where memory can run out. Everybody else gets memory or the program
 * ends: no caller checks.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* For what takes memory by itself and says that there was none. */
_Noreturn void memory_is_out(void);
/* Zeroed memory of `size` bytes, to be given to free(). Aborts when there is none. */
void *memory_get(size_t size);
/* From this size on, memory comes in whole large pages where the system has them. */
#define MEMORY_LARGE ((size_t)2 << 20)
/*
 * At least *size bytes, not zeroed, to be given to free(); *size becomes what there is.
 * Aborts when there is none.
 */
void *memory_get_block(size_t *size);
/* realloc that aborts instead of failing. New bytes are not zeroed. */
void *memory_resize(void *memory, size_t size);
/* a + b and a * b; abort on overflow. */
size_t memory_add(size_t a, size_t b);
size_t memory_multiply(size_t a, size_t b);

#endif
