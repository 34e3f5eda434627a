/* SPDX-License-Identifier: MIT */
#include "editions/tree.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "editions/stray.h"

struct walk {
    struct arena *arena;
    const char *root;
    struct tree *tree;
};

static int read_folder(struct walk *walk, struct str folder, int depth);

static void add(struct walk *walk, struct str path, const struct stat *info, int error)
{
    if (walk->tree->count >= TREE_ENTRIES_MOST) {
        walk->tree->cut = true;
        return;
    }
    struct tree_entry *entry = ARRAY_ADD(walk->tree, walk->arena);
    *entry = (struct tree_entry){.path = path, .error = error};
    if (!error && S_ISREG(info->st_mode)) {
        entry->is_file = true;
        entry->size = (uint64_t)info->st_size;
    }
}

static void add_entry(struct walk *walk, struct str path, int depth)
{
    struct stat info;
    struct strbuf full = {0};
    strbuf_addf(&full, "%s/%.*s", walk->root, STR_ARG(path));
    int error = lstat(full.ptr, &info) ? errno : 0;
    bool is_link = !error && S_ISLNK(info.st_mode);
    if (is_link)
        error = stat(full.ptr, &info) ? errno : 0;
    strbuf_release(&full);
    if (error || is_link || !S_ISDIR(info.st_mode))
        add(walk, path, &info, error);
    else if ((error = read_folder(walk, path, depth + 1)) != 0)
        add(walk, path, &info, error);
}

static int read_entries(struct walk *walk, struct str folder, DIR *stream, int depth)
{
    for (;;) {
        errno = 0;
        const struct dirent *found = readdir(stream);
        if (!found || walk->tree->cut)
            return errno;
        if (strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0)
            continue;
        struct str path = path_join(walk->arena, folder, str_from(found->d_name));
        if (!stray_is_ignored(path))
            add_entry(walk, path, depth);
    }
}

static int read_folder(struct walk *walk, struct str folder, int depth)
{
    struct strbuf full = {0};
    if (depth > TREE_DEPTH_MOST)
        return ELOOP;
    strbuf_addf(&full, "%s/%.*s", walk->root, STR_ARG(folder));
    DIR *stream = opendir(full.ptr);
    int error = stream ? 0 : errno;
    strbuf_release(&full);
    if (error)
        return error;
    error = read_entries(walk, folder, stream, depth);
    closedir(stream);
    return error;
}

static int compare_entries(const void *left, const void *right)
{
    const struct tree_entry *a = left, *b = right;
    return str_compare(a->path, b->path);
}

int tree_read(struct arena *arena, const char *folder, struct tree *tree)
{
    struct walk walk = {arena, folder, tree};
    *tree = (struct tree){0};
    int error = read_folder(&walk, STR(""), 0);
    ARRAY_SORT(tree, compare_entries);
    return error;
}

uint64_t tree_size(const struct tree *tree)
{
    uint64_t size = 0;
    for (size_t i = 0; i < tree->count; i++)
        size += tree->items[i].size;
    return size;
}
