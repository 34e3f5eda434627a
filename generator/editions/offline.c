/* SPDX-License-Identifier: MIT */
#include "editions/offline.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "base/unicode.h"
#include "editions/offline_parts.h"

struct proof {
    struct arena *arena;
    struct str folder;
    const struct observer *observer;
    struct offline_names names;
    struct offline_facts *facts; /* of each file */
};

/* ---- Names. ---- */

static void index_names(struct offline_names *names)
{
    names->by_path = map_in(names->arena);
    names->by_lower = map_in(names->arena);
    names->folders = map_in(names->arena);
    for (size_t i = 0; i < names->tree.count; i++) {
        struct tree_entry *entry = &names->tree.items[i];
        struct str lower = arena_lower(names->arena, entry->path);
        struct str folder = path_folder(entry->path);
        map_set(&names->by_path, entry->path, entry);
        if (!map_get(&names->by_lower, lower))
            map_set(&names->by_lower, lower, entry);
        for (; folder.len && !map_get(&names->folders, folder);
             folder = path_folder(folder))
            map_set(&names->folders, folder, entry);
    }
}

/* ---- One file. ---- */

/* Text of a browser's; a mark at its start is none of it, but counts in offsets. */
static bool check_text(struct offline_scan *scan, struct str text)
{
    size_t bad = utf8_check(text);
    if (bad == STR_NOT_FOUND)
        bad = str_find_char(text, '\0', 0);
    if (bad == STR_NOT_FOUND)
        return true;
    diag_add(scan->diags, DIAG_CHARSET_INVALID, location_file(scan->source),
             "the file is no text in UTF-8");
    return false;
}

static void read_by_suffix(struct offline_scan *scan)
{
    struct str text = scan->source->text;
    if (offline_is_page(scan->path))
        offline_read_page(scan);
    else if (str_ends_with(scan->path, STR(".css")))
        offline_read_style(scan, text, (struct str){0});
    else
        offline_read_script(scan, text);
}

static bool is_read(struct str path)
{
    return offline_is_page(path) || str_ends_with(path, STR(".css")) ||
           str_ends_with(path, STR(".js")) || str_ends_with(path, STR(".mjs"));
}

/* With `facts` what it holds is kept; the diagnostics have no lines then. */
static void read_one(const struct proof *proof, size_t index, struct arena *arena,
                     struct offline_facts *facts, struct diagnostics *diags)
{
    const struct tree_entry *entry = &proof->names.tree.items[index];
    struct source *source = ARENA_NEW(arena, struct source);
    struct offline_scan scan = {&proof->names, index, entry->path, source,
                                facts,         arena, diags};
    struct str text = {0};
    if (!entry->is_file || !is_read(entry->path))
        return;
    source->path = path_join(arena, proof->folder, entry->path);
    int error = file_read(arena, source->path.ptr, &text);
    if (error == EFBIG)
        diag_add(diags, DIAG_FILE_TOO_LARGE, location_file(source),
                 "the file is larger than %u MiB", (unsigned)(FILE_SIZE_LIMIT >> 20));
    else if (error)
        diag_add(diags, DIAG_FILE_READ, location_file(source),
                 "the file cannot be read: %s", diag_error(diags, error));
    if (error || !check_text(&scan, text))
        return;
    source->text = text;
    if (!facts)
        *source = source_of(arena, source->path, text);
    read_by_suffix(&scan);
}

static void read_job(size_t index, void *context, struct worker *worker)
{
    const struct proof *proof = context;
    struct diagnostics diags = {.arena = &worker->scratch};
    read_one(proof, index, &worker->scratch, &proof->facts[index], &diags);
    proof->facts[index].findings = diags.count;
    proof->observer->advance(proof->observer->context, 1,
                             proof->names.tree.items[index].size);
}

/* ---- Anchors, when the ids of all pages are known. ---- */

static struct strs ids_of(struct arena *arena, const struct offline_facts *facts)
{
    struct strs ids = {0};
    struct str rest = strbuf_str(&facts->ids), id;
    while (str_split(&rest, '\0', &id))
        *ARRAY_ADD(&ids, arena) = id;
    strs_sort(&ids);
    return ids;
}

static struct str anchor_of(const struct offline_facts *facts,
                            const struct offline_ref *ref)
{
    return (struct str){facts->anchors.ptr + ref->anchor, ref->anchor_length};
}

