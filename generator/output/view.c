/* SPDX-License-Identifier: MIT */
#include "output/view.h"

#include "output/sources.h"
#include "output/typography.h"
#include "output/view_parts.h"

void view_set_text(const struct view *view, struct value_record *record,
                   const char *name, struct str text)
{
    value_set(view->arena, record, name, value_text(text));
}

void view_set_bool(const struct view *view, struct value_record *record,
                   const char *name, bool truth)
{
    value_set(view->arena, record, name, value_bool(truth));
}

void view_set_list(const struct view *view, struct value_record *record,
                   const char *name, const struct value_list *list)
{
    value_set(view->arena, record, name, value_of_list(list));
}

void view_set_section(const struct view *view, struct value_record *record,
                      const char *name, const struct value_list *list)
{
    struct str has = arena_format(view->arena, "has-%s", name);
    view_set_list(view, record, name, list);
    view_set_bool(view, record, has.ptr, list->count > 0);
}

void view_set_record(const struct view *view, struct value_record *record,
                     const char *name, const struct value_record *value)
{
    value_set(view->arena, record, name,
              value ? value_of_record(value) : value_bool(false));
}

static struct str date_iso(const struct view *view, struct date date)
{
    struct strbuf iso = {0};
    date_add(&iso, date);
    struct str copy = arena_copy(view->arena, strbuf_str(&iso));
    strbuf_release(&iso);
    return copy;
}

void view_set_date(const struct view *view, struct value_record *record,
                   const char *name, struct date date)
{
    view_set_text(view, record, name, date_iso(view, date));
    view_set_text(view, record, arena_format(view->arena, "%s-text", name).ptr,
                  words_date(view->words, date));
}

struct str view_string(const struct view *view, const char *key)
{
    return words_string(view->words, key);
}

struct str view_href(const struct view *view, const struct route *to, struct str anchor)
{
    if (!to)
        return (struct str){0};
    const struct edition *edition = view->renderer->edition;
    struct strbuf href = {0};
    edition->add_href(edition, &href, view->route, to, anchor);
    struct str copy = arena_copy(view->arena, strbuf_str(&href));
    strbuf_release(&href);
    return copy;
}

struct str view_id(const struct view *view, const struct route *page, struct str anchor)
{
    const struct edition *edition = view->renderer->edition;
    struct strbuf id = {0};
    edition->add_id(edition, &id, page, anchor);
    struct str copy = arena_copy(view->arena, strbuf_str(&id));
    strbuf_release(&id);
    return copy;
}

struct str view_file_href(const struct view *view, struct str path)
{
    const struct edition *edition = view->renderer->edition;
    struct strbuf href = {0};
    edition->add_file_href(edition, &href, view->route, path);
    struct str copy = arena_copy(view->arena, strbuf_str(&href));
    strbuf_release(&href);
    return copy;
}

const struct route *view_route(const struct view *view, enum route_kind kind,
                               struct str key)
{
    return routes_find(&view->site->routes, kind, view->language->tag, key);
}

const struct text *view_text(const struct view *view, const struct texts *texts)
{
    return texts_get(texts, view->language->tag,
                     config_default_language(&view->site->config));
}

struct str view_text_str(const struct view *view, const struct texts *texts)
{
    const struct text *text = view_text(view, texts);
    return text ? text->text : STR("");
}

struct str view_prose(const struct view *view, struct str language, struct str text)
{
    return typography_spaces(view->arena, language, text, STR(""));
}

struct str view_word(const struct view *view, enum vocabulary_list list, struct str key)
{
    const struct word *word = vocabulary_find(&view->site->vocabulary, list, key);
    const struct text *name = word ? view_text(view, &word->name) : NULL;
    return name ? name->text : key;
}

struct str view_words(const struct view *view, enum vocabulary_list list,
                      const struct keys *keys)
{
    struct strs names = {0};
    for (size_t i = 0; i < keys->count; i++)
        *ARRAY_ADD(&names, view->arena) = view_word(view, list, keys->items[i].key);
    return words_list(view->words, &names);
}

