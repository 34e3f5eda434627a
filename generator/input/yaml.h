/* SPDX-License-Identifier: MIT */
/*
 * YAML 1.1 as libyaml reads it, reduced to what people write by hand: mappings, lists
 * and scalars. Every scalar is text; types come from the reader's table of fields.
 * Anchors, aliases, tags and a second document are refused.
 */
#ifndef INPUT_YAML_H
#define INPUT_YAML_H

#include "base/arena.h"
#include "base/array.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/source.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml_pair;

struct yaml {
    enum yaml_kind kind;
    struct location at; /* the scalar itself; the start of a list or mapping */
    struct str text;    /* of a scalar; "" for an empty value, also for null and ~ */
    const struct yaml *items;      /* of a list */
    const struct yaml_pair *pairs; /* of a mapping, in the order of the file */
    size_t count;                  /* of items or pairs */
};

struct yaml_pair {
    struct str key;
    struct location key_at;
    struct yaml value;
};

/*
 * Parses source->text[from, to) as one document whose top is a mapping (or nothing,
 * which gives an empty mapping). NULL: a diagnostic was filed. Texts live in `arena`,
 * the tree itself in `tree`, which may be the same or have a shorter life.
 */
const struct yaml *yaml_parse(struct arena *arena, struct arena *tree,
                              const struct source *source, size_t from, size_t to,
                              struct diagnostics *diags);

/* NULL when the mapping has no such key, or `map` is no mapping. */
const struct yaml *yaml_get(const struct yaml *map, struct str key);

enum yaml_field_type {
    YAML_FIELD_TEXT,  /* a scalar */
    YAML_FIELD_DATE,  /* a scalar that is a date */
    YAML_FIELD_DAY,   /* a date with a day */
    YAML_FIELD_TEXTS, /* a list of scalars; one scalar counts as a list of one */
    YAML_FIELD_LIST,  /* a list of anything */
    YAML_FIELD_MAP,   /* a mapping */
    YAML_FIELD_ANY
};

struct yaml_field {
    const char *name;
    enum yaml_field_type type;
    bool required; /* there, and not empty */
};

/*
 * Checks a mapping against the table of its fields: unknown ones (a warning with "did
 * you mean"), missing ones, wrong types, impossible dates. `map_at` is where a missing
 * field is reported. True when no error was filed.
 */
bool yaml_check(const struct yaml *map, struct location map_at,
                const struct yaml_field *fields, size_t field_count,
                struct diagnostics *diags);

/* After yaml_check: the value, or "" / no date / an empty list where it is not there.
 */
struct str yaml_text(const struct yaml *map, const char *key);
struct date yaml_date(const struct yaml *map, const char *key);
struct strs yaml_texts(struct arena *arena, const struct yaml *map, const char *key);
/* The place of a field's value, or `otherwise` where it is not there. */
struct location yaml_place(const struct yaml *map, const char *key,
                           struct location otherwise);

#endif
