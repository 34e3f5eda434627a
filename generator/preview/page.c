/* SPDX-License-Identifier: MIT */
#include "preview/page.h"

#include "output/json.h"

/* More than anybody reads at once. */
enum { DIAGNOSTICS_MOST = 100 };

/* client/reload.js; the Makefile makes it. */
extern const char PREVIEW_CLIENT_SOURCE[];

struct str page_script(void)
{
    return str_from(PREVIEW_CLIENT_SOURCE);
}

/* Behind the opening quote of the policy in the page's head, or 0. */
static size_t find_policy(struct str html)
{
    struct str head = str_slice(html, 0, str_find(html, STR("<body"), 0));
    size_t name = str_find(head, STR("\"Content-Security-Policy\""), 0);
    if (name == STR_NOT_FOUND)
        return 0;
    struct str tag = str_slice(head, 0, str_find_char(head, '>', name));
    size_t content = str_find(tag, STR("content=\""), name);
    return content == STR_NOT_FOUND ? 0 : content + STR("content=\"").len;
}

static size_t find_last(struct str text, struct str needle)
{
    size_t found = STR_NOT_FOUND, at = 0;
    while ((at = str_find(text, needle, at)) != STR_NOT_FOUND)
        found = at++;
    return found;
}

/* Of two directives of one name, the first one holds. */
void page_adapt(struct strbuf *out, struct str html, unsigned long long site)
{
    size_t policy = find_policy(html);
    size_t end = find_last(html, STR("</body>"));
    if (end == STR_NOT_FOUND)
        end = html.len;
    strbuf_add(out, str_slice(html, 0, policy));
    if (policy)
        strbuf_add(out, STR("connect-src 'self'; "));
    strbuf_add(out, str_slice(html, policy, end));
    strbuf_addf(out,
                "<script src=\"" PREVIEW_FOLDER "reload.js\" data-site=\"%llu\">"
                "</script>\n",
                site);
    strbuf_add(out, str_slice(html, end, html.len));
}

void page_say(struct strbuf *out, enum message_language language, const char *text,
              unsigned long long site)
{
    struct strbuf html = {0};
    strbuf_addf(&html,
                "<!DOCTYPE html>\n<html lang=\"%s\">\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width\">\n"
                "<meta name=\"color-scheme\" content=\"light dark\">\n"
                "<link rel=\"icon\" href=\"data:,\">\n"
                "<title>balise serve</title>\n<body>\n%s\n</body>\n</html>\n",
                message_language_tag(language), message_in(language, text));
    page_adapt(out, strbuf_str(&html), site);
    strbuf_release(&html);
}

static struct json one_diagnostic(const struct diagnostic *diag,
                                  enum message_language language)
{
    struct strbuf text = {0};
    struct json item = json_new_object();
    bool is_error = diag_info(diag->code)->level == DIAG_LEVEL_ERROR;
    diagnostic_format(diag, language, &text);
    json_put_text(item, "level", is_error ? STR("error") : STR("warning"));
    json_put_text(item, "label", str_from(diagnostic_level(diag, language)));
    json_put_text(item, "text", strbuf_str(&text));
    strbuf_release(&text);
    return item;
}

/* What stands above and below the list. */
static void put_words(struct json news, const struct diagnostics *diags)
{
    struct strbuf counts = {0}, text = {0};
    enum message_language language = diags->language;
    diagnostics_add_counts(diags, &counts);
    json_put_text(news, "language", str_from(message_language_tag(language)));
    json_put_text(news, "title", strbuf_str(&counts));
    strbuf_addf(&text, message_in(language, "%s: this page is the last good one"),
                counts.ptr);
    json_put_text(news, "lastGood", strbuf_str(&text));
    if (diags->count > DIAGNOSTICS_MOST) {
        size_t more = diags->count - DIAGNOSTICS_MOST;
        strbuf_clear(&text);
        strbuf_addf(&text,
                    message_for(language, more,
                                "and %zu more, which the terminal shows",
                                "and %zu more, which the terminal shows"),
                    more);
        json_put_text(news, "more", strbuf_str(&text));
    }
    strbuf_release(&counts);
    strbuf_release(&text);
}

void page_add_news(struct strbuf *out, const struct diagnostics *diags)
{
    struct json news = json_new_object(), list = json_new_list();
    struct strbuf text = {0};
    for (size_t i = 0; i < diags->count && i < DIAGNOSTICS_MOST; i++)
        json_add(list, one_diagnostic(&diags->items[i], diags->language));
    json_put_number(news, "errors",
                    (long long)diagnostics_count(diags, DIAG_LEVEL_ERROR));
    json_put_number(news, "warnings",
                    (long long)diagnostics_count(diags, DIAG_LEVEL_WARNING));
    json_put(news, "said", list);
    if (diags->count)
        put_words(news, diags);
    json_write(news, &text);
    json_release(news);
    strbuf_add(out, str_slice(strbuf_str(&text), 1, text.len - 1));
    strbuf_release(&text);
}
