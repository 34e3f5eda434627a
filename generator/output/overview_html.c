/* SPDX-License-Identifier: MIT */
#include "output/overview_html.h"

#include "base/language.h"
#include "output/policy.h"

/* overview.css, which the Makefile makes a text. */
extern const char OVERVIEW_STYLE[];

/* The class of columns of numbers. */
#define NUMBER " class=\"number\""

struct writing {
    struct strbuf *out;
    const struct overview *overview;
    enum message_language language;
};

/* ---- Small pieces. ---- */

static void add(struct writing *writing, const char *html)
{
    strbuf_add(writing->out, str_from(html));
}

static void add_text(struct writing *writing, struct str text)
{
    strbuf_add_html(writing->out, text);
}

static void add_date(struct writing *writing, struct date date)
{
    struct strbuf text = {0};
    date_add(&text, date);
    strbuf_addf(writing->out, "<time datetime=\"%s\">%s</time>", text.ptr, text.ptr);
    strbuf_release(&text);
}

/* Words of the content, in their own language. */
static void add_words(struct writing *writing, const char *element, const char *class,
                      struct str language, struct str text)
{
    strbuf_addf(writing->out, "<%s%s", element, class);
    if (language.len)
        strbuf_addf(writing->out, " lang=\"%.*s\" dir=\"%.*s\"", STR_ARG(language),
                    STR_ARG(language_direction(language)));
    add(writing, ">");
    add_text(writing, text);
    strbuf_addf(writing->out, "</%s>", element);
}

static void add_code(struct writing *writing, struct str text)
{
    add(writing, "<code>");
    add_text(writing, text);
    add(writing, "</code>");
}

static void add_place(struct writing *writing, struct location at)
{
    struct strbuf place = {0};
    location_add(&place, at);
    add_code(writing, strbuf_str(&place));
    strbuf_release(&place);
}

static void add_number(struct writing *writing, size_t number, const char *class)
{
    strbuf_addf(writing->out, "<td class=\"number%s%s\">%zu</td>", number ? " " : "",
                number ? class : " none", number);
}

/* A table that may be wider than the window: then it is moved, not the page. */
static void open_table(struct writing *writing, const char *id, const char *class,
                       const char *caption)
{
    strbuf_addf(writing->out,
                "<section class=\"scroll\" aria-labelledby=\"%s\" "
                "tabindex=\"0\">\n<table%s>\n<caption id=\"%s\">%s</caption>\n",
                id, class, id, caption);
}

static void add_column(struct writing *writing, const char *class, const char *name)
{
    strbuf_addf(writing->out, "<th scope=\"col\"%s>%s</th>", class, name);
}

static void add_heading(struct writing *writing, const char *id, const char *words)
{
    strbuf_addf(writing->out, "<h2 id=\"%s\">%s</h2>\n", id, words);
}

static void close_table(struct writing *writing)
{
    add(writing, "</table>\n</section>\n");
}

/* ---- Pages and languages. ---- */

static const struct site_languages *languages_of(const struct writing *writing)
{
    return &writing->overview->site->languages;
}

static bool is_used(const struct writing *writing, enum translation state)
{
    for (size_t i = 0; i < languages_of(writing)->count; i++)
        if (overview_count_of(writing->overview, i, state))
            return true;
    return false;
}

/* All states stand in legends and tables but the one that is seldom there. */
static bool is_shown(const struct writing *writing, enum translation state)
{
    return state != TRANSLATION_UNKNOWN || is_used(writing, state);
}

static const char *sign_of(const struct writing *writing, enum translation state)
{
    return message_in(writing->language, translation_sign(state));
}

static const char *name_of(const struct writing *writing, enum translation state)
{
    return message_in(writing->language, translation_name(state));
}

static void add_legend(struct writing *writing)
{
    add(writing, "<ul class=\"legend\">\n");
    for (unsigned i = 0; i < TRANSLATION_COUNT; i++) {
        enum translation state = (enum translation)i;
        if (is_shown(writing, state))
            strbuf_addf(writing->out,
                        "<li><b class=\"%s\"><span class=\"sign\" "
                        "aria-hidden=\"true\">%s </span>%s</b> %s</li>\n",
                        translation_name(state), sign_of(writing, state),
                        name_of(writing, state),
                        message_in(writing->language, translation_explanation(state)));
    }
    add(writing, "</ul>\n");
}

