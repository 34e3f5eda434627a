/* SPDX-License-Identifier: MIT */
/*
 * What can be typed: one table of the commands and one of the options. The command line
 * is read by them (arguments.h), and they print `--help` and the shells' completions.
 */
#ifndef COMMANDS_SYNTAX_H
#define COMMANDS_SYNTAX_H

#include "commands/options.h"

/* What a word is: where an option puts it, and what a shell offers for it. */
enum argument {
    ARGUMENT_NONE,   /* an option without a value; bool */
    ARGUMENT_LAST,   /* the same, and nothing behind it is read: --help, --version */
    ARGUMENT_TEXT,   /* anything; struct str, as the next five are */
    ARGUMENT_CODE,   /* of a diagnostic */
    ARGUMENT_CHOICE, /* one of `choices` */
    ARGUMENT_FOLDER,
    ARGUMENT_FILE,
    ARGUMENT_PATH,     /* a folder or a file */
    ARGUMENT_START,    /* a folder to work in; goes there at once */
    ARGUMENT_FOLDERS,  /* an option for each; struct strs */
    ARGUMENT_SETTINGS, /* NAME=VALUE, an option for each; struct strs */
    ARGUMENT_NUMBER,   /* from `least` to `most`; uint32_t */
    ARGUMENT_DAY,      /* as 2026-11-22; struct date */
};

/* A bit for each command, for the table of options. */
enum {
    BUILD = 1 << 0,
    CHECK = 1 << 1,
    DIFF = 1 << 2,
    EXPORT = 1 << 3,
    IMPORT = 1 << 4,
    PACK = 1 << 5,
    SERVE = 1 << 6,
    MIRROR = 1 << 7,
    VERIFY = 1 << 8,
    NEW = 1 << 9,
    COMPLETION = 1 << 10,
    STATUS = 1 << 11,
    EXPLAIN = 1 << 12,
    EVERY = 0xffffff,
};

/* A word behind the command; the last one's kind holds for all that follow. */
struct operand {
    enum argument kind;
    const char *choices; /* as an option's */
    const char *ending;  /* of files, as ".csv"; NULL for any */
};

enum { OPERANDS_MOST = 2 };

struct command {
    const char *name;
    unsigned bit;
    const char *operands; /* what follows the options, "" for nothing */
    size_t operand_count; /* at least, where `operands` has "..." */
    int (*run)(const struct options *options);
    const char *help; /* a sentence; lines after the first are indented */
    struct operand kinds[OPERANDS_MOST];
};

struct option_rule {
    const char *name;    /* one letter: behind a single dash */
    unsigned commands;   /* bits of those that take it */
    size_t place;        /* in struct options */
    const char *value;   /* how help calls the value; NULL: takes none */
    const char *help;    /* a sentence; lines after the first are indented */
    const char *wanted;  /* "--x wants …": what the value is, where some are wrong */
    const char *choices; /* "text|markdown": the only values */
    uint32_t least, most;
    enum argument kind;
};

/* Both end with one that has no name. The option -C stands first. */
extern const struct command COMMANDS[];
extern const struct option_rule OPTIONS[];

/* What `balise --help` prints, to standard output. */
void syntax_print_help(const struct options *options);

#endif
