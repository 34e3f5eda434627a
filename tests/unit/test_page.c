/* SPDX-License-Identifier: MIT */
#include "site/page.h"

#include "support.h"

#include "base/digest.h"

/* Reads `text` as the file fr/first-hour.md. */
static bool read_page(struct fixture *fixture, struct str text, struct page **page)
{
    struct source *source = ARENA_NEW(&fixture->arena, struct source);
    *source = source_of(&fixture->arena, STR("content/fr/first-hour.md"), text);
    *page = ARENA_NEW(&fixture->arena, struct page);
    (*page)->source = source;
    (*page)->language = STR("fr");
    (*page)->path = STR("fr/first-hour.md");
    return page_read(&fixture->arena, &fixture->arena, *page, &fixture->diags);
}

/* A page with what every page must have, and `more` lines of front matter. */
static bool read_with(struct fixture *fixture, const char *more, struct page **page)
{
    struct str text = arena_format(&fixture->arena,
                                   "---\n"
                                   "id: a\n"
                                   "title: Que faire\n"
                                   "summary: Un résumé\n"
                                   "kind: advice\n"
                                   "audience: [minor, parent]\n"
                                   "published: 2026-11-20\n"
                                   "reviewed: 2026-11-21\n"
                                   "%s"
                                   "---\n"
                                   "Un texte.\n",
                                   more);
    return read_page(fixture, text, page);
}

enum { FIRST_OWN_LINE = 9 }; /* of `more` */

static void test_every_field(void **state)
{
    struct fixture *fixture = *state;
    struct page *page;
    assert_true(read_with(fixture,
                          "topics: [sextortion]\n"
                          "country: CH\n"
                          "region: CH-VS\n"
                          "keywords: [webcam, chantage]\n"
                          "review-by: 2027-05-20\n"
                          "expires: 2027-06-01\n"
                          "translation-of: en@0123456789ab\n"
                          "sources:\n"
                          "  - title: Rapport\n"
                          "    url: https://example.org/\n"
                          "    date: 2024-05\n"
                          "  - title: Sans adresse\n"
                          "stance: {block: wait-for-police, pay: never}\n"
                          "weight: 10\n",
                          &page));
    assert_int_equal(fixture->diags.count, 0);
    assert_text(page->id, "a");
    assert_text(page->title, "Que faire");
    assert_text(page->summary, "Un résumé");
    assert_int_equal(page->kind, PAGE_ADVICE);
    assert_int_equal(page->audiences.count, 2);
    assert_text(page->topics.items[0].key, "sextortion");
    assert_text(page->country, "CH");
    assert_int_equal(location_line_column(page->country_at).line, FIRST_OWN_LINE + 1);
    assert_text(page->region, "CH-VS");
    assert_int_equal(page->keywords.count, 2);
    assert_int_equal(page->published.day, 20);
    assert_int_equal(page->reviewed.day, 21);
    assert_int_equal(page->review_by.year, 2027);
    assert_int_equal(page->expires.month, 6);
    assert_text(page->source_language, "en");
    assert_text(page->source_digest, "0123456789ab");
    assert_int_equal(page->citations.count, 2);
    assert_text(page->citations.items[0].href, "https://example.org/");
    assert_int_equal(page->citations.items[0].date.month, 5);
    assert_text(page->citations.items[1].href, "");
    assert_int_equal(page->stances.count, 2);
    assert_text(page->stances.items[1].key, "pay");
    assert_text(page->stances.items[1].value, "never");
    assert_int_equal(page->weight, 10);
    assert_int_equal(page->document.count, 2); /* a paragraph, its text */
}

static void test_a_page_with_little(void **state)
{
    struct fixture *fixture = *state;
    struct page *page;
    assert_true(read_with(fixture, "", &page));
    assert_int_equal(fixture->diags.count, 1);
    assert_diagnostic(&fixture->diags, 0, DIAG_KEYWORDS_EMPTY, 2, 5);
    assert_int_equal(page->weight, 1000);
    assert_text(page->country, "");
    assert_text(page->source_language, "");
    assert_false(date_is_set(page->expires));
    assert_true(page->good);
}

