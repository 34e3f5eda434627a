/* SPDX-License-Identifier: MIT */
#include "output/html.h"

#include "base/language.h"
#include "directory/phone.h"
#include "output/typography.h"
#include "output/view_parts.h"

struct html {
    const struct view *view;
    const struct page *page;
    const struct document *document;
    struct strbuf *out;
    bool in_heading;
    bool in_tight_list;
    struct str language; /* of the words that are being added */
    bool is_part;        /* of a page, shown on another one */
};

static void add_nodes(struct html *html, size_t from, size_t to);

static void add(struct html *html, struct str text)
{
    strbuf_add(html->out, text);
}

static void add_children(struct html *html, size_t index)
{
    add_nodes(html, index + 1, html->document->items[index].end);
}

static void add_element(struct html *html, size_t index, const char *name)
{
    add(html, STR("<"));
    add(html, str_from(name));
    add(html, STR(">"));
    add_children(html, index);
    add(html, STR("</"));
    add(html, str_from(name));
    add(html, STR(">"));
}

/* ---- Blocks. ---- */

static void add_paragraph(struct html *html, size_t index)
{
    add_element(html, index, "p");
    add(html, STR("\n"));
}

static const struct document_heading *heading_of(const struct html *html, size_t index)
{
    const struct document_headings *headings = &html->document->headings;
    for (size_t i = 0; i < headings->count; i++)
        if (headings->items[i].node == index)
            return &headings->items[i];
    return NULL;
}

static void add_heading(struct html *html, size_t index)
{
    const struct document_heading *heading = heading_of(html, index);
    unsigned level = html->document->items[index].level;
    strbuf_addf(html->out, "<h%u id=\"", level);
    add(html, view_id(html->view, html->view->route, heading->id));
    add(html, STR("\">"));
    html->in_heading = true;
    add_children(html, index);
    html->in_heading = false;
    strbuf_addf(html->out, "</h%u>\n", level);
}

static bool is_checklist(const struct html *html, size_t index)
{
    const struct node *nodes = html->document->items;
    for (size_t i = index + 1; i < nodes[index].end; i = nodes[i].end)
        if (!(nodes[i].flags & NODE_TASK))
            return false;
    return true;
}

static void add_list(struct html *html, size_t index)
{
    const struct node *list = &html->document->items[index];
    bool ordered = list->flags & NODE_ORDERED, around = html->in_tight_list;
    if (ordered && list->number != 1)
        strbuf_addf(html->out, "<ol start=\"%u\">\n", list->number);
    else if (ordered)
        add(html, STR("<ol>\n"));
    else if (is_checklist(html, index))
        add(html, STR("<ul class=\"checklist\">\n"));
    else
        add(html, STR("<ul>\n"));
    html->in_tight_list = list->flags & NODE_TIGHT;
    add_children(html, index);
    html->in_tight_list = around;
    add(html, ordered ? STR("</ol>\n") : STR("</ul>\n"));
}

/* In a tight list the first paragraph is the item's text, without <p>. */
static size_t item_text_end(const struct html *html, size_t index)
{
    const struct node *item = &html->document->items[index];
    const struct node *first = &html->document->items[index + 1];
    return item->end > index + 1 && first->kind == NODE_PARAGRAPH ? first->end : 0;
}

/* The label holds only the words, so that a click on a link in a nested list does not
 * tick the box. */
static void add_item(struct html *html, size_t index)
{
    const struct node *item = &html->document->items[index];
    size_t text_end = item_text_end(html, index);
    bool task = item->flags & NODE_TASK;
    add(html, STR("<li>"));
    if (task) {
        add(html, STR("<label><input type=\"checkbox\" autocomplete=\"off\""));
        add(html,
            item->flags & NODE_CHECKED ? STR(" checked> <span>") : STR("> <span>"));
    }
    if (text_end && (task || html->in_tight_list))
        add_nodes(html, index + 2, text_end);
    else
        text_end = 0;
    if (task)
        add(html, STR("</span></label>"));
    if (text_end && text_end < item->end)
        add(html, STR("\n"));
    add_nodes(html, text_end ? text_end : index + 1, item->end);
    add(html, STR("</li>\n"));
}

