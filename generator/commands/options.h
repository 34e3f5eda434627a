/* SPDX-License-Identifier: MIT */
/* What the command line asks for: see arguments.h. */
#ifndef COMMANDS_OPTIONS_H
#define COMMANDS_OPTIONS_H

#include "base/array.h"
#include "base/date.h"

/* Exit statuses, the same for all commands. */
enum { EXIT_GOOD = 0, EXIT_CONTENT = 1, EXIT_USAGE = 2 };

struct options {
    struct strs operands; /* of the command: what is no option */
    struct strs content;  /* folders; later ones add or replace */
    struct str theme;     /* folder; "" for the one that site.yaml names */
    struct str out;       /* "" where it was not given: see the commands */
    struct str site;      /* folder of a built site */
    char separator;       /* of a table */
    struct str encoding;  /* of a table, "" to recognise it */
    bool write;           /* what an import has found */
    bool dry_run;
    struct strs set; /* new: answers, "NAME=VALUE" */
    size_t jobs;
    bool quiet;
    struct date today; /* check: not set for the day of the clock */
    bool has_overdue_most;
    uint32_t overdue_most; /* days that a review may be late */
    bool markdown;         /* diff */
    bool offline;          /* verify: prove that the folder works offline */
    bool stances;          /* check: print the table of safety instructions */
    unsigned port;         /* serve: 0 for any that is free */
    bool poll;             /* serve */
    bool readability;      /* check: print how hard pages are to read */
};

#endif
