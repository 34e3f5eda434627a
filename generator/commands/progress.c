/* SPDX-License-Identifier: MIT */
#include "commands/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Between two looks of the line: slow enough to be read, fast enough to be alive. */
enum { PAUSE_MILLISECONDS = 100 };

/* Back to the line's start, and nothing behind it. */
#define CLEAR_LINE "\r\033[K"

static long long now_in_milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* A terminal that cannot write over a line says so by its name. */
static bool is_terminal(void)
{
    const char *name = getenv("TERM");
    return isatty(STDERR_FILENO) && name && strcmp(name, "dumb") != 0;
}

void progress_init(struct progress *progress, bool quiet)
{
    *progress = (struct progress){.style = quiet           ? PROGRESS_NOTHING
                                           : is_terminal() ? PROGRESS_TERMINAL
                                                           : PROGRESS_LINES};
}

static void show_on_terminal(struct progress *progress)
{
    size_t done = atomic_load(&progress->done), total = progress->total;
    if (total == 0)
        fprintf(stderr, CLEAR_LINE "balise: %s %s", progress->verb, progress->things);
    else
        fprintf(stderr, CLEAR_LINE "balise: %s %s, %zu of %zu (%zu %%)", progress->verb,
                progress->things, done, total, done * 100 / total);
    fflush(stderr);
}

void progress_part(struct progress *progress, const char *verb, size_t total,
                   const char *things)
{
    progress->verb = verb;
    progress->things = things;
    progress->total = total;
    atomic_store(&progress->done, 0);
    atomic_store(&progress->shown, now_in_milliseconds());
    if (progress->style == PROGRESS_TERMINAL)
        show_on_terminal(progress);
    else if (progress->style == PROGRESS_LINES && total > 0)
        fprintf(stderr, "balise: %s %zu %s\n", verb, total, things);
    else if (progress->style == PROGRESS_LINES)
        fprintf(stderr, "balise: %s %s\n", verb, things);
}

void progress_add(struct progress *progress, size_t count)
{
    atomic_fetch_add(&progress->done, count);
    if (progress->style != PROGRESS_TERMINAL)
        return;
    long long now = now_in_milliseconds(), shown = atomic_load(&progress->shown);
    /* Of the threads that find it is time, one writes. */
    if (now - shown >= PAUSE_MILLISECONDS &&
        atomic_compare_exchange_strong(&progress->shown, &shown, now))
        show_on_terminal(progress);
}

void progress_end(struct progress *progress)
{
    if (progress->style == PROGRESS_TERMINAL)
        fputs(CLEAR_LINE, stderr);
}
