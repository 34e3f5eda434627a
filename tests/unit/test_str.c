/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include "support.h"

/* Views without a NUL behind them: a read too far is caught by the sanitizers. */
static const char BARE[] = {'a', 'b', 'c'};
static const struct str ABC = {BARE, sizeof(BARE)};

static void test_view_of_c_string(void **state)
{
    (void)state;
    assert_int_equal(str_from("abc").len, 3);
    assert_int_equal(str_from("").len, 0);
    assert_non_null(str_from("").ptr);
    assert_int_equal(str_from(NULL).len, 0);
    assert_null(str_from(NULL).ptr);
}

static void test_equal(void **state)
{
    (void)state;
    assert_true(str_equal(ABC, STR("abc")));
    assert_false(str_equal(ABC, STR("abcd")));
    assert_false(str_equal(ABC, STR("abC")));
    assert_true(str_equal((struct str){0}, STR("")));
    assert_true(str_equal(STR("a\0b"), STR("a\0b")));
    assert_false(str_equal(STR("a\0b"), STR("a\0c")));
}

static void test_equal_ignores_the_case_of_ascii_only(void **state)
{
    (void)state;
    assert_true(str_equal_ignore_case(STR("HTML-5"), STR("html-5")));
    assert_true(str_equal_ignore_case((struct str){0}, STR("")));
    assert_false(str_equal_ignore_case(STR("É"), STR("é")));
    assert_false(str_equal_ignore_case(STR("@["), STR("`{")));
    assert_false(str_equal_ignore_case(STR("ab"), STR("abc")));
}

static void test_compare_by_unsigned_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *smaller, *larger;
    } table[] = {{"", "a"}, {"a", "b"}, {"a", "aa"}, {"B", "a"}, {"z", "é"}};
    for (size_t i = 0; i < COUNT(table); i++) {
        struct str a = str_from(table[i].smaller), b = str_from(table[i].larger);
        assert_true(str_compare(a, b) < 0);
        assert_true(str_compare(b, a) > 0);
        assert_int_equal(str_compare(a, a), 0);
    }
    assert_int_equal(str_compare((struct str){0}, STR("")), 0);
    assert_true(str_compare(STR("a\0a"), STR("a\0b")) < 0);
}

static void test_starts_and_ends(void **state)
{
    (void)state;
    assert_true(str_starts_with(ABC, STR("ab")));
    assert_true(str_starts_with(ABC, STR("")));
    assert_false(str_starts_with(ABC, STR("abcd")));
    assert_false(str_starts_with(ABC, STR("b")));
    assert_true(str_ends_with(ABC, STR("bc")));
    assert_true(str_ends_with(ABC, STR("")));
    assert_false(str_ends_with(ABC, STR("xabc")));
    assert_false(str_ends_with((struct str){0}, STR("c")));
}

static void test_find(void **state)
{
    (void)state;
    static const struct {
        const char *text, *needle;
        size_t from, at;
    } table[] = {
        {"abcabc", "abc", 0, 0},
        {"abcabc", "abc", 1, 3},
        {"abcabc", "abc", 4, STR_NOT_FOUND},
        {"aab", "ab", 0, 1},
        {"abab", "abc", 0, STR_NOT_FOUND},
        {"abc", "abcd", 0, STR_NOT_FOUND},
        {"abc", "", 2, 2},
        {"abc", "", 3, 3},
        {"abc", "", 4, STR_NOT_FOUND},
        {"abc", "a", SIZE_MAX, STR_NOT_FOUND},
        {"", "a", 0, STR_NOT_FOUND},
    };
    for (size_t i = 0; i < COUNT(table); i++)
        assert_int_equal(
            str_find(str_from(table[i].text), str_from(table[i].needle), table[i].from),
            table[i].at);
    assert_int_equal(str_find(ABC, STR("c"), 0), 2);
    assert_int_equal(str_find(ABC, STR("cd"), 0), STR_NOT_FOUND);
}

static void test_find_char(void **state)
{
    (void)state;
    assert_int_equal(str_find_char(ABC, 'c', 0), 2);
    assert_int_equal(str_find_char(ABC, 'c', 3), STR_NOT_FOUND);
    assert_int_equal(str_find_char(ABC, '\0', 0), STR_NOT_FOUND);
    assert_int_equal(str_find_char((struct str){0}, 'a', 0), STR_NOT_FOUND);
}

static void test_slice_is_clamped(void **state)
{
    (void)state;
    assert_text(str_slice(ABC, 1, 2), "b");
    assert_text(str_slice(ABC, 1, SIZE_MAX), "bc");
    assert_text(str_slice(ABC, 2, 1), "");
    assert_text(str_slice(ABC, 9, 12), "");
    assert_null(str_slice((struct str){0}, 0, 1).ptr);
}

static void test_trim(void **state)
{
    (void)state;
    assert_text(str_trim(STR(" \t\r\n\v\fa b\n ")), "a b");
    assert_text(str_trim(STR(" \n ")), "");
    assert_text(str_trim((struct str){0}), "");
    assert_text(str_trim(STR("\xC2\xA0")), "\xC2\xA0"); /* no-break space */
}

static void test_split_gives_empty_pieces(void **state)
{
    (void)state;
    static const char *const expected[] = {"a", "", "b", ""};
    struct str piece, rest = STR("a,,b,");
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_true(str_split(&rest, ',', &piece));
        assert_text(piece, expected[i]);
    }
    assert_null(rest.ptr);
    assert_false(str_split(&rest, ',', &piece));
}

