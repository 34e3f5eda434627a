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

/* One file to come: exactly one of the sources is set. */
struct output_file {
    struct str path; /* in the site */
    const struct route *route;
    const struct attachment *attachment;
    const struct theme_asset *asset;
    const struct data_file *data;
    const struct page *letter; /* whose text it is */
    bool is_start;             /* at the site's root: see output/start.h */
    struct str made;           /* a search file: its bytes */
};

struct output_files {
    ARRAY_FIELDS(struct output_file);
};

struct output {
    struct renderer renderer;
    struct output_files files; /* sorted by path */
    struct data_files data;
    struct search_parts search;
    struct arena *arena;
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
/* The search files that were made, by themselves; their paths live in the arena. */
struct output_files output_search_files(const struct search_parts *search,
                                        struct arena *arena);
void output_release(struct output *output);
/*
 * Where the bytes of a file go: `index` in output->files. Called from several threads.
 * False: no more are wanted, and those that were not begun are left out.
 */
typedef bool output_sink(void *context, size_t index, struct str bytes);
/*
 * Renders every file with `threads` threads, each one into `sink`. Diagnostics come in
 * the order of the files. False when the sink wanted no more.
 */
bool output_render(const struct output *output, size_t threads, output_sink *sink,
                   void *context, struct diagnostics *diags);
/* The sinks of a build, whose context is a writer, and of a check, which has none. */
output_sink output_to_writer, output_to_nowhere;
/*
 * One file by itself: *bytes lie in `page`, in `scratch`, or live as long as the
 * output. False when it cannot be read: a diagnostic was filed. Safe from several
 * threads.
 */
bool output_render_file(const struct output *output, const struct output_file *file,
                        struct arena *scratch, struct strbuf *page, struct str *bytes,
                        struct diagnostics *diags);
/* The paths of all files, in order, for writer_begin. */
struct strs output_paths(const struct output *output);

#endif
