/* SPDX-License-Identifier: MIT */
#include "output/search_document.h"

#include "directory/phone.h"
#include "output/search_contact.h"
#include "output/view_parts.h"
#include "search/words.h"
#include "site/collection.h"
#include "site/way.h"

/* ---- What all documents have. ---- */

enum { HEADINGS_MOST = 24, JOINED_MOST = 3 };

/* The properties by which documents are filtered. */
struct group {
    struct str country;
    const struct keys *audiences;
    struct str kind;
    const struct keys *languages;
    bool is_service;
};

static void add_keys(struct strbuf *out, const struct keys *keys)
{
    struct strbuf text = {0};
    for (size_t i = 0; keys && i < keys->count; i++)
        strbuf_addf(&text, "%s%.*s", i ? " " : "", STR_ARG(keys->items[i].key));
    search_add_json(out, strbuf_str(&text));
    strbuf_release(&text);
}

static uint32_t group_number(struct search_collection *collection,
                             const struct group *group)
{
    struct strbuf text = {0};
    strbuf_add_char(&text, '[');
    search_add_json(&text, group->country);
    strbuf_add_char(&text, ',');
    add_keys(&text, group->audiences);
    strbuf_add_char(&text, ',');
    search_add_json(&text, group->kind);
    strbuf_add_char(&text, ',');
    add_keys(&text, group->languages);
    strbuf_addf(&text, ",%d]", group->is_service);
    uint32_t *known = map_get(&collection->group_numbers, strbuf_str(&text));
    if (!known) {
        struct str copy = arena_copy(collection->arena, strbuf_str(&text));
        known = ARENA_NEW(collection->arena, uint32_t);
        *known = (uint32_t)collection->groups.count;
        *ARRAY_ADD(&collection->groups, collection->arena) = copy;
        map_set(&collection->group_numbers, copy, known);
    }
    strbuf_release(&text);
    return *known;
}

static size_t kind_number(struct search_collection *collection, struct str kind)
{
    size_t i = 0;
    while (i < collection->kinds.count && !str_equal(collection->kinds.items[i], kind))
        i++;
    if (i == collection->kinds.count)
        *ARRAY_ADD(&collection->kinds, collection->arena) = kind;
    return i;
}

/* Words of the vocabulary in every language, with what else they are called. */
static void add_word(struct search_collection *collection, enum search_field field,
                     enum vocabulary_list list, struct str key)
{
    const struct word *word =
        vocabulary_find(&collection->view.site->vocabulary, list, key);
    for (size_t i = 0; word && i < word->name.count; i++)
        lexicon_add_text(&collection->lexicon, field, word->name.items[i].text);
    for (size_t i = 0; word && i < word->synonyms.count; i++)
        lexicon_add_text(&collection->lexicon, field, word->synonyms.items[i].text);
}

static void add_words(struct search_collection *collection, enum vocabulary_list list,
                      const struct keys *keys)
{
    for (size_t i = 0; i < keys->count; i++)
        add_word(collection, SEARCH_SYNONYMS, list, keys->items[i].key);
}

struct found {
    const struct route *route;
    struct str title;
    struct str kind; /* in words */
    struct str summary;
    const struct document_headings *headings; /* may be NULL */
    struct str contact;                       /* JSON, "0" for none */
    struct group group;
};

/* Not all of a long page: whoever searches waits for them. */
static void add_headings(const struct view *view, struct strbuf *out,
                         const struct found *found)
{
    const struct document_headings *headings = found->headings;
    for (size_t i = 0; headings && i < headings->count && i < HEADINGS_MOST; i++) {
        strbuf_add(out, i ? STR(",") : STR(""));
        search_add_json(out, view_id(view, found->route, headings->items[i].id));
        strbuf_add_char(out, ',');
        search_add_json(out, headings->items[i].text);
    }
}