struct value_list *view_word_links(const struct view *view, enum vocabulary_list list,
                                   enum route_kind kind, const struct keys *keys)
{
    struct value_list *links = value_list_new(view->arena);
    for (size_t i = 0; i < keys->count; i++) {
        const struct route *route = view_route(view, kind, keys->items[i].key);
        if (!route)
            continue;
        struct value_record *link = value_record_new(view->arena);
        view_set_text(view, link, "name", view_word(view, list, keys->items[i].key));
        view_set_text(view, link, "href", view_href(view, route, STR("")));
        value_list_add(view->arena, links, value_of_record(link));
    }
    return links;
}

struct value_record *view_country(const struct view *view, struct str code)
{
    if (code.len == 0)
        return NULL;
    struct value_record *record = value_record_new(view->arena);
    view_set_text(view, record, "name", view_word(view, VOCABULARY_COUNTRIES, code));
    view_set_text(view, record, "code", code);
    view_set_text(view, record, "href",
                  view_href(view, view_route(view, ROUTE_COUNTRY, code), STR("")));
    return record;
}

struct str view_foreign(const struct view *view, struct str language)
{
    return str_equal(language, view->language->tag) ? STR("") : language;
}

/* A note may stand several times in one language; a language has all or none of them.
 */
struct value_list *view_texts(const struct view *view, const struct texts *texts)
{
    struct value_list *list = value_list_new(view->arena);
    const struct text *best = view_text(view, texts);
    for (size_t i = 0; best && i < texts->count; i++) {
        const struct text *text = &texts->items[i];
        if (!str_equal(text->language, best->language))
            continue;
        struct value_record *record = value_record_new(view->arena);
        view_set_text(view, record, "text",
                      view_prose(view, text->language, text->text));
        view_set_text(view, record, "lang", view_foreign(view, text->language));
        value_list_add(view->arena, list, value_of_record(record));
    }
    return list;
}

struct str view_citation_date(const struct view *view, const struct citation *citation)
{
    if (date_is_set(citation->date) || !date_is_set(citation->accessed))
        return words_date(view->words, citation->date);
    return words_fill(view->words, "source-undated", "date",
                      words_date(view->words, citation->accessed));
}

/* When a dated source was read; an undated one has no other date. */
static struct str accessed_text(const struct view *view,
                                const struct citation *citation)
{
    if (!date_is_set(citation->date) || !date_is_set(citation->accessed))
        return STR("");
    return words_fill(view->words, "source-accessed", "date",
                      words_date(view->words, citation->accessed));
}

/* Where the edition has a list for all pages: its number there, and its address. */
static void set_number(const struct view *view, struct value_record *record,
                       const struct citation *citation, bool is_foreign)
{
    const struct shared_sources *shared = view->renderer->edition->sources;
    size_t number = shared ? shared_sources_number(shared, citation, is_foreign) : 0;
    struct str text = number ? arena_format(view->arena, "%zu", number) : STR("");
    struct str language = view->renderer->edition->language; /* of the list's page */
    view_set_text(view, record, "number", text);
    view_set_text(view, record, "number-href",
                  number ? view_href(view,
                                     routes_find(&view->site->routes, ROUTE_REVIEWED,
                                                 language, STR("")),
                                     text)
                         : STR(""));
}

static struct value_record *citation_record(const struct view *view,
                                            const struct citation *citation,
                                            bool is_foreign)
{
    struct value_record *record = value_record_new(view->arena);
    view_set_text(view, record, "title", citation->title);
    view_set_bool(view, record, "is-foreign", is_foreign);
    view_set_text(view, record, "href", citation->href);
    view_set_text(view, record, "date", date_iso(view, citation->date));
    view_set_text(view, record, "date-text", view_citation_date(view, citation));
    view_set_text(view, record, "accessed-text", accessed_text(view, citation));
    return record;
}

