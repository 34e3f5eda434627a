/* SPDX-License-Identifier: MIT */
#include "site/way.h"

enum { OF_AGE = 18 };

bool way_asks(const struct word *word)
{
    return word->first_person.count > 0;
}

bool way_has_pages(const struct word *audience)
{
    return way_asks(audience) && !str_equal(audience->key, STR("professional"));
}

bool way_is_place(const struct country *country)
{
    return country->emergencies.count > 0;
}

/* ---- Services. ---- */

static bool is_for_adults(const struct eligibility *who)
{
    return who->age_min >= OF_AGE || who->image_age_min >= OF_AGE;
}

static bool is_for_minors(const struct eligibility *who)
{
    return who->age_max >= 0 && who->age_max < OF_AGE;
}

bool way_serves(const struct service *service, struct str audience)
{
    if (!keys_contain(&service->audiences, audience) &&
        !keys_contain(&service->audiences, STR("everyone")))
        return false;
    if (str_equal(audience, STR("minor")))
        return !is_for_adults(&service->eligibility);
    return !str_equal(audience, STR("adult")) || !is_for_minors(&service->eligibility);
}

/* ---- Steps. ---- */

static size_t count_items(const struct document *document, size_t list)
{
    size_t count = 0;
    for (size_t i = list + 1; i < document->items[list].end;
         i = document->items[i].end) {
        count++;
    }
    return count;
}

static bool has_fields(const struct document *document, size_t list)
{
    for (size_t i = list + 1; i < document->items[list].end; i++) {
        const struct node *node = &document->items[i];
        if (node->kind == NODE_LINK &&
            document->links.items[node->link].kind == LINK_FIELD)
            return true;
    }
    return false;
}

/* The items of a numbered list, 0 for anything else. */
static size_t steps_at(const struct document *document, size_t node)
{
    if (document->items[node].kind != NODE_LIST ||
        !(document->items[node].flags & NODE_ORDERED) || has_fields(document, node))
        return 0;
    return count_items(document, node);
}

static size_t next_heading(const struct document *document, size_t from)
{
    while (from < document->count && document->items[from].kind != NODE_HEADING)
        from = document->items[from].end;
    return from;
}

static size_t most_steps(const struct document *document, size_t from, size_t to)
{
    size_t most = 0;
    for (size_t i = from; i < to; i = document->items[i].end) {
        size_t count = steps_at(document, i);
        most = count > most ? count : most;
    }
    return most;
}

static const struct document_heading *heading_at(const struct document *document,
                                                 size_t node)
{
    for (size_t i = 0; i < document->headings.count; i++)
        if (document->headings.items[i].node == node)
            return &document->headings.items[i];
    return NULL;
}

bool way_find_steps(const struct document *document, struct way_steps *steps)
{
    size_t most = 0, from = 0, to = next_heading(document, 0);
    const struct document_heading *heading = NULL;
    *steps = (struct way_steps){.intro_to = to};
    for (;;) {
        size_t count = most_steps(document, from, to);
        if (count > most) {
            most = count;
            steps->heading = heading;
            steps->from = from;
            steps->to = to;
        }
        if (to >= document->count)
            return most > 0;
        heading = heading_at(document, to);
        from = document->items[to].end;
        to = next_heading(document, from);
    }
}

/* ---- Pages. ---- */

bool way_lists(const struct page *page, struct str audience)
{
    return keys_contain(&page->audiences, audience) ||
           keys_contain(&page->audiences, STR("everyone"));
}

/* How far a page is from what is needed; the first difference decides. */
enum { COUNTED = 5 };
struct distance {
    size_t by[COUNTED];
};

enum { TOO_FAR = 1000 };

/* 0 for the word itself, 1 … for those related to it. */
static size_t word_distance(const struct keys *keys, const struct word *word)
{
    if (keys_contain(keys, word->key))
        return 0;
    for (size_t i = 0; i < word->related.count; i++)
        if (keys_contain(keys, word->related.items[i].key))
            return i + 1;
    return TOO_FAR;
}

static size_t audience_distance(const struct page *page, const struct word *audience)
{
    return way_lists(page, audience->key) ? 0
                                          : word_distance(&page->audiences, audience);
}

/* False when the page is out of the question. */
static bool measure(const struct site_language *language, const struct way_need *need,
                    const struct page *page, struct distance *distance)
{
    struct way_steps steps;
    size_t audience = audience_distance(page, need->audience);
    bool elsewhere = page->country.len && !str_equal(page->country, need->country);
    if ((page->kind != PAGE_ADVICE && page->kind != PAGE_GUIDE) || elsewhere ||
        !page->route || audience == TOO_FAR || !way_find_steps(&page->document, &steps))
        return false;
    *distance = (struct distance){{
        !str_equal(page->language, language->tag),
        audience,
        need->country.len && !page->country.len,
        need->topic ? word_distance(&page->topics, need->topic) : 0,
        page->kind != PAGE_ADVICE,
    }};
    return true;
}

static bool is_nearer(const struct distance *a, const struct distance *b)
{
    for (size_t i = 0; i < COUNTED; i++)
        if (a->by[i] != b->by[i])
            return a->by[i] < b->by[i];
    return false; /* the earlier one in the order of lists */
}

const struct page *way_page(const struct site_language *language,
                            const struct way_need *need)
{
    const struct page *best = NULL;
    struct distance least = {{0}}, distance;
    for (size_t i = 0; i < language->pages.count; i++) {
        const struct page *page = language->pages.items[i];
        if (!measure(language, need, page, &distance) ||
            (best && !is_nearer(&distance, &least)))
            continue;
        best = page;
        least = distance;
    }
    return best;
}
