/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include "support.h"

static const struct source *source_with(struct fixture *fixture, const char *path,
                                        const char *text)
{
    struct source *source = ARENA_NEW(&fixture->arena, struct source);
    *source = source_of(&fixture->arena, str_from(path), str_from(text));
    return source;
}

static struct str formatted(struct fixture *fixture, size_t index)
{
    struct strbuf out = {0};
    diagnostic_format(&fixture->diags.items[index], MESSAGE_ENGLISH, &out);
    struct str copy = arena_copy(&fixture->arena, strbuf_str(&out));
    strbuf_release(&out);
    return copy;
}

/* What is printed for the message "wrong" at this place of a file "a.md". */
static struct str printed_at(struct fixture *fixture, const char *text, size_t offset,
                             size_t length)
{
    struct location at =
        location_at(source_with(fixture, "a.md", text), offset, length);
    diag_add(&fixture->diags, DIAG_YAML_SYNTAX, at, "wrong");
    return formatted(fixture, fixture->diags.count - 1);
}

static void test_every_code_has_its_own_slug(void **state)
{
    struct fixture *fixture = *state;
    struct map slugs = map_in(&fixture->arena);
    for (int i = 0; i < DIAG_CODE_COUNT; i++) {
        const struct diag_info *info = diag_info((enum diag_code)i);
        assert_true(info->level == DIAG_LEVEL_WARNING ||
                    info->level == DIAG_LEVEL_ERROR);
        assert_true(str_from(info->explanation).len > 10);
        assert_true(str_from(info->slug).len > 0);
        for (const char *c = info->slug; *c; c++)
            assert_true((*c >= 'a' && *c <= 'z') || *c == '-');
        assert_null(map_set(&slugs, str_from(info->slug), fixture));
    }
}

static void test_without_a_file(void **state)
{
    struct fixture *fixture = *state;
    diag_add(&fixture->diags, DIAG_FILE_READ, location_none(), "no folder '%s'", "x");
    assert_text(formatted(fixture, 0), "balise: error: no folder 'x' [file-read]\n");
}

static void test_without_a_line(void **state)
{
    struct fixture *fixture = *state;
    const struct source *source = source_with(fixture, "fr/a.md", "text");
    diag_add(&fixture->diags, DIAG_KEYWORDS_EMPTY, location_file(source), "none");
    assert_text(formatted(fixture, 0), "fr/a.md: warning: none [keywords-empty]\n");
}

static void test_with_a_line_but_no_column(void **state)
{
    struct fixture *fixture = *state;
    const struct source *source = source_with(fixture, "a.md", "one\ntwo\n");
    diag_add(&fixture->diags, DIAG_YAML_SYNTAX, location_line(source, 5), "wrong");
    diag_hint(&fixture->diags, "write %d", 2);
    assert_text(formatted(fixture, 0), "a.md:2: error: wrong [yaml-syntax]\n"
                                       "    2 | two\n"
                                       "      = write 2\n");
}

static void test_caret_below_its_character(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        size_t offset, length;
        const char *printed;
    } table[] = {
        {"one\nmore text\n", 9, 4,
         "a.md:2:6: error: wrong [yaml-syntax]\n"
         "    2 | more text\n"
         "      |      ^~~~\n"},
        {"x", 0, 0,
         "a.md:1:1: error: wrong [yaml-syntax]\n"
         "    1 | x\n"
         "      | ^\n"},
        {"x", 0, 1,
         "a.md:1:1: error: wrong [yaml-syntax]\n"
         "    1 | x\n"
         "      | ^\n"},
        /* behind the last character */
        {"abc", 3, 1,
         "a.md:1:4: error: wrong [yaml-syntax]\n"
         "    1 | abc\n"
         "      |    ^\n"},
        /* tabs stay, so that the caret moves as far as the text does */
        {"\ta\tbc", 3, 2,
         "a.md:1:4: error: wrong [yaml-syntax]\n"
         "    1 | \ta\tbc\n"
         "      | \t \t^~\n"},
        /* one place for each character, however many bytes it has */
        {"é€😀 été", 10, 5,
         "a.md:1:5: error: wrong [yaml-syntax]\n"
         "    1 | é€😀 été\n"
         "      |     ^~~\n"},
        /* what runs over the line's end is underlined up to there */
        {"ab\ncd\n", 1, 4,
         "a.md:1:2: error: wrong [yaml-syntax]\n"
         "    1 | ab\n"
         "      |  ^\n"},
        {"ab\r\ncd\r\n", 4, 2,
         "a.md:2:1: error: wrong [yaml-syntax]\n"
         "    2 | cd\n"
         "      | ^~\n"},
        /* at the line feed behind a carriage return */
        {"ab\r\ncd", 3, 1,
         "a.md:1:4: error: wrong [yaml-syntax]\n"
         "    1 | ab\n"
         "      |   ^\n"},
        /* nothing to see in an empty line */
        {"a\n\t \nb", 2, 1, "a.md:2:1: error: wrong [yaml-syntax]\n"},
        {"", 0, 0, "a.md:1:1: error: wrong [yaml-syntax]\n"},
    };
    for (size_t i = 0; i < COUNT(table); i++)
        assert_text(
            printed_at(fixture, table[i].text, table[i].offset, table[i].length),
            table[i].printed);
}

