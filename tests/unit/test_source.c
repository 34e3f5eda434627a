/* SPDX-License-Identifier: MIT */
#include "base/source.h"

#include "support.h"

static struct source source_with(struct fixture *fixture, const char *text)
{
    return source_of(&fixture->arena, STR("a.md"), str_from(text));
}

static void test_lines_are_counted(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        uint32_t lines;
    } table[] = {{"", 1}, {"a", 1}, {"a\n", 2}, {"\n\n", 3}, {"a\r\nb", 2}, {"\r", 1}};
    for (size_t i = 0; i < COUNT(table); i++)
        assert_int_equal(source_with(fixture, table[i].text).line_count,
                         table[i].lines);
    struct source none = source_of(&fixture->arena, STR("a"), (struct str){0});
    assert_int_equal(none.line_count, 1);
    assert_text(source_line(&none, 1), "");
}

static void test_lines_come_without_their_ends(void **state)
{
    struct fixture *fixture = *state;
    struct source source = source_with(fixture, "one\r\n\r\nthree\r!\nlast\r");
    static const char *const lines[] = {"one", "", "three\r!", "last", "", ""};
    for (uint32_t i = 0; i < COUNT(lines); i++)
        assert_text(source_line(&source, i + 1), lines[i]);
    assert_int_equal(source_line_start(&source, 1), 0);
    assert_int_equal(source_line_start(&source, 3), 7);
    assert_int_equal(source_line_start(&source, 5), source.text.len);
    assert_int_equal(source_line_start(&source, UINT32_MAX), source.text.len);
}

static void assert_shown(struct location location, const char *expected)
{
    struct strbuf shown = {0};
    location_add(&shown, location);
    assert_text(strbuf_str(&shown), expected);
    strbuf_release(&shown);
}

static void test_a_location_is_shown_as_far_as_it_is_known(void **state)
{
    struct fixture *fixture = *state;
    struct source source = source_with(fixture, "one\ntwo");
    assert_shown(location_at(&source, 5, 1), "a.md:2");
    assert_shown(location_line(&source, 0), "a.md:1");
    assert_shown(location_file(&source), "a.md");
    assert_shown(location_none(), "");
}

static void test_columns_count_characters(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        size_t offset;
        uint32_t line, column;
    } table[] = {
        {"", 0, 1, 1},           {"abc", 2, 1, 3},
        {"abc", 3, 1, 4},        {"abc", 99, 1, 4}, /* clamped to the end */
        {"a\nbc", 1, 1, 2}, /* the line end belongs to its line */
        {"a\nbc", 2, 2, 1},      {"a\r\nbc", 4, 2, 2},
        {"a\n", 2, 2, 1}, /* the empty line behind the last one */
        {"é€😀x", 2, 1, 2},       {"é€😀x", 9, 1, 4},
        {"e\xCC\x81x", 3, 1, 3}, /* a combining mark is a character of its own */
        {"é\nä\nöx", 8, 3, 2},   {"\tx", 1, 1, 2},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct source source = source_with(fixture, table[i].text);
        struct line_column at =
            location_line_column(location_at(&source, table[i].offset, 1));
        assert_int_equal(at.line, table[i].line);
        assert_int_equal(at.column, table[i].column);
    }
}

static void test_every_line_of_a_long_file(void **state)
{
    struct fixture *fixture = *state;
    struct strbuf text = {0};
    for (int i = 0; i < 5000; i++)
        strbuf_addf(&text, "%d\n", i);
    struct source source = source_of(&fixture->arena, STR("a"), strbuf_str(&text));
    for (uint32_t line = 1; line <= 5001; line++) {
        size_t start = source_line_start(&source, line);
        assert_int_equal(location_line_column(location_line(&source, start)).line,
                         line);
    }
    assert_text(source_line(&source, 4711), "4710");
    strbuf_release(&text);
}

static void test_less_exact_places(void **state)
{
    struct fixture *fixture = *state;
    struct source source = source_with(fixture, "a\nbcd");
    struct line_column at = location_line_column(location_none());
    assert_true(at.line == 0 && at.column == 0);
    at = location_line_column(location_file(&source));
    assert_true(at.line == 0 && at.column == 0);
    at = location_line_column(location_line(&source, 3));
    assert_true(at.line == 2 && at.column == 0);
}

static void test_length_ends_with_the_text(void **state)
{
    struct fixture *fixture = *state;
    struct source source = source_with(fixture, "abcdef");
    assert_int_equal(location_at(&source, 2, 2).length, 2);
    assert_int_equal(location_at(&source, 2, 99).length, 4);
    assert_int_equal(location_at(&source, 2, SIZE_MAX).length, 4);
    assert_int_equal(location_at(&source, SIZE_MAX, SIZE_MAX).length, 0);
    assert_int_equal(location_at(&source, SIZE_MAX, SIZE_MAX).offset, 6);
}

static void test_place_of_a_piece(void **state)
{
    struct fixture *fixture = *state;
    struct source source = source_with(fixture, "abcdef");
    struct location at = location_of(&source, str_slice(source.text, 2, 4));
    assert_int_equal(at.place, PLACE_EXACT);
    assert_int_equal(at.offset, 2);
    assert_int_equal(at.length, 2);
    assert_int_equal(location_of(&source, STR("cd")).place, PLACE_FILE);
    assert_int_equal(location_of(&source, (struct str){0}).place, PLACE_FILE);
}

static void test_owned_pieces(void **state)
{
    struct fixture *fixture = *state;
    struct source source = source_with(fixture, "abcdef");
    assert_true(source_owns(&source, source.text));
    assert_true(source_owns(&source, str_slice(source.text, 6, 6)));
    assert_false(source_owns(&source, (struct str){source.text.ptr + 1, 6}));
    assert_false(source_owns(&source, (struct str){0}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_lines_are_counted),
        TEST_WITH_FIXTURE(test_lines_come_without_their_ends),
        TEST_WITH_FIXTURE(test_a_location_is_shown_as_far_as_it_is_known),
        TEST_WITH_FIXTURE(test_columns_count_characters),
        TEST_WITH_FIXTURE(test_every_line_of_a_long_file),
        TEST_WITH_FIXTURE(test_less_exact_places),
        TEST_WITH_FIXTURE(test_length_ends_with_the_text),
        TEST_WITH_FIXTURE(test_place_of_a_piece),
        TEST_WITH_FIXTURE(test_owned_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
