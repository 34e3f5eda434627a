/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Unlike any name a site can have (they have no '~'), so leftovers can be told apart.
 */
static const char TEMPORARY_SUFFIX[] = "~balise";

static int read_fully(int fd, char *into, size_t size, size_t *got)
{
    *got = 0;
    while (*got < size) {
        ssize_t n = read(fd, into + *got, size - *got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        if (n == 0)
            break;
        *got += (size_t)n;
    }
    return 0;
}

static int open_regular(const char *path, int *fd, size_t *size)
{
    struct stat info;
    *fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*fd < 0)
        return errno;
    int error = fstat(*fd, &info) ? errno : 0;
    if (!error && !S_ISREG(info.st_mode))
        error = S_ISDIR(info.st_mode) ? EISDIR : EINVAL;
    if (!error)
        *size = (size_t)info.st_size;
    else
        close(*fd);
    return error;
}

int file_check(const char *path)
{
    int fd;
    size_t size = 0;
    int error = open_regular(path, &fd, &size);
    if (error)
        return error;
    close(fd);
    return size > FILE_SIZE_LIMIT ? EFBIG : 0;
}

static int read_whole(struct arena *arena, const char *path, bool fresh,
                      struct str *bytes)
{
    int fd;
    size_t size = 0, got = 0;
    int error = open_regular(path, &fd, &size);
    if (error)
        return error;
    if (fresh)
        posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    if (size > FILE_SIZE_LIMIT) {
        close(fd);
        return EFBIG;
    }
    char *memory = arena_take(arena, size + 1);
    memory[size] = '\0';
    error = read_fully(fd, memory, size, &got);
    close(fd);
    *bytes = (struct str){memory, got};
    return error;
}

int file_read(struct arena *arena, const char *path, struct str *bytes)
{
    return read_whole(arena, path, false, bytes);
}

int file_read_fresh(struct arena *arena, const char *path, struct str *bytes)
{
    return read_whole(arena, path, true, bytes);
}

static bool open_file_has_content(int fd, struct str bytes)
{
    char piece[16384];
    size_t done = 0, got;
    while (done < bytes.len) {
        size_t wanted =
            bytes.len - done < sizeof(piece) ? bytes.len - done : sizeof(piece);
        if (read_fully(fd, piece, wanted, &got) || got != wanted ||
            memcmp(piece, bytes.ptr + done, wanted) != 0)
            return false;
        done += wanted;
    }
    return true;
}

bool file_has_content(const char *path, struct str bytes)
{
    int fd;
    size_t size = 0;
    if (open_regular(path, &fd, &size))
        return false;
    bool same = size == bytes.len && open_file_has_content(fd, bytes);
    close(fd);
    return same;
}

bool file_exists(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0;
}

