/* SPDX-License-Identifier: MIT */
#include "site/readability.h"

#include "support.h"

static void test_known_texts(void **state)
{
    static const struct {
        const char *text;
        uint32_t sentences, words, long_words, longest, lix;
    } cases[] = {
        {"", 0, 0, 0, 0, 0},
        {"… ! ?", 0, 0, 0, 0, 0},
        {"One", 1, 1, 0, 1, 10},
        {"Call now. Do not answer!", 2, 5, 0, 3, 25},
        /* six letters are short, seven are long */
        {"secret letters", 1, 2, 1, 2, 520},
        {"Ne payez rien. Gardez les messages.", 2, 6, 1, 3, 197},
        {"N’effacez rien", 1, 3, 1, 3, 363},
        {"Schließe die Seite nicht, frag jemanden um Rat.", 1, 8, 2, 8, 330},
        {"Kies iemand-die-je kent? Ja…", 2, 4, 1, 3, 270},
        {"At 10.30 it is 5.5 or e.g.x", 1, 11, 0, 11, 110},
        {"ليس ذنبك. هل من أحد؟ نعم", 3, 6, 0, 3, 20},
        {"a\xC2\xA0"
         "b c - d",
         1, 4, 0, 4, 40},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct readability sum = {0};
        readability_add(&sum, str_from(cases[i].text));
        assert_int_equal(sum.sentences, cases[i].sentences);
        assert_int_equal(sum.words, cases[i].words);
        assert_int_equal(sum.long_words, cases[i].long_words);
        assert_int_equal(sum.longest, cases[i].longest);
        assert_int_equal(readability_lix(&sum), cases[i].lix);
    }
}

static void test_texts_add_up(void **state)
{
    struct readability sum = {0};
    (void)state;
    readability_add(&sum, STR("A heading"));
    readability_add(&sum, STR("Another sentence that goes on. Good"));
    assert_int_equal(sum.sentences, 3);
    assert_int_equal(sum.words, 8);
    assert_int_equal(sum.longest, 5);
    assert_int_equal(readability_words_per_sentence(&sum), 27);
    assert_int_equal(readability_long_share(&sum), 375);
}

static void test_languages(void **state)
{
    (void)state;
    assert_true(readability_has_lix(STR("fr")));
    assert_true(readability_has_lix(STR("de-CH")));
    assert_false(readability_has_lix(STR("ar")));
    assert_false(readability_has_lix(STR("ar-LB")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_texts),
        cmocka_unit_test(test_texts_add_up),
        cmocka_unit_test(test_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
