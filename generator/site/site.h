/* SPDX-License-Identifier: MIT */
/*
 * The site as content: stages 1 to 4 of the pipeline. Each stage may assume that the
 * ones before it are complete; after the last one the site does not change.
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "base/diag.h"
#include "directory/directory.h"
#include "directory/holidays.h"
#include "directory/numbers.h"
#include "site/config.h"
#include "site/index.h"
#include "site/page.h"
#include "site/route.h"

enum input_kind {
    INPUT_CONFIG,     /* site.yaml */
    INPUT_VOCABULARY, /* vocabulary.yaml */
    INPUT_DIRECTORY,  /* directory/CC.xml */
    INPUT_HOLIDAYS,   /* directory/holidays.yaml */
    INPUT_PAGE,       /* LANG/….md */
    INPUT_FILE        /* files/…: copied as it is */
};

/* One file of a content folder. Its parse job writes to nothing else. */
struct input {
    enum input_kind kind;
    size_t folder;    /* index of its content folder */
    struct str path;  /* in its content folder */
    struct str shown; /* with the folder, for opening and for people */
    struct diagnostics diags;
    struct source source;
    bool good; /* parsed without an error */
    struct page page;
    struct records records;
};

/* What the files that one thread has read became. */
struct file_arena {
    struct arena arena;
    char apart[128 - sizeof(struct arena)]; /* threads do not share a cache line */
};

struct stance_differences; /* site/stance_difference.h */

struct inputs {
    ARRAY_FIELDS(struct input *); /* sorted by path, then by folder */
};

/* A file of content/files that goes into the site. */
struct attachment {
    const struct input *input;
    struct str path; /* in the site: "files/…" */
};

struct attachments {
    ARRAY_FIELDS(struct attachment *);
};

/* What a link of a document leads to. */
struct target {
    const struct route *route; /* a page of the site; NULL for other targets */
    struct str anchor;
    const struct service *service;
    const struct attachment *file;
    struct service_list services; /* of a services: list */
};

/* The site as readers of one language see it. */
struct site_language {
    struct str tag;
    struct str name; /* in itself: "français" */
    struct str direction;
    /* Its pages, and the default language's where a page is missing; in list order;
     * without letters (below) and those that no list may name. */
    struct page_list pages;
    struct page_list letters; /* templates, where the page 'letters' shows them */
    struct country_order {
        ARRAY_FIELDS(const struct country *);
    } countries;                   /* by name in this language; EU and the world last */
    struct page_list *by_topic;    /* one for each topic of the vocabulary */
    struct page_list *by_audience; /* one for each audience */
    struct index index;
};

struct site_languages {
    ARRAY_FIELDS(struct site_language); /* the first is the default */
};

struct site {
    struct arena *arena;
    struct file_arena *file_arenas; /* one for each thread that reads files */
    size_t file_arena_count;
    const struct strs *content; /* folders; later ones add or replace */
    struct inputs inputs;
    struct config config;
    struct vocabulary vocabulary;
    struct directory directory;
    struct holidays holidays;
    struct numbers numbers;   /* of the directory, as of the site's date */
    struct page_list pages;   /* by language, then path */
    struct map pages_by_id;   /* "fr/first-hour" → page */
    struct map pages_by_path; /* "fr/first-hour.md" → page */
    struct map terms;         /* "fr/grooming" → struct target */
    struct attachments attachments;
    const struct stance_differences *stance_differences;
    struct map attachments_by_path; /* path in its content folder */
    struct routes routes;
    struct site_languages languages;
};

/* Everything lives in the arena, which must outlive the site. */
void site_init(struct site *site, struct arena *arena, const struct strs *content);
/* Frees what the files became. */
void site_release(struct site *site);

/* 1: find the files. */
void site_scan(struct site *site, struct diagnostics *diags);
/* 2: read each one; in parallel. */
void site_parse(struct site *site, size_t threads, struct diagnostics *diags);
/* 3: join them: languages, translations, directory, routes, A to Z. */
void site_assemble(struct site *site, struct diagnostics *diags);
/* 4: find what every link leads to; compare translations. */
void site_resolve(struct site *site, struct diagnostics *diags);
/* Still 4: compare what texts say with the directory; in parallel. See prose.c. */
void site_check_prose(const struct site *site, size_t threads,
                      struct diagnostics *diags);

/*
 * Stages 1 to 3 for commands that only want vocabulary and directory: pages and
 * attachments are not looked at.
 */
void site_read_directory(struct site *site, size_t threads, struct diagnostics *diags);
/* The same in two, for whoever tells in between how much there is to read. */
void site_scan_directory(struct site *site, struct diagnostics *diags);
void site_parse_directory(struct site *site, size_t threads, struct diagnostics *diags);

const struct site_language *site_language(const struct site *site, struct str tag);
/* The page in `language`, else in the default language, else in any; or NULL. */
const struct page *site_page(const struct site *site, struct str id,
                             struct str language);
/* Only in exactly this language, or NULL; also for an id that is too long for one. */
struct page *site_page_in(const struct site *site, struct str id, struct str language);
/* The country whose numbers stand in the emergency line; NULL where there is none. */
const struct country *site_effective_country(const struct site *site,
                                             struct str page_country);

#endif
