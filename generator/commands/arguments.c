/* SPDX-License-Identifier: MIT */
#include "commands/arguments.h"

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

enum { JOBS_MOST = 256, DAYS_MOST = 100000, PORT_MOST = 65535, PORT_OURS = 8116 };

/* ---- The commands. ---- */

/* A bit for each command, for the table of options. */
enum {
    BUILD = 1 << 0,
    CHECK = 1 << 1,
    DIFF = 1 << 2,
    EXPORT = 1 << 3,
    IMPORT = 1 << 4,
    PACK = 1 << 5,
    NEW = 1 << 12,
    SERVE = 1 << 6,
    MIRROR = 1 << 7,
    VERIFY = 1 << 8,
    EVERY = 0xffff,
};

struct command {
    const char *name;
    unsigned bit;
    const char *operands; /* what follows the options, "" for nothing */
    size_t operand_count; /* at least, where `operands` ends in "..." */
    int (*run)(const struct options *options);
    const char *help;
};

static const struct command COMMANDS[] = {
    {"build", BUILD, "", 0, command_build,
     "write the site, or tell everything that is wrong"},
    {"check", CHECK, "", 0, command_check,
     "tell everything that is wrong, write nothing"},
    {"diff", DIFF, "OLD NEW", 2, command_diff,
     "tell what changed between two content folders or sites"},
    {"export", EXPORT, "csv", 1, command_export,
     "write the directory as a table for spreadsheets"},
    {"import", IMPORT, "FILE.csv", 1, command_import,
     "tell what a table changes in the directory, and do it"},
    {"mirror", MIRROR, "DEST ...", 1, command_mirror,
     "copy the built site to a key, or bring the copy up to\n"
     "date; writes what differs, reads it back"},
    {"new", NEW, "THING NAME", 2, command_new,
     "make a page, service, language or site"},
    {"pack", PACK, "phone|zip|zim", 1, command_pack,
     "write the site as one file for each language, or the\n"
     "built site as one ZIP file, or one file for Kiwix"},
    {"serve", SERVE, "", 0, command_serve,
     "show the site in a browser, anew after every change"},
    {"verify", VERIFY, "DIR", 1, command_verify,
     "tell whether a copy of a site is whole, or works offline"},
};

enum { COMMAND_COUNT = sizeof(COMMANDS) / sizeof(*COMMANDS) };

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

/* ---- The options. ---- */

static int read_folder(const char *argument, struct options *options,
                       struct arena *arena)
{
    (void)options, (void)arena;
    if (chdir(argument) == 0)
        return EXIT_GOOD;
    return usage_error("cannot work in '%s': there is no such folder", argument);
}

static int read_content(const char *argument, struct options *options,
                        struct arena *arena)
{
    *ARRAY_ADD(&options->content, arena) = str_from(argument);
    return EXIT_GOOD;
}

static int read_theme(const char *argument, struct options *options,
                      struct arena *arena)
{
    (void)arena;
    options->theme = str_from(argument);
    return EXIT_GOOD;
}

static int read_out(const char *argument, struct options *options, struct arena *arena)
{
    (void)arena;
    options->out = str_from(argument);
    return EXIT_GOOD;
}

static int read_site(const char *argument, struct options *options, struct arena *arena)
{
    (void)arena;
    options->site = str_from(argument);
    return EXIT_GOOD;
}

static int read_separator(const char *argument, struct options *options,
                          struct arena *arena)
{
    (void)arena;
    struct str name = str_from(argument);
    if (str_equal(name, STR("tab")))
        options->separator = '\t';
    else if (str_equal(name, STR(";")) || str_equal(name, STR(",")))
        options->separator = *argument;
    else
        return usage_error("--separator wants ';', ',' or tab, not '%s'", argument);
    return EXIT_GOOD;
}

static int read_encoding(const char *argument, struct options *options,
                         struct arena *arena)
{
    (void)arena;
    options->encoding = str_from(argument);
    return EXIT_GOOD;
}

static int read_write(const char *argument, struct options *options,
                      struct arena *arena)
{
    (void)argument, (void)arena;
    options->write = true;
    return EXIT_GOOD;
}

static int read_dry_run(const char *argument, struct options *options,
                        struct arena *arena)
{
    (void)argument, (void)arena;
    options->dry_run = true;
    return EXIT_GOOD;
}

static int read_set(const char *argument, struct options *options, struct arena *arena)
{
    if (!strchr(argument, '='))
        return usage_error("--set wants NAME=VALUE, not '%s'", argument);
    *ARRAY_ADD(&options->set, arena) = str_from(argument);
    return EXIT_GOOD;
}

