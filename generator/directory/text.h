/* SPDX-License-Identifier: MIT */
/* One text in several languages, each with its BCP 47 tag; words by their keys. */
#ifndef DIRECTORY_TEXT_H
#define DIRECTORY_TEXT_H

#include "base/array.h"
#include "base/source.h"
#include "base/str.h"

struct text {
    struct str language; /* "" where none was given */
    struct str text;
    struct location at;
};

struct texts {
    ARRAY_FIELDS(struct text);
};

/* A word of the vocabulary and the place that names it. */
struct key {
    struct str key;
    struct location at;
};

struct keys {
    ARRAY_FIELDS(struct key);
};

/*
 * The text in `language`, else in `fallback`, else the first; NULL when there is none.
 * The caller compares ->language to know whether to mark it with a lang attribute.
 */
const struct text *texts_get(const struct texts *texts, struct str language,
                             struct str fallback);
/* The text in exactly this language, or NULL. */
const struct text *texts_find(const struct texts *texts, struct str language);

#endif
