/* SPDX-License-Identifier: MIT */
#include "output/search.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/parallel.h"
#include "output/search_contact.h"
#include "output/search_document.h"
#include "search/client.h"
#include "theme/plural.h"

static void add_member(struct strbuf *out, const char *name)
{
    strbuf_addf(out, ",\"%s\":", name);
}

static void add_pair(struct strbuf *out, struct str name, struct str value)
{
    strbuf_add(out, out->ptr[out->len - 1] == '{' ? STR("") : STR(","));
    search_add_json(out, name);
    strbuf_add_char(out, ':');
    search_add_json(out, value);
}

static void add_names(struct strbuf *out, const struct view *view, const char *name,
                      enum vocabulary_list list)
{
    const struct words *words = &view->site->vocabulary.lists[list];
    strbuf_addf(out, "\"%s\":{", name);
    for (size_t i = 0; i < words->count; i++)
        add_pair(out, words->items[i].key, view_word(view, list, words->items[i].key));
    strbuf_add_char(out, '}');
}

/* Kinds of services are the vocabulary's words, kinds of pages the theme's. */
static void add_kinds(struct strbuf *out, const struct view *view)
{
    static const char *const lists[] = {"country", "topic", "audience"};
    add_names(out, view, "kind", VOCABULARY_KINDS);
    out->len--; /* goes on behind the vocabulary's */
    for (int kind = 0; kind < PAGE_KIND_COUNT; kind++) {
        const char *name = page_kind_name((enum page_kind)kind);
        struct str key = arena_format(view->arena, "kind-%s", name);
        add_pair(out, str_from(name), view_string(view, key.ptr));
    }
    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
        struct str key = arena_format(view->arena, "search-kind-%s", lists[i]);
        add_pair(out, str_from(lists[i]), view_string(view, key.ptr));
    }
    if (view->site->config.contacts.count)
        add_pair(out, STR("contact"), view_string(view, "own-title"));
    strbuf_add_char(out, '}');
}

/* Names of what documents can be filtered by. */
static void add_all_names(struct strbuf *out, const struct view *view)
{
    add_member(out, "names");
    strbuf_add_char(out, '{');
    add_names(out, view, "country", VOCABULARY_COUNTRIES);
    strbuf_add_char(out, ',');
    add_names(out, view, "audience", VOCABULARY_AUDIENCES);
    strbuf_add_char(out, ',');
    add_kinds(out, view);
    strbuf_add_char(out, ',');
    add_names(out, view, "language", VOCABULARY_LANGUAGES);
    strbuf_add_char(out, '}');
}

/* A text as "found"; of its plural forms, 'few' as "found-few" and 'other' by itself.
 */
static void add_text(struct strbuf *out, const struct view *view, struct str name,
                     struct value text)
{
    if (text.kind != VALUE_RECORD) {
        add_pair(out, name, text.as.text);
        return;
    }
    for (size_t i = 0; i < text.as.record->count; i++) {
        const struct value_field *form = &text.as.record->items[i];
        bool is_other = str_equal(form->name, str_from(plural_name(PLURAL_OTHER)));
        struct str of_form =
            arena_format(view->arena, "%.*s-%.*s", STR_ARG(name), STR_ARG(form->name));
        add_pair(out, is_other ? name : of_form, form->value.as.text);
    }
}

/* The theme's texts for the client: all whose names begin with "search-", and what is
 * said beside numbers elsewhere, too. */
static void add_texts(struct strbuf *out, const struct view *view)
{
    static const char *const shared[] = {"call", "send-text", "not-callable",
                                         "use-instead"};
    const struct str prefix = STR("search-");
    add_member(out, "texts");
    strbuf_add_char(out, '{');
    for (size_t i = 0; i < sizeof(shared) / sizeof(*shared); i++)
        add_pair(out, str_from(shared[i]), view_string(view, shared[i]));
    for (size_t i = 0; i < view->words.strings->count; i++) {
        const struct value_field *field = &view->words.strings->items[i];
        if (str_starts_with(field->name, prefix))
            add_text(out, view, str_slice(field->name, prefix.len, field->name.len),
                     field->value);
    }
    strbuf_add_char(out, '}');
}

/* The words of hours.js, under the names that it reads: see templates/opening.mustache.
 */