/* The line and the caret line of what was printed, without their margins. */
static void split_printed(struct str printed, struct str *line, struct str *caret)
{
    struct str head;
    assert_true(str_split(&printed, '\n', &head));
    assert_true(str_split(&printed, '\n', line));
    assert_true(str_split(&printed, '\n', caret));
    *line = str_slice(*line, 8, line->len);
    *caret = str_slice(*caret, 8, caret->len);
}

static void test_long_lines_are_cut_around_the_caret(void **state)
{
    struct fixture *fixture = *state;
    struct strbuf text = {0};
    for (int i = 0; i < 2000; i++)
        strbuf_add_char(&text, (char)('a' + i % 26));
    text.ptr[1000] = 'X';
    struct str line, caret;
    split_printed(printed_at(fixture, text.ptr, 1000, 1), &line, &caret);
    assert_true(line.len <= 160);
    assert_int_equal(caret.len, 61);
    assert_int_equal(line.ptr[caret.len - 1], 'X');
    split_printed(printed_at(fixture, text.ptr, 1990, 999), &line, &caret);
    assert_int_equal(line.ptr[line.len - 1], text.ptr[1999]);
    assert_int_equal(caret.len, line.len);
    split_printed(printed_at(fixture, text.ptr, 3, 1), &line, &caret);
    assert_int_equal(line.len, 160);
    assert_int_equal(caret.len, 4);
    strbuf_release(&text);
}

static void test_long_lines_are_cut_between_characters(void **state)
{
    struct fixture *fixture = *state;
    for (size_t shift = 0; shift < 3; shift++) {
        struct strbuf text = {0};
        strbuf_add_repeat(&text, 'x', shift);
        for (int i = 0; i < 300; i++)
            strbuf_add(&text, STR("€"));
        struct str line, caret;
        split_printed(printed_at(fixture, text.ptr, shift + 450, 3), &line, &caret);
        assert_int_equal(line.len % 3, 0);
        assert_true(str_starts_with(line, STR("€")));
        assert_true(str_ends_with(line, STR("€")));
        assert_int_equal(caret.len, 21);
        strbuf_release(&text);
    }
}

static void test_control_characters_are_neutralised(void **state)
{
    struct fixture *fixture = *state;
    static const char text[] = "\x1B[31m\x07\x7F é\xC2\x9B"
                               "x\t!\xC2\xA0";
    const struct source *source = source_with(fixture, "a\x1B\n.md", text);
    diag_add(&fixture->diags, DIAG_YAML_SYNTAX, location_at(source, 12, 1),
             "wrong '%s'", "\x1B[2J\n\xC2\x80");
    diag_hint(&fixture->diags, "not '%s'", "\r\x01");
    assert_text(formatted(fixture, 0),
                "a?\?.md:1:11: error: wrong '?[2J?\?' [yaml-syntax]\n"
                "    1 | ?[31m?\? é?x\t!\xC2\xA0\n"
                "      |           ^\n"
                "      = not '?\?'\n");
}

/* They break lines, turn the order of what follows, or hide. */
static void test_invisible_characters_are_named(void **state)
{
    struct fixture *fixture = *state;
    static const char text[] = "é\u2028b\u202Ec\u00ADd";
    const struct source *source = source_with(fixture, "a\u2029.md", text);
    diag_add(&fixture->diags, DIAG_YAML_SYNTAX, location_at(source, 6, 3), "'%s'",
             "\u202A\u2066\u2069\u200E\u200F\u061C\uFEFF\U000E0041");
    diag_hint(&fixture->diags, "not '%s'", "\u200B");
    assert_text(formatted(fixture, 0),
                "a<U+2029>.md:1:4: error: '<U+202A><U+2066><U+2069><U+200E><U+200F>"
                "<U+061C><U+FEFF><U+E0041>' [yaml-syntax]\n"
                "    1 | é<U+2028>b<U+202E>c<U+00AD>d\n"
                "      |           ^~~~~~~~\n"
                "      = not '<U+200B>'\n");
    /* behind them, and in the middle of one */
    diag_add(&fixture->diags, DIAG_YAML_SYNTAX, location_at(source, 12, 1), "d");
    assert_true(str_ends_with(formatted(fixture, 1),
                              STR("      |                            ^\n")));
    diag_add(&fixture->diags, DIAG_YAML_SYNTAX, location_at(source, 3, 1), "half");
    formatted(fixture, 2);
}

