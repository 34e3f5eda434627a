/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/suggest.h"
#include "commands/report.h"
#include "commands/say.h"
#include "commands/status.h"
#include "input/charset.h"
#include "site/signature.h"

/* A page and the bytes that its file is to have. */
struct signed_page {
    const struct page *page;
    struct str bytes;
    bool changes;
};

struct sign {
    struct arena *arena;
    const struct site *site;
    struct signature signature;
    struct diagnostics diags;
    struct map by_path; /* as shown to people → page */
    ARRAY_FIELDS(struct signed_page);
};

/* ---- Which page is meant. ---- */

static struct str shown_path(const struct page *page)
{
    return page->source->path;
}

static struct str without_dots(struct arena *arena, struct str path)
{
    struct str plain;
    return path_normalise(arena, path, &plain) ? plain : path;
}

/* Under another path: an absolute one, say. */
static bool is_file_of(const struct page *page, struct str path)
{
    return str_equal(path_name(path), path_name(page->path)) &&
           file_is_same(path.ptr, shown_path(page).ptr);
}

/* "de/first-hour", "de/first-hour.md", "content/de/first-hour.md" */
static const struct page *find_page(struct sign *sign, struct str name)
{
    const struct page_list *pages = &sign->site->pages;
    struct str plain = without_dots(sign->arena, name);
    const struct page *page = map_get(&sign->by_path, plain);
    if (!page)
        page = map_get(&sign->site->pages_by_path, plain);
    if (!page)
        page = map_get(&sign->site->pages_by_id, plain);
    if (page)
        return page;
    for (size_t i = 0; i < pages->count; i++)
        if (is_file_of(pages->items[i], name))
            return pages->items[i];
    return NULL;
}

static void report_unknown(struct sign *sign, struct str name)
{
    struct suggestion suggestion = suggestion_for(name);
    for (size_t i = 0; i < sign->site->pages.count; i++) {
        const struct page *page = sign->site->pages.items[i];
        if (page->source_language.len)
            suggestion_offer(&suggestion,
                             arena_format(sign->arena, "%.*s/%.*s",
                                          STR_ARG(page->language), STR_ARG(page->id)));
    }
    diag_add(&sign->diags, DIAG_SIGN_REFUSED, location_none(),
             "there is no page '%.*s'", STR_ARG(name));
    if (suggestion_best(&suggestion).len)
        suggestion_hint(&suggestion, &sign->diags);
    else
        diag_hint(&sign->diags, "name its file, or its language and id, as in "
                                "de/first-hour");
}

/* ---- What its file is to be. ---- */

/* Named twice, it is signed once. */
static bool is_there(const struct sign *sign, const struct page *page)
{
    for (size_t i = 0; i < sign->count; i++)
        if (sign->items[i].page == page)
            return true;
    return false;
}

/* In the file's own encoding, with its byte order mark. */
static bool encode(struct sign *sign, const struct page *page, struct str text,
                   struct signed_page *item)
{
    struct str before;
    struct location at = location_file(page->source);
    struct str declared = config_encoding(&sign->site->config, page->path);
    int error = file_read(sign->arena, shown_path(page).ptr, &before);
    item->page = page;
    if (error) {
        diag_add(&sign->diags, DIAG_FILE_READ, at, "the file cannot be read: %s",
                 message_of_error(sign->diags.language, error));
        return false;
    }
    if (charset_encode_like(sign->arena, before, page->source->text, declared, text,
                            &item->bytes)) {
        item->changes = !str_equal(before, item->bytes);
        return true;
    }
    diag_add(&sign->diags, DIAG_SIGN_REFUSED, at,
             "'%.*s' cannot be written as it was read: it has just changed, or its "
             "encoding is not certain",
             STR_ARG(shown_path(page)));
    diag_hint(&sign->diags, "try again; if it stays so, save the file as UTF-8");
    return false;
}

static void fill_paths(struct sign *sign)
{
    sign->by_path = map_in(sign->arena);
    for (size_t i = 0; i < sign->site->pages.count; i++) {
        struct page *page = sign->site->pages.items[i];
        map_set(&sign->by_path, without_dots(sign->arena, shown_path(page)), page);
    }
}

static void add_page(struct sign *sign, struct str name)
{
    const struct page *page = find_page(sign, name);
    struct signed_page item = {0};
    struct str text;
    if (!page)
        report_unknown(sign, name);
    else if (!is_there(sign, page) &&
             signature_put(sign->arena, sign->site, page, &sign->signature, &text,
                           &sign->diags) &&
             encode(sign, page, text, &item))
        *ARRAY_ADD(sign, sign->arena) = item;
}

/* ---- Writing. ---- */

static void report_write(struct sign *sign, const struct page *page, int error)
{
    diag_add(&sign->diags, DIAG_OUTPUT_WRITE, location_file(page->source),
             "the file cannot be written: %s",
             message_of_error(sign->diags.language, error));
}

/* All are there under temporary names before the first one is replaced. */
static void write_all(struct sign *sign)
{
    for (size_t i = 0; i < sign->count; i++) {
        const struct signed_page *item = &sign->items[i];
        int error =
            item->changes ? file_stage(shown_path(item->page).ptr, item->bytes) : 0;
        if (error)
            report_write(sign, item->page, error);
    }
    bool good = !diagnostics_have_errors(&sign->diags);
    for (size_t i = 0; i < sign->count; i++) {
        const struct signed_page *item = &sign->items[i];
        int error = item->changes && good ? file_commit(shown_path(item->page).ptr) : 0;
        if (error)
            report_write(sign, item->page, error);
        if (item->changes && (!good || error))
            file_remove_temporary(shown_path(item->page).ptr);
    }
}

static void print_signed(const struct sign *sign, const struct options *options)
{
    for (size_t i = 0; i < sign->count; i++) {
        const struct signed_page *item = &sign->items[i];
        struct str path = shown_path(item->page);
        if (item->changes)
            say(stdout, options, "balise: signed %.*s\n", STR_ARG(path));
        else
            say(stdout, options, "balise: %.*s was signed like this already\n",
                STR_ARG(path));
    }
}

int status_sign(struct arena *arena, const struct site *site,
                const struct options *options)
{
    struct sign sign = {.arena = arena,
                        .site = site,
                        .signature = {options->today, options->by},
                        .diags = {.arena = arena, .language = options->language}};
    bool known = vocabulary_need(&site->vocabulary, VOCABULARY_ROLES, options->by,
                                 location_none(), &sign.diags) != NULL;
    fill_paths(&sign);
    for (size_t i = 0; i < options->operands.count; i++)
        add_page(&sign, options->operands.items[i]);
    bool good = known && !diagnostics_have_errors(&sign.diags);
    if (good)
        write_all(&sign);
    diagnostics_sort(&sign.diags);
    int status = report_diagnostics(&sign.diags);
    if (!good)
        say(stderr, options, "balise: nothing was written\n");
    else if (status == EXIT_GOOD && !options->quiet)
        print_signed(&sign, options);
    return good ? status : EXIT_CONTENT;
}
