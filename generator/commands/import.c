/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "commands/catalogue.h"
#include "commands/commands.h"
#include "commands/import.h"
#include "commands/progress.h"
#include "commands/report.h"
#include "commands/say.h"
#include "directory/record_xml.h"
#include "directory/sheet_compare.h"
#include "input/charset.h"

/* A file of the directory as the table would have it. */
struct changed_file {
    struct source source;
    struct records records;
    struct patch_spans spans;
    struct str bytes; /* in the file's own encoding */
};

struct import {
    const struct options *options;
    struct catalogue catalogue;
    struct diagnostics diags;
    struct source table;
    bool whole; /* the table is to have every record */
    struct sheet_comparison comparison;
    struct changed_file *files; /* one for each file of the sheet */
};

static struct arena *arena_of(struct import *import)
{
    return &import->catalogue.arena;
}

static size_t file_count(const struct import *import)
{
    return import->catalogue.sheet.files.count;
}

static bool is_changed(const struct import *import, size_t file)
{
    return import->comparison.patches && import->comparison.patches[file].count > 0;
}

/* ---- Reading the table. ---- */

static void forget_missing(struct diagnostics *diags)
{
    size_t kept = 0;
    for (size_t i = 0; i < diags->count; i++)
        if (diags->items[i].code != DIAG_SHEET_MISSING)
            diags->items[kept++] = diags->items[i];
    diags->count = kept;
}

static void compare(struct import *import, struct str bytes)
{
    struct csv csv;
    if (!csv_read(arena_of(import), import->table.path, bytes,
                  import->options->encoding, &import->table, &csv, &import->diags))
        return;
    bool guessed = import->diags.count > 0;
    sheet_compare(arena_of(import), &import->catalogue.sheet, &csv, &import->table,
                  guessed, &import->comparison, &import->diags);
    if (!import->whole)
        forget_missing(&import->diags);
}

/* ---- Checking what the directory would become. ---- */

static void apply(struct import *import, size_t file)
{
    struct patches *patches = &import->comparison.patches[file];
    struct changed_file *changed = &import->files[file];
    struct str text = patches_apply(patches, &changed->spans);
    changed->source = source_of(arena_of(import), patches->source->path, text);
}

/*
 * What is wrong with the changed files is told at the cell that made it so. Warnings
 * that no cell has caused were there before.
 */
static void take_over(struct import *import, const struct diagnostics *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct diagnostic diag = found->items[i];
        const struct patch_cause *cause = NULL;
        bool error = diag_info(diag.code)->level == DIAG_LEVEL_ERROR;
        for (size_t j = 0; j < file_count(import); j++) {
            const struct changed_file *file = &import->files[j];
            if (diag.at.source == &file->source)
                cause = error ? patch_cause_near(file->source.text, &file->spans,
                                                 diag.at.offset)
                              : patch_cause_at(&file->spans, diag.at.offset);
        }
        if (cause) {
            diag.message = arena_format(
                arena_of(import), message_in(import->options->language, "%.*s: %.*s"),
                STR_ARG(cause->label), STR_ARG(diag.message));
            diag.at = cause->at;
        }
        if (cause || error)
            *ARRAY_ADD(&import->diags, arena_of(import)) = diag;
    }
}

/* The records of a file as they would be. */
static struct records *read_changed(struct import *import, size_t file,
                                    struct diagnostics *found)
{
    struct changed_file *changed = &import->files[file];
    if (!is_changed(import, file))
        return &import->catalogue.inputs[file]->records;
    apply(import, file);
    struct arena scratch = {0};
    records_read(arena_of(import), &scratch, &changed->source, &changed->records,
                 found);
    arena_release(&scratch);
    return &changed->records;
}