static void test_one_word_counts_as_a_list(void **state)
{
    struct fixture *fixture = *state;
    struct page *page;
    assert_true(read_with(fixture, "topics: sextortion\nkeywords: webcam\n", &page));
    assert_int_equal(page->topics.count, 1);
    assert_text(page->topics.items[0].key, "sextortion");
    assert_int_equal(location_line_column(page->topics.items[0].at).column, 9);
    assert_int_equal(page->keywords.count, 1);
}

static void test_front_matter_must_be_there_and_end(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        enum diag_code code;
        uint32_t line, column;
    } table[] = {
        {"", DIAG_FRONT_MATTER_MISSING, 1, 0},
        {"Text.\n", DIAG_FRONT_MATTER_MISSING, 1, 0},
        {"\n---\nid: a\n---\n", DIAG_FRONT_MATTER_MISSING, 1, 0},
        {"----\nid: a\n----\n", DIAG_FRONT_MATTER_MISSING, 1, 0},
        {"--\nid: a\n--\n", DIAG_FRONT_MATTER_MISSING, 1, 0},
        {"---", DIAG_FRONT_MATTER_OPEN, 1, 1},
        {"---\nid: a\n", DIAG_FRONT_MATTER_OPEN, 1, 1},
        {"---\nid: a\n ---\n", DIAG_FRONT_MATTER_OPEN, 1, 1},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct page *page;
        fixture->diags.count = 0;
        assert_false(read_page(fixture, str_from(table[i].text), &page));
        assert_int_equal(fixture->diags.count, 1);
        assert_diagnostic(&fixture->diags, 0, table[i].code, table[i].line,
                          table[i].column);
        assert_text(page->id, "first-hour");
        assert_int_equal(page->id_at.place, PLACE_FILE);
    }
}

static void test_fences_may_have_spaces_behind_them(void **state)
{
    struct fixture *fixture = *state;
    struct page *page;
    assert_true(read_page(fixture,
                          STR("--- \nid: a\ntitle: T\nsummary: S\nkind: law\n"
                              "audience: minor\nkeywords: k\npublished: 2026-11-20\n"
                              "reviewed: 2026-11-20\n---\t \n"),
                          &page));
    assert_int_equal(page->kind, PAGE_LAW);
    assert_int_equal(page->document.count, 0);
}

static void test_missing_fields_are_all_told(void **state)
{
    struct fixture *fixture = *state;
    struct page *page;
    assert_false(read_page(fixture, STR("---\n---\n"), &page));
    assert_int_equal(fixture->diags.count, 7);
    for (size_t i = 0; i < 7; i++)
        assert_diagnostic(&fixture->diags, i, DIAG_FIELD_MISSING, 1, 0);
    assert_text(page->id, "first-hour");
}

