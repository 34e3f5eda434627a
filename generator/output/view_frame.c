/* SPDX-License-Identifier: MIT */
#include "output/edition_phone.h"
#include "output/local.h"
#include "output/view_parts.h"

static const struct route *same_in(const struct view *view,
                                   const struct site_language *language)
{
    const struct route *route = view->route;
    if (route->kind == ROUTE_LETTER) /* alphabets differ */
        return language == view->language ? route : NULL;
    return routes_find(&view->site->routes, route->kind, language->tag, route->key);
}

static void set_alternates(const struct view *view)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < view->site->languages.count; i++) {
        const struct site_language *language = &view->site->languages.items[i];
        const struct route *route = same_in(view, language);
        if (!route)
            continue;
        struct value_record *alternate = value_record_new(view->arena);
        view_set_text(view, alternate, "lang", language->tag);
        view_set_text(view, alternate, "href", view_href(view, route, STR("")));
        value_list_add(view->arena, list, value_of_record(alternate));
    }
    view_set_list(view, view->record, "alternates", list);
}

static const struct route *home_of(const struct view *view,
                                   const struct site_language *language)
{
    return routes_find(&view->site->routes, ROUTE_HOME, language->tag, STR(""));
}

static struct str language_href(const struct view *view, const struct route *to)
{
    const struct edition *edition = view->renderer->edition;
    struct strbuf href = {0};
    edition->add_language_href(edition, &href, view->route, to);
    struct str copy = arena_copy(view->arena, strbuf_str(&href));
    strbuf_release(&href);
    return copy;
}

/* One way into another language. The chooser greets in each language by itself. */
static struct value_record *language_record(const struct view *view,
                                            const struct site_language *language)
{
    const struct config *config = &view->site->config;
    struct words_in own = {view->arena,
                           theme_strings(view->renderer->theme, language->tag),
                           view->diags, language->tag};
    const struct route *route = same_in(view, language);
    const struct text *summary =
        texts_get(&config->summary, language->tag, config_default_language(config));
    struct value_record *record = value_record_new(view->arena);
    view_set_text(view, record, "lang", language->tag);
    view_set_text(view, record, "dir", language->direction);
    view_set_text(view, record, "name", language->name);
    view_set_text(view, record, "href",
                  language_href(view, route ? route : home_of(view, language)));
    view_set_text(view, record, "phone-file",
                  phone_file_name(view->arena, config, language->tag));
    view_set_bool(view, record, "is-current",
                  language == view->language && view->route->kind != ROUTE_CHOOSER);
    view_set_bool(view, record, "is-missing", !route);
    view_set_text(view, record, "summary", summary ? summary->text : STR(""));
    view_set_text(view, record, "emergency-text", words_string(own, "emergency-text"));
    view_set_text(view, record, "choose-text", words_string(own, "choose-text"));
    return record;
}

static void set_languages(const struct view *view)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < view->site->languages.count; i++)
        value_list_add(
            view->arena, list,
            value_of_record(language_record(view, &view->site->languages.items[i])));
    view_set_list(view, view->record, "languages", list);
}

static void add_nav(const struct view *view, struct value_list *list,
                    enum route_kind kind, const char *title)
{
    const struct route *route = view_route(view, kind, STR(""));
    struct value_record *item = value_record_new(view->arena);
    view_set_text(view, item, "title", view_string(view, title));
    view_set_text(view, item, "href", view_href(view, route, STR("")));
    view_set_bool(view, item, "is-current", route == view->route);
    value_list_add(view->arena, list, value_of_record(item));
}

static void set_nav(const struct view *view)
{
    struct value_list *list = value_list_new(view->arena);
    add_nav(view, list, ROUTE_HOME, "nav-home");
    add_nav(view, list, ROUTE_COUNTRIES, "nav-countries");
    add_nav(view, list, ROUTE_AZ, "nav-az");
    add_nav(view, list, ROUTE_REVIEWED, "nav-reviewed");
    view_set_list(view, view->record, "nav", list);
}

static void add_crumb(const struct view *view, struct value_list *list,
                      const struct route *route, struct str title)
{
    if (!route)
        return;
    struct value_record *crumb = value_record_new(view->arena);
    view_set_text(view, crumb, "title", title);
    view_set_text(view, crumb, "href", view_href(view, route, STR("")));
    value_list_add(view->arena, list, value_of_record(crumb));
}

static void add_country_crumb(const struct view *view, struct value_list *list,
                              struct str code)
{
    if (code.len)
        add_crumb(view, list, view_route(view, ROUTE_COUNTRY, code),
                  view_word(view, VOCABULARY_COUNTRIES, code));
}

