/* SPDX-License-Identifier: MIT */
#include "output/html.h"
#include "output/view_parts.h"
#include "site/collection.h"

/* A table of contents is worth its space from so many headings on. */
enum { CONTENTS_LEAST = 3, RELATED_MOST = 5, RELATED_LOOKED_AT = 24 };

static void set_contents(const struct view *view, const struct page *page)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < page->document.headings.count; i++) {
        const struct document_heading *heading = &page->document.headings.items[i];
        if (heading->level != 2)
            continue;
        struct value_record *entry = value_record_new(view->arena);
        view_set_text(view, entry, "text",
                      view_prose(view, page->language, heading->text));
        view_set_text(view, entry, "href", view_href(view, view->route, heading->id));
        value_list_add(view->arena, list, value_of_record(entry));
    }
    view_set_bool(view, view->record, "has-toc", list->count >= CONTENTS_LEAST);
    view_set_list(view, view->record, "toc", list);
}

static size_t shared_topics(const struct page *a, const struct page *b)
{
    size_t count = 0;
    for (size_t i = 0; i < a->topics.count; i++)
        count += keys_contain(&b->topics, a->topics.items[i].key);
    return count;
}

struct candidate {
    const struct page *page;
    size_t shared;
};

struct candidates {
    ARRAY_FIELDS(struct candidate);
};

static bool is_candidate(const struct candidates *candidates, const struct page *page)
{
    for (size_t i = 0; i < candidates->count; i++)
        if (candidates->items[i].page == page)
            return true;
    return false;
}

static bool may_follow(const struct page *page, const struct page *other)
{
    if (other == page || other->kind == PAGE_ABOUT || str_equal(other->id, page->id))
        return false;
    if (other->kind == PAGE_ALERT && !str_equal(other->country, page->country))
        return false; /* the home page has it */
    if (page_is_for_professionals(other) && !page_is_for_professionals(page))
        return false;
    return other->country.len == 0 || page->country.len == 0 ||
           str_equal(other->country, page->country);
}

static void collect_candidates(const struct view *view, const struct page *page,
                               size_t topic, struct candidates *candidates)
{
    const struct page_list *pages = &view->language->by_topic[topic];
    for (size_t i = 0; i < pages->count && i < RELATED_LOOKED_AT; i++) {
        const struct page *other = pages->items[i];
        if (may_follow(page, other) && !is_candidate(candidates, other))
            *ARRAY_ADD(candidates, view->arena) =
                (struct candidate){other, shared_topics(page, other)};
    }
}

static int compare_candidates(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->shared != b->shared)
        return a->shared > b->shared ? -1 : 1;
    return page_compare(a->page, b->page);
}

/* A page of a collection leads back to the page that shows all of them. */
static bool add_collection(const struct view *view, const struct page *page,
                           struct value_list *list)
{
    struct str id = collection_id(page->kind);
    const struct page *all =
        id.len ? site_page(view->site, id, view->language->tag) : NULL;
    if (all && !page->is_unlisted)
        value_list_add(view->arena, list, value_of_record(view_page_ref(view, all)));
    return all;
}

static void set_related(const struct view *view, const struct page *page)
{
    const struct words *topics = &view->site->vocabulary.lists[VOCABULARY_TOPICS];
    struct candidates candidates = {0};
    struct value_list *list = value_list_new(view->arena);
    bool is_collected = add_collection(view, page, list);
    for (size_t i = 0; i < topics->count && !is_collected; i++)
        if (keys_contain(&page->topics, topics->items[i].key))
            collect_candidates(view, page, i, &candidates);
    ARRAY_SORT(&candidates, compare_candidates);
    for (size_t i = 0; i < candidates.count && i < RELATED_MOST; i++)
        value_list_add(view->arena, list,
                       value_of_record(view_page_ref(view, candidates.items[i].page)));
    view_set_section(view, view->record, "related", list);
}

static void set_body(const struct view *view, const struct page *page)
{
    struct strbuf body = {0};
    html_add_body(view, page, &body);
    view_set_text(view, view->record, "body",
                  arena_copy(view->arena, strbuf_str(&body)));
    strbuf_release(&body);
}

static void set_dates(const struct view *view, const struct page *page)
{
    view_set_date(view, view->record, "published", page->published);
    view_set_date(view, view->record, "reviewed", page->reviewed);
    view_set_date(view, view->record, "review-by", page->review_by);
    view_set_date(view, view->record, "expires", page->expires);
}

static void set_words(const struct view *view, const struct page *page)
{
    view_set_record(view, view->record, "country", view_country(view, page->country));
    view_set_text(view, view->record, "region",
                  page->region.len ? view_word(view, VOCABULARY_REGIONS, page->region)
                                   : STR(""));
    view_set_list(
        view, view->record, "audiences",
        view_word_links(view, VOCABULARY_AUDIENCES, ROUTE_AUDIENCE, &page->audiences));
    view_set_list(view, view->record, "topics",
                  view_word_links(view, VOCABULARY_TOPICS, ROUTE_TOPIC, &page->topics));
}

/* `translation` {text source-text source-href source-lang}: what the reader of an
 * outdated translation, or of one that nobody has reviewed, should know; else false. */
static void set_translation(const struct view *view, const struct page *page)
{
    const struct page *source =
        site_page_in(view->site, page->id, page->source_language);
    struct value_record *record = value_record_new(view->arena);
    bool told = source && source->route && (page->is_outdated || !page->is_reviewed);
    if (told) {
        const struct site_language *language =
            site_language(view->site, page->source_language);
        view_set_text(view, record, "text",
                      view_string(view, page->is_outdated ? "translation-outdated"
                                                          : "translation-unreviewed"));
        view_set_bool(view, record, "is-outdated", page->is_outdated);
        view_set_text(view, record, "source-text", language->name);
        view_set_text(view, record, "source-href",
                      view_href(view, source->route, STR("")));
        view_set_text(view, record, "source-lang", language->tag);
    }
    view_set_record(view, view->record, "translation", told ? record : NULL);
}

void view_page(struct view *view)
{
    const struct page *page = view->route->as.page;
    struct str kind = arena_format(view->arena, "kind-%s", page_kind_name(page->kind));
    struct str summary = view_prose(view, page->language, page->summary);
    view_set_title(view, view_prose(view, page->language, page->title), summary);
    set_body(view, page);
    view_set_text(view, view->record, "summary", summary);
    view_set_text(view, view->record, "kind", str_from(page_kind_name(page->kind)));
    view_set_text(view, view->record, "kind-text", view_string(view, kind.ptr));
    view_set_bool(view, view->record, "is-alert", page->kind == PAGE_ALERT);
    view_set_bool(view, view->record, "is-over",
                  page_is_over(page, view->site->config.as_of));
    view_set_bool(view, view->record, "is-template", page->kind == PAGE_TEMPLATE);
    view_set_bool(view, view->record, "is-for-professionals",
                  page_is_for_professionals(page));
    view_set_bool(view, view->record, "is-translation", page->source_language.len > 0);
    set_translation(view, page);
    set_contents(view, page);
    set_dates(view, page);
    set_words(view, page);
    view_set_section(view, view->record, "sources",
                     view_citations(view, &page->citations, false));
    set_related(view, page);
    view_set_stances(view, page);
    view_set_collection(view, page);
    view_set_takedown(view, keys_contain(&page->topics, STR("image-removal")));
}
