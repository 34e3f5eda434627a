/* SPDX-License-Identifier: MIT */
/* All that stands in a folder, hidden or not, whatever it is. */
#ifndef EDITIONS_TREE_H
#define EDITIONS_TREE_H

#include "base/array.h"

/* A key of somebody else's must not make us run out of memory, or run in circles. */
enum { TREE_DEPTH_MOST = 32, TREE_ENTRIES_MOST = 1000000 };

struct tree_entry {
    struct str path; /* below the folder, with '/' */
    uint64_t size;   /* of a file */
    bool is_file;    /* a regular one, or a link to one */
    int error;       /* of a folder that cannot be read, or of a name without a file */
};

struct tree {
    ARRAY_FIELDS(struct tree_entry); /* sorted by path */
    bool cut;                        /* there was more than TREE_ENTRIES_MOST */
};

/*
 * Adds the files below the folder, and of everything else what a copy may not have:
 * folders that cannot be read, links to folders, devices. What stray_is_ignored is left
 * out. Gives 0, or the errno value of the folder itself.
 */
int tree_read(struct arena *arena, const char *folder, struct tree *tree);
/* Of all files together, in bytes. */
uint64_t tree_size(const struct tree *tree);

#endif
