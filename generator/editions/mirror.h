/* SPDX-License-Identifier: MIT */
/*
 * A copy of a finished site on a key, or in any folder: made, brought up to date,
 * mended. Only what differs is written; only what an earlier mirror put there is
 * replaced or removed; `local/` and the files of others are left alone.
 *
 * What earlier mirrors put there is known by the copy's SHA256SUMS and, after one that
 * was interrupted, by its journal (see output/writer.h: it is the same). Besides, a
 * file is taken for the copy's own if its bytes are the beginning of what belongs
 * there: a copy by hand that broke off leaves such files.
 *
 * Each file is written beside the one that it replaces, brought onto the disk together
 * with some others, read back from there, compared, and renamed. SHA256SUMS comes last.
 * Whenever this ends, every file is whole, the old or the new one, and the next mirror
 * goes on from there.
 */
#ifndef EDITIONS_MIRROR_H
#define EDITIONS_MIRROR_H

#include "editions/finished.h"
#include "editions/observer.h"

enum mirror_state {
    MIRROR_SAME, /* it is there */
    MIRROR_COPY, /* it is to be written */
    MIRROR_KEEP  /* below local/, and something is there: not ours to touch */
};

struct mirror_file {
    const struct finished_file *file;
    enum mirror_state state;
    bool exists;
    bool failed;          /* with a trouble, which lacks its path */
    bool is_recorded;     /* an earlier mirror put it there */
    struct str recorded;  /* the digest that it had then; "" where not known */
    uint64_t size_before; /* of what is replaced */
    struct trouble trouble;
};

struct mirror_rename {
    struct str from, to;
};

struct mirror {
    struct arena arena;
    const struct finished *site;
    struct str folder;        /* where the copy is */
    struct troubles troubles; /* why it cannot be made, or was not */
    struct mirror_files {
        ARRAY_FIELDS(struct mirror_file);
    } files;                   /* as site->files */
    struct strs stale;         /* to be removed */
    struct strs changed_stale; /* the same, but somebody has changed them: left */
    struct strs temporaries;   /* of an interrupted mirror, by their final names */
    struct mirror_renames {
        ARRAY_FIELDS(struct mirror_rename);
    } renames;         /* names in other letters, folders first */
    bool interrupted;  /* the last mirror or build did not end */
    bool list_differs; /* SHA256SUMS is to be written */
    bool started;      /* mirror_run has written something */
    size_t copy_count; /* files to be written, without SHA256SUMS */
    uint64_t copy_bytes;
    struct finished_files before; /* SHA256SUMS of the copy as it was */
    struct strs journal;          /* as it was */
};

/*
 * Finds out what there is to do; writes nothing. Reads every byte of the copy that is
 * to stay. False: it cannot be done, and mirror->troubles says all the reasons. To be
 * released in any case.
 */
bool mirror_plan(struct mirror *mirror, const struct finished *site, struct str folder,
                 size_t threads, const struct observer *observer);
/* Is there anything to do? */
bool mirror_has_work(const struct mirror *mirror);
/* Does it. False: troubles were added; the next mirror mends what was left. */
bool mirror_run(struct mirror *mirror, const struct observer *observer);
void mirror_release(struct mirror *mirror);

#endif