struct value_list *view_shared_sources(const struct view *view)
{
    const struct shared_sources *shared = view->renderer->edition->sources;
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; shared && i < shared->count; i++) {
        const struct shared_source *source = shared->items[i];
        struct value_record *record =
            citation_record(view, source->citation, source->is_foreign);
        struct str number = arena_format(view->arena, "%zu", source->number);
        view_set_text(view, record, "id", view_id(view, view->route, number));
        value_list_add(view->arena, list, value_of_record(record));
    }
    return list;
}

struct value_list *view_citations(const struct view *view,
                                  const struct citations *citations, bool is_foreign)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < citations->count; i++) {
        const struct citation *citation = &citations->items[i];
        struct value_record *record = citation_record(view, citation, is_foreign);
        view_set_text(view, record, "facts-text", view_source_facts(view, citation));
        set_number(view, record, citation, is_foreign);
        value_list_add(view->arena, list, value_of_record(record));
    }
    return list;
}

struct value_record *view_page_ref(const struct view *view, const struct page *page)
{
    struct value_record *ref = value_record_new(view->arena);
    const struct site_language *language = site_language(view->site, page->language);
    struct str kind = arena_format(view->arena, "kind-%s", page_kind_name(page->kind));
    view_set_text(view, ref, "title", view_prose(view, page->language, page->title));
    view_set_text(view, ref, "summary",
                  view_prose(view, page->language, page->summary));
    view_set_text(view, ref, "href", view_href(view, page->route, STR("")));
    view_set_text(view, ref, "lang", language->tag);
    view_set_text(view, ref, "dir", language->direction);
    view_set_text(view, ref, "language-name", language->name);
    view_set_bool(view, ref, "is-foreign", language != view->language);
    view_set_text(view, ref, "kind", str_from(page_kind_name(page->kind)));
    view_set_text(view, ref, "kind-text", view_string(view, kind.ptr));
    view_set_bool(view, ref, "is-alert", page->kind == PAGE_ALERT);
    view_set_bool(view, ref, "is-for-professionals", page_is_for_professionals(page));
    view_set_text(view, ref, "country-name",
                  page->country.len
                      ? view_word(view, VOCABULARY_COUNTRIES, page->country)
                      : STR(""));
    view_set_date(view, ref, "reviewed", page->reviewed);
    return ref;
}

const struct country *view_country_of(const struct site *site,
                                      const struct route *route)
{
    struct str code = {0};
    if (route_is_of_country(route))
        code = route->as.country->code;
    else if (route->kind == ROUTE_SERVICE)
        code = route->as.service->country;
    else if (route->kind == ROUTE_PAGE)
        code = route->as.page->country;
    return site_effective_country(site, code);
}

struct view view_of(const struct renderer *renderer, const struct route *route,
                    struct arena *arena, struct diagnostics *diags)
{
    const struct site *site = renderer->site;
    struct str language =
        route->language.len ? route->language : config_default_language(&site->config);
    const struct value_record *strings = theme_strings(renderer->theme, language);
    struct value_record *outer = value_record_new(arena);
    struct view view = {
        .renderer = renderer,
        .site = site,
        .language = site_language(site, language),
        .route = route,
        .country = view_country_of(site, route),
        .words = {arena, strings, diags, language},
        .arena = arena,
        .diags = diags,
        .record = value_record_new(arena),
        .has_own = ARENA_NEW(arena, bool),
        .has_opening = ARENA_NEW(arena, bool),
        .strings = value_of_record(outer),
    };
    value_set(arena, outer, "t", value_of_record(strings));
    view_frame(&view);
    if (route->kind == ROUTE_PAGE)
        view_page(&view);
    else
        view_lists(&view);
    view_set_bool(&view, view.record, "has-opening", *view.has_opening);
    return view;
}

void view_render(const struct view *view, const char *template,
                 const struct value_record *inner, struct strbuf *out)
{
    struct value contexts[3] = {view->strings, value_of_record(view->record)};
    size_t count = 2;
    if (inner)
        contexts[count++] = value_of_record(inner);
    const struct template *found =
        template_get(&view->renderer->theme->templates, str_from(template));
    if (found) /* that all are there is checked before anything is rendered */
        template_render(found, contexts, count, out, view->diags);
}
