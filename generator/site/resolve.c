/* SPDX-License-Identifier: MIT */
/* Stage 4: where every link leads, and whether translations say the same. */
#include "site/site.h"

#include "base/file.h"
#include "base/suggest.h"
#include "site/collection.h"
#include "site/stance.h"

struct resolver {
    struct site *site;
    struct page *page;
    const struct document_link *link;
    struct target *target;
    struct diagnostics *diags;
};

static struct str term_key(struct arena *arena, struct str language, struct str term)
{
    return arena_format(arena, "%.*s/%.*s", STR_ARG(language), STR_ARG(term));
}

/* ---- Terms: the headings of the page with the id 'glossary'. ---- */

static void define_terms(struct site *site, const struct page *page,
                         struct diagnostics *diags)
{
    for (size_t i = 0; i < page->document.headings.count; i++) {
        const struct document_heading *heading = &page->document.headings.items[i];
        if (heading->term.len == 0)
            continue;
        struct target *target = ARENA_NEW(site->arena, struct target);
        target->route = page->route;
        target->anchor = heading->id;
        if (map_set(&site->terms, term_key(site->arena, page->language, heading->term),
                    target))
            diag_add(diags, DIAG_TERM_DUPLICATE, heading->at,
                     "term '%.*s' is defined twice", STR_ARG(heading->term));
    }
}

static const struct target *find_term(struct site *site, struct str language,
                                      struct str term)
{
    const struct target *found =
        map_get(&site->terms, term_key(site->arena, language, term));
    for (size_t i = 0; !found && i < site->languages.count; i++)
        found = map_get(&site->terms,
                        term_key(site->arena, site->languages.items[i].tag, term));
    return found;
}

static void resolve_term(struct resolver *resolver)
{
    const struct target *found =
        find_term(resolver->site, resolver->page->language, resolver->link->target);
    if (found) {
        *resolver->target = *found;
        return;
    }
    const struct page *glossary =
        site_page(resolver->site, STR("glossary"), resolver->page->language);
    struct suggestion suggestion = suggestion_for(resolver->link->target);
    for (size_t i = 0; glossary && i < glossary->document.headings.count; i++)
        if (glossary->document.headings.items[i].term.len)
            suggestion_offer(&suggestion, glossary->document.headings.items[i].term);
    diag_add(resolver->diags, DIAG_TERM_UNKNOWN, resolver->link->at,
             "the glossary has no term '%.*s'", STR_ARG(resolver->link->target));
    suggestion_hint(&suggestion, resolver->diags);
}

/* ---- Pages. ---- */

static const struct page *page_by_path(struct resolver *resolver)
{
    struct site *site = resolver->site;
    struct str own = resolver->page->path, path;
    struct str folder = path_folder(own);
    if (!path_normalise(site->arena,
                        path_join(site->arena, folder, resolver->link->target), &path))
        return NULL;
    const struct page *page = map_get(&site->pages_by_path, path);
    if (page || !str_starts_with(path, resolver->page->language))
        return page;
    /* Not translated yet: the same file in the default language tells the id. */
    struct str rest = str_slice(path, resolver->page->language.len, path.len);
    struct str fallback = config_default_language(&site->config);
    return map_get(
        &site->pages_by_path,
        arena_format(site->arena, "%.*s%.*s", STR_ARG(fallback), STR_ARG(rest)));
}

/* A page's path as this page links to it: "near.md", "../fr/far.md". */
static struct str path_from_here(const struct resolver *resolver, struct str path)
{
    struct str up = path_folder(resolver->page->path), down = path;
    struct str own, other, rest_up = up, rest_down = down;
    while (up.len && str_split(&rest_up, '/', &own) &&
           str_split(&rest_down, '/', &other) && rest_down.len &&
           str_equal(own, other)) {
        up = rest_up;
        down = rest_down;
    }
    while (up.len && str_split(&up, '/', &own))
        down = path_join(resolver->site->arena, STR(".."), down);
    return down;
}

