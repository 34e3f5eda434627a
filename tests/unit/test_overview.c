/* SPDX-License-Identifier: MIT */
#include "site/overview.h"

#include "support.h"

static const struct date TODAY = {2026, 11, 22};

struct world {
    struct arena *arena;
    struct site site;
};

static struct world new_world(void **state)
{
    struct fixture *fixture = *state;
    struct world world = {.arena = &fixture->arena};
    world.site.pages_by_id = map_in(world.arena);
    static const char *const TAGS[] = {"fr", "en", "de"};
    for (size_t i = 0; i < COUNT(TAGS); i++)
        ARRAY_ADD(&world.site.languages, world.arena)->tag = str_from(TAGS[i]);
    return world;
}

static struct page *add_page(struct world *world, const char *language, const char *id,
                             const char *source)
{
    struct page *page = ARENA_NEW(world->arena, struct page);
    page->language = str_from(language);
    page->id = page->title = page->sort_key = str_from(id);
    page->source_language = str_from(source);
    page->good = true;
    *ARRAY_ADD(&world->site.pages, world->arena) = page;
    map_set(&world->site.pages_by_id, arena_format(world->arena, "%s/%s", language, id),
            page);
    return page;
}

/* "a sp- b …": ids and the signs of their languages. */
static void assert_matrix(struct world *world, const char *expected)
{
    struct overview overview = overview_of(world->arena, &world->site, TODAY);
    struct strbuf found = {0};
    for (size_t i = 0; i < overview.pages.count; i++) {
        const struct overview_page *page = &overview.pages.items[i];
        strbuf_addf(&found, "%s%.*s ", i ? " " : "", STR_ARG(page->original->id));
        for (size_t l = 0; l < world->site.languages.count; l++)
            strbuf_add(&found, str_from(translation_sign(page->cells[l].state)));
    }
    assert_text(strbuf_str(&found), expected);
    strbuf_release(&found);
}

static void test_each_state_is_told(void **state)
{
    struct world world = new_world(state);
    add_page(&world, "fr", "a", "");
    add_page(&world, "en", "a", "fr")->is_reviewed = true;
    add_page(&world, "de", "a", "fr");
    struct page *outdated = add_page(&world, "en", "b", "fr");
    outdated->is_outdated = outdated->is_reviewed = true;
    add_page(&world, "fr", "b", "");
    assert_matrix(&world, "a spu b so-");
    struct overview overview = overview_of(world.arena, &world.site, TODAY);
    assert_int_equal(overview_count_of(&overview, 0, TRANSLATION_SOURCE), 2);
    assert_int_equal(overview_count_of(&overview, 1, TRANSLATION_OUTDATED), 1);
    assert_int_equal(overview_count_of(&overview, 2, TRANSLATION_MISSING), 1);
    assert_int_equal(overview_count_of(&overview, 2, TRANSLATION_OUTDATED), 0);
    assert_text(overview.pages.items[1].original->language, "fr");
}

static void test_what_has_an_error_is_not_called_present(void **state)
{
    struct world world = new_world(state);
    add_page(&world, "fr", "a", "")->good = false;
    add_page(&world, "en", "a", "fr")->is_reviewed = true;
    add_page(&world, "de", "b", "nl")->is_reviewed = true;
    add_page(&world, "de", "c", "de")->is_reviewed = true;
    assert_matrix(&world, "a ?\?- b --? c --?");
}

static void test_pages_stand_by_kind_as_in_lists(void **state)
{
    struct world world = new_world(state);
    add_page(&world, "fr", "about", "")->kind = PAGE_ABOUT;
    add_page(&world, "fr", "last", "")->weight = 9;
    add_page(&world, "fr", "z", "")->weight = 1;
    add_page(&world, "fr", "y", "")->weight = 1;
    assert_matrix(&world, "y s-- z s-- last s-- about s--");
}

static struct country *add_country(struct world *world, const char *code)
{
    struct country *country = ARRAY_ADD(&world->site.directory.countries, world->arena);
    country->code = str_from(code);
    return country;
}

