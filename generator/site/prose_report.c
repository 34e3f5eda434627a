/* SPDX-License-Identifier: MIT */
#include "site/prose_report.h"

enum { LINKS_MOST = 3, REPLACEMENTS_MOST = 8 };

static bool is_everywhere(struct str country)
{
    return str_equal(country, STR("001")) || str_equal(country, STR("EU"));
}

static bool is_own(const struct prose_reader *reader, const struct number_use *use)
{
    return reader->country.len == 0 || is_everywhere(reader->country) ||
           is_everywhere(use->country->code) ||
           str_equal(use->country->code, reader->country);
}

/* The uses that decide what is said: the page's own before others', callable first. */
static const struct number_use *choose(const struct prose_reader *reader,
                                       const struct number_uses *uses)
{
    const struct number_use *best = NULL;
    int best_rank = -1;
    for (size_t i = 0; i < uses->count; i++) {
        const struct number_use *use = &uses->items[i];
        bool own = is_own(reader, use);
        int rank = 4 * (own && use->callable) + 2 * own + use->callable;
        rank = 2 * rank + (use->service != NULL);
        if (rank > best_rank) {
            best = use;
            best_rank = rank;
        }
    }
    return best;
}

static void add_link(const struct prose_reader *reader, enum message_language language,
                     const struct service *service, struct strbuf *out)
{
    const struct text *name =
        texts_get(&service->names, reader->language, reader->fallback);
    struct str text = name ? name->text : service->id;
    strbuf_addf(out, "%s[%.*s](service:%.*s)",
                out->len ? message_in(language, "  or  ") : "", STR_ARG(text),
                STR_ARG(service->id));
}

/* Links to the services that are meant, as many as can be read. */
static void hint_links(const struct prose_reader *reader,
                       const struct number_uses *uses, bool own,
                       struct diagnostics *diags)
{
    struct strbuf links = {0};
    size_t count = 0;
    for (size_t i = 0; i < uses->count && count < LINKS_MOST; i++) {
        const struct number_use *use = &uses->items[i];
        bool again = i && uses->items[i - 1].service == use->service;
        if (!use->service || !use->callable || is_own(reader, use) != own || again)
            continue;
        add_link(reader, diags->language, use->service, &links);
        count++;
    }
    if (count && own)
        diag_hint(diags, "write  %s", links.ptr);
    else if (count)
        diag_hint(diags, "write  %s  : its country then stands beside it", links.ptr);
    else
        diag_hint(diags, "write 'the emergency number': the line at the top and at the "
                         "end of each page shows it for the reader's country");
    strbuf_release(&links);
}

static void report_active(const struct prose_reader *reader, struct location at,
                          struct str written, const struct number_use *use,
                          const struct number_uses *uses, struct diagnostics *diags)
{
    if (use->service)
        diag_add(diags, DIAG_PROSE_NUMBER, at,
                 "'%.*s' is the number of '%.*s'; a text does not repeat it",
                 STR_ARG(written), STR_ARG(use->service->id));
    else
        diag_add(diags, DIAG_PROSE_NUMBER, at,
                 "'%.*s' is an emergency number; a text does not repeat it",
                 STR_ARG(written));
    hint_links(reader, uses, true, diags);
}

static void report_foreign(const struct prose_reader *reader, struct location at,
                           struct str written, const struct number_use *use,
                           const struct number_uses *uses, struct diagnostics *diags)
{
    if (!use->service) {
        diag_add(diags, DIAG_PROSE_NUMBER_FOREIGN, at,
                 "'%.*s' is an emergency number in %.*s, and this page is about %.*s",
                 STR_ARG(written), STR_ARG(use->country->code),
                 STR_ARG(reader->country));
        diag_hint(diags,
                  "take it out: who dials it in %.*s reaches somebody else, or "
                  "nobody",
                  STR_ARG(reader->country));
        return;
    }
    diag_add(diags, DIAG_PROSE_NUMBER_FOREIGN, at,
             "'%.*s' is the number of '%.*s' in %.*s, and this page is about %.*s",
             STR_ARG(written), STR_ARG(use->service->id), STR_ARG(use->country->code),
             STR_ARG(reader->country));
    hint_links(reader, uses, false, diags);
}

