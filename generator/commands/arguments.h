/* SPDX-License-Identifier: MIT */
/*
 * The command line: which commands there are, which options each of them takes, and
 * what is wrong with what was typed.
 */
#ifndef COMMANDS_ARGUMENTS_H
#define COMMANDS_ARGUMENTS_H

#include "commands/options.h"

/* What the command line asks for. */
struct request {
    struct options options;
    int (*run)(const struct options *options); /* NULL: --help or --version, done */
};

/*
 * Reads the command line. A usage error is told in one line on standard error and gives
 * EXIT_USAGE; --help and --version print and give EXIT_GOOD. The options' strings are
 * borrowed from argv, or live in the arena.
 */
int arguments_read(int argc, char **argv, struct arena *arena, struct request *request);

#endif
