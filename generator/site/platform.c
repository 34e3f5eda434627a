/* SPDX-License-Identifier: MIT */
#include "site/platform.h"

#include "base/suggest.h"

static const struct yaml_field FIELDS[] = {
    {"reports", YAML_FIELD_TEXTS, false}, {"by", YAML_FIELD_TEXTS, false},
    {"form", YAML_FIELD_TEXT, false},     {"partners", YAML_FIELD_MAP, false},
    {"checked", YAML_FIELD_DAY, false},
};

static const char *const REPORTERS[REPORTER_COUNT] = {
    [REPORTER_SELF] = "self",
    [REPORTER_PARENT] = "parent",
    [REPORTER_RECEIVER] = "receiver",
    [REPORTER_ANYONE] = "anyone",
    [REPORTER_NO_ACCOUNT] = "no-account",
};

const char *platform_reporter_name(enum platform_reporter reporter)
{
    return REPORTERS[reporter];
}

static void add_reporter(struct platform *platform, const struct yaml *item,
                         struct diagnostics *diags)
{
    struct suggestion suggestion = suggestion_for(item->text);
    for (size_t i = 0; i < REPORTER_COUNT; i++) {
        suggestion_offer(&suggestion, str_from(REPORTERS[i]));
        if (!str_equal(item->text, str_from(REPORTERS[i])))
            continue;
        platform->reporters[i] = true;
        return;
    }
    diag_add(diags, DIAG_FIELD_VALUE, item->at,
             "'%.*s' does not say who may report to a platform", STR_ARG(item->text));
    if (suggestion_best(&suggestion).len)
        suggestion_hint(&suggestion, diags);
    else
        diag_hint(diags, "one of self, parent, receiver, anyone, no-account");
}

/* One value or a list of them, as YAML_FIELD_TEXTS allows. */
static const struct yaml *values_of(const struct yaml *map, const char *name,
                                    size_t *count)
{
    const struct yaml *value = yaml_get(map, str_from(name));
    *count = !value ? 0 : value->kind == YAML_LIST ? value->count : value->text.len > 0;
    return value && value->kind == YAML_LIST ? value->items : value;
}

static void read_form(const struct yaml *map, struct platform *platform,
                      struct diagnostics *diags)
{
    platform->form = yaml_text(map, "form");
    if (platform->form.len == 0 || str_starts_with(platform->form, STR("https://")))
        return;
    diag_add(diags, DIAG_FIELD_VALUE, yaml_place(map, "form", platform->at),
             "'form' does not begin with https://");
}

static void read_partner(struct arena *arena, const struct yaml_pair *pair,
                         struct platform *platform, struct diagnostics *diags)
{
    struct date date;
    if (pair->value.kind != YAML_SCALAR || !date_parse(pair->value.text, &date)) {
        diag_add(diags, DIAG_DATE_INVALID, pair->value.at,
                 "no date since when a source says that it takes part in '%.*s'",
                 STR_ARG(pair->key));
        diag_hint(diags, "write the date of the source, as in  %.*s: 2023-11-30",
                  STR_ARG(pair->key));
        return;
    }
    *ARRAY_ADD(&platform->partners, arena) =
        (struct platform_partner){pair->key, date, pair->key_at};
}

bool platform_read(struct arena *arena, const struct yaml *map,
                   struct platform *platform, struct diagnostics *diags)
{
    const struct yaml *said = yaml_get(map, STR("platform"));
    size_t errors = diagnostics_count(diags, DIAG_LEVEL_ERROR), count;
    if (!said)
        return true;
    platform->at = yaml_place(map, "platform", location_none());
    if (!yaml_check(said, platform->at, FIELDS, sizeof(FIELDS) / sizeof(*FIELDS),
                    diags))
        return false;
    const struct yaml *items = values_of(said, "reports", &count);
    for (size_t i = 0; i < count; i++)
        *ARRAY_ADD(&platform->reports, arena) =
            (struct key){items[i].text, items[i].at};
    items = values_of(said, "by", &count);
    for (size_t i = 0; i < count; i++)
        add_reporter(platform, &items[i], diags);
    read_form(said, platform, diags);
    const struct yaml *partners = yaml_get(said, STR("partners"));
    for (size_t i = 0; partners && i < partners->count; i++)
        read_partner(arena, &partners->pairs[i], platform, diags);
    platform->checked = yaml_date(said, "checked");
    return diagnostics_count(diags, DIAG_LEVEL_ERROR) == errors;
}

bool platform_is_said(const struct platform *platform)
{
    return platform->at.source != NULL;
}

bool platform_has_reporters(const struct platform *platform)
{
    for (size_t i = 0; i < REPORTER_COUNT; i++)
        if (platform->reporters[i])
            return true;
    return false;
}

const struct platform_partner *platform_partner(const struct platform *platform,
                                                struct str service)
{
    for (size_t i = 0; i < platform->partners.count; i++)
        if (str_equal(platform->partners.items[i].service, service))
            return &platform->partners.items[i];
    return NULL;
}
