/* SPDX-License-Identifier: MIT */
/*
 * One build of the site in memory. Its files are rendered when they are asked for, and
 * found in a table: no path that somebody asks for ever reaches the disk.
 *
 * Counted by those who use it; the last one frees it. Safe from several threads.
 */
#ifndef PREVIEW_SNAPSHOT_H
#define PREVIEW_SNAPSHOT_H

#include "output/output.h"

struct snapshot;

/* What the site and the arena belong to, and how it ends. */
struct snapshot_owner {
    void *site;
    void (*release)(void *site);
};

/*
 * Takes over a site after stage 4 and counts its caller as one user. NULL when it has
 * errors: diagnostics were filed, and nothing was taken over.
 */
struct snapshot *snapshot_new(struct arena *arena, struct site *site,
                              const struct theme *theme, size_t threads,
                              struct snapshot_owner owner, struct diagnostics *diags);
struct snapshot *snapshot_keep(struct snapshot *snapshot);
void snapshot_drop(struct snapshot *snapshot); /* NULL: nothing happens */

bool snapshot_has(const struct snapshot *snapshot, struct str path);
/* Is it a page, rendered from a template? */
bool snapshot_is_page(const struct snapshot *snapshot, struct str path);
/* Appends the bytes of a file as a build writes them. False: there is none. */
bool snapshot_render(struct snapshot *snapshot, struct str path, struct strbuf *bytes);

size_t snapshot_file_count(const struct snapshot *snapshot);
/*
 * Renders everything but the search, for the diagnostics. `go_on` is asked after each
 * file, from several threads; false when it had enough.
 */
bool snapshot_check(const struct snapshot *snapshot, bool (*go_on)(void *context),
                    void *context, struct diagnostics *diags);

#endif