/* The path of the page that is nearest to a path, or else to its file's name. */
static struct str nearest_path(const struct site *site, struct str path)
{
    struct suggestion by_path = suggestion_for(path);
    struct suggestion by_name = suggestion_for(path_name(path));
    struct str best = {0};
    for (size_t i = 0; i < site->pages.count; i++) {
        struct str known = site->pages.items[i]->path;
        size_t distance = by_name.distance;
        suggestion_offer(&by_path, known);
        suggestion_offer(&by_name, path_name(known));
        if (by_name.distance < distance)
            best = known;
    }
    return suggestion_best(&by_path).len ? suggestion_best(&by_path) : best;
}

static void report_broken_path(struct resolver *resolver)
{
    struct arena *arena = resolver->site->arena;
    struct str typed = resolver->link->target;
    struct str folder = path_folder(resolver->page->path), path, best = {0};
    if (path_normalise(arena, path_join(arena, folder, typed), &path))
        best = nearest_path(resolver->site, path);
    diag_add(resolver->diags, DIAG_LINK_BROKEN, resolver->link->at,
             "link to '%.*s', a file that does not exist", STR_ARG(typed));
    if (best.len)
        diag_hint(resolver->diags, "did you mean '%.*s'?",
                  STR_ARG(path_from_here(resolver, best)));
}

static void report_broken(struct resolver *resolver)
{
    const struct site *site = resolver->site;
    struct str typed = resolver->link->target;
    struct suggestion suggestion = suggestion_for(typed);
    for (size_t i = 0; i < site->pages.count; i++)
        suggestion_offer(&suggestion, site->pages.items[i]->id);
    diag_add(resolver->diags, DIAG_LINK_BROKEN, resolver->link->at,
             "link to page '%.*s', which does not exist", STR_ARG(typed));
    suggestion_hint(&suggestion, resolver->diags);
}

static bool has_anchor(const struct page *page, struct str anchor)
{
    for (size_t i = 0; i < page->document.headings.count; i++)
        if (str_equal(page->document.headings.items[i].id, anchor))
            return true;
    return false;
}

static void check_anchor(struct resolver *resolver, const struct page *page)
{
    struct str anchor = resolver->link->anchor;
    if (anchor.len == 0 || has_anchor(page, anchor))
        return;
    struct suggestion suggestion = suggestion_for(anchor);
    for (size_t i = 0; i < page->document.headings.count; i++)
        suggestion_offer(&suggestion, page->document.headings.items[i].id);
    diag_add(resolver->diags, DIAG_LINK_ANCHOR, resolver->link->at,
             "'%.*s' has no heading '#%.*s'", STR_ARG(page->source->path),
             STR_ARG(anchor));
    if (suggestion_best(&suggestion).len)
        diag_hint(resolver->diags, "did you mean '#%.*s'?",
                  STR_ARG(suggestion_best(&suggestion)));
}

static void resolve_page(struct resolver *resolver)
{
    const struct document_link *link = resolver->link;
    const struct page *page = NULL;
    if (link->target.len == 0)
        page = resolver->page;
    else if (str_ends_with(link->target, STR(".md")))
        page = page_by_path(resolver);
    else
        page = site_page(resolver->site, link->target, resolver->page->language);
    if (!page) {
        if (str_ends_with(link->target, STR(".md")))
            report_broken_path(resolver);
        else
            report_broken(resolver);
        return;
    }
    check_anchor(resolver, page);
    resolver->target->route = page->route;
    resolver->target->anchor = link->anchor;
}