static struct str callout_title(const struct html *html, const struct node *node)
{
    static const char *const keys[CALLOUT_KIND_COUNT] = {
        [CALLOUT_NOTE] = "callout-note",     [CALLOUT_WARNING] = "callout-warning",
        [CALLOUT_DANGER] = "callout-danger", [CALLOUT_GATE] = "callout-gate",
        [CALLOUT_LAW] = "callout-law",       [CALLOUT_FIGURE] = "callout-figure",
    };
    const struct view *view = html->view;
    struct str title = view_string(view, keys[node->level]);
    if (node->level == CALLOUT_LAW) {
        const struct document_callout *law =
            &html->document->callouts.items[node->number];
        title =
            words_fill(view->words, law->superseded ? "law-superseded" : "law-title",
                       "title", title);
        title = theme_fill(view->arena, title, "country",
                           view_word(view, VOCABULARY_COUNTRIES, law->country));
        return theme_fill(view->arena, title, "date",
                          words_date(view->words, law->date));
    }
    if (node->level == CALLOUT_FIGURE) {
        const struct document_callout *figure =
            &html->document->callouts.items[node->number];
        title = words_fill(view->words, "figure-title", "title", title);
        title = theme_fill(view->arena, title, "year",
                           arena_format(view->arena, "%u", figure->year));
        return theme_fill(view->arena, title, "source", figure->source);
    }
    return node->text.len ? view_prose(view, html->language, node->text) : title;
}

static void add_callout(struct html *html, size_t index)
{
    static const char *const names[CALLOUT_KIND_COUNT] = {
        [CALLOUT_NOTE] = "note",     [CALLOUT_WARNING] = "warning",
        [CALLOUT_DANGER] = "danger", [CALLOUT_GATE] = "gate",
        [CALLOUT_LAW] = "law",       [CALLOUT_FIGURE] = "figure",
    };
    const struct node *node = &html->document->items[index];
    bool superseded = node->level == CALLOUT_LAW &&
                      html->document->callouts.items[node->number].superseded;
    strbuf_addf(html->out, "<div class=\"callout callout-%s%s\" role=\"note\">\n",
                names[node->level], superseded ? " callout-warning superseded" : "");
    add(html, STR("<p class=\"callout-title\">"));
    strbuf_add_html(html->out, callout_title(html, node));
    add(html, STR("</p>\n"));
    add_children(html, index);
    add(html, STR("</div>\n"));
}

static void add_code_block(struct html *html, size_t index)
{
    add(html, STR("<pre><code>"));
    strbuf_add_html(html->out, html->document->items[index].text);
    add(html, STR("</code></pre>\n"));
}

static const struct target *target_of(const struct html *html, size_t index)
{
    return &html->page->targets[html->document->items[index].link];
}

static void add_card(struct html *html, size_t index)
{
    const struct service *service = target_of(html, index)->service;
    if (service && !html->is_part)
        view_render(html->view, "card", view_service(html->view, service), html->out);
}

static void add_services(struct html *html, size_t index)
{
    const struct view *view = html->view;
    const struct service_list *services = &target_of(html, index)->services;
    if (html->is_part)
        return;
    struct value_record *record = value_record_new(view->arena);
    view_set_groups(view, record, services);
    view_render(view, "services", record, html->out);
}

static void add_quote(struct html *html, size_t index)
{
    add(html, STR("<blockquote>\n"));
    add_children(html, index);
    add(html, STR("</blockquote>\n"));
}

/* ---- Inlines. ---- */

/* ` lang="fr" hreflang="fr"`: the page behind the link is in another language. */
static void add_hreflang(struct html *html, const struct route *route)
{
    if (route->language.len && !str_equal(route->language, html->page->language))
        strbuf_addf(html->out, " hreflang=\"%.*s\"", STR_ARG(route->language));
}

static void add_language_name(struct html *html, const struct route *route)
{
    const struct site_language *language =
        site_language(html->view->site, route->language);
    if (!language || str_equal(route->language, html->page->language))
        return;
    strbuf_addf(html->out, " <span class=\"language\" lang=\"%.*s\" dir=\"%.*s\">(",
                STR_ARG(language->tag), STR_ARG(language->direction));
    strbuf_add_html(html->out, language->name);
    add(html, STR(")</span>"));
}

static void add_site_link(struct html *html, size_t index, const char *class_name)
{
    const struct target *target = target_of(html, index);
    if (!target->route) {
        add_children(html, index);
        return;
    }
    add(html, STR("<a"));
    if (class_name[0])
        strbuf_addf(html->out, " class=\"%s\"", class_name);
    add(html, STR(" href=\""));
    strbuf_add(html->out, view_href(html->view, target->route, target->anchor));
    add(html, STR("\""));
    add_hreflang(html, target->route);
    add(html, STR(">"));
    add_children(html, index);
    add(html, STR("</a>"));
    add_language_name(html, target->route);
}

