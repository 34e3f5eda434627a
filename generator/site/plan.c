/* SPDX-License-Identifier: MIT */
#include "site/plan.h"

#include "base/file.h"
#include "base/name.h"
#include "base/unicode.h"
#include "directory/handout.h"
#include "site/neutral.h"
#include "site/stance_difference.h"
#include "site/takedown.h"
#include "site/way.h"

/* What adding the routes of one language needs all the time. */
struct planner {
    struct site *site;
    struct diagnostics *diags;
    struct str language;
};

static struct route *add(struct planner *planner, enum route_kind kind, struct str key,
                         struct str path, struct str origin, struct location at)
{
    struct route route = {
        .kind = kind, .language = planner->language, .key = key, .path = path};
    return routes_add(&planner->site->routes, route, origin, at, planner->diags);
}

/* What a page is about shows in the names of all but those that any site has. */
static bool is_named_anew(const struct planner *planner, enum route_kind kind)
{
    return planner->site->config.neutral && kind != ROUTE_HOME && kind != ROUTE_EXIT &&
           kind != ROUTE_AZ && kind != ROUTE_LETTER;
}

static struct str new_path(const struct planner *planner, enum route_kind kind,
                           struct str key)
{
    struct arena *arena = planner->site->arena;
    struct str name = neutral_name(arena, route_kind_name(kind), key);
    return arena_format(arena, "%.*s/%.*s.html", STR_ARG(planner->language),
                        STR_ARG(name));
}

/* A page that Balise makes by itself; `name` is its file in the language's folder. */
static struct route *add_made(struct planner *planner, enum route_kind kind,
                              struct str key, struct str name)
{
    struct arena *arena = planner->site->arena;
    struct str path = is_named_anew(planner, kind)
                          ? new_path(planner, kind, key)
                          : path_join(arena, planner->language, name);
    struct str origin = arena_format(
        arena, message_in(planner->diags->language, "the page '%s%s%.*s' of '%.*s'"),
        route_kind_name(kind), key.len ? " " : "", STR_ARG(key),
        STR_ARG(planner->language));
    return add(planner, kind, key, path, origin, location_none());
}

static void plan_page(struct planner *planner, struct page *page)
{
    struct arena *arena = planner->site->arena;
    struct str path = is_named_anew(planner, ROUTE_PAGE)
                          ? new_path(planner, ROUTE_PAGE, page->id)
                          : name_path(arena, page->path, STR(".html"));
    if (path.len == 0) {
        diag_add(planner->diags, DIAG_OUTPUT_NAME, location_file(page->source),
                 "the file's name cannot be made into a portable one");
        diag_hint(planner->diags, "rename it with a to z, 0 to 9 and -, not too long");
        return;
    }
    struct route *route = add(planner, ROUTE_PAGE, page->id, path, page->source->path,
                              location_file(page->source));
    if (!route)
        return;
    route->as.page = page;
    page->route = route;
}

static void plan_pages(struct planner *planner)
{
    for (size_t i = 0; i < planner->site->pages.count; i++) {
        struct page *page = planner->site->pages.items[i];
        if (str_equal(page->language, planner->language))
            plan_page(planner, page);
    }
}

static bool page_has(const struct page *page, enum vocabulary_list list, struct str key)
{
    return keys_contain(list == VOCABULARY_TOPICS ? &page->topics : &page->audiences,
                        key);
}

static bool service_has(const struct service *service, enum vocabulary_list list,
                        struct str key)
{
    return keys_contain(
        list == VOCABULARY_TOPICS ? &service->topics : &service->audiences, key);
}

/* A word that nothing carries gets no page, unless the home page asks for it. */
static bool word_is_used(const struct site *site, enum vocabulary_list list,
                         const struct word *word)
{
    struct str key = word->key;
    if (way_asks(word))
        return true;
    for (size_t i = 0; i < site->pages.count; i++)
        if (page_has(site->pages.items[i], list, key))
            return true;
    for (size_t i = 0; i < site->directory.services.count; i++) {
        const struct service *service = site->directory.services.items[i];
        if (service_is_callable(service, site->config.as_of) &&
            service_has(service, list, key))
            return true;
    }
    return false;
}

