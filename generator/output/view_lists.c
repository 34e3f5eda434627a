/* SPDX-License-Identifier: MIT */
#include "output/data.h"
#include "output/view_parts.h"
#include "site/collection.h"
#include "site/way.h"

/* How many pages the home page puts first, and how many stand in each of its lists: it
 * must open at once, however large the site is. */
enum { URGENT_MOST = 4, HOME_LIST_MOST = 48 };

static void add_page(const struct view *view, struct value_list *list,
                     const struct page *page)
{
    value_list_add(view->arena, list, value_of_record(view_page_ref(view, page)));
}

static struct value_list *word_list(const struct view *view, enum vocabulary_list list,
                                    enum route_kind kind)
{
    const struct words *words = &view->site->vocabulary.lists[list];
    struct keys keys = {0};
    for (size_t i = 0; i < words->count; i++)
        *ARRAY_ADD(&keys, view->arena) =
            (struct key){words->items[i].key, words->items[i].at};
    return view_word_links(view, list, kind, &keys);
}

/* ---- Chooser and home. ---- */

static struct value_list *country_list(const struct view *view)
{
    const struct country_order *countries = &view->language->countries;
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < countries->count; i++)
        value_list_add(view->arena, list,
                       value_of_record(view_country(view, countries->items[i]->code)));
    return list;
}

/* Does the home page ask what happened? Then advice stands behind the answers. */
static bool asks_what_happened(const struct view *view)
{
    const struct words *topics = &view->site->vocabulary.lists[VOCABULARY_TOPICS];
    for (size_t i = 0; i < topics->count; i++)
        if (way_asks(&topics->items[i]))
            return true;
    return false;
}

/* The home page's lists of pages. */
struct home_lists {
    struct value_list *urgent, *guides, *about;
    bool has_more; /* than stand in them */
};

static void add_home_page(const struct view *view, struct home_lists *lists,
                          struct value_list *list, const struct page *page)
{
    if (list->count < HOME_LIST_MOST)
        add_page(view, list, page);
    else
        lists->has_more = true;
}

/*
 * Pages for professionals are reached through their audience: they are not mixed into
 * what a minor reads.
 */
static struct home_lists home_lists(const struct view *view)
{
    bool asks = asks_what_happened(view);
    struct home_lists lists = {.urgent = value_list_new(view->arena),
                               .guides = value_list_new(view->arena),
                               .about = value_list_new(view->arena)};
    for (size_t i = 0; i < view->language->pages.count; i++) {
        const struct page *page = view->language->pages.items[i];
        if (page_is_for_professionals(page) || page->kind == PAGE_ALERT ||
            collection_has(view->site, page))
            continue;
        if (page->kind == PAGE_ABOUT)
            add_home_page(view, &lists, lists.about, page);
        else if (page->kind == PAGE_ADVICE && lists.urgent->count < URGENT_MOST)
            add_home_page(view, &lists, lists.urgent, page);
        else if (page->kind != PAGE_ADVICE || !asks)
            add_home_page(view, &lists, lists.guides, page);
    }
    return lists;
}

static void view_home(const struct view *view)
{
    struct home_lists lists = home_lists(view);
    struct str summary = view_text_str(view, &view->site->config.summary);
    view_set_own(view, view->record, true);
    view_set_title(view, view_text_str(view, &view->site->config.title), summary);
    view_set_text(view, view->record, "summary", summary);
    view_set_alerts(view, STR(""));
    view_set_section(view, view->record, "urgent", lists.urgent);
    view_set_section(view, view->record, "guides", lists.guides);
    view_set_section(view, view->record, "about", lists.about);
    view_set_bool(view, view->record, "has-more-pages", lists.has_more);
    view_set_section(view, view->record, "topics",
                     word_list(view, VOCABULARY_TOPICS, ROUTE_TOPIC));
    view_set_section(view, view->record, "audiences",
                     word_list(view, VOCABULARY_AUDIENCES, ROUTE_AUDIENCE));
    view_set_section(view, view->record, "countries", country_list(view));
    view_set_way(view);
}

