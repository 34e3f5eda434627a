/* SPDX-License-Identifier: MIT */
/* How a record was checked, and what of it rests on one source alone. */
#include "output/view_parts.h"

/* A record as far as proof goes: a service, or an emergency number. */
struct proof {
    const struct service *service; /* NULL for an emergency number */
    const struct channels *channels;
    const struct citations *citations;
};

typedef bool fact_test(const struct proof *proof);

static bool has_channel(const struct proof *proof, enum channel_kind kind)
{
    for (size_t i = 0; i < proof->channels->count; i++)
        if (proof->channels->items[i].kind == kind)
            return true;
    return false;
}

static bool has_hours(const struct proof *proof)
{
    for (size_t i = 0; i < proof->channels->count; i++)
        if (proof->channels->items[i].hours)
            return true;
    return false;
}

static bool has_cost(const struct proof *proof)
{
    for (size_t i = 0; i < proof->channels->count; i++)
        if (proof->channels->items[i].cost.len)
            return true;
    return false;
}

static bool has_languages(const struct proof *proof)
{
    for (size_t i = 0; i < proof->channels->count; i++)
        if (proof->channels->items[i].languages.count)
            return true;
    return proof->service && proof->service->languages.count;
}

static bool has_promises(const struct proof *proof)
{
    const struct service *service = proof->service;
    return service && (service->confidentiality.anonymous != FLAG_UNKNOWN ||
                       service->confidentiality.confidential != FLAG_UNKNOWN ||
                       service->confidentiality.consent != FLAG_UNKNOWN);
}

static bool has_ages(const struct proof *proof)
{
    const struct service *service = proof->service;
    return service &&
           (service->eligibility.age_min >= 0 || service->eligibility.age_max >= 0 ||
            service->eligibility.image_age_min >= 0 ||
            service->eligibility.image_age_max >= 0);
}

/* Whether the record says something of the kind: else no source is needed. */
static bool has_fact(const struct proof *proof, struct str fact)
{
    static const struct {
        const char *name;
        fact_test *test;
    } tests[] = {
        {"hours", has_hours},      {"languages", has_languages},
        {"cost", has_cost},        {"confidentiality", has_promises},
        {"eligibility", has_ages},
    };
    for (unsigned kind = 0; kind < CHANNEL_KIND_COUNT; kind++)
        if (str_equal(fact, str_from(channel_kind_name((enum channel_kind)kind))))
            return has_channel(proof, (enum channel_kind)kind);
    for (size_t i = 0; i < sizeof(tests) / sizeof(*tests); i++)
        if (str_equal(fact, str_from(tests[i].name)))
            return tests[i].test(proof);
    return false;
}

/* A source that names no facts stands for all of them. */
static size_t source_count(const struct citations *citations, struct str fact)
{
    size_t count = 0;
    for (size_t i = 0; i < citations->count; i++) {
        const struct strs *facts = &citations->items[i].facts;
        count += facts->count == 0 || strs_contain(facts, fact);
    }
    return count;
}

/* "Only one source for: phone, hours"; "" where that is said of the whole record. */
static struct str single_text(const struct view *view, const struct proof *proof,
                              enum confidence confidence)
{
    struct strs names = {0};
    if (confidence == CONFIDENCE_SINGLE_SOURCE)
        return STR("");
    for (size_t i = 0; FACT_NAMES[i]; i++) {
        struct str fact = str_from(FACT_NAMES[i]);
        if (!has_fact(proof, fact) || source_count(proof->citations, fact) != 1)
            continue;
        struct str key = arena_format(view->arena, "fact-%s", FACT_NAMES[i]);
        *ARRAY_ADD(&names, view->arena) = view_string(view, key.ptr);
    }
    return names.count ? words_fill(view->words, "single-source-facts", "list",
                                    words_list(view->words, &names))
                       : STR("");
}

static void set_proof(const struct view *view, struct value_record *record,
                      const struct proof *proof, const struct review *review,
                      enum confidence confidence)
{
    view_set_text(view, record, "checked-text",
                  view_checked(view, review->checked, review->how, review->by));
    view_set_text(view, record, "single-text", single_text(view, proof, confidence));
    view_set_date(view, record, "review-by", review->due);
}

void view_set_service_proof(const struct view *view, struct value_record *record,
                            const struct service *service)
{
    struct proof proof = {service, &service->channels, &service->citations};
    set_proof(view, record, &proof, &service->review, service->confidence);
}

void view_set_emergency_proof(const struct view *view, struct value_record *record,
                              const struct emergency *emergency)
{
    struct proof proof = {NULL, &emergency->channels, &emergency->citations};
    set_proof(view, record, &proof, &emergency->review, emergency->confidence);
}
