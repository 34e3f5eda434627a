/* SPDX-License-Identifier: MIT */
#include "site/way.h"

#include "support.h"

#include "input/markdown.h"
#include "site/takedown.h"

/* ---- The section with the steps. ---- */

static struct page *parse(struct fixture *fixture, const char *text, uint32_t number)
{
    struct source *source = ARENA_NEW(&fixture->arena, struct source);
    struct page *page = ARENA_NEW(&fixture->arena, struct page);
    *source = source_of(&fixture->arena, STR("a.md"), str_from(text));
    page->steps = number;
    assert_true(markdown_parse(&fixture->arena, &fixture->arena, source, 0,
                               &page->document, &fixture->diags));
    return page;
}

/* The intro and the section of the steps as words. */
static void assert_steps(struct fixture *fixture, const char *text, uint32_t number,
                         const char *intro, const char *heading, const char *section)
{
    const struct page *page = parse(fixture, text, number);
    struct way_steps steps;
    struct strbuf words = {0};
    assert_true(way_find_steps(page, &steps));
    document_text(&page->document, 0, steps.intro_to, &words);
    assert_text(strbuf_str(&words), intro);
    assert_text(steps.heading ? steps.heading->text : STR(""), heading);
    strbuf_release(&words);
    words = (struct strbuf){0};
    document_text(&page->document, steps.from, steps.to, &words);
    assert_text(strbuf_str(&words), section);
    strbuf_release(&words);
}

static const char SECTIONS[] =
    "Calm.\n\n## Why\n\nSo.\n\n## Talk\n\n1. a\n2. b\n\n"
    "## Sheet\n\n1. [Date](field:date)\n\n## Act\n\nNow:\n\n"
    "1. c\n2. d\n\n> [!WARNING] Stop\n> No\n\n## Rest\n\n1. e\n";

static void test_steps_are_the_first_section_with_a_numbered_list(void **state)
{
    assert_steps(*state, SECTIONS, 1, "Calm.", "Talk", "a b");
}

static void test_a_page_may_say_which_section_has_the_steps(void **state)
{
    struct fixture *fixture = *state;
    assert_steps(fixture, SECTIONS, 2, "Calm.", "Act", "Now: c d Stop No");
    assert_steps(fixture, SECTIONS, 3, "Calm.", "Rest", "e");
    way_check(parse(fixture, SECTIONS, 3), &fixture->diags);
    way_check(parse(fixture, "No steps", 1), &fixture->diags);
    assert_int_equal(fixture->diags.count, 0);
    way_check(parse(fixture, SECTIONS, 4), &fixture->diags);
    assert_diagnostic(&fixture->diags, 0, DIAG_FIELD_VALUE, 0, 0);
    assert_text(fixture->diags.items[0].message,
                "there is no section 4 with a numbered list: the page has 3");
}

static void test_steps_may_stand_in_the_intro(void **state)
{
    assert_steps(*state, "1. a\n2. b\n\n## Rest\n\n1. c\n", 1, "a b", "", "a b");
    assert_steps(*state, "1. a\n", 1, "a", "", "a");
}

static void test_other_lists_are_no_steps(void **state)
{
    struct fixture *fixture = *state;
    struct way_steps steps;
    static const char *const none[] = {
        "", "Text\n\n## Only a heading\n", "- a\n- b\n\n## X\n\n- [ ] c\n",
        "## Sheet\n\n1. [Date](field:date)\n2. b\n",
        "> 1. quoted\n> 2. quoted\n\n## H\n\n- 1. inner\n"};
    for (size_t i = 0; i < COUNT(none); i++)
        assert_false(way_find_steps(parse(fixture, none[i], 1), &steps));
}

static void test_headings_inside_other_blocks_do_not_count(void **state)
{
    assert_steps(*state, "> ## Quoted\n\n## Own\n\n1. a\n", 1, "Quoted", "Own", "a");
}

/* ---- The nearest page. ---- */

struct world {
    struct fixture *fixture;
    struct site_language language;
    struct word minor, parent, topic, subject;
};

static void add_key(struct fixture *fixture, struct keys *keys, const char *key)
{
    *ARRAY_ADD(keys, &fixture->arena) = (struct key){.key = str_from(key)};
}

static struct world *new_world(struct fixture *fixture)
{
    struct world *world = ARENA_NEW(&fixture->arena, struct world);
    world->fixture = fixture;
    world->language.tag = STR("nl");
    world->minor.key = STR("minor");
    world->parent.key = STR("parent");
    world->topic.key = STR("deepfake");
    world->subject.key = STR("sextortion");
    add_key(fixture, &world->parent.related, "minor");
    add_key(fixture, &world->topic.related, "sharing");
    return world;
}