static void view_chooser(const struct view *view)
{
    view_set_title(view, view_text_str(view, &view->site->config.title),
                   view_text_str(view, &view->site->config.summary));
}

/* ---- Topics and audiences. ---- */

static struct value_list *page_list(const struct view *view,
                                    const struct page_list *pages,
                                    bool with_professionals)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < pages->count; i++)
        if (with_professionals || !page_is_for_professionals(pages->items[i]))
            add_page(view, list, pages->items[i]);
    return list;
}

/* Who is first asked who she is, or where, finds the services behind the answers. */
static bool asks_first(const struct view *view)
{
    const struct word *word = view->route->as.word;
    return view->route->kind == ROUTE_TOPIC ? way_asks(word) : way_has_pages(word);
}

static void view_word_page(const struct view *view)
{
    bool is_topic = view->route->kind == ROUTE_TOPIC;
    enum vocabulary_list list = is_topic ? VOCABULARY_TOPICS : VOCABULARY_AUDIENCES;
    const struct word *word = view->route->as.word;
    size_t index = (size_t)(word - view->site->vocabulary.lists[list].items);
    struct service_query query = {0};
    *ARRAY_ADD(is_topic ? &query.topics : &query.audiences, view->arena) = word->key;
    struct service_list services = {0};
    if (!asks_first(view))
        services = directory_select(view->arena, &view->site->directory, &query,
                                    view->site->config.as_of);
    struct str name = view_word(view, list, word->key);
    view_set_title(view,
                   words_fill(view->words, is_topic ? "topic-title" : "audience-title",
                              is_topic ? "topic" : "audience", name),
                   STR(""));
    view_set_text(view, view->record, "name", name);
    view_set_section(view, view->record, "pages",
                     page_list(view,
                               is_topic ? &view->language->by_topic[index]
                                        : &view->language->by_audience[index],
                               !is_topic));
    view_set_groups(view, view->record, &services);
    view_set_bool(view, view->record, "has-services", services.count > 0);
    view_set_way(view);
}

/* ---- Countries. ---- */

/* The data files for other programs; there are none without a directory. */
static void set_data(const struct view *view)
{
    struct value_record *data = NULL;
    if (view->site->directory.countries.count > 0 &&
        view->renderer->edition->has_files) {
        data = value_record_new(view->arena);
        view_set_text(view, data, "json-href",
                      view_file_href(view, data_path(DATA_HSDS)));
        view_set_text(view, data, "csv-href",
                      view_file_href(view, data_path(DATA_CSV)));
        view_set_text(view, data, "readme-href",
                      view_file_href(view, data_path(DATA_README)));
        view_set_text(view, data, "licence", view->site->config.licence);
    }
    view_set_record(view, view->record, "data", data);
}

static void view_countries(const struct view *view)
{
    const struct country_order *countries = &view->language->countries;
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < countries->count; i++) {
        const struct country *country = countries->items[i];
        struct value_record *record = view_country(view, country->code);
        size_t active = 0;
        for (size_t s = 0; s < country->services.count; s++)
            active += service_is_callable(country->services.items[s],
                                          view->site->config.as_of);
        view_set_list(view, record, "emergency", view_emergencies(view, country));
        view_set_text(view, record, "service-count-text",
                      words_count(view->words, "services-count", "count", active));
        value_list_add(view->arena, list, value_of_record(record));
    }
    view_set_title(view, view_string(view, "title-countries"), STR(""));
    view_set_section(view, view->record, "countries", list);
    set_data(view);
}

static void set_contacts(const struct view *view, const struct country *country)
{
    struct str path = data_contacts_path(view->arena, view->site, country);
    bool has_file = path.len && view->renderer->edition->has_files;
    view_set_text(view, view->record, "contacts-href",
                  has_file ? view_file_href(view, path) : STR(""));
    view_set_bool(view, view->record, "contacts-neutral",
                  view->site->config.neutral_contacts);
}