static void check(struct import *import)
{
    const struct site *site = &import->catalogue.site;
    struct arena *arena = arena_of(import);
    struct diagnostics found = diagnostics_in(arena, &import->diags);
    struct directory directory;
    size_t count = 0, most = file_count(import);
    struct records **records = ARENA_ARRAY(arena, most, struct records *);
    size_t *folders = ARENA_ARRAY(arena, most, size_t);
    for (size_t i = 0; i < most; i++) {
        records[count] = read_changed(import, i, &found);
        folders[count] = import->catalogue.inputs[i]->folder;
        count += records[count]->country.len > 0;
    }
    directory_assemble(arena, records, folders, count, &site->vocabulary,
                       &site->config.languages, &directory, &found);
    take_over(import, &found);
}

/* ---- Writing. ---- */

static struct str declared_encoding(const struct import *import, size_t file,
                                    struct str bytes)
{
    const struct input *input = import->catalogue.inputs[file];
    struct str declared = config_encoding(&import->catalogue.site.config, input->path);
    return declared.len ? declared : charset_xml_declaration(bytes);
}

static void report_unwritable(struct import *import, size_t file)
{
    const struct patches *patches = &import->comparison.patches[file];
    const struct patch_cause *cause = patches->items[0].spans.items[0].cause;
    diag_add(&import->diags, DIAG_SHEET_PLACE, cause->at,
             "%.*s: the encoding of '%.*s' cannot take up what this file would change",
             STR_ARG(cause->label), STR_ARG(patches->source->path));
    diag_hint(&import->diags, "save '%.*s' as UTF-8 first",
              STR_ARG(patches->source->path));
}

static void encode(struct import *import, size_t file)
{
    struct changed_file *changed = &import->files[file];
    const struct input *input = import->catalogue.inputs[file];
    struct str bytes;
    int error = file_read(arena_of(import), input->shown.ptr, &bytes);
    if (error)
        diag_add(&import->diags, DIAG_FILE_READ, location_file(&input->source),
                 "the file cannot be read: %s", diag_error(&import->diags, error));
    else if (!charset_encode_like(arena_of(import), bytes, input->source.text,
                                  declared_encoding(import, file, bytes),
                                  changed->source.text, &changed->bytes))
        report_unwritable(import, file);
}

static void report_write(struct import *import, size_t file, int error)
{
    diag_add(&import->diags, DIAG_OUTPUT_WRITE,
             location_file(&import->catalogue.inputs[file]->source),
             "the file cannot be written: %s", diag_error(&import->diags, error));
}

/* All files are there under temporary names before the first one is replaced. */
static void write_files(struct import *import)
{
    for (size_t i = 0; i < file_count(import); i++) {
        int error = is_changed(import, i)
                        ? file_stage(import->catalogue.inputs[i]->shown.ptr,
                                     import->files[i].bytes)
                        : 0;
        if (error)
            report_write(import, i, error);
    }
    bool good = !diagnostics_have_errors(&import->diags);
    for (size_t i = 0; i < file_count(import); i++) {
        const char *path = import->catalogue.inputs[i]->shown.ptr;
        if (!is_changed(import, i))
            continue;
        int error = good ? file_commit(path) : 0;
        if (error)
            report_write(import, i, error);
        if (!good || error)
            file_remove_temporary(path);
    }
}

/* ---- In words. ---- */

static void print_change(const struct options *options,
                         const struct sheet_change *change,
                         const struct sheet_change *before)
{
    const struct str nothing = str_from(message_in(options->language, "(nothing)"));
    if (!before || !str_equal(change->id, before->id) ||
        !str_equal(change->country, before->country))
        printf("%.*s %.*s\n", STR_ARG(change->country), STR_ARG(change->id));
    printf("  %.*s: ", STR_ARG(change->what));
    if (change->is_new)
        printf("%.*s\n", STR_ARG(change->new));
    else
        printf("%.*s → %.*s\n", STR_ARG(change->old.len ? change->old : nothing),
               STR_ARG(change->new.len ? change->new : nothing));
}