static void add_outer_link(struct html *html, size_t index, const char *prefix)
{
    const struct node *node = &html->document->items[index];
    const struct document_link *link = &html->document->links.items[node->link];
    strbuf_addf(html->out, "<a class=\"external\" rel=\"noreferrer\" href=\"%s",
                prefix);
    strbuf_add_html(html->out, link->target);
    add(html, STR("\">"));
    add_children(html, index);
    add(html, STR("</a>"));
}

/* Where there are no files the words stay, and where the file is. */
static void add_file_link(struct html *html, size_t index)
{
    const struct view *view = html->view;
    const struct target *target = target_of(html, index);
    if (!target->file)
        return;
    if (!view->renderer->edition->has_files) {
        add_children(html, index);
        add(html, STR(" <span class=\"tag\">"));
        strbuf_add_html(html->out, view_string(view, "phone-file"));
        add(html, STR("</span>"));
        return;
    }
    add(html, STR("<a class=\"file\" href=\""));
    add(html, view_file_href(view, target->file->path));
    add(html, STR("\">"));
    add_children(html, index);
    add(html, STR("</a>"));
}

/* Digits keep their order in a text that runs from right to left. */
static void add_display(struct html *html, const struct channel *channel)
{
    add(html, STR("<bdi dir=\"ltr\">"));
    strbuf_add_html(html->out, channel->display);
    add(html, STR("</bdi>"));
}

static const struct channel *first_number(const struct service *service,
                                          struct date as_of)
{
    for (size_t i = 0; i < service->channels.count; i++) {
        const struct channel *channel = &service->channels.items[i];
        if (channel->kind == CHANNEL_PHONE &&
            channel_is_callable(service, channel, as_of))
            return channel;
    }
    return NULL;
}

/* " (8002 1234, Luxembourg)": a number never stands without its country. */
static void add_number(struct html *html, const struct service *service)
{
    const struct view *view = html->view;
    const struct channel *channel = first_number(service, view->site->config.as_of);
    bool is_here = view->country && str_equal(view->country->code, service->country);
    if (!channel || (html->is_part && !is_here))
        return;
    add(html, STR(" <span class=\"number\">("));
    if (view_may_link(view, service, channel)) {
        add(html, STR("<a href=\""));
        phone_add_tel(html->out, channel->dial);
        add(html, STR("\">"));
        add_display(html, channel);
        add(html, STR("</a>"));
    } else {
        add_display(html, channel);
    }
    add(html, view_string(view, "list-separator"));
    strbuf_add_html(html->out, view_word(view, VOCABULARY_COUNTRIES, service->country));
    add(html, STR(")</span>"));
}

/* Behind the name of one that has ended, is announced or rests: that it cannot help. */
static void add_status(struct html *html, const struct service *service)
{
    if (service_is_callable(service, html->view->site->config.as_of))
        return;
    add(html, STR(" <strong>("));
    strbuf_add_html(html->out, view_status(html->view, service));
    add(html, STR(")</strong>"));
}

static void add_service_link(struct html *html, size_t index)
{
    const struct service *service = target_of(html, index)->service;
    add_site_link(html, index, "service");
    if (!service)
        return;
    add_status(html, service);
    add_number(html, service);
}

static void add_term(struct html *html, size_t index)
{
    if (html->in_heading) /* here the term is defined, not linked */
        add_children(html, index);
    else
        add_site_link(html, index, "term");
}

static void add_field(struct html *html, size_t index)
{
    add(html, STR("<label class=\"field\"><span>"));
    add_children(html, index);
    add(html, STR("</span> <input type=\"text\" autocomplete=\"off\"></label>"));
}

static void add_foreign_words(struct html *html, const struct document_link *link,
                              size_t index)
{
    struct str around = html->language;
    struct str direction = language_direction(link->target);
    strbuf_addf(html->out, "<span lang=\"%.*s\" dir=\"%.*s\">", STR_ARG(link->target),
                STR_ARG(direction));
    html->language = link->target;
    add_children(html, index);
    html->language = around;
    add(html, STR("</span>"));
}

