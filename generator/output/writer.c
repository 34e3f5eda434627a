/* SPDX-License-Identifier: MIT */
#include "output/writer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "output/local.h"

#define MANIFEST_NAME "SHA256SUMS"
/* No page can have this name, so it never stands in the way of one. */
#define JOURNAL_NAME ".balise-journal"

static const char *full_path(struct writer *writer, struct str path)
{
    return path_join(writer->arena, writer->folder, path).ptr;
}

static struct location place_in(struct writer *writer, struct str path)
{
    struct source *source = ARENA_NEW(writer->arena, struct source);
    source->path = path_join(writer->arena, writer->folder, path);
    return location_file(source);
}

static void report_write(struct writer *writer, struct str path, int error,
                         struct diagnostics *diags)
{
    diag_add(diags, DIAG_OUTPUT_WRITE, place_in(writer, path),
             "the file cannot be written: %s", diag_error(diags, error));
}

/* A list that was tampered with must not make us remove files elsewhere. */
static bool is_safe(struct writer *writer, struct str path)
{
    struct str normal;
    return path.len > 0 && path_normalise(writer->arena, path, &normal) &&
           str_equal(normal, path);
}

/* The path in a line of SHA256SUMS: 64 digits, two spaces, the path. */
static struct str manifest_path(struct str line)
{
    if (line.len <= DIGEST_HEX_LENGTH + 2 || line.ptr[DIGEST_HEX_LENGTH] != ' ')
        return (struct str){0};
    return str_slice(line, DIGEST_HEX_LENGTH + 2, line.len);
}

static int read_list(struct writer *writer, const char *name, bool has_digests)
{
    struct str text, line;
    int error = file_read(writer->arena, full_path(writer, str_from(name)), &text);
    if (error)
        return error == ENOENT || error == ENOTDIR ? 0 : error;
    while (str_split(&text, '\n', &line)) {
        struct str path = has_digests ? manifest_path(line) : line;
        if (is_safe(writer, path))
            *ARRAY_ADD(&writer->ours, writer->arena) = path;
    }
    return 0;
}

static int compare_files(const void *left, const void *right)
{
    const struct writer_file *a = left, *b = right;
    return str_compare(a->path, b->path);
}

static void plan_files(struct writer *writer, const struct strs *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        ARRAY_ADD(&writer->files, writer->arena)->path = paths->items[i];
    ARRAY_SORT(&writer->files, compare_files);
}

/* A site's list names its start; another edition's one of the files at its top. */
static bool is_our_list(const struct writer *writer)
{
    if (strs_contain_sorted(&writer->ours, STR("index.html")))
        return true;
    for (size_t i = 0; i < writer->files.count; i++) {
        struct str path = writer->files.items[i].path;
        if (str_find_char(path, '/', 0) == STR_NOT_FOUND &&
            strs_contain_sorted(&writer->ours, path))
            return true;
    }
    return false;
}

/* Another program's list, as download pages have it, must not make us remove files. */
static bool check_manifest(struct writer *writer, struct diagnostics *diags)
{
    struct str path = STR(MANIFEST_NAME);
    if (writer->interrupted || is_our_list(writer) ||
        !file_exists(full_path(writer, path)))
        return true;
    diag_add(diags, DIAG_OUTPUT_FOREIGN, place_in(writer, path),
             "a list of files that is not of a site");
    diag_hint(diags, "move it away, or choose another folder with --out");
    return false;
}

static bool check_foreign(struct writer *writer, struct diagnostics *diags)
{
    bool good = true;
    for (size_t i = 0; i < writer->files.count; i++) {
        struct str path = writer->files.items[i].path;
        if (strs_contain_sorted(&writer->ours, path) ||
            !file_exists(full_path(writer, path)))
            continue;
        diag_add(diags, DIAG_OUTPUT_FOREIGN, place_in(writer, path),
                 "a file that Balise did not write stands where a page belongs");
        diag_hint(diags, "move it away, or choose another folder with --out");
        good = false;
    }
    return good;
}

/* Half-written temporary files that an interrupted build left. */
static void remove_temporaries(struct writer *writer)
{
    for (size_t i = 0; i < writer->ours.count; i++)
        file_remove_temporary(full_path(writer, writer->ours.items[i]));
    file_remove_temporary(full_path(writer, STR(MANIFEST_NAME)));
    file_remove_temporary(full_path(writer, STR(JOURNAL_NAME)));
}

static void remove_empty_folders(struct writer *writer, struct str path)
{
    struct str folder = path_folder(path);
    for (; folder.len; folder = path_folder(folder))
        folder_remove_if_empty(full_path(writer, folder));
}

static bool make_folder(struct writer *writer, struct str folder,
                        struct diagnostics *diags)
{
    int error = folder_create(full_path(writer, folder));
    if (error)
        diag_add(diags, DIAG_OUTPUT_WRITE, place_in(writer, folder),
                 "the folder cannot be made: %s", diag_error(diags, error));
    return !error;
}

static bool make_folders(struct writer *writer, struct diagnostics *diags)
{
    struct str last = {0};
    bool good = true;
    for (size_t i = 0; good && i < writer->files.count; i++) {
        struct str folder = path_folder(writer->files.items[i].path);
        if (folder.len && !str_equal(folder, last))
            good = make_folder(writer, folder, diags);
        last = folder;
    }
    return good;
}

