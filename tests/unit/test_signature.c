/* SPDX-License-Identifier: MIT */
#include "site/signature.h"

#include "support.h"

#define DIGEST_OLD "000000000000"

static const struct signature SIGNATURE = {{2026, 11, 22}, STR_INIT("translator")};

static const char SOURCE[] =
    "---\nid: first\ntitle: One\nsummary: Two\nkind: advice\n"
    "audience: [minor]\nkeywords: [word]\n"
    "published: 2026-11-01\nreviewed: 2026-11-02\n---\nText.\n";

/* Front matter and body of a translation, with these lines about it. */
#define TRANSLATION(lines)                                                  \
    "---\nid: first\ntitle: Un\nsummary: Deux\nkind: advice\n" lines        \
    "audience: [minor]\nkeywords: [mot]\npublished: 2026-11-01\nreviewed: " \
    "2026-11-02\n---\n\nTexte.  \n"

struct world {
    struct fixture *fixture;
    struct site site;
    const struct page *translation;
};

static struct page *add_page(struct world *world, const char *language,
                             const char *text)
{
    struct arena *arena = &world->fixture->arena;
    struct source *source = ARENA_NEW(arena, struct source);
    struct page *page = ARENA_NEW(arena, struct page);
    page->language = str_from(language);
    page->path = arena_format(arena, "%s/first.md", language);
    *source = source_of(arena, page->path, str_from(text));
    page->source = source;
    page_read(arena, arena, page, &world->fixture->diags);
    map_set(&world->site.pages_by_id, arena_format(arena, "%s/first", language), page);
    return page;
}

static struct world world_with(void **state, const char *source,
                               const char *translation)
{
    struct world world = {.fixture = *state};
    world.site.pages_by_id = map_in(&world.fixture->arena);
    add_page(&world, "en", source);
    world.translation = add_page(&world, "fr", translation);
    return world;
}

static bool put(struct world *world, struct str *text)
{
    return signature_put(&world->fixture->arena, &world->site, world->translation,
                         &SIGNATURE, text, &world->fixture->diags);
}

/* `expected` has DIGEST where the source's digest is to stand. */
static void assert_signed(void **state, const char *before, const char *expected)
{
    struct world world = world_with(state, SOURCE, before);
    struct str text, wanted = str_from(expected);
    struct str digest = page_digest(&world.fixture->arena,
                                    site_page_in(&world.site, STR("first"), STR("en")));
    struct strbuf out = {0};
    size_t at = str_find(wanted, STR("DIGEST"), 0);
    assert_true(put(&world, &text));
    strbuf_add(&out, str_slice(wanted, 0, at));
    strbuf_add(&out, digest);
    strbuf_add(&out, str_slice(wanted, at + 6, wanted.len));
    assert_str_equal(text, strbuf_str(&out));
    strbuf_release(&out);
}

#define SIGNED                           \
    "translation-status: reviewed\n"     \
    "translation-reviewed: 2026-11-22\n" \
    "translation-reviewed-by: translator\n"

static void test_missing_lines_are_added_below(void **state)
{
    assert_signed(state, TRANSLATION("translation-of: en@" DIGEST_OLD "\n"),
                  TRANSLATION("translation-of: en@DIGEST\n" SIGNED));
}

static void test_what_is_there_is_changed_in_place(void **state)
{
    assert_signed(state,
                  TRANSLATION("translation-status: translated # by two\n"
                              "translation-of: \"en@" DIGEST_OLD "\"   # en\n"),
                  TRANSLATION("translation-status: reviewed # by two\n"
                              "translation-of: \"en@DIGEST\"   # en\n"
                              "translation-reviewed: 2026-11-22\n"
                              "translation-reviewed-by: translator\n"));
    assert_signed(state,
                  TRANSLATION("translation-reviewed-by: 'editor'\n"
                              "translation-of: en@" DIGEST_OLD "\n"
                              "translation-status: reviewed\n"
                              "translation-reviewed: 2020-01-01\n"),
                  TRANSLATION("translation-reviewed-by: translator\n"
                              "translation-of: en@DIGEST\n"
                              "translation-status: reviewed\n"
                              "translation-reviewed: 2026-11-22\n"));
}

