/* SPDX-License-Identifier: MIT */
#include "site/stance.h"

static const struct stance *stance_of(const struct page *page, struct str key)
{
    for (size_t i = 0; i < page->stances.count; i++)
        if (str_equal(page->stances.items[i].key, key))
            return &page->stances.items[i];
    return NULL;
}

static void report(const struct page *page, const struct page *first,
                   const struct stance *wanted, const struct stance *found,
                   struct diagnostics *diags)
{
    if (found)
        diag_add(diags, DIAG_STANCE_CONFLICT, found->at,
                 "stance '%.*s' is '%.*s' here and '%.*s' in '%.*s'",
                 STR_ARG(wanted->key), STR_ARG(found->value), STR_ARG(wanted->value),
                 STR_ARG(first->source->path));
    else
        diag_add(diags, DIAG_STANCE_CONFLICT, page->id_at,
                 "stance '%.*s: %.*s' of '%.*s' is missing here", STR_ARG(wanted->key),
                 STR_ARG(wanted->value), STR_ARG(first->source->path));
    diag_hint(diags, "translations must give the same instruction; ask who wrote the "
                     "first one");
}

static void compare_with(const struct page *page, const struct page *first,
                         struct diagnostics *diags)
{
    for (size_t i = 0; i < first->stances.count; i++) {
        const struct stance *wanted = &first->stances.items[i];
        const struct stance *found = stance_of(page, wanted->key);
        if (!found || !str_equal(found->value, wanted->value))
            report(page, first, wanted, found, diags);
    }
    for (size_t i = 0; i < page->stances.count; i++) {
        const struct stance *extra = &page->stances.items[i];
        if (stance_of(first, extra->key))
            continue;
        diag_add(diags, DIAG_STANCE_CONFLICT, extra->at,
                 "stance '%.*s' is missing in '%.*s'", STR_ARG(extra->key),
                 STR_ARG(first->source->path));
    }
}

void stances_compare(const struct site *site, struct diagnostics *diags)
{
    for (size_t i = 0; i < site->pages.count; i++) {
        const struct page *page = site->pages.items[i];
        const struct page *first =
            site_page(site, page->id, config_default_language(&site->config));
        if (page->good && first && first != page && first->good)
            compare_with(page, first, diags);
    }
}