static void add_language_heads(struct writing *writing)
{
    for (size_t i = 0; i < languages_of(writing)->count; i++)
        strbuf_addf(writing->out, "<th scope=\"col\">%.*s</th>",
                    STR_ARG(languages_of(writing)->items[i].tag));
}

static void add_language_counts(struct writing *writing)
{
    open_table(writing, "counts", "",
               message_in(writing->language, "How many pages each language has"));
    add(writing, "<thead><tr>");
    add(writing, message_in(writing->language, "<th scope=\"col\">language</th>"));
    for (unsigned s = 0; s < TRANSLATION_COUNT; s++)
        if (is_shown(writing, (enum translation)s))
            add_column(writing, NUMBER, name_of(writing, (enum translation)s));
    add(writing, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < languages_of(writing)->count; i++) {
        const struct site_language *language = &languages_of(writing)->items[i];
        strbuf_addf(writing->out, "<tr><th scope=\"row\">%.*s ",
                    STR_ARG(language->tag));
        add_words(writing, "bdi", "", language->tag, language->name);
        add(writing, "</th>");
        for (unsigned s = 0; s < TRANSLATION_COUNT; s++)
            if (is_shown(writing, (enum translation)s))
                add_number(writing,
                           overview_count_of(writing->overview, i, (enum translation)s),
                           translation_name((enum translation)s));
        add(writing, "</tr>\n");
    }
    add(writing, "</tbody>\n");
    close_table(writing);
}

/* The word of the report's language, and the key where it is another one. */
static void add_kind(struct writing *writing, enum page_kind kind)
{
    const char *key = page_kind_name(kind), *word = message_in(writing->language, key);
    add(writing, word);
    if (word != key)
        strbuf_addf(writing->out, " <code>%s</code>", key);
}

static void add_page(struct writing *writing, const struct overview_page *page)
{
    add(writing, "<tr><th scope=\"row\">");
    add_code(writing, page->original->id);
    if (page->original->title.len) {
        add(writing, " ");
        add_words(writing, "span", " class=\"title\"", page->original->language,
                  page->original->title);
    }
    add(writing, "</th>");
    for (size_t i = 0; i < languages_of(writing)->count; i++) {
        enum translation state = page->cells[i].state;
        strbuf_addf(writing->out,
                    "<td class=\"%s\"><span class=\"sign\" aria-hidden=\"true\">%s"
                    "</span><span class=\"word\">%s</span></td>",
                    translation_name(state), sign_of(writing, state),
                    name_of(writing, state));
    }
    add(writing, "</tr>\n");
}

static void add_matrix(struct writing *writing)
{
    const struct overview_pages *pages = &writing->overview->pages;
    open_table(writing, "matrix", " class=\"matrix\"",
               message_in(writing->language, "Every page in every language"));
    add(writing, "<thead><tr>");
    add_column(writing, "", message_in(writing->language, "page"));
    add_language_heads(writing);
    add(writing, "</tr></thead>\n");
    for (size_t i = 0; i < pages->count; i++) {
        enum page_kind kind = pages->items[i].original->kind;
        if (i == 0 || kind != pages->items[i - 1].original->kind) {
            strbuf_addf(writing->out,
                        "%s<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"%zu\">",
                        i ? "</tbody>\n" : "", languages_of(writing)->count + 1);
            add_kind(writing, kind);
            add(writing, "</th></tr>\n");
        }
        add_page(writing, &pages->items[i]);
    }
    if (pages->count)
        add(writing, "</tbody>\n");
    close_table(writing);
}

