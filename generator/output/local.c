/* SPDX-License-Identifier: MIT */
#include "output/local.h"

#include <string.h>

#include "base/file.h"

#define SCRIPT_NAME "school.js"

static const char EMPTY[] =
    "/* Your contacts on each page: see ../assets/local-example.js */\n";

static bool theme_calls_it(const struct theme *theme)
{
    for (size_t i = 0; i < theme->assets.count; i++)
        if (str_equal(theme->assets.items[i].path, STR("local.js")))
            return true;
    return false;
}

void local_put(struct arena *arena, struct str folder, const struct theme *theme,
               struct diagnostics *diags)
{
    struct str local = path_join(arena, folder, STR(LOCAL_FOLDER));
    struct str path = path_join(arena, local, STR(SCRIPT_NAME));
    if (!theme_calls_it(theme) || file_exists(path.ptr))
        return;
    int error = folder_create(local.ptr);
    if (!error)
        error = file_replace(path.ptr, str_from(EMPTY));
    if (!error)
        return;
    struct source *source = ARENA_NEW(arena, struct source);
    source->path = path;
    diag_add(diags, DIAG_OUTPUT_WRITE, location_file(source),
             "the file cannot be written: %s", diag_error(diags, error));
}

struct str local_script(const struct theme *theme, struct str path)
{
    bool is_it = str_equal(path, STR(LOCAL_FOLDER "/" SCRIPT_NAME));
    return is_it && theme_calls_it(theme) ? str_from(EMPTY) : STR("");
}

bool local_has(struct str path)
{
    return str_starts_with(path, STR(LOCAL_FOLDER "/"));
}
