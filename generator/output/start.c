/* SPDX-License-Identifier: MIT */
#include "output/start.h"

#include "base/unicode.h"

/* From the start of a line: what is to be typed as it is, and is never broken. */
static const struct str INDENT = STR_INIT("    ");

/* Notepad takes every line to run from left to right, and does not know the isolates of
 * Unicode 6.3: an embedding, which is older, gives the words their order. */
#define RIGHT_TO_LEFT "\xe2\x80\xab"
#define END_OF_DIRECTION "\xe2\x80\xac"

/* It stands where the page is on which a language is chosen, and sees the same. */
static struct view root_view(const struct renderer *renderer, struct str language,
                             struct str path, struct arena *arena,
                             struct diagnostics *diags)
{
    struct route *route = ARENA_NEW(arena, struct route);
    *route = (struct route){.kind = ROUTE_CHOOSER, .language = language, .path = path};
    struct view view = view_of(renderer, route, arena, diags);
    view_set_text(&view, view.record, "readme-href", STR(START_README));
    view_set_text(&view, view.record, "language-name", view.language->name);
    view_set_bool(&view, view.record, "is-neutral", view.site->config.neutral);
    return view;
}

/* What the page says in one language; `t` hides the page's own strings. */
static struct value_record *guide(const struct view *view,
                                  const struct site_language *language)
{
    struct str tag = language->tag;
    const struct value_record *strings = theme_strings(view->renderer->theme, tag);
    struct words_in words = {view->arena, strings, view->diags, tag};
    const struct route *home =
        routes_find(&view->site->routes, ROUTE_HOME, tag, STR(""));
    struct value_record *record = value_record_new(view->arena);
    view_set_record(view, record, "t", strings);
    view_set_text(view, record, "lang", tag);
    view_set_text(view, record, "dir", language->direction);
    view_set_text(view, record, "name", language->name);
    view_set_text(view, record, "href", view_href(view, home, STR("")));
    view_set_text(view, record, "as-of-text",
                  words_date(words, view->site->config.as_of));
    return record;
}

/* It is not to be taken for the page on which a language is chosen: neutral ones are.
 */
static struct str page_title(const struct view *view)
{
    struct str site = value_get(view->record, STR("site-title"))->as.text;
    if (view->site->config.neutral)
        return site;
    struct str title = words_fill(view->words, "page-title", "title",
                                  view_string(view, "copy-open-title"));
    return theme_fill(view->arena, title, "site", site);
}

static void render_page(const struct view *view, struct strbuf *out)
{
    struct value_record *inner = value_record_new(view->arena);
    struct value_list *guides = value_list_new(view->arena);
    for (size_t i = 0; i < view->site->languages.count; i++)
        value_list_add(view->arena, guides,
                       value_of_record(guide(view, &view->site->languages.items[i])));
    view_set_list(view, inner, "guides", guides);
    view_set_text(view, inner, "page-title", page_title(view));
    view_render(view, START_PAGE_TEMPLATE, inner, out);
}

static void add_line(struct strbuf *out, struct str line, bool right_to_left)
{
    if (right_to_left && line.len)
        strbuf_addf(out, RIGHT_TO_LEFT "%.*s" END_OF_DIRECTION, STR_ARG(line));
    else
        strbuf_add(out, line);
    strbuf_add(out, STR("\r\n"));
}

/* The part of the line that fits the width, up to a space; a long word stays whole. */
static size_t fitting(struct str line)
{
    size_t fits = 0, width = 0, at = 0;
    while (at < line.len && (width <= START_WIDTH || fits == 0)) {
        if (line.ptr[at] == ' ' && width <= START_WIDTH)
            fits = at;
        else if (line.ptr[at] == ' ')
            return at;
        utf8_next(line, &at);
        width++;
    }
    return at == line.len && width <= START_WIDTH ? line.len : fits ? fits : line.len;
}

static void add_wrapped(struct strbuf *out, struct str line, bool right_to_left)
{
    if (str_starts_with(line, INDENT)) {
        add_line(out, line, false);
        return;
    }
    do {
        size_t end = fitting(line);
        add_line(out, str_slice(line, 0, end), right_to_left);
        line = str_slice(line, end + 1, line.len);
    } while (line.len);
}

static void render_language(const struct view *view, struct strbuf *out)
{
    struct strbuf text = {0};
    view_render(view, START_README_TEMPLATE, NULL, &text);
    struct str rest = str_trim(strbuf_str(&text)), line;
    bool right_to_left = str_equal(view->language->direction, STR("rtl"));
    add_line(out, STR(""), false);
    add_line(out, STR(""), false);
    while (str_split(&rest, '\n', &line))
        add_wrapped(out, line, right_to_left);
    strbuf_release(&text);
}

static void render_readme(const struct renderer *renderer, struct arena *arena,
                          struct diagnostics *diags, struct strbuf *out)
{
    const struct site_languages *languages = &renderer->site->languages;
    for (size_t i = 0; i < languages->count; i++) {
        struct view view = root_view(renderer, languages->items[i].tag,
                                     STR(START_README), arena, diags);
        if (i == 0) {
            const struct value *title = value_get(view.record, STR("site-title"));
            const struct value *date = value_get(view.record, STR("as-of"));
            strbuf_addf(out, "\xef\xbb\xbf%.*s" START_SEPARATOR "%.*s\r\n",
                        STR_ARG(title->as.text), STR_ARG(date->as.text));
        }
        render_language(&view, out);
    }
}

void start_render(const struct renderer *renderer, struct str path, struct arena *arena,
                  struct diagnostics *diags, struct strbuf *out)
{
    if (str_equal(path, STR(START_README))) {
        render_readme(renderer, arena, diags, out);
        return;
    }
    struct view view = root_view(renderer, STR(""), path, arena, diags);
    render_page(&view, out);
}
