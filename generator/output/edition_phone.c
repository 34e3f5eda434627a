/* SPDX-License-Identifier: MIT */
#include "output/edition_phone.h"

#include <string.h>

#include "base/base64.h"
#include "base/digest.h"
#include "base/file.h"
#include "site/neutral.h"

/* ---- Ids. ---- */

/* Without vowels, so that no word comes about; the first is a letter. */
static const char SIGNS[] = "bcdfghjklmnpqrstvwxz23456789";

enum { LETTER_COUNT = 20, SIGN_COUNT = sizeof(SIGNS) - 1, ID_LEAST = 4, ID_MOST = 12 };

/* "topic/sextortion": what the page is, in any language. */
static struct str name_of(struct arena *arena, const struct route *route)
{
    return arena_format(arena, "%s/%.*s", route_kind_name(route->kind),
                        STR_ARG(route->key));
}

static unsigned digit_of(char hex)
{
    return hex <= '9' ? (unsigned)(hex - '0') : (unsigned)(hex - 'a') + 10;
}

/* The first `length` signs for a digest: each from two and a half bytes of it. */
static void id_of_digest(const struct digest *digest, size_t length, char *id)
{
    for (size_t i = 0; i < length; i++) {
        uint32_t number = 0;
        for (size_t j = 0; j < 5; j++)
            number = number << 4 | digit_of(digest->hex[i * 5 + j]);
        id[i] = SIGNS[number % (i ? SIGN_COUNT : LETTER_COUNT)];
    }
    id[length] = '\0';
}

/* Of two pages whose ids would begin alike the later one has a longer one. */
static struct str *new_id(struct arena *arena, struct map *taken, struct str name)
{
    struct digest digest = digest_of(name);
    char id[ID_MOST + 1];
    size_t length = ID_LEAST;
    do
        id_of_digest(&digest, length, id);
    while (map_get(taken, str_from(id)) && length++ < ID_MOST);
    struct str *copy = ARENA_NEW(arena, struct str);
    *copy = arena_copy(arena, str_from(id));
    map_set(taken, *copy, copy);
    return copy;
}

static struct str id_of(const struct phone_ids *ids, const struct route *route)
{
    struct arena scratch = {0};
    const struct str *id = map_get(&ids->by_name, name_of(&scratch, route));
    arena_release(&scratch);
    return id ? *id : STR("");
}

/* ---- Images. ---- */

/* By the suffix: what a browser shows as an image; "" for any other file. */
static const char *image_type(struct str path)
{
    static const char *const types[][2] = {
        {".png", "png"}, {".jpg", "jpeg"},  {".jpeg", "jpeg"},
        {".gif", "gif"}, {".webp", "webp"}, {".svg", "svg+xml"},
    };
    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
        if (str_ends_with(path, str_from(types[i][0])))
            return types[i][1];
    return "";
}

static bool add_image(struct phone_ids *ids, const struct attachment *file,
                      struct diagnostics *diags)
{
    struct arena scratch = {0};
    struct strbuf uri = {0};
    struct str bytes;
    int error = file_read(&scratch, file->input->shown.ptr, &bytes);
    if (error) {
        diag_add(diags, DIAG_FILE_READ, location_file(&file->input->source),
                 "the file cannot be read: %s", diag_error(diags, error));
    } else {
        strbuf_addf(&uri, "data:image/%s;base64,", image_type(file->path));
        base64_add(&uri, bytes);
        struct str *copy = ARENA_NEW(ids->arena, struct str);
        *copy = arena_copy(ids->arena, strbuf_str(&uri));
        map_set(&ids->images, file->path, copy);
    }
    strbuf_release(&uri);
    arena_release(&scratch);
    return !error;
}

bool phone_ids_make(struct phone_ids *ids, struct arena *arena, const struct site *site,
                    struct diagnostics *diags)
{
    struct map taken = map_in(arena);
    bool good = true;
    *ids = (struct phone_ids){arena, &site->config, map_in(arena), map_in(arena)};
    for (size_t i = 0; i < site->routes.all.count; i++) {
        struct str name = name_of(arena, site->routes.all.items[i]);
        if (!map_get(&ids->by_name, name))
            map_set(&ids->by_name, name, new_id(arena, &taken, name));
    }
    for (size_t i = 0; i < site->attachments.count; i++)
        if (image_type(site->attachments.items[i]->path)[0])
            good &= add_image(ids, site->attachments.items[i], diags);
    return good;
}