static int write_journal(struct writer *writer)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < writer->ours.count; i++)
        strbuf_addf(&text, "%.*s\n", STR_ARG(writer->ours.items[i]));
    for (size_t i = 0; i < writer->files.count; i++)
        if (!strs_contain_sorted(&writer->ours, writer->files.items[i].path))
            strbuf_addf(&text, "%.*s\n", STR_ARG(writer->files.items[i].path));
    int error = file_replace(full_path(writer, STR(JOURNAL_NAME)), strbuf_str(&text));
    strbuf_release(&text);
    return error;
}

/* The journal was written, and folders made; nothing else. */
static void undo_begin(struct writer *writer)
{
    for (size_t i = 0; i < writer->files.count; i++)
        remove_empty_folders(writer, writer->files.items[i].path);
    if (!writer->interrupted)
        file_remove(full_path(writer, STR(JOURNAL_NAME)));
}

static bool read_lists(struct writer *writer, struct diagnostics *diags)
{
    int error = read_list(writer, MANIFEST_NAME, true);
    if (!error)
        error = read_list(writer, JOURNAL_NAME, false);
    strs_sort(&writer->ours);
    if (error)
        diag_add(diags, DIAG_OUTPUT_WRITE, place_in(writer, STR(MANIFEST_NAME)),
                 "what earlier builds wrote cannot be read: %s",
                 diag_error(diags, error));
    return !error;
}

bool writer_begin(struct writer *writer, struct arena *arena, struct str folder,
                  const struct strs *paths, struct diagnostics *diags)
{
    *writer = (struct writer){.arena = arena, .folder = folder};
    plan_files(writer, paths);
    writer->interrupted = file_exists(full_path(writer, STR(JOURNAL_NAME)));
    if (!read_lists(writer, diags) || !check_manifest(writer, diags) ||
        !check_foreign(writer, diags))
        return false;
    if (writer->interrupted)
        remove_temporaries(writer);
    if (!make_folder(writer, (struct str){0}, diags))
        return false;
    /* Before the folders, so that an interrupted build leaves none behind. */
    int error = write_journal(writer);
    if (error)
        report_write(writer, STR(JOURNAL_NAME), error, diags);
    if (!error && make_folders(writer, diags))
        return true;
    undo_begin(writer);
    return false;
}

void writer_put(struct writer *writer, size_t index, struct str bytes)
{
    struct writer_file *file = &writer->files.items[index];
    struct strbuf path = {0};
    strbuf_addf(&path, "%.*s/%.*s", STR_ARG(writer->folder), STR_ARG(file->path));
    file->digest = digest_of(bytes);
    file->written = !file_has_content(path.ptr, bytes);
    if (file->written)
        file->error = file_stage(path.ptr, bytes);
    file->staged = file->written && !file->error;
    strbuf_release(&path);
}

static bool is_planned(const struct writer *writer, struct str path)
{
    const struct writer_file wanted = {.path = path};
    return writer->files.count &&
           bsearch(&wanted, writer->files.items, writer->files.count, sizeof(wanted),
                   compare_files);
}

static void remove_stale(struct writer *writer, struct diagnostics *diags)
{
    const char *root = arena_c_string(writer->arena, writer->folder);
    for (size_t i = 0; i < writer->ours.count; i++) {
        struct str path = writer->ours.items[i];
        /* Nor must a link that stands in the folder lead the removal elsewhere. */
        if (is_planned(writer, path) || local_has(path) ||
            !folder_is_inside(full_path(writer, path_folder(path)), root))
            continue;
        int error = file_remove(full_path(writer, path));
        if (error && error != ENOENT && error != ENOTDIR)
            diag_add(diags, DIAG_OUTPUT_WRITE, place_in(writer, path),
                     "a file of an earlier build cannot be removed: %s",
                     diag_error(diags, error));
        remove_empty_folders(writer, path);
    }
}

static int write_manifest(struct writer *writer)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < writer->files.count; i++)
        strbuf_addf(&text, "%s  %.*s\n", writer->files.items[i].digest.hex,
                    STR_ARG(writer->files.items[i].path));
    const char *path = full_path(writer, STR(MANIFEST_NAME));
    int error = 0;
    if (!file_has_content(path, strbuf_str(&text)))
        error = file_replace(path, strbuf_str(&text));
    strbuf_release(&text);
    return error;
}

void writer_abandon(struct writer *writer)
{
    for (size_t i = 0; i < writer->files.count; i++)
        if (writer->files.items[i].staged)
            file_remove_temporary(full_path(writer, writer->files.items[i].path));
    undo_begin(writer);
}

static bool report_errors(struct writer *writer, struct diagnostics *diags)
{
    bool good = true;
    for (size_t i = 0; i < writer->files.count; i++) {
        const struct writer_file *file = &writer->files.items[i];
        if (!file->error)
            continue;
        report_write(writer, file->path, file->error, diags);
        good = false;
    }
    return good;
}

static void commit_files(struct writer *writer)
{
    writer->committed = true;
    for (size_t i = 0; i < writer->files.count; i++) {
        struct writer_file *file = &writer->files.items[i];
        if (file->staged)
            file->error = file_commit(full_path(writer, file->path));
    }
}

bool writer_finish(struct writer *writer, struct diagnostics *diags)
{
    if (!report_errors(writer, diags)) {
        writer_abandon(writer);
        return false;
    }
    commit_files(writer);
    if (!report_errors(writer, diags))
        return false;
    remove_stale(writer, diags);
    int error = write_manifest(writer);
    if (error)
        report_write(writer, STR(MANIFEST_NAME), error, diags);
    else
        file_remove(full_path(writer, STR(JOURNAL_NAME)));
    return !error && !diagnostics_have_errors(diags);
}
