/* SPDX-License-Identifier: MIT */
/* A page: its front matter and its document. */
#ifndef SITE_PAGE_H
#define SITE_PAGE_H

#include "base/date.h"
#include "base/diag.h"
#include "directory/record.h"
#include "input/document.h"
#include "site/letter.h"
#include "site/platform.h"

enum page_kind {
    PAGE_ADVICE,
    PAGE_GUIDE,
    PAGE_PLATFORM,
    PAGE_TEMPLATE,
    PAGE_ALERT,
    PAGE_LAW,
    PAGE_ABOUT,
    PAGE_KIND_COUNT
};

/* A safety-critical instruction, comparable across pages: pay = never. */
struct stance {
    struct str key;
    struct str value;
    struct location at;
};

struct stances {
    ARRAY_FIELDS(struct stance);
};

struct route;
struct target;

struct page {
    /* Front matter. */
    struct str id; /* the same in all languages */
    struct str title;
    struct str summary;
    enum page_kind kind;
    struct keys audiences; /* vocabulary keys */
    struct keys topics;
    struct str country; /* "" where the advice holds everywhere */
    struct location country_at;
    struct str region; /* ISO 3166-2 */
    struct location region_at;
    struct strs keywords;
    struct strs keyword_keys; /* what each keyword is sorted by */
    struct keys meant;        /* sentences that `check` doubts and somebody has read */
    struct date published, reviewed, review_by, expires;
    struct str source_language; /* of a translation, else "" */
    struct str source_digest;   /* 12 hex digits */
    bool is_reviewed; /* a translation that somebody has read against its source */
    struct date translation_reviewed; /* on which day; may not be set */
    struct str translation_role;      /* in which role, a key of the vocabulary */
    struct citations citations;
    struct stances stances;
    uint32_t weight;  /* order in lists, small first */
    uint32_t steps;   /* which section with a numbered list has the steps: from 1 */
    bool is_unlisted; /* no list, index or search names it: only links lead to it */
    struct platform platform;
    struct letter letter;

    struct document document;
    struct str sort_key; /* of the title */

    const struct source *source;
    struct str language;
    struct str path; /* in its content folder: "fr/first-hour.md" */
    size_t body;     /* byte of the source where the body begins */
    bool good;       /* read without an error */
    struct location id_at, title_at, summary_at;
    struct location review_by_at, expires_at;
    struct location translation_at, translation_role_at, steps_at;

    /* Set by site/ when it is put together. */
    bool is_outdated; /* a translation whose source has changed since */
    const struct route *route;
    struct target *targets; /* one for each of document.links */
};

struct page_list {
    ARRAY_FIELDS(struct page *);
};

/* As in the front matter, "advice"; for people, message_in() knows the word. */
const char *page_kind_name(enum page_kind kind);

/*
 * Reads front matter and body from page->source, which the caller has set together
 * with page->language and page->path. Needs nothing but the file, so pages can be read
 * in parallel. False: an error was filed; the page then still has an id where the
 * front matter or the file's name gives one, so that links to it need not be reported
 * as well.
 */
bool page_read(struct arena *arena, struct arena *scratch, struct page *page,
               struct diagnostics *diags);
/* The same id where the file could not even be decoded. */
void page_guess_id(struct arena *arena, struct page *page);

/*
 * The first 12 hex digits of SHA-256 over title, summary and body with LF line ends:
 * what a translation names in translation-of.
 */
struct str page_digest(struct arena *arena, const struct page *page);

/* Order in lists: weight, then title as readers sort it, then id. */
int page_compare(const struct page *a, const struct page *b);
/* For professionals only: kept out of the lists for everybody else. */
bool page_is_for_professionals(const struct page *page);
/* An alert that has expired: only the archive lists it, and it says so itself. */
bool page_is_over(const struct page *page, struct date as_of);

#endif
