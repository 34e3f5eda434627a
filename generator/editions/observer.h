/* SPDX-License-Identifier: MIT */
/* Whoever waits for long work: is told how far it is, and may end it. */
#ifndef EDITIONS_OBSERVER_H
#define EDITIONS_OBSERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In the order in which one command does several of them. */
enum work {
    WORK_READ,    /* content is read */
    WORK_RENDER,  /* files of the site are made */
    WORK_CHECK,   /* files of a folder are read */
    WORK_PACK,    /* files are put into one */
    WORK_COMPARE, /* files of a copy are read */
    WORK_COPY     /* files are written, and read back */
};

/* Called from several threads at once; with the same `context`, none of them NULL. */
struct observer {
    void *context;
    /* Work begins of which so much is to be done; 0 bytes where that is not known. */
    void (*begin)(void *context, enum work work, size_t files, uint64_t bytes);
    /* So much more is done. */
    void (*advance)(void *context, size_t files, uint64_t bytes);
    /* Is the work to end? Asked between two files. */
    bool (*is_over)(void *context);
};

#endif
