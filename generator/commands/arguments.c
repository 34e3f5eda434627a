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
#include "commands/say.h"
#include "commands/syntax.h"

#ifndef BALISE_VERSION
#define BALISE_VERSION "unknown"
#endif

enum { PORT_OURS = 8116 };

/* All usage errors: one line, exit status 2. */
static PRINTF_LIKE(2, 3) int usage_error(const struct options *options,
                                         const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("balise: ", stderr);
    vfprintf(stderr, message_in(options->language, format), arguments);
    say(stderr, options, " (see balise --help)\n");
    va_end(arguments);
    return EXIT_USAGE;
}

/* ---- Values of options. ---- */

/* Empty: the word is one of "text|markdown", or near none of them. */
static struct str nearest_choice(const char *choices, struct str word)
{
    struct str rest = str_from(choices), choice;
    struct suggestion suggestion = suggestion_for(word);
    while (str_split(&rest, '|', &choice))
        suggestion_offer(&suggestion, choice);
    struct str best = suggestion_best(&suggestion);
    return word.len < 2 || str_equal(best, word) ? STR("") : best;
}

static int wrong_value(const struct options *options, const struct option_rule *rule,
                       const char *value)
{
    const char *wanted = message_in(options->language, rule->wanted);
    struct str best = nearest_choice(rule->choices, str_from(value));
    if (best.len)
        return usage_error(options, "--%s wants %s, not '%s'; did you mean '%.*s'?",
                           rule->name, wanted, value, STR_ARG(best));
    return usage_error(options, "--%s wants %s, not '%s'", rule->name, wanted, value);
}

static bool read_choice(const struct option_rule *rule, struct str value,
                        struct str *chosen)
{
    struct str rest = str_from(rule->choices), choice;
    *chosen = value;
    while (str_split(&rest, '|', &choice))
        if (str_equal(choice, value))
            return true;
    return false;
}

static bool read_number(const struct option_rule *rule, struct str value,
                        uint32_t *number)
{
    return str_to_uint(value, rule->most, number) && *number >= rule->least;
}

static bool read_day(struct str value, struct date *day)
{
    return date_parse(value, day) && date_is_day(*day);
}

static int read_start(const struct options *options, const char *folder)
{
    if (chdir(folder) == 0)
        return EXIT_GOOD;
    return usage_error(options, "cannot work in '%s': there is no such folder", folder);
}

/* Puts the value, NULL for none, into its place in the options. */
static int read_value(const struct option_rule *rule, const char *value,
                      struct options *options, struct arena *arena)
{
    void *place = (char *)options + rule->place;
    struct str text = str_from(value);
    bool good = true;
    switch (rule->kind) {
    case ARGUMENT_NONE:
        *(bool *)place = true;
        break;
    case ARGUMENT_LAST:
        break;
    case ARGUMENT_TEXT:
    case ARGUMENT_CODE:
    case ARGUMENT_FOLDER:
    case ARGUMENT_FILE:
    case ARGUMENT_PATH:
        *(struct str *)place = text;
        break;
    case ARGUMENT_CHOICE:
        good = read_choice(rule, text, place);
        break;
    case ARGUMENT_START:
        return read_start(options, value);
    case ARGUMENT_FOLDERS:
        *ARRAY_ADD((struct strs *)place, arena) = text;
        break;
    case ARGUMENT_SETTINGS:
        good = strchr(value, '=') != NULL;
        *ARRAY_ADD((struct strs *)place, arena) = text;
        break;
    case ARGUMENT_NUMBER:
        good = read_number(rule, text, place);
        break;
    case ARGUMENT_DAY:
        good = read_day(text, place);
        break;
    }
    return good ? EXIT_GOOD : wrong_value(options, rule, value);
}

/* ---- Reading. ---- */

enum { OPTION_BASE = 256 };

struct arguments {
    struct request *request;
    struct arena *arena;
    bool *used; /* for each of OPTIONS */
    bool done;  /* --help and --version */
};

static size_t count_options(void)
{
    size_t count = 0;
    while (OPTIONS[count].name)
        count++;
    return count;
}

static int read_option(size_t index, struct arguments *arguments)
{
    const struct option_rule *rule = &OPTIONS[index];
    arguments->used[index] = true;
    if (rule->kind != ARGUMENT_LAST)
        return read_value(rule, optarg, &arguments->request->options, arguments->arena);
    arguments->done = true;
    if (strcmp(rule->name, "help") == 0)
        syntax_print_help(&arguments->request->options);
    else
        printf("balise %s\n", BALISE_VERSION);
    return EXIT_GOOD;
}

