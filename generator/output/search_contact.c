/* SPDX-License-Identifier: MIT */
#include "output/search_contact.h"

#include "base/unicode.h"
#include "directory/phone.h"
#include "output/view_parts.h"

void search_add_json(struct strbuf *out, struct str text)
{
    strbuf_add_char(out, '"');
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t c = utf8_next(text, &at);
        if (c < 0x20 || c == 0x2028 || c == 0x2029 || c == '<')
            strbuf_addf(out, "\\u%04x", (unsigned)c);
        else if (c == '"' || c == '\\')
            strbuf_addf(out, "\\%c", (char)c);
        else
            strbuf_add(out, str_slice(text, start, at));
    }
    strbuf_add_char(out, '"');
}

void search_add_address(const struct view *view, struct strbuf *json,
                        const struct route *route)
{
    const struct edition *edition = view->renderer->edition;
    const struct route *root =
        routes_find(&view->site->routes, ROUTE_CHOOSER, STR(""), STR(""));
    struct strbuf href = {0};
    edition->add_href(edition, &href, root, route, STR(""));
    search_add_json(json, strbuf_str(&href));
    strbuf_release(&href);
}

static struct str text_of(const struct value_record *record, const char *name)
{
    const struct value *value = value_get(record, str_from(name));
    return value->kind == VALUE_TEXT ? value->as.text : STR("");
}

/* [display, href, is national, note]. The client knows where the reader is, and makes
 * a national number a link in its country only. */
static void add_number_json(struct strbuf *out, const struct view *view,
                            const struct service *service,
                            const struct channel *channel)
{
    bool callable = channel_is_callable(service, channel, view->site->config.as_of);
    const struct value_record *number = view_number(view, service, channel, callable);
    strbuf_add(out, out->len ? STR(",[") : STR("["));
    search_add_json(out, channel->display);
    strbuf_add_char(out, ',');
    search_add_json(out, text_of(number, "href"));
    strbuf_addf(out, ",%d,", phone_is_national(channel->dial));
    search_add_json(out, text_of(number, "keyword"));
    strbuf_add_char(out, ']');
}

/* Where a service that is no more sends its callers; NULL for nowhere. */
static const struct route *replacement_route(const struct view *view,
                                             const struct service *service)
{
    if (str_starts_with(service->replaced_by, STR("emergency:")))
        return view_route(view, ROUTE_COUNTRY, service->country);
    return view_route(view, ROUTE_SERVICE, service->replaced_by);
}

static void add_replacement(struct strbuf *json, const struct view *view,
                            const struct service *service,
                            const struct value_record *shown)
{
    const struct route *route = replacement_route(view, service);
    const struct value *next = value_get(shown, STR("replacement"));
    if (!route || next->kind != VALUE_RECORD) {
        strbuf_add_char(json, '0');
        return;
    }
    strbuf_add_char(json, '[');
    search_add_json(json, text_of(next->as.record, "name"));
    strbuf_add_char(json, ',');
    search_add_address(view, json, route);
    strbuf_add_char(json, ']');
}

/* The numbers, of a service or of none; gives the first of them that says when it
 * answers, or NULL. */
static const struct channel *add_numbers(struct strbuf *json, const struct view *view,
                                         const struct service *service,
                                         const struct channel *channels, size_t count)
{
    const struct channel *timed = NULL;
    struct strbuf numbers = {0};
    for (size_t i = 0; i < count; i++) {
        const struct channel *channel = &channels[i];
        if (channel->kind != CHANNEL_PHONE && channel->kind != CHANNEL_SMS)
            continue;
        add_number_json(&numbers, view, service, channel);
        if (!timed && words_hours(view->words, channel->hours).len)
            timed = channel;
    }
    strbuf_addf(json, "[%.*s]", STR_ARG(strbuf_str(&numbers)));
    strbuf_release(&numbers);
    return timed;
}

/* [time zone, weeks, until], as pages have them for hours.js; 0 for none. */
static void add_opening(struct strbuf *json, const struct service *service,
                        const struct channel *timed)
{
    if (!timed || timed->weeks.len == 0) {
        strbuf_add_char(json, '0');
        return;
    }
    strbuf_add_char(json, '[');
    search_add_json(json, service->timezone);
    strbuf_add_char(json, ',');
    search_add_json(json, timed->weeks);
    strbuf_add(json, STR(",\""));
    date_add(json, timed->weeks_until);
    strbuf_add(json, STR("\"]"));
}

struct str search_contact(const struct view *view, struct arena *arena,
                          const struct service *service,
                          const struct value_record *shown)
{
    struct strbuf json = {0};
    strbuf_add_char(&json, '[');
    const struct channel *timed = add_numbers(
        &json, view, service, service->channels.items, service->channels.count);
    strbuf_add_char(&json, ',');
    search_add_json(&json, text_of(shown, "status-text"));
    strbuf_add_char(&json, ',');
    search_add_json(&json, timed ? words_hours(view->words, timed->hours) : STR(""));
    strbuf_add_char(&json, ',');
    add_replacement(&json, view, service, shown);
    strbuf_add_char(&json, ',');
    add_opening(&json, service, timed);
    strbuf_add_char(&json, ']');
    struct str contact = arena_copy(arena, strbuf_str(&json));
    strbuf_release(&json);
    return contact;
}

struct str search_own_contact(const struct view *view, struct arena *arena,
                              const struct contact *contact)
{
    struct strbuf json = {0};
    strbuf_add_char(&json, '[');
    add_numbers(&json, view, NULL, &contact->phone, contact->phone.dial.len > 0);
    strbuf_add(&json, STR(",\"\","));
    search_add_json(&json, words_hours(view->words, contact->phone.hours));
    strbuf_add(&json, STR(",0,0]"));
    struct str copy = arena_copy(arena, strbuf_str(&json));
    strbuf_release(&json);
    return copy;
}
