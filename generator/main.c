/* SPDX-License-Identifier: MIT */
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/parallel.h"
#include "base/suggest.h"
#include "commands/commands.h"

#ifndef BALISE_VERSION
#define BALISE_VERSION "unknown"
#endif

struct command {
    const char *name;
    int (*run)(const struct options *options);
    const char *help;
};

static const struct command COMMANDS[] = {
    {"build", command_build, "write the site, or tell everything that is wrong"},
    {"check", command_check, "tell everything that is wrong, write nothing"},
};

enum { COMMAND_COUNT = sizeof(COMMANDS) / sizeof(*COMMANDS), JOBS_MOST = 256 };

static const char OPTIONS_HELP[] =
    "  -C DIR           work as if started in DIR\n"
    "      --content DIR  read this content folder; can be given several times:\n"
    "                     later folders add to earlier ones or replace in them\n"
    "                     (default: content)\n"
    "      --theme DIR    use the theme in DIR (default: themes/NAME, where\n"
    "                     site.yaml gives the NAME)\n"
    "      --out DIR      write the site to DIR (default: out/site)\n"
    "      --jobs N       use N threads (default: one for each processor)\n"
    "      --quiet        say nothing when all is well\n"
    "      --help         show this help\n"
    "      --version      show the version\n";

static void print_help(void)
{
    fputs("usage: balise COMMAND [OPTION ...]\n\n"
          "Makes a site of helplines and advice that works offline and everywhere.\n\n"
          "commands:\n",
          stdout);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        printf("  %-16s %s\n", COMMANDS[i].name, COMMANDS[i].help);
    fputs("\noptions:\n", stdout);
    fputs(OPTIONS_HELP, stdout);
    fputs("\nexit status: 0 all is well, 1 errors in the content, 2 wrong usage\n",
          stdout);
}

/* All usage errors: one line, exit status 2. */
static PRINTF_LIKE(1, 2) int usage_error(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("balise: ", stderr);
    vfprintf(stderr, format, arguments);
    fputs(" (see balise --help)\n", stderr);
    va_end(arguments);
    return EXIT_USAGE;
}

enum {
    OPTION_CONTENT = 256,
    OPTION_THEME,
    OPTION_OUT,
    OPTION_JOBS,
    OPTION_QUIET,
    OPTION_HELP,
    OPTION_VERSION
};

static const struct option LONG_OPTIONS[] = {
    {"content", required_argument, NULL, OPTION_CONTENT},
    {"theme", required_argument, NULL, OPTION_THEME},
    {"out", required_argument, NULL, OPTION_OUT},
    {"jobs", required_argument, NULL, OPTION_JOBS},
    {"quiet", no_argument, NULL, OPTION_QUIET},
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {0},
};

/* What the command line asks for, besides the options of the commands. */
struct request {
    struct options options;
    const struct command *command;
    bool done; /* --help and --version */
};

static int read_jobs(const char *argument, struct options *options)
{
    uint32_t jobs;
    if (!str_to_uint(str_from(argument), JOBS_MOST, &jobs) || jobs == 0)
        return usage_error("--jobs wants a number from 1 to 256, not '%s'", argument);
    options->jobs = jobs;
    return EXIT_GOOD;
}

static int change_folder(const char *folder)
{
    if (chdir(folder) == 0)
        return EXIT_GOOD;
    return usage_error("cannot work in '%s': there is no such folder", folder);
}

static int read_option(int option, struct request *request, struct arena *arena)
{
    struct options *options = &request->options;
    switch (option) {
    case 'C':
        return change_folder(optarg);
    case OPTION_CONTENT:
        *ARRAY_ADD(&options->content, arena) = str_from(optarg);
        return EXIT_GOOD;
    case OPTION_THEME:
        options->theme = str_from(optarg);
        return EXIT_GOOD;
    case OPTION_OUT:
        options->out = str_from(optarg);
        return EXIT_GOOD;
    case OPTION_JOBS:
        return read_jobs(optarg, options);
    case OPTION_QUIET:
        options->quiet = true;
        return EXIT_GOOD;
    case OPTION_HELP:
        print_help();
        request->done = true;
        return EXIT_GOOD;
    default:
        printf("balise %s\n", BALISE_VERSION);
        request->done = true;
        return EXIT_GOOD;
    }
}

