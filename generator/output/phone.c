/* SPDX-License-Identifier: MIT */
#include "output/phone.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/base91.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "output/phone_parts.h"

/*
 * A file of at most FILE_MOST bytes (840 KB) has every section as it is: our own
 * content in each of its languages, also in letters of two bytes. A larger one has
 * those that are needed most, at least PLAIN_LEAST bytes of them: enough for the ways
 * to a number and for the advice of a usual site, and little enough for an old
 * telephone to read in a moment.
 */
enum {
    FILE_MOST = 840 << 10,
    PLAIN_LEAST = 380 << 10,
    SPARE = 16 << 10,
    CHUNK_SECTIONS = 64,
    PACK_LEAST = 192 << 10
};

/* ---- Planning. ---- */

/* The templates that the edition has beside those of routes. */
static const char *const PHONE_PARTS[] = {
    "document",     "group",      "near",           "together", "papers",
    "country-tail", "place-tail", "country-shared", "sheet"};

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
    for (size_t i = 0; good && i < sizeof(PHONE_PARTS) / sizeof(*PHONE_PARTS); i++)
        good = need_template(&phone->theme, PHONE_PARTS[i], diags);
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
    phone_render_section(making, &making->sections.items[index], &worker->scratch);
}

static struct strbuf *new_pack(struct phone_making *making, struct str name)
{
    struct phone_chunk *pack = ARRAY_ADD(&making->packs, &making->arena);
    *pack = (struct phone_chunk){.names = name};
    return &pack->text;
}

/* Adds the next part to the last pack; to a new one when that is large. A NUL between
 * two parts stands in none of them. */
static struct strbuf *next_part(struct phone_making *making, struct str name)
{
    struct phone_chunk *last = &making->packs.items[making->packs.count - 1];
    if (last->text.len >= PACK_LEAST)
        return new_pack(making, name);
    strbuf_add_char(&last->text, '\0');
    last->names =
        arena_format(&making->arena, "%.*s %.*s", STR_ARG(last->names), STR_ARG(name));
    return &last->text;
}

/* What makes a page better as soon as it is there. */
static void make_helpers(struct phone_making *making)
{
    making->helpers = phone_helpers(making->phone, &making->arena);
    strbuf_add(new_pack(making, STR("helpers")), making->helpers);
    struct strbuf *hours = next_part(making, STR("hours"));
    for (size_t i = 0; i < making->hours.count; i++) {
        strbuf_add(hours, i ? STR("\n") : STR(""));
        strbuf_add(hours, str_trim(making->hours.items[i]));
    }
}

static void add_shard(struct phone_making *making, const struct search_file *file)
{
    struct str name = str_slice(file->name, 0, str_find_char(file->name, '.', 0));
    search_add_arguments(file, next_part(making, name));
}

static void make_search(struct phone_making *making)
{
    struct arena scratch = {0};
    making->script = phone_search_script(&making->arena);
    strbuf_add(new_pack(making, STR("script")), making->script);
    making->search.language = making->file->language->tag;
    search_make_part(&making->search, &making->renderer, &scratch);
    for (size_t i = 0; i < making->search.files.count; i++)
        add_shard(making, &making->search.files.items[i]);
    arena_release(&scratch);
}

/* ---- Packing. ---- */

/* Raw DEFLATE of RFC 1951, as text: what DecompressionStream calls deflate-raw. */
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
    base91_add(&packed, (struct str){(const char *)bytes, stream.total_out});
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

static size_t weight_of(const struct phone_section *section)
{
    return section->html.len + section->shared.len + section->tail.len;
}

static size_t size_of(const struct phone_making *making)
{
    size_t size = 0;
    for (size_t i = 0; i < making->sections.count; i++)
        size += weight_of(&making->sections.items[i]);
    return size;
}

/* What is most needed stays as it is, as long as there is room. Cards stand where the
 * poster of their country does, just before them. */
static void choose_packed(struct phone_making *making, size_t room)
{
    size_t plain = 0;
    for (size_t rank = 0; rank < ROUTE_KIND_COUNT; rank++)
        for (size_t i = 0; i < making->sections.count; i++) {
            struct phone_section *section = &making->sections.items[i];
            enum route_kind kind = section->route->kind;
            if (phone_rank(kind) != rank)
                continue;
            size_t weight = weight_of(section);
            section->is_packed =
                route_is_for_paper(section->route) && kind != ROUTE_POSTER
                    ? section[-1].is_packed
                    : !is_always_plain(section) && plain + weight > room;
            if (!section->is_packed)
                plain += weight;
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
    strbuf_add_char(chunk, '\0');
    phone_add_section(making, packed->section, chunk, diags);
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
            chunk->names = list.items[i].id;
        }
        add_packed(making, &list.items[i], &chunk->text, diags);
    }
    parallel_for(making->chunks.count, threads, pack_job, &making->chunks);
}

/* ---- Files. ---- */

static void begin_making(struct phone_making *making, const struct phone *phone,
                         const struct phone_file *file, enum message_language language)
{
    *making = (struct phone_making){.phone = phone, .file = file, .language = language};
    phone_edition_make(&making->edition, &phone->ids, phone->site, file->language,
                       &making->arena);
    making->renderer =
        (struct renderer){phone->site, &phone->theme, &making->edition.edition};
    phone_list_sections(making);
}

static void release_packs(struct phone_making *making)
{
    for (size_t i = 0; i < making->packs.count; i++)
        strbuf_release(&making->packs.items[i].text);
    making->packs.count = 0;
    arena_release(&making->search.arena);
    making->search = (struct search_part){0};
}

static void end_making(struct phone_making *making, struct diagnostics *diags)
{
    for (size_t i = 0; i < making->sections.count; i++) {
        struct phone_section *section = &making->sections.items[i];
        diagnostics_merge(diags, &section->diags);
        arena_release(&section->arena);
        strbuf_release(&section->html);
        strbuf_release(&section->shared);
        strbuf_release(&section->tail);
    }
    for (size_t i = 0; i < making->chunks.count; i++)
        strbuf_release(&making->chunks.items[i].text);
    release_packs(making);
    arena_release(&making->arena);
}

/* With everything that is not a section, packed. */
static void make_document(struct phone_making *making, size_t threads,
                          struct strbuf *out, struct diagnostics *diags)
{
    release_packs(making);
    strbuf_clear(out);
    making->edition.edition.is_whole = making->chunks.count == 0;
    make_helpers(making);
    make_search(making);
    parallel_for(making->packs.count, threads, pack_job, &making->packs);
    phone_add_document(making, out, diags);
}

/* The bytes of sections that may stand as they are, when `size` is that of the file
 * with all of them: what is packed takes less than a third. */
static size_t room_for(const struct phone_making *making, size_t size)
{
    size_t sections = size_of(making), packed = (size - FILE_MOST) / 2 * 3 + SPARE;
    return sections < PLAIN_LEAST + packed ? PLAIN_LEAST : sections - packed;
}

static void make_file(const struct phone *phone, const struct phone_file *file,
                      size_t threads, struct strbuf *out, struct diagnostics *diags)
{
    struct phone_making making;
    begin_making(&making, phone, file, diags->language);
    parallel_for(making.sections.count, threads, render_section, &making);
    phone_share(&making);
    make_document(&making, threads, out, diags);
    if (out->len > FILE_MOST) {
        choose_packed(&making, room_for(&making, out->len));
        make_chunks(&making, threads, diags);
        make_document(&making, threads, out, diags);
    }
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
