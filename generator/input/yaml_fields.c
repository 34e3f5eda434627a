/* SPDX-License-Identifier: MIT */
#include "base/suggest.h"
#include "input/yaml.h"

static const struct yaml_pair *pair_of(const struct yaml *map, struct str key)
{
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (str_equal(map->pairs[i].key, key))
            return &map->pairs[i];
    return NULL;
}

const struct yaml *yaml_get(const struct yaml *map, struct str key)
{
    const struct yaml_pair *pair = pair_of(map, key);
    return pair ? &pair->value : NULL;
}

/* `title:` without a value: as good as not there. */
static bool is_empty(const struct yaml *value)
{
    return value->kind == YAML_SCALAR ? value->text.len == 0 : value->count == 0;
}

static bool has_no_value(const struct yaml *value)
{
    return value->kind == YAML_SCALAR && value->text.len == 0;
}

static const char *kind_name(enum yaml_kind kind)
{
    return kind == YAML_LIST ? "a list" : kind == YAML_MAP ? "a mapping" : "one value";
}

static bool type_error(const struct yaml_pair *pair, const struct yaml *value,
                       const char *wanted, struct diagnostics *diags)
{
    diag_add(diags, DIAG_FIELD_TYPE, value->at, "'%.*s' takes %s, and this is %s",
             STR_ARG(pair->key), diag_words(diags, wanted),
             diag_words(diags, kind_name(value->kind)));
    return false;
}

static bool check_text(const struct yaml_pair *pair, struct diagnostics *diags)
{
    if (pair->value.kind == YAML_SCALAR)
        return true;
    type_error(pair, &pair->value, "one value", diags);
    struct location at = pair->value.at;
    char first = at.source->text.ptr[at.offset];
    if (first == '[' || first == '{')
        diag_hint(diags, "put the value in quotes if it is text");
    return false;
}

static bool check_date(const struct yaml_pair *pair, bool day,
                       struct diagnostics *diags)
{
    struct date date = {0};
    if (!check_text(pair, diags))
        return false;
    bool good = date_parse(pair->value.text, &date);
    if (good && (!day || date_is_day(date)))
        return true;
    diag_add(diags, DIAG_DATE_INVALID, pair->value.at,
             good ? "'%.*s' is not a whole date" : "'%.*s' is not a date",
             STR_ARG(pair->value.text));
    diag_hint(diags, day ? "write it as 2026-11-22"
                         : "write it as 2026-11-22, 2026-11 or 2026");
    return false;
}

static bool check_texts(const struct yaml_pair *pair, struct diagnostics *diags)
{
    if (pair->value.kind == YAML_SCALAR)
        return true;
    if (pair->value.kind != YAML_LIST)
        return type_error(pair, &pair->value, "a list", diags);
    bool good = true;
    for (size_t i = 0; i < pair->value.count; i++) {
        const struct yaml *item = &pair->value.items[i];
        if (item->kind != YAML_SCALAR)
            good = type_error(pair, item, "a list of single values", diags);
    }
    return good;
}

static bool check_type(const struct yaml_pair *pair, enum yaml_field_type type,
                       struct diagnostics *diags)
{
    if (has_no_value(&pair->value))
        return true;
    switch (type) {
    case YAML_FIELD_TEXT:
        return check_text(pair, diags);
    case YAML_FIELD_DATE:
        return check_date(pair, false, diags);
    case YAML_FIELD_DAY:
        return check_date(pair, true, diags);
    case YAML_FIELD_TEXTS:
        return check_texts(pair, diags);
    case YAML_FIELD_LIST:
        return pair->value.kind == YAML_LIST ||
               type_error(pair, &pair->value, "a list", diags);
    case YAML_FIELD_MAP:
        return pair->value.kind == YAML_MAP ||
               type_error(pair, &pair->value, "a mapping", diags);
    case YAML_FIELD_ANY:
        break;
    }
    return true;
}

static const struct yaml_field *field_of(struct str key,
                                         const struct yaml_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(key, str_from(fields[i].name)))
            return &fields[i];
    return NULL;
}

static void warn_unknown(const struct yaml_pair *pair, const struct yaml_field *fields,
                         size_t count, struct diagnostics *diags)
{
    diag_add(diags, DIAG_FIELD_UNKNOWN, pair->key_at, "unknown field '%.*s'",
             STR_ARG(pair->key));
    struct suggestion suggestion = suggestion_for(pair->key);
    for (size_t i = 0; i < count; i++)
        suggestion_offer(&suggestion, str_from(fields[i].name));
    suggestion_hint(&suggestion, diags);
}

static bool check_presence(const struct yaml *map, struct location map_at,
                           const struct yaml_field *field, struct diagnostics *diags)
{
    const struct yaml_pair *pair = pair_of(map, str_from(field->name));
    if (!field->required || (pair && !is_empty(&pair->value)))
        return true;
    if (pair)
        diag_add(diags, DIAG_FIELD_MISSING, pair->key_at, "'%s' is empty", field->name);
    else
        diag_add(diags, DIAG_FIELD_MISSING, map_at, "'%s' is missing", field->name);
    return false;
}

bool yaml_check(const struct yaml *map, struct location map_at,
                const struct yaml_field *fields, size_t field_count,
                struct diagnostics *diags)
{
    if (map->kind != YAML_MAP) {
        diag_add(diags, DIAG_FIELD_TYPE, map->at,
                 "a mapping of fields belongs here, and this is %s",
                 diag_words(diags, kind_name(map->kind)));
        return false;
    }
    bool good = true;
    for (size_t i = 0; i < map->count; i++) {
        const struct yaml_pair *pair = &map->pairs[i];
        const struct yaml_field *field = field_of(pair->key, fields, field_count);
        if (!field)
            warn_unknown(pair, fields, field_count, diags);
        else if (!check_type(pair, field->type, diags))
            good = false;
    }
    for (size_t i = 0; i < field_count; i++)
        if (!check_presence(map, map_at, &fields[i], diags))
            good = false;
    return good;
}

struct str yaml_text(const struct yaml *map, const char *key)
{
    const struct yaml *value = yaml_get(map, str_from(key));
    return value && value->kind == YAML_SCALAR ? value->text : (struct str){0};
}

struct date yaml_date(const struct yaml *map, const char *key)
{
    struct date date = {0};
    if (!date_parse(yaml_text(map, key), &date))
        return (struct date){0};
    return date;
}

struct strs yaml_texts(struct arena *arena, const struct yaml *map, const char *key)
{
    struct strs texts = {0};
    const struct yaml *value = yaml_get(map, str_from(key));
    if (!value || value->kind == YAML_MAP)
        return texts;
    const struct yaml *items = value->kind == YAML_LIST ? value->items : value;
    size_t count = value->kind == YAML_LIST ? value->count : 1;
    for (size_t i = 0; i < count; i++)
        if (items[i].text.len)
            *ARRAY_ADD(&texts, arena) = items[i].text;
    return texts;
}

struct location yaml_place(const struct yaml *map, const char *key,
                           struct location otherwise)
{
    const struct yaml_pair *pair = pair_of(map, str_from(key));
    if (!pair)
        return otherwise;
    return has_no_value(&pair->value) ? pair->key_at : pair->value.at;
}
