/* SPDX-License-Identifier: MIT */
#include "site/freshness.h"

#include "support.h"

static const struct date TODAY = {2026, 11, 22};

struct world {
    struct arena *arena;
    struct site site;
};

static struct world new_world(struct fixture *fixture)
{
    return (struct world){.arena = &fixture->arena};
}

static struct service *add_service(struct world *world, const char *id)
{
    struct service *service = ARENA_NEW(world->arena, struct service);
    service->id = str_from(id);
    service->kind = STR("helpline");
    *ARRAY_ADD(&world->site.directory.services, world->arena) = service;
    return service;
}

static struct page *add_page(struct world *world, const char *id)
{
    struct page *page = ARENA_NEW(world->arena, struct page);
    page->language = STR("fr");
    page->id = str_from(id);
    *ARRAY_ADD(&world->site.pages, world->arena) = page;
    return page;
}

static struct emergency *add_emergency(struct world *world, const char *dial)
{
    struct country_list *countries = &world->site.directory.countries;
    if (countries->count == 0)
        *ARRAY_ADD(countries, world->arena) = (struct country){.code = STR("LU")};
    struct emergency *emergency =
        ARRAY_ADD(&countries->items[0].emergencies, world->arena);
    *ARRAY_ADD(&emergency->channels, world->arena) =
        (struct channel){.dial = str_from(dial)};
    return emergency;
}

static void add_source(struct world *world, struct service *service, struct date date,
                       struct date accessed)
{
    *ARRAY_ADD(&service->citations, world->arena) =
        (struct citation){.date = date, .accessed = accessed};
}

static void for_minors(struct world *world, struct keys *keys)
{
    *ARRAY_ADD(keys, world->arena) = (struct key){.key = STR("minor")};
}

/* "emergency 3 LU emergency:112; …" */
static void assert_dues(const struct dues *dues, const char *expected)
{
    struct strbuf found = {0};
    for (size_t i = 0; i < dues->count; i++) {
        const struct due *due = &dues->items[i];
        strbuf_addf(&found, "%s%s %d %.*s by %.*s", i ? "; " : "", risk_name(due->risk),
                    (int)due->days, STR_ARG(due->id), STR_ARG(due->name));
    }
    assert_text(strbuf_str(&found), expected);
    strbuf_release(&found);
}

static void assert_overdue(struct world *world, const char *expected)
{
    struct dues dues = freshness_overdue(world->arena, &world->site, TODAY);
    assert_dues(&dues, expected);
}

static void assert_old(struct world *world, const char *expected)
{
    struct dues dues = freshness_old(world->arena, &world->site, TODAY);
    assert_dues(&dues, expected);
}

static void test_the_day_itself_is_in_time(void **state)
{
    struct world world = new_world(*state);
    add_service(&world, "none");
    add_service(&world, "today")->review.due = TODAY;
    add_service(&world, "tomorrow")->review.due = (struct date){2026, 11, 23};
    add_service(&world, "month")->review.due = (struct date){2026, 11, 0};
    add_service(&world, "year")->review.due = (struct date){2026, 0, 0};
    assert_overdue(&world, "");
    add_service(&world, "yesterday")->review.due = (struct date){2026, 11, 21};
    add_service(&world, "last-month")->review.due = (struct date){2026, 10, 0};
    add_service(&world, "last-year")->review.due = (struct date){2025, 0, 0};
    assert_overdue(&world, "other 326 last-year by review-by; "
                           "other 22 last-month by review-by; "
                           "other 1 yesterday by review-by");
}