static void test_very_long_message(void **state)
{
    struct fixture *fixture = *state;
    struct strbuf name = {0};
    strbuf_add_repeat(&name, 'n', 100000);
    diag_add(&fixture->diags, DIAG_FILE_READ, location_none(), "'%.*s'",
             STR_ARG(strbuf_str(&name)));
    assert_int_equal(fixture->diags.items[0].message.len, 100002);
    strbuf_release(&name);
}

static void test_sorted_by_path_offset_code_and_message(void **state)
{
    struct fixture *fixture = *state;
    struct diagnostics *diags = &fixture->diags;
    const struct source *a = source_with(fixture, "a.md", "0123456789\n0123456789");
    const struct source *b = source_with(fixture, "b.md", "0123456789");
    diag_add(diags, DIAG_YAML_SYNTAX, location_at(b, 0, 1), "6");
    diag_add(diags, DIAG_YAML_SYNTAX, location_at(a, 12, 1), "5");
    diag_add(diags, DIAG_YAML_SYNTAX, location_at(a, 5, 1), "4");
    diag_add(diags, DIAG_YAML_SYNTAX, location_at(a, 5, 1), "3");
    diag_add(diags, DIAG_FILE_READ, location_at(a, 5, 1), "2");
    diag_add(diags, DIAG_YAML_SYNTAX, location_file(a), "1");
    diag_add(diags, DIAG_YAML_SYNTAX, location_none(), "0");
    diagnostics_sort(diags);
    assert_int_equal(diags->count, 7);
    for (int i = 0; i < 7; i++)
        assert_int_equal(diags->items[i].message.ptr[0], '0' + i);
}

static void test_the_same_said_twice_is_kept_once(void **state)
{
    struct fixture *fixture = *state;
    struct diagnostics *diags = &fixture->diags;
    const struct source *a = source_with(fixture, "a.md", "text");
    diagnostics_sort(diags);
    diag_add(diags, DIAG_FILE_READ, location_at(a, 1, 1), "x");
    diag_add(diags, DIAG_FILE_READ, location_at(a, 2, 1), "x");
    diag_add(diags, DIAG_FILE_READ, location_at(a, 1, 1), "x");
    diag_add(diags, DIAG_FILE_READ, location_at(a, 1, 1), "y");
    diagnostics_sort(diags);
    assert_int_equal(diags->count, 3);
}

static void test_merged_messages_outlive_their_arena(void **state)
{
    struct fixture *fixture = *state;
    struct arena other = {0};
    struct diagnostics from = {.arena = &other};
    diag_add(&from, DIAG_FILE_READ, location_none(), "one");
    diag_hint(&from, "do");
    diag_add(&from, DIAG_FILE_READ, location_none(), "two");
    diag_add(&fixture->diags, DIAG_FILE_READ, location_none(), "zero");
    diagnostics_merge(&fixture->diags, &from);
    arena_release(&other);
    assert_int_equal(fixture->diags.count, 3);
    assert_text(fixture->diags.items[1].message, "one");
    assert_text(fixture->diags.items[1].hint, "do");
    assert_text(fixture->diags.items[2].message, "two");
    assert_int_equal(fixture->diags.items[2].hint.len, 0);
}

static void test_levels_are_counted(void **state)
{
    struct fixture *fixture = *state;
    struct diagnostics *diags = &fixture->diags;
    assert_false(diagnostics_have_errors(diags));
    diag_add(diags, DIAG_EXPIRED, location_none(), "a warning");
    assert_false(diagnostics_have_errors(diags));
    diag_add(diags, DIAG_FILE_READ, location_none(), "an error");
    diag_add(diags, DIAG_EXPIRED, location_none(), "another warning");
    assert_true(diagnostics_have_errors(diags));
    assert_int_equal(diagnostics_count(diags, DIAG_LEVEL_ERROR), 1);
    assert_int_equal(diagnostics_count(diags, DIAG_LEVEL_WARNING), 2);
    assert_int_equal(diagnostics_count(diags, DIAG_LEVEL_NOTHING), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_every_code_has_its_own_slug),
        TEST_WITH_FIXTURE(test_without_a_file),
        TEST_WITH_FIXTURE(test_without_a_line),
        TEST_WITH_FIXTURE(test_with_a_line_but_no_column),
        TEST_WITH_FIXTURE(test_caret_below_its_character),
        TEST_WITH_FIXTURE(test_long_lines_are_cut_around_the_caret),
        TEST_WITH_FIXTURE(test_long_lines_are_cut_between_characters),
        TEST_WITH_FIXTURE(test_control_characters_are_neutralised),
        TEST_WITH_FIXTURE(test_invisible_characters_are_named),
        TEST_WITH_FIXTURE(test_very_long_message),
        TEST_WITH_FIXTURE(test_sorted_by_path_offset_code_and_message),
        TEST_WITH_FIXTURE(test_the_same_said_twice_is_kept_once),
        TEST_WITH_FIXTURE(test_merged_messages_outlive_their_arena),
        TEST_WITH_FIXTURE(test_levels_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
