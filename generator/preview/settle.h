/* SPDX-License-Identifier: MIT */
/*
 * When to look at files that are being changed: neither at a half-written one, nor at
 * the moment in which an editor has moved the old file away and not yet put the new one
 * in its place, nor a hundred times for a hundred files.
 *
 * A pure reckoning with times in milliseconds that the caller gives.
 */
#ifndef PREVIEW_SETTLE_H
#define PREVIEW_SETTLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SETTLE_QUIET = 15,  /* after the last change, when all files are whole */
    SETTLE_GRACE = 300, /* after the last change, when some may not be */
    SETTLE_MOST = 1000, /* after the first change, whatever goes on */
};

/* Zero-initialise. */
struct settle {
    uint64_t *begun; /* names at which something began */
    size_t count, capacity;
    bool waiting; /* something changed at all */
    long long first, last;
};

/* A file appeared, was written to, or went away: more may come. */
void settle_begun(struct settle *settle, uint64_t name, long long now);
/* The file is whole: it was closed, or moved into its place. */
void settle_done(struct settle *settle, uint64_t name, long long now);
/* When to look, in the clock of `now`; -1 when nothing changed. */
long long settle_due(const struct settle *settle);
/* Forgets everything, for the next change. */
void settle_clear(struct settle *settle);
void settle_release(struct settle *settle);

#endif