static int read_jobs(const char *argument, struct options *options, struct arena *arena)
{
    (void)arena;
    uint32_t jobs;
    if (!str_to_uint(str_from(argument), JOBS_MOST, &jobs) || jobs == 0)
        return usage_error("--jobs wants a number from 1 to 256, not '%s'", argument);
    options->jobs = jobs;
    return EXIT_GOOD;
}

static int read_today(const char *argument, struct options *options,
                      struct arena *arena)
{
    (void)arena;
    if (date_parse(str_from(argument), &options->today) && date_is_day(options->today))
        return EXIT_GOOD;
    return usage_error("--today wants a day as 2026-11-22, not '%s'", argument);
}

static int read_overdue(const char *argument, struct options *options,
                        struct arena *arena)
{
    (void)arena;
    options->has_overdue_most = true;
    if (str_to_uint(str_from(argument), DAYS_MOST, &options->overdue_most))
        return EXIT_GOOD;
    return usage_error("--fail-if-older wants a number of days, not '%s'", argument);
}

static int read_format(const char *argument, struct options *options,
                       struct arena *arena)
{
    (void)arena;
    options->markdown = strcmp(argument, "markdown") == 0;
    if (options->markdown || strcmp(argument, "text") == 0)
        return EXIT_GOOD;
    return usage_error("--format wants text or markdown, not '%s'", argument);
}

static int read_quiet(const char *argument, struct options *options,
                      struct arena *arena)
{
    (void)argument, (void)arena;
    options->quiet = true;
    return EXIT_GOOD;
}

static int read_stances(const char *argument, struct options *options,
                        struct arena *arena)
{
    (void)argument, (void)arena;
    options->stances = true;
    return EXIT_GOOD;
}

static int read_port(const char *argument, struct options *options, struct arena *arena)
{
    (void)arena;
    uint32_t port;
    if (!str_to_uint(str_from(argument), PORT_MOST, &port))
        return usage_error("--port wants a number from 0 to 65535, not '%s'", argument);
    options->port = port;
    return EXIT_GOOD;
}

static int read_poll(const char *argument, struct options *options, struct arena *arena)
{
    (void)argument, (void)arena;
    options->poll = true;
    return EXIT_GOOD;
}

static int read_readability(const char *argument, struct options *options,
                            struct arena *arena)
{
    (void)argument, (void)arena;
    options->readability = true;
    return EXIT_GOOD;
}

static int read_offline(const char *argument, struct options *options,
                        struct arena *arena)
{
    (void)argument, (void)arena;
    options->offline = true;
    return EXIT_GOOD;
}

struct option_rule {
    const char *name;
    const char *value; /* how help calls the value; NULL: takes none */
    unsigned commands; /* bits of those that take it */
    int (*read)(const char *argument, struct options *options, struct arena *arena);
    const char *help; /* lines after the first are indented */
};

/* -C stands first and is the only one with a letter. */
static const struct option_rule OPTIONS[] = {
    {"C", "DIR", EVERY, read_folder, "work as if started in DIR"},
    {"content", "DIR", EVERY & ~(DIFF | MIRROR | VERIFY), read_content,
     "read this content folder; can be given several times:\n"
     "later folders add to earlier ones or replace in them\n"
     "(default: content)"},
    {"theme", "DIR", BUILD | CHECK | NEW | PACK | SERVE, read_theme,
     "use the theme in DIR (default: themes/NAME, where\n"
     "site.yaml gives the NAME)"},
    {"out", "PATH", BUILD | CHECK | EXPORT | PACK, read_out,
     "write the site to the folder PATH (default: out/site),\n"
     "the files for phones to the folder PATH (default:\n"
     "out/phone), the ZIP file to PATH (default:\n"
     "out/balise.zip), the file for Kiwix to PATH (default:\n"
     "out/balise.zim), or the table to the file PATH\n"
     "(default: standard output)"},
    {"site", "DIR", MIRROR | PACK, read_site,
     "pack or copy the built site in DIR (default: out/site)"},
    {"separator", "SIGN", EXPORT, read_separator,
     "put ';', ',' or tab between the cells (default: ';')"},
    {"encoding", "NAME", IMPORT, read_encoding,
     "the table's encoding where it is not recognised"},
    {"write", NULL, IMPORT, read_write, "change the files of the directory"},
    {"dry-run", NULL, IMPORT | MIRROR, read_dry_run,
     "change nothing, only tell (import: the default)"},
    {"set", "NAME=VALUE", NEW, read_set,
     "answer a question beforehand, as in --set kind=guide;\n"
     "can be given several times"},
    {"jobs", "N", EVERY & ~DIFF, read_jobs,
     "use N threads (default: one for each processor)"},
    {"today", "DATE", CHECK | NEW, read_today,
     "list what is overdue for review on DATE (default:\n"
     "today in UTC)"},
    {"fail-if-older", "DAYS", CHECK, read_overdue,
     "exit with 1 when something is overdue for review by\n"
     "more than DAYS"},
    {"stances", NULL, CHECK, read_stances,
     "print what pages say on blocking, paying, replying …,\n"
     "by country"},
    {"port", "N", SERVE, read_port,
     "serve at port N of this machine, 0 for any that is free\n"
     "(default: 8116)"},
    {"poll", NULL, SERVE, read_poll,
     "look at the files twice a second instead of being told\n"
     "of changes"},
    {"readability", NULL, CHECK, read_readability,
     "print how hard pages are to read, the hardest first"},
    {"offline", NULL, VERIFY, read_offline,
     "prove instead that the folder works without internet"},
    {"format", "FORMAT", DIFF, read_format, "text (the default) or markdown"},
    {"quiet", NULL, EVERY & ~DIFF, read_quiet, "say nothing when all is well"},
    {"help", NULL, EVERY, NULL, "show this help"},
    {"version", NULL, EVERY, NULL, "show the version"},
};

