/* SPDX-License-Identifier: MIT */
#include "commands/commands.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "commands/pipeline.h"
#include "commands/progress.h"
#include "commands/report.h"
#include "commands/say.h"
#include "preview/port.h"
#include "preview/server.h"
#include "preview/watch.h"

/* What was not rendered yet waits until browsers have loaded what they show. */
enum { TICK_MILLISECONDS = 2000, CHECK_MILLISECONDS = 250 };

/*
 * The main thread waits for a signal, the building one for changes of files; the server
 * has threads of its own.
 */
struct serving {
    const struct options *options;
    struct server *server;
    struct watch watch;
    struct progress progress; /* of the first build */
    struct progress_place place;
    int stop;               /* can be read when all is to end */
    struct snapshot *shown; /* the newest that was shown; NULL before there is one */
    struct snapshot *good;  /* the newest in which nothing is wrong */
    struct pipeline *unchecked; /* of the one shown: not all of it was rendered yet */
    long long start, took;      /* of a build, in milliseconds */
};

static long long now_in_milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- What is said. ---- */

static void report(struct serving *serving, const struct pipeline *pipeline)
{
    struct strbuf counts = {0}, size = {0};
    progress_end(&serving->place);
    int status = report_diagnostics(&pipeline->diags);
    diagnostics_add_counts(&pipeline->diags, &counts);
    report_size(&pipeline->site, serving->options, &size);
    if (status != EXIT_GOOD)
        say(stderr, serving->options,
            serving->shown ? "balise: %s; the last good site is shown\n"
                           : "balise: %s; there is no site yet\n",
            counts.ptr);
    else if (!serving->options->quiet)
        say(stdout, serving->options, "balise: %s in %lld ms; %s\n", size.ptr,
            serving->took, counts.ptr);
    fflush(stdout);
    strbuf_release(&counts);
    strbuf_release(&size);
}

static void report_polling(const struct serving *serving)
{
    say(stderr, serving->options,
        "balise: the system tells of no more changes (%s): files are looked at twice "
        "a second instead\n",
        message_of_error(serving->options->language, serving->watch.error));
}

/* ---- Building. ---- */

static void release_pipeline(void *pipeline)
{
    pipeline_release(pipeline);
    free(pipeline);
}

/* Where changes matter; true when a folder is new, so that some may have been missed.
 */
static bool watch_folders(struct serving *serving, const struct strs *theme_folders)
{
    int error = serving->watch.error;
    bool added = watch_add(&serving->watch, &serving->options->content);
    added |= watch_add(&serving->watch, theme_folders);
    if (serving->watch.error != error)
        report_polling(serving);
    return added;
}

/* Stages 1 to 4, with all folders watched before they were read. */
static struct pipeline *read_content(struct serving *serving, bool *good)
{
    struct progress_place *place = serving->good ? NULL : &serving->place;
    struct pipeline *pipeline = memory_get(sizeof(*pipeline));
    *good = pipeline_read(pipeline, serving->options, place);
    while (watch_folders(serving, &pipeline->theme.folders)) {
        pipeline_release(pipeline);
        *good = pipeline_read(pipeline, serving->options, NULL);
    }
    return pipeline;
}

static void replace(struct snapshot **place, struct snapshot *snapshot)
{
    struct snapshot *before = *place;
    *place = snapshot ? snapshot_keep(snapshot) : NULL;
    snapshot_drop(before);
}

static bool go_on(void *context)
{
    struct serving *serving = context;
    progress_add(&serving->place, 1, 0);
    return !watch_has_news(&serving->watch, serving->stop);
}

/*
 * Renders all of what is shown already. A change interrupts it: what comes then is
 * looked at instead, or this once more.
 */
static void check(struct serving *serving)
{
    struct pipeline *pipeline = serving->unchecked;
    struct diagnostics *diags = &pipeline->diags;
    size_t before = diags->count;
    if (!serving->good)
        progress_begin(&serving->place, WORK_RENDER,
                       snapshot_file_count(serving->shown), 0);
    if (!snapshot_check(serving->shown, go_on, serving, diags)) {
        diags->count = before;
        return;
    }
    serving->unchecked = NULL;
    diagnostics_sort(diags);
    if (!diagnostics_have_errors(diags))
        replace(&serving->good, serving->shown);
    else if (serving->good)
        server_update(serving->server, serving->good, diags);
    if (diags->count > before && !diagnostics_have_errors(diags))
        server_update(serving->server, NULL, diags);
    report(serving, pipeline);
}