static struct page *add_page(struct world *world, const char *id, const char *language,
                             const char *audience, const char *topic)
{
    static const struct route SOMEWHERE;
    struct arena *arena = &world->fixture->arena;
    struct page *page = parse(world->fixture, "## A\n\n1. a\n", 1);
    page->id = str_from(id);
    page->language = str_from(language);
    page->route = &SOMEWHERE;
    add_key(world->fixture, &page->audiences, audience);
    add_key(world->fixture, &page->topics, topic);
    *ARRAY_ADD(&world->language.pages, arena) = page;
    return page;
}

static void assert_page(const struct world *world, const struct word *audience,
                        const char *country, const char *expected)
{
    struct way_need need = {audience, &world->topic, &world->subject,
                            str_from(country)};
    const struct page *page = way_page(&world->language, &need);
    assert_text(page ? page->id : STR(""), expected);
}

static void test_what_counts_for_the_nearest_page(void **state)
{
    struct world *world = new_world(*state);
    assert_page(world, &world->minor, "", "");
    add_page(world, "other-topic", "nl", "minor", "suicide");
    assert_page(world, &world->minor, "", "other-topic");
    struct page *beside = add_page(world, "subject-beside", "nl", "minor", "suicide");
    add_key(world->fixture, &beside->topics, "sextortion");
    assert_page(world, &world->minor, "", "subject-beside");
    add_page(world, "subject", "nl", "minor", "sextortion");
    assert_page(world, &world->minor, "", "subject");
    beside = add_page(world, "topic-beside", "nl", "minor", "suicide");
    add_key(world->fixture, &beside->topics, "deepfake");
    assert_page(world, &world->minor, "", "subject");
    add_page(world, "related-topic", "nl", "minor", "sharing");
    assert_page(world, &world->minor, "", "related-topic");
    add_page(world, "guide", "nl", "minor", "deepfake")->kind = PAGE_GUIDE;
    assert_page(world, &world->minor, "", "guide");
    add_page(world, "topic", "nl", "everyone", "deepfake");
    assert_page(world, &world->minor, "", "topic");
    add_page(world, "again", "nl", "minor", "deepfake");
    add_page(world, "foreign", "fr", "minor", "deepfake");
    assert_page(world, &world->minor, "", "topic");
    add_page(world, "beside", "nl", "minor", "suicide")->country = STR("LU");
    assert_page(world, &world->minor, "LU", "topic");
    add_page(world, "country", "nl", "minor", "sextortion")->country = STR("LU");
    assert_page(world, &world->minor, "LU", "country");
    assert_page(world, &world->minor, "BE", "topic");
}

static void test_own_language_comes_before_the_audience(void **state)
{
    struct world *world = new_world(*state);
    add_page(world, "foreign", "fr", "parent", "deepfake");
    assert_page(world, &world->parent, "", "foreign");
    add_page(world, "for-minors", "nl", "minor", "suicide");
    assert_page(world, &world->parent, "", "for-minors");
    add_page(world, "own", "nl", "parent", "suicide");
    assert_page(world, &world->parent, "", "own");
    add_page(world, "about-it", "nl", "minor", "deepfake");
    assert_page(world, &world->parent, "", "about-it");
}

static void test_minors_get_nothing_that_is_for_others(void **state)
{
    struct world *world = new_world(*state);
    add_page(world, "adults", "nl", "adult", "deepfake");
    add_page(world, "parents", "nl", "parent", "deepfake");
    add_page(world, "professionals", "nl", "professional", "deepfake");
    add_page(world, "about", "nl", "minor", "deepfake")->kind = PAGE_ABOUT;
    add_page(world, "explains", "nl", "everyone", "deepfake")->kind = PAGE_GUIDE;
    add_page(world, "empty", "nl", "minor", "deepfake")->document =
        (struct document){0};
    add_page(world, "elsewhere", "nl", "minor", "deepfake")->country = STR("LU");
    assert_page(world, &world->minor, "BE", "");
}

/* ---- Services. ---- */

static struct service service_for(struct fixture *fixture, const char *audience,
                                  struct eligibility eligibility)
{
    struct service service = {.eligibility = eligibility};
    add_key(fixture, &service.audiences, audience);
    return service;
}

