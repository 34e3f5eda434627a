/* SPDX-License-Identifier: MIT */
#include "editions/verify.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/parallel.h"
#include "base/unicode.h"
#include "editions/stray.h"
#include "editions/tree.h"
#include "output/start.h"

/* A key may hold other things, and large ones: those are no file of ours. */
enum { RENAMED_SIZE_MOST = 8 * 1024 * 1024 };

/* What is left of a run that did not end, and its list of files. */
static const char *const LEFTOVERS[] = {".balise-journal", "~balise"};

struct verifier {
    struct arena *arena;
    const struct observer *observer;
    const char *folder;
    struct copy *copy;
    struct tree tree;
    bool *used;        /* for each entry of the tree: it is a file of the list */
    struct map by_key; /* path in lower case → entry of the tree */
};

/* ---- Names. ---- */

static struct tree_entry *find_exactly(struct tree *tree, struct str path)
{
    size_t low = 0, high = tree->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(tree->items[middle].path, path);
        if (order == 0)
            return &tree->items[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static void index_names(struct verifier *verifier)
{
    verifier->by_key = map_in(verifier->arena);
    for (size_t i = 0; i < verifier->tree.count; i++) {
        struct tree_entry *entry = &verifier->tree.items[i];
        map_set(&verifier->by_key, arena_lower(verifier->arena, entry->path), entry);
    }
}

/* By its name, else without regard to case, and then only where nothing else is it. */
static struct tree_entry *find_entry(struct verifier *verifier, struct str path)
{
    struct tree_entry *entry = find_exactly(&verifier->tree, path);
    if (!entry)
        entry = map_get(&verifier->by_key, arena_lower(verifier->arena, path));
    if (!entry || verifier->used[entry - verifier->tree.items])
        return NULL;
    verifier->used[entry - verifier->tree.items] = true;
    return entry;
}

static bool is_list(struct str path)
{
    return str_equal_ignore_case(path, STR(SUMS_NAME));
}

static bool is_leftover(struct str path)
{
    for (size_t i = 0; i < sizeof(LEFTOVERS) / sizeof(*LEFTOVERS); i++)
        if (str_ends_with(path, str_from(LEFTOVERS[i])))
            return true;
    return false;
}

static struct copy_file *add_file(struct verifier *verifier, struct str path,
                                  enum copy_state state)
{
    struct copy_file *file = ARRAY_ADD(&verifier->copy->files, verifier->arena);
    *file = (struct copy_file){.path = path, .state = state};
    return file;
}

static void add_listed(struct verifier *verifier, const struct sum *sum)
{
    const struct tree_entry *entry = find_entry(verifier, sum->path);
    struct copy_file *file =
        add_file(verifier, sum->path, entry ? COPY_GOOD : COPY_MISSING);
    if (!entry)
        return;
    file->error = entry->error;
    file->size = entry->size;
    if (entry->error || !entry->is_file)
        file->state = entry->error ? COPY_UNREAD : COPY_CHANGED;
    if (str_equal(entry->path, sum->path))
        return;
    file->name = entry->path;
    if (file->state == COPY_GOOD)
        file->state = COPY_SPELT;
}

/* What could not be read is not foreign: nobody knows what is in it. */
static void add_foreign(struct verifier *verifier)
{
    for (size_t i = 0; i < verifier->tree.count; i++) {
        const struct tree_entry *entry = &verifier->tree.items[i];
        if (verifier->used[i] || is_list(entry->path))
            continue;
        enum copy_state state = entry->error               ? COPY_UNREAD
                                : is_leftover(entry->path) ? COPY_LEFTOVER
                                                           : COPY_FOREIGN;
        struct copy_file *file = add_file(verifier, entry->path, state);
        file->error = entry->error;
        file->size = entry->size;
    }
}

/* ---- Bytes. ---- */

struct digesting {
    const struct verifier *verifier;
    struct digest *digests; /* of what is foreign, for each file */
    bool foreign;
};

static void read_one(const struct digesting *digesting, size_t index,
                     struct digest *digest)
{
    const struct verifier *verifier = digesting->verifier;
    struct copy_file *file = &verifier->copy->files.items[index];
    struct str name = file->name.len ? file->name : file->path;
    struct strbuf path = {0};
    strbuf_addf(&path, "%s/%.*s", verifier->folder, STR_ARG(name));
    file->error = digest_of_file(path.ptr, digest, &file->size);
    strbuf_release(&path);
}

static bool is_to_be_read(const struct copy_file *file)
{
    return file->state == COPY_GOOD || file->state == COPY_SPELT;
}

/* A job writes only to its own file's slot. */
static void digest_job(size_t index, void *context, struct worker *worker)
{
    const struct digesting *digesting = context;
    struct copy_file *file = &digesting->verifier->copy->files.items[index];
    (void)worker;
    if (digesting->foreign) {
        if (file->state == COPY_FOREIGN && file->size <= RENAMED_SIZE_MOST)
            read_one(digesting, index, &digesting->digests[index]);
        return;
    }
    if (!is_to_be_read(file))
        return;
    struct digest digest;
    const struct sum *sum = sums_find(&digesting->verifier->copy->sums, file->path);
    read_one(digesting, index, &digest);
    if (file->error == ENOENT)
        file->state = COPY_MISSING;
    else if (file->error)
        file->state = COPY_UNREAD;
    else if (strcmp(digest.hex, sum->digest.hex) != 0)
        file->state = COPY_CHANGED;
    const struct observer *observer = digesting->verifier->observer;
    observer->advance(observer->context, 1, file->size);
}

/* Short names ("FIRST-~1.HTM") are known by their bytes alone. */
static void find_renamed(struct verifier *verifier, size_t threads)
{
    struct copy_files *files = &verifier->copy->files;
    struct map by_digest = map_in(verifier->arena);
    struct digesting digesting = {
        verifier, ARENA_ARRAY(verifier->arena, files->count, struct digest), true};
    parallel_for(files->count, threads, digest_job, &digesting);
    for (size_t i = 0; i < files->count; i++)
        if (digesting.digests[i].hex[0])
            map_set(&by_digest, str_from(digesting.digests[i].hex), &files->items[i]);
    for (size_t i = 0; i < files->count; i++) {
        struct copy_file *file = &files->items[i];
        if (file->state != COPY_MISSING)
            continue;
        const struct sum *sum = sums_find(&verifier->copy->sums, file->path);
        struct copy_file *found = map_get(&by_digest, str_from(sum->digest.hex));
        if (!found || found->state != COPY_FOREIGN)
            continue;
        file->state = COPY_RENAMED;
        file->name = found->path;
        found->state = COPY_STATE_COUNT; /* said with the file that it is */
    }
}

/* Of what stands in the list and in the folder. */
static void announce(const struct verifier *verifier)
{
    const struct observer *observer = verifier->observer;
    const struct copy *copy = verifier->copy;
    size_t count = 0;
    uint64_t bytes = 0;
    for (size_t i = 0; i < copy->files.count; i++)
        if (is_to_be_read(&copy->files.items[i])) {
            count++;
            bytes += copy->files.items[i].size;
        }
    observer->begin(observer->context, WORK_CHECK, count, bytes);
}

static void compare_bytes(struct verifier *verifier, size_t threads)
{
    struct copy *copy = verifier->copy;
    struct digesting digesting = {verifier, NULL, false};
    size_t kept = 0, missing = 0;
    announce(verifier);
    parallel_for(copy->files.count, threads, digest_job, &digesting);
    for (size_t i = 0; i < copy->files.count; i++)
        missing += copy->files.items[i].state == COPY_MISSING;
    if (missing)
        find_renamed(verifier, threads);
    for (size_t i = 0; i < copy->files.count; i++) {
        struct copy_file file = copy->files.items[i];
        if (file.state == COPY_STATE_COUNT)
            continue;
        copy->counts[file.state]++;
        copy->files.items[kept++] = file;
    }
    copy->files.count = kept;
}

/* ---- Which build. ---- */

static bool is_date(struct str text)
{
    struct date date;
    return date_parse(text, &date) && date_is_day(date);
}

/* Where the last separator stands, or STR_NOT_FOUND. */
static size_t last_separator(struct str line)
{
    size_t last = STR_NOT_FOUND, at = 0;
    while ((at = str_find(line, STR(START_SEPARATOR), at)) != STR_NOT_FOUND)
        last = at++;
    return last;
}

/* The first line of README.txt: see output/start.h. It may be damaged, too. */
static void read_title(struct verifier *verifier)
{
    const struct tree_entry *entry =
        map_get(&verifier->by_key, arena_lower(verifier->arena, STR(START_README)));
    struct str text, line;
    if (!entry || !entry->is_file)
        return;
    struct str path =
        path_join(verifier->arena, str_from(verifier->folder), entry->path);
    if (file_read(verifier->arena, path.ptr, &text) || !str_split(&text, '\n', &line))
        return;
    line = str_trim(line);
    if (str_starts_with(line, STR("\xef\xbb\xbf")))
        line = str_slice(line, 3, line.len);
    size_t at = last_separator(line);
    if (at == STR_NOT_FOUND || utf8_check(line) != STR_NOT_FOUND)
        return;
    struct str date = str_slice(line, at + sizeof(START_SEPARATOR) - 1, line.len);
    if (!is_date(date))
        return;
    verifier->copy->title = str_slice(line, 0, at);
    verifier->copy->as_of = date;
}

/* ---- All of it. ---- */

static bool read_tree(struct verifier *verifier, struct diagnostics *diags)
{
    int error = tree_read(verifier->arena, verifier->folder, &verifier->tree);
    if (error) {
        struct source *source = ARENA_NEW(verifier->arena, struct source);
        *source = source_of(verifier->arena, str_from(verifier->folder), STR(""));
        diag_add(diags, DIAG_FILE_READ, location_file(source),
                 "the folder cannot be read: %s", diag_error(diags, error));
    }
    verifier->copy->cut = verifier->tree.cut;
    return !error;
}

/* Somebody may have given the whole key, and the site is in a folder of it. */
static void hint_at_list(const struct verifier *verifier, struct diagnostics *diags)
{
    struct str found = {0};
    for (size_t i = 0; i < verifier->tree.count; i++) {
        struct str path = verifier->tree.items[i].path;
        if (is_list(path_name(path)) && (!found.len || path.len < found.len))
            found = path;
    }
    if (found.len)
        diag_hint(diags, "there is a list in '%s/%.*s': verify that folder",
                  verifier->folder, STR_ARG(path_folder(found)));
}

static bool read_list(struct verifier *verifier, struct diagnostics *diags)
{
    const struct tree_entry *list = find_exactly(&verifier->tree, STR(SUMS_NAME));
    index_names(verifier);
    if (!list)
        list = map_get(&verifier->by_key, arena_lower(verifier->arena, STR(SUMS_NAME)));
    if (sums_read(verifier->arena, str_from(verifier->folder),
                  list ? list->path : STR(SUMS_NAME), &verifier->copy->sums, diags))
        return true;
    if (!list)
        hint_at_list(verifier, diags);
    return false;
}

static int compare_files(const void *left, const void *right)
{
    const struct copy_file *a = left, *b = right;
    return str_compare(a->path, b->path);
}

bool verify_copy(struct arena *arena, struct str folder, size_t threads,
                 const struct observer *observer, struct copy *copy,
                 struct diagnostics *diags)
{
    struct verifier verifier = {.arena = arena,
                                .observer = observer,
                                .folder = arena_c_string(arena, folder),
                                .copy = copy};
    *copy = (struct copy){0};
    if (!read_tree(&verifier, diags) || !read_list(&verifier, diags))
        return false;
    verifier.used = ARENA_ARRAY(arena, verifier.tree.count, bool);
    for (size_t i = 0; i < copy->sums.count; i++)
        if (!stray_is_ignored(copy->sums.items[i].path))
            add_listed(&verifier, &copy->sums.items[i]);
    add_foreign(&verifier);
    ARRAY_SORT(&copy->files, compare_files);
    compare_bytes(&verifier, threads);
    read_title(&verifier);
    return true;
}

bool copy_is_whole(const struct copy *copy, const struct diagnostics *diags)
{
    return copy->counts[COPY_GOOD] + copy->counts[COPY_SPELT] == copy->files.count &&
           !copy->cut && !copy->sums.cut && !diagnostics_have_errors(diags);
}