/* getopt_long tells by optopt what is wrong: the letter, or a value too many. */
static int unknown_option(const struct options *options, const char *written)
{
    if (optopt > 0 && optopt <= UCHAR_MAX)
        return usage_error(options, "unknown option '-%c'", optopt);
    if (optopt > UCHAR_MAX)
        return usage_error(options, "option '%s' takes no value", written);
    struct suggestion suggestion =
        suggestion_for(str_from(written + strspn(written, "-")));
    for (const struct option_rule *rule = &OPTIONS[1]; rule->name; rule++)
        suggestion_offer(&suggestion, str_from(rule->name));
    struct str best = suggestion_best(&suggestion);
    if (best.len)
        return usage_error(options, "unknown option '%s'; did you mean '--%.*s'?",
                           written, STR_ARG(best));
    return usage_error(options, "unknown option '%s'", written);
}

/* All but -C, as getopt_long wants them. */
static const struct option *long_options(struct arena *arena)
{
    size_t count = count_options();
    struct option *options = arena_alloc(arena, count * sizeof(*options));
    for (size_t i = 1; i < count; i++)
        options[i - 1] = (struct option){
            OPTIONS[i].name, OPTIONS[i].value ? required_argument : no_argument, NULL,
            OPTION_BASE + (int)i};
    return options;
}

/* An operand is given as the value of option 1, wherever it stands. */
static int read_all(int argc, char **argv, struct arguments *arguments,
                    struct strs *operands)
{
    const struct option *options = long_options(arguments->arena);
    int option, status = EXIT_GOOD;
    opterr = 0; /* we say it ourselves */
    while (status == EXIT_GOOD && !arguments->done &&
           (option = getopt_long(argc, argv, "-:C:", options, NULL)) != -1) {
        if (option == 1)
            *ARRAY_ADD(operands, arguments->arena) = str_from(optarg);
        else if (option == '?')
            status = unknown_option(&arguments->request->options, argv[optind - 1]);
        else if (option == ':')
            status = usage_error(&arguments->request->options,
                                 "option '%s' wants a value", argv[optind - 1]);
        else
            status = read_option(option == 'C' ? 0 : (size_t)(option - OPTION_BASE),
                                 arguments);
    }
    while (status == EXIT_GOOD && !arguments->done && optind < argc)
        *ARRAY_ADD(operands, arguments->arena) = str_from(argv[optind++]);
    return status;
}

static int find_command(const struct options *options, struct str name,
                        const struct command **found)
{
    struct suggestion suggestion = suggestion_for(name);
    for (const struct command *command = COMMANDS; command->name; command++) {
        *found = command;
        if (str_equal(name, str_from(command->name)))
            return EXIT_GOOD;
        suggestion_offer(&suggestion, str_from(command->name));
    }
    struct str best = suggestion_best(&suggestion);
    if (best.len)
        return usage_error(options, "unknown command '%.*s'; did you mean '%.*s'?",
                           STR_ARG(name), STR_ARG(best));
    return usage_error(options, "unknown command '%.*s'", STR_ARG(name));
}

/* What is near to none of the words that a command knows it refuses itself. */
static int check_word(const struct command *command, const struct options *options)
{
    const struct strs *operands = &options->operands;
    if (operands->count == 0)
        return EXIT_GOOD;
    struct str word = operands->items[0];
    struct str best = nearest_choice(command->kinds[0].choices, word);
    if (best.len)
        return usage_error(options, "'%s' knows no '%.*s'; did you mean '%.*s'?",
                           command->name, STR_ARG(word), STR_ARG(best));
    return EXIT_GOOD;
}

static int check_operands(const struct command *command, const struct options *options)
{
    const struct strs *operands = &options->operands;
    bool more = strstr(command->operands, "...") != NULL;
    if (operands->count > command->operand_count && !more)
        return usage_error(options, "'%.*s' is one argument too many",
                           STR_ARG(operands->items[command->operand_count]));
    if (operands->count < command->operand_count)
        return usage_error(options, "'%s' wants %s", command->name,
                           message_in(options->language, command->operands));
    return check_word(command, options);
}

static bool takes_option(const struct command *command, const char *name)
{
    for (const struct option_rule *rule = OPTIONS; rule->name; rule++)
        if (strcmp(rule->name, name) == 0)
            return rule->commands & command->bit;
    return false;
}

static int check_use(const struct command *command, const struct arguments *arguments)
{
    const struct options *options = &arguments->request->options;
    for (size_t i = 0; OPTIONS[i].name; i++)
        if (arguments->used[i] && !(OPTIONS[i].commands & command->bit))
            return usage_error(options, "'%s' takes no option '--%s'", command->name,
                               OPTIONS[i].name);
    return EXIT_GOOD;
}

