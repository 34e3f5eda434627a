/* SPDX-License-Identifier: MIT */
#include "editions/finished.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/name.h"
#include "output/local.h"

/* ---- The list. ---- */

static int compare_files(const void *left, const void *right)
{
    const struct finished_file *a = left, *b = right;
    return str_compare(a->path, b->path);
}

const struct finished_file *finished_find(const struct finished_files *files,
                                          struct str path)
{
    const struct finished_file wanted = {.path = path};
    if (files->count == 0)
        return NULL;
    return bsearch(&wanted, files->items, files->count, sizeof(wanted), compare_files);
}

bool finished_parse(struct arena *arena, struct str text, struct finished_files *files)
{
    struct sum sum;
    struct str line;
    bool good = true;
    while (str_split(&text, '\n', &line)) {
        enum sums_line kind = sums_read_line(arena, line, &sum);
        if (kind == SUMS_GOOD || kind == SUMS_WINDOWS)
            *ARRAY_ADD(files, arena) = (struct finished_file){
                .path = sum.path,
                .digest = arena_copy(arena, str_from(sum.digest.hex))};
        else
            good &= line.len == 0 && text.len == 0;
    }
    ARRAY_SORT(files, compare_files);
    return good;
}

static void complain(struct troubles *troubles, enum trouble_kind kind, struct str path,
                     int error)
{
    struct trouble *trouble = trouble_add(troubles, kind, path);
    trouble->in_site = true;
    trouble->error = error;
}

/* ---- Names. ---- */

static bool is_legal_path(struct str path)
{
    struct str name;
    while (str_split(&path, '/', &name))
        if (!name_is_legal(name))
            return false;
    return true;
}

static void complain_clash(struct troubles *troubles, struct str path, struct str other)
{
    complain(troubles, TROUBLE_CLASH, path, 0);
    troubles->items[troubles->count - 1].other = other;
}

static bool check_names(struct finished *site, struct troubles *troubles)
{
    size_t before = troubles->count;
    struct map seen = map_in(site->arena);
    for (size_t i = 0; i < site->files.count; i++) {
        struct finished_file *file = &site->files.items[i];
        struct finished_file *other =
            map_set(&seen, arena_lower(site->arena, file->path), file);
        if (!is_legal_path(file->path))
            complain(troubles, TROUBLE_NAME, file->path, 0);
        if (other)
            complain_clash(troubles, file->path, other->path);
    }
    return troubles->count == before;
}

/* ---- The folder. ---- */

static const char *full_path(const struct finished *site, struct arena *arena,
                             struct str path)
{
    return path_join(arena, site->folder, path).ptr;
}

static bool read_list(struct finished *site, struct troubles *troubles)
{
    int error = file_read(site->arena, full_path(site, site->arena, STR(SUMS_NAME)),
                          &site->list);
    if (error == ENOENT || error == ENOTDIR)
        complain(troubles, TROUBLE_NO_SITE, (struct str){0}, 0);
    else if (error)
        complain(troubles, TROUBLE_READ, STR(SUMS_NAME), error);
    else if (!finished_parse(site->arena, site->list, &site->files) ||
             site->files.count == 0)
        complain(troubles, TROUBLE_LIST, STR(SUMS_NAME), 0);
    else if (file_exists(full_path(site, site->arena, STR(FINISHED_JOURNAL))))
        complain(troubles, TROUBLE_UNFINISHED, (struct str){0}, 0);
    else
        return true;
    return false;
}

/* What the list does not name; a folder that is not there has no files. */
static void add_local_files(struct finished *site)
{
    struct strs names = {0};
    size_t listed = site->files.count;
    struct str folder = STR(LOCAL_FOLDER);
    if (folder_list(site->arena, full_path(site, site->arena, folder), &names))
        return;
    for (size_t i = 0; i < names.count; i++) {
        struct str path = path_join(site->arena, folder, names.items[i]);
        const struct finished_files known = {.items = site->files.items,
                                             .count = listed};
        if (!finished_find(&known, path))
            ARRAY_ADD(&site->files, site->arena)->path = path;
    }
    ARRAY_SORT(&site->files, compare_files);
}

static bool measure_files(struct finished *site, struct troubles *troubles)
{
    struct stat info;
    size_t before = troubles->count;
    for (size_t i = 0; i < site->files.count; i++) {
        struct finished_file *file = &site->files.items[i];
        const char *path = full_path(site, site->arena, file->path);
        int error = stat(path, &info) ? errno : 0;
        if (!error && !S_ISREG(info.st_mode))
            error = S_ISDIR(info.st_mode) ? EISDIR : EINVAL;
        if (!error && (uint64_t)info.st_size > FILE_SIZE_LIMIT)
            error = EFBIG;
        if (local_has(file->path))
            file->digest = (struct str){0};
        if (error == ENOENT || error == ENOTDIR)
            complain(troubles, TROUBLE_MISSING, file->path, 0);
        else if (error)
            complain(troubles, TROUBLE_READ, file->path, error);
        else
            file->size = (uint64_t)info.st_size;
    }
    return troubles->count == before;
}

bool finished_open(struct finished *site, struct arena *arena, struct str folder,
                   struct troubles *troubles)
{
    *site = (struct finished){.arena = arena, .folder = folder};
    if (!read_list(site, troubles))
        return false;
    add_local_files(site);
    bool good = check_names(site, troubles);
    return measure_files(site, troubles) && good;
}

uint64_t finished_size(const struct finished *site)
{
    uint64_t size = 0;
    for (size_t i = 0; i < site->files.count; i++)
        size += site->files.items[i].size;
    return size;
}

bool finished_read(const struct finished *site, const struct finished_file *file,
                   struct arena *arena, struct str *bytes, struct troubles *troubles)
{
    int error = file_read(arena, full_path(site, arena, file->path), bytes);
    if (error == ENOENT || error == ENOTDIR)
        complain(troubles, TROUBLE_MISSING, file->path, 0);
    else if (error)
        complain(troubles, TROUBLE_READ, file->path, error);
    else if (file->digest.len &&
             !str_equal(str_from(digest_of(*bytes).hex), file->digest))
        complain(troubles, TROUBLE_CHANGED, file->path, 0);
    else
        return true;
    return false;
}
