/* SPDX-License-Identifier: MIT */
#include "commands/progress.h"
#include "commands/say.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Between two looks of the line: slow enough to be read, fast enough to be alive. */
enum { REDRAW_MILLISECONDS = 100 };
/* How long is left is not guessed before. */
enum { GUESS_MILLISECONDS = 1000 };
enum { BAR_WIDTH = 20, USUAL_COLUMNS = 80 };

/* Back to the line's start, and nothing behind it. */
#define CLEAR_LINE "\r\033[K"

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

void size_add(struct strbuf *text, enum message_language language, uint64_t bytes)
{
    static const char *const units[] = {MESSAGE("bytes"), MESSAGE("KB"), MESSAGE("MB"),
                                        MESSAGE("GB"), MESSAGE("TB")};
    double value = (double)bytes;
    size_t unit = 0;
    while (value >= 999.5 && unit + 1 < sizeof(units) / sizeof(*units)) {
        value /= 1000;
        unit++;
    }
    size_t start = text->len;
    strbuf_addf(text, message_in(language, "%.*f %s"),
                unit > 0 && value < 99.95 ? 1 : 0, value,
                message_in(language, units[unit]));
    char *point = memchr(text->ptr + start, '.', text->len - start);
    if (point && language == MESSAGE_FRENCH)
        *point = ',';
}

/* ---- In words. ---- */

/* What is done, and with how much: said when it begins. */
static void add_work(struct strbuf *text, enum message_language language,
                     enum work work, size_t files)
{
    struct strbuf count = {0};
    say_files(&count, language, files);
    switch (work) {
    case WORK_READ:
        strbuf_addf(text, message_in(language, "reading %s"), count.ptr);
        break;
    case WORK_RENDER:
        strbuf_addf(text, message_in(language, "rendering %s"), count.ptr);
        break;
    case WORK_CHECK:
        strbuf_addf(text, message_in(language, "checking %s"), count.ptr);
        break;
    case WORK_PACK:
        strbuf_addf(text, message_in(language, "packing %s"), count.ptr);
        break;
    case WORK_COMPARE:
        strbuf_addf(text, message_in(language, "comparing %s"), count.ptr);
        break;
    case WORK_COPY:
        strbuf_addf(text, message_in(language, "copying %s"), count.ptr);
        break;
    }
    strbuf_release(&count);
}

static void print_line(const struct progress_place *place)
{
    const struct options *options = place->progress->options;
    struct strbuf text = {0};
    add_work(&text, options->language, place->work, place->files);
    if (place->bytes) {
        strbuf_add(&text, STR(", "));
        size_add(&text, options->language, place->bytes);
    }
    if (place->name.len)
        say(stderr, options, "balise: %.*s: %s\n", STR_ARG(place->name), text.ptr);
    else
        say(stderr, options, "balise: %s\n", text.ptr);
    strbuf_release(&text);
}

/* ---- The line of a terminal: what all places do that are in the first work. ---- */

static bool is_busy(const struct progress *progress)
{
    for (size_t i = 0; i < progress->count; i++)
        if (progress->places[i].busy)
            return true;
    return false;
}

static struct progress_place sum_up(const struct progress *progress)
{
    struct progress_place sum = {.work = WORK_COPY};
    for (size_t i = 0; i < progress->count; i++)
        if (progress->places[i].busy && progress->places[i].work < sum.work)
            sum.work = progress->places[i].work;
    for (size_t i = 0; i < progress->count; i++) {
        const struct progress_place *place = &progress->places[i];
        if (!place->busy || place->work != sum.work)
            continue;
        sum.files += place->files;
        sum.files_done += place->files_done;
        sum.bytes += place->bytes;
        sum.bytes_done += place->bytes_done;
    }
    return sum;
}

static double part_done(const struct progress_place *sum)
{
    double part = sum->bytes   ? (double)sum->bytes_done / (double)sum->bytes
                  : sum->files ? (double)sum->files_done / (double)sum->files
                               : 1;
    return part > 1 ? 1 : part;
}

static void add_bar(struct strbuf *line, double part)
{
    size_t full = (size_t)(part * BAR_WIDTH);
    strbuf_add(line, STR(" ["));
    strbuf_add_repeat(line, '#', full);
    strbuf_add_repeat(line, '-', BAR_WIDTH - full);
    strbuf_addf(line, "] %3d %%", (int)(part * 100));
}

static void add_time_left(struct strbuf *line, enum message_language language,
                          double part, double elapsed)
{
    if (part <= 0 || elapsed < GUESS_MILLISECONDS)
        return;
    unsigned long seconds = (unsigned long)(elapsed * (1 - part) / part / 1e3 + 0.5);
    strbuf_addf(line, message_in(language, ", %lu:%02lu left"), seconds / 60,
                seconds % 60);
}

