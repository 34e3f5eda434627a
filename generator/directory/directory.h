/* SPDX-License-Identifier: MIT */
/* The services and emergency numbers of all countries, joined and checked. */
#ifndef DIRECTORY_DIRECTORY_H
#define DIRECTORY_DIRECTORY_H

#include "base/suggest.h"
#include "directory/record.h"
#include "directory/vocabulary.h"

struct country {
    struct str code;
    struct str timezone;
    struct emergencies emergencies;
    /* Borrowed from the records, in reading order: see service_compare. */
    struct service_list {
        ARRAY_FIELDS(const struct service *);
    } services;
};

struct directory {
    struct country_list {
        ARRAY_FIELDS(struct country);
    } countries;                  /* sorted by code; EU and 001 last */
    struct service_list services; /* all, by country and then in reading order */
    struct map by_id;
    const struct vocabulary *vocabulary;
};

/*
 * Joins the records of all files (they must outlive the directory). Files of one
 * country from several content folders are joined; a service with the same id in a
 * later folder (a higher index of `folder_of`) replaces the earlier one, in the same
 * folder it is SERVICE_DUPLICATE; an emergency number is replaced by one of the same
 * purpose and dial. Checks what one file alone cannot: words against the
 * vocabulary, replaced-by (exists, no circle), texts in the site's languages.
 * False: an error was filed.
 */
bool directory_assemble(struct arena *arena, struct records *const *records,
                        const size_t *folder_of, size_t count,
                        const struct vocabulary *vocabulary,
                        const struct strs *languages, struct directory *directory,
                        struct diagnostics *diags);

const struct service *directory_find(const struct directory *directory, struct str id);
const struct country *directory_country(const struct directory *directory,
                                        struct str code);
/* The order of country codes: EU and 001 last. */
int country_compare(struct str a, struct str b);
/* Offers every service id for "did you mean". */
struct suggestion directory_suggest(const struct directory *directory, struct str id);

/*
 * Reading order within a country: active before announced before suspended before
 * retired; helplines on the subject (the vocabulary's first topic) first, then by kind
 * in the vocabulary's order; by id where all else is equal.
 */
int service_compare(const struct vocabulary *vocabulary, const struct service *a,
                    const struct service *b);

/*
 * A selection as in services:topic=sextortion&audience=minor. Values of one key are
 * alternatives, keys must all hold. A service for 'everyone' serves every audience.
 */
struct service_query {
    struct strs countries, topics, audiences, kinds, languages;
};

/* False: SERVICES_QUERY or VOCABULARY_UNKNOWN was filed at `at`. */
bool service_query_parse(struct arena *arena, struct str text,
                         const struct vocabulary *vocabulary, struct location at,
                         struct service_query *query, struct diagnostics *diags);
/* Services callable on `as_of` that match, in the directory's order. */
struct service_list directory_select(struct arena *arena,
                                     const struct directory *directory,
                                     const struct service_query *query,
                                     struct date as_of);

#endif
