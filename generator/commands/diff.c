/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "commands/commands.h"
#include "commands/report.h"
#include "commands/say.h"
#include "directory/compare.h"
#include "directory/published.h"
#include "site/site.h"

/* One of the two folders: content, or a site that was built of some. */
struct side {
    struct arena arena;
    bool is_published;
    struct diagnostics diags; /* of all files, which may be of an older form */
    struct strs content;
    struct site site;
    struct directory directory;
};

/* Pages do not matter here, and nothing is said about them. */
static void read_side(struct side *side, struct str folder,
                      const struct options *options)
{
    struct site *site = &side->site;
    side->diags =
        (struct diagnostics){.arena = &side->arena, .language = options->language};
    *ARRAY_ADD(&side->content, &side->arena) = folder;
    site_init(site, &side->arena, &side->content);
    site_scan(site, &side->diags);
    site_parse(site, options->jobs, &side->diags);
    if (site->config.languages.count == 0) /* a directory alone will do */
        *ARRAY_ADD(&site->config.languages, &side->arena) = STR("en");
    site_assemble(site, &side->diags);
    side->directory = site->directory;
}

static bool is_site(struct str folder, struct arena *arena)
{
    return file_exists(path_join(arena, folder, STR("SHA256SUMS")).ptr);
}

static int cannot_be_compared(struct str folder, const struct options *options)
{
    say(stderr, options, "balise: '%.*s' cannot be compared\n", STR_ARG(folder));
    return EXIT_USAGE;
}

/* Errors of directory files are told; what could be read of them is compared. */
static int check_side(struct side *side, struct str folder,
                      const struct options *options)
{
    struct diagnostics errors = diagnostics_in(&side->arena, &side->diags);
    size_t files = 0, unreadable = 0;
    for (size_t i = 0; i < side->site.inputs.count; i++) {
        const struct input *input = side->site.inputs.items[i];
        if (input->kind != INPUT_DIRECTORY)
            continue;
        files++;
        unreadable += input->records.country.len == 0;
        diagnostics_merge(&errors, &input->diags);
    }
    diagnostics_sort(&errors);
    report_diagnostics(&errors);
    if (files > 0)
        return unreadable ? cannot_be_compared(folder, options) : EXIT_GOOD;
    if (is_site(folder, &side->arena))
        say(stderr, options, "balise: '%.*s' is a built site without %s\n",
            STR_ARG(folder), PUBLISHED_PATH);
    else
        say(stderr, options, "balise: '%.*s' has no directory of services\n",
            STR_ARG(folder));
    return EXIT_USAGE;
}

static bool read_published(struct side *side, struct str path)
{
    struct source *source = ARENA_NEW(&side->arena, struct source);
    struct str bytes;
    int error = file_read(&side->arena, path.ptr, &bytes);
    *source = (struct source){.path = path};
    if (!error)
        return published_read(&side->arena, path, bytes, &side->directory,
                              &side->diags);
    diag_add(&side->diags, error == EFBIG ? DIAG_FILE_TOO_LARGE : DIAG_FILE_READ,
             location_file(source), "the table cannot be read: %s",
             error == EFBIG ? diag_words(&side->diags, "it is too large")
                            : diag_error(&side->diags, error));
    return false;
}

/* A table that a program wrote is right as a whole, or it is not that program's. */
static int load_published(struct side *side, struct str folder, struct str path,
                          const struct options *options)
{
    side->is_published = true;
    side->diags =
        (struct diagnostics){.arena = &side->arena, .language = options->language};
    bool good = read_published(side, path);
    diagnostics_sort(&side->diags);
    report_diagnostics(&side->diags);
    return good ? EXIT_GOOD : cannot_be_compared(folder, options);
}

static int load(struct side *side, struct str folder, const struct options *options)
{
    struct str table = path_join(&side->arena, folder, STR(PUBLISHED_PATH));
    if (!folder_exists(folder.ptr)) {
        say(stderr, options, "balise: '%.*s' is no folder\n", STR_ARG(folder));
        return EXIT_USAGE;
    }
    if (file_exists(table.ptr))
        return load_published(side, folder, table, options);
    read_side(side, folder, options);
    return check_side(side, folder, options);
}

static void release(struct side *side)
{
    site_release(&side->site);
    arena_release(&side->arena);
}

/* ---- Printing. ---- */

struct writing {
    struct strbuf text;
    const struct vocabulary *old, *new;
    enum message_language language;
    bool markdown;
};

/* What Markdown would take for its own, or a browser for a tag. */
static void add_text(struct writing *writing, struct str text)
{
    const struct str special = STR("\\`*_[]<>#&|~");
    for (size_t i = 0; i < text.len; i++) {
        if (writing->markdown &&
            str_find_char(special, text.ptr[i], 0) != STR_NOT_FOUND)
            strbuf_add_char(&writing->text, '\\');
        strbuf_add_char(&writing->text, text.ptr[i]);
    }
}

