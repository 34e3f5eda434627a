/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <errno.h>

#include "base/file.h"
#include "editions/mirror_parts.h"

/* ---- The folders that matter. ---- */

static void add_folders_of(struct mirror *mirror, struct map *known,
                           struct strs *folders, struct str path)
{
    struct str folder = path_folder(path);
    for (; folder.len && !map_get(known, folder); folder = path_folder(folder)) {
        map_set(known, folder, known);
        *ARRAY_ADD(folders, &mirror->arena) = folder;
    }
}

/* Sorted, so that a folder comes before those in it. */
static struct strs folders_of(struct mirror *mirror)
{
    struct strs folders = {0};
    struct map known = map_in(&mirror->arena);
    for (size_t i = 0; i < mirror->site->files.count; i++)
        add_folders_of(mirror, &known, &folders, mirror->site->files.items[i].path);
    for (size_t i = 0; i < mirror->before.count; i++)
        add_folders_of(mirror, &known, &folders, mirror->before.items[i].path);
    for (size_t i = 0; i < mirror->journal.count; i++)
        add_folders_of(mirror, &known, &folders, mirror->journal.items[i]);
    strs_sort(&folders);
    return folders;
}

static bool is_below(struct str path, struct str folder)
{
    return path.len > folder.len && path.ptr[folder.len] == '/' &&
           str_starts_with(path, folder);
}

static bool is_wanted(const struct mirror *mirror, struct str folder)
{
    for (size_t i = 0; i < mirror->site->files.count; i++)
        if (is_below(mirror->site->files.items[i].path, folder))
            return true;
    return false;
}

/* Does an earlier mirror know anything below the folder? */
static bool is_our_folder(const struct mirror *mirror, struct str folder)
{
    for (size_t i = 0; i < mirror->before.count; i++)
        if (is_below(mirror->before.items[i].path, folder))
            return true;
    for (size_t i = 0; i < mirror->journal.count; i++)
        if (is_below(mirror->journal.items[i], folder))
            return true;
    return false;
}

/* ---- Reading. ---- */

static bool is_ours(const struct mirror *mirror, struct str path)
{
    struct str digest;
    return str_equal(path, STR(SUMS_NAME)) || str_equal(path, STR(FINISHED_JOURNAL)) ||
           finished_find(&mirror->site->files, path) ||
           mirror_is_recorded(mirror, path, &digest);
}

static void add_entry(struct mirror_listing *listing, struct str path)
{
    struct mirror *mirror = listing->mirror;
    struct str *kept = ARENA_NEW(&mirror->arena, struct str);
    *kept = path;
    map_set(&listing->exact, path, kept);
    map_set(&listing->lower, arena_lower(&mirror->arena, path), kept);
    struct str ending = STR(MIRROR_TEMPORARY);
    if (!str_ends_with(path, ending))
        return;
    struct str final = str_slice(path, 0, path.len - ending.len);
    if (is_ours(mirror, final))
        *ARRAY_ADD(&mirror->temporaries, &mirror->arena) =
            arena_copy(&mirror->arena, final);
}

static void read_folder(struct mirror_listing *listing, struct str folder)
{
    struct mirror *mirror = listing->mirror;
    DIR *stream = opendir(mirror_path(mirror, folder));
    if (!stream) {
        trouble_add_error(&mirror->troubles, TROUBLE_READ, folder, errno);
        return;
    }
    struct dirent *entry;
    for (errno = 0; (entry = readdir(stream)); errno = 0) {
        struct str name = str_from(entry->d_name);
        if (!str_equal(name, STR(".")) && !str_equal(name, STR("..")))
            add_entry(listing, path_join(&mirror->arena, folder, name));
    }
    if (errno)
        trouble_add_error(&mirror->troubles, TROUBLE_READ, folder, errno);
    closedir(stream);
}

bool mirror_find(const struct mirror_listing *listing, struct str path,
                 struct stat *info, struct str *as)
{
    const struct str *found = map_get(&listing->exact, path);
    if (!found)
        found = map_get(&listing->lower, arena_lower(&listing->mirror->arena, path));
    bool exists = found && lstat(mirror_path(listing->mirror, path), info) == 0;
    if (exists)
        *as = *found;
    return exists;
}

/* A mirror was killed while it renamed the folder; its files will be written anew. */
static void take_back(struct mirror_listing *listing, struct str folder)
{
    struct mirror *mirror = listing->mirror;
    struct str between = mirror_temporary(mirror, folder), as;
    struct stat info;
    if (mirror_find(listing, between, &info, &as) && S_ISDIR(info.st_mode))
        *ARRAY_ADD(&mirror->renames, &mirror->arena) =
            (struct mirror_rename){between, folder};
}

/* False where there is none to be read. */
static bool check_folder(struct mirror_listing *listing, struct str folder)
{
    struct mirror *mirror = listing->mirror;
    struct stat info;
    struct str as;
    if (!mirror_find(listing, folder, &info, &as)) {
        take_back(listing, folder);
        return false;
    }
    if (!S_ISDIR(info.st_mode)) {
        /* What a list may say of a link leads elsewhere. */
        if (is_wanted(mirror, folder))
            trouble_add(&mirror->troubles, TROUBLE_FOREIGN, folder);
        return false;
    }
    if (str_equal(as, folder))
        return true;
    if (is_our_folder(mirror, folder))
        *ARRAY_ADD(&mirror->renames, &mirror->arena) =
            (struct mirror_rename){as, folder};
    else
        trouble_add(&mirror->troubles, TROUBLE_FOREIGN_CASE, folder)->other = as;
    return true;
}

void mirror_list(struct mirror_listing *listing, struct mirror *mirror)
{
    *listing =
        (struct mirror_listing){mirror, map_in(&mirror->arena), map_in(&mirror->arena)};
    struct strs folders = folders_of(mirror);
    if (!folder_exists(mirror_path(mirror, (struct str){0})))
        return;
    read_folder(listing, (struct str){0});
    for (size_t i = 0; i < folders.count; i++)
        if (check_folder(listing, folders.items[i]))
            read_folder(listing, folders.items[i]);
}