enum { OPTION_COUNT = sizeof(OPTIONS) / sizeof(*OPTIONS), OPTION_BASE = 256 };

/* ---- Help. ---- */

enum { HELP_COLUMN = 24 };

/* Behind `width` columns that are written. */
static void print_help_lines(int width, const char *help)
{
    for (const char *line = help; *line;) {
        size_t length = strcspn(line, "\n");
        printf("%*s%.*s\n", HELP_COLUMN - width, "", (int)length, line);
        line += length + (line[length] == '\n');
        width = 0;
    }
}

static void print_option(const struct option_rule *rule)
{
    const char *dashes = rule->name[1] ? "--" : "-";
    int width = printf("  %s%s%s%s", dashes, rule->name, rule->value ? " " : "",
                       rule->value ? rule->value : "");
    print_help_lines(width, rule->help);
}

static void print_help(void)
{
    fputs("usage: balise COMMAND [OPTION ...]\n\n"
          "Makes a site of helplines and advice that works offline and everywhere.\n\n"
          "commands:\n",
          stdout);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        print_help_lines(printf("  %s %s", COMMANDS[i].name, COMMANDS[i].operands),
                         COMMANDS[i].help);
    fputs("\noptions:\n", stdout);
    for (size_t i = 0; i < OPTION_COUNT; i++)
        print_option(&OPTIONS[i]);
    fputs("\nexit status: 0 all is well, 1 errors in the content (diff: differences),\n"
          "2 wrong usage (diff: also a folder that cannot be read)\n",
          stdout);
}

/* ---- Reading. ---- */

struct arguments {
    struct request *request;
    struct arena *arena;
    bool used[OPTION_COUNT];
    bool done; /* --help and --version */
};

static int read_option(size_t index, struct arguments *arguments)
{
    const struct option_rule *rule = &OPTIONS[index];
    arguments->used[index] = true;
    if (rule->read)
        return rule->read(optarg, &arguments->request->options, arguments->arena);
    arguments->done = true;
    if (strcmp(rule->name, "help") == 0)
        print_help();
    else
        printf("balise %s\n", BALISE_VERSION);
    return EXIT_GOOD;
}

/* getopt_long tells by optopt what is wrong: the letter, or a value too many. */
static int unknown_option(const char *written)
{
    if (optopt > 0 && optopt <= UCHAR_MAX)
        return usage_error("unknown option '-%c'", optopt);
    if (optopt > UCHAR_MAX)
        return usage_error("option '%s' takes no value", written);
    struct suggestion suggestion =
        suggestion_for(str_from(written + strspn(written, "-")));
    for (size_t i = 1; i < OPTION_COUNT; i++)
        suggestion_offer(&suggestion, str_from(OPTIONS[i].name));
    struct str best = suggestion_best(&suggestion);
    if (best.len)
        return usage_error("unknown option '%s'; did you mean '--%.*s'?", written,
                           STR_ARG(best));
    return usage_error("unknown option '%s'", written);
}

static void long_options(struct option options[OPTION_COUNT])
{
    for (size_t i = 1; i < OPTION_COUNT; i++)
        options[i - 1] = (struct option){
            OPTIONS[i].name, OPTIONS[i].value ? required_argument : no_argument, NULL,
            OPTION_BASE + (int)i};
    options[OPTION_COUNT - 1] = (struct option){0};
}

/* An operand is given as the value of option 1, wherever it stands. */
static int read_all(int argc, char **argv, struct arguments *arguments,
                    struct strs *operands)
{
    struct option options[OPTION_COUNT];
    int option, status = EXIT_GOOD;
    long_options(options);
    opterr = 0; /* we say it ourselves */
    while (status == EXIT_GOOD && !arguments->done &&
           (option = getopt_long(argc, argv, "-:C:", options, NULL)) != -1) {
        if (option == 1)
            *ARRAY_ADD(operands, arguments->arena) = str_from(optarg);
        else if (option == '?')
            status = unknown_option(argv[optind - 1]);
        else if (option == ':')
            status = usage_error("option '%s' wants a value", argv[optind - 1]);
        else
            status = read_option(option == 'C' ? 0 : (size_t)(option - OPTION_BASE),
                                 arguments);
    }
    while (status == EXIT_GOOD && !arguments->done && optind < argc)
        *ARRAY_ADD(operands, arguments->arena) = str_from(argv[optind++]);
    return status;
}

