/* SPDX-License-Identifier: MIT */
#include <stdatomic.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/parallel.h"
#include "editions/mirror_parts.h"
#include "output/local.h"

/* To ask whether all is to end takes as long as to read a small file. */
enum { ASK_EVERY = 16 };

struct comparing {
    struct mirror *mirror;
    const struct observer *observer;
    atomic_bool is_over;
};

static void fail(struct mirror_file *file, enum trouble_kind kind, int error)
{
    file->failed = true;
    file->trouble = (struct trouble){.kind = kind, .error = error};
}

/* ---- What stands there. Serial. ---- */

static void add_rename(struct mirror *mirror, struct mirror_file *file, struct str as)
{
    if (file->is_recorded)
        *ARRAY_ADD(&mirror->renames, &mirror->arena) =
            (struct mirror_rename){as, file->file->path};
    else
        trouble_add(&mirror->troubles, TROUBLE_FOREIGN_CASE, file->file->path)->other =
            as;
}

static void look_up(struct mirror *mirror, const struct mirror_listing *listing,
                    const struct finished_file *wanted)
{
    struct mirror_file *file = ARRAY_ADD(&mirror->files, &mirror->arena);
    struct stat info;
    struct str as;
    *file = (struct mirror_file){.file = wanted, .state = MIRROR_COPY};
    file->is_recorded = mirror_is_recorded(mirror, wanted->path, &file->recorded);
    file->exists = mirror_find(listing, wanted->path, &info, &as);
    if (!file->exists)
        return;
    file->size_before = (uint64_t)info.st_size;
    if (local_has(wanted->path))
        file->state = MIRROR_KEEP;
    else if (!S_ISREG(info.st_mode))
        fail(file, TROUBLE_FOREIGN, 0);
    else if (!str_equal(as, wanted->path))
        add_rename(mirror, file, as);
}

/* ---- Comparing. In parallel; a job writes to its own file. ---- */

/* The list says what was put there, but not after an interrupted mirror. */
static bool differs_by_record(const struct mirror *mirror,
                              const struct mirror_file *file)
{
    return file->is_recorded && (file->size_before != file->file->size ||
                                 (!mirror->interrupted && file->recorded.len &&
                                  !str_equal(file->recorded, file->file->digest)));
}

/* A copy by hand that broke off leaves the beginning of a file, or none of it. */
static bool is_beginning(struct comparing *comparing, struct mirror_file *file,
                         struct str bytes, struct arena *scratch)
{
    struct str whole;
    struct troubles ignored = {.arena = scratch};
    return finished_read(comparing->mirror->site, file->file, scratch, &whole,
                         &ignored) &&
           str_starts_with(whole, bytes);
}

static enum mirror_state state_of(struct comparing *comparing, struct mirror_file *file,
                                  struct arena *scratch)
{
    struct mirror *mirror = comparing->mirror;
    struct str bytes;
    if (!file->exists || differs_by_record(mirror, file))
        return MIRROR_COPY;
    struct str path = path_join(scratch, mirror->folder, file->file->path);
    int error = file_read_fresh(scratch, path.ptr, &bytes);
    if (!error && str_equal(str_from(digest_of(bytes).hex), file->file->digest))
        return MIRROR_SAME;
    if (!file->is_recorded && error)
        fail(file, TROUBLE_READ, error);
    else if (!file->is_recorded && !is_beginning(comparing, file, bytes, scratch))
        fail(file, TROUBLE_FOREIGN, 0);
    return MIRROR_COPY;
}

static void check_source(struct comparing *comparing, struct mirror_file *file,
                         struct arena *scratch)
{
    struct str bytes;
    struct troubles found = {.arena = scratch};
    file->failed =
        !finished_read(comparing->mirror->site, file->file, scratch, &bytes, &found);
    if (file->failed)
        file->trouble = found.items[0];
}

static void compare_one(size_t index, void *context, struct worker *worker)
{
    struct comparing *comparing = context;
    const struct observer *observer = comparing->observer;
    struct mirror_file *file = &comparing->mirror->files.items[index];
    if (index % ASK_EVERY == 0 && observer->is_over(observer->context))
        atomic_store(&comparing->is_over, true);
    if (atomic_load(&comparing->is_over))
        return;
    if (!file->failed && file->state != MIRROR_KEEP) {
        file->state = state_of(comparing, file, &worker->scratch);
        if (file->state == MIRROR_COPY && !file->failed)
            check_source(comparing, file, &worker->scratch);
    }
    observer->advance(observer->context, 1, file->file->size);
}

/* ---- Together. ---- */

static void collect(struct mirror *mirror)
{
    for (size_t i = 0; i < mirror->files.count; i++) {
        const struct mirror_file *file = &mirror->files.items[i];
        if (file->failed) {
            *ARRAY_ADD(&mirror->troubles, &mirror->arena) = file->trouble;
            mirror->troubles.items[mirror->troubles.count - 1].path = file->file->path;
        }
        if (file->state != MIRROR_COPY)
            continue;
        mirror->copy_count++;
        mirror->copy_bytes += file->file->size;
    }
}

void mirror_compare(struct mirror *mirror, const struct mirror_listing *listing,
                    size_t threads, const struct observer *observer)
{
    const struct finished_files *wanted = &mirror->site->files;
    struct comparing comparing = {.mirror = mirror, .observer = observer};
    for (size_t i = 0; i < wanted->count; i++)
        look_up(mirror, listing, &wanted->items[i]);
    observer->begin(observer->context, WORK_COMPARE, wanted->count,
                    finished_size(mirror->site));
    parallel_for(wanted->count, threads, compare_one, &comparing);
    if (atomic_load(&comparing.is_over) || observer->is_over(observer->context))
        trouble_add(&mirror->troubles, TROUBLE_STOPPED, (struct str){0});
    else
        collect(mirror);
}
