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

static bool is_steps(const struct document *document, size_t node)
{
    return document->items[node].kind == NODE_LIST &&
           document->items[node].flags & NODE_ORDERED && !has_fields(document, node);
}

static size_t next_heading(const struct document *document, size_t from)
{
    while (from < document->count && document->items[from].kind != NODE_HEADING)
        from = document->items[from].end;
    return from;
}

static bool has_steps(const struct document *document, size_t from, size_t to)
{
    while (from < to && !is_steps(document, from))
        from = document->items[from].end;
    return from < to;
}

static const struct document_heading *heading_at(const struct document *document,
                                                 size_t node)
{
    for (size_t i = 0; i < document->headings.count; i++)
        if (document->headings.items[i].node == node)
            return &document->headings.items[i];
    return NULL;
}

/* The section with steps of this number, or how many there are. */
static bool find_section(const struct document *document, uint32_t number,
                         struct way_steps *steps, uint32_t *count)
{
    size_t from = 0, to = next_heading(document, 0);
    const struct document_heading *heading = NULL;
    *steps = (struct way_steps){.intro_to = to};
    for (*count = 0;;) {
        if (has_steps(document, from, to) && ++*count == number) {
            steps->heading = heading;
            steps->from = from;
            steps->to = to;
            return true;
        }
        if (to >= document->count)
            return false;
        heading = heading_at(document, to);
        from = document->items[to].end;
        to = next_heading(document, from);
    }
}

bool way_find_steps(const struct page *page, struct way_steps *steps)
{
    uint32_t count;
    return find_section(&page->document, page->steps, steps, &count);
}

void way_check(const struct page *page, struct diagnostics *diags)
{
    uint32_t count;
    struct way_steps steps;
    if (page->steps < 2 || find_section(&page->document, page->steps, &steps, &count))
        return;
    diag_add(diags, DIAG_FIELD_VALUE, page->steps_at,
             "there is no section %u with a numbered list: the page has %u",
             (unsigned)page->steps, (unsigned)count);
    diag_hint(diags, "'steps' is the number of the one with the steps to show first");
}

/* ---- Pages. ---- */

bool way_lists(const struct page *page, struct str audience)
{
    return keys_contain(&page->audiences, audience) ||
           keys_contain(&page->audiences, STR("everyone"));
}

/* How far a page is from what is needed; the first difference decides. */
enum { COUNTED = 6 };
struct distance {
    size_t by[COUNTED];
};

enum { BESIDE = 100, SUBJECT = 300, TOO_FAR = 1000 };

/* 0 for the word itself, 1 … for those related to it. */
static size_t word_distance(struct str key, const struct word *word)
{
    if (str_equal(key, word->key))
        return 0;
    for (size_t i = 0; i < word->related.count; i++)
        if (str_equal(key, word->related.items[i].key))
            return i + 1;
    return TOO_FAR;
}

/* The first topic is what the page is about; the others are touched beside it. */
static size_t topic_distance(const struct keys *topics, const struct word *word)
{
    size_t least = TOO_FAR;
    for (size_t i = 0; i < topics->count; i++) {
        size_t distance = word_distance(topics->items[i].key, word) + (i ? BESIDE : 0);
        least = distance < least ? distance : least;
    }
    return least;
}

static size_t need_distance(const struct page *page, const struct way_need *need)
{
    size_t own = topic_distance(&page->topics, need->topic);
    size_t general = topic_distance(&page->topics, need->subject) + SUBJECT;
    return own < general ? own : general;
}

/* Is the page about it, and does not only touch it? */
static bool is_about(const struct page *page, const struct way_need *need)
{
    if (page->topics.count == 0)
        return false;
    struct str first = page->topics.items[0].key;
    return word_distance(first, need->topic) < TOO_FAR ||
           word_distance(first, need->subject) < TOO_FAR;
}

static size_t audience_distance(const struct page *page, const struct word *audience)
{
    size_t least = TOO_FAR;
    if (way_lists(page, audience->key))
        return 0;
    for (size_t i = 0; i < page->audiences.count; i++) {
        size_t distance = word_distance(page->audiences.items[i].key, audience);
        least = distance < least ? distance : least;
    }
    return least;
}

/* Guides for everyone explain; their lists need not be steps to take. */
static bool may_have_steps(const struct page *page)
{
    return page->kind == PAGE_ADVICE ||
           (page->kind == PAGE_GUIDE &&
            !keys_contain(&page->audiences, STR("everyone")));
}

/* False when the page is out of the question. */
static bool measure(const struct site_language *language, const struct way_need *need,
                    const struct page *page, struct distance *distance)
{
    struct way_steps steps;
    size_t audience = audience_distance(page, need->audience);
    bool elsewhere = page->country.len && !str_equal(page->country, need->country);
    if (!may_have_steps(page) || elsewhere || !page->route || audience == TOO_FAR ||
        !way_find_steps(page, &steps))
        return false;
    *distance = (struct distance){{
        !str_equal(page->language, language->tag),
        !is_about(page, need),
        audience,
        need->country.len && !page->country.len,
        need_distance(page, need),
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