static void resolve_file(struct resolver *resolver)
{
    struct site *site = resolver->site;
    struct str folder = path_folder(resolver->page->path), path;
    bool inside = path_normalise(
        site->arena, path_join(site->arena, folder, resolver->link->target), &path);
    resolver->target->file = inside ? map_get(&site->attachments_by_path, path) : NULL;
    if (resolver->target->file)
        return;
    struct suggestion suggestion = suggestion_for(path_name(resolver->link->target));
    for (size_t i = 0; i < site->attachments.count; i++)
        suggestion_offer(&suggestion,
                         path_name(site->attachments.items[i]->input->path));
    diag_add(resolver->diags, DIAG_LINK_FILE, resolver->link->at,
             "'%.*s' is not a file in content/files", STR_ARG(resolver->link->target));
    if (suggestion_best(&suggestion).len)
        suggestion_hint(&suggestion, resolver->diags);
    else
        diag_hint(resolver->diags, "link to attachments as in ../files/form.pdf");
}

/* ---- Services. ---- */

/* A directory file that could not be read is reported; its services are not missing. */
static bool may_be_in_unreadable_file(const struct site *site, struct str id)
{
    for (size_t i = 0; i < site->inputs.count; i++) {
        const struct input *input = site->inputs.items[i];
        if (input->kind != INPUT_DIRECTORY || input->good)
            continue;
        struct str stem = path_stem(input->path);
        if (str_equal(stem, STR("world")) ||
            (str_starts_with(id, stem) && id.len > stem.len && id.ptr[stem.len] == '-'))
            return true;
    }
    return false;
}

static void resolve_service(struct resolver *resolver)
{
    const struct site *site = resolver->site;
    struct str id = resolver->link->target;
    resolver->target->service = directory_find(&site->directory, id);
    if (resolver->target->service) {
        resolver->target->route =
            routes_find(&site->routes, ROUTE_SERVICE, resolver->page->language, id);
        return;
    }
    if (may_be_in_unreadable_file(site, id))
        return;
    struct suggestion suggestion = directory_suggest(&site->directory, id);
    diag_add(resolver->diags, DIAG_SERVICE_UNKNOWN, resolver->link->at,
             "the directory has no service '%.*s'", STR_ARG(id));
    suggestion_hint(&suggestion, resolver->diags);
}

/* As a link in the text, a query leads to the page that lists just the same, or that
 * leads to it, country by country. */
static const struct route *route_of_query(const struct resolver *resolver,
                                          const struct service_query *query)
{
    const struct strs *lists[] = {&query->countries, &query->topics, &query->audiences};
    static const enum route_kind kinds[] = {ROUTE_COUNTRY, ROUTE_TOPIC, ROUTE_AUDIENCE};
    const struct route *route = NULL;
    size_t keys = query->kinds.count + query->languages.count;
    for (size_t i = 0; i < 3; i++) {
        keys += lists[i]->count;
        if (lists[i]->count == 1)
            route = routes_find(&resolver->site->routes, kinds[i],
                                resolver->page->language, lists[i]->items[0]);
    }
    return keys == 1 ? route : NULL;
}

static bool is_list(const struct document *document, const struct document_link *link)
{
    size_t index = (size_t)(link - document->links.items);
    for (size_t i = 0; i < document->count; i++)
        if (document->items[i].kind == NODE_SERVICES &&
            document->items[i].link == index)
            return true;
    return false;
}

static void resolve_list(struct resolver *resolver, struct service_query *query)
{
    struct site *site = resolver->site;
    struct str country = resolver->page->country;
    if (query->countries.count == 0 && country.len) {
        *ARRAY_ADD(&query->countries, site->arena) = country;
        *ARRAY_ADD(&query->countries, site->arena) = STR("001");
    }
    resolver->target->services =
        directory_select(site->arena, &site->directory, query, site->config.as_of);
    if (resolver->target->services.count == 0)
        diag_add(resolver->diags, DIAG_SERVICES_EMPTY, resolver->link->at,
                 "no active service matches '%.*s'", STR_ARG(resolver->link->target));
}

