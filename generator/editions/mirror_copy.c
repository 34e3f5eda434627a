/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* syncfs */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "editions/mirror_parts.h"

/*
 * Files that are written one after the other and then brought onto the disk: a disk
 * that is waited for after each file is many times slower. No file stays open, so that
 * dozens of keys can be written at once.
 */
struct batch {
    struct mirror *mirror;
    struct arena arena; /* the bytes */
    struct batch_file {
        struct str path;
        struct str bytes;
    } files[MIRROR_BATCH_FILES];
    size_t count;
    uint64_t bytes;
};

static bool fail(struct batch *batch, enum trouble_kind kind, struct str path,
                 int error)
{
    trouble_add_error(&batch->mirror->troubles, kind, path, error);
    return false;
}

static bool make_folder(struct batch *batch, struct str path)
{
    struct str folder = path_folder(path);
    int error = folder_create(mirror_path(batch->mirror, folder));
    return !error || fail(batch, TROUBLE_WRITE, folder, error);
}

static int write_temporary(const char *path, struct str bytes)
{
    int fd;
    int error = file_stage_open(path, &fd);
    if (error)
        return error;
    error = file_write(fd, bytes);
    /* Lets the system begin to write, so that there is little to wait for. */
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    if (close(fd) && !error)
        error = errno;
    return error;
}

static bool put(struct batch *batch, struct str path, struct str bytes)
{
    if (!make_folder(batch, path))
        return false;
    batch->files[batch->count++] = (struct batch_file){path, bytes};
    batch->bytes += bytes.len;
    int error = write_temporary(mirror_path(batch->mirror, path), bytes);
    return !error || fail(batch, TROUBLE_WRITE, path, error);
}

bool mirror_settle(struct mirror *mirror)
{
    int fd =
        open(mirror_path(mirror, (struct str){0}), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int error = fd < 0 || syncfs(fd) ? errno : 0;
    if (fd >= 0)
        close(fd);
    if (error)
        trouble_add_error(&mirror->troubles, TROUBLE_WRITE, (struct str){0}, error);
    return !error;
}

/* What can be read of the disk, not of the memory, takes its place. */
static bool check_and_rename(struct batch *batch, const struct batch_file *file)
{
    const char *path = mirror_path(batch->mirror, file->path);
    struct str temporary = mirror_temporary(batch->mirror, file->path);
    const char *written = mirror_path(batch->mirror, temporary);
    file_forget(written);
    if (!file_has_content(written, file->bytes))
        return fail(batch, TROUBLE_READ_BACK, file->path, 0);
    int error = file_commit(path);
    return !error || fail(batch, TROUBLE_WRITE, file->path, error);
}

/* What is not in its place yet is taken away. */
static void empty(struct batch *batch, bool good)
{
    for (size_t i = 0; !good && i < batch->count; i++)
        file_remove_temporary(mirror_path(batch->mirror, batch->files[i].path));
    batch->count = 0;
    batch->bytes = 0;
    arena_reset(&batch->arena);
}

/* `good`: all was put. Ends the batch in any case. */
static bool finish(struct batch *batch, bool good, const struct observer *observer)
{
    good = good && (batch->count == 0 || mirror_settle(batch->mirror));
    for (size_t i = 0; good && i < batch->count; i++) {
        good = check_and_rename(batch, &batch->files[i]);
        if (good && observer)
            observer->advance(observer->context, 1, batch->files[i].bytes.len);
    }
    empty(batch, good);
    return good;
}

static bool put_file(struct batch *batch, const struct finished_file *file)
{
    struct str bytes;
    return finished_read(batch->mirror->site, file, &batch->arena, &bytes,
                         &batch->mirror->troubles) &&
           put(batch, file->path, bytes);
}

static bool is_full(const struct batch *batch)
{
    return batch->count == MIRROR_BATCH_FILES || batch->bytes >= MIRROR_BATCH_BYTES;
}

bool mirror_copy(struct mirror *mirror, const struct observer *observer)
{
    struct batch batch = {.mirror = mirror};
    bool good = true;
    for (size_t i = 0; good && i < mirror->files.count; i++) {
        if (mirror->files.items[i].state != MIRROR_COPY)
            continue;
        good = put_file(&batch, mirror->files.items[i].file);
        if (good && observer->is_over(observer->context))
            good = fail(&batch, TROUBLE_STOPPED, (struct str){0}, 0);
        if (!good || is_full(&batch))
            good = finish(&batch, good, observer);
    }
    good = finish(&batch, good, observer);
    arena_release(&batch.arena);
    return good;
}

bool mirror_write(struct mirror *mirror, struct str path, struct str bytes)
{
    struct batch batch = {.mirror = mirror};
    bool good = finish(&batch, put(&batch, path, bytes), NULL);
    arena_release(&batch.arena);
    return good;
}
