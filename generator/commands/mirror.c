/* SPDX-License-Identifier: MIT */
#include "editions/mirror.h"

#include "base/file.h"
#include "base/parallel.h"
#include "commands/commands.h"
#include "commands/progress.h"
#include "commands/say.h"
#include "commands/troubles.h"

/* One copy of several that are made at once. */
struct copy {
    struct mirror mirror;
    struct progress_place *place;
    bool good;
};

struct copies {
    const struct options *options;
    const struct finished *site;
    struct copy *items;
    size_t count;
};

static void make_copy(size_t index, void *context, struct worker *worker)
{
    (void)worker;
    struct copies *copies = context;
    struct copy *copy = &copies->items[index];
    struct observer observer = progress_observer(copy->place);
    size_t threads = copies->options->jobs / copies->count;
    copy->good =
        mirror_plan(&copy->mirror, copies->site, copies->options->operands.items[index],
                    threads ? threads : 1, &observer);
    if (copy->good && !copies->options->dry_run)
        copy->good = mirror_run(&copy->mirror, &observer);
    progress_end(copy->place);
}

/* ---- What came of it. ---- */

/* "12 files (1.3 MB)" */
static void add_files(struct strbuf *text, enum message_language language, size_t count,
                      uint64_t bytes)
{
    say_files(text, language, count);
    if (count == 0)
        return;
    strbuf_add(text, STR(" ("));
    size_add(text, language, bytes);
    strbuf_add_char(text, ')');
}

static void list_plan(const struct mirror *mirror, const struct options *options)
{
    for (size_t i = 0; i < mirror->renames.count; i++)
        say(stdout, options, "rename %.*s to %.*s\n",
            STR_ARG(mirror->renames.items[i].from),
            STR_ARG(mirror->renames.items[i].to));
    for (size_t i = 0; i < mirror->files.count; i++)
        if (mirror->files.items[i].state == MIRROR_COPY)
            say(stdout, options, "copy %.*s\n",
                STR_ARG(mirror->files.items[i].file->path));
    for (size_t i = 0; i < mirror->stale.count; i++)
        say(stdout, options, "remove %.*s\n", STR_ARG(mirror->stale.items[i]));
}

static void tell_outcome(const struct copy *copy, const struct options *options)
{
    const struct mirror *mirror = &copy->mirror;
    const struct strs *kept = &mirror->changed_stale;
    struct strbuf files = {0};
    size_t same = mirror->files.count - mirror->copy_count;
    if (options->dry_run)
        list_plan(mirror, options);
    add_files(&files, options->language, mirror->copy_count, mirror->copy_bytes);
    say(stdout, options,
        options->dry_run
            ? "balise: %.*s: %s to be copied, %zu to be removed, %zu there already\n"
            : "balise: %.*s: %s copied, %zu removed, %zu there already; all were read "
              "back\n",
        STR_ARG(mirror->folder), files.ptr, mirror->stale.count, same);
    for (size_t i = 0; i < kept->count; i++)
        say(stdout, options, "left, since somebody has changed it: %.*s\n",
            STR_ARG(kept->items[i]));
    strbuf_release(&files);
}

static void tell(const struct copy *copy, const struct options *options)
{
    const struct mirror *mirror = &copy->mirror;
    troubles_print(&mirror->troubles, options, mirror->folder);
    if (copy->good && (!options->quiet || options->dry_run))
        tell_outcome(copy, options);
    else if (!copy->good && mirror->started)
        say(stderr, options,
            "balise: %.*s is not complete; every file in it is whole, and the same "
            "command goes on from there\n",
            STR_ARG(mirror->folder));
    else if (!copy->good)
        say(stderr, options, "balise: %.*s was left as it was\n",
            STR_ARG(mirror->folder));
}

/* ---- The command. ---- */

static int check_places(const struct options *options)
{
    const struct strs *places = &options->operands;
    for (size_t i = 0; i < places->count; i++)
        for (size_t k = 0; k < places->count; k++)
            if (i != k &&
                folder_is_inside(places->items[i].ptr, places->items[k].ptr)) {
                say(stderr, options,
                    "balise: '%s' is '%s', or inside it (see balise --help)\n",
                    places->items[i].ptr, places->items[k].ptr);
                return EXIT_USAGE;
            }
    return EXIT_GOOD;
}

static int make_copies(struct copies *copies, struct arena *arena)
{
    const struct options *options = copies->options;
    struct interrupt interrupt;
    struct progress progress;
    struct progress_place *places =
        ARENA_ARRAY(arena, copies->count, struct progress_place);
    int status = EXIT_GOOD;
    copies->items = ARENA_ARRAY(arena, copies->count, struct copy);
    for (size_t i = 0; i < copies->count; i++) {
        places[i].name = options->operands.items[i];
        copies->items[i].place = &places[i];
    }
    interrupt_hold(&interrupt);
    progress_open(&progress, places, copies->count, options);
    progress.interrupt = &interrupt;
    parallel_for(copies->count, copies->count, make_copy, copies);
    for (size_t i = 0; i < copies->count; i++) {
        tell(&copies->items[i], options);
        if (!copies->items[i].good)
            status = EXIT_CONTENT;
        mirror_release(&copies->items[i].mirror);
    }
    progress_close(&progress);
    interrupt_release(&interrupt);
    return status;
}

int command_mirror(const struct options *options)
{
    struct arena arena = {0};
    struct finished site;
    struct troubles troubles = {.arena = &arena};
    int status = check_places(options);
    if (status == EXIT_GOOD &&
        !finished_open(&site, &arena, options->site, &troubles)) {
        troubles_print(&troubles, options, (struct str){0});
        status = EXIT_CONTENT;
    }
    if (status == EXIT_GOOD) {
        struct copies copies = {options, &site, NULL, options->operands.count};
        status = make_copies(&copies, &arena);
    }
    arena_release(&arena);
    return status;
}