/* Ends the lexicon's newest document: what is shown of it, and how it is filtered. */
static void add_found(struct search_collection *collection, const struct found *found)
{
    struct strbuf json = {0};
    strbuf_add_char(&json, '[');
    search_add_address(&collection->view, &json, found->route);
    strbuf_add_char(&json, ',');
    search_add_json(&json, found->title);
    strbuf_addf(&json, ",%zu,", kind_number(collection, found->kind));
    search_add_json(&json, found->group.country);
    strbuf_add_char(&json, ',');
    search_add_json(&json, found->summary);
    strbuf_add(&json, STR(",["));
    add_headings(&collection->view, &json, found);
    strbuf_addf(&json, "],%.*s]", STR_ARG(found->contact));
    *ARRAY_ADD(&collection->documents, collection->arena) =
        arena_copy(collection->arena, strbuf_str(&json));
    *ARRAY_ADD(&collection->group_of, collection->arena) =
        group_number(collection, &found->group);
    strbuf_release(&json);
}

static struct str kind_text(const struct search_collection *collection, const char *key)
{
    return view_string(&collection->view, key);
}

/* ---- Pages. ---- */

static bool is_own_language(const struct search_collection *collection,
                            const struct page *page)
{
    return str_equal(page->language, collection->view.language->tag);
}

/* Where a page is not translated, its title, keywords, headings and summary lead to it;
 * all words of a text that the reader may not understand would be as much again as
 * those of her own language. */
static void add_body(struct search_collection *collection, const struct page *page)
{
    if (!is_own_language(collection, page))
        return;
    struct strbuf text = {0};
    document_text(&page->document, 0, page->document.count, &text);
    lexicon_add_text(&collection->lexicon, SEARCH_BODY, strbuf_str(&text));
    strbuf_release(&text);
}

/* What to do comes before what the site is, what holds everywhere before one country's,
 * the reader's own language before another's, and what holds before what is over. In
 * percent; weights differ by ten. */
static unsigned page_standing(const struct search_collection *collection,
                              const struct page *page)
{
    if (!is_own_language(collection, page) ||
        page_is_over(page, collection->view.site->config.as_of))
        return 40;
    if (page->kind == PAGE_ABOUT || collection_has(collection->view.site, page))
        return 80;
    return page->country.len ? 90 : 100;
}

static void add_contents(struct search_collection *collection, const struct page *page)
{
    lexicon_add_text(&collection->lexicon, SEARCH_SUMMARY, page->summary);
    add_words(collection, VOCABULARY_TOPICS, &page->topics);
    add_words(collection, VOCABULARY_AUDIENCES, &page->audiences);
    if (page->country.len)
        add_word(collection, SEARCH_SYNONYMS, VOCABULARY_COUNTRIES, page->country);
    for (size_t i = 0; i < page->document.headings.count; i++)
        lexicon_add_text(&collection->lexicon, SEARCH_HEADINGS,
                         page->document.headings.items[i].text);
    add_body(collection, page);
}

/* Where the page itself is at hand it says so. */
static struct str shown_summary(const struct search_collection *collection,
                                struct str summary)
{
    return collection->view.renderer->edition->is_whole ? STR("") : summary;
}

/* Pages of a collection have the same headings and nearly the same words: they are
 * found by their names alone, so that they neither bury the advice nor count in how
 * long a title or a text usually is. */