static const struct eligibility ANYBODY = {-1, -1, -1, -1};

static void test_who_is_served(void **state)
{
    static const struct {
        const char *service_for;
        struct eligibility ages;
        const char *reader;
        bool served;
    } table[] = {
        {"minor", {-1, -1, -1, -1}, "minor", true},
        {"everyone", {-1, -1, -1, -1}, "minor", true},
        {"adult", {-1, -1, -1, -1}, "minor", false},
        {"professional", {-1, -1, -1, -1}, "minor", false},
        {"everyone", {18, -1, -1, -1}, "minor", false},
        {"everyone", {-1, -1, 18, -1}, "minor", false},
        {"everyone", {17, -1, 17, -1}, "minor", true},
        {"everyone", {-1, 17, -1, -1}, "adult", false},
        {"everyone", {-1, 18, -1, -1}, "adult", true},
        {"everyone", {-1, -1, -1, 17}, "adult", true}, /* an image of long ago */
        {"everyone", {-1, 17, -1, -1}, "parent", true},
        {"minor", {-1, -1, -1, -1}, "parent", false},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct service service =
            service_for(*state, table[i].service_for, table[i].ages);
        if (way_serves(&service, str_from(table[i].reader)) != table[i].served)
            fail_msg("row %zu", i);
    }
}

/* ---- Taking images down. ---- */

static void add_service(struct fixture *fixture, struct site *site, const char *id,
                        struct service service, const char *topic)
{
    struct service *added = ARENA_NEW(&fixture->arena, struct service);
    *added = service;
    added->id = str_from(id);
    added->kind = str_equal(str_from(topic), STR("image-removal")) ? STR("takedown")
                                                                   : STR("report");
    add_key(fixture, &added->topics, topic);
    *ARRAY_ADD(&site->directory.services, &fixture->arena) = added;
}

static void assert_services(struct fixture *fixture, const struct site *site,
                            enum takedown_age age, const char *expected)
{
    struct service_list services = takedown_services(&fixture->arena, site, age);
    struct strbuf ids = {0};
    for (size_t i = 0; i < services.count; i++)
        strbuf_addf(&ids, "%s%.*s", i ? " " : "", STR_ARG(services.items[i]->id));
    assert_text(strbuf_str(&ids), expected);
    strbuf_release(&ids);
}

static void test_the_age_in_the_image_decides(void **state)
{
    struct fixture *fixture = *state;
    struct site site = {.config.as_of = {2026, 11, 22}};
    assert_false(takedown_exists(&site));
    add_service(fixture, &site, "then-minor",
                service_for(fixture, "everyone", (struct eligibility){-1, -1, -1, 17}),
                "image-removal");
    add_service(fixture, &site, "then-adult",
                service_for(fixture, "everyone", (struct eligibility){-1, -1, 18, -1}),
                "image-removal");
    add_service(fixture, &site, "now-adult",
                service_for(fixture, "everyone", (struct eligibility){18, -1, -1, -1}),
                "image-removal");
    add_service(fixture, &site, "report", service_for(fixture, "everyone", ANYBODY),
                "illegal-content");
    add_service(fixture, &site, "minors", service_for(fixture, "minor", ANYBODY),
                "image-removal");
    struct service retired = service_for(fixture, "everyone", ANYBODY);
    retired.status = STATUS_RETIRED;
    add_service(fixture, &site, "retired", retired, "image-removal");
    assert_true(takedown_exists(&site));
    assert_services(fixture, &site, TAKEDOWN_MINOR, "then-minor minors");
    assert_services(fixture, &site, TAKEDOWN_ADULT, "then-adult now-adult");
    assert_services(fixture, &site, TAKEDOWN_CHILD, "then-minor report");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_steps_are_the_first_section_with_a_numbered_list),
        TEST_WITH_FIXTURE(test_a_page_may_say_which_section_has_the_steps),
        TEST_WITH_FIXTURE(test_steps_may_stand_in_the_intro),
        TEST_WITH_FIXTURE(test_other_lists_are_no_steps),
        TEST_WITH_FIXTURE(test_headings_inside_other_blocks_do_not_count),
        TEST_WITH_FIXTURE(test_what_counts_for_the_nearest_page),
        TEST_WITH_FIXTURE(test_own_language_comes_before_the_audience),
        TEST_WITH_FIXTURE(test_minors_get_nothing_that_is_for_others),
        TEST_WITH_FIXTURE(test_who_is_served),
        TEST_WITH_FIXTURE(test_the_age_in_the_image_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
