/* SPDX-License-Identifier: MIT */
/* What the files of the mirror tell each other; see mirror.h. */
#ifndef EDITIONS_MIRROR_PARTS_H
#define EDITIONS_MIRROR_PARTS_H

#include <sys/stat.h>

#include "editions/mirror.h"

/* Files that are written before they are brought onto the disk together. */
enum { MIRROR_BATCH_FILES = 256, MIRROR_BATCH_BYTES = 8 << 20 };

/* See base/file.h: what a temporary file's name ends in. */
#define MIRROR_TEMPORARY "~balise"

/* What a file system says stands in the copy's folders. */
struct mirror_listing {
    struct mirror *mirror;
    struct map exact; /* path → struct str, the same */
    struct map lower; /* path in small letters → struct str as it is */
};

/* The path in the file system, for as long as the mirror lives. */
const char *mirror_path(struct mirror *mirror, struct str path);
/* The name that a file or folder has for a moment. */
struct str mirror_temporary(struct mirror *mirror, struct str path);
/* Is it in the copy's list or journal? Gives the digest in the list, or "". */
bool mirror_is_recorded(const struct mirror *mirror, struct str path,
                        struct str *digest);

/* Can anything be written to the folder at all? */
bool mirror_check_folder(struct mirror *mirror);
/* Is there room for what is to be written? To be called last. */
void mirror_check_space(struct mirror *mirror);

/*
 * Reads the folders that the site, the list and the journal name; fills `temporaries`
 * and the renames of folders; adds a trouble where somebody else's file or link stands
 * in place of a folder.
 */
void mirror_list(struct mirror_listing *listing, struct mirror *mirror);
/*
 * What stands at `path`, links not followed. False: nothing. *as is the name that the
 * file system gives it, which may differ in capital letters.
 */
bool mirror_find(const struct mirror_listing *listing, struct str path,
                 struct stat *info, struct str *as);

/* Finds out the state of all files, in parallel. */
void mirror_compare(struct mirror *mirror, const struct mirror_listing *listing,
                    size_t threads, const struct observer *observer);
/* Brings all that was written and renamed onto the disk; false after a trouble. */
bool mirror_settle(struct mirror *mirror);
/* Writes the files that are to be copied; false after a trouble. */
bool mirror_copy(struct mirror *mirror, const struct observer *observer);
/* The same for one text. */
bool mirror_write(struct mirror *mirror, struct str path, struct str bytes);

#endif
