/* SPDX-License-Identifier: MIT */
/* What is left when every section is there: ids that nobody uses, and opening hours
 * that several numbers have. */
#include "output/phone_parts.h"

struct pieces {
    struct str text;
    size_t at; /* what is before it has been written */
    struct strbuf out;
};

/* Writes up to `to`, and goes on behind `next`. */
static void skip(struct pieces *pieces, size_t to, size_t next)
{
    strbuf_add(&pieces->out, str_slice(pieces->text, pieces->at, to));
    pieces->at = next;
}

static void finish(struct pieces *pieces, struct strbuf *html)
{
    skip(pieces, pieces->text.len, pieces->text.len);
    strbuf_release(html);
    *html = pieces->out;
}

/* ---- Ids of headings. ---- */

static bool is_id(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-';
}

static struct str id_at(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.len && is_id(text.ptr[end]))
        end++;
    return str_slice(text, at, end);
}

static void note_links(const struct strbuf *html, struct arena *arena,
                       struct map *linked)
{
    static const struct str mark = STR_INIT(" href=#");
    struct str text = strbuf_str(html);
    size_t at = str_find(text, mark, 0);
    for (; at != STR_NOT_FOUND; at = str_find(text, mark, at + mark.len))
        map_set(linked, arena_copy(arena, id_at(text, at + mark.len)), linked);
}

static void drop_ids(struct strbuf *html, const struct map *linked)
{
    static const struct str mark = STR_INIT("<h");
    struct pieces pieces = {strbuf_str(html), 0, {0}};
    struct str text = pieces.text;
    size_t at = str_find(text, mark, 0);
    for (; at != STR_NOT_FOUND; at = str_find(text, mark, at + mark.len)) {
        static const struct str name = STR_INIT(" id=");
        size_t attribute = at + mark.len + 1; /* behind "<h2" */
        if (!str_starts_with(str_slice(text, attribute, text.len), name))
            continue;
        struct str id = id_at(text, attribute + name.len);
        if (!map_get(linked, id))
            skip(&pieces, attribute, attribute + name.len + id.len);
    }
    finish(&pieces, html);
}

/* ---- Opening hours. ---- */

/* Of "<p class=opening hidden data-timezone=… data-hours=… data-until=…>" the data. */
static void share_hours(struct phone_making *making, struct strbuf *html,
                        struct map *numbers)
{
    static const struct str mark = STR_INIT(" data-timezone=");
    struct pieces pieces = {strbuf_str(html), 0, {0}};
    size_t at = str_find(pieces.text, mark, 0);
    for (; at != STR_NOT_FOUND; at = str_find(pieces.text, mark, at + mark.len)) {
        size_t end = str_find_char(pieces.text, '>', at);
        struct str data = str_slice(pieces.text, at, end);
        size_t *number = map_get(numbers, data);
        if (!number) {
            number = ARENA_NEW(&making->arena, size_t);
            *number = making->hours.count;
            *ARRAY_ADD(&making->hours, &making->arena) =
                arena_copy(&making->arena, data);
            map_set(numbers, making->hours.items[*number], number);
        }
        skip(&pieces, at, end);
        strbuf_addf(&pieces.out, " data-same=%zu", *number);
    }
    finish(&pieces, html);
}

void phone_share(struct phone_making *making)
{
    struct arena scratch = {0};
    struct map linked = map_in(&scratch), numbers = map_in(&scratch);
    struct phone_sections *sections = &making->sections;
    for (size_t i = 0; i < sections->count; i++) {
        note_links(&sections->items[i].html, &scratch, &linked);
        note_links(&sections->items[i].tail, &scratch, &linked);
    }
    for (size_t i = 0; i < sections->count; i++) {
        drop_ids(&sections->items[i].html, &linked);
        share_hours(making, &sections->items[i].html, &numbers);
    }
    arena_release(&scratch);
}