static void add_files(struct writing *writing, enum translation state,
                      const char *title)
{
    const struct overview *overview = writing->overview;
    if (!is_used(writing, state))
        return;
    strbuf_addf(writing->out, "<h3>%s</h3>\n<ul>\n", title);
    for (size_t l = 0; l < languages_of(writing)->count; l++)
        for (size_t i = 0; i < overview->pages.count; i++) {
            const struct overview_cell *cell = &overview->pages.items[i].cells[l];
            if (cell->state != state)
                continue;
            add(writing, "<li>");
            add_code(writing, cell->page->source->path);
            add(writing, "</li>\n");
        }
    add(writing, "</ul>\n");
}

static void add_pages(struct writing *writing)
{
    add_heading(writing, "pages", message_in(writing->language, "Pages and languages"));
    add_legend(writing);
    add_language_counts(writing);
    add_files(writing, TRANSLATION_OUTDATED,
              message_in(writing->language, "Outdated: their sources have changed"));
    add_files(writing, TRANSLATION_UNKNOWN,
              message_in(writing->language,
                         "Unknown: <code>balise check</code> tells what is wrong"));
    add_matrix(writing);
}

/* ---- Freshness and sources. ---- */

static void add_freshness_counts(struct writing *writing)
{
    enum message_language language = writing->language;
    open_table(writing, "risks", "",
               message_in(language, "How much is to be looked at again"));
    add(writing, "<thead><tr>");
    add_column(writing, "", message_in(language, "risk"));
    add_column(writing, "", message_in(language, "what"));
    add_column(writing, NUMBER, message_in(language, "all"));
    add_column(writing, NUMBER, message_in(language, "overdue for review"));
    add_column(writing, NUMBER, message_in(language, "resting on old evidence"));
    add(writing, "</tr></thead>\n<tbody>\n");
    for (unsigned risk = 0; risk < RISK_COUNT; risk++)
        for (unsigned kind = 0; kind < DUE_KIND_COUNT; kind++) {
            const struct overview_count *count =
                &writing->overview->freshness[kind][risk];
            if (count->all == 0)
                continue;
            strbuf_addf(writing->out, "<tr><th scope=\"row\">%s</th><td>%s</td>",
                        message_in(language, risk_name((enum risk)risk)),
                        message_in(language, due_kind_name((enum due_kind)kind)));
            add_number(writing, count->all, "all");
            add_number(writing, count->overdue, "outdated");
            add_number(writing, count->old, "unreviewed");
            add(writing, "</tr>\n");
        }
    add(writing, "</tbody>\n");
    close_table(writing);
}

static void add_due(struct writing *writing, const struct due *due)
{
    strbuf_addf(writing->out,
                "<tr><td>%s</td><td class=\"number\">%d</td><th scope=\"row\">",
                message_in(writing->language, risk_name(due->risk)), (int)due->days);
    add_code(writing, due->id);
    strbuf_addf(writing->out, "</th><td>%s</td><td>%.*s</td><td>",
                message_in(writing->language, due_kind_name(due->kind)),
                STR_ARG(due->name));
    add_date(writing, due->date);
    add(writing, "</td><td>");
    add_place(writing, due->at);
    add(writing, "</td></tr>\n");
}

static void add_dues(struct writing *writing, const char *id, const char *caption,
                     const struct dues *dues)
{
    enum message_language language = writing->language;
    if (dues->count == 0)
        return;
    open_table(writing, id, "", caption);
    add(writing, "<thead><tr>");
    add_column(writing, "", message_in(language, "risk"));
    add_column(writing, NUMBER, message_in(language, "days"));
    add_column(writing, "", "id");
    add_column(writing, "", message_in(language, "what"));
    add_column(writing, "", message_in(language, "by"));
    add_column(writing, "", "date");
    add_column(writing, "", message_in(language, "place"));
    add(writing, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < dues->count; i++)
        add_due(writing, &dues->items[i]);
    add(writing, "</tbody>\n");
    close_table(writing);
}

static void add_freshness(struct writing *writing)
{
    add_heading(writing, "freshness",
                message_in(writing->language, "Freshness by risk"));
    add_freshness_counts(writing);
    add_dues(writing, "overdue",
             message_in(writing->language, "Overdue for review, the worst first"),
             &writing->overview->overdue);
    add_dues(writing, "old",
             message_in(writing->language, "Resting on old evidence, the worst first"),
             &writing->overview->old);
}