static void plan_words(struct planner *planner, enum vocabulary_list list,
                       enum route_kind kind, const char *folder)
{
    struct site *site = planner->site;
    const struct words *words = &site->vocabulary.lists[list];
    for (size_t i = 0; i < words->count; i++) {
        const struct word *word = &words->items[i];
        if (!word_is_used(site, list, word))
            continue;
        struct str name =
            arena_format(site->arena, "%s/%.*s.html", folder, STR_ARG(word->key));
        struct route *route = add_made(planner, kind, word->key, name);
        if (route)
            route->as.word = word;
    }
}

/* A page of a country; its file is named like the country. */
static void plan_country(struct planner *planner, const struct country *country,
                         enum route_kind kind, const char *folder, const char *ending)
{
    struct arena *arena = planner->site->arena;
    struct str name = route_country_name(arena, country->code);
    struct str file =
        arena_format(arena, "%s/%.*s%s.html", folder, STR_ARG(name), ending);
    struct route *route = add_made(planner, kind, country->code, file);
    if (route)
        route->as.country = country;
}

/* A page for a word's or a country's readers of one audience: "sextortion/minor". */
static struct route *plan_pair(struct planner *planner, enum route_kind kind,
                               struct str first, struct str file,
                               const struct word *audience)
{
    struct arena *arena = planner->site->arena;
    struct str key =
        arena_format(arena, "%.*s/%.*s", STR_ARG(first), STR_ARG(audience->key));
    struct str name = arena_format(arena, "%s/%.*s/%.*s.html",
                                   kind == ROUTE_PLACE ? "countries" : "topics",
                                   STR_ARG(file), STR_ARG(audience->key));
    struct route *route = add_made(planner, kind, key, name);
    if (route)
        route->audience = audience;
    return route;
}

static void plan_places(struct planner *planner, const struct country *country,
                        struct str file)
{
    const struct words *audiences =
        &planner->site->vocabulary.lists[VOCABULARY_AUDIENCES];
    for (size_t i = 0; way_is_place(country) && i < audiences->count; i++) {
        if (!way_has_pages(&audiences->items[i]))
            continue;
        struct route *route =
            plan_pair(planner, ROUTE_PLACE, country->code, file, &audiences->items[i]);
        if (route)
            route->as.country = country;
    }
}

static void plan_countries(struct planner *planner)
{
    const struct site *site = planner->site;
    for (size_t i = 0; i < site->directory.countries.count; i++) {
        const struct country *country = &site->directory.countries.items[i];
        plan_country(planner, country, ROUTE_COUNTRY, "countries", "");
        plan_places(planner, country, route_country_name(site->arena, country->code));
        if (handout_of(country, site->config.as_of).count == 0)
            continue;
        plan_country(planner, country, ROUTE_POSTER, "posters", "");
        plan_country(planner, country, ROUTE_CARDS, "cards", "");
        plan_country(planner, country, ROUTE_CARDS_NEUTRAL, "cards", "-neutral");
    }
}

static void plan_situations(struct planner *planner)
{
    const struct vocabulary *vocabulary = &planner->site->vocabulary;
    const struct words *topics = &vocabulary->lists[VOCABULARY_TOPICS];
    const struct words *audiences = &vocabulary->lists[VOCABULARY_AUDIENCES];
    for (size_t t = 0; t < topics->count; t++) {
        const struct word *topic = &topics->items[t];
        for (size_t a = 0; way_asks(topic) && a < audiences->count; a++) {
            if (!way_has_pages(&audiences->items[a]))
                continue;
            struct route *route = plan_pair(planner, ROUTE_SITUATION, topic->key,
                                            topic->key, &audiences->items[a]);
            if (route)
                route->as.word = topic;
        }
    }
}

static void plan_takedown(struct planner *planner)
{
    if (!takedown_exists(planner->site))
        return;
    add_made(planner, ROUTE_TAKEDOWN, (struct str){0}, STR("takedown/index.html"));
    for (size_t i = 0; i < TAKEDOWN_AGE_COUNT; i++) {
        const struct takedown_case *age = &TAKEDOWN_CASES[i];
        struct route *route =
            add_made(planner, ROUTE_REMOVAL, str_from(age->name),
                     arena_format(planner->site->arena, "takedown/%s.html", age->name));
        if (route)
            route->as.age = age;
    }
}

