/* SPDX-License-Identifier: MIT */
#include "commands/syntax.h"

#include <stdio.h>
#include <string.h>

#include "commands/commands.h"
#include "commands/say.h"

const struct command COMMANDS[] = {
    {"build", BUILD, "", 0, command_build,
     "write the site, or tell everything that is wrong", .kinds = {{0}}},
    {"check", CHECK, "", 0, command_check,
     "tell everything that is wrong, write nothing", .kinds = {{0}}},
    {"completion", COMPLETION, "SHELL", 1, command_completion,
     "print what bash, zsh or fish needs to complete words",
     .kinds = {{.kind = ARGUMENT_CHOICE, .choices = "bash|zsh|fish"}}},
    {"diff", DIFF, "OLD NEW", 2, command_diff,
     "tell what changed between two content folders or sites",
     .kinds = {{.kind = ARGUMENT_FOLDER}, {.kind = ARGUMENT_FOLDER}}},
    {"explain", EXPLAIN, "CODE ...", 0, command_explain,
     "explain what stands in brackets behind a diagnostic;\n"
     "without a code: list them all",
     .kinds = {{.kind = ARGUMENT_CODE}, {.kind = ARGUMENT_CODE}}},
    {"export", EXPORT, "csv", 1, command_export,
     "write the directory as a table for spreadsheets",
     .kinds = {{.kind = ARGUMENT_CHOICE, .choices = "csv"}}},
    {"import", IMPORT, "FILE.csv", 1, command_import,
     "tell what a table changes in the directory, and do it",
     .kinds = {{.kind = ARGUMENT_FILE, .ending = ".csv"}}},
    {"mirror", MIRROR, "DEST ...", 1, command_mirror,
     "copy the built site to a key, or bring the copy up to\n"
     "date; writes what differs, reads it back",
     .kinds = {{.kind = ARGUMENT_FOLDER}, {.kind = ARGUMENT_FOLDER}}},
    {"new", NEW, "THING NAME", 2, command_new, "make a page, service, language or site",
     .kinds = {{.kind = ARGUMENT_CHOICE, .choices = "page|service|language|site"},
               {.kind = ARGUMENT_TEXT}}},
    {"pack", PACK, "phone|zip|zim", 1, command_pack,
     "write the site as one file for each language, or the\n"
     "built site as one ZIP file, or one file for Kiwix",
     .kinds = {{.kind = ARGUMENT_CHOICE, .choices = "phone|zip|zim"}}},
    {"serve", SERVE, "", 0, command_serve,
     "show the site in a browser, anew after every change", .kinds = {{0}}},
    {"status", STATUS, "[PAGE ...]", 0, command_status,
     "tell which pages are translated, what is old, and what\n"
     "is missing; sign translations",
     .kinds = {{.kind = ARGUMENT_FILE, .ending = ".md"},
               {.kind = ARGUMENT_FILE, .ending = ".md"}}},
    {"verify", VERIFY, "DIR", 1, command_verify,
     "tell whether a copy of a site is whole, or works offline",
     .kinds = {{.kind = ARGUMENT_FOLDER}}},
    {0},
};

/* Its type is the one that syntax.h names for the kind. */
#define PLACE(field) offsetof(struct options, field)