static void view_country_page(const struct view *view)
{
    const struct country *country = view->route->as.country;
    struct value_list *pages = value_list_new(view->arena);
    struct value_list *active = value_list_new(view->arena);
    struct value_list *inactive = value_list_new(view->arena);
    for (size_t i = 0; i < view->language->pages.count; i++) {
        const struct page *page = view->language->pages.items[i];
        if (str_equal(page->country, country->code) && page->kind != PAGE_ALERT &&
            !page_is_for_professionals(page))
            add_page(view, pages, page);
    }
    for (size_t i = 0; i < country->services.count; i++) {
        const struct service *service = country->services.items[i];
        bool callable = service_is_callable(service, view->site->config.as_of);
        struct value_record *record = view_service(view, service);
        view_set_text(view, record, "whom", view_whom(view, service));
        value_list_add(view->arena, callable ? active : inactive,
                       value_of_record(record));
    }
    struct str name = view_word(view, VOCABULARY_COUNTRIES, country->code);
    view_set_title(view, words_fill(view->words, "country-title", "country", name),
                   STR(""));
    view_set_text(view, view->record, "name", name);
    view_set_text(view, view->record, "code", country->code);
    view_set_bool(view, view->record, "is-world", country->emergencies.count == 0);
    view_set_section(view, view->record, "emergencies",
                     view_emergencies(view, country));
    view_set_alerts(view, country->code);
    view_set_interpreter(view, country->code);
    view_set_section(view, view->record, "pages", pages);
    view_set_section(view, view->record, "services", active);
    view_set_section(view, view->record, "inactive", inactive);
    view_set_own(view, view->record, view_is_home(view, country->code));
    set_contacts(view, country);
    view_set_way(view);
    view_set_paper(view, country);
}

/* The service page is the service's record with the frame around it. */
static void view_service_page(const struct view *view)
{
    const struct value_record *service = view_service(view, view->route->as.service);
    const struct value *name = value_get(service, STR("name"));
    const struct value *summary = value_get(service, STR("summary"));
    view_set_title(view, name->as.text, summary->as.text);
    for (size_t i = 0; i < service->count; i++)
        *ARRAY_ADD(view->record, view->arena) = service->items[i];
}

/* ---- A to Z. ---- */

static struct str letter_name(const struct view *view, struct str letter)
{
    return str_equal(letter, STR("0")) ? view_string(view, "digits-letter") : letter;
}

static struct value_list *letter_list(const struct view *view)
{
    const struct index_letters *letters = &view->language->index.letters;
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < letters->count; i++) {
        const struct index_letter *letter = &letters->items[i];
        const struct route *route = view_route(view, ROUTE_LETTER, letter->slug);
        struct value_record *record = value_record_new(view->arena);
        view_set_text(view, record, "letter", letter_name(view, letter->letter));
        view_set_text(view, record, "href", view_href(view, route, STR("")));
        view_set_bool(view, record, "is-current", route == view->route);
        value_set(view->arena, record, "count",
                  value_number(view->arena, letter->count));
        value_list_add(view->arena, list, value_of_record(record));
    }
    return list;
}

/* What stands behind an entry of the index: a service's country, "topic", that a person
 * is near, or nothing. */
static struct str entry_note(const struct view *view, const struct index_entry *entry)
{
    if (entry->kind == INDEX_TOPIC)
        return view_string(view, "note-topic");
    if (entry->kind == INDEX_CONTACT)
        return view_string(view, "own-title");
    if (entry->kind == INDEX_SERVICE)
        return view_word(view, VOCABULARY_COUNTRIES, entry->route->as.service->country);
    const struct page *page = entry->route->as.page;
    return page->country.len ? view_word(view, VOCABULARY_COUNTRIES, page->country)
                             : STR("");
}

