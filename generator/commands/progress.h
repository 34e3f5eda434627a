/* SPDX-License-Identifier: MIT */
/*
 * What is told of long work while it goes on, on standard error: one line that is
 * written over where that is a terminal, a line for each part of the work elsewhere,
 * nothing with --quiet.
 */
#ifndef COMMANDS_PROGRESS_H
#define COMMANDS_PROGRESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

enum progress_style { PROGRESS_NOTHING, PROGRESS_LINES, PROGRESS_TERMINAL };

struct progress {
    enum progress_style style;
    const char *verb, *things; /* "copying", "files" */
    size_t total;              /* 0: not known */
    atomic_size_t done;
    atomic_llong shown; /* when the line was last written, in milliseconds */
};

void progress_init(struct progress *progress, bool quiet);
/* A part of the work begins: "copying", 120, "files"; 0 where there is no number. */
void progress_part(struct progress *progress, const char *verb, size_t total,
                   const char *things);
/* So many more are done. Safe from several threads. */
void progress_add(struct progress *progress, size_t count);
/* Takes the line away from a terminal: before anything else is printed, and at the end.
 */
void progress_end(struct progress *progress);

#endif
