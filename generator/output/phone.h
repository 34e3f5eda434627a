/* SPDX-License-Identifier: MIT */
/*
 * The phone edition as files: one for each language, with everything inside, see
 * edition_phone.h. A small site's pages stand in it as they are, to be read without
 * JavaScript; of a large one the home page and what fits behind it, and the rest packed
 * in chunks that a script unpacks when they are wanted.
 */
#ifndef OUTPUT_PHONE_H
#define OUTPUT_PHONE_H

#include "output/edition_phone.h"
#include "output/search.h"
#include "output/view.h"
#include "output/writer.h"

struct phone {
    const struct site *site;
    struct theme theme; /* with the templates of the edition */
    struct phone_ids ids;
    struct arena *arena;
    struct phone_files {
        ARRAY_FIELDS(struct phone_file);
    } files; /* sorted by path */
};

struct phone_file {
    struct str path; /* in the folder: "balise-fr.html" */
    const struct site_language *language;
};

/* False when the theme lacks a template, or an image cannot be read: a diagnostic was
 * filed. */
bool phone_plan(struct phone *phone, struct arena *arena, const struct site *site,
                const struct theme *theme, struct diagnostics *diags);
/* The paths of all files, in order, for writer_begin. */
struct strs phone_paths(const struct phone *phone);
/*
 * Makes one file after the other, each with `threads` threads, and gives it to
 * `writer`, or to nobody if that is NULL (a check).
 */
void phone_render(const struct phone *phone, size_t threads, struct writer *writer,
                  struct diagnostics *diags);

#endif