/* Work that is not counted while it is done has no bar that would stand still. */
static void add_state(struct strbuf *line, enum message_language language,
                      const struct progress_place *sum, double elapsed)
{
    double part = part_done(sum);
    add_work(line, language, sum->work, sum->files);
    if (sum->files_done) {
        add_bar(line, part);
        strbuf_addf(line, message_in(language, "  %zu done"), sum->files_done);
    }
    if (sum->bytes) {
        strbuf_add(line, STR(", "));
        size_add(line, language, sum->files_done ? sum->bytes_done : sum->bytes);
    }
    if (sum->files_done)
        add_time_left(line, language, part, elapsed);
}

static size_t terminal_columns(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col
                                                                       : USUAL_COLUMNS;
}

/* A line that is broken in two could not be written over. */
static struct str cut(struct str line, size_t columns)
{
    size_t at = 0;
    for (size_t shown = 0; at < line.len; at++) {
        bool begins = ((unsigned char)line.ptr[at] & 0xc0) != 0x80;
        if (begins && ++shown >= columns)
            break;
    }
    return str_slice(line, 0, at);
}

static void draw(struct progress *progress)
{
    struct progress_place sum = sum_up(progress);
    struct strbuf line = {0};
    if (sum.work != progress->shown || !progress->drawn) {
        progress->shown = sum.work;
        progress->began = now();
    }
    add_state(&line, progress->options->language, &sum,
              milliseconds_since(progress->began));
    struct str fits = cut(strbuf_str(&line), terminal_columns());
    say_text(stderr, STR(CLEAR_LINE));
    say_text(stderr, fits);
    fflush(stderr);
    strbuf_release(&line);
    progress->drawn = true;
    progress->last = now();
}

/* ---- What goes on. ---- */

/* A terminal that cannot write over a line says so by its name. */
static bool is_terminal(void)
{
    const char *name = getenv("TERM");
    return isatty(STDERR_FILENO) && name && *name && strcmp(name, "dumb") != 0;
}

void progress_open(struct progress *progress, struct progress_place *places,
                   size_t count, const struct options *options)
{
    *progress = (struct progress){.lock = PTHREAD_MUTEX_INITIALIZER,
                                  .options = options,
                                  .places = places,
                                  .count = count};
    progress->style = options->quiet  ? PROGRESS_NOTHING
                      : is_terminal() ? PROGRESS_TERMINAL
                                      : PROGRESS_LINES;
    for (size_t i = 0; i < count; i++)
        places[i].progress = progress;
}

void progress_begin(struct progress_place *place, enum work work, size_t files,
                    uint64_t bytes)
{
    struct progress *progress = place->progress;
    pthread_mutex_lock(&progress->lock);
    *place = (struct progress_place){.progress = progress,
                                     .name = place->name,
                                     .busy = true,
                                     .work = work,
                                     .files = files,
                                     .bytes = bytes};
    if (progress->style == PROGRESS_TERMINAL)
        draw(progress);
    else if (progress->style == PROGRESS_LINES)
        print_line(place);
    pthread_mutex_unlock(&progress->lock);
}

void progress_add(struct progress_place *place, size_t files, uint64_t bytes)
{
    struct progress *progress = place->progress;
    pthread_mutex_lock(&progress->lock);
    place->files_done += files;
    place->bytes_done += bytes;
    if (progress->style == PROGRESS_TERMINAL && place->busy &&
        milliseconds_since(progress->last) > REDRAW_MILLISECONDS)
        draw(progress);
    pthread_mutex_unlock(&progress->lock);
}

void progress_end(struct progress_place *place)
{
    struct progress *progress = place->progress;
    pthread_mutex_lock(&progress->lock);
    place->busy = false;
    if (progress->drawn && !is_busy(progress)) {
        say_text(stderr, STR(CLEAR_LINE));
        progress->drawn = false;
    }
    pthread_mutex_unlock(&progress->lock);
}

void progress_close(struct progress *progress)
{
    pthread_mutex_destroy(&progress->lock);
}

/* ---- What is observed. ---- */

static void begin(void *context, enum work work, size_t files, uint64_t bytes)
{
    progress_begin(context, work, files, bytes);
}

static void advance(void *context, size_t files, uint64_t bytes)
{
    progress_add(context, files, bytes);
}

static bool is_over(void *context)
{
    const struct progress_place *place = context;
    const struct interrupt *interrupt = place->progress->interrupt;
    return interrupt && interrupt_is_waiting(interrupt);
}

struct observer progress_observer(struct progress_place *place)
{
    return (struct observer){place, begin, advance, is_over};
}