/* `what` is how people call it: "content", "theme". */
static int missing_folder(const struct options *options, bool is_theme, struct str path,
                          struct arena *arena)
{
    struct strs names = {0};
    struct suggestion suggestion = suggestion_for(path_name(path));
    struct str around = path_folder(path);
    folder_list_folders(arena, around.len ? arena_c_string(arena, around) : ".",
                        &names);
    for (size_t i = 0; i < names.count; i++)
        suggestion_offer(&suggestion, names.items[i]);
    struct str best = suggestion_best(&suggestion);
    /* Neither "/name" nor "name/", of which the folder around it is another. */
    if (best.len && around.len + path_name(path).len + (around.len > 0) == path.len)
        return usage_error(
            options,
            is_theme ? "there is no theme folder '%.*s'; did you mean '%.*s'?"
                     : "there is no content folder '%.*s'; did you mean '%.*s'?",
            STR_ARG(path), STR_ARG(path_join(arena, around, best)));
    return usage_error(options,
                       is_theme ? "there is no theme folder '%.*s'"
                                : "there is no content folder '%.*s'",
                       STR_ARG(path));
}

/* `site`: options->out is where a site is written. */
static int check_folders(const struct options *options, bool site, struct arena *arena)
{
    for (size_t i = 0; i < options->content.count; i++) {
        const char *folder = options->content.items[i].ptr;
        if (!folder_exists(folder))
            return missing_folder(options, false, options->content.items[i], arena);
        if (site && (folder_is_inside(options->out.ptr, folder) ||
                     folder_is_inside(folder, options->out.ptr)))
            return usage_error(options,
                               "the site cannot be written into its own content, '%s'",
                               folder);
    }
    if (options->theme.len && !folder_exists(options->theme.ptr))
        return missing_folder(options, true, options->theme, arena);
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

/* What was not given; then whether the folders that are used can be. */
static int settle(const struct command *command, struct options *options,
                  struct arena *arena)
{
    bool makes_pages = command->bit & (BUILD | CHECK);
    if (options->content.count == 0 && takes_option(command, "content"))
        *ARRAY_ADD(&options->content, arena) = STR("content");
    if (options->out.len == 0)
        options->out = default_out(command, options);
    if (options->site.len == 0)
        options->site = STR("out/site");
    if (makes_site(command, options))
        return EXIT_GOOD;
    return check_folders(
        options, makes_pages || (command->bit & PACK && options->out.len > 0), arena);
}

/* The first operand names the command, the others are its own. */
static int choose(struct arguments *arguments, struct strs *operands)
{
    struct options *options = &arguments->request->options;
    const struct command *command = NULL;
    if (operands->count == 0)
        return usage_error(options, "a command is missing");
    int status = find_command(options, operands->items[0], &command);
    if (status != EXIT_GOOD)
        return status;
    options->operands =
        (struct strs){.items = operands->items + 1, .count = operands->count - 1};
    arguments->request->run = command->run;
    status = check_operands(command, options);
    if (status == EXIT_GOOD)
        status = check_use(command, arguments);
    if (status == EXIT_GOOD)
        status = settle(command, options, arguments->arena);
    return status;
}

/* What stands before --lang is to be told in its language, too. */
static enum message_language find_language(int argc, char **argv)
{
    enum message_language language = say_language();
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        struct str name = str_from(argv[i]), value = {0};
        if (str_equal(name, STR("--lang")) && i + 1 < argc)
            value = str_from(argv[i + 1]);
        else if (str_starts_with(name, STR("--lang=")))
            value = str_slice(name, STR("--lang=").len, name.len);
        message_language_parse(value, &language);
    }
    return language;
}

int arguments_read(int argc, char **argv, struct arena *arena, struct request *request)
{
    *request = (struct request){
        .options = {.language = find_language(argc, argv),
                    .separator = STR(";"),
                    .format = STR("text"),
                    .overdue_most = UINT32_MAX,
                    .jobs = (uint32_t)parallel_processors(),
                    .port = PORT_OURS},
    };
    struct arguments arguments = {.request = request,
                                  .arena = arena,
                                  .used = arena_alloc(arena, count_options())};
    struct strs operands = {0};
    int status = read_all(argc, argv, &arguments, &operands);
    message_language_parse(request->options.lang, &request->options.language);
    if (status != EXIT_GOOD || arguments.done)
        return status;
    return choose(&arguments, &operands);
}