/* The language of a service's name, or of what is said of a person, where it is not the
 * page's; else "". */
static struct str entry_language(const struct view *view,
                                 const struct index_entry *entry)
{
    if (entry->kind == INDEX_CONTACT && entry->language.len)
        return view_foreign(view, entry->language);
    if (entry->kind != INDEX_SERVICE)
        return STR("");
    const struct texts *names = &entry->route->as.service->names;
    for (size_t i = 0; i < names->count; i++)
        if (str_equal(names->items[i].text, entry->text))
            return view_foreign(view, names->items[i].language);
    return STR("");
}

static struct value_record *index_record(const struct view *view,
                                         const struct index_entry *entry)
{
    const struct site_language *language =
        site_language(view->site, entry->route->language);
    struct str status = entry->kind == INDEX_SERVICE
                            ? view_status(view, entry->route->as.service)
                            : STR("");
    struct value_record *record = value_record_new(view->arena);
    view_set_text(view, record, "text", entry->text);
    view_set_text(view, record, "text-lang", entry_language(view, entry));
    view_set_text(view, record, "href", view_href(view, entry->route, entry->anchor));
    view_set_text(view, record, "note", entry_note(view, entry));
    view_set_bool(view, record, "is-inactive", status.len > 0);
    view_set_text(view, record, "status-text", status);
    view_set_text(view, record, "lang", language->tag);
    view_set_text(view, record, "dir", language->direction);
    view_set_bool(view, record, "is-foreign", language != view->language);
    view_set_text(view, record, "language-name", language->name);
    return record;
}

static void view_letter(const struct view *view)
{
    const struct index_letter *letter = view->route->as.letter;
    struct value_list *entries = value_list_new(view->arena);
    for (size_t i = 0; i < letter->count; i++)
        value_list_add(view->arena, entries,
                       value_of_record(index_record(view, &letter->entries[i])));
    struct str name = letter_name(view, letter->letter);
    view_set_title(view, words_fill(view->words, "title-letter", "letter", name),
                   STR(""));
    view_set_text(view, view->record, "letter", name);
    view_set_list(view, view->record, "letters", letter_list(view));
    view_set_list(view, view->record, "entries", entries);
}

static void view_az(const struct view *view)
{
    view_set_title(view, view_string(view, "title-az"), STR(""));
    view_set_list(view, view->record, "letters", letter_list(view));
}

static void view_exit(const struct view *view)
{
    view_set_title(view, view_string(view, "exit-title"), STR(""));
}

/* A page has its own; see view_page. */
static void (*const VIEWS[ROUTE_KIND_COUNT])(const struct view *view) = {
    [ROUTE_CHOOSER] = view_chooser,
    [ROUTE_HOME] = view_home,
    [ROUTE_TOPIC] = view_word_page,
    [ROUTE_AUDIENCE] = view_word_page,
    [ROUTE_COUNTRIES] = view_countries,
    [ROUTE_COUNTRY] = view_country_page,
    [ROUTE_SERVICE] = view_service_page,
    [ROUTE_AZ] = view_az,
    [ROUTE_LETTER] = view_letter,
    [ROUTE_REVIEWED] = view_reviewed,
    [ROUTE_STANCES] = view_stances,
    [ROUTE_ARCHIVE] = view_archive,
    [ROUTE_EXIT] = view_exit,
    [ROUTE_SITUATION] = view_situation,
    [ROUTE_PLACE] = view_place,
    [ROUTE_TAKEDOWN] = view_takedown,
    [ROUTE_REMOVAL] = view_removal,
    [ROUTE_POSTER] = view_paper,
    [ROUTE_CARDS] = view_paper,
    [ROUTE_CARDS_NEUTRAL] = view_paper,
};

void view_lists(const struct view *view)
{
    if (VIEWS[view->route->kind])
        VIEWS[view->route->kind](view);
}
