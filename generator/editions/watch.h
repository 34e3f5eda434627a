/* SPDX-License-Identifier: MIT */
/* Whoever waits for long work: is told how far it is, and may end it. */
#ifndef EDITIONS_WATCH_H
#define EDITIONS_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum watch_phase {
    WATCH_PACK,    /* files are packed */
    WATCH_COMPARE, /* files of a copy are read */
    WATCH_COPY     /* files are written, and read back */
};

/* Called from several threads at once; with the same `context`, none of them NULL. */
struct watch {
    void *context;
    /* A phase begins in which so much is to be done. */
    void (*begin)(void *context, enum watch_phase phase, size_t files, uint64_t bytes);
    /* So much more is done. */
    void (*advance)(void *context, size_t files, uint64_t bytes);
    /* Is the work to end? Asked between two files. */
    bool (*is_over)(void *context);
};

#endif