/* Circles of replacements have been reported; they end here. */
static const struct service *replacement_of(const struct prose_reader *reader,
                                            const struct service *service)
{
    const struct service *next =
        directory_find(reader->directory, service->replaced_by);
    for (size_t i = 0; next && i < REPLACEMENTS_MOST; i++) {
        if (service_is_callable(next, reader->as_of))
            return next;
        next = directory_find(reader->directory, next->replaced_by);
    }
    return NULL;
}

/* What replaces a service that is not in service, if anything does. */
static void hint_replacement(const struct prose_reader *reader,
                             const struct service *service, struct diagnostics *diags)
{
    const struct service *next = replacement_of(reader, service);
    struct strbuf link = {0};
    if (next) {
        add_link(reader, diags->language, next, &link);
        diag_hint(diags, "it is replaced: write  %s", link.ptr);
    } else if (str_starts_with(service->replaced_by, STR("emergency:"))) {
        diag_hint(diags,
                  "it is replaced by the emergency number, which the line at the "
                  "top of each page shows");
    } else {
        diag_hint(diags, "take it out; nothing replaces it");
    }
    strbuf_release(&link);
}

static void report_inactive(const struct prose_reader *reader, struct location at,
                            struct str written, const struct service *service,
                            enum diag_code code, struct diagnostics *diags)
{
    struct strbuf day = {0};
    date_add(&day, reader->as_of);
    if (service->status != STATUS_ACTIVE)
        diag_add(diags, code, at, "'%.*s' leads to '%.*s', which is %s",
                 STR_ARG(written), STR_ARG(service->id),
                 diag_words(diags, status_name(service->status)));
    else
        diag_add(diags, code, at,
                 "'%.*s' leads to '%.*s', which is not in service on %s",
                 STR_ARG(written), STR_ARG(service->id), day.ptr);
    hint_replacement(reader, service, diags);
    strbuf_release(&day);
}

void prose_report_number(const struct prose_reader *reader, struct location at,
                         struct str written, const struct number_uses *uses,
                         struct diagnostics *diags)
{
    if (!uses) {
        diag_add(diags, DIAG_PROSE_NUMBER_UNKNOWN, at,
                 "'%.*s' looks like a telephone number and is not in the directory",
                 STR_ARG(written));
        diag_hint(diags, "add its service to content/directory, and write  "
                         "[name](service:id)  here");
        return;
    }
    const struct number_use *use = choose(reader, uses);
    if (is_own(reader, use) && (use->callable || !use->service))
        report_active(reader, at, written, use, uses, diags);
    else if (use->callable || !use->service)
        report_foreign(reader, at, written, use, uses, diags);
    else
        report_inactive(reader, at, written, use->service, DIAG_PROSE_NUMBER_INACTIVE,
                        diags);
}

void prose_report_address(const struct prose_reader *reader, struct location at,
                          struct str written, const struct service_list *services,
                          struct diagnostics *diags)
{
    for (size_t i = 0; i < services->count; i++) {
        const struct service *service = services->items[i];
        struct strbuf link = {0};
        if (!service_is_callable(service, reader->as_of))
            continue;
        add_link(reader, diags->language, service, &link);
        diag_add(diags, DIAG_PROSE_ADDRESS, at,
                 "'%.*s' is an address of '%.*s'; a text does not repeat it",
                 STR_ARG(written), STR_ARG(service->id));
        diag_hint(diags, "write  %s", link.ptr);
        strbuf_release(&link);
        return;
    }
    report_inactive(reader, at, written, services->items[0],
                    DIAG_PROSE_ADDRESS_INACTIVE, diags);
}

void prose_report_hours(struct location at, struct str phrase,
                        const struct service *service, struct str hours,
                        struct diagnostics *diags)
{
    diag_add(diags, DIAG_PROSE_HOURS, at, "'%.*s', but '%.*s' has the hours '%.*s'",
             STR_ARG(phrase), STR_ARG(service->id), STR_ARG(hours));
    diag_hint(diags, "leave hours to the service's card, or correct the record");
}