static void build(struct serving *serving)
{
    bool good;
    serving->start = now_in_milliseconds();
    struct pipeline *pipeline = read_content(serving, &good);
    struct snapshot_owner owner = {pipeline, release_pipeline};
    struct snapshot *snapshot =
        good ? snapshot_new(&pipeline->arena, &pipeline->site, &pipeline->theme,
                            serving->options->jobs, owner, &pipeline->diags)
             : NULL;
    serving->unchecked = snapshot ? pipeline : NULL;
    diagnostics_sort(&pipeline->diags);
    server_update(serving->server, snapshot, &pipeline->diags);
    serving->took = now_in_milliseconds() - serving->start;
    if (snapshot) {
        replace(&serving->shown, snapshot);
        snapshot_drop(snapshot);
        return;
    }
    report(serving, pipeline);
    release_pipeline(pipeline);
}

static void *build_again_and_again(void *context)
{
    struct serving *serving = context;
    enum watch_news news = WATCH_CHANGED;
    watch_open(&serving->watch, serving->options->poll);
    if (serving->watch.error)
        report_polling(serving);
    while (news != WATCH_STOPPED) {
        if (news == WATCH_CHANGED)
            build(serving);
        if (serving->unchecked && (news == WATCH_NOTHING || !serving->good))
            check(serving);
        server_sweep(serving->server);
        news = watch_wait(&serving->watch, serving->stop,
                          serving->unchecked ? CHECK_MILLISECONDS : TICK_MILLISECONDS);
    }
    progress_end(&serving->place);
    replace(&serving->shown, NULL);
    replace(&serving->good, NULL);
    watch_close(&serving->watch);
    return NULL;
}

/* ---- The command. ---- */

static int port_is_taken(const struct options *options, unsigned port, int error)
{
    struct strbuf owner = {0};
    if (error != EADDRINUSE)
        say(stderr, options, "balise: port %u cannot be used: %s\n", port,
            message_of_error(options->language, error));
    else
        say(stderr, options,
            "balise: port %u is taken by %s; --port N takes another one, --port 0 "
            "any that is free\n",
            port,
            port_ask(port, &owner) ? owner.ptr
                                   : message_in(options->language, "another program"));
    strbuf_release(&owner);
    return EXIT_USAGE;
}

static struct server *start_server(int socket, unsigned port,
                                   const struct options *options)
{
    struct strbuf about = {0};
    char *folder = realpath(".", NULL);
    strbuf_addf(&about,
                message_in(options->language, "'balise serve' in %s (process %ld)"),
                folder ? folder : ".", (long)getpid());
    struct server *server =
        server_start(socket, port, strbuf_str(&about), options->language);
    strbuf_release(&about);
    free(folder);
    return server;
}

/* Those that end the command; all threads leave them to this one. */
static sigset_t block_signals(void)
{
    sigset_t ends;
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGHUP);
    sigaction(SIGPIPE, &ignore, NULL);
    pthread_sigmask(SIG_BLOCK, &ends, NULL);
    return ends;
}

static int serve_until_signal(struct serving *serving, const sigset_t *ends)
{
    int pipes[2], signal_number;
    pthread_t builder;
    if (pipe(pipes))
        return errno;
    serving->stop = pipes[0];
    int error = pthread_create(&builder, NULL, build_again_and_again, serving);
    if (!error) {
        sigwait(ends, &signal_number);
        pthread_sigmask(SIG_UNBLOCK, ends, NULL); /* the next one ends it at once */
    }
    close(pipes[1]); /* which is news at the other end */
    if (!error)
        pthread_join(builder, NULL);
    close(pipes[0]);
    return error;
}

int command_serve(const struct options *options)
{
    struct serving serving = {.options = options};
    unsigned port = options->port;
    int socket, error = port_listen(&port, &socket);
    if (error)
        return port_is_taken(options, port, error);
    sigset_t ends = block_signals();
    serving.server = start_server(socket, port, options);
    if (!serving.server) {
        say(stderr, options, "balise: the server cannot be started\n");
        return EXIT_USAGE;
    }
    say(stdout, options, "balise: http://%s:%u/ (Ctrl-C ends)\n", PORT_HOST, port);
    fflush(stdout);
    progress_open(&serving.progress, &serving.place, 1, options);
    error = serve_until_signal(&serving, &ends);
    if (error)
        say(stderr, options, "balise: the preview cannot be started: %s\n",
            message_of_error(options->language, error));
    server_stop(serving.server);
    progress_close(&serving.progress);
    return error ? EXIT_USAGE : EXIT_GOOD;
}