static void add_link(struct html *html, size_t index)
{
    const struct node *node = &html->document->items[index];
    const struct document_link *link = &html->document->links.items[node->link];
    switch (link->kind) {
    case LINK_PAGE:
    case LINK_SERVICES:
        add_site_link(html, index, "");
        break;
    case LINK_FILE:
        add_file_link(html, index);
        break;
    case LINK_WEB:
        add_outer_link(html, index, "");
        break;
    case LINK_MAIL:
        add_outer_link(html, index, "mailto:");
        break;
    case LINK_SERVICE:
        add_service_link(html, index);
        break;
    case LINK_TERM:
        add_term(html, index);
        break;
    case LINK_FIELD:
        add_field(html, index);
        break;
    case LINK_LANG:
        add_foreign_words(html, link, index);
        break;
    }
}

static void add_image(struct html *html, size_t index)
{
    const struct target *target = target_of(html, index);
    struct strbuf alternative = {0};
    if (!target->file)
        return;
    document_text(html->document, index + 1, html->document->items[index].end,
                  &alternative);
    add(html, STR("<img src=\""));
    add(html, view_file_href(html->view, target->file->path));
    add(html, STR("\" alt=\""));
    strbuf_add_html(html->out, strbuf_str(&alternative));
    add(html, STR("\">"));
    strbuf_release(&alternative);
}

static void add_codespan(struct html *html, size_t index)
{
    add(html, STR("<code>"));
    strbuf_add_html(html->out, html->document->items[index].text);
    add(html, STR("</code>"));
}

/* The next words may be in a node of their own: "vrai " and "!". */
static void add_text(struct html *html, size_t index)
{
    const struct document *document = html->document;
    bool goes_on =
        index + 1 < document->count && document->items[index + 1].kind == NODE_TEXT;
    struct str after = goes_on ? document->items[index + 1].text : STR("");
    strbuf_add_html(html->out, typography_spaces(html->view->arena, html->language,
                                                 document->items[index].text, after));
}

static void add_inline(struct html *html, size_t index)
{
    const struct node *node = &html->document->items[index];
    switch ((enum node_kind)node->kind) {
    case NODE_TEXT:
        add_text(html, index);
        break;
    case NODE_SOFTBREAK:
        add(html, STR("\n"));
        break;
    case NODE_LINEBREAK:
        add(html, STR("<br>\n"));
        break;
    case NODE_CODESPAN:
        add_codespan(html, index);
        break;
    case NODE_EMPHASIS:
        add_element(html, index, "em");
        break;
    case NODE_STRONG:
        add_element(html, index, "strong");
        break;
    case NODE_LINK:
        add_link(html, index);
        break;
    case NODE_IMAGE:
        add_image(html, index);
        break;
    default:
        break;
    }
}

static void add_node(struct html *html, size_t index)
{
    switch ((enum node_kind)html->document->items[index].kind) {
    case NODE_PARAGRAPH:
        add_paragraph(html, index);
        break;
    case NODE_HEADING:
        add_heading(html, index);
        break;
    case NODE_LIST:
        add_list(html, index);
        break;
    case NODE_ITEM:
        add_item(html, index);
        break;
    case NODE_QUOTE:
        add_quote(html, index);
        break;
    case NODE_CALLOUT:
        add_callout(html, index);
        break;
    case NODE_CODE:
        add_code_block(html, index);
        break;
    case NODE_RULE:
        add(html, STR("<hr>\n"));
        break;
    case NODE_CARD:
        add_card(html, index);
        break;
    case NODE_SERVICES:
        add_services(html, index);
        break;
    default:
        add_inline(html, index);
        break;
    }
}

/* Depth is bounded: markdown_parse refuses what is nested too deeply. */
static void add_nodes(struct html *html, size_t from, size_t to)
{
    for (size_t i = from; i < to; i = html->document->items[i].end)
        add_node(html, i);
}

void html_add_body(const struct view *view, const struct page *page, struct strbuf *out)
{
    struct html html = {.view = view,
                        .page = page,
                        .document = &page->document,
                        .out = out,
                        .language = page->language};
    add_nodes(&html, 0, page->document.count);
}

void html_add_part(const struct view *view, const struct page *page, size_t from,
                   size_t to, struct strbuf *out)
{
    struct html html = {.view = view,
                        .page = page,
                        .document = &page->document,
                        .language = page->language,
                        .out = out,
                        .is_part = true};
    add_nodes(&html, from, to);
}
