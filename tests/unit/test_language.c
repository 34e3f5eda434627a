/* SPDX-License-Identifier: MIT */
#include "base/language.h"

#include "support.h"

static void test_well_formed_tags(void **state)
{
    (void)state;
    static const char *const good[] = {"fr",      "gsg",        "pt-BR",      "pt-br",
                                       "zh-Hant", "de-CH-1996", "sr-Latn-RS", "es-419",
                                       "en-x-1",  "de-abcdefgh"};
    static const char *const bad[] = {
        "",    "f",   "FR",   "Fr",           "fran",  "français",
        "1a",  "fr-", "-fr",  "fr--ch",       "fr_CH", "fr CH",
        "fr/", "fr.", "fr-é", "de-abcdefghi", "..",    "fr\n"};
    for (size_t i = 0; i < COUNT(good); i++)
        assert_true(language_is_well_formed(str_from(good[i])));
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(language_is_well_formed(str_from(bad[i])));
    assert_false(language_is_well_formed((struct str){0}));
    assert_true(language_is_well_formed((struct str){"fr-", 2}));
}

static void test_codes_of_iso_639_1(void **state)
{
    (void)state;
    static const char *const good[] = {"aa", "fr", "zu", "pt-BR", "de-CH-1996"};
    static const char *const bad[] = {"",   "fe", "dr",    "a",  "fra",
                                      "a ", " a", "aa ab", "FR", "-fr"};
    for (size_t i = 0; i < COUNT(good); i++)
        assert_true(language_is_iso_639_1(str_from(good[i])));
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(language_is_iso_639_1(str_from(bad[i])));
    assert_false(language_is_iso_639_1((struct str){0}));
}

static void test_direction(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *direction;
    } table[] = {{"ar", "rtl"}, {"ar-EG", "rtl"}, {"fa", "rtl"},   {"he", "rtl"},
                 {"ur", "rtl"}, {"ckb", "rtl"},   {"fr", "ltr"},   {"arn", "ltr"},
                 {"a", "ltr"},  {"", "ltr"},      {"en-ar", "ltr"}};
    for (size_t i = 0; i < COUNT(table); i++)
        assert_text(language_direction(str_from(table[i].tag)), table[i].direction);
    assert_text(language_direction((struct str){0}), "ltr");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_well_formed_tags),
        cmocka_unit_test(test_codes_of_iso_639_1),
        cmocka_unit_test(test_direction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
