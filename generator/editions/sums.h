/* SPDX-License-Identifier: MIT */
/*
 * SHA256SUMS as sha256sum(1) writes and reads it: the record of what belongs to a site,
 * and of a copy's whole bytes.
 *
 * It may have been on its way for years: lines may end with CR and LF, digits be
 * capital, a byte order mark stand first, and bytes be damaged.
 */
#ifndef EDITIONS_SUMS_H
#define EDITIONS_SUMS_H

#include "base/array.h"
#include "base/diag.h"
#include "base/digest.h"

#define SUMS_NAME "SHA256SUMS"

struct sum {
    struct str path; /* below the folder, with '/'; leads nowhere else */
    struct digest digest;
};

struct sums {
    ARRAY_FIELDS(struct sum); /* sorted by path, each once */
    struct digest digest;     /* of the list's own bytes: which build it is */
    bool cut;                 /* its last line has no end: it may be cut off */
    struct source *source;    /* in the arena, as what is said of it needs */
};

/*
 * Reads the list of a folder. `name` is its file there, SUMS_NAME but for the letters'
 * case. Each line that cannot be understood is reported (SUMS_LINE, at most
 * SUMS_COMPLAINTS of them) and left out. False when there is nothing to be had of the
 * list: FILE_MISSING or FILE_READ was filed, or a line was.
 */
bool sums_read(struct arena *arena, struct str folder, struct str name,
               struct sums *sums, struct diagnostics *diags);
enum { SUMS_COMPLAINTS = 10 };

enum sums_line {
    SUMS_GOOD,
    SUMS_NO_LINE, /* not of the form that sha256sum(1) writes */
    SUMS_WINDOWS, /* good, but Windows reads its path otherwise */
    SUMS_OUTSIDE  /* its path leads out of the folder; sum->path has it */
};

/*
 * One line, without what ends it: 64 digits; two spaces, or a space and '*' for bytes
 * as they are; the path, which stays where it is.
 */
enum sums_line sums_read_line(struct arena *arena, struct str line, struct sum *sum);

/* NULL when the list does not have exactly this path. */
const struct sum *sums_find(const struct sums *sums, struct str path);

#endif
