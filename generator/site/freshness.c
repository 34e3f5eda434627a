/* SPDX-License-Identifier: MIT */
#include "site/freshness.h"

/* A date of the content and the place and name of what gives it. */
struct stamp {
    struct date date;
    const char *name;
    struct location at;
};

/* Something that can be due: what is asked of all of them. */
struct subject {
    struct due due; /* without its date */
    struct stamp limits[2];
    struct stamp evidence; /* the newest */
    bool is_over;          /* of no more use: its evidence may be old */
};

typedef bool subject_test(const struct subject *subject, int32_t today,
                          struct due *due);

struct search {
    struct arena *arena;
    const struct site *site;
    int32_t today;
    subject_test *test;
    struct dues found;
};

static int32_t last_number(struct date date)
{
    return date_number(date_last_day(date));
}

static void set_due(struct due *due, const struct stamp *stamp, int32_t days)
{
    due->date = stamp->date;
    due->name = str_from(stamp->name);
    due->at = stamp->at;
    due->days = days;
}

/* Of two dates that are past, the earlier one counts. */
static bool is_overdue(const struct subject *subject, int32_t today, struct due *due)
{
    due->days = 0;
    for (size_t i = 0; i < 2; i++) {
        const struct stamp *limit = &subject->limits[i];
        if (!date_is_set(limit->date))
            continue;
        int32_t days = today - last_number(limit->date);
        if (days > due->days)
            set_due(due, limit, days);
    }
    return due->days > 0;
}

static bool is_old(const struct subject *subject, int32_t today, struct due *due)
{
    const struct stamp *evidence = &subject->evidence;
    if (subject->is_over || !date_is_set(evidence->date) ||
        is_overdue(subject, today, due))
        return false;
    set_due(due, evidence, today - last_number(evidence->date));
    return due->days > EVIDENCE_DAYS;
}

static bool is_anything(const struct subject *subject, int32_t today, struct due *due)
{
    (void)subject, (void)today, (void)due;
    return true;
}

static void offer(struct search *search, const struct subject *subject)
{
    struct due due = subject->due;
    if (search->test(subject, search->today, &due))
        *ARRAY_ADD(&search->found, search->arena) = due;
}

static void take_newer(struct stamp *newest, struct stamp other)
{
    if (date_is_set(other.date) &&
        (!date_is_set(newest->date) ||
         last_number(other.date) > last_number(newest->date)))
        *newest = other;
}

/* An undated source is as new as the day on which it was read. */
static struct stamp newest_evidence(struct stamp checked,
                                    const struct citations *citations)
{
    struct stamp newest = checked;
    for (size_t i = 0; i < citations->count; i++) {
        const struct citation *citation = &citations->items[i];
        bool dated = date_is_set(citation->date);
        take_newer(&newest, (struct stamp){dated ? citation->date : citation->accessed,
                                           "source", citation->at});
    }
    return newest;
}

static void offer_emergency(struct search *search, const struct country *country,
                            const struct emergency *emergency)
{
    struct str dial = emergency->channels.items[0].dial;
    struct stamp checked = {emergency->review.checked, "checked", emergency->at};
    struct subject subject = {
        .due = {.risk = RISK_EMERGENCY, .kind = DUE_EMERGENCY_NUMBER},
        .limits = {{emergency->review.due, "review-by", emergency->review.due_at}},
        .evidence = newest_evidence(checked, &emergency->citations),
    };
    subject.due.id = arena_format(search->arena, "%.*s emergency:%.*s",
                                  STR_ARG(country->code), STR_ARG(dial));
    offer(search, &subject);
}

static enum risk service_risk(const struct service *service)
{
    if (str_equal(service->kind, STR("suicide")) ||
        str_equal(service->kind, STR("emergency")))
        return RISK_EMERGENCY;
    return keys_contain(&service->audiences, STR("minor")) ? RISK_MINOR : RISK_OTHER;
}

static void offer_service(struct search *search, const struct service *service)
{
    struct stamp checked = {service->review.checked, "checked", service->at};
    struct subject subject = {
        .due = {.risk = service_risk(service), .kind = DUE_SERVICE, .id = service->id},
        .limits = {{service->review.due, "review-by", service->review.due_at}},
        .evidence = newest_evidence(checked, &service->citations),
        .is_over = service->status == STATUS_RETIRED,
    };
    offer(search, &subject);
}

static void offer_page(struct search *search, const struct page *page)
{
    bool minors = keys_contain(&page->audiences, STR("minor"));
    struct stamp reviewed = {page->reviewed, "reviewed", page->id_at};
    struct subject subject = {
        .due = {.risk = minors ? RISK_MINOR : RISK_OTHER, .kind = DUE_PAGE},
        .limits = {{page->review_by, "review-by", page->review_by_at},
                   {page->expires, "expires", page->expires_at}},
        .evidence = reviewed,
    };
    take_newer(&subject.evidence,
               (struct stamp){page->published, "published", page->id_at});
    subject.due.id = arena_format(search->arena, "%.*s/%.*s", STR_ARG(page->language),
                                  STR_ARG(page->id));
    offer(search, &subject);
}

static int compare_dues(const void *left, const void *right)
{
    const struct due *a = left, *b = right;
    if (a->risk != b->risk)
        return a->risk < b->risk ? -1 : 1;
    if (a->days != b->days)
        return a->days > b->days ? -1 : 1;
    return str_compare(a->id, b->id);
}

static struct dues search_site(struct search *search)
{
    const struct directory *directory = &search->site->directory;
    for (size_t i = 0; i < directory->countries.count; i++) {
        const struct country *country = &directory->countries.items[i];
        for (size_t k = 0; k < country->emergencies.count; k++)
            if (country->emergencies.items[k].channels.count)
                offer_emergency(search, country, &country->emergencies.items[k]);
    }
    for (size_t i = 0; i < directory->services.count; i++)
        offer_service(search, directory->services.items[i]);
    for (size_t i = 0; i < search->site->pages.count; i++)
        offer_page(search, search->site->pages.items[i]);
    ARRAY_SORT(&search->found, compare_dues);
    return search->found;
}

struct dues freshness_overdue(struct arena *arena, const struct site *site,
                              struct date today)
{
    struct search search = {arena, site, date_number(today), is_overdue, {0}};
    return search_site(&search);
}

struct dues freshness_old(struct arena *arena, const struct site *site,
                          struct date today)
{
    struct search search = {arena, site, date_number(today), is_old, {0}};
    return search_site(&search);
}

struct dues freshness_all(struct arena *arena, const struct site *site)
{
    struct search search = {arena, site, 0, is_anything, {0}};
    return search_site(&search);
}

const char *risk_name(enum risk risk)
{
    static const char *const names[] = {
        [RISK_EMERGENCY] = "emergency",
        [RISK_MINOR] = "minor",
        [RISK_OTHER] = "other",
    };
    return names[risk];
}

const char *due_kind_name(enum due_kind kind)
{
    static const char *const names[] = {
        [DUE_EMERGENCY_NUMBER] = "emergency number",
        [DUE_SERVICE] = "service",
        [DUE_PAGE] = "page",
    };
    return names[kind];
}