static void test_mistakes_and_their_places(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *more;
        enum diag_code code;
        uint32_t line, column; /* line 1: the first of `more` */
    } table[] = {
        {"weight: -1\n", DIAG_FIELD_VALUE, 1, 9},
        {"weight: 1000001\n", DIAG_FIELD_VALUE, 1, 9},
        {"weight: 99999999999999999999\n", DIAG_FIELD_VALUE, 1, 9},
        {"weight: 1.5\n", DIAG_FIELD_VALUE, 1, 9},
        {"translation-of: en\n", DIAG_FIELD_VALUE, 1, 17},
        {"translation-of: \"@0123456789ab\"\n", DIAG_FIELD_VALUE, 1, 17},
        {"translation-of: en@0123\n", DIAG_FIELD_VALUE, 1, 17},
        {"translation-of: en@0123456789ab0\n", DIAG_FIELD_VALUE, 1, 17},
        {"translation-of: en@0123456789AB\n", DIAG_FIELD_VALUE, 1, 17},
        {"translation-of: en@0123456789ag\n", DIAG_FIELD_VALUE, 1, 17},
        {"review-by: 2027-13-01\n", DIAG_DATE_INVALID, 1, 12},
        {"review-by: 2027-05\n", DIAG_DATE_INVALID, 1, 12},
        {"country: [LU]\n", DIAG_FIELD_TYPE, 1, 10},
        {"sources: text\n", DIAG_FIELD_TYPE, 1, 10},
        {"sources:\n  - text\n", DIAG_FIELD_TYPE, 2, 5},
        {"sources:\n  - url: https://x.org/\n", DIAG_FIELD_MISSING, 2, 5},
        {"sources:\n  - title: T\n    date: soon\n", DIAG_DATE_INVALID, 3, 11},
        {"sources:\n  - title: T\n    url: ftp://x\n", DIAG_FIELD_VALUE, 3, 10},
        {"sources:\n  - title: T\n    url: javascript:x\n", DIAG_FIELD_VALUE, 3, 10},
        {"stance: never\n", DIAG_FIELD_TYPE, 1, 9},
        {"stance: {pay: [never]}\n", DIAG_FIELD_TYPE, 1, 15},
        {"stance: {pay: }\n", DIAG_FIELD_TYPE, 1, 15},
        {"id: b\n", DIAG_YAML_DUPLICATE, 1, 1},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct page *page;
        struct str more =
            arena_format(&fixture->arena, "%skeywords: k\n", table[i].more);
        fixture->diags.count = 0;
        assert_false(read_with(fixture, more.ptr, &page));
        assert_diagnostic(&fixture->diags, 0, table[i].code,
                          table[i].line + FIRST_OWN_LINE - 1, table[i].column);
        assert_true(page->id.len > 0);
    }
}

static bool read_kind(struct fixture *fixture, const char *id, const char *kind,
                      struct page **page)
{
    struct str text = arena_format(&fixture->arena,
                                   "---\n"
                                   "id: %s\n"
                                   "title: T\n"
                                   "summary: S\n"
                                   "kind: %s\n"
                                   "audience: minor\n"
                                   "keywords: k\n"
                                   "published: 2026-11-20\n"
                                   "reviewed: 2026-11-20\n"
                                   "---\n",
                                   id, kind);
    return read_page(fixture, text, page);
}

static void test_kinds(void **state)
{
    struct fixture *fixture = *state;
    struct page *page;
    for (int kind = 0; kind < PAGE_KIND_COUNT; kind++) {
        const char *name = page_kind_name((enum page_kind)kind);
        assert_true(read_kind(fixture, "a", name, &page));
        assert_int_equal(page->kind, kind);
    }
    assert_false(read_kind(fixture, "a", "advise", &page));
    assert_diagnostic(&fixture->diags, 0, DIAG_FIELD_VALUE, 5, 7);
    assert_text(fixture->diags.items[0].hint, "did you mean 'advice'?");
    assert_false(read_kind(fixture, "a", "something", &page));
    assert_true(str_starts_with(fixture->diags.items[1].hint, STR("one of advice")));
}

static void test_id_must_be_portable(void **state)
{
    struct fixture *fixture = *state;
    struct page *page;
    assert_false(read_kind(fixture, "Été", "law", &page));
    assert_diagnostic(&fixture->diags, 0, DIAG_ID_INVALID, 2, 5);
    assert_text(fixture->diags.items[0].hint, "write 'ete'");
    assert_text(page->id, "Été");
}

static void test_mistakes_in_the_body_are_told_with_those_above(void **state)
{
    struct fixture *fixture = *state;
    struct page *page;
    assert_false(read_page(fixture, STR("---\nid: a\n---\n\n<b>bold</b>\n"), &page));
    bool told = false;
    for (size_t i = 0; i < fixture->diags.count; i++)
        if (fixture->diags.items[i].code == DIAG_HTML_REFUSED) {
            told = true;
            assert_int_equal(location_line_column(fixture->diags.items[i].at).line, 5);
        }
    assert_true(told);
}

