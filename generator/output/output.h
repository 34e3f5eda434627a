/* SPDX-License-Identifier: MIT */
/*
 * The site as files. Stage 5 makes the bytes of every file, stage 6 puts them into a
 * folder; a file's bytes are made, written and forgotten by one job, so that memory
 * does not grow with the site.
 */
#ifndef OUTPUT_OUTPUT_H
#define OUTPUT_OUTPUT_H

#include "output/data.h"
#include "output/search.h"
#include "output/view.h"
#include "output/writer.h"

struct output {
    struct renderer renderer;
    struct output_files {
        ARRAY_FIELDS(struct output_file);
    } files; /* sorted by path */
    struct data_files data;
    struct search_parts search;
    struct arena *arena;
};

/* One file to come: exactly one of the sources is set. */
struct output_file {
    struct str path; /* in the site */
    const struct route *route;
    const struct attachment *attachment;
    const struct theme_asset *asset;
    const struct data_file *data;
    bool is_start;   /* at the site's root: see output/start.h */
    struct str made; /* a search file: its bytes */
};

/*
 * Plans all files of the folder edition but the search's: pages, attachments, assets,
 * data, what stands at the root. False when two belong at one place, or the theme lacks
 * a template: a diagnostic was filed. To be released in any case.
 */
bool output_plan(struct output *output, struct arena *arena, struct site *site,
                 const struct theme *theme, struct diagnostics *diags);
/*
 * Makes the search files with `threads` threads and plans them, too. Only for a site
 * without errors: all routes must be there. What is in them decides how many there are.
 */
bool output_plan_search(struct output *output, struct site *site, size_t threads,
                        struct diagnostics *diags);
void output_release(struct output *output);
/*
 * Renders every file with `threads` threads. Each one goes to `writer`, or nowhere if
 * that is NULL (a check). Diagnostics come in the order of the files.
 */
void output_render(const struct output *output, size_t threads, struct writer *writer,
                   struct diagnostics *diags);
/* The paths of all files, in order, for writer_begin. */
struct strs output_paths(const struct output *output);

#endif
