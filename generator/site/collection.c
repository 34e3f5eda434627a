/* SPDX-License-Identifier: MIT */
#include "site/collection.h"

struct str collection_id(enum page_kind kind)
{
    switch (kind) {
    case PAGE_PLATFORM:
        return STR("platforms");
    case PAGE_TEMPLATE:
        return STR("letters");
    default:
        return STR("");
    }
}

bool collection_has(const struct site *site, const struct page *page)
{
    struct str id = collection_id(page->kind);
    return id.len && site_page(site, id, page->language);
}

/* The page where language-neutral facts stand. */
static const struct page *original(const struct site *site, const struct page *page)
{
    const struct page *source =
        page->source_language.len ? site_page_in(site, page->id, page->source_language)
                                  : NULL;
    return source ? source : page;
}

const struct platform *collection_platform(const struct site *site,
                                           const struct page *page)
{
    return &original(site, page)->platform;
}

const struct letter *collection_letter(const struct site *site, const struct page *page)
{
    return &original(site, page)->letter;
}

static void check_place(const struct page *page, const char *field, struct location at,
                        enum page_kind kind, struct diagnostics *diags)
{
    if (page->kind != kind) {
        diag_add(diags, DIAG_FIELD_VALUE, at, "'%s' stands on a page of another kind",
                 field);
        diag_hint(diags, "write  kind: %s", page_kind_name(kind));
    } else if (page->source_language.len) {
        diag_add(diags, DIAG_FIELD_VALUE, at,
                 "'%s' stands on a translation; it is said once, for all languages",
                 field);
        diag_hint(diags, "leave it to the page in '%.*s'",
                  STR_ARG(page->source_language));
    }
}

static void check_partner(const struct site *site,
                          const struct platform_partner *partner,
                          struct diagnostics *diags)
{
    const struct service *service = directory_find(&site->directory, partner->service);
    if (service && str_equal(service->kind, STR("takedown")))
        return;
    if (service) {
        diag_add(diags, DIAG_FIELD_VALUE, partner->at,
                 "'%.*s' is no service of the kind 'takedown'",
                 STR_ARG(partner->service));
        return;
    }
    struct suggestion suggestion =
        directory_suggest(&site->directory, partner->service);
    diag_add(diags, DIAG_SERVICE_UNKNOWN, partner->at,
             "the directory has no service '%.*s'", STR_ARG(partner->service));
    suggestion_hint(&suggestion, diags);
}

static void check_platform(const struct site *site, const struct page *page,
                           struct diagnostics *diags)
{
    const struct platform *platform = &page->platform;
    check_place(page, "platform", platform->at, PAGE_PLATFORM, diags);
    for (size_t i = 0; i < platform->reports.count; i++)
        vocabulary_need(&site->vocabulary, VOCABULARY_TOPICS,
                        platform->reports.items[i].key, platform->reports.items[i].at,
                        diags);
    for (size_t i = 0; i < platform->partners.count; i++)
        check_partner(site, &platform->partners.items[i], diags);
}

static bool is_for_adults_only(const struct page *page)
{
    return page->audiences.count == 1 &&
           str_equal(page->audiences.items[0].key, STR("adult"));
}

/* Writing to an offender may put the writer in danger: see content/…/letter-safe-*.md.
 */
static void check_offender(const struct page *page, const struct letter *letter,
                           struct diagnostics *diags)
{
    if (page->is_unlisted && is_for_adults_only(page))
        return;
    diag_add(diags, DIAG_FIELD_VALUE,
             letter_is_said(&page->letter) ? letter->addressee_at : page->id_at,
             "a letter to an offender is not for every reader");
    diag_hint(diags, "write  listed: no  and  audience: [adult]  and link to it only "
                     "behind questions about safety");
}

static void check_letter(const struct site *site, const struct page *page,
                         struct diagnostics *diags)
{
    const struct letter *letter = collection_letter(site, page);
    if (letter_is_said(&page->letter)) {
        check_place(page, "letter", letter->at, PAGE_TEMPLATE, diags);
        vocabulary_need(&site->vocabulary, VOCABULARY_TOPICS, letter->form,
                        letter->form_at, diags);
    }
    if (letter_is_said(letter) && letter->addressee == ADDRESSEE_OFFENDER)
        check_offender(page, letter, diags);
}

void collections_check(const struct site *site, struct diagnostics *diags)
{
    for (size_t i = 0; i < site->pages.count; i++) {
        const struct page *page = site->pages.items[i];
        if (!page->good)
            continue;
        if (platform_is_said(&page->platform))
            check_platform(site, page, diags);
        check_letter(site, page, diags);
    }
}