static struct service *add_service(struct world *world, struct country *country,
                                   const char *id, const char *topic)
{
    struct service *service = ARENA_NEW(world->arena, struct service);
    service->id = str_from(id);
    *ARRAY_ADD(&service->topics, world->arena) = (struct key){.key = str_from(topic)};
    *ARRAY_ADD(&country->services, world->arena) = service;
    *ARRAY_ADD(&world->site.directory.services, world->arena) = service;
    return service;
}

static void add_topic(struct world *world, const char *key)
{
    ARRAY_ADD(&world->site.vocabulary.lists[VOCABULARY_TOPICS], world->arena)->key =
        str_from(key);
}

static void test_only_what_can_be_called_covers_a_topic(void **state)
{
    struct world world = new_world(state);
    add_topic(&world, "blackmail");
    add_topic(&world, "listening");
    struct country *lu = add_country(&world, "LU");
    add_service(&world, lu, "lu-a", "blackmail");
    add_service(&world, lu, "lu-b", "blackmail")->status = STATUS_RETIRED;
    add_service(&world, lu, "lu-c", "listening")->until = (struct date){2026, 11, 21};
    add_service(&world, add_country(&world, "001"), "w", "listening");
    struct overview overview = overview_of(world.arena, &world.site, TODAY);
    assert_int_equal(overview.countries.count, 2);
    assert_int_equal(overview.countries.items[0].by_topic[0].count, 1);
    assert_text(overview.countries.items[0].by_topic[0].items[0]->id, "lu-a");
    assert_int_equal(overview.countries.items[0].by_topic[1].count, 0);
    assert_ptr_equal(overview.world, &overview.countries.items[1]);
    assert_int_equal(overview_reach(&overview, 0), 1);
    assert_int_equal(overview_reach(&overview, 1), 0); /* the world is no country */
}

static void test_records_without_a_source_are_found(void **state)
{
    struct world world = new_world(state);
    struct country *lu = add_country(&world, "LU");
    struct emergency *emergency = ARRAY_ADD(&lu->emergencies, world.arena);
    *ARRAY_ADD(&emergency->channels, world.arena) =
        (struct channel){.dial = STR("112")};
    struct service *sound = add_service(&world, lu, "lu-sound", "x");
    *ARRAY_ADD(&sound->citations, world.arena) =
        (struct citation){.date = {2020, 1, 1}};
    add_service(&world, lu, "lu-bare", "x");
    struct overview overview = overview_of(world.arena, &world.site, TODAY);
    assert_int_equal(overview.sourceless.count, 2);
    assert_text(overview.sourceless.items[0].id, "LU emergency:112");
    assert_int_equal(overview.sourceless.items[0].kind, DUE_EMERGENCY_NUMBER);
    assert_text(overview.sourceless.items[1].id, "lu-bare");
    const struct overview_count *services =
        &overview.freshness[DUE_SERVICE][RISK_OTHER];
    assert_int_equal(services->all, 2);
    assert_int_equal(services->old, 1);
    assert_int_equal(services->overdue, 0);
    assert_int_equal(overview.freshness[DUE_EMERGENCY_NUMBER][RISK_EMERGENCY].all, 1);
}

static void test_a_site_without_anything(void **state)
{
    struct world world = new_world(state);
    struct overview overview = overview_of(world.arena, &world.site, TODAY);
    assert_int_equal(overview.pages.count, 0);
    assert_int_equal(overview.countries.count, 0);
    assert_null(overview.world);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_each_state_is_told),
        TEST_WITH_FIXTURE(test_what_has_an_error_is_not_called_present),
        TEST_WITH_FIXTURE(test_pages_stand_by_kind_as_in_lists),
        TEST_WITH_FIXTURE(test_only_what_can_be_called_covers_a_topic),
        TEST_WITH_FIXTURE(test_records_without_a_source_are_found),
        TEST_WITH_FIXTURE(test_a_site_without_anything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