static void add_one_sourceless(struct writing *writing,
                               const struct overview_sourceless *one)
{
    struct strbuf id = {0}, at = {0}, place = {0};
    location_add(&at, one->at);
    strbuf_add_html(&id, one->id);
    strbuf_add_html(&place, strbuf_str(&at));
    add(writing, "<li>");
    strbuf_addf(writing->out,
                message_in(writing->language, "%s <code>%s</code> in <code>%s</code>"),
                message_in(writing->language, due_kind_name(one->kind)), id.ptr,
                place.ptr);
    add(writing, "</li>\n");
    strbuf_release(&place);
    strbuf_release(&at);
    strbuf_release(&id);
}

static void add_sourceless(struct writing *writing)
{
    const struct overview_sourcelesses *list = &writing->overview->sourceless;
    add_heading(writing, "sources",
                message_in(writing->language,
                           "Services and emergency numbers without a source"));
    if (list->count == 0) {
        strbuf_addf(writing->out, "<p>%s</p>\n",
                    message_in(writing->language, "None."));
        return;
    }
    add(writing, "<ul>\n");
    for (size_t i = 0; i < list->count; i++)
        add_one_sourceless(writing, &list->items[i]);
    add(writing, "</ul>\n");
}

/* ---- Topics and countries. ---- */

static const struct words *topics_of(const struct writing *writing)
{
    return &writing->overview->site->vocabulary.lists[VOCABULARY_TOPICS];
}

/* Its name in the language of the report; else that of the site's first language; else
 * the key. */
static void add_name(struct writing *writing, const char *element,
                     enum vocabulary_list list, struct str key)
{
    const struct site *site = writing->overview->site;
    struct str own = str_from(message_language_tag(writing->language));
    const struct word *word = vocabulary_find(&site->vocabulary, list, key);
    const struct text *name =
        word ? texts_get(&word->name, own, config_default_language(&site->config))
             : NULL;
    bool is_own = name && str_equal(name->language, own);
    add_words(writing, element, "", name && !is_own ? name->language : STR(""),
              name ? name->text : key);
}

static void add_coverage_cell(struct writing *writing,
                              const struct overview_country *country, size_t topic)
{
    const struct overview_country *world = writing->overview->world;
    const char *of_world = message_in(writing->language, "world");
    size_t count = country->by_topic[topic].count;
    if (count)
        strbuf_addf(writing->out, "<td class=\"present\">%zu</td>", count);
    else if (world && world->by_topic[topic].count)
        strbuf_addf(writing->out, "<td>%c<span class=\"vh\">%s</span></td>", *of_world,
                    of_world + 1);
    else
        strbuf_addf(writing->out,
                    "<td class=\"none\"><span aria-hidden=\"true\">–</span>"
                    "<span class=\"vh\">%s</span></td>",
                    message_in(writing->language, "none"));
}

static void add_coverage_head(struct writing *writing)
{
    add(writing, "<thead><tr>");
    add(writing, message_in(writing->language, "<th scope=\"col\">country</th>"));
    for (size_t t = 0; t < topics_of(writing)->count; t++) {
        add(writing, "<th scope=\"col\">");
        add_name(writing, "span", VOCABULARY_TOPICS, topics_of(writing)->items[t].key);
        add(writing, "</th>");
    }
    add(writing, "</tr></thead>\n");
}

static void add_coverage(struct writing *writing)
{
    const struct overview *overview = writing->overview;
    enum message_language language = writing->language;
    add_heading(writing, "coverage", message_in(language, "Topics by country"));
    strbuf_addf(
        writing->out, "<p>%s</p>\n",
        message_in(language,
                   "How many services can be called. <b>w</b>: none of the country, "
                   "but one of the world."));
    open_table(writing, "topics", " class=\"coverage\"",
               message_in(language, "Services for each topic in each country"));
    add_coverage_head(writing);
    add(writing, "<tbody>\n");
    for (size_t i = 0; i < overview->countries.count; i++) {
        const struct overview_country *country = &overview->countries.items[i];
        strbuf_addf(writing->out, "<tr><th scope=\"row\">%.*s ",
                    STR_ARG(country->country->code));
        add_name(writing, "bdi", VOCABULARY_COUNTRIES, country->country->code);
        add(writing, "</th>");
        for (size_t t = 0; t < topics_of(writing)->count; t++)
            add_coverage_cell(writing, country, t);
        add(writing, "</tr>\n");
    }
    strbuf_addf(writing->out, "</tbody>\n<tfoot><tr><th scope=\"row\">%s</th>",
                message_in(language, "countries that have one"));
    for (size_t t = 0; t < topics_of(writing)->count; t++)
        strbuf_addf(writing->out, "<td>%zu</td>", overview_reach(overview, t));
    add(writing, "</tr></tfoot>\n");
    close_table(writing);
}