static void print_changes(const struct import *import)
{
    const struct sheet_changes *changes = &import->comparison.changes;
    for (size_t i = 0; i < changes->count; i++)
        print_change(import->options, &changes->items[i],
                     i ? &changes->items[i - 1] : NULL);
}

static size_t count_changed(const struct import *import)
{
    size_t changed = 0;
    for (size_t i = 0; i < file_count(import); i++)
        changed += is_changed(import, i);
    return changed;
}

static void tell_changes(const struct options *options, size_t changes, size_t files,
                         struct str counts)
{
    enum message_language language = options->language;
    struct strbuf what = {0}, where = {0};
    strbuf_addf(&what, message_for(language, changes, "%zu change", "%zu changes"),
                changes);
    say_files(&where, language, files);
    say(stdout, options,
        options->write ? "balise: %s in %s, written; %.*s\n"
                       : "balise: %s in %s, not written (use --write); %.*s\n",
        what.ptr, where.ptr, STR_ARG(counts));
    strbuf_release(&what);
    strbuf_release(&where);
}

static int tell(struct import *import)
{
    size_t changes = import->comparison.changes.count, files = count_changed(import);
    const struct options *options = import->options;
    struct strbuf counts = {0};
    diagnostics_sort(&import->diags);
    print_changes(import);
    fflush(stdout);
    int status = report_diagnostics(&import->diags);
    diagnostics_add_counts(&import->diags, &counts);
    if (status != EXIT_GOOD)
        say(stderr, options, "balise: %s; nothing was written\n", counts.ptr);
    else if (!options->quiet && changes == 0)
        say(stdout, options, "balise: the table changes nothing; %s\n", counts.ptr);
    else if (!options->quiet)
        tell_changes(options, changes, files, strbuf_str(&counts));
    strbuf_release(&counts);
    return status;
}

static void work(struct import *import, struct str bytes)
{
    import->diags = (struct diagnostics){.arena = arena_of(import),
                                         .language = import->options->language};
    import->files =
        ARENA_ARRAY(arena_of(import), file_count(import), struct changed_file);
    compare(import, bytes);
    check(import);
    bool good = !diagnostics_have_errors(&import->diags);
    for (size_t i = 0; good && i < file_count(import); i++)
        if (is_changed(import, i))
            encode(import, i);
    if (import->options->write && !diagnostics_have_errors(&import->diags))
        write_files(import);
}

int import_table(const struct options *options, struct str name, struct str bytes,
                 bool whole)
{
    struct import import = {
        .options = options, .table = {.path = name}, .whole = whole};
    struct progress progress;
    struct progress_place place = {0};
    progress_open(&progress, &place, 1, options);
    bool good = catalogue_open(&import.catalogue, options, &place);
    if (good)
        work(&import, bytes);
    progress_end(&place);
    progress_close(&progress);
    int status = good ? tell(&import) : report_diagnostics(&import.catalogue.diags);
    catalogue_close(&import.catalogue);
    return status;
}

static int report_unreadable(struct arena *arena, const struct source *table, int error,
                             const struct options *options)
{
    struct diagnostics diags = {.arena = arena, .language = options->language};
    diag_add(&diags, error == EFBIG ? DIAG_FILE_TOO_LARGE : DIAG_FILE_READ,
             location_file(table), "the table cannot be read: %s",
             error == EFBIG ? diag_words(&diags, "it is too large")
                            : diag_error(&diags, error));
    return report_diagnostics(&diags);
}

int command_import(const struct options *options)
{
    struct arena arena = {0};
    struct source table = {.path = options->operands.items[0]};
    struct str bytes;
    if (options->write && options->dry_run) {
        say(stderr, options,
            "balise: --write and --dry-run exclude each other (see balise --help)\n");
        return EXIT_USAGE;
    }
    int error = file_read(&arena, table.path.ptr, &bytes);
    int status = error ? report_unreadable(&arena, &table, error, options)
                       : import_table(options, table.path, bytes, true);
    arena_release(&arena);
    return status;
}
