/* SPDX-License-Identifier: MIT */
#include "search/words.h"

#include "support.h"

/* "a|b": the words of a text, in order. */
static void check_words(struct fixture *fixture, const char *text, const char *expected)
{
    struct strs words = {0};
    struct strbuf out = {0};
    struct str piece;
    for (size_t at = 0; words_next(str_from(text), &at, &piece);)
        words_of(&fixture->arena, piece, &words);
    for (size_t i = 0; i < words.count; i++)
        strbuf_addf(&out, "%s%.*s", i ? "|" : "", STR_ARG(words.items[i]));
    assert_text(strbuf_str(&out), expected);
    strbuf_release(&out);
}

struct pair {
    const char *text, *words;
};

static void check_pairs(void **state, const struct pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_words(*state, pairs[i].text, pairs[i].words);
}

static void test_plain_words(void **state)
{
    static const struct pair pairs[] = {
        {"", ""},
        {" .,; ", ""},
        {"Help now!", "help|now"},
        {"a", "a"},
        {"116 000", "116|000"},
        {"X (Twitter)", "x|twitter"},
        {"one_two", "one|two"},
    };
    check_pairs(state, pairs, COUNT(pairs));
}

static void test_accents_and_ligatures(void **state)
{
    static const struct pair pairs[] = {
        {"École ÉCOLE e\xCC\x81"
         "cole",
         "ecole"},
        {"Sœur cœur", "soeur|coeur"},
        {"Æther œuvre Þór", "aether|oeuvre|thor"},
        {"Straße STRASSE", "strasse"},
        {"Łódź øl đak ħ ı", "lodz|ol|dak|h|i"},
        {"ΟΔΟΣ οδός", "οδοσ"},
        {"ﬁn", "fin"},
        {"co\xC2\xADop\xC3\xA9rer", "cooperer"},
    };
    check_pairs(state, pairs, COUNT(pairs));
}

static void test_apostrophes_and_hyphens(void **state)
{
    static const struct pair pairs[] = {
        {"l’image l'image", "image"},
        {"qu’il d’abord", "il|abord"},
        {"aujourd’hui", "aujourd|hui|aujourdhui"},
        {"don't", "don|dont"},
        {"e-mail", "mail|email"},
        {"démuni-e", "demuni|demunie"},
        {"auteur·rice", "auteur|rice|auteurrice"},
        {"Ils-Elles", "ils|elles|ilselles"},
        {"- 'quoted' -", "quoted"},
        {"24-7", "24|247"},
        {"l'", "l"},
    };
    check_pairs(state, pairs, COUNT(pairs));
}

static void test_arabic(void **state)
{
    static const struct pair pairs[] = {
        {"أحمد احمد إحمد آحمد ٱحمد", "احمد"},
        {"مُحَمَّد محمـــد", "محمد"},
        {"مدرسة مدرسه", "مدرسه"},
        {"على علي", "علي"},
        {"٠٨٠٠ ۰۸۰۰", "0800"},
    };
    check_pairs(state, pairs, COUNT(pairs));
}

static void test_scripts_without_spaces(void **state)
{
    static const struct pair pairs[] = {
        {"助けて", "助け|けて"},
        {"助", "助"},
        {"SNS助けて24時間", "sns|助け|けて|24|時間"},
        {"ช่วย", "ช่|่ว|วย"},
        {"नमस्ते", "नमस्ते"},
        {"도움말", "도움말"},
    };
    check_pairs(state, pairs, COUNT(pairs));
}

static void test_long_words_are_cut(void **state)
{
    struct fixture *fixture = *state;
    struct strbuf text = {0};
    strbuf_add_repeat(&text, 'a', 5000);
    struct strs words = {0};
    words_of(&fixture->arena, strbuf_str(&text), &words);
    assert_int_equal(words.count, 1);
    assert_int_equal(words.items[0].len, WORD_MOST);
    strbuf_clear(&text);
    for (size_t i = 0; i < 1000; i++)
        strbuf_add(&text, STR("ab-"));
    struct strs parts = {0};
    words_of(&fixture->arena, strbuf_str(&text), &parts);
    assert_true(parts.count > 1 && parts.count < 10);
    strbuf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_plain_words),
        TEST_WITH_FIXTURE(test_accents_and_ligatures),
        TEST_WITH_FIXTURE(test_apostrophes_and_hyphens),
        TEST_WITH_FIXTURE(test_arabic),
        TEST_WITH_FIXTURE(test_scripts_without_spaces),
        TEST_WITH_FIXTURE(test_long_words_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
