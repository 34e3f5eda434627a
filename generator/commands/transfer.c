/* SPDX-License-Identifier: MIT */
#include "commands/transfer.h"

#include <stdio.h>
#include <unistd.h>

#include "commands/troubles.h"

enum { BAR_WIDTH = 20, REDRAW_MILLISECONDS = 100, GUESS_MILLISECONDS = 1000 };

static const char *const PHASES[] = {
    [WATCH_PACK] = "packing", [WATCH_COMPARE] = "comparing", [WATCH_COPY] = "copying"};

static struct timespec now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time;
}

static double milliseconds_since(struct timespec then)
{
    struct timespec time = now();
    return (double)(time.tv_sec - then.tv_sec) * 1e3 +
           (double)(time.tv_nsec - then.tv_nsec) / 1e6;
}

/* ---- The line of a terminal: what all places that are in the first phase do. ---- */

static struct transfer_place sum_up(const struct transfer *transfer)
{
    struct transfer_place sum = {.phase = WATCH_COPY};
    for (size_t i = 0; i < transfer->count; i++)
        if (transfer->places[i].busy && transfer->places[i].phase < sum.phase)
            sum.phase = transfer->places[i].phase;
    for (size_t i = 0; i < transfer->count; i++) {
        const struct transfer_place *place = &transfer->places[i];
        if (!place->busy || place->phase != sum.phase)
            continue;
        sum.files += place->files;
        sum.files_done += place->files_done;
        sum.bytes += place->bytes;
        sum.bytes_done += place->bytes_done;
    }
    return sum;
}

static void add_bar(struct strbuf *line, double part)
{
    int full = (int)(part * BAR_WIDTH);
    strbuf_add_char(line, '[');
    strbuf_add_repeat(line, '#', (size_t)full);
    strbuf_add_repeat(line, '-', (size_t)(BAR_WIDTH - full));
    strbuf_addf(line, "] %3d %%", (int)(part * 100));
}

static void add_time_left(struct strbuf *line, double part, double elapsed)
{
    if (part <= 0 || elapsed < GUESS_MILLISECONDS)
        return;
    unsigned long seconds = (unsigned long)(elapsed * (1 - part) / part / 1e3 + 0.5);
    strbuf_addf(line, ", %lu:%02lu left", seconds / 60, seconds % 60);
}

static void draw(struct transfer *transfer)
{
    struct transfer_place sum = sum_up(transfer);
    struct strbuf line = {0};
    double part = sum.bytes ? (double)sum.bytes_done / (double)sum.bytes : 1;
    if (sum.phase != transfer->shown) {
        transfer->shown = sum.phase;
        transfer->began = now();
    }
    strbuf_addf(&line, "\r%-9s ", PHASES[sum.phase]);
    add_bar(&line, part > 1 ? 1 : part);
    strbuf_addf(&line, "  %zu of %zu files, ", sum.files_done, sum.files);
    size_add(&line, sum.bytes_done);
    add_time_left(&line, part, milliseconds_since(transfer->began));
    fprintf(stderr, "%s\033[K", line.ptr);
    strbuf_release(&line);
    transfer->last = now();
}

/* ---- What is watched. ---- */

static void begin(void *context, enum watch_phase phase, size_t files, uint64_t bytes)
{
    struct transfer_place *place = context;
    struct transfer *transfer = place->transfer;
    pthread_mutex_lock(&transfer->lock);
    *place = (struct transfer_place){.transfer = transfer, .name = place->name};
    place->busy = true;
    place->phase = phase;
    place->files = files;
    place->bytes = bytes;
    if (transfer->terminal) {
        draw(transfer);
    } else if (!transfer->quiet) {
        struct strbuf size = {0};
        size_add(&size, bytes);
        fprintf(stderr, "balise: %.*s: %s %zu files, %s\n", STR_ARG(place->name),
                PHASES[phase], files, size.ptr);
        strbuf_release(&size);
    }
    pthread_mutex_unlock(&transfer->lock);
}

static void advance(void *context, size_t files, uint64_t bytes)
{
    struct transfer_place *place = context;
    struct transfer *transfer = place->transfer;
    pthread_mutex_lock(&transfer->lock);
    place->files_done += files;
    place->bytes_done += bytes;
    if (transfer->terminal && milliseconds_since(transfer->last) > REDRAW_MILLISECONDS)
        draw(transfer);
    pthread_mutex_unlock(&transfer->lock);
}

/* No handler and nothing global: the signals wait until transfer_close. */
static bool is_over(void *context)
{
    const struct transfer_place *place = context;
    sigset_t pending;
    if (sigpending(&pending) != 0)
        return false;
    for (int signal = 1; signal <= SIGTERM; signal++)
        if (sigismember(&place->transfer->signals, signal) == 1 &&
            sigismember(&pending, signal) == 1)
            return true;
    return false;
}

struct watch transfer_watch(struct transfer_place *place)
{
    return (struct watch){place, begin, advance, is_over};
}

void transfer_open(struct transfer *transfer, struct transfer_place *places,
                   size_t count, const struct options *options)
{
    *transfer = (struct transfer){.lock = PTHREAD_MUTEX_INITIALIZER,
                                  .places = places,
                                  .count = count,
                                  .quiet = options->quiet};
    transfer->terminal = !options->quiet && isatty(STDERR_FILENO);
    transfer->began = now();
    for (size_t i = 0; i < count; i++)
        places[i].transfer = transfer;
    sigemptyset(&transfer->signals);
    sigaddset(&transfer->signals, SIGINT);
    sigaddset(&transfer->signals, SIGTERM);
    sigaddset(&transfer->signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &transfer->signals, &transfer->before);
}

void transfer_end(struct transfer_place *place)
{
    pthread_mutex_lock(&place->transfer->lock);
    place->busy = false;
    pthread_mutex_unlock(&place->transfer->lock);
}

void transfer_clear(struct transfer *transfer)
{
    if (transfer->terminal)
        fputs("\r\033[K", stderr);
}

void transfer_close(struct transfer *transfer)
{
    fflush(stdout);
    pthread_mutex_destroy(&transfer->lock);
    pthread_sigmask(SIG_SETMASK, &transfer->before, NULL);
}
