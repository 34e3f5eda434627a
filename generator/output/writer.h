/* SPDX-License-Identifier: MIT */
/*
 * Stage 6: the finished files into a folder, so that nothing is ever lost or half
 * written. SHA256SUMS at the root of the site says which files Balise wrote; only
 * those are ever replaced or removed.
 *
 * Files are written beside those that they are to replace, and renamed when all are
 * there: an error, or a full disk, leaves the site as it was.
 *
 * While files are being written a second list, the journal, stands beside it: it names
 * what this build may write. After an interrupted build the next one knows by it which
 * files are Balise's own, and ends like a build into an empty folder.
 */
#ifndef OUTPUT_WRITER_H
#define OUTPUT_WRITER_H

#include "base/array.h"
#include "base/diag.h"
#include "base/digest.h"

struct writer_file {
    struct str path; /* in the site */
    struct digest digest;
    int error;    /* errno of the write, 0 when it went well */
    bool written; /* false: the same bytes stood there already */
    bool staged;  /* its temporary file stands beside it */
};

struct writer {
    struct arena *arena;
    struct str folder;
    struct writer_files {
        ARRAY_FIELDS(struct writer_file);
    } files;          /* planned, sorted by path */
    struct strs ours; /* what earlier builds wrote, or began to write */
    bool interrupted; /* an earlier build did not end */
    bool committed;   /* files of the site were touched */
};

/*
 * Takes the paths of all files to come, reads what earlier builds left, makes the
 * folders and writes the journal. False: a diagnostic was filed and nothing changed
 * but for empty folders; OUTPUT_FOREIGN when a file of somebody else is in the way.
 */
bool writer_begin(struct writer *writer, struct arena *arena, struct str folder,
                  const struct strs *paths, struct diagnostics *diags);
/*
 * Writes file `index` of writer->files to its temporary file if its bytes differ from
 * what is there. Safe from several threads for different files. Errors are kept for
 * writer_finish.
 */
void writer_put(struct writer *writer, size_t index, struct str bytes);
/* Instead of writer_finish: leaves the site as it was. */
void writer_abandon(struct writer *writer);
/*
 * Renames what was put, removes what earlier builds wrote and this one did not, writes
 * SHA256SUMS, ends the journal. False when a write failed: then the site was left as
 * it was or, where `committed`, nothing was removed, and the next build mends it.
 */
bool writer_finish(struct writer *writer, struct diagnostics *diags);

#endif
