/* SPDX-License-Identifier: MIT */
#include "base/unicode.h"

#include "support.h"

static void test_check_finds_the_first_wrong_byte(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t at;
    } table[] = {
        {"", STR_NOT_FOUND},     {"plain", STR_NOT_FOUND},
        {"é€😀", STR_NOT_FOUND},  {"\xF4\x8F\xBF\xBF", STR_NOT_FOUND}, /* U+10FFFF */
        {"ab\xFF", 2},           {"é\x80", 2},        /* a continuation alone */
        {"\xE2\x82", 0},                              /* cut short */
        {"a\xE2\x82z", 1},       {"\xC0\x80", 0},     /* overlong NUL */
        {"\xE0\x80\xAF", 0},                          /* overlong slash */
        {"\xF0\x80\x80\xAF", 0}, {"\xED\xA0\x80", 0}, /* a surrogate */
        {"\xF4\x90\x80\x80", 0},                      /* past U+10FFFF */
        {"\xE9t\xE9", 0},                             /* Latin-1 */
    };
    for (size_t i = 0; i < COUNT(table); i++)
        assert_int_equal(utf8_check(str_from(table[i].bytes)), table[i].at);
    assert_int_equal(utf8_check((struct str){0}), STR_NOT_FOUND);
}

static void test_check_does_not_look_behind_the_view(void **state)
{
    (void)state;
    assert_int_equal(utf8_check((struct str){"\xC3\xA9", 1}), 0);
    static const char bare[] = {'a', '\xC3'};
    assert_int_equal(utf8_check((struct str){bare, 2}), 1);
}

static void test_next_reads_what_add_wrote(void **state)
{
    (void)state;
    static const uint32_t code_points[] = {'a',   0x7F,   0x80,    0x7FF,
                                           0x800, 0xFFFD, 0x10000, 0x10FFFF};
    struct strbuf buf = {0};
    for (size_t i = 0; i < COUNT(code_points); i++)
        utf8_add(&buf, code_points[i]);
    assert_int_equal(buf.len, 1 + 1 + 2 + 2 + 3 + 3 + 4 + 4);
    size_t at = 0;
    for (size_t i = 0; i < COUNT(code_points); i++)
        assert_int_equal(utf8_next(strbuf_str(&buf), &at), code_points[i]);
    assert_int_equal(at, buf.len);
    strbuf_release(&buf);
}

static void test_letters_of_any_script(void **state)
{
    (void)state;
    static const uint32_t letters[] = {'a',   'Z',    0xE9,   0x3A9, 0x416,
                                       0x639, 0x6F22, 0x10D0, 0xAA};
    static const uint32_t others[] = {'1',  '-',   ' ',     0,      0x301,
                                      0xA0, 0x661, 0x1F600, 0x20AC, '_'};
    for (size_t i = 0; i < COUNT(letters); i++)
        assert_true(unicode_is_letter(letters[i]));
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(unicode_is_letter(others[i]));
}

static void test_upper_case(void **state)
{
    (void)state;
    assert_int_equal(unicode_to_upper('a'), 'A');
    assert_int_equal(unicode_to_upper(0xE9), 0xC9);
    assert_int_equal(unicode_to_upper(0x3C9), 0x3A9);
    assert_int_equal(unicode_to_upper(0x436), 0x416);
    assert_int_equal(unicode_to_upper(0x639), 0x639);
    assert_int_equal(unicode_to_upper('1'), '1');
}

