/* SPDX-License-Identifier: MIT */
#include "output/phone.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/base64.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "output/phone_parts.h"
#include "output/slim.h"

/*
 * Up to so many bytes of sections and search files, all of it stands in the file as it
 * is. Of more, so many bytes of sections do: enough for the ways to a number and for
 * the advice of a usual site, which then takes at most 700 KB, and little enough for an
 * old telephone to read in a moment.
 */
enum { WHOLE_MOST = 600 << 10, PLAIN_MOST = 380 << 10, CHUNK_SECTIONS = 64 };

/* ---- Planning. ---- */

static bool need_template(const struct theme *theme, const char *name,
                          struct diagnostics *diags)
{
    if (template_get(&theme->templates, str_from(name)))
        return true;
    diag_add(diags, DIAG_THEME_MISSING, location_none(),
             "the theme has no template 'phone/%s.mustache'", name);
    diag_hint(diags, "add it, or let the theme extend 'default'");
    return false;
}

static int compare_files(const void *left, const void *right)
{
    const struct phone_file *a = left, *b = right;
    return str_compare(a->path, b->path);
}

bool phone_plan(struct phone *phone, struct arena *arena, const struct site *site,
                const struct theme *theme, struct diagnostics *diags)
{
    *phone = (struct phone){.site = site, .arena = arena};
    bool good = theme_for_phones(theme, &phone->theme, diags);
    good = good && need_template(&phone->theme, "document", diags) &&
           need_template(&phone->theme, "group", diags);
    good &= phone_ids_make(&phone->ids, arena, site, diags);
    for (size_t i = 0; i < site->languages.count; i++) {
        const struct site_language *language = &site->languages.items[i];
        struct phone_file *file = ARRAY_ADD(&phone->files, arena);
        file->language = language;
        file->path = phone_file_name(arena, &site->config, language->tag);
    }
    ARRAY_SORT(&phone->files, compare_files);
    return good;
}

struct strs phone_paths(const struct phone *phone)
{
    struct strs paths = {0};
    for (size_t i = 0; i < phone->files.count; i++)
        *ARRAY_ADD(&paths, phone->arena) = phone->files.items[i].path;
    return paths;
}

/* ---- Sections. ---- */

static void render_section(size_t index, void *context, struct worker *worker)
{
    struct phone_making *making = context;
    struct phone_section *section = &making->sections.items[index];
    section->diags.arena = &section->arena;
    struct view view =
        view_of(&making->renderer, section->route, &worker->scratch, &section->diags);
    view_render(&view, route_kind_name(section->route->kind), NULL, &section->html);
    slim_html(&section->html);
}

static void add_shard(struct phone_making *making, const struct search_file *file)
{
    struct phone_chunk *shard = ARRAY_ADD(&making->shards, &making->arena);
    shard->first = str_slice(file->name, 0, str_find_char(file->name, '.', 0));
    shard->text = (struct strbuf){0};
    search_add_arguments(file, &shard->text);
}

static void make_search(struct phone_making *making)
{
    struct arena scratch = {0};
    making->search.language = making->file->language->tag;
    search_make_part(&making->search, &making->renderer, &scratch);
    for (size_t i = 0; i < making->search.files.count; i++)
        add_shard(making, &making->search.files.items[i]);
    arena_release(&scratch);
}

/* ---- Packing. ---- */

/* Raw DEFLATE of RFC 1951, as Base64: what DecompressionStream calls deflate-raw. */
static void pack(struct strbuf *text)
{
    z_stream stream = {0};
    struct strbuf packed = {0};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        memory_is_out();
    size_t room = deflateBound(&stream, text->len);
    unsigned char *bytes = memory_get(room);
    stream.next_in = (unsigned char *)text->ptr;
    stream.avail_in = (uInt)text->len;
    stream.next_out = bytes;
    stream.avail_out = (uInt)room;
    deflate(&stream, Z_FINISH); /* there is room for all of it */
    base64_add(&packed, (struct str){(const char *)bytes, stream.total_out});
    deflateEnd(&stream);
    free(bytes);
    strbuf_release(text);
    *text = packed;
}

static void pack_job(size_t index, void *context, struct worker *worker)
{
    struct phone_chunks *chunks = context;
    (void)worker;
    pack(&chunks->items[index].text);
}

/* Home page, countries and neutral page are there for whoever has no JavaScript. */
static bool is_always_plain(const struct phone_section *section)
{
    enum route_kind kind = section->route->kind;
    return kind == ROUTE_HOME || kind == ROUTE_COUNTRIES || kind == ROUTE_EXIT;
}

