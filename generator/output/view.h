/* SPDX-License-Identifier: MIT */
/*
 * Views: what a template sees of a page. This is the one place that knows both the
 * site and the theme. Every key of a view is always set, so that a name which a
 * template asks for in vain is a mistake in the template.
 *
 * themes/default/README.md lists the keys.
 */
#ifndef OUTPUT_VIEW_H
#define OUTPUT_VIEW_H

#include "output/edition.h"
#include "output/words.h"
#include "site/site.h"
#include "theme/theme.h"

/* What all pages share. Constant while pages are rendered. */
struct renderer {
    const struct site *site;
    const struct theme *theme;
    const struct edition *edition;
};

/* The making of one page's view; everything lives in the worker's scratch arena. */
struct view {
    const struct renderer *renderer;
    const struct site *site;
    const struct site_language *language;
    const struct route *route;
    const struct country *country; /* whose short codes may be called; NULL: none */
    struct words_in words;
    struct arena *arena;
    struct diagnostics *diags;
    struct value_record *record; /* the view itself */
    bool *has_own;               /* one's own contacts are shown, once in a page */
    bool *has_opening;    /* becomes true with the first: the page needs hours.js */
    struct value strings; /* the outer context: {"t": …} */
};

/* The view of a route, complete but for being rendered. */
struct view view_of(const struct renderer *renderer, const struct route *route,
                    struct arena *arena, struct diagnostics *diags);

/* The country whose page this is, so that its short codes may be called from there;
 * NULL for none. */
const struct country *view_country_of(const struct site *site,
                                      const struct route *route);

/* Appends a template rendered with the strings, the view and `inner` (may be NULL). */
void view_render(const struct view *view, const char *template,
                 const struct value_record *inner, struct strbuf *out);

/* ---- For the makers of parts. ---- */

void view_set_text(const struct view *view, struct value_record *record,
                   const char *name, struct str text);
void view_set_bool(const struct view *view, struct value_record *record,
                   const char *name, bool truth);
void view_set_list(const struct view *view, struct value_record *record,
                   const char *name, const struct value_list *list);
/* The same with "has-NAME" beside it, to spare templates an empty heading. */
void view_set_section(const struct view *view, struct value_record *record,
                      const char *name, const struct value_list *list);
/* NULL is false. */
void view_set_record(const struct view *view, struct value_record *record,
                     const char *name, const struct value_record *value);
/* A date: NAME in ISO 8601 and NAME-text in words. */
void view_set_date(const struct view *view, struct value_record *record,
                   const char *name, struct date date);

struct str view_string(const struct view *view, const char *key);
/* The text in the view's language, or the best there is; NULL when there is none. */
const struct text *view_text(const struct view *view, const struct texts *texts);
/* The same, "" when there is none. */
struct str view_text_str(const struct view *view, const struct texts *texts);
/* Prose as it is set in its language: see output/typography.h. */
struct str view_prose(const struct view *view, struct str language, struct str text);
/* The address of a route as seen from the view's page; "" for NULL. */
struct str view_href(const struct view *view, const struct route *to,
                     struct str anchor);
/* The id attribute's value for an anchor of a page. */
struct str view_id(const struct view *view, const struct route *page,
                   struct str anchor);
/* The address of an attachment, asset or data file. */
struct str view_file_href(const struct view *view, struct str path);
/* The route of a kind in the view's language; NULL where there is none. */
const struct route *view_route(const struct view *view, enum route_kind kind,
                               struct str key);
/* The vocabulary's name for a key in the view's language, else the key. */
struct str view_word(const struct view *view, enum vocabulary_list list,
                     struct str key);
/* "a, b and c" of vocabulary names. */
struct str view_words(const struct view *view, enum vocabulary_list list,
                      const struct keys *keys);
/* [{name, href}] of topics or audiences that have a page. */
struct value_list *view_word_links(const struct view *view, enum vocabulary_list list,
                                   enum route_kind kind, const struct keys *keys);
/* {name, href, code} of a country; NULL for "". */
struct value_record *view_country(const struct view *view, struct str code);
/* [{text, lang}] in the view's language, or the best there is. */
struct value_list *view_texts(const struct view *view, const struct texts *texts);
/* "20 November 2026", or for an undated source when it was read. */
struct str view_citation_date(const struct view *view, const struct citation *citation);
/* [{title, is-foreign, href, date, date-text, accessed-text, facts-text}]; is-foreign:
 * the titles are not in the page's language, but as the directory names them. */
/* All sources of an edition that has a list for all pages, on the page that shows it.
 */
struct value_list *view_shared_sources(const struct view *view);
struct value_list *view_citations(const struct view *view,
                                  const struct citations *citations, bool is_foreign);
/* The language tag if it differs from the view's, else "". */
struct str view_foreign(const struct view *view, struct str language);

/* {title, href, …} of a page in a list. */
struct value_record *view_page_ref(const struct view *view, const struct page *page);

#endif
