/* SPDX-License-Identifier: MIT */
/*
 * How far long work is, on standard error: one line that moves on a terminal, a line
 * for each phase otherwise. And whether it is to end: Ctrl-C and the like do not kill
 * while a transfer is open, but ask for an end.
 */
#ifndef COMMANDS_TRANSFER_H
#define COMMANDS_TRANSFER_H

#include <pthread.h>
#include <signal.h>
#include <time.h>

#include "commands/options.h"
#include "editions/watch.h"

/* One of the things that are worked on at once. */
struct transfer_place {
    struct transfer *transfer;
    struct str name;
    bool busy;
    enum watch_phase phase;
    size_t files, files_done;
    uint64_t bytes, bytes_done;
};

struct transfer {
    pthread_mutex_t lock;
    sigset_t signals, before;
    bool quiet, terminal;
    struct transfer_place *places;
    size_t count;
    enum watch_phase shown;
    struct timespec began, last; /* of what is shown; when it was */
};

/* `places` have their names and nothing else. */
void transfer_open(struct transfer *transfer, struct transfer_place *places,
                   size_t count, const struct options *options);
struct watch transfer_watch(struct transfer_place *place);
/* The place is done: it is not counted any more. */
void transfer_end(struct transfer_place *place);
/*
 * Takes the line away. A signal that came in between arrives now: print before what is
 * to be read.
 */
void transfer_clear(struct transfer *transfer);
void transfer_close(struct transfer *transfer);

#endif