static void plan_services(struct planner *planner)
{
    struct site *site = planner->site;
    for (size_t i = 0; i < site->directory.services.count; i++) {
        const struct service *service = site->directory.services.items[i];
        struct route *route = add_made(
            planner, ROUTE_SERVICE, service->id,
            arena_format(site->arena, "services/%.*s.html", STR_ARG(service->id)));
        if (route)
            route->as.service = service;
    }
}

static void index_page(struct planner *planner, struct index_entries *entries,
                       const struct page *page)
{
    struct index_entry entry = {.kind = INDEX_PAGE, .route = page->route};
    if (!entry.route)
        return;
    entry.text = page->title;
    entry.sort_key = page->sort_key;
    index_add(planner->site->arena, entries, entry);
    for (size_t i = 0; i < page->keywords.count; i++) {
        entry.text = page->keywords.items[i];
        entry.sort_key = page->keyword_keys.items[i];
        index_add(planner->site->arena, entries, entry);
    }
    for (size_t i = 0; i < page->document.headings.count; i++) {
        const struct document_heading *heading = &page->document.headings.items[i];
        if (!heading->term.len || !str_equal(page->id, STR("glossary")))
            continue;
        entry.text = heading->text;
        entry.anchor = heading->id;
        entry.sort_key = (struct str){0};
        index_add(planner->site->arena, entries, entry);
        entry.anchor = (struct str){0};
    }
}

/* Retired services too: who looks up a dead number must learn that it is dead. */
static void index_service(struct planner *planner, struct index_entries *entries,
                          const struct service *service)
{
    struct arena *arena = planner->site->arena;
    struct index_entry entry = {.kind = INDEX_SERVICE,
                                .route =
                                    routes_find(&planner->site->routes, ROUTE_SERVICE,
                                                planner->language, service->id)};
    for (size_t i = 0; entry.route && i < service->names.count; i++) {
        entry.text = service->names.items[i].text;
        index_add(arena, entries, entry);
    }
    for (size_t i = 0; entry.route && i < service->channels.count; i++) {
        entry.text = service->channels.items[i].display;
        index_add(arena, entries, entry);
    }
}

static void index_topic(struct planner *planner, struct index_entries *entries,
                        const struct word *word)
{
    struct arena *arena = planner->site->arena;
    struct index_entry entry = {.kind = INDEX_TOPIC,
                                .route =
                                    routes_find(&planner->site->routes, ROUTE_TOPIC,
                                                planner->language, word->key)};
    const struct text *name = texts_find(&word->name, planner->language);
    if (!entry.route)
        return;
    const struct text *said = texts_find(&word->first_person, planner->language);
    entry.text = name ? name->text : (struct str){0};
    index_add(arena, entries, entry);
    entry.text = said ? said->text : (struct str){0};
    index_add(arena, entries, entry);
    for (size_t i = 0; i < word->synonyms.count; i++) {
        if (!str_equal(word->synonyms.items[i].language, planner->language))
            continue;
        entry.text = word->synonyms.items[i].text;
        index_add(arena, entries, entry);
    }
}

/* Under the first word and under the last, which may be the one that pupils know. */
static void index_person(struct planner *planner, struct index_entries *entries,
                         struct index_entry entry, struct str name)
{
    struct arena *arena = planner->site->arena;
    size_t last = name.len;
    while (last > 0 && name.ptr[last - 1] != ' ')
        last--;
    entry.text = name;
    index_add(arena, entries, entry);
    if (last == 0)
        return;
    struct str turned = arena_format(
        arena, "%.*s %.*s", STR_ARG(str_slice(name, last, name.len)), STR_ARG(name));
    entry.sort_key = text_sort_key(arena, turned);
    index_add(arena, entries, entry);
}

/* The home page has them. */
static void index_contact(struct planner *planner, struct index_entries *entries,
                          const struct contact *contact)
{
    struct arena *arena = planner->site->arena;
    struct index_entry entry = {.kind = INDEX_CONTACT,
                                .route = routes_find(&planner->site->routes, ROUTE_HOME,
                                                     planner->language, STR(""))};
    const struct text *role = texts_get(&contact->role, planner->language, STR(""));
    if (!entry.route)
        return;
    index_person(planner, entries, entry, contact->name);
    entry.text = contact->phone.display;
    index_add(arena, entries, entry);
    entry.text = role ? role->text : (struct str){0};
    entry.language = role ? role->language : (struct str){0};
    index_add(arena, entries, entry);
}