static void add_page(struct search_collection *collection, const struct page *page)
{
    struct lexicon *lexicon = &collection->lexicon;
    bool is_collected = collection_has(collection->view.site, page);
    struct str key =
        arena_format(collection->arena, "kind-%s", page_kind_name(page->kind));
    struct found found = {
        .route = page->route,
        .title = page->title,
        .kind = kind_text(collection, key.ptr),
        .summary = shown_summary(collection, page->summary),
        .headings = is_collected ? NULL : &page->document.headings,
        .contact = STR("0"),
        .group = {page->country, &page->audiences, str_from(page_kind_name(page->kind)),
                  NULL, false},
    };
    lexicon_begin_document(lexicon);
    lexicon_set_standing(lexicon, page_standing(collection, page));
    lexicon_add_text(lexicon, is_collected ? SEARCH_KEYWORDS : SEARCH_TITLE,
                     page->title);
    for (size_t i = 0; i < page->keywords.count; i++)
        lexicon_add_text(lexicon, SEARCH_KEYWORDS, page->keywords.items[i]);
    if (!is_collected)
        add_contents(collection, page);
    add_found(collection, &found);
}

/* ---- Numbers. ---- */

/* "#080012800": the digits of any script and spelling, without '+'. */
static void add_number_word(struct search_collection *collection, struct str number,
                            enum search_field field)
{
    struct phone_key key;
    if (number.len == 0 || !phone_key_of(number, &key))
        return;
    struct str digits = phone_key_str(&key);
    if (str_starts_with(digits, STR("+")))
        digits = str_slice(digits, 1, digits.len);
    struct str word = arena_format(collection->arena, "#%.*s", STR_ARG(digits));
    lexicon_add_word(&collection->lexicon, field, word);
    lexicon_add_word(&collection->lexicon, field, digits);
}

static void add_channel_numbers(struct search_collection *collection,
                                const struct channel *channels, size_t count,
                                enum search_field field)
{
    for (size_t i = 0; i < count; i++) {
        const struct channel *channel = &channels[i];
        if (channel->dial.len == 0)
            continue;
        add_number_word(collection, channel->dial, field);
        add_number_word(collection, channel->display, field);
        add_number_word(collection, channel->abroad, field);
        lexicon_add_text(&collection->lexicon, field, channel->display);
        lexicon_add_text(&collection->lexicon, field, channel->keyword);
    }
}

/* ---- Services. ---- */

static void add_texts(struct search_collection *collection, enum search_field field,
                      const struct texts *texts)
{
    const struct text *best = view_text(&collection->view, texts);
    for (size_t i = 0; best && i < texts->count; i++)
        if (str_equal(texts->items[i].language, best->language))
            lexicon_add_text(&collection->lexicon, field, texts->items[i].text);
}

/* Who looks for a number that is dead must find the one that took its place. */
static void add_predecessors(struct search_collection *collection,
                             const struct service *service)
{
    for (size_t i = 0; i < collection->replaced.count; i++) {
        const struct service *before = collection->replaced.items[i];
        if (str_equal(before->replaced_by, service->id))
            add_channel_numbers(collection, before->channels.items,
                                before->channels.count, SEARCH_BODY);
    }
}

static void list_replaced(struct search_collection *collection)
{
    const struct service_list *all = &collection->view.site->directory.services;
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i]->replaced_by.len)
            *ARRAY_ADD(&collection->replaced, collection->arena) = all->items[i];
}

/* Names are also written in one: "Bee Secure" as "beesecure". */
static void add_joined(struct search_collection *collection, struct str name)
{
    struct strbuf joined = {0};
    struct str piece;
    size_t pieces = 0;
    for (size_t at = 0; words_next(name, &at, &piece); pieces++)
        strbuf_add(&joined, words_fold(collection->arena, piece));
    struct strs words = {0};
    if (pieces > 1 && pieces <= JOINED_MOST)
        words_of(collection->arena, strbuf_str(&joined), &words);
    for (size_t i = 0; i < words.count; i++)
        lexicon_add_word(&collection->lexicon, SEARCH_KEYWORDS, words.items[i]);
    strbuf_release(&joined);
}

static void add_service_name(struct search_collection *collection, struct str name)
{
    lexicon_add_text(&collection->lexicon, SEARCH_TITLE, name);
    add_joined(collection, name);
}

