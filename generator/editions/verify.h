/* SPDX-License-Identifier: MIT */
/* Is a copy of a site whole? Its files, compared with its SHA256SUMS. */
#ifndef EDITIONS_VERIFY_H
#define EDITIONS_VERIFY_H

#include "editions/observer.h"
#include "editions/sums.h"

enum copy_state {
    COPY_GOOD,
    COPY_SPELT,    /* good, with letters in another case, as old devices write */
    COPY_RENAMED,  /* its bytes are there, under another name */
    COPY_MISSING,  /* nothing of that name, and its bytes nowhere */
    COPY_CHANGED,  /* other bytes */
    COPY_UNREAD,   /* the medium or the system refuses it: `error` */
    COPY_FOREIGN,  /* not of this build; `path` is what it is called */
    COPY_LEFTOVER, /* foreign, and left by a build or copy that did not end */
    COPY_STATE_COUNT
};

struct copy_file {
    struct str path; /* in the list; of what is foreign in the folder */
    struct str name; /* in the folder, where that is another */
    enum copy_state state;
    uint64_t size; /* of what stands there */
    int error;     /* errno of COPY_UNREAD */
};

struct copy {
    struct copy_files {
        ARRAY_FIELDS(struct copy_file);
    } files; /* sorted by path */
    size_t counts[COPY_STATE_COUNT];
    struct sums sums;
    struct str title; /* as README.txt names the site; "" where it does not */
    struct str as_of; /* the date of its data, as 2026-11-22, or "" */
    bool cut;         /* so much is in the folder that not all was looked at */
};

/*
 * Reads every file once, with `threads` threads, in memory that does not depend on
 * their size; the observer cannot end it. What stray_is_ignored is not looked at.
 * False: diagnostics say why nothing can be said: no such folder, no list. Lines of the
 * list that cannot be understood are diagnostics, too.
 */
bool verify_copy(struct arena *arena, struct str folder, size_t threads,
                 const struct observer *observer, struct copy *copy,
                 struct diagnostics *diags);
/* Nothing is missing, changed, unread or foreign, and the list was whole. */
bool copy_is_whole(const struct copy *copy, const struct diagnostics *diags);

#endif
