/* SPDX-License-Identifier: MIT */
/*
 * The controlled words of the directory and of pages, translated in one place:
 * content/vocabulary.yaml.
 */
#ifndef DIRECTORY_VOCABULARY_H
#define DIRECTORY_VOCABULARY_H

#include "base/diag.h"
#include "directory/record.h"
#include "directory/wording.h"

enum vocabulary_list {
    VOCABULARY_TOPICS,
    VOCABULARY_AUDIENCES,
    VOCABULARY_KINDS,
    VOCABULARY_COUNTRIES, /* ISO 3166-1 alpha-2, EU, 001 (UN M49: the world) */
    VOCABULARY_LANGUAGES, /* BCP 47; sign languages by ISO 639-3 */
    VOCABULARY_COSTS,
    VOCABULARY_REGIONS, /* ISO 3166-2 */
    VOCABULARY_ROLES,   /* who confirms a record with its operator: "editor" */
    VOCABULARY_LIST_COUNT
};

struct word {
    struct str key;
    struct texts name;
    struct texts synonyms; /* any number per language */
    /* Topics and audiences: as a reader says it, "I am under 18". Those that have it
     * are what the home page asks for. */
    struct texts first_person;
    struct keys related; /* of the same list: whose advice holds here too, best first */
    struct keys languages; /* of a country: what is spoken there, the first most */
    /* Of a language, and in it: asks for an interpreter into {language}; or "". */
    struct str interpreter;
    struct location at;
};

struct words {
    ARRAY_FIELDS(struct word); /* in the order of the file */
    struct map by_key;
};

struct vocabulary {
    struct words lists[VOCABULARY_LIST_COUNT];
    struct wording_lists wording; /* `wording:`, what the texts of the site avoid */
    /* A file is missing or bad, which was reported: no word can be called unknown. */
    bool incomplete;
};

/*
 * Reads vocabulary.yaml. A later call (another content folder) adds words and replaces
 * those with the same key. `languages` are the site's: a name missing in one is a
 * TEXT_MISSING warning. False: an error was filed.
 */
bool vocabulary_read(struct arena *arena, const struct source *source,
                     const struct strs *languages, struct vocabulary *vocabulary,
                     struct diagnostics *diags);

/*
 * To be called once after the last read: VOCABULARY_UNKNOWN for related words, and
 * languages of countries, that do not exist.
 */
void vocabulary_check(const struct vocabulary *vocabulary, struct diagnostics *diags);

/* NULL when the list has no such word. */
const struct word *vocabulary_find(const struct vocabulary *vocabulary,
                                   enum vocabulary_list list, struct str key);
/*
 * The same, filing VOCABULARY_UNKNOWN with "did you mean" at `at` when there is none,
 * unless the vocabulary is incomplete.
 */
const struct word *vocabulary_need(const struct vocabulary *vocabulary,
                                   enum vocabulary_list list, struct str key,
                                   struct location at, struct diagnostics *diags);
/* The list's name in the singular, for messages: "topic". */
const char *vocabulary_list_name(enum vocabulary_list list);

#endif