static void add_service_words(struct search_collection *collection,
                              const struct service *service)
{
    struct lexicon *lexicon = &collection->lexicon;
    for (size_t i = 0; i < service->names.count; i++)
        add_service_name(collection, service->names.items[i].text);
    add_word(collection, SEARCH_SYNONYMS, VOCABULARY_KINDS, service->kind);
    add_word(collection, SEARCH_SYNONYMS, VOCABULARY_COUNTRIES, service->country);
    add_words(collection, VOCABULARY_TOPICS, &service->topics);
    add_words(collection, VOCABULARY_AUDIENCES, &service->audiences);
    add_words(collection, VOCABULARY_LANGUAGES, &service->languages);
    add_channel_numbers(collection, service->channels.items, service->channels.count,
                        SEARCH_KEYWORDS);
    add_predecessors(collection, service);
    lexicon_add_text(lexicon, SEARCH_SUMMARY,
                     view_text_str(&collection->view, &service->summaries));
    add_texts(collection, SEARCH_BODY, &service->whens);
    for (size_t i = 0; i < service->channels.count; i++)
        lexicon_add_text(lexicon, SEARCH_BODY, service->channels.items[i].address);
}

/* A number means one thing in each country: who says no country, and stands in none,
 * is more likely in one where her language is spoken. */
static unsigned country_standing(const struct search_collection *collection,
                                 struct str country)
{
    const struct view *view = &collection->view;
    const struct word *word =
        vocabulary_find(&view->site->vocabulary, VOCABULARY_COUNTRIES, country);
    const struct country *place = directory_country(&view->site->directory, country);
    bool is_far = place && way_is_place(place) && word &&
                  !keys_contain(&word->languages, view->language->tag);
    return is_far ? 80 : 100;
}

static void add_service(struct search_collection *collection,
                        const struct service *service)
{
    const struct view *view = &collection->view;
    const struct route *route = view_route(view, ROUTE_SERVICE, service->id);
    const struct value_record *shown = view_service(view, service);
    struct found found = {
        .route = route,
        .title = value_get(shown, STR("name"))->as.text,
        .kind = view_word(view, VOCABULARY_KINDS, service->kind),
        .summary = shown_summary(collection, view_text_str(view, &service->summaries)),
        .contact = search_contact(view, collection->arena, service, shown),
        .group = {service->country, &service->audiences, service->kind,
                  &service->languages, true},
    };
    lexicon_begin_document(&collection->lexicon);
    lexicon_set_standing(&collection->lexicon,
                         country_standing(collection, service->country));
    add_service_words(collection, service);
    add_found(collection, &found);
}

/* ---- A school's own people: the home page has them. ---- */

/* "Person of trust · room B 204". */
static struct str own_summary(const struct search_collection *collection,
                              const struct contact *contact)
{
    const struct view *view = &collection->view;
    struct str parts[] = {view_text_str(view, &contact->role),
                          view_text_str(view, &contact->place), contact->email};
    struct strbuf text = {0};
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        if (parts[i].len)
            strbuf_addf(&text, "%s%.*s", text.len ? " · " : "", STR_ARG(parts[i]));
    struct str copy = arena_copy(collection->arena, strbuf_str(&text));
    strbuf_release(&text);
    return copy;
}

static void add_contact(struct search_collection *collection,
                        const struct contact *contact)
{
    struct lexicon *lexicon = &collection->lexicon;
    struct str country = collection->view.site->config.home_country;
    struct found found = {
        .route = collection->view.route,
        .title = contact->name,
        .kind = kind_text(collection, "own-title"),
        .summary = own_summary(collection, contact),
        .contact = search_own_contact(&collection->view, collection->arena, contact),
        .group = {country, NULL, STR("contact"), NULL, false},
    };
    lexicon_begin_document(lexicon);
    add_service_name(collection, contact->name);
    for (size_t i = 0; i < contact->role.count; i++)
        lexicon_add_text(lexicon, SEARCH_KEYWORDS, contact->role.items[i].text);
    add_channel_numbers(collection, &contact->phone, 1, SEARCH_KEYWORDS);
    lexicon_add_text(lexicon, SEARCH_SUMMARY, found.summary);
    add_found(collection, &found);
}