/* getopt_long tells by optopt what is wrong: the letter, or a value too many. */
static int unknown_option(const char *written)
{
    if (optopt > 0 && optopt <= UCHAR_MAX)
        return usage_error("unknown option '-%c'", optopt);
    if (optopt > UCHAR_MAX)
        return usage_error("option '%s' takes no value", written);
    struct str name = str_from(written + strspn(written, "-"));
    struct suggestion suggestion = suggestion_for(name);
    for (size_t i = 0; LONG_OPTIONS[i].name; i++)
        suggestion_offer(&suggestion, str_from(LONG_OPTIONS[i].name));
    struct str best = suggestion_best(&suggestion);
    if (best.len)
        return usage_error("unknown option '%s'; did you mean '--%.*s'?", written,
                           STR_ARG(best));
    return usage_error("unknown option '%s'", written);
}

static int read_options(int argc, char **argv, struct request *request,
                        struct arena *arena)
{
    int option, status = EXIT_GOOD;
    opterr = 0; /* we say it ourselves */
    while (status == EXIT_GOOD && !request->done &&
           (option = getopt_long(argc, argv, ":C:", LONG_OPTIONS, NULL)) != -1) {
        if (option == '?')
            status = unknown_option(argv[optind - 1]);
        else if (option == ':')
            status = usage_error("option '%s' wants a value", argv[optind - 1]);
        else
            status = read_option(option, request, arena);
    }
    return status;
}

static int find_command(const char *name, struct request *request)
{
    struct suggestion suggestion = suggestion_for(str_from(name));
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(name, COMMANDS[i].name) == 0) {
            request->command = &COMMANDS[i];
            return EXIT_GOOD;
        }
        suggestion_offer(&suggestion, str_from(COMMANDS[i].name));
    }
    struct str best = suggestion_best(&suggestion);
    if (best.len)
        return usage_error("unknown command '%s'; did you mean '%.*s'?", name,
                           STR_ARG(best));
    return usage_error("unknown command '%s'", name);
}

static int check_folders(const struct options *options)
{
    for (size_t i = 0; i < options->content.count; i++) {
        const char *folder = options->content.items[i].ptr;
        if (!folder_exists(folder))
            return usage_error("there is no content folder '%s'", folder);
        if (folder_is_inside(options->out.ptr, folder) ||
            folder_is_inside(folder, options->out.ptr))
            return usage_error("the site cannot be written into its own content, '%s'",
                               folder);
    }
    if (options->theme.len && !folder_exists(options->theme.ptr))
        return usage_error("there is no theme folder '%s'", options->theme.ptr);
    return EXIT_GOOD;
}

static int run(int argc, char **argv, struct arena *arena)
{
    struct request request = {
        .options = {.out = STR("out/site"), .jobs = parallel_processors()}};
    int status = read_options(argc, argv, &request, arena);
    if (status != EXIT_GOOD || request.done)
        return status;
    if (optind == argc)
        return usage_error("a command is missing");
    if (optind + 1 < argc)
        return usage_error("'%s' is one argument too many", argv[optind + 1]);
    status = find_command(argv[optind], &request);
    if (status != EXIT_GOOD)
        return status;
    if (request.options.content.count == 0)
        *ARRAY_ADD(&request.options.content, arena) = STR("content");
    status = check_folders(&request.options);
    return status == EXIT_GOOD ? request.command->run(&request.options) : status;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    int status = run(argc, argv, &arena);
    arena_release(&arena);
    if (fflush(stdout) != 0 && status == EXIT_GOOD)
        status = EXIT_CONTENT;
    return status;
}
