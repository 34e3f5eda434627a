/* SPDX-License-Identifier: MIT */
/*
 * What can go wrong with a finished site and its copies: collected where it arises, put
 * into words by commands/trouble.c.
 */
#ifndef EDITIONS_TROUBLE_H
#define EDITIONS_TROUBLE_H

#include "base/array.h"

enum trouble_kind {
    /* The site. A path is that of a file in it, "" means the folder. */
    TROUBLE_NO_SITE,    /* the folder has no SHA256SUMS */
    TROUBLE_LIST,       /* its SHA256SUMS has a line that is none */
    TROUBLE_UNFINISHED, /* a build was interrupted, or runs */
    TROUBLE_MISSING,    /* a file is not there */
    TROUBLE_CHANGED,    /* a file is not what SHA256SUMS says */
    TROUBLE_NAME,       /* a name that some file system cannot hold */
    TROUBLE_CLASH,      /* differs from `other` in capital letters only */
    /* Any folder: with an errno. */
    TROUBLE_READ,
    TROUBLE_WRITE,
    /* The place of the copy. */
    TROUBLE_NO_FOLDER,    /* it is none */
    TROUBLE_NO_PARENT,    /* nor is there one that it could be made in */
    TROUBLE_INSIDE,       /* it is inside the site, or the site in it */
    TROUBLE_READ_ONLY,    /* nothing can be written there */
    TROUBLE_SPACE,        /* `needed` bytes, and only `available` are free */
    TROUBLE_LONG,         /* its file system cannot hold so long a name */
    TROUBLE_FOREIGN,      /* something of somebody else stands at the path */
    TROUBLE_FOREIGN_CASE, /* the same, as `other`, in other letters */
    TROUBLE_FOREIGN_LIST, /* its SHA256SUMS is not of a site */
    TROUBLE_READ_BACK,    /* what was written is not what can be read */
    TROUBLE_STOPPED       /* the caller wished it */
};

struct trouble {
    enum trouble_kind kind;
    bool in_site;    /* and not in the copy */
    struct str path; /* below the site's folder, or the copy's */
    struct str other;
    int error;
    uint64_t needed, available;
};

/* Zero-initialise and set `arena`: paths are copied there. */
struct troubles {
    ARRAY_FIELDS(struct trouble);
    struct arena *arena;
};

/* Gives the new one, so that more can be said. */
struct trouble *trouble_add(struct troubles *troubles, enum trouble_kind kind,
                            struct str path);
void trouble_add_error(struct troubles *troubles, enum trouble_kind kind,
                       struct str path, int error);

#endif