/* ---- The whole. ---- */

static const struct text *title_of(const struct writing *writing)
{
    const struct config *config = &writing->overview->site->config;
    return texts_get(&config->title, config_default_language(config), STR("en"));
}

static void add_title(struct writing *writing)
{
    const struct text *title = title_of(writing);
    struct strbuf name = {0}, day = {0};
    date_add(&day, writing->overview->today);
    strbuf_add_html(&name, title ? title->text : STR(""));
    if (title)
        strbuf_addf(writing->out, message_in(writing->language, "Status of %s on %s"),
                    name.ptr, day.ptr);
    else
        strbuf_addf(writing->out,
                    message_in(writing->language, "Status of the content on %s"),
                    day.ptr);
    strbuf_release(&day);
    strbuf_release(&name);
}

static void add_page_head(struct writing *writing)
{
    struct str style = str_from(OVERVIEW_STYLE);
    strbuf_addf(
        writing->out,
        "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none'; style-src ",
        message_language_tag(writing->language));
    policy_add_hash(writing->out, style);
    add(writing,
        "; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<meta name=\"robots\" content=\"noindex\">\n<title>");
    add_title(writing);
    add(writing, "</title>\n<style>");
    strbuf_add(writing->out, style);
    add(writing, "</style>\n</head>\n");
}

static void add_site(struct writing *writing)
{
    const struct text *title = title_of(writing);
    struct strbuf name = {0};
    struct writing named = {&name, writing->overview, writing->language};
    if (title) {
        add_words(&named, "bdi", "", title->language, title->text);
        strbuf_addf(writing->out, message_in(writing->language, "Status of %s"),
                    name.ptr);
    } else
        add(writing, message_in(writing->language, "Status of the content"));
    strbuf_release(&name);
}

static void add_entry(struct writing *writing, const char *id, const char *words)
{
    strbuf_addf(writing->out, "<li><a href=\"#%s\">%s</a></li>\n", id, words);
}

static void add_page_top(struct writing *writing)
{
    enum message_language language = writing->language;
    struct strbuf day = {0};
    struct writing dated = {&day, writing->overview, language};
    add_date(&dated, writing->overview->today);
    add(writing, "<body>\n<main>\n<h1>");
    add_site(writing);
    add(writing, "</h1>\n<p>");
    strbuf_addf(
        writing->out,
        message_in(language,
                   "On %s, for those who keep the content. Made by <code>balise status "
                   "--html</code>."),
        day.ptr);
    strbuf_addf(writing->out, "</p>\n<nav aria-label=\"%s\"><ul>\n",
                message_in(language, "Contents"));
    add_entry(writing, "pages", message_in(language, "Pages and languages"));
    add_entry(writing, "freshness", message_in(language, "Freshness by risk"));
    add_entry(writing, "sources", message_in(language, "Without a source"));
    add_entry(writing, "coverage", message_in(language, "Topics by country"));
    add(writing, "</ul></nav>\n");
    strbuf_release(&day);
}

void overview_html(struct strbuf *out, const struct overview *overview,
                   enum message_language language)
{
    struct writing writing = {out, overview, language};
    add_page_head(&writing);
    add_page_top(&writing);
    add_pages(&writing);
    add_freshness(&writing);
    add_sourceless(&writing);
    add_coverage(&writing);
    add(&writing, "</main>\n</body>\n</html>\n");
}
