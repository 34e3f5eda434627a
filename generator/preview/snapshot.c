/* SPDX-License-Identifier: MIT */
#include "preview/snapshot.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/memory.h"
#include "output/local.h"

struct snapshot {
    atomic_size_t users;
    struct snapshot_owner owner;
    struct output output;
    size_t threads;
    struct map files; /* path → struct output_file */
    /* The search is made for the first who asks. */
    pthread_mutex_t lock;
    bool searched;
    struct search_parts search;
    struct arena search_arena;
    struct map search_files;
};

static void fill(struct map *map, const struct output_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        map_set(map, files->items[i].path, &files->items[i]);
}

struct snapshot *snapshot_new(struct arena *arena, struct site *site,
                              const struct theme *theme, size_t threads,
                              struct snapshot_owner owner, struct diagnostics *diags)
{
    struct snapshot *snapshot = memory_get(sizeof(*snapshot));
    if (!output_plan(&snapshot->output, arena, site, theme, diags) ||
        diagnostics_have_errors(diags)) {
        output_release(&snapshot->output);
        free(snapshot);
        return NULL;
    }
    snapshot->owner = owner;
    snapshot->threads = threads;
    snapshot->files = map_in(arena);
    snapshot->search_files = map_in(&snapshot->search_arena);
    fill(&snapshot->files, &snapshot->output.files);
    pthread_mutex_init(&snapshot->lock, NULL);
    atomic_init(&snapshot->users, 1);
    return snapshot;
}

struct snapshot *snapshot_keep(struct snapshot *snapshot)
{
    atomic_fetch_add(&snapshot->users, 1);
    return snapshot;
}

void snapshot_drop(struct snapshot *snapshot)
{
    if (!snapshot || atomic_fetch_sub(&snapshot->users, 1) > 1)
        return;
    pthread_mutex_destroy(&snapshot->lock);
    search_release(&snapshot->search);
    arena_release(&snapshot->search_arena);
    output_release(&snapshot->output);
    snapshot->owner.release(snapshot->owner.site);
    free(snapshot);
}

bool snapshot_has(const struct snapshot *snapshot, struct str path)
{
    return map_get(&snapshot->files, path) != NULL;
}

bool snapshot_is_page(const struct snapshot *snapshot, struct str path)
{
    const struct output_file *file = map_get(&snapshot->files, path);
    return file && (file->route || file->is_start) && str_ends_with(path, STR(".html"));
}

static void make_search(struct snapshot *snapshot)
{
    search_make(&snapshot->search, &snapshot->output.renderer, snapshot->threads);
    struct output_files files =
        output_search_files(&snapshot->search, &snapshot->search_arena);
    fill(&snapshot->search_files, &files);
    snapshot->searched = true;
}

static const struct output_file *find_search(struct snapshot *snapshot, struct str path)
{
    if (str_find(path, STR("search"), 0) == STR_NOT_FOUND)
        return NULL;
    pthread_mutex_lock(&snapshot->lock);
    if (!snapshot->searched)
        make_search(snapshot);
    const struct output_file *file = map_get(&snapshot->search_files, path);
    pthread_mutex_unlock(&snapshot->lock);
    return file;
}

bool snapshot_render(struct snapshot *snapshot, struct str path, struct strbuf *bytes)
{
    const struct output_file *file = map_get(&snapshot->files, path);
    if (!file)
        file = find_search(snapshot, path);
    if (!file) {
        struct str local = local_script(snapshot->output.renderer.theme, path);
        strbuf_add(bytes, local);
        return local.len > 0;
    }
    struct arena scratch = {0};
    struct diagnostics nothing = {.arena = &scratch}; /* snapshot_check says it */
    struct strbuf page = {0};
    struct str rendered = {0};
    bool good = output_render_file(&snapshot->output, file, &scratch, &page, &rendered,
                                   &nothing);
    if (good)
        strbuf_add(bytes, rendered);
    strbuf_release(&page);
    arena_release(&scratch);
    return good;
}

size_t snapshot_file_count(const struct snapshot *snapshot)
{
    return snapshot->output.files.count;
}

struct checking {
    bool (*go_on)(void *context);
    void *context;
};

static bool check_one(void *context, size_t index, struct str bytes)
{
    struct checking *checking = context;
    (void)index, (void)bytes;
    return checking->go_on(checking->context);
}

bool snapshot_check(const struct snapshot *snapshot, bool (*go_on)(void *context),
                    void *context, struct diagnostics *diags)
{
    struct checking checking = {go_on, context};
    return output_render(&snapshot->output, snapshot->threads, check_one, &checking,
                         diags);
}
