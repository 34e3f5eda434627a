/* SPDX-License-Identifier: MIT */
#include "output/phone_parts.h"
#include "output/policy.h"
#include "search/client.h"

/* ---- Styles and scripts. ---- */

static struct str settled(struct arena *arena, struct strbuf *text)
{
    struct str copy = arena_copy(arena, strbuf_str(text));
    strbuf_release(text);
    return copy;
}

/* Without comments that stand on lines of their own. */
static struct str joined_assets(struct arena *arena, const struct theme_uses *uses)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < uses->count; i++)
        search_strip(uses->items[i].asset->bytes, &text);
    return settled(arena, &text);
}

static bool is_css_edge(char c)
{
    return c == '{' || c == '}' || c == ';' || c == ',' || c == '>';
}

/* A style without spaces beside braces, semicolons, commas and combinators of children,
 * nor behind colons, nor semicolons at the end of a block; but for those in strings. */
static struct str slim_style(struct arena *arena, struct str style)
{
    struct strbuf out = {0};
    char quote = 0;
    for (size_t i = 0; i < style.len; i++) {
        char c = style.ptr[i];
        bool is_space = c == ' ' || c == '\n';
        char next = i + 1 < style.len ? style.ptr[i + 1] : '}';
        char last = out.len ? out.ptr[out.len - 1] : '{';
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (is_space && (is_css_edge(last) || is_css_edge(next) || last == ':'))
            continue;
        if (!quote && c == '}' && last == ';')
            out.len--;
        strbuf_add_char(&out, c);
    }
    return settled(arena, &out);
}

struct str phone_helpers(const struct phone *phone, struct arena *arena)
{
    return joined_assets(arena, &phone->theme.phone_helpers);
}

struct str phone_search_script(struct arena *arena)
{
    struct strbuf text = {0};
    strbuf_add(&text, STR("balise.search=function(){\n'use strict';\n"));
    search_client(&text);
    strbuf_add(&text, STR("};\n"));
    return settled(arena, &text);
}

static void set_inside(const struct view *view, struct value_record *record,
                       const struct phone_making *making)
{
    const struct theme *theme = making->renderer.theme;
    struct arena *arena = view->arena;
    struct str style = slim_style(arena, joined_assets(arena, &theme->phone_styles));
    struct str script = joined_assets(arena, &theme->phone_scripts);
    struct strbuf hashes = {0};
    policy_add_hash(&hashes, style);
    view_set_text(view, record, "style", style);
    view_set_text(view, record, "style-hash", settled(arena, &hashes));
    hashes = (struct strbuf){0};
    policy_add_hash(&hashes, making->script);
    strbuf_add_char(&hashes, ' ');
    policy_add_hash(&hashes, making->helpers);
    strbuf_add_char(&hashes, ' ');
    policy_add_hash(&hashes, script);
    view_set_text(view, record, "script", script);
    view_set_text(view, record, "script-hashes", settled(arena, &hashes));
}

/* ---- The whole. ---- */

static struct value_list *chunk_list(const struct view *view,
                                     const struct phone_chunks *chunks)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < chunks->count; i++) {
        struct value_record *record = value_record_new(view->arena);
        view_set_text(view, record, "name", chunks->items[i].names);
        view_set_text(view, record, "text", strbuf_str(&chunks->items[i].text));
        value_list_add(view->arena, list, value_of_record(record));
    }
    return list;
}

void phone_add_document(struct phone_making *making, struct strbuf *out,
                        struct diagnostics *diags)
{
    const struct route *home = routes_find(&making->phone->site->routes, ROUTE_HOME,
                                           making->file->language->tag, STR(""));
    struct view view = view_of(&making->renderer, home, &making->arena, diags);
    struct value_record *document = value_record_new(&making->arena);
    struct strbuf sections = {0};
    phone_add_sections(making, 0, making->sections.count, &sections, diags);
    set_inside(&view, document, making);
    view_set_text(&view, document, "sections", strbuf_str(&sections));
    view_set_list(&view, document, "packs", chunk_list(&view, &making->packs));
    view_set_section(&view, document, "chunks", chunk_list(&view, &making->chunks));
    view_render(&view, "document", document, out);
    strbuf_release(&sections);
}