static void test_slug(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text, *slug;
    } table[] = {
        {"", ""},
        {"Plain", "plain"},
        {"Que faire ?", "que-faire"},
        {"  l’été, déjà…  ", "l-ete-deja"},
        {"é", "e"},
        {"e\xCC\x81te\xCC\x81", "ete"}, /* decomposed */
        {"Straße", "strasse"},
        {"STRAẞE", "strasse"},
        {"Œuvre œuvre", "oeuvre-oeuvre"},
        {"Æsop Ærø", "aesop-aero"},
        {"Łódź", "lodz"},
        {"Đorđe", "dorde"},
        {"Þór Ħal", "thor-hal"},
        {"İstanbul ılık", "istanbul-ilik"},
        {"ﬁn Ⅳ ½", "fin-iv-1-2"},
        {"Ｗｉｄｅ１", "wide1"},
        {"24/7", "24-7"},
        {"--a--b--", "a-b"},
        {"C++ & C#", "c-c"},
        {"Ελλάδα", ""},
        {"Привет", ""},
        {"مساعدة", ""},
        {"你好", ""},
        {"你好 ok 世界", "ok"},
        {"😀", ""},
        {"a\xC2\xA0"
         "b",
         "a-b"},
    };
    for (size_t i = 0; i < COUNT(table); i++)
        assert_text(text_slug(&fixture->arena, str_from(table[i].text), 60),
                    table[i].slug);
    assert_text(text_slug(&fixture->arena, (struct str){0}, 60), "");
}

static void test_slug_is_cut_at_a_words_end(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        size_t most;
        const char *slug;
    } table[] = {
        {"one two three", 13, "one-two-three"},
        {"one two three", 12, "one-two"},
        {"one two three", 8, "one-two"},
        {"one two three", 7, "one-two"},
        {"one two three", 6, "one"},
        {"one two three", 2, "on"}, /* a word that is too long itself */
        {"one two three", 0, ""},
        {"one ---", 3, "one"},
    };
    for (size_t i = 0; i < COUNT(table); i++)
        assert_text(text_slug(&fixture->arena, str_from(table[i].text), table[i].most),
                    table[i].slug);
}

static void test_slug_of_very_long_text(void **state)
{
    struct fixture *fixture = *state;
    struct strbuf text = {0};
    for (int i = 0; i < 20000; i++)
        strbuf_add(&text, STR("é"));
    struct str slug = text_slug(&fixture->arena, strbuf_str(&text), 60);
    assert_int_equal(slug.len, 60);
    strbuf_release(&text);
}

static void test_slug_reads_only_its_view(void **state)
{
    struct fixture *fixture = *state;
    static const char bare[] = {'A', 'b'};
    assert_text(text_slug(&fixture->arena, (struct str){bare, 2}, 60), "ab");
    assert_text(text_fold(&fixture->arena, (struct str){bare, 2}), "ab");
}

static void test_fold(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text, *folded;
    } table[] = {
        {"", ""},
        {"Déjà VU", "deja vu"},
        {"E\xCC\x81", "e"},
        {"Straße STRAẞE", "strasse strasse"},
        {"Œuf Ærø", "œuf ærø"},
        {"ﬁn Ⅳ Ａ", "fin iv a"},
        {"İ", "i"},
        {"co\xC2\xADop", "coop"}, /* soft hyphen */
        {"Ἀθῆναι ΟΔΟΣ ὁδός", "αθηναι οδοσ οδοσ"},
        {"Ёлка Й", "елка и"},
        {"שָׁלוֹם", "שלום"},
        {"مُحَمَّد", "محمد"},
        {"أب آب إب", "اب اب اب"},
        {"العـــربية", "العربية"},        /* kashida */
        {"می‌خواهم", "میخواهم"}, /* zero-width non-joiner */
        {"हिन्दी", "हिन्दी"},               /* vowel signs stay */
        {"ไทย้", "ไทย้"},
        {"が", "が"}, /* the voicing mark stays, composed */
        {"한글", "한글"},
        {"你好", "你好"},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct str folded = text_fold(&fixture->arena, str_from(table[i].text));
        assert_text(folded, table[i].folded);
        assert_str_equal(text_fold(&fixture->arena, folded), folded);
    }
    assert_text(text_fold(&fixture->arena, (struct str){0}), "");
}

/* A Chinese character leaves the rest to the library. */
static void test_fold_of_letters_is_what_the_library_folds(void **state)
{
    struct fixture *fixture = *state;
    struct str mark = STR("你");
    for (uint32_t c = 1; c < 0x3000; c++) {
        struct strbuf buf = {0};
        utf8_add(&buf, c);
        struct str alone = text_fold(&fixture->arena, strbuf_str(&buf));
        strbuf_add(&buf, mark);
        struct str both = text_fold(&fixture->arena, strbuf_str(&buf));
        assert_true(both.len >= mark.len);
        assert_str_equal(alone, str_slice(both, 0, both.len - mark.len));
        strbuf_release(&buf);
    }
}

