/* SPDX-License-Identifier: MIT */
#include "editions/mirror.h"

#include <errno.h>
#include <stdio.h>

#include "base/digest.h"
#include "base/file.h"
#include "editions/mirror_parts.h"
#include "output/local.h"

const char *mirror_path(struct mirror *mirror, struct str path)
{
    return path_join(&mirror->arena, mirror->folder, path).ptr;
}

struct str mirror_temporary(struct mirror *mirror, struct str path)
{
    return arena_format(&mirror->arena, "%.*s" MIRROR_TEMPORARY, STR_ARG(path));
}

bool mirror_is_recorded(const struct mirror *mirror, struct str path,
                        struct str *digest)
{
    const struct finished_file *file = finished_find(&mirror->before, path);
    *digest = file ? file->digest : (struct str){0};
    return file || strs_contain_sorted(&mirror->journal, path);
}

/* ---- What earlier mirrors left. ---- */

/* The text of a record; "" where there is none. */
static struct str read_record(struct mirror *mirror, struct str name)
{
    struct str text = {0};
    int error = file_read(&mirror->arena, mirror_path(mirror, name), &text);
    if (error && error != ENOENT && error != ENOTDIR)
        trouble_add_error(&mirror->troubles, TROUBLE_READ, name, error);
    return text;
}

/* Another program's list, as download pages have it, names nothing of ours. */
static bool is_our_list(const struct mirror *mirror)
{
    if (mirror->interrupted || finished_find(&mirror->before, STR("index.html")))
        return true;
    for (size_t i = 0; i < mirror->before.count; i++) {
        const struct finished_file *file =
            finished_find(&mirror->site->files, mirror->before.items[i].path);
        if (file && str_equal(file->digest, mirror->before.items[i].digest))
            return true;
    }
    return false;
}

static void read_records(struct mirror *mirror)
{
    struct str list = read_record(mirror, STR(SUMS_NAME));
    struct str text = read_record(mirror, STR(FINISHED_JOURNAL));
    struct str path, normal;
    mirror->interrupted = file_exists(mirror_path(mirror, STR(FINISHED_JOURNAL)));
    finished_parse(&mirror->arena, list, &mirror->before);
    mirror->list_differs = !str_equal(list, mirror->site->list);
    if (list.len && mirror->list_differs && !is_our_list(mirror))
        trouble_add(&mirror->troubles, TROUBLE_FOREIGN_LIST, STR(SUMS_NAME));
    while (str_split(&text, '\n', &path))
        if (path.len && path_normalise(&mirror->arena, path, &normal) &&
            str_equal(path, normal))
            *ARRAY_ADD(&mirror->journal, &mirror->arena) = path;
    strs_sort(&mirror->journal);
}

/* Of a copy whose names have changed case. */
static void look_up_list(struct mirror *mirror, const struct mirror_listing *listing)
{
    struct stat info;
    struct str as, path = STR(SUMS_NAME);
    if (mirror_find(listing, path, &info, &as) && !str_equal(as, path))
        *ARRAY_ADD(&mirror->renames, &mirror->arena) = (struct mirror_rename){as, path};
}

/* ---- What is no longer part of the site. ---- */

static bool has_digest(struct mirror *mirror, struct str path, struct str digest)
{
    struct arena scratch = {0};
    struct str bytes;
    int error =
        file_read(&scratch, path_join(&scratch, mirror->folder, path).ptr, &bytes);
    bool same = !error && str_equal(str_from(digest_of(bytes).hex), digest);
    arena_release(&scratch);
    return same;
}

static void consider(struct mirror *mirror, const struct mirror_listing *listing,
                     struct str path, struct str digest)
{
    struct stat info;
    struct str as;
    if (finished_find(&mirror->site->files, path) || local_has(path) ||
        !mirror_find(listing, path, &info, &as) || !str_equal(as, path))
        return;
    bool ours =
        S_ISREG(info.st_mode) && (digest.len == 0 || has_digest(mirror, path, digest) ||
                                  strs_contain_sorted(&mirror->journal, path));
    *ARRAY_ADD(ours ? &mirror->stale : &mirror->changed_stale, &mirror->arena) = path;
}

static void find_stale(struct mirror *mirror, const struct mirror_listing *listing)
{
    for (size_t i = 0; i < mirror->before.count; i++)
        consider(mirror, listing, mirror->before.items[i].path,
                 mirror->before.items[i].digest);
    for (size_t i = 0; i < mirror->journal.count; i++)
        if (!finished_find(&mirror->before, mirror->journal.items[i]))
            consider(mirror, listing, mirror->journal.items[i], (struct str){0});
}