/* ---- Lists. ---- */

static void add_country(struct search_collection *collection,
                        const struct country *country)
{
    const struct view *view = &collection->view;
    struct found found = {
        .route = view_route(view, ROUTE_COUNTRY, country->code),
        .title = view_word(view, VOCABULARY_COUNTRIES, country->code),
        .kind = kind_text(collection, "search-kind-country"),
        .contact = STR("0"),
        .group = {country->code, NULL, STR("country"), NULL, false},
    };
    lexicon_begin_document(&collection->lexicon);
    lexicon_add_text(&collection->lexicon, SEARCH_TITLE, found.title);
    add_word(collection, SEARCH_KEYWORDS, VOCABULARY_COUNTRIES, country->code);
    lexicon_add_text(&collection->lexicon, SEARCH_KEYWORDS,
                     view_string(view, "emergency-label"));
    for (size_t i = 0; i < country->emergencies.count; i++) {
        const struct emergency *emergency = &country->emergencies.items[i];
        lexicon_add_text(&collection->lexicon, SEARCH_KEYWORDS,
                         view_purpose(view, emergency->purpose));
        add_channel_numbers(collection, emergency->channels.items,
                            emergency->channels.count, SEARCH_KEYWORDS);
    }
    add_found(collection, &found);
}

static void add_list_page(struct search_collection *collection,
                          enum vocabulary_list list, enum route_kind route,
                          const struct word *word)
{
    const struct view *view = &collection->view;
    struct str key =
        arena_format(collection->arena, "search-kind-%s", route_kind_name(route));
    struct found found = {
        .route = view_route(view, route, word->key),
        .title = view_word(view, list, word->key),
        .kind = kind_text(collection, key.ptr),
        .contact = STR("0"),
        .group = {STR(""), NULL, str_from(route_kind_name(route)), NULL, false},
    };
    if (!found.route)
        return;
    lexicon_begin_document(&collection->lexicon);
    lexicon_add_text(&collection->lexicon, SEARCH_TITLE, found.title);
    add_word(collection, SEARCH_KEYWORDS, list, word->key);
    add_found(collection, &found);
}

static void add_lists(struct search_collection *collection)
{
    const struct site *site = collection->view.site;
    const struct words *topics = &site->vocabulary.lists[VOCABULARY_TOPICS];
    const struct words *audiences = &site->vocabulary.lists[VOCABULARY_AUDIENCES];
    for (size_t i = 0; i < site->directory.countries.count; i++)
        add_country(collection, &site->directory.countries.items[i]);
    for (size_t i = 0; i < topics->count; i++)
        add_list_page(collection, VOCABULARY_TOPICS, ROUTE_TOPIC, &topics->items[i]);
    for (size_t i = 0; i < audiences->count; i++)
        add_list_page(collection, VOCABULARY_AUDIENCES, ROUTE_AUDIENCE,
                      &audiences->items[i]);
}

void search_collect(struct search_collection *collection, const struct view *view,
                    struct arena *arena)
{
    const struct site *site = view->site;
    *collection = (struct search_collection){
        .view = *view, .arena = arena, .group_numbers = map_in(arena)};
    lexicon_init(&collection->lexicon, arena);
    list_replaced(collection);
    for (size_t i = 0; i < site->directory.services.count; i++)
        add_service(collection, site->directory.services.items[i]);
    for (size_t i = 0; i < view->language->pages.count; i++)
        add_page(collection, view->language->pages.items[i]);
    for (size_t i = 0; i < site->config.contacts.count; i++)
        add_contact(collection, &site->config.contacts.items[i]);
    add_lists(collection);
    lexicon_finish(&collection->lexicon);
}
