/* SPDX-License-Identifier: MIT */
/*
 * What a template can say: false, true, text, a list, or a record of named values. A
 * view is a record. Built in an arena; never changed once it is rendered.
 */
#ifndef THEME_VALUE_H
#define THEME_VALUE_H

#include "base/arena.h"
#include "base/array.h"

enum value_kind { VALUE_FALSE, VALUE_TRUE, VALUE_TEXT, VALUE_LIST, VALUE_RECORD };

struct value_field;

struct value_list {
    ARRAY_FIELDS(struct value);
};

struct value_record {
    ARRAY_FIELDS(struct value_field);
    bool sorted; /* by name, and looked up by halving */
};

struct value {
    enum value_kind kind;
    union {
        struct str text;
        const struct value_list *list;
        const struct value_record *record;
    } as;
};

struct value_field {
    struct str name;
    struct value value;
};

struct value value_bool(bool truth);
struct value value_text(struct str text); /* borrowed; "" is false in a section */
struct value value_number(struct arena *arena, size_t number);
struct value value_of_list(const struct value_list *list);
struct value value_of_record(const struct value_record *record);

struct value_list *value_list_new(struct arena *arena);
void value_list_add(struct arena *arena, struct value_list *list, struct value value);
struct value_record *value_record_new(struct arena *arena);
/* Sets a name that the record does not have yet. The name is borrowed. */
void value_set(struct arena *arena, struct value_record *record, const char *name,
               struct value value);

/* The record's own value of that name, or NULL. */
const struct value *value_get(const struct value_record *record, struct str name);
/* Mustache: false, "" and an empty list are not true. */
bool value_is_true(struct value value);

#endif
