/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/file.h"
#include "editions/mirror_parts.h"

/* The folder, or the one that it is to be made in; NULL where there is neither. */
static const char *nearest_folder(struct mirror *mirror)
{
    const char *folder = mirror_path(mirror, (struct str){0});
    if (file_exists(folder))
        return folder;
    struct str path = mirror->folder;
    while (path.len > 1 && path.ptr[path.len - 1] == '/')
        path.len--;
    struct str parent = path_folder(path);
    folder = parent.len         ? arena_c_string(&mirror->arena, parent)
             : *path.ptr == '/' ? "/"
                                : ".";
    return folder_exists(folder) ? folder : NULL;
}

static bool is_nested(struct mirror *mirror, const char *folder)
{
    const char *site = arena_c_string(&mirror->arena, mirror->site->folder);
    return folder_is_inside(folder, site) ||
           (folder_exists(folder) && folder_is_inside(site, folder));
}

bool mirror_check_folder(struct mirror *mirror)
{
    const char *folder = mirror_path(mirror, (struct str){0});
    const char *nearest = nearest_folder(mirror);
    struct statvfs system;
    enum trouble_kind kind = TROUBLE_WRITE;
    int error = 0;
    if (!nearest)
        kind = TROUBLE_NO_PARENT;
    else if (file_exists(folder) && !folder_exists(folder))
        kind = TROUBLE_NO_FOLDER;
    else if (is_nested(mirror, folder))
        kind = TROUBLE_INSIDE;
    else if (statvfs(nearest, &system) != 0)
        error = errno;
    else if (system.f_flag & ST_RDONLY)
        kind = TROUBLE_READ_ONLY;
    else if (access(nearest, R_OK | W_OK | X_OK) != 0)
        error = errno;
    else
        return true;
    trouble_add_error(&mirror->troubles, kind, (struct str){0}, error);
    return false;
}

static void check_lengths(struct mirror *mirror, const struct statvfs *system)
{
    for (size_t i = 0; i < mirror->files.count; i++) {
        struct str path = mirror->files.items[i].file->path, name;
        for (struct str rest = path; str_split(&rest, '/', &name);)
            if (name.len + strlen(MIRROR_TEMPORARY) > system->f_namemax) {
                trouble_add(&mirror->troubles, TROUBLE_LONG, path);
                break;
            }
    }
}

static uint64_t rounded(uint64_t size, uint64_t block)
{
    return (size + block - 1) / block * block;
}

/*
 * What is written, less what it replaces; a batch is there beside the old files, and
 * folders and the file system's own tables take some more.
 */
static uint64_t space_needed(const struct mirror *mirror, uint64_t block)
{
    uint64_t written = rounded(mirror->site->list.len, block), replaced = 0, count = 0;
    for (size_t i = 0; i < mirror->files.count; i++) {
        const struct mirror_file *file = &mirror->files.items[i];
        if (file->state != MIRROR_COPY)
            continue;
        count++;
        written += rounded(file->file->size, block);
        replaced += file->exists ? rounded(file->size_before, block) : 0;
    }
    if (count == 0)
        return 0;
    uint64_t batch = MIRROR_BATCH_BYTES + MIRROR_BATCH_FILES * block;
    written += batch < written ? batch : written;
    return written > replaced ? written - replaced : 0;
}

void mirror_check_space(struct mirror *mirror)
{
    const char *nearest = nearest_folder(mirror);
    struct statvfs system;
    if (!nearest || statvfs(nearest, &system) != 0)
        return; /* writing will tell */
    check_lengths(mirror, &system);
    uint64_t block = system.f_frsize ? system.f_frsize : 1;
    uint64_t needed = space_needed(mirror, block);
    uint64_t available = (uint64_t)system.f_bavail * block;
    /* Some file systems do not say how large they are. */
    if (system.f_blocks == 0 || needed <= available)
        return;
    struct trouble *trouble =
        trouble_add(&mirror->troubles, TROUBLE_SPACE, (struct str){0});
    trouble->needed = needed;
    trouble->available = available;
}
