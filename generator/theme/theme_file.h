/* SPDX-License-Identifier: MIT */
/* The files of a theme and of those it extends; private to theme/. */
#ifndef THEME_THEME_FILE_H
#define THEME_THEME_FILE_H

#include "base/array.h"
#include "base/diag.h"
#include "base/source.h"

struct theme_file {
    struct str path; /* below templates/, assets/ or strings/ */
    size_t level;    /* 0: the theme itself; 1: the one it extends; and so on */
    const struct source
        *source; /* its path as shown; without a text until it is read */
};

struct theme_files {
    ARRAY_FIELDS(struct theme_file);
};

/* A source that only has a path. The path is NUL-terminated there. */
const struct source *theme_path(struct arena *arena, struct str path);

/*
 * All files in the folder `name` of each theme, whose folders are `themes` from the
 * theme itself to what it extends; sorted by path, and then by level. A theme need not
 * have the folder. False: a folder could not be read, which was reported.
 */
bool theme_files_find(struct arena *arena, const struct strs *themes, struct str name,
                      struct theme_files *files, struct diagnostics *diags);

/* Reads the bytes, or the text with its lines. False: a diagnostic was filed. */
bool theme_file_bytes(struct arena *arena, const struct source *source,
                      struct str *bytes, struct diagnostics *diags);
const struct source *theme_file_text(struct arena *arena, const struct source *source,
                                     struct diagnostics *diags);

#endif