/* ---- Addresses. ---- */

struct str phone_file_name(struct arena *arena, const struct config *config,
                           struct str language)
{
    struct str name = STR("balise");
    if (config->neutral)
        name = neutral_name(arena, "phone", STR(""));
    return arena_format(arena, "%.*s-%.*s.html", STR_ARG(name), STR_ARG(language));
}

static const struct phone_edition *phone_of(const struct edition *edition)
{
    return (const struct phone_edition *)edition;
}

/* Headings are numbered from 1; 0 for what is none. */
static size_t heading_number(const struct route *route, struct str anchor)
{
    if (route->kind != ROUTE_PAGE)
        return 0;
    const struct document_headings *headings = &route->as.page->document.headings;
    for (size_t i = 0; i < headings->count; i++)
        if (str_equal(headings->items[i].id, anchor))
            return i + 1;
    return 0;
}

static void phone_add_id(const struct edition *edition, struct strbuf *out,
                         const struct route *page, struct str anchor)
{
    size_t number = heading_number(page, anchor);
    strbuf_add(out, id_of(phone_of(edition)->ids, page));
    if (number)
        strbuf_addf(out, "-%zu", number);
    else if (anchor.len)
        strbuf_addf(out, "-%.*s", STR_ARG(anchor));
}

static void phone_add_language_href(const struct edition *edition, struct strbuf *out,
                                    const struct route *from, const struct route *to)
{
    (void)from;
    struct arena scratch = {0};
    const struct phone_ids *ids = phone_of(edition)->ids;
    strbuf_add(out, phone_file_name(&scratch, ids->config, to->language));
    strbuf_add_char(out, '#');
    strbuf_add(out, id_of(ids, to));
    arena_release(&scratch);
}

/*
 * A page of this language that leads to another one's means it. A page that only stands
 * in for a missing translation leads on in the file's language, whose headings differ.
 */
static void phone_add_href(const struct edition *edition, struct strbuf *out,
                           const struct route *from, const struct route *to,
                           struct str anchor)
{
    const struct phone_edition *phone = phone_of(edition);
    struct str id = id_of(phone->ids, to);
    const struct route *section = map_get(&phone->sections, id);
    bool meant = str_equal(from->language, edition->language);
    if (section && section != to && meant) {
        phone_add_language_href(edition, out, from, to);
        return;
    }
    if (!section)
        return;
    if (to->kind == ROUTE_COUNTRY) /* short enough to be read from its start */
        anchor = STR("");
    strbuf_add_char(out, '#');
    if (section == to)
        phone_add_id(edition, out, to, anchor);
    else
        strbuf_add(out, id);
}

static void phone_add_file_href(const struct edition *edition, struct strbuf *out,
                                const struct route *from, struct str path)
{
    const struct str *image = map_get(&phone_of(edition)->ids->images, path);
    (void)from;
    if (image)
        strbuf_add(out, *image);
}

struct str phone_id(const struct phone_edition *phone, const struct route *route)
{
    return id_of(phone->ids, route);
}

static bool belongs(const struct site *site, const struct site_language *language,
                    const struct route *route)
{
    if (route->kind == ROUTE_PAGE)
        return site_page(site, route->key, language->tag) == route->as.page;
    return str_equal(route->language, language->tag);
}

void phone_edition_make(struct phone_edition *phone, const struct phone_ids *ids,
                        const struct site *site, const struct site_language *language,
                        struct arena *arena)
{
    *phone = (struct phone_edition){
        .edition = {phone_add_href, phone_add_language_href, phone_add_file_href,
                    phone_add_id, false, language->tag, false, &phone->sources},
        .ids = ids,
        .sections = map_in(arena),
        .sources = shared_sources_in(arena),
    };
    for (size_t i = 0; i < site->routes.all.count; i++) {
        struct route *route = site->routes.all.items[i];
        if (!belongs(site, language, route))
            continue;
        *ARRAY_ADD(&phone->routes, arena) = route;
        map_set(&phone->sections, id_of(ids, route), route);
        shared_sources_add(&phone->sources, route);
    }
}