/* What is most needed stays as it is, as long as there is room. */
static void choose_packed(struct phone_making *making)
{
    size_t plain = 0;
    for (size_t rank = 0; rank < ROUTE_KIND_COUNT; rank++)
        for (size_t i = 0; i < making->sections.count; i++) {
            struct phone_section *section = &making->sections.items[i];
            if (phone_rank(section->route->kind) != rank)
                continue;
            section->is_packed =
                !is_always_plain(section) && plain + section->html.len > PLAIN_MOST;
            if (!section->is_packed)
                plain += section->html.len;
        }
}

struct packed {
    struct str id;
    const struct phone_section *section;
};

struct packed_list {
    ARRAY_FIELDS(struct packed);
};

static int compare_packed(const void *left, const void *right)
{
    const struct packed *a = left, *b = right;
    return str_compare(a->id, b->id);
}

/* Each section behind a NUL, which stands in no text. */
static void add_packed(struct phone_making *making, const struct packed *packed,
                       struct strbuf *chunk, struct diagnostics *diags)
{
    const struct phone_section *section = packed->section;
    strbuf_add_char(chunk, '\0');
    if (section->country)
        phone_add_group(making, section, strbuf_str(&section->html), chunk, diags);
    else
        strbuf_add(chunk, strbuf_str(&section->html));
}

/* In the order of their ids, so that a script finds the chunk of an id. */
static void make_chunks(struct phone_making *making, size_t threads,
                        struct diagnostics *diags)
{
    struct packed_list list = {0};
    struct phone_chunk *chunk = NULL;
    for (size_t i = 0; i < making->sections.count; i++) {
        const struct phone_section *section = &making->sections.items[i];
        if (section->is_packed)
            *ARRAY_ADD(&list, &making->arena) =
                (struct packed){phone_id(&making->edition, section->route), section};
    }
    ARRAY_SORT(&list, compare_packed);
    for (size_t i = 0; i < list.count; i++) {
        if (i % CHUNK_SECTIONS == 0) {
            chunk = ARRAY_ADD(&making->chunks, &making->arena);
            chunk->first = list.items[i].id;
        }
        add_packed(making, &list.items[i], &chunk->text, diags);
    }
    parallel_for(making->chunks.count, threads, pack_job, &making->chunks);
    parallel_for(making->shards.count, threads, pack_job, &making->shards);
}

static size_t size_of(const struct phone_making *making)
{
    size_t size = 0;
    for (size_t i = 0; i < making->sections.count; i++)
        size += making->sections.items[i].html.len;
    for (size_t i = 0; i < making->shards.count; i++)
        size += making->shards.items[i].text.len;
    return size;
}

/* ---- Files. ---- */

static void begin_making(struct phone_making *making, const struct phone *phone,
                         const struct phone_file *file)
{
    *making = (struct phone_making){.phone = phone, .file = file};
    phone_edition_make(&making->edition, &phone->ids, phone->site, file->language,
                       &making->arena);
    making->renderer =
        (struct renderer){phone->site, &phone->theme, &making->edition.edition};
    phone_list_sections(making);
}

static void end_making(struct phone_making *making, struct diagnostics *diags)
{
    for (size_t i = 0; i < making->sections.count; i++) {
        struct phone_section *section = &making->sections.items[i];
        diagnostics_merge(diags, &section->diags);
        arena_release(&section->arena);
        strbuf_release(&section->html);
    }
    for (size_t i = 0; i < making->chunks.count; i++)
        strbuf_release(&making->chunks.items[i].text);
    for (size_t i = 0; i < making->shards.count; i++)
        strbuf_release(&making->shards.items[i].text);
    arena_release(&making->search.arena);
    arena_release(&making->arena);
}

static void make_file(const struct phone *phone, const struct phone_file *file,
                      size_t threads, struct strbuf *out, struct diagnostics *diags)
{
    struct phone_making making;
    begin_making(&making, phone, file);
    parallel_for(making.sections.count, threads, render_section, &making);
    make_search(&making);
    if (size_of(&making) > WHOLE_MOST) {
        choose_packed(&making);
        make_chunks(&making, threads, diags);
    }
    phone_add_document(&making, out, diags);
    end_making(&making, diags);
}

void phone_render(const struct phone *phone, size_t threads, struct writer *writer,
                  struct diagnostics *diags)
{
    for (size_t i = 0; i < phone->files.count; i++) {
        struct strbuf bytes = {0};
        make_file(phone, &phone->files.items[i], threads, &bytes, diags);
        if (writer)
            writer_put(writer, i, strbuf_str(&bytes));
        strbuf_release(&bytes);
    }
}
