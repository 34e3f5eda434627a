/* SPDX-License-Identifier: MIT */
/* What the command line asks for: see arguments.h. */
#ifndef COMMANDS_OPTIONS_H
#define COMMANDS_OPTIONS_H

#include "base/array.h"
#include "base/date.h"
#include "base/message.h"

/* Exit statuses, the same for all commands. */
enum { EXIT_GOOD = 0, EXIT_CONTENT = 1, EXIT_USAGE = 2 };

struct options {
    enum message_language language; /* of all that is said */
    struct str lang;                /* as --lang names it, "" where it was not given */
    struct strs operands;           /* of the command: what is no option */
    struct strs content;            /* folders; later ones add or replace */
    struct str theme;               /* folder; "" for the one that site.yaml names */
    struct str out;                 /* "" where it was not given: see the commands */
    struct str site;                /* folder of a built site */
    struct str separator;           /* of a table: ";", "," or "tab" */
    struct str encoding;            /* of a table, "" to recognise it */
    bool write;                     /* what an import has found */
    bool dry_run;
    struct strs set; /* new: answers, "NAME=VALUE" */
    uint32_t jobs;   /* threads */
    bool quiet;
    struct date today;     /* check: not set for the day of the clock */
    uint32_t overdue_most; /* days that a review may be late; UINT32_MAX: any */
    struct str format;     /* diff: "text" or "markdown" */
    bool offline;          /* verify: prove that the folder works offline */
    bool stances;          /* check: print the table of safety instructions */
    uint32_t port;         /* serve: 0 for any that is free */
    bool poll;             /* serve */
    bool readability;      /* check: print how hard pages are to read */
    bool sign;             /* status: the operands are translations to be signed */
    struct str by;         /* status: in which role, "" where it was not given */
    struct str html;       /* status: file for the report, "" for none */
    bool json;             /* status */
};

#endif