static void test_digest_covers_title_summary_and_body(void **state)
{
    struct fixture *fixture = *state;
    struct page *page;
    assert_true(read_with(fixture, "keywords: k\n", &page));
    struct digest expected = digest_of(STR("Que faire\nUn résumé\nUn texte.\n"));
    assert_str_equal(page_digest(&fixture->arena, page),
                     ((struct str){expected.hex, 12}));
    struct str before = page_digest(&fixture->arena, page);
    assert_true(read_with(fixture, "keywords: other\nweight: 3\n", &page));
    assert_str_equal(page_digest(&fixture->arena, page), before);
}

static struct str with_crlf(struct fixture *fixture, struct str text)
{
    struct strbuf out = {0};
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            strbuf_add_char(&out, '\r');
        strbuf_add_char(&out, text.ptr[i]);
    }
    struct str copy = arena_copy(&fixture->arena, strbuf_str(&out));
    strbuf_release(&out);
    return copy;
}

static void test_line_ends_of_dos_change_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct page *unix_page, *dos_page;
    assert_true(read_with(fixture, "keywords: k\n", &unix_page));
    assert_true(
        read_page(fixture, with_crlf(fixture, unix_page->source->text), &dos_page));
    assert_int_equal(fixture->diags.count, 0);
    assert_str_equal(dos_page->title, unix_page->title);
    assert_str_equal(page_digest(&fixture->arena, dos_page),
                     page_digest(&fixture->arena, unix_page));
    assert_int_equal(dos_page->document.count, unix_page->document.count);
}

static void test_order_in_lists(void **state)
{
    (void)state;
    static const struct page sorted[] = {
        {.weight = 1, .sort_key = STR_INIT("z"), .id = STR_INIT("z")},
        {.weight = 2, .sort_key = STR_INIT("a"), .id = STR_INIT("b")},
        {.weight = 2, .sort_key = STR_INIT("a"), .id = STR_INIT("c")},
        {.weight = 2, .sort_key = STR_INIT("b"), .id = STR_INIT("a")},
        {.weight = UINT32_MAX, .sort_key = STR_INIT(""), .id = STR_INIT("")},
    };
    for (size_t i = 0; i < COUNT(sorted); i++)
        for (size_t k = 0; k < COUNT(sorted); k++) {
            int order = page_compare(&sorted[i], &sorted[k]);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
}

static void test_page_for_professionals(void **state)
{
    struct fixture *fixture = *state;
    struct page page = {0};
    assert_false(page_is_for_professionals(&page));
    ARRAY_ADD(&page.audiences, &fixture->arena)->key = STR("professional");
    assert_true(page_is_for_professionals(&page));
    ARRAY_ADD(&page.audiences, &fixture->arena)->key = STR("parent");
    assert_false(page_is_for_professionals(&page));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_every_field),
        TEST_WITH_FIXTURE(test_a_page_with_little),
        TEST_WITH_FIXTURE(test_one_word_counts_as_a_list),
        TEST_WITH_FIXTURE(test_front_matter_must_be_there_and_end),
        TEST_WITH_FIXTURE(test_fences_may_have_spaces_behind_them),
        TEST_WITH_FIXTURE(test_missing_fields_are_all_told),
        TEST_WITH_FIXTURE(test_mistakes_and_their_places),
        TEST_WITH_FIXTURE(test_kinds),
        TEST_WITH_FIXTURE(test_id_must_be_portable),
        TEST_WITH_FIXTURE(test_mistakes_in_the_body_are_told_with_those_above),
        TEST_WITH_FIXTURE(test_digest_covers_title_summary_and_body),
        TEST_WITH_FIXTURE(test_line_ends_of_dos_change_nothing),
        cmocka_unit_test(test_order_in_lists),
        TEST_WITH_FIXTURE(test_page_for_professionals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
