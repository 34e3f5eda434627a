/* SPDX-License-Identifier: MIT */
/*
 * A finished site: a folder that a build has written, as its SHA256SUMS tells. Zip and
 * mirror take nothing else.
 *
 * The folder local/ of a site belongs to whoever has the copy (see output/local.h). The
 * list does not name what is there, but it is part of the site all the same, with
 * whatever bytes it has.
 */
#ifndef EDITIONS_FINISHED_H
#define EDITIONS_FINISHED_H

#include "editions/sums.h"
#include "editions/trouble.h"

#define FINISHED_JOURNAL ".balise-journal"

struct finished_file {
    struct str path;   /* with '/', below the folder */
    struct str digest; /* 64 hexadecimal digits; "" for a file below local/ */
    uint64_t size;     /* of a finished_open: as found; no more than FILE_SIZE_LIMIT */
};

struct finished {
    struct arena *arena;
    struct str folder;
    struct str list;
    struct finished_files {
        ARRAY_FIELDS(struct finished_file);
    } files; /* by path; without SHA256SUMS */
};

/*
 * Looks at the list, the names and the sizes, not yet at the bytes. False: troubles
 * were added, all that there are.
 */
bool finished_open(struct finished *site, struct arena *arena, struct str folder,
                   struct troubles *troubles);
/* Of all files together, in bytes. */
uint64_t finished_size(const struct finished *site);
/*
 * The bytes of one file, which must be what the list says. False: one trouble was
 * added. From several threads with an arena and troubles for each.
 */
bool finished_read(const struct finished *site, const struct finished_file *file,
                   struct arena *arena, struct str *bytes, struct troubles *troubles);

/*
 * The files that a text as SHA256SUMS names, sorted; sizes are not known. False when a
 * line is none, or its path leads out of the folder: such lines are left out.
 */
bool finished_parse(struct arena *arena, struct str text, struct finished_files *files);
/* NULL when there is none; `files` are sorted. */
const struct finished_file *finished_find(const struct finished_files *files,
                                          struct str path);

#endif
