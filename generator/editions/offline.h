/* SPDX-License-Identifier: MIT */
/*
 * Does a built folder work offline, from file://, on FAT, from a web server's sub-path?
 * Every page, style sheet, script and name is read, and whatever would ask another
 * computer, or leads to nothing, is told with its place.
 *
 * What a script puts together from pieces while it runs is not seen; the pages'
 * Content-Security-Policy is there for that.
 */
#ifndef EDITIONS_OFFLINE_H
#define EDITIONS_OFFLINE_H

#include "base/diag.h"
#include "editions/observer.h"

/* So many findings are told one by one; all are counted. */
enum { OFFLINE_TOLD_MOST = 200 };

struct offline {
    size_t files;     /* in the folder, but for what systems and schools put there */
    size_t addresses; /* in pages and style sheets */
    size_t findings;
};

/*
 * Reads with `threads` threads, one file at a time each; what is kept of a page are its
 * ids and the anchors that it leads to. Findings are diagnostics OFFLINE_…, those of
 * the first files where there are many. The observer cannot end it. False: the folder
 * cannot be read, which was filed.
 */
bool offline_prove(struct arena *arena, struct str folder, size_t threads,
                   const struct observer *observer, struct offline *offline,
                   struct diagnostics *diags);

#endif
