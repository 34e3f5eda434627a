/* SPDX-License-Identifier: MIT */
/*
 * What is told of long work while it goes on, on standard error: a bar with files,
 * bytes and the time left, in one line that is written over, where that is a terminal;
 * a line for each part of the work elsewhere; nothing with --quiet. Never in colour.
 */
#ifndef COMMANDS_PROGRESS_H
#define COMMANDS_PROGRESS_H

#include <pthread.h>
#include <time.h>

#include "commands/interrupt.h"
#include "commands/options.h"
#include "editions/observer.h"

enum progress_style { PROGRESS_NOTHING, PROGRESS_LINES, PROGRESS_TERMINAL };

/* One of the things that are worked on at once. */
struct progress_place {
    struct progress *progress;
    struct str name; /* "" where there is one alone */
    bool busy;
    enum work work;
    size_t files, files_done;
    uint64_t bytes, bytes_done; /* 0 where they are not known */
};

struct progress {
    pthread_mutex_t lock;
    const struct options *options;
    enum progress_style style;
    struct progress_place *places;
    size_t count;
    const struct interrupt *interrupt; /* the caller's; NULL: work goes on to its end */
    enum work shown;
    bool drawn;                  /* the line stands there */
    struct timespec began, last; /* the work that is shown; when it was drawn */
};

/* `places` have their names and nothing else; they stay where they are. */
void progress_open(struct progress *progress, struct progress_place *places,
                   size_t count, const struct options *options);
/* Safe from several threads, as the next two. See observer.h. */
void progress_begin(struct progress_place *place, enum work work, size_t files,
                    uint64_t bytes);
void progress_add(struct progress_place *place, size_t files, uint64_t bytes);
/*
 * The place is done until it begins again. The last one that is takes the line away:
 * to be called before anything is printed.
 */
void progress_end(struct progress_place *place);
struct observer progress_observer(struct progress_place *place);
void progress_close(struct progress *progress);

/* Appends "12.3 MB", "12,3 Mo": decimal, as sizes of keys are. */
void size_add(struct strbuf *text, enum message_language language, uint64_t bytes);

#endif
