/* SPDX-License-Identifier: MIT */
/*
 * What `balise explain` knows of each code: explain/LANGUAGE.md and
 * explain/examples.md, which the Makefile puts into the program. Everything is borrowed
 * from there and lasts.
 */
#ifndef COMMANDS_EXPLANATION_H
#define COMMANDS_EXPLANATION_H

#include "base/diag.h"

enum explanation_language { EXPLANATION_ENGLISH, EXPLANATION_FRENCH };

/* Paragraphs have the line breaks of the file. */
struct explanation {
    struct str sentence; /* sums it up: lower case, no full stop */
    struct str meaning;
    struct str reason; /* why it matters to a reader */
    struct str remedy;
};

struct explanation explanation_of(enum diag_code code,
                                  enum explanation_language language);

/* A piece of a file, before or after its mending. */
struct excerpt {
    bool is_after;
    struct str path;
    struct str lines; /* each indented by four spaces, but for empty ones */
};

/* All excerpts of a code, to be read one by one; empty where no text shows it. */
struct str explanation_excerpts(enum diag_code code);
/* Cuts the first excerpt off the front; false at the end. */
bool excerpt_next(struct str *excerpts, struct excerpt *excerpt);

#endif
