/* SPDX-License-Identifier: MIT */
/*
 * `balise new`: asks the few questions that matter, or takes the answers from --set,
 * and writes a file that `balise check` accepts.
 */
#include "commands/new.h"

#include <errno.h>

#include "base/file.h"
#include "commands/commands.h"
#include "commands/say.h"

static const struct {
    const char *name;
    int (*make)(struct maker *maker);
} THINGS[] = {
    {"page", new_page},
    {"service", new_service},
    {"language", new_language},
    {"site", new_site},
};

enum { THING_COUNT = sizeof(THINGS) / sizeof(*THINGS) };

struct str maker_path(struct maker *maker, struct str path)
{
    const struct strs *content = &maker->options->content;
    return path_join(&maker->arena, content->items[content->count - 1], path);
}

struct strs maker_keys(struct maker *maker, const struct vocabulary *vocabulary,
                       enum vocabulary_list list)
{
    const struct words *words = &vocabulary->lists[list];
    struct strs keys = {0};
    for (size_t i = 0; i < words->count; i++)
        *ARRAY_ADD(&keys, &maker->arena) = words->items[i].key;
    return keys;
}

bool maker_write(struct maker *maker, struct str path, struct str text)
{
    struct str folder = path_folder(path);
    int error = folder.len ? folder_create(arena_c_string(&maker->arena, folder)) : 0;
    if (!error)
        error = file_create(arena_c_string(&maker->arena, path), text);
    if (error)
        say(stderr, maker->options, "balise: '%.*s' cannot be made: %s\n",
            STR_ARG(path),
            error == EEXIST
                ? message_in(maker->options->language, "it is there already")
                : message_of_error(maker->options->language, error));
    else if (!maker->options->quiet)
        say(stdout, maker->options, "balise: made %.*s\n", STR_ARG(path));
    return !error;
}

static int unknown_thing(const struct options *options, struct str thing)
{
    say(stderr, options,
        "balise: new makes a page, service, language or site, not a '%.*s' (see "
        "balise --help)\n",
        STR_ARG(thing));
    return EXIT_USAGE;
}

int command_new(const struct options *options)
{
    struct maker maker = {.options = options, .name = options->operands.items[1]};
    struct str thing = options->operands.items[0];
    int status = -1;
    answers_begin(&maker.answers, &maker.arena, options);
    for (size_t i = 0; i < THING_COUNT && status < 0; i++)
        if (str_equal(thing, str_from(THINGS[i].name)))
            status = THINGS[i].make(&maker);
    arena_release(&maker.arena);
    return status < 0 ? unknown_thing(options, thing) : status;
}