static void set_breadcrumbs(const struct view *view)
{
    const struct route *route = view->route;
    struct value_list *list = value_list_new(view->arena);
    struct str none = STR("");
    if (route->kind != ROUTE_HOME && route->kind != ROUTE_CHOOSER)
        add_crumb(view, list, view_route(view, ROUTE_HOME, none),
                  view_string(view, "nav-home"));
    if (route_is_of_country(route) || route->kind == ROUTE_SERVICE)
        add_crumb(view, list, view_route(view, ROUTE_COUNTRIES, none),
                  view_string(view, "nav-countries"));
    if (route_is_of_country(route) && route->kind != ROUTE_COUNTRY)
        add_country_crumb(view, list, route->as.country->code);
    if (route->kind == ROUTE_SERVICE)
        add_country_crumb(view, list, route->as.service->country);
    if (route->kind == ROUTE_SITUATION)
        add_crumb(view, list, view_route(view, ROUTE_TOPIC, route->as.word->key),
                  view_word(view, VOCABULARY_TOPICS, route->as.word->key));
    if (route->kind == ROUTE_REMOVAL)
        add_crumb(view, list, view_route(view, ROUTE_TAKEDOWN, none),
                  view_string(view, "takedown-link"));
    if (route->kind == ROUTE_PAGE)
        add_country_crumb(view, list, route->as.page->country);
    if (route->kind == ROUTE_ARCHIVE)
        add_crumb(view, list, view_route(view, ROUTE_REVIEWED, none),
                  view_string(view, "nav-reviewed"));
    if (route->kind == ROUTE_LETTER)
        add_crumb(view, list, view_route(view, ROUTE_AZ, none),
                  view_string(view, "nav-az"));
    view_set_list(view, view->record, "breadcrumbs", list);
}

static void set_href(const struct view *view, const char *name, enum route_kind kind)
{
    view_set_text(view, view->record, name,
                  view_href(view, view_route(view, kind, STR("")), STR("")));
}

static void set_addresses(const struct view *view)
{
    view_set_text(view, view->record, "assets", view_file_href(view, STR("assets/")));
    view_set_text(view, view->record, "local",
                  view_file_href(view, STR(LOCAL_FOLDER "/")));
    set_href(view, "home-href", ROUTE_HOME);
    set_href(view, "az-href", ROUTE_AZ);
    set_href(view, "countries-href", ROUTE_COUNTRIES);
    set_href(view, "reviewed-href", ROUTE_REVIEWED);
    set_href(view, "exit-href", ROUTE_EXIT);
    view_set_text(
        view, view->record, "chooser-href",
        view_href(view,
                  routes_find(&view->site->routes, ROUTE_CHOOSER, STR(""), STR("")),
                  STR("")));
}

static void set_publisher(const struct view *view)
{
    const struct config *config = &view->site->config;
    struct value_record *contact = NULL;
    if (config->contact.len) {
        bool mail = str_find(config->contact, STR("://"), 0) == STR_NOT_FOUND;
        contact = value_record_new(view->arena);
        view_set_text(view, contact, "text", config->contact);
        view_set_text(view, contact, "href",
                      arena_format(view->arena, "%s%.*s", mail ? "mailto:" : "",
                                   STR_ARG(config->contact)));
    }
    view_set_text(view, view->record, "publisher", config->publisher);
    view_set_record(view, view->record, "contact", contact);
    view_set_date(view, view->record, "as-of", config->as_of);
}

void view_frame(const struct view *view)
{
    struct value_record *record = view->record;
    view_set_text(view, record, "lang", view->language->tag);
    view_set_text(view, record, "dir", view->language->direction);
    struct str frame = view->renderer->edition->language;
    view_set_bool(view, record, "is-guest",
                  frame.len && !str_equal(frame, view->language->tag));
    view_set_text(view, record, "template",
                  str_from(route_kind_name(view->route->kind)));
    view_set_text(view, record, "path", view->route->path);
    view_set_text(view, record, "site-title",
                  view_text_str(view, &view->site->config.title));
    view_set_text(view, record, "anchor", view_id(view, view->route, STR("")));
    set_addresses(view);
    set_alternates(view);
    set_languages(view);
    set_nav(view);
    set_breadcrumbs(view);
    set_publisher(view);
    view_set_record(view, record, "emergency", view_emergency_line(view));
}

/* The title is also in the history, and the name of what is printed. */
static bool is_nameless(const struct view *view)
{
    return view->route->kind == ROUTE_EXIT || view->route->kind == ROUTE_CARDS_NEUTRAL;
}

void view_set_title(const struct view *view, struct str title, struct str description)
{
    const struct value *site = value_get(view->record, STR("site-title"));
    bool is_neutral = view->site->config.neutral && view->route->kind != ROUTE_EXIT;
    struct str page_title = is_neutral ? site->as.text : title;
    if (!is_nameless(view) && !str_equal(page_title, site->as.text)) {
        page_title = words_fill(view->words, "page-title", "title", title);
        page_title = theme_fill(view->arena, page_title, "site", site->as.text);
    }
    view_set_text(view, view->record, "title", title);
    view_set_text(view, view->record, "page-title", page_title);
    view_set_text(view, view->record, "description",
                  is_neutral        ? STR("")
                  : description.len ? description
                                    : title);
}
