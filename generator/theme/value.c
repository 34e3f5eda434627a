/* SPDX-License-Identifier: MIT */
#include "theme/value.h"

#include <stdlib.h>

struct value value_bool(bool truth)
{
    return (struct value){.kind = truth ? VALUE_TRUE : VALUE_FALSE};
}

struct value value_text(struct str text)
{
    return (struct value){.kind = VALUE_TEXT, .as.text = text};
}

struct value value_number(struct arena *arena, size_t number)
{
    return value_text(arena_format(arena, "%zu", number));
}

struct value value_of_list(const struct value_list *list)
{
    return (struct value){.kind = VALUE_LIST, .as.list = list};
}

struct value value_of_record(const struct value_record *record)
{
    return (struct value){.kind = VALUE_RECORD, .as.record = record};
}

struct value_list *value_list_new(struct arena *arena)
{
    return ARENA_NEW(arena, struct value_list);
}

void value_list_add(struct arena *arena, struct value_list *list, struct value value)
{
    *ARRAY_ADD(list, arena) = value;
}

struct value_record *value_record_new(struct arena *arena)
{
    return ARENA_NEW(arena, struct value_record);
}

void value_set(struct arena *arena, struct value_record *record, const char *name,
               struct value value)
{
    *ARRAY_ADD(record, arena) =
        (struct value_field){.name = str_from(name), .value = value};
}

static int compare_fields(const void *left, const void *right)
{
    const struct value_field *a = left, *b = right;
    return str_compare(a->name, b->name);
}

static const struct value *find_sorted(const struct value_record *record,
                                       struct str name)
{
    const struct value_field wanted = {.name = name};
    const struct value_field *found =
        record->count ? bsearch(&wanted, record->items, record->count, sizeof(wanted),
                                compare_fields)
                      : NULL;
    return found ? &found->value : NULL;
}

/* Linear but for the many interface texts: a view has few names, and most differ in
 * length or in the first bytes. */
const struct value *value_get(const struct value_record *record, struct str name)
{
    if (record->sorted)
        return find_sorted(record, name);
    for (size_t i = 0; i < record->count; i++)
        if (str_equal(record->items[i].name, name))
            return &record->items[i].value;
    return NULL;
}

bool value_is_true(struct value value)
{
    switch (value.kind) {
    case VALUE_FALSE:
        return false;
    case VALUE_TEXT:
        return value.as.text.len > 0;
    case VALUE_LIST:
        return value.as.list->count > 0;
    case VALUE_TRUE:
    case VALUE_RECORD:
        break;
    }
    return true;
}