static void resolve_services(struct resolver *resolver)
{
    struct site *site = resolver->site;
    struct service_query query = {0};
    if (!service_query_parse(site->arena, resolver->link->target, &site->vocabulary,
                             resolver->link->at, &query, resolver->diags))
        return;
    if (is_list(&resolver->page->document, resolver->link)) {
        resolve_list(resolver, &query);
        return;
    }
    resolver->target->route = route_of_query(resolver, &query);
    if (resolver->target->route)
        return;
    diag_add(resolver->diags, DIAG_SERVICES_QUERY, resolver->link->at,
             "a link in the text can name one country, topic or audience");
    diag_hint(resolver->diags,
              "to show the services here, write  ![](services:%.*s)  "
              "in a paragraph of its own",
              STR_ARG(resolver->link->target));
}

static void resolve_link(struct resolver *resolver)
{
    switch (resolver->link->kind) {
    case LINK_PAGE:
        resolve_page(resolver);
        break;
    case LINK_FILE:
        resolve_file(resolver);
        break;
    case LINK_SERVICE:
        resolve_service(resolver);
        break;
    case LINK_SERVICES:
        resolve_services(resolver);
        break;
    case LINK_TERM:
        resolve_term(resolver);
        break;
    case LINK_WEB:
    case LINK_MAIL:
    case LINK_FIELD:
    case LINK_LANG:
        break;
    }
}

static void resolve_page_links(struct site *site, struct page *page,
                               struct diagnostics *diags)
{
    size_t count = page->document.links.count;
    page->targets = ARENA_ARRAY(site->arena, count, struct target);
    for (size_t i = 0; i < count; i++) {
        struct resolver resolver = {site, page, &page->document.links.items[i],
                                    &page->targets[i], diags};
        resolve_link(&resolver);
    }
}

/* ---- Translations. ---- */

/* There is no page to translate from in the language that the page names. */
static void report_source(const struct site *site, const struct page *page,
                          struct diagnostics *diags)
{
    struct suggestion suggestion = suggestion_for(page->source_language);
    const struct strs *languages = &site->config.languages;
    for (size_t i = 0; i < languages->count; i++) {
        const struct page *source = site_page_in(site, page->id, languages->items[i]);
        if (source && source != page)
            suggestion_offer(&suggestion, languages->items[i]);
    }
    diag_add(diags, DIAG_TRANSLATION_SOURCE, page->translation_at,
             "there is no page '%.*s' in '%.*s' to translate from", STR_ARG(page->id),
             STR_ARG(page->source_language));
    suggestion_hint(&suggestion, diags);
}

static void check_translation(const struct site *site, struct page *page,
                              struct diagnostics *diags)
{
    if (page->source_language.len == 0)
        return;
    const struct page *source = site_page_in(site, page->id, page->source_language);
    if (!source || source == page) {
        report_source(site, page, diags);
        return;
    }
    if (!source->good)
        return;
    struct str digest = page_digest(site->arena, source);
    if (str_equal(digest, page->source_digest))
        return;
    page->is_outdated = true;
    diag_add(diags, DIAG_TRANSLATION_OUTDATED, page->translation_at,
             "'%.*s' has changed since this translation was made",
             STR_ARG(source->source->path));
    diag_hint(diags, "once it is up to date, write  translation-of: %.*s@%.*s",
              STR_ARG(page->source_language), STR_ARG(digest));
}

void site_resolve(struct site *site, struct diagnostics *diags)
{
    for (size_t i = 0; i < site->languages.count; i++) {
        const struct page *glossary =
            site_page_in(site, STR("glossary"), site->languages.items[i].tag);
        if (glossary)
            define_terms(site, glossary, diags);
    }
    for (size_t i = 0; i < site->pages.count; i++) {
        resolve_page_links(site, site->pages.items[i], diags);
        check_translation(site, site->pages.items[i], diags);
    }
    collections_check(site, diags);
    stances_compare(site, diags);
}