static void test_the_worst_stands_first(void **state)
{
    struct world world = new_world(*state);
    const struct date yesterday = {2026, 11, 21}, long_ago = {2020, 11, 22};
    add_page(&world, "page")->review_by = long_ago;
    add_service(&world, "z-other")->review.due = yesterday;
    add_service(&world, "a-other")->review.due = yesterday;
    struct service *minor = add_service(&world, "minor");
    minor->review.due = yesterday;
    for_minors(&world, &minor->audiences);
    struct page *page = add_page(&world, "for-minors");
    page->review_by = long_ago;
    for_minors(&world, &page->audiences);
    struct service *suicide = add_service(&world, "crisis");
    suicide->review.due = yesterday;
    suicide->kind = STR("suicide");
    add_emergency(&world, "112")->review.due = long_ago;
    assert_overdue(&world, "emergency 2191 LU emergency:112 by review-by; "
                           "emergency 1 crisis by review-by; "
                           "minor 2191 fr/for-minors by review-by; "
                           "minor 1 minor by review-by; "
                           "other 2191 fr/page by review-by; "
                           "other 1 a-other by review-by; "
                           "other 1 z-other by review-by");
}

static void test_alerts_expire(void **state)
{
    struct world world = new_world(*state);
    struct page *alert = add_page(&world, "alert");
    alert->review_by = (struct date){2026, 11, 20};
    alert->expires = (struct date){2026, 11, 12};
    alert->expires_at = (struct location){.offset = 7};
    assert_overdue(&world, "other 10 fr/alert by expires");
    struct dues dues = freshness_overdue(world.arena, &world.site, TODAY);
    assert_int_equal(dues.items[0].at.offset, 7);
    assert_int_equal(dues.items[0].date.day, 12);
    alert->review_by = (struct date){2026, 11, 2};
    assert_overdue(&world, "other 20 fr/alert by review-by");
}

static void test_the_newest_evidence_counts(void **state)
{
    struct world world = new_world(*state);
    const struct date none = {0}, read = {2026, 11, 1};
    struct service *old = add_service(&world, "old");
    add_source(&world, old, (struct date){2022, 0, 0}, none);
    add_source(&world, old, (struct date){2024, 10, 0}, read);
    struct service *undated = add_service(&world, "undated");
    add_source(&world, undated, (struct date){2022, 0, 0}, none);
    add_source(&world, undated, none, read);
    struct service *checked = add_service(&world, "checked");
    add_source(&world, checked, (struct date){2022, 0, 0}, none);
    checked->review.checked = (struct date){2024, 11, 22};
    struct service *long_ago = add_service(&world, "long-ago");
    add_source(&world, long_ago, (struct date){2020, 0, 0}, none);
    long_ago->review.checked = (struct date){2024, 11, 21};
    assert_old(&world, "other 752 old by source; other 731 long-ago by checked");
}

static void test_old_evidence_is_said_once(void **state)
{
    struct world world = new_world(*state);
    const struct date old = {2020, 1, 1}, none = {0};
    struct service *retired = add_service(&world, "retired");
    retired->status = STATUS_RETIRED;
    add_source(&world, retired, old, none);
    struct service *overdue = add_service(&world, "overdue");
    overdue->review.due = (struct date){2026, 11, 21};
    add_source(&world, overdue, old, none);
    struct service *planned = add_service(&world, "planned");
    planned->review.due = (struct date){2027, 11, 21};
    add_source(&world, planned, old, none);
    struct page *page = add_page(&world, "page");
    page->published = old;
    page->reviewed = (struct date){2021, 1, 1};
    assert_old(&world, "other 2517 planned by source; other 2151 fr/page by reviewed");
    assert_overdue(&world, "other 1 overdue by review-by");
}

static void test_nothing(void **state)
{
    struct world world = new_world(*state);
    *ARRAY_ADD(&world.site.directory.countries, world.arena) =
        (struct country){.code = STR("BE")};
    /* Reported elsewhere: without a channel. */
    *ARRAY_ADD(&world.site.directory.countries.items[0].emergencies, world.arena) =
        (struct emergency){.review.due = {2020, 1, 1}};
    assert_overdue(&world, "");
    assert_old(&world, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_the_day_itself_is_in_time),
        TEST_WITH_FIXTURE(test_the_worst_stands_first),
        TEST_WITH_FIXTURE(test_alerts_expire),
        TEST_WITH_FIXTURE(test_the_newest_evidence_counts),
        TEST_WITH_FIXTURE(test_old_evidence_is_said_once),
        TEST_WITH_FIXTURE(test_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
