/* SPDX-License-Identifier: MIT */
/*
 * Files and folders. Every function returns 0 or an errno value; the caller knows what
 * the file was for and files the diagnostic. Paths use '/'.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/array.h"
#include "base/str.h"

/* No input file may be larger. */
#define FILE_SIZE_LIMIT ((size_t)64 * 1024 * 1024)

/*
 * Reads the whole file into the arena, NUL-terminated. EFBIG when it is larger than
 * FILE_SIZE_LIMIT, EISDIR and EINVAL for what is not a regular file.
 */
int file_read(struct arena *arena, const char *path, struct str *bytes);
/* The same from the disk itself where the system can, and not from memory. */
int file_read_fresh(struct arena *arena, const char *path, struct str *bytes);
/* What file_read would give, without reading anything. */
int file_check(const char *path);

/* Is there a regular file with exactly these bytes? */
bool file_has_content(const char *path, struct str bytes);
bool file_exists(const char *path); /* anything at all, a broken link too */
bool folder_exists(const char *path);
/* Are the two paths names of one file? Links are followed. */
bool file_is_same(const char *a, const char *b);

/*
 * Writes the bytes to a temporary file beside `path`, then renames it there: whoever
 * looks sees the old file or the new one, whole. The folder must exist.
 */
int file_replace(const char *path, struct str bytes);
/* Writes a file that is not there yet; EEXIST, and nothing touched, where it is. */
int file_create(const char *path, struct str bytes);
/* The two halves of file_replace: writes the temporary file; renames it. */
int file_stage(const char *path, struct str bytes);
int file_commit(const char *path);
/* file_stage in pieces: opens the temporary file, empty, to be written and read. */
int file_stage_open(const char *path, int *fd);
int file_write(int fd, struct str bytes);
/* Onto the disk, and out of the memory, so that reading asks the disk. */
int file_settle(int fd);
/* Out of the memory alone, where there is nothing to be written any more. */
void file_forget(const char *path);
int file_remove(const char *path);
/* Removes what file_stage made, and an interrupted file_replace may have left. */
void file_remove_temporary(const char *path);

/*
 * Is `inner` the folder `outer`, or below it? Links are followed; of folders that do
 * not exist yet, the nearest parent that does is looked at.
 */
bool folder_is_inside(const char *inner, const char *outer);

/* Makes the folder and its parents. */
int folder_create(const char *path);
/* Removes the folder if it is empty; any other case is no error. */
void folder_remove_if_empty(const char *path);

/*
 * Adds all regular files below `folder` to `paths`, relative to it, sorted by bytes.
 * Leaves out names that begin with '.', and follows links to files but not to folders,
 * so that no link can lead in a circle.
 */
int folder_list(struct arena *arena, const char *folder, struct strs *paths);

/*
 * Adds the names of the folders in `folder` to `names`, sorted by bytes; without those
 * that begin with '.'. Of a folder that cannot be read there are none.
 */
void folder_list_folders(struct arena *arena, const char *folder, struct strs *names);

/* "a/b", "c" → "a/b/c"; an empty folder or "." gives the name alone. */
struct str path_join(struct arena *arena, struct str folder, struct str name);
/* "a/b/c.md" → "a/b"; "" where there is no '/'. */
struct str path_folder(struct str path);
/* "a/b/c.md" → "c.md". */
struct str path_name(struct str path);
/* "c.md" → "c". */
struct str path_stem(struct str path);
/*
 * Resolves "." and ".." and doubled slashes of a relative path; false when it leads
 * outside.
 */
bool path_normalise(struct arena *arena, struct str path, struct str *result);
/* Does `pattern` match the path? '*' and '?' stop at '/', '**' does not. */
bool path_matches(struct str pattern, struct str path);

#endif