bool folder_exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool file_is_same(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

int file_write(int fd, struct str bytes)
{
    while (bytes.len > 0) {
        ssize_t n = write(fd, bytes.ptr, bytes.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        bytes = str_slice(bytes, (size_t)n, bytes.len);
    }
    return 0;
}

static int write_and_close(int fd, struct str bytes)
{
    int error = file_write(fd, bytes);
    if (close(fd) && !error)
        error = errno;
    return error;
}

int file_create(const char *path, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (fd < 0)
        return errno;
    int error = write_and_close(fd, bytes);
    if (error)
        unlink(path);
    return error;
}

int file_stage_open(const char *path, int *fd)
{
    struct strbuf temporary = {0};
    strbuf_addf(&temporary, "%s%s", path, TEMPORARY_SUFFIX);
    *fd =
        open(temporary.ptr, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    int error = *fd < 0 ? errno : 0;
    strbuf_release(&temporary);
    return error;
}

int file_stage(const char *path, struct str bytes)
{
    int fd;
    int error = file_stage_open(path, &fd);
    if (!error)
        error = write_and_close(fd, bytes);
    if (error)
        file_remove_temporary(path);
    return error;
}

int file_settle(int fd)
{
    int error = fsync(fd) ? errno : 0;
    /* Only what is on the disk can be dropped. Not all systems do; all is well then. */
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    return error;
}

void file_forget(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return;
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    close(fd);
}

int file_commit(const char *path)
{
    struct strbuf temporary = {0};
    strbuf_addf(&temporary, "%s%s", path, TEMPORARY_SUFFIX);
    int error = rename(temporary.ptr, path) ? errno : 0;
    if (error)
        unlink(temporary.ptr);
    strbuf_release(&temporary);
    return error;
}

int file_replace(const char *path, struct str bytes)
{
    int error = file_stage(path, bytes);
    return error ? error : file_commit(path);
}

int file_remove(const char *path)
{
    return unlink(path) ? errno : 0;
}

void file_remove_temporary(const char *path)
{
    struct strbuf temporary = {0};
    strbuf_addf(&temporary, "%s%s", path, TEMPORARY_SUFFIX);
    unlink(temporary.ptr);
    strbuf_release(&temporary);
}

static char *real_parent(const char *path)
{
    char *real = realpath(path, NULL);
    struct str rest = str_from(path);
    while (!real && rest.len > 0) {
        struct strbuf parent = {0};
        rest = path_folder(rest);
        strbuf_add(&parent, rest.len ? rest : str_from(path[0] == '/' ? "/" : "."));
        real = realpath(parent.ptr, NULL);
        strbuf_release(&parent);
    }
    return real;
}

bool folder_is_inside(const char *inner, const char *outer)
{
    char *a = real_parent(inner), *b = realpath(outer, NULL);
    size_t len = b ? strlen(b) : 0;
    if (len == 1)
        len = 0; /* of "/" nothing is left to compare */
    bool inside =
        a && b && strncmp(a, b, len) == 0 && (a[len] == '/' || a[len] == '\0');
    free(a);
    free(b);
    return inside;
}

static int make_one(const char *path)
{
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && folder_exists(path)))
        return 0;
    return errno;
}

int folder_create(const char *path)
{
    if (folder_exists(path))
        return 0;
    struct strbuf parent = {0};
    int error = 0;
    for (const char *slash = path; !error && (slash = strchr(slash, '/')); slash++) {
        strbuf_clear(&parent);
        strbuf_add(&parent, (struct str){path, (size_t)(slash - path)});
        if (parent.len)
            error = make_one(parent.ptr);
    }
    strbuf_release(&parent);
    return error ? error : make_one(path);
}

void folder_remove_if_empty(const char *path)
{
    if (rmdir(path)) {
        /* Not empty, or already gone: both are what the caller wants. */
    }
}

/* Deeper trees are a mistake, or a trap. */
enum { FOLDER_DEPTH_LIMIT = 32 };

static int list_below(struct arena *arena, const char *root, struct str below,
                      int depth, struct strs *paths);

static int list_entry(struct arena *arena, const char *root, struct str path, int depth,
                      struct strs *paths)
{
    struct stat info;
    struct str full = path_join(arena, str_from(root), path);
    if (lstat(full.ptr, &info))
        return errno;
    if (S_ISDIR(info.st_mode))
        return list_below(arena, root, path, depth + 1, paths);
    if (S_ISLNK(info.st_mode) && stat(full.ptr, &info))
        return 0; /* a link to nowhere is no file */
    if (S_ISREG(info.st_mode))
        *ARRAY_ADD(paths, arena) = path;
    return 0;
}

static int list_below(struct arena *arena, const char *root, struct str below,
                      int depth, struct strs *paths)
{
    if (depth > FOLDER_DEPTH_LIMIT)
        return ELOOP;
    struct str folder = path_join(arena, str_from(root), below);
    DIR *stream = opendir(folder.ptr);
    if (!stream)
        return errno;
    int error = 0;
    while (!error) {
        errno = 0;
        struct dirent *entry = readdir(stream);
        if (!entry) {
            error = errno;
            break;
        }
        if (entry->d_name[0] != '.')
            error = list_entry(arena, root,
                               path_join(arena, below, str_from(entry->d_name)), depth,
                               paths);
    }
    closedir(stream);
    return error;
}

int folder_list(struct arena *arena, const char *folder, struct strs *paths)
{
    int error = list_below(arena, folder, (struct str){0}, 0, paths);
    strs_sort(paths);
    return error;
}

void folder_list_folders(struct arena *arena, const char *folder, struct strs *names)
{
    DIR *stream = opendir(folder);
    if (!stream)
        return;
    for (struct dirent *entry; (entry = readdir(stream));) {
        struct str name = str_from(entry->d_name);
        if (*name.ptr != '.' &&
            folder_exists(path_join(arena, str_from(folder), name).ptr))
            *ARRAY_ADD(names, arena) = arena_copy(arena, name);
    }
    closedir(stream);
    strs_sort(names);
}

struct str path_join(struct arena *arena, struct str folder, struct str name)
{
    if (folder.len == 0 || str_equal(folder, STR(".")))
        return arena_copy(arena, name.len ? name : STR("."));
    if (name.len == 0)
        return arena_copy(arena, folder);
    const char *slash = folder.ptr[folder.len - 1] == '/' ? "" : "/";
    return arena_format(arena, "%.*s%s%.*s", STR_ARG(folder), slash, STR_ARG(name));
}

static size_t last_slash(struct str path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/')
        at--;
    return at;
}

struct str path_folder(struct str path)
{
    size_t at = last_slash(path);
    return str_slice(path, 0, at ? at - 1 : 0);
}

struct str path_name(struct str path)
{
    return str_slice(path, last_slash(path), path.len);
}

struct str path_stem(struct str path)
{
    struct str name = path_name(path);
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != '.')
        at--;
    return at > 1 ? str_slice(name, 0, at - 1) : name;
}

