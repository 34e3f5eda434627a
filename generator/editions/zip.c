/* SPDX-License-Identifier: MIT */
#include "editions/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

enum { SECONDS_OF_DAY = 86400, FILE_MODE = 0644 };

struct writing {
    const struct zip *zip;
    struct archive *archive;
    struct archive_entry *entry;
    struct arena scratch;
    struct zip_result *result;
    struct troubles *troubles;
    int fd;
};

static int archive_error(const struct writing *writing)
{
    int error = archive_errno(writing->archive);
    return error > 0 ? error : EIO; /* libarchive has errors of its own */
}

static void report_write(struct writing *writing, int error)
{
    /* The caller knows where the file is. */
    trouble_add_error(writing->troubles, TROUBLE_WRITE, (struct str){0}, error);
}

/* Days since 1970-01-01; ZIP begins with 1980. */
static time_t time_of(struct date date)
{
    const struct date epoch = {1970, 1, 1}, earliest = {1980, 1, 1};
    if (date_compare(date, earliest) < 0)
        date = earliest;
    return (time_t)(date_number(date) - date_number(epoch)) * SECONDS_OF_DAY;
}

static bool open_archive(struct writing *writing)
{
    struct str folder = path_folder(writing->zip->path);
    int error =
        folder.len ? folder_create(arena_c_string(&writing->scratch, folder)) : 0;
    if (!error)
        error = file_stage_open(writing->zip->path.ptr, &writing->fd);
    if (error) {
        report_write(writing, error);
        return false;
    }
    struct archive *archive = writing->archive;
    setenv("TZ", "UTC0", 1);
    tzset();
    /* Nothing may be padded, and names are bytes that are UTF-8 already. */
    if (archive_write_set_format_zip(archive) == ARCHIVE_OK &&
        archive_write_set_options(archive, "zip:compression=deflate") == ARCHIVE_OK &&
        archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK &&
        archive_write_open_fd(archive, writing->fd) == ARCHIVE_OK)
        return true;
    report_write(writing, archive_error(writing));
    return false;
}

static bool write_entry(struct writing *writing, struct str path, struct str bytes)
{
    struct archive_entry *entry = writing->entry;
    struct str name = path_join(&writing->scratch, writing->zip->top, path);
    archive_entry_clear(entry);
    archive_entry_set_pathname_utf8(entry, name.ptr);
    archive_entry_set_filetype(entry, S_IFREG);
    archive_entry_set_perm(entry, FILE_MODE);
    archive_entry_set_size(entry, (la_int64_t)bytes.len);
    archive_entry_set_mtime(entry, time_of(writing->zip->date), 0);
    archive_entry_set_uid(entry, 0);
    archive_entry_set_gid(entry, 0);
    if (archive_write_header(writing->archive, entry) == ARCHIVE_OK &&
        archive_write_data(writing->archive, bytes.ptr, bytes.len) ==
            (la_ssize_t)bytes.len) {
        writing->result->files++;
        return true;
    }
    report_write(writing, archive_error(writing));
    return false;
}

/* All files are read, so that all that is wrong is told; after a trouble none is
 * packed.
 */
static void write_files(struct writing *writing, const struct finished *site,
                        const struct observer *observer)
{
    struct str bytes;
    bool good = write_entry(writing, STR(SUMS_NAME), site->list);
    for (size_t i = 0; i < site->files.count; i++) {
        const struct finished_file *file = &site->files.items[i];
        if (observer->is_over(observer->context)) {
            trouble_add(writing->troubles, TROUBLE_STOPPED, (struct str){0});
            return;
        }
        arena_reset(&writing->scratch);
        good &=
            finished_read(site, file, &writing->scratch, &bytes, writing->troubles) &&
            (!good || write_entry(writing, file->path, bytes));
        observer->advance(observer->context, 1, file->size);
    }
}

/* Only what is on the disk may take the place of an older one. */
static void finish(struct writing *writing)
{
    struct stat info;
    int error = 0;
    if (archive_write_close(writing->archive) != ARCHIVE_OK)
        error = archive_error(writing);
    if (!error)
        error = file_settle(writing->fd);
    if (!error && fstat(writing->fd, &info))
        error = errno;
    if (error)
        report_write(writing, error);
    else
        writing->result->size = (uint64_t)info.st_size;
}

bool zip_write(const struct zip *zip, const struct finished *site,
               const struct observer *observer, struct zip_result *result,
               struct troubles *troubles)
{
    size_t before = troubles->count;
    *result = (struct zip_result){0};
    struct writing writing = {
        zip, archive_write_new(), archive_entry_new(), {0}, result, troubles, -1};
    if (!writing.archive || !writing.entry)
        memory_is_out();
    observer->begin(observer->context, WORK_PACK, site->files.count,
                    finished_size(site));
    if (open_archive(&writing))
        write_files(&writing, site, observer);
    if (troubles->count == before)
        finish(&writing);
    archive_entry_free(writing.entry);
    archive_write_free(writing.archive);
    if (writing.fd >= 0)
        close(writing.fd);
    int error = troubles->count == before ? file_commit(zip->path.ptr) : 0;
    if (error)
        report_write(&writing, error);
    if (troubles->count > before && writing.fd >= 0)
        file_remove_temporary(zip->path.ptr);
    arena_release(&writing.scratch);
    return troubles->count == before;
}
