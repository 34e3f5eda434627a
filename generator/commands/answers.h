/* SPDX-License-Identifier: MIT */
/*
 * What a command has to know to make a file: given on the command line, as in
 * --set title="…", or else asked for at the terminal. What is missing or wrong on the
 * command line is all told in one run.
 */
#ifndef COMMANDS_ANSWERS_H
#define COMMANDS_ANSWERS_H

#include "commands/options.h"

struct answers {
    struct arena *arena;
    const struct options *options; /* ->set: the last one of a name holds */
    bool *used;                    /* one for each of these */
    struct strs names;             /* of the questions so far */
    bool asks;                     /* somebody sits at the terminal */
    bool failed;                   /* something is missing or wrong; it was told */
};

struct question {
    const char *name;           /* as the file that is made calls it: "title" */
    const char *words;          /* for people, a MESSAGE() */
    struct str usual;           /* what no answer means; ptr NULL: there must be one */
    const struct strs *choices; /* NULL: any text will do */
    bool several;               /* choices, with commas between them */
};

/* Asks if standard input and standard error are a terminal. */
void answers_begin(struct answers *answers, struct arena *arena,
                   const struct options *options);
/* The answer, trimmed; "" after a complaint. */
struct str answers_get(struct answers *answers, const struct question *question);
/* The pieces of an answer with commas. */
struct strs answers_list(struct answers *answers, const struct question *question);
/*
 * To be called when all has been asked: complains of names that nobody has asked for.
 * False: something is missing or wrong.
 */
bool answers_end(struct answers *answers);

#endif