bool path_normalise(struct arena *arena, struct str path, struct str *result)
{
    char *out = arena_alloc(arena, path.len + 1);
    size_t len = 0;
    struct str piece, rest = path;
    if (path.len > 0 && path.ptr[0] == '/')
        return false;
    while (str_split(&rest, '/', &piece)) {
        if (piece.len == 0 || str_equal(piece, STR(".")))
            continue;
        if (str_equal(piece, STR(".."))) {
            if (len == 0)
                return false;
            len = path_folder((struct str){out, len}).len;
            continue;
        }
        if (len)
            out[len++] = '/';
        memcpy(out + len, piece.ptr, piece.len);
        len += piece.len;
    }
    out[len] = '\0';
    *result = (struct str){out, len};
    return true;
}

/* Where to go on when the star before takes one character more. */
struct star {
    bool seen;
    size_t pattern, path;
};

/*
 * Wildcards by the usual two-pointer walk: on a mismatch, let the last star take one
 * character more. A single '*' must not pass a '/'; then the '**' before it goes on.
 */
bool path_matches(struct str pattern, struct str path)
{
    size_t p = 0, s = 0;
    struct star shallow = {0}, deep = {0};
    while (s < path.len) {
        char c = p < pattern.len ? pattern.ptr[p] : '\0';
        if (c == '*' && p + 1 < pattern.len && pattern.ptr[p + 1] == '*') {
            p += 2;
            deep = (struct star){true, p, s};
            shallow.seen = false;
        } else if (c == '*') {
            p++;
            shallow = (struct star){true, p, s};
        } else if (p < pattern.len &&
                   (c == path.ptr[s] || (c == '?' && path.ptr[s] != '/'))) {
            p++;
            s++;
        } else if (shallow.seen && path.ptr[shallow.path] != '/') {
            p = shallow.pattern;
            s = ++shallow.path;
        } else if (deep.seen) {
            p = deep.pattern;
            s = ++deep.path;
            shallow.seen = false;
        } else {
            return false;
        }
    }
    while (p < pattern.len && pattern.ptr[p] == '*')
        p++;
    return p == pattern.len;
}