static void check_anchors(struct proof *proof)
{
    size_t count = proof->names.tree.count;
    struct strs *ids = ARENA_ARRAY(proof->arena, count, struct strs);
    for (size_t i = 0; i < count; i++) {
        struct offline_facts *facts = &proof->facts[i];
        for (size_t k = 0; k < facts->ref_count; k++) {
            struct offline_ref *ref = &facts->refs[k];
            struct strs *there = &ids[ref->target];
            if (proof->facts[ref->target].is_packed)
                continue;
            if (!there->items)
                *there = ids_of(proof->arena, &proof->facts[ref->target]);
            ref->broken = !strs_contain_sorted(there, anchor_of(facts, ref));
            facts->findings += ref->broken;
        }
    }
}

static void tell_anchors(const struct proof *proof, size_t index,
                         const struct source *source, struct diagnostics *diags)
{
    const struct offline_facts *facts = &proof->facts[index];
    for (size_t i = 0; i < facts->ref_count; i++) {
        const struct offline_ref *ref = &facts->refs[i];
        if (!ref->broken)
            continue;
        diag_add(diags, DIAG_OFFLINE_ANCHOR,
                 location_at(source, ref->offset, ref->length),
                 "'%.*s' has no place called '%.*s'",
                 STR_ARG(proof->names.tree.items[ref->target].path),
                 STR_ARG(anchor_of(facts, ref)));
        diag_hint(diags, "lead to an id that is there, or to the page alone");
    }
}

/* ---- What is told. ---- */

/* The text of each file that has findings is read once more, for its lines. */
static void tell(const struct proof *proof, struct diagnostics *diags)
{
    for (size_t i = 0; i < proof->names.tree.count; i++) {
        if (proof->facts[i].findings == 0 || diags->count >= OFFLINE_TOLD_MOST)
            continue;
        size_t before = diags->count;
        struct str text;
        read_one(proof, i, proof->arena, NULL, diags);
        struct str path =
            path_join(proof->arena, proof->folder, proof->names.tree.items[i].path);
        if (diags->count - before >= proof->facts[i].findings ||
            file_read(proof->arena, path.ptr, &text))
            continue;
        struct source *source = ARENA_NEW(proof->arena, struct source);
        *source = source_of(proof->arena, path, text);
        tell_anchors(proof, i, source, diags);
    }
    if (diags->count > OFFLINE_TOLD_MOST)
        diags->count = OFFLINE_TOLD_MOST;
}

static void release(struct proof *proof)
{
    for (size_t i = 0; i < proof->names.tree.count; i++) {
        strbuf_release(&proof->facts[i].ids);
        strbuf_release(&proof->facts[i].anchors);
        free(proof->facts[i].refs);
    }
    free(proof->facts);
}

static bool read_names(struct proof *proof, struct diagnostics *diags)
{
    const char *folder = arena_c_string(proof->arena, proof->folder);
    int error = tree_read(proof->arena, folder, &proof->names.tree);
    if (!error && proof->names.tree.count > 0)
        return true;
    struct source *source = ARENA_NEW(proof->arena, struct source);
    *source = source_of(proof->arena, proof->folder, STR(""));
    if (error)
        diag_add(diags, DIAG_FILE_READ, location_file(source),
                 "the folder cannot be read: %s", diag_error(diags, error));
    else
        diag_add(diags, DIAG_FILE_MISSING, location_file(source),
                 "the folder is empty");
    return false;
}

bool offline_prove(struct arena *arena, struct str folder, size_t threads,
                   const struct observer *observer, struct offline *offline,
                   struct diagnostics *diags)
{
    struct proof proof = {
        .arena = arena, .folder = folder, .observer = observer, .names.arena = arena};
    *offline = (struct offline){0};
    if (!read_names(&proof, diags))
        return false;
    size_t count = proof.names.tree.count;
    proof.facts = memory_get(memory_multiply(count, sizeof(*proof.facts)));
    index_names(&proof.names);
    offline_check_names(&proof.names, folder, arena, diags);
    offline->findings = diags->count;
    observer->begin(observer->context, WORK_CHECK, count, tree_size(&proof.names.tree));
    parallel_for(count, threads, read_job, &proof);
    check_anchors(&proof);
    for (size_t i = 0; i < count; i++) {
        offline->findings += proof.facts[i].findings;
        offline->addresses += proof.facts[i].addresses;
        offline->files += proof.names.tree.items[i].is_file;
    }
    tell(&proof, diags);
    release(&proof);
    return true;
}
