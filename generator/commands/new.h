/* SPDX-License-Identifier: MIT */
/* What `balise new` makes, one function each; see new.c. */
#ifndef COMMANDS_NEW_H
#define COMMANDS_NEW_H

#include "commands/answers.h"
#include "commands/options.h"
#include "directory/vocabulary.h"

/* What the makers share. */
struct maker {
    const struct options *options;
    struct arena arena;
    struct answers answers;
    struct str name; /* of what is to be made */
};

/* Each gives the exit status, and never touches a file that is there. */
int new_page(struct maker *maker);
int new_service(struct maker *maker);
int new_language(struct maker *maker);
int new_site(struct maker *maker);

/*
 * Writes the file, and the folders above it, and says so. False: it is there already,
 * or cannot be written; that was told.
 */
bool maker_write(struct maker *maker, struct str path, struct str text);
/* The keys of a list, to choose from. */
struct strs maker_keys(struct maker *maker, const struct vocabulary *vocabulary,
                       enum vocabulary_list list);
/* Where new files go: the last content folder. */
struct str maker_path(struct maker *maker, struct str path);

#endif