static void test_split_of_nothing(void **state)
{
    (void)state;
    struct str piece, rest = STR("");
    assert_true(str_split(&rest, ',', &piece));
    assert_int_equal(piece.len, 0);
    assert_false(str_split(&rest, ',', &piece));
    rest = (struct str){0};
    assert_false(str_split(&rest, ',', &piece));
}

static void test_split_words(void **state)
{
    (void)state;
    struct str word, rest = STR("  one\t\ntwo ");
    assert_true(str_split_words(&rest, &word));
    assert_text(word, "one");
    assert_true(str_split_words(&rest, &word));
    assert_text(word, "two");
    assert_false(str_split_words(&rest, &word));
    rest = (struct str){0};
    assert_false(str_split_words(&rest, &word));
}

static void test_to_uint(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t max;
        bool good;
        uint32_t value;
    } table[] = {
        {"0", 0, true, 0},
        {"007", 7, true, 7},
        {"8", 7, false, 0},
        {"4294967295", UINT32_MAX, true, UINT32_MAX},
        {"4294967296", UINT32_MAX, false, 0},
        {"18446744073709551617", UINT32_MAX, false, 0},
        {"", 9, false, 0},
        {"+1", 9, false, 0},
        {"-1", 9, false, 0},
        {" 1", 9, false, 0},
        {"1 ", 9, false, 0},
        {"0x1", 9, false, 0},
        {"٣", 9, false, 0},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        uint32_t value = 12345;
        bool good = str_to_uint(str_from(table[i].text), table[i].max, &value);
        assert_int_equal(good, table[i].good);
        assert_int_equal(value, good ? table[i].value : 12345);
    }
}

static void test_buffer_is_nul_terminated(void **state)
{
    (void)state;
    struct strbuf buf;
    strbuf_init(&buf);
    assert_null(buf.ptr);
    assert_text(strbuf_str(&buf), "");
    strbuf_add(&buf, ABC);
    strbuf_add_char(&buf, '-');
    strbuf_add_repeat(&buf, '*', 3);
    strbuf_addf(&buf, "%d%s", 42, "!");
    assert_string_equal(buf.ptr, "abc-***42!");
    assert_int_equal(buf.len, 10);
    strbuf_release(&buf);
    assert_null(buf.ptr);
}

static void test_buffer_takes_nothing(void **state)
{
    (void)state;
    struct strbuf buf = {0};
    strbuf_add(&buf, (struct str){0});
    strbuf_add_repeat(&buf, 'x', 0);
    strbuf_addf(&buf, "%s", "");
    strbuf_add_html(&buf, (struct str){0});
    assert_int_equal(buf.len, 0);
    assert_string_equal(buf.ptr, "");
    strbuf_release(&buf);
}

static void test_buffer_grows(void **state)
{
    (void)state;
    struct strbuf buf = {0};
    for (size_t i = 0; i < 200000; i++)
        strbuf_add_char(&buf, (char)('a' + i % 26));
    assert_int_equal(buf.len, 200000);
    for (size_t i = 0; i < buf.len; i++)
        assert_int_equal(buf.ptr[i], 'a' + i % 26);
    strbuf_addf(&buf, "%*d", 5000, 7);
    assert_int_equal(buf.len, 205000);
    assert_int_equal(buf.ptr[204999], '7');
    strbuf_release(&buf);
}

static void test_cleared_buffer_keeps_its_memory(void **state)
{
    (void)state;
    struct strbuf buf = {0};
    strbuf_clear(&buf);
    strbuf_add(&buf, STR("text"));
    const char *memory = buf.ptr;
    strbuf_clear(&buf);
    assert_int_equal(buf.len, 0);
    assert_string_equal(buf.ptr, "");
    strbuf_add(&buf, STR("more"));
    assert_ptr_equal(buf.ptr, memory);
    strbuf_release(&buf);
}

static void test_reserved_room_does_not_move(void **state)
{
    (void)state;
    struct strbuf buf = {0};
    strbuf_reserve(&buf, 1000);
    const char *memory = buf.ptr;
    strbuf_add_repeat(&buf, 'x', 1000);
    assert_ptr_equal(buf.ptr, memory);
    strbuf_release(&buf);
}

static void test_html_is_escaped(void **state)
{
    (void)state;
    static const struct {
        const char *text, *html;
    } table[] = {
        {"", ""},
        {"plain é", "plain é"},
        {"<a href=\"x\">", "&lt;a href=&quot;x&quot;&gt;"},
        {"&amp;", "&amp;amp;"},
        {"it's", "it's"},
        {"a<", "a&lt;"},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct strbuf buf = {0};
        strbuf_add_html(&buf, str_from(table[i].text));
        assert_text(strbuf_str(&buf), table[i].html);
        strbuf_release(&buf);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_view_of_c_string),
        cmocka_unit_test(test_equal),
        cmocka_unit_test(test_equal_ignores_the_case_of_ascii_only),
        cmocka_unit_test(test_compare_by_unsigned_bytes),
        cmocka_unit_test(test_starts_and_ends),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_find_char),
        cmocka_unit_test(test_slice_is_clamped),
        cmocka_unit_test(test_trim),
        cmocka_unit_test(test_split_gives_empty_pieces),
        cmocka_unit_test(test_split_of_nothing),
        cmocka_unit_test(test_split_words),
        cmocka_unit_test(test_to_uint),
        cmocka_unit_test(test_buffer_is_nul_terminated),
        cmocka_unit_test(test_buffer_takes_nothing),
        cmocka_unit_test(test_buffer_grows),
        cmocka_unit_test(test_cleared_buffer_keeps_its_memory),
        cmocka_unit_test(test_reserved_room_does_not_move),
        cmocka_unit_test(test_html_is_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