bool mirror_plan(struct mirror *mirror, const struct finished *site, struct str folder,
                 size_t threads, const struct observer *observer)
{
    struct mirror_listing listing;
    *mirror = (struct mirror){.site = site, .folder = folder};
    mirror->troubles.arena = &mirror->arena;
    if (!mirror_check_folder(mirror))
        return false;
    read_records(mirror);
    mirror_list(&listing, mirror);
    look_up_list(mirror, &listing);
    if (mirror->troubles.count)
        return false;
    mirror_compare(mirror, &listing, threads, observer);
    find_stale(mirror, &listing);
    if (mirror->troubles.count == 0)
        mirror_check_space(mirror);
    return mirror->troubles.count == 0;
}

bool mirror_has_work(const struct mirror *mirror)
{
    return mirror->copy_count || mirror->stale.count || mirror->temporaries.count ||
           mirror->renames.count || mirror->list_differs || mirror->interrupted;
}

/* ---- Doing it. ---- */

static bool fail(struct mirror *mirror, struct str path, int error)
{
    trouble_add_error(&mirror->troubles, TROUBLE_WRITE, path, error);
    return false;
}

/* The names that are new: those in the list are known by it. */
static bool write_journal(struct mirror *mirror)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < mirror->journal.count; i++)
        strbuf_addf(&text, "%.*s\n", STR_ARG(mirror->journal.items[i]));
    for (size_t i = 0; i < mirror->files.count; i++) {
        const struct mirror_file *file = &mirror->files.items[i];
        if (file->state == MIRROR_COPY && !file->is_recorded)
            strbuf_addf(&text, "%.*s\n", STR_ARG(file->file->path));
    }
    bool good = mirror_write(mirror, STR(FINISHED_JOURNAL), strbuf_str(&text));
    strbuf_release(&text);
    return good;
}

static void remove_temporaries(struct mirror *mirror)
{
    for (size_t i = 0; i < mirror->temporaries.count; i++)
        file_remove_temporary(mirror_path(mirror, mirror->temporaries.items[i]));
}

static int rename_in(struct mirror *mirror, struct str from, struct str to)
{
    return rename(mirror_path(mirror, from), mirror_path(mirror, to)) ? errno : 0;
}

/* By a name between, since some file systems take both names for the same one. */
static bool rename_all(struct mirror *mirror)
{
    for (size_t i = 0; i < mirror->renames.count; i++) {
        const struct mirror_rename *one = &mirror->renames.items[i];
        struct str between = mirror_temporary(mirror, one->to);
        int error =
            str_equal(one->from, between) ? 0 : rename_in(mirror, one->from, between);
        if (!error)
            error = rename_in(mirror, between, one->to);
        if (error)
            return fail(mirror, one->from, error);
    }
    return true;
}

static bool remove_stale(struct mirror *mirror)
{
    for (size_t i = 0; i < mirror->stale.count; i++) {
        struct str path = mirror->stale.items[i];
        int error = file_remove(mirror_path(mirror, path));
        if (error && error != ENOENT)
            return fail(mirror, path, error);
        for (path = path_folder(path); path.len; path = path_folder(path))
            folder_remove_if_empty(mirror_path(mirror, path));
    }
    return true;
}

static bool end_journal(struct mirror *mirror)
{
    int error = file_remove(mirror_path(mirror, STR(FINISHED_JOURNAL)));
    if (error)
        return fail(mirror, STR(FINISHED_JOURNAL), error);
    return mirror_settle(mirror);
}

bool mirror_run(struct mirror *mirror, const struct observer *observer)
{
    if (!mirror_has_work(mirror))
        return true;
    observer->begin(observer->context, WORK_COPY, mirror->copy_count,
                    mirror->copy_bytes);
    mirror->started = true;
    int error = folder_create(mirror_path(mirror, (struct str){0}));
    if (error)
        return fail(mirror, (struct str){0}, error);
    remove_temporaries(mirror);
    return write_journal(mirror) && rename_all(mirror) &&
           mirror_copy(mirror, observer) && remove_stale(mirror) &&
           (!mirror->list_differs ||
            mirror_write(mirror, STR(SUMS_NAME), mirror->site->list)) &&
           mirror_settle(mirror) && end_journal(mirror);
}

void mirror_release(struct mirror *mirror)
{
    arena_release(&mirror->arena);
}