static int find_command(struct str name, const struct command **found)
{
    struct suggestion suggestion = suggestion_for(name);
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        *found = &COMMANDS[i];
        if (str_equal(name, str_from(COMMANDS[i].name)))
            return EXIT_GOOD;
        suggestion_offer(&suggestion, str_from(COMMANDS[i].name));
    }
    struct str best = suggestion_best(&suggestion);
    if (best.len)
        return usage_error("unknown command '%.*s'; did you mean '%.*s'?",
                           STR_ARG(name), STR_ARG(best));
    return usage_error("unknown command '%.*s'", STR_ARG(name));
}

static int check_operands(const struct command *command, const struct strs *operands)
{
    bool more = str_ends_with(str_from(command->operands), STR("..."));
    if (operands->count > command->operand_count && !more)
        return usage_error("'%.*s' is one argument too many",
                           STR_ARG(operands->items[command->operand_count]));
    if (operands->count < command->operand_count)
        return usage_error("'%s' wants %s", command->name, command->operands);
    return EXIT_GOOD;
}

static bool takes_option(const struct command *command, const char *name)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (strcmp(OPTIONS[i].name, name) == 0)
            return OPTIONS[i].commands & command->bit;
    return false;
}

static int check_use(const struct command *command, const struct arguments *arguments)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (arguments->used[i] && !(OPTIONS[i].commands & command->bit))
            return usage_error("'%s' takes no option '--%s'", command->name,
                               OPTIONS[i].name);
    return EXIT_GOOD;
}

/* `site`: options->out is where a site is written. */
static int check_folders(const struct options *options, bool site)
{
    for (size_t i = 0; i < options->content.count; i++) {
        const char *folder = options->content.items[i].ptr;
        if (!folder_exists(folder))
            return usage_error("there is no content folder '%s'", folder);
        if (site && (folder_is_inside(options->out.ptr, folder) ||
                     folder_is_inside(folder, options->out.ptr)))
            return usage_error("the site cannot be written into its own content, '%s'",
                               folder);
    }
    if (options->theme.len && !folder_exists(options->theme.ptr))
        return usage_error("there is no theme folder '%s'", options->theme.ptr);
    return EXIT_GOOD;
}

/* The one that needs no content: it makes some. */
static bool makes_site(const struct command *command, const struct options *options)
{
    return command->bit & NEW && str_equal(options->operands.items[0], STR("site"));
}

/* "" where the command itself knows. */
static struct str default_out(const struct command *command,
                              const struct options *options)
{
    if (command->bit & (BUILD | CHECK))
        return STR("out/site");
    if (!(command->bit & PACK))
        return STR("");
    return str_equal(options->operands.items[0], STR("phone")) ? STR("out/phone")
                                                               : STR("");
}

/* The first operand names the command, the others are its own. */
static int choose(struct arguments *arguments, struct strs *operands)
{
    struct options *options = &arguments->request->options;
    const struct command *command;
    if (operands->count == 0)
        return usage_error("a command is missing");
    int status = find_command(operands->items[0], &command);
    if (status != EXIT_GOOD)
        return status;
    options->operands =
        (struct strs){.items = operands->items + 1, .count = operands->count - 1};
    status = check_operands(command, &options->operands);
    if (status == EXIT_GOOD)
        status = check_use(command, arguments);
    if (status == EXIT_GOOD) {
        if (options->content.count == 0 && takes_option(command, "content"))
            *ARRAY_ADD(&options->content, arguments->arena) = STR("content");
        bool site = command->bit & (BUILD | CHECK);
        if (options->out.len == 0)
            options->out = default_out(command, options);
        if (options->site.len == 0)
            options->site = STR("out/site");
        if (!makes_site(command, options))
            status = check_folders(
                options, site || (command->bit & PACK && options->out.len > 0));
    }
    arguments->request->run = command->run;
    return status;
}

int arguments_read(int argc, char **argv, struct arena *arena, struct request *request)
{
    *request = (struct request){.options = {.separator = ';',
                                            .jobs = parallel_processors(),
                                            .port = PORT_OURS}};
    struct arguments arguments = {.request = request, .arena = arena};
    struct strs operands = {0};
    int status = read_all(argc, argv, &arguments, &operands);
    if (status != EXIT_GOOD || arguments.done)
        return status;
    return choose(&arguments, &operands);
}