static void test_an_empty_value_is_filled_in(void **state)
{
    assert_signed(state,
                  TRANSLATION("translation-of: en@" DIGEST_OLD "\n"
                              "translation-status:\n"),
                  TRANSLATION("translation-of: en@DIGEST\n" SIGNED));
}

static void test_line_ends_of_the_file_are_kept(void **state)
{
    struct strbuf before = {0}, after = {0};
    static const char *const TEXTS[] = {
        TRANSLATION("translation-of: en@" DIGEST_OLD "\n"),
        TRANSLATION("translation-of: en@DIGEST\n" SIGNED)};
    struct strbuf *const outs[] = {&before, &after};
    for (size_t i = 0; i < 2; i++)
        for (const char *at = TEXTS[i]; *at; at++) {
            if (*at == '\n')
                strbuf_add_char(outs[i], '\r');
            strbuf_add_char(outs[i], *at);
        }
    assert_signed(state, before.ptr, after.ptr);
    strbuf_release(&before);
    strbuf_release(&after);
}

static void test_signed_twice_nothing_changes(void **state)
{
    struct world world =
        world_with(state, SOURCE, TRANSLATION("translation-of: en@" DIGEST_OLD "\n"));
    struct str once, twice;
    assert_true(put(&world, &once));
    struct world again = world_with(state, SOURCE, once.ptr);
    assert_true(put(&again, &twice));
    assert_str_equal(twice, once);
}

static void assert_refused(void **state, const char *source, const char *translation,
                           uint32_t line, uint32_t column)
{
    struct world world = world_with(state, source, translation);
    struct str text;
    world.fixture->diags.count = 0;
    assert_false(put(&world, &text));
    assert_int_equal(world.fixture->diags.count, 1);
    assert_diagnostic(&world.fixture->diags, 0, DIAG_SIGN_REFUSED, line, column);
}

static void test_what_cannot_be_signed_is_refused(void **state)
{
    static const char GOOD[] = TRANSLATION("translation-of: en@" DIGEST_OLD "\n");
    assert_refused(state, SOURCE, SOURCE, 2, 5);
    assert_refused(state, SOURCE, "---\nid: first\n---\n", 0, 0);
    assert_refused(state, "---\nid: first\n---\n", GOOD, 0, 0);
    assert_refused(state, SOURCE, TRANSLATION("translation-of: nl@" DIGEST_OLD "\n"), 6,
                   17);
}

/* The digits stand in no place where they could be exchanged. */
static void test_odd_forms_are_refused(void **state)
{
    assert_refused(state, SOURCE,
                   TRANSLATION("translation-of: \"en@00000\\x30000000\"\n"), 6, 17);
    assert_refused(state, SOURCE,
                   TRANSLATION("translation-of: >-\n  en@" DIGEST_OLD "\n"), 6, 17);
    assert_refused(state, SOURCE,
                   "---\n{id: first, title: Un, summary: Deux, kind: advice,\n"
                   "translation-of: en@" DIGEST_OLD ", audience: [minor],\n"
                   "published: 2026-11-01, reviewed: 2026-11-02}\n---\n",
                   3, 17);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_missing_lines_are_added_below),
        TEST_WITH_FIXTURE(test_what_is_there_is_changed_in_place),
        TEST_WITH_FIXTURE(test_an_empty_value_is_filled_in),
        TEST_WITH_FIXTURE(test_line_ends_of_the_file_are_kept),
        TEST_WITH_FIXTURE(test_signed_twice_nothing_changes),
        TEST_WITH_FIXTURE(test_what_cannot_be_signed_is_refused),
        TEST_WITH_FIXTURE(test_odd_forms_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