static void plan_index(struct planner *planner, struct site_language *language)
{
    struct site *site = planner->site;
    struct index_entries entries = {0};
    for (size_t i = 0; i < language->pages.count; i++)
        index_page(planner, &entries, language->pages.items[i]);
    for (size_t i = 0; i < site->directory.services.count; i++)
        index_service(planner, &entries, site->directory.services.items[i]);
    const struct words *topics = &site->vocabulary.lists[VOCABULARY_TOPICS];
    for (size_t i = 0; i < topics->count; i++)
        index_topic(planner, &entries, &topics->items[i]);
    for (size_t i = 0; i < site->config.contacts.count; i++)
        index_contact(planner, &entries, &site->config.contacts.items[i]);
    language->index = index_of(site->arena, language->tag, &entries);
    for (size_t i = 0; i < language->index.letters.count; i++) {
        const struct index_letter *letter = &language->index.letters.items[i];
        struct route *route =
            add_made(planner, ROUTE_LETTER, letter->slug,
                     arena_format(site->arena, "az/%.*s.html", STR_ARG(letter->slug)));
        if (route)
            route->as.letter = letter;
    }
}

/* Where an attachment goes; "" where its name cannot be made into a portable one. */
static struct str attachment_path(const struct site *site, struct str path)
{
    struct str portable = name_path(site->arena, path, STR(""));
    if (!site->config.neutral || portable.len == 0)
        return portable;
    struct str file = path_name(portable);
    struct str suffix = str_slice(file, path_stem(file).len, file.len);
    struct str name = neutral_name(site->arena, "file", path);
    return arena_format(site->arena, "files/%.*s%.*s", STR_ARG(name), STR_ARG(suffix));
}

static void plan_attachments(struct planner *planner)
{
    struct site *site = planner->site;
    for (size_t i = 0; i < site->inputs.count; i++) {
        const struct input *input = site->inputs.items[i];
        if (input->kind != INPUT_FILE)
            continue;
        struct str path = attachment_path(site, input->path);
        struct location at = location_file(&input->source);
        if (path.len == 0) {
            diag_add(planner->diags, DIAG_OUTPUT_NAME, at,
                     "the file's name cannot be made into a portable one");
            diag_hint(planner->diags,
                      "rename it with a to z, 0 to 9 and -, and a short suffix");
            continue;
        }
        if (!routes_reserve(&site->routes, path, input->shown, at, planner->diags))
            continue;
        struct attachment *attachment = ARENA_NEW(site->arena, struct attachment);
        *attachment = (struct attachment){input, path};
        *ARRAY_ADD(&site->attachments, site->arena) = attachment;
        map_set(&site->attachments_by_path, input->path, attachment);
    }
}

static void plan_language(struct planner *planner)
{
    struct str none = {0};
    add_made(planner, ROUTE_HOME, none, STR("index.html"));
    add_made(planner, ROUTE_COUNTRIES, none, STR("countries/index.html"));
    add_made(planner, ROUTE_AZ, none, STR("az/index.html"));
    add_made(planner, ROUTE_REVIEWED, none, STR("reviewed.html"));
    if (planner->site->stance_differences->count)
        add_made(planner, ROUTE_STANCES, none, STR("differences.html"));
    add_made(planner, ROUTE_ARCHIVE, none, STR("archive.html"));
    add_made(planner, ROUTE_EXIT, none, STR("units.html"));
    plan_words(planner, VOCABULARY_TOPICS, ROUTE_TOPIC, "topics");
    plan_words(planner, VOCABULARY_AUDIENCES, ROUTE_AUDIENCE, "audiences");
    plan_countries(planner);
    plan_situations(planner);
    plan_takedown(planner);
    plan_services(planner);
    plan_pages(planner);
}

void plan_routes(struct site *site, struct diagnostics *diags)
{
    struct planner planner = {.site = site, .diags = diags};
    add(&planner, ROUTE_CHOOSER, (struct str){0}, STR("index.html"),
        STR("the choice of language"), location_none());
    plan_attachments(&planner);
    for (size_t i = 0; i < site->languages.count; i++) {
        planner.language = site->languages.items[i].tag;
        plan_language(&planner);
    }
    /* After all routes of pages: an index also leads to another language's pages. */
    for (size_t i = 0; i < site->languages.count; i++) {
        planner.language = site->languages.items[i].tag;
        plan_index(&planner, &site->languages.items[i]);
    }
    routes_finish(&site->routes);
}
