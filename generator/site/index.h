/* SPDX-License-Identifier: MIT */
/* The A to Z of one language: titles, keywords, services, numbers, topics, terms, and a
 * school's own people. */
#ifndef SITE_INDEX_H
#define SITE_INDEX_H

#include "base/array.h"

struct route;

enum index_entry_kind { INDEX_PAGE, INDEX_SERVICE, INDEX_TOPIC, INDEX_CONTACT };

struct index_entry {
    struct str text;
    enum index_entry_kind kind;
    const struct route *route;
    struct str anchor;   /* of a glossary term, else "" */
    struct str language; /* of what is said of a contact, else "" */
    struct str sort_key;
    struct str letter;
};

struct index_entries {
    ARRAY_FIELDS(struct index_entry);
};

struct index_letter {
    struct str letter; /* as shown: "É" counts as "E", "Œ" as "O"; "0" for digits */
    struct str slug;   /* its file name: "e", "0-9", "u0627" */
    const struct index_entry *entries;
    size_t count;
};

struct index {
    struct str language;
    struct index_letters {
        ARRAY_FIELDS(struct index_letter);
    } letters;
};

/* Adds an entry and works out its letter; text without any letter or digit is left
 * out. */
void index_add(struct arena *arena, struct index_entries *entries,
               struct index_entry entry);
/*
 * Sorts the entries and cuts them into letters. Of several that lead to the same place
 * and differ at most in case and accents, the one added first stays.
 */
struct index index_of(struct arena *arena, struct str language,
                      struct index_entries *entries);

#endif
