/* SPDX-License-Identifier: MIT */
#include "commands/zim.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/wait.h>

#include "base/file.h"
#include "commands/progress.h"
#include "commands/report.h"
#include "commands/say.h"
#include "editions/tree.h"
#include "site/neutral.h"
#include "site/zim.h"

#define WRITER "zimwriterfs"
#define PICTURE "assets/zim.png"

extern char **environ;

static int complain(const struct options *options, const char *what, const char *hint)
{
    say(stderr, options, "balise: %s; %s\n", message_in(options->language, what),
        message_in(options->language, hint));
    return EXIT_CONTENT;
}

static int fail(const struct options *options, const char *what, int error)
{
    return complain(options, what, message_of_error(options->language, error));
}

/* Its own words on what it does are not wanted; those on what is wrong are. */
static int run(const struct options *options, char *const arguments[])
{
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status = 0;
    int error = posix_spawn_file_actions_init(&actions);
    if (!error)
        error = posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    if (!error)
        error = posix_spawnp(&child, WRITER, &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error == ENOENT)
        return complain(options, WRITER " is not installed",
                        "on Debian: apt install zim-tools");
    if (error)
        return fail(options, WRITER " cannot be started", error);
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return fail(options, WRITER " was lost", errno);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return EXIT_GOOD;
    return complain(options, WRITER " has failed", "what it said stands above");
}

/* Nothing in a C string is written to by zimwriterfs, which takes them as variable. */
static char *argument(struct arena *arena, struct str text)
{
    struct str copy = arena_copy(arena, text);
    return (char *)(uintptr_t)copy.ptr;
}

static int write_zim(struct arena *arena, const struct zim_about *about,
                     const struct options *options, const char *path)
{
    const struct str words[] = {
        STR(WRITER),
        STR("--welcome"),
        STR("index.html"),
        STR("--illustration"),
        STR(PICTURE),
        STR("--language"),
        about->languages,
        STR("--title"),
        about->title,
        STR("--description"),
        about->description,
        STR("--creator"),
        about->publisher,
        STR("--publisher"),
        about->publisher,
        STR("--name"),
        path_stem(path_name(str_from(path))),
        options->site,
        str_from(path),
    };
    enum { COUNT = sizeof(words) / sizeof(*words) };
    char *arguments[COUNT + 1] = {0};
    for (size_t i = 0; i < COUNT; i++)
        arguments[i] = argument(arena, words[i]);
    return run(options, arguments);
}

/* Beside its place first: a file that is half there is none. */
static int write_whole(struct arena *arena, const struct zim_about *about,
                       const struct options *options, struct str path)
{
    struct str name = path_name(path), folder = path_folder(path);
    struct str beside = path_join(
        arena, folder, arena_format(arena, "%.*s.part", STR_ARG(path_stem(name))));
    int error = folder.len ? folder_create(arena_c_string(arena, folder)) : 0;
    if (error)
        return fail(options, "the folder cannot be made", error);
    file_remove(beside.ptr);
    int status = write_zim(arena, about, options, beside.ptr);
    if (status == EXIT_GOOD && rename(beside.ptr, path.ptr) != 0)
        status = fail(options, "the file cannot be written", errno);
    if (status != EXIT_GOOD)
        file_remove(beside.ptr);
    return status;
}

/* zimwriterfs takes everything that it finds, and does not tell how far it is. */
static int write_told(struct arena *arena, const struct zim_about *about,
                      struct str path, const struct options *options)
{
    struct progress progress;
    struct progress_place place = {0};
    struct tree tree;
    int error = tree_read(arena, arena_c_string(arena, options->site), &tree);
    if (error)
        return fail(options, "the site cannot be read", error);
    progress_open(&progress, &place, 1, options);
    progress_begin(&place, WORK_PACK, tree.count, tree_size(&tree));
    int status = write_whole(arena, about, options, path);
    progress_end(&place);
    progress_close(&progress);
    return status;
}

static bool site_has(struct arena *arena, struct str site, const char *name)
{
    return file_exists(path_join(arena, site, str_from(name)).ptr);
}

static int pack(struct arena *arena, const struct zim_about *about, struct str path,
                const struct options *options)
{
    struct str site = options->site;
    if (!site_has(arena, site, "SHA256SUMS") || !site_has(arena, site, "index.html"))
        return complain(options, "there is no finished site to pack",
                        "run  balise build  before, or name it with --site");
    if (!site_has(arena, site, PICTURE))
        return complain(options, "Kiwix needs a picture, and the site has no " PICTURE,
                        "add one of 48 × 48 pixels to the assets of the theme");
    if (folder_is_inside(path.ptr, site.ptr))
        return complain(options, "the file for Kiwix cannot stand in the site",
                        "choose another place with --out");
    int status = write_told(arena, about, path, options);
    if (status == EXIT_GOOD && !options->quiet)
        say(stdout, options, "balise: %.*s\n", STR_ARG(path));
    return status;
}

/* Of what the site is, or, as neutral sites want it, of nothing. */
static struct str path_of(struct arena *arena, const struct config *config,
                          const struct options *options)
{
    struct str name =
        config->neutral ? neutral_name(arena, "zim", (struct str){0}) : STR("balise");
    return options->out.len ? options->out
                            : arena_format(arena, "out/%.*s.zim", STR_ARG(name));
}

int pack_zim(const struct options *options)
{
    struct arena arena = {0};
    struct diagnostics diags = {.arena = &arena, .language = options->language};
    struct zim_about about;
    struct site site;
    site_init(&site, &arena, &options->content);
    site_read_directory(&site, options->jobs, &diags);
    bool good = !diagnostics_have_errors(&diags) &&
                zim_about(&arena, &site.config, site.config.at, &about, &diags);
    diagnostics_sort(&diags);
    int status =
        good ? pack(&arena, &about, path_of(&arena, &site.config, options), options)
             : report_diagnostics(&diags);
    site_release(&site);
    arena_release(&arena);
    return status;
}