static struct str country_name(const struct writing *writing, struct str code)
{
    const struct vocabulary *both[] = {writing->new, writing->old};
    for (size_t i = 0; i < 2; i++) {
        const struct word *word = vocabulary_find(both[i], VOCABULARY_COUNTRIES, code);
        const struct text *name =
            word ? texts_get(&word->name,
                             str_from(message_language_tag(writing->language)),
                             STR("en"))
                 : NULL;
        if (name)
            return name->text;
    }
    return code;
}

static void add_heading(struct writing *writing, struct str country)
{
    strbuf_add(&writing->text, writing->text.len ? STR("\n") : STR(""));
    strbuf_add(&writing->text, writing->markdown ? STR("### ") : STR(""));
    add_text(writing, country_name(writing, country));
    strbuf_add(&writing->text, writing->markdown ? STR("\n\n") : STR("\n"));
}

static void add_colon(struct writing *writing)
{
    strbuf_add(&writing->text, str_from(message_in(writing->language, ": ")));
}

/* "- **Kanner-Jugendtelefon** (`lu-kjt`): ", "  lu-kjt (Kanner-Jugendtelefon): " */
static void add_subject(struct writing *writing, const struct change *change)
{
    struct strbuf *text = &writing->text;
    if (!writing->markdown) {
        strbuf_addf(text, "  %.*s%s%.*s%s", STR_ARG(change->id),
                    change->id.len ? " (" : "", STR_ARG(change->name),
                    change->id.len ? ")" : "");
        add_colon(writing);
        return;
    }
    strbuf_add(text, STR("- **"));
    add_text(writing, change->name);
    strbuf_add(text, STR("**"));
    if (change->id.len)
        strbuf_addf(text, " (`%.*s`)", STR_ARG(change->id));
    add_colon(writing);
}

static void add_changed(struct writing *writing, const struct change *change)
{
    add_text(writing, change->aspect);
    if (change->part.len) {
        strbuf_add(&writing->text, str_from(message_in(writing->language, " of ")));
        add_text(writing, change->part);
    }
    add_colon(writing);
    add_text(writing, change->before);
    strbuf_add(&writing->text, STR(" → "));
    add_text(writing, change->after);
}

static void add_whole(struct writing *writing, const struct change *change)
{
    enum message_language language = writing->language;
    bool is_added = change->kind == CHANGE_ADDED;
    struct str what = is_added ? change->after : change->before;
    if (change->part.len)
        what = change->part;
    strbuf_add(&writing->text, str_from(is_added ? message_in(language, "added")
                                                 : message_in(language, "removed")));
    if (what.len)
        add_colon(writing);
    add_text(writing, what);
    if (!writing->markdown && !is_added && change->id.len && !change->part.len)
        strbuf_add(
            &writing->text,
            str_from(message_in(
                language, "; keep it as retired, so that its number stays findable")));
}

static void add_change(struct writing *writing, const struct change *change)
{
    add_subject(writing, change);
    if (change->kind == CHANGE_CHANGED)
        add_changed(writing, change);
    else
        add_whole(writing, change);
    strbuf_add_char(&writing->text, '\n');
}

static void print_changes(struct writing *writing, const struct changes *changes)
{
    struct str country = {0};
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->items[i];
        if (i == 0 || !str_equal(change->country, country))
            add_heading(writing, change->country);
        country = change->country;
        add_change(writing, change);
    }
    if (writing->text.len)
        fwrite(writing->text.ptr, 1, writing->text.len, stdout);
    strbuf_release(&writing->text);
}

/* A site has published keys and no words for them: the other side may have them. */
static void share_words(struct side *side, const struct side *other)
{
    if (side->is_published)
        side->directory.vocabulary = other->directory.vocabulary;
}

static int compare(struct side *old, struct side *new, const struct options *options)
{
    share_words(old, new);
    share_words(new, old);
    struct changes changes = directory_compare(&new->arena, &old->directory,
                                               &new->directory, options->language);
    struct writing writing = {.old = old->directory.vocabulary,
                              .new = new->directory.vocabulary,
                              .language = options->language,
                              .markdown = str_equal(options->format, STR("markdown"))};
    print_changes(&writing, &changes);
    return changes.count ? EXIT_CONTENT : EXIT_GOOD;
}

int command_diff(const struct options *options)
{
    struct side old = {0}, new = {0};
    int status = load(&old, options->operands.items[0], options);
    int other = load(&new, options->operands.items[1], options);
    if (status == EXIT_GOOD)
        status = other;
    if (status == EXIT_GOOD)
        status = compare(&old, &new, options);
    release(&old);
    release(&new);
    return status;
}
