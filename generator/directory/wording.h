/* SPDX-License-Identifier: MIT */
/*
 * Words that our texts avoid: they blame, promise what nobody can, mislead or endanger.
 * Lists per language, each with what to write instead: the ones that come with the
 * program (wording.yaml beside this file) and the editors' own (vocabulary.yaml).
 *
 * A phrase is words in a row within one sentence, compared without regard to case and
 * accents: "garanti*" takes any ending, "*wund*" any beginning too, "…" stands for up
 * to twelve words. Words that stand in quotation marks are somebody else's and are not
 * read.
 */
#ifndef DIRECTORY_WORDING_H
#define DIRECTORY_WORDING_H

#include "base/diag.h"
#include "input/yaml.h"

/* A word of a text, outside quotation marks. */
struct wording_token {
    struct str folded;
    struct str written; /* a piece of the text */
    uint32_t sentence;
    bool is_apart; /* a comma, colon or the like stands before it */
};

struct wording_tokens {
    ARRAY_FIELDS(struct wording_token);
};

struct wording_sentences {
    ARRAY_FIELDS(struct wording_tokens);
};

enum wording_concern {
    WORDING_AVOIDS, /* for a reason that is the editors' own */
    WORDING_BLAMES,
    WORDING_PROMISES,
    WORDING_MISLEADS,
    WORDING_ENDANGERS, /* an error; the others are warnings */
    WORDING_CONCERN_COUNT
};

struct wording_word {
    struct str folded;
    bool open_before, open_after; /* anything may stand there */
    bool is_gap;                  /* up to twelve words */
};

struct wording_phrase {
    ARRAY_FIELDS(struct wording_word);
};

struct wording_phrases {
    ARRAY_FIELDS(struct wording_phrase);
};

struct wording_rule {
    enum wording_concern concern;
    struct wording_phrases words;
    struct wording_phrases unless; /* one of these in the same sentence excuses it */
    struct str instead;            /* for the editor; may be "" */
};

enum { WORDING_BUCKETS = 256 };

/* A phrase and its rule, found by how its first word begins. */
struct wording_entry {
    const struct wording_rule *rule;
    size_t phrase; /* of rule->words */
};

struct wording_entries {
    ARRAY_FIELDS(struct wording_entry);
};

struct wording_language {
    struct str tag;
    struct wording_entries by_start[WORDING_BUCKETS];
    struct wording_entries anywhere; /* the first word may begin with anything */
    struct wording_sentences meant;  /* read and meant, wherever they stand */
};

/* Zero-initialise. */
struct wording_lists {
    ARRAY_FIELDS(struct wording_language *);
};

/*
 * Adds the lists of a mapping from language to a list of rules: words, why, instead,
 * unless; or meant. Texts are borrowed. False: an error was filed.
 */
bool wording_read(struct arena *arena, const struct yaml *map,
                  struct wording_lists *wording, struct diagnostics *diags);
/* Adds the lists that come with the program; a test sees that this goes well. */
bool wording_read_own(struct arena *arena, struct wording_lists *wording,
                      struct diagnostics *diags);
/* NULL where there is no list for the language, or for the one that it is a form of. */
const struct wording_language *wording_find(const struct wording_lists *wording,
                                            struct str language);

/* Everything lives in the arena. */
struct wording_tokens wording_tokens_of(struct arena *arena, struct str text);
/* Do the same words stand at tokens[at …]? `part` has at least one. */
bool wording_tokens_have(const struct wording_tokens *tokens, size_t at,
                         const struct wording_tokens *part);

struct wording_match {
    const struct wording_rule *rule;
    size_t from, to; /* tokens [from, to) */
};

/* The next phrase from *at on, which moves behind it. False: there is none. */
bool wording_next(const struct wording_language *language,
                  const struct wording_tokens *tokens, size_t *at,
                  struct wording_match *match);

#endif
