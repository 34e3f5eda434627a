/* SPDX-License-Identifier: MIT */
#include "theme/theme_file.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "input/charset.h"

const struct source *theme_path(struct arena *arena, struct str path)
{
    struct source *source = ARENA_NEW(arena, struct source);
    *source = source_of(arena, arena_copy(arena, path), STR(""));
    return source;
}

static int compare_files(const void *left, const void *right)
{
    const struct theme_file *a = left, *b = right;
    int order = str_compare(a->path, b->path);
    return order ? order : (a->level > b->level) - (a->level < b->level);
}

static bool find_in(struct arena *arena, struct str folder, size_t level,
                    struct theme_files *files, struct diagnostics *diags)
{
    struct strs paths = {0};
    const char *name = arena_c_string(arena, folder);
    if (!file_exists(name))
        return true;
    int error = folder_list(arena, name, &paths);
    if (error) {
        diag_add(diags, DIAG_FILE_READ, location_file(theme_path(arena, folder)),
                 "the folder cannot be read: %s", diag_error(diags, error));
        return false;
    }
    for (size_t i = 0; i < paths.count; i++) {
        struct str path = path_join(arena, folder, paths.items[i]);
        *ARRAY_ADD(files, arena) =
            (struct theme_file){paths.items[i], level, theme_path(arena, path)};
    }
    return true;
}

bool theme_files_find(struct arena *arena, const struct strs *themes, struct str name,
                      struct theme_files *files, struct diagnostics *diags)
{
    bool found = true;
    for (size_t i = 0; i < themes->count; i++) {
        struct str folder = path_join(arena, themes->items[i], name);
        found = find_in(arena, folder, i, files, diags) && found;
    }
    ARRAY_SORT(files, compare_files);
    return found;
}

bool theme_file_bytes(struct arena *arena, const struct source *source,
                      struct str *bytes, struct diagnostics *diags)
{
    int error = file_read(arena, source->path.ptr, bytes);
    if (error == EFBIG)
        diag_add(diags, DIAG_FILE_TOO_LARGE, location_file(source),
                 "the file is larger than %u MiB", (unsigned)(FILE_SIZE_LIMIT >> 20));
    else if (error)
        diag_add(diags, DIAG_FILE_READ, location_file(source),
                 "the file cannot be read: %s", diag_error(diags, error));
    return error == 0;
}

const struct source *theme_file_text(struct arena *arena, const struct source *source,
                                     struct diagnostics *diags)
{
    struct str bytes;
    struct source *text = ARENA_NEW(arena, struct source);
    if (!theme_file_bytes(arena, source, &bytes, diags) ||
        !charset_decode(arena, source->path, bytes, STR(""), text, diags))
        return NULL;
    return text;
}