static void add_opening_words(struct strbuf *out, const struct view *view)
{
    static const struct {
        const char *name, *string;
    } words[] = {{"open", "opening-open"},
                 {"open-until", "opening-until"},
                 {"closed", "opening-closed"},
                 {"opens", "opening-opens"},
                 {"unsure", "opening-unsure"},
                 {"old", "opening-old"},
                 {"clock", "opening-clock"},
                 {"clock-there", "opening-clock-there"},
                 {"today", "opening-today"},
                 {"tomorrow", "opening-tomorrow"},
                 {"time", "time"},
                 {"hour", "time-full-hour"},
                 {"midnight", "time-midnight"}};
    struct strbuf days = {0};
    add_member(out, "opening");
    strbuf_add_char(out, '{');
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        add_pair(out, str_from(words[i].name), view_string(view, words[i].string));
    for (int day = 1; day <= 7; day++) {
        char key[] = "day-0";
        key[4] = (char)('0' + day);
        strbuf_addf(&days, "%s%.*s", day > 1 ? "|" : "",
                    STR_ARG(view_string(view, key)));
    }
    add_pair(out, STR("days"), strbuf_str(&days));
    strbuf_add_char(out, '}');
    strbuf_release(&days);
}

static void add_list(struct strbuf *out, const char *name, const struct strs *items,
                     bool quoted)
{
    add_member(out, name);
    strbuf_add_char(out, '[');
    for (size_t i = 0; i < items->count; i++) {
        strbuf_add(out, i ? STR(",") : STR(""));
        if (quoted)
            search_add_json(out, items->items[i]);
        else
            strbuf_add(out, items->items[i]);
    }
    strbuf_add_char(out, ']');
}

static struct str root_members(struct search_collection *collection)
{
    struct strbuf out = {0};
    add_member(&out, "language");
    search_add_json(&out, collection->view.language->tag);
    add_list(&out, "kinds", &collection->kinds, true);
    add_all_names(&out, &collection->view);
    add_list(&out, "groups", &collection->groups, false);
    add_member(&out, "of");
    strbuf_add_char(&out, '"');
    for (size_t i = 0; i < collection->group_of.count; i++)
        shard_add_number(&out, collection->group_of.items[i]);
    strbuf_add_char(&out, '"');
    add_texts(&out, &collection->view);
    add_opening_words(&out, &collection->view);
    struct str members = arena_copy(collection->arena, strbuf_str(&out));
    strbuf_release(&out);
    return members;
}

void search_make_part(struct search_part *part, const struct renderer *renderer,
                      struct arena *scratch)
{
    const struct routes *routes = &renderer->site->routes;
    struct diagnostics nothing = {.arena = scratch}; /* pages say it as well */
    struct view view =
        view_of(renderer, routes_find(routes, ROUTE_HOME, part->language, STR("")),
                scratch, &nothing);
    struct search_collection collection;
    search_collect(&collection, &view, scratch);
    search_shards(&part->arena, scratch, &collection.lexicon, &collection.documents,
                  root_members(&collection), &part->files);
}

struct making {
    struct search_parts *parts;
    const struct renderer *renderer;
};

static void make_part(size_t index, void *context, struct worker *worker)
{
    struct making *making = context;
    search_make_part(&making->parts->items[index], making->renderer, &worker->scratch);
}

void search_make(struct search_parts *parts, const struct renderer *renderer,
                 size_t threads)
{
    const struct site_languages *languages = &renderer->site->languages;
    parts->count = languages->count;
    parts->items =
        memory_get(memory_multiply(languages->count + 1, sizeof(*parts->items)));
    for (size_t i = 0; i < languages->count; i++)
        parts->items[i].language = languages->items[i].tag;
    strbuf_add(&parts->client, STR("(function () {\n'use strict';\n"));
    search_client(&parts->client);
    strbuf_add(&parts->client, STR("}());\n"));
    struct making making = {parts, renderer};
    parallel_for(languages->count, threads, make_part, &making);
}

void search_add_arguments(const struct search_file *file, struct strbuf *out)
{
    size_t from = str_find_char(file->bytes, '(', 0), to = file->bytes.len;
    while (to > from && file->bytes.ptr[to - 1] != ')')
        to--;
    if (str_starts_with(file->bytes, STR("balise.root")))
        strbuf_add(out, STR("\"root\",\"\","));
    strbuf_add(out, str_slice(file->bytes, from + 1, to - 1));
}

void search_release(struct search_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++)
        arena_release(&parts->items[i].arena);
    free(parts->items);
    strbuf_release(&parts->client);
    *parts = (struct search_parts){0};
}