const struct option_rule OPTIONS[] = {
    {"C", EVERY, 0, "DIR", "work as if started in DIR", .kind = ARGUMENT_START},
    {"content", EVERY & ~(COMPLETION | DIFF | EXPLAIN | MIRROR | VERIFY),
     PLACE(content), "DIR",
     "read this content folder; can be given several times:\n"
     "later folders add to earlier ones or replace in them\n"
     "(default: content)",
     .kind = ARGUMENT_FOLDERS},
    {"theme", BUILD | CHECK | NEW | PACK | SERVE, PLACE(theme), "DIR",
     "use the theme in DIR (default: themes/NAME, where\n"
     "site.yaml gives the NAME)",
     .kind = ARGUMENT_FOLDER},
    {"out", BUILD | CHECK | EXPORT | PACK, PLACE(out), "PATH",
     "write the site to the folder PATH (default: out/site),\n"
     "the files for phones to the folder PATH (default:\n"
     "out/phone), the ZIP file to PATH (default:\n"
     "out/balise.zip), the file for Kiwix to PATH (default:\n"
     "out/balise.zim), or the table to the file PATH\n"
     "(default: standard output)",
     .kind = ARGUMENT_PATH},
    {"site", MIRROR | PACK, PLACE(site), "DIR",
     "pack or copy the built site in DIR (default: out/site)", .kind = ARGUMENT_FOLDER},
    {"separator", EXPORT, PLACE(separator), "SIGN",
     "put ';', ',' or tab between the cells (default: ';')", .kind = ARGUMENT_CHOICE,
     .choices = ";|,|tab", .wanted = "';', ',' or tab"},
    {"encoding", IMPORT, PLACE(encoding), "NAME",
     "the table's encoding where it is not recognised", .kind = ARGUMENT_TEXT},
    {"write", IMPORT, PLACE(write), NULL, "change the files of the directory",
     .kind = ARGUMENT_NONE},
    {"dry-run", IMPORT | MIRROR, PLACE(dry_run), NULL,
     "change nothing, only tell (import: the default)", .kind = ARGUMENT_NONE},
    {"set", NEW, PLACE(set), "NAME=VALUE",
     "answer a question beforehand, as in --set kind=guide;\n"
     "can be given several times",
     .kind = ARGUMENT_SETTINGS, .wanted = "NAME=VALUE"},
    {"jobs", EVERY & ~(COMPLETION | DIFF | EXPLAIN), PLACE(jobs), "N",
     "use N threads (default: one for each processor)", .kind = ARGUMENT_NUMBER,
     .least = 1, .most = 256, .wanted = "a number from 1 to 256"},
    {"today", CHECK | NEW | STATUS, PLACE(today), "DATE",
     "list what is overdue for review on DATE (default:\n"
     "today in UTC)",
     .kind = ARGUMENT_DAY, .wanted = "a day as 2026-11-22"},
    {"sign", STATUS, PLACE(sign), NULL,
     "write into the translations PAGE (de/first-hour, or\n"
     "files) that somebody has reviewed them, and when",
     .kind = ARGUMENT_NONE},
    {"by", STATUS, PLACE(by), "ROLE", "who has reviewed them: --by translator",
     .kind = ARGUMENT_TEXT},
    {"html", STATUS, PLACE(html), "FILE", "write the report as a web page",
     .kind = ARGUMENT_FILE},
    {"json", STATUS, PLACE(json), NULL, "print the report as JSON",
     .kind = ARGUMENT_NONE},
    {"fail-if-older", CHECK, PLACE(overdue_most), "DAYS",
     "exit with 1 when something is overdue for review by\n"
     "more than DAYS",
     .kind = ARGUMENT_NUMBER, .most = 100000, .wanted = "a number of days"},
    {"stances", CHECK, PLACE(stances), NULL,
     "print what pages say on blocking, paying, replying …,\n"
     "by country",
     .kind = ARGUMENT_NONE},
    {"port", SERVE, PLACE(port), "N",
     "serve at port N of this machine, 0 for any that is free\n"
     "(default: 8116)",
     .kind = ARGUMENT_NUMBER, .most = 65535, .wanted = "a number from 0 to 65535"},
    {"poll", SERVE, PLACE(poll), NULL,
     "look at the files twice a second instead of being told\n"
     "of changes",
     .kind = ARGUMENT_NONE},
    {"readability", CHECK, PLACE(readability), NULL,
     "print how hard pages are to read, the hardest first", .kind = ARGUMENT_NONE},
    {"offline", VERIFY, PLACE(offline), NULL,
     "prove instead that the folder works without internet", .kind = ARGUMENT_NONE},
    {"format", DIFF, PLACE(format), "FORMAT", "text (the default) or markdown",
     .kind = ARGUMENT_CHOICE, .choices = "text|markdown", .wanted = "text or markdown"},
    {"quiet", EVERY & ~(COMPLETION | DIFF | EXPLAIN), PLACE(quiet), NULL,
     "say nothing when all is well", .kind = ARGUMENT_NONE},
    {"lang", EVERY, PLACE(lang), "LANGUAGE",
     "say everything in French (fr) or English (en) (default:\n"
     "as LC_ALL, LC_MESSAGES or LANG say)",
     .kind = ARGUMENT_CHOICE, .choices = "fr|en", .wanted = "fr or en"},
    {"help", EVERY, 0, NULL, "show this help", .kind = ARGUMENT_LAST},
    {"version", EVERY, 0, NULL, "show the version", .kind = ARGUMENT_LAST},
    {0},
};

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

static void print_option(const struct option_rule *rule, enum message_language language)
{
    const char *dashes = rule->name[1] ? "--" : "-";
    int width = printf("  %s%s%s%s", dashes, rule->name, rule->value ? " " : "",
                       rule->value ? message_in(language, rule->value) : "");
    print_help_lines(width, message_in(language, rule->help));
}

void syntax_print_help(const struct options *options)
{
    enum message_language language = options->language;
    say(stdout, options,
        "usage: balise COMMAND [OPTION ...]\n\n"
        "Makes a site of helplines and advice that works offline and everywhere.\n\n"
        "commands:\n");
    for (const struct command *command = COMMANDS; command->name; command++)
        print_help_lines(
            printf("  %s %s", command->name, message_in(language, command->operands)),
            message_in(language, command->help));
    say(stdout, options, "\noptions:\n");
    for (const struct option_rule *rule = OPTIONS; rule->name; rule++)
        print_option(rule, language);
    say(stdout, options,
        "\nexit status: 0 all is well, 1 errors in the content (diff: differences),\n"
        "2 wrong usage (diff: also a folder that cannot be read)\n");
}