static void test_sort_keys_order_as_readers_expect(void **state)
{
    struct fixture *fixture = *state;
    static const char *const sorted[] = {
        "9 mars",  "à la carte", "Abus",   "âge",   "Agent", "cote",
        "coté",    "côte",       "Cote d", "cotes", "Élan",  "elans",
        "Strasse", "Straße",     "Zèbre",  "Ωμέγα", "жизнь", "عربي",
    };
    for (size_t i = 1; i < COUNT(sorted); i++) {
        struct str a = text_sort_key(&fixture->arena, str_from(sorted[i - 1]));
        struct str b = text_sort_key(&fixture->arena, str_from(sorted[i]));
        assert_true(str_compare(a, b) < 0);
    }
}

static void test_sort_keys_tell_equals_apart(void **state)
{
    struct fixture *fixture = *state;
    struct str a = text_sort_key(&fixture->arena, STR("cote"));
    struct str b = text_sort_key(&fixture->arena, STR("Cote"));
    assert_int_not_equal(str_compare(a, b), 0);
    assert_str_equal(a, text_sort_key(&fixture->arena, STR("cote")));
}

static void test_distance(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        size_t distance;
    } table[] = {
        {"", "", 0},
        {"abc", "abc", 0},
        {"", "abc", 3},
        {"abc", "abd", 1},  /* changed */
        {"abc", "abcd", 1}, /* added */
        {"abc", "bc", 1},   /* left out */
        {"abc", "acb", 1},  /* swapped */
        {"ab", "ba", 1},
        {"abcd", "badc", 2}, /* swapped twice */
        {"ca", "abc", 3},    /* a swapped pair is not edited again */
        {"kitten", "sitting", 3},
        {"été", "ete", 2}, /* characters, not bytes */
        {"😀", "é", 1},
        {"helpline", "hepline", 1},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct str a = str_from(table[i].a), b = str_from(table[i].b);
        assert_int_equal(text_distance(a, b, 9), table[i].distance);
        assert_int_equal(text_distance(b, a, 9), table[i].distance);
        for (size_t limit = 0; limit < table[i].distance; limit++)
            assert_int_equal(text_distance(a, b, limit), limit + 1);
    }
}

static void test_distance_of_long_texts(void **state)
{
    (void)state;
    struct strbuf text = {0};
    strbuf_add_repeat(&text, 'a', 64);
    struct str most = strbuf_str(&text);
    assert_int_equal(text_distance(most, most, 3), 0);
    assert_int_equal(text_distance(most, STR(""), 64), 64);
    strbuf_add_char(&text, 'a');
    most = strbuf_str(&text);
    assert_int_equal(text_distance(most, most, 3), 4);
    strbuf_add_repeat(&text, 'a', 100000);
    assert_int_equal(text_distance(strbuf_str(&text), STR("a"), 3), 4);
    strbuf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_check_finds_the_first_wrong_byte),
        cmocka_unit_test(test_check_does_not_look_behind_the_view),
        cmocka_unit_test(test_next_reads_what_add_wrote),
        cmocka_unit_test(test_letters_of_any_script),
        cmocka_unit_test(test_upper_case),
        TEST_WITH_FIXTURE(test_slug),
        TEST_WITH_FIXTURE(test_slug_is_cut_at_a_words_end),
        TEST_WITH_FIXTURE(test_slug_of_very_long_text),
        TEST_WITH_FIXTURE(test_slug_reads_only_its_view),
        TEST_WITH_FIXTURE(test_fold),
        TEST_WITH_FIXTURE(test_fold_of_letters_is_what_the_library_folds),
        TEST_WITH_FIXTURE(test_sort_keys_order_as_readers_expect),
        TEST_WITH_FIXTURE(test_sort_keys_tell_equals_apart),
        cmocka_unit_test(test_distance),
        cmocka_unit_test(test_distance_of_long_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
