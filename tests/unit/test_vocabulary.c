/* SPDX-License-Identifier: MIT */
#include "directory/vocabulary.h"

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/language.h"

struct fixture {
    struct arena arena;
    struct vocabulary vocabulary;
    struct diagnostics diags;
    struct strs languages;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    fixture.diags.arena = &fixture.arena;
    *ARRAY_ADD(&fixture.languages, &fixture.arena) = STR("fr");
    *ARRAY_ADD(&fixture.languages, &fixture.arena) = STR("en");
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_release(&fixture->arena);
    return 0;
}

static bool read_text(struct fixture *fixture, const char *text)
{
    struct source *source = ARENA_NEW(&fixture->arena, struct source);
    *source = source_of(&fixture->arena, STR("vocabulary.yaml"), str_from(text));
    return vocabulary_read(&fixture->arena, source, &fixture->languages,
                           &fixture->vocabulary, &fixture->diags);
}

static void assert_diagnostic(const struct fixture *fixture, size_t index,
                              enum diag_code code, uint32_t line, uint32_t column)
{
    assert_true(index < fixture->diags.count);
    const struct diagnostic *diag = &fixture->diags.items[index];
    assert_string_equal(diag_info(diag->code)->slug, diag_info(code)->slug);
    assert_int_equal(location_line_column(diag->at).line, line);
    assert_int_equal(location_line_column(diag->at).column, column);
}

static const char WORDS[] =
    "topics:\n"
    "  sextortion:\n"
    "    name: {fr: Chantage, en: Sextortion}\n"
    "    synonyms: {fr: [sextorsion, chantage webcam], en: blackmail}\n"
    "  grooming:\n"
    "    name: {fr: Pédopiégeage, en: Grooming}\n"
    "countries:\n"
    "  LU: {name: {fr: Luxembourg, en: Luxembourg}}\n"
    "  \"001\": {name: {fr: Monde, en: World}}\n"
    "languages:\n"
    "  fr: {name: {fr: français, en: French}}\n"
    "  gsg: {name: {fr: langue des signes, en: German Sign Language}}\n"
    "costs:\n"
    "  free: {name: {fr: gratuit, en: free}}\n";

static void test_words(void **state)
{
    struct fixture *fixture = *state;
    assert_true(read_text(fixture, WORDS));
    assert_int_equal(fixture->diags.count, 0);
    const struct words *topics = &fixture->vocabulary.lists[VOCABULARY_TOPICS];
    assert_int_equal(topics->count, 2);
    const struct word *word =
        vocabulary_find(&fixture->vocabulary, VOCABULARY_TOPICS, STR("sextortion"));
    assert_ptr_equal(word, &topics->items[0]);
    assert_true(str_equal(texts_find(&word->name, STR("en"))->text, STR("Sextortion")));
    assert_null(texts_find(&word->name, STR("de")));
    assert_int_equal(word->synonyms.count, 3);
    assert_true(str_equal(word->synonyms.items[1].text, STR("chantage webcam")));
    assert_true(str_equal(word->synonyms.items[2].language, STR("en")));
    assert_int_equal(location_line_column(word->at).line, 2);
    assert_int_equal(location_line_column(word->at).column, 3);
    assert_non_null(
        vocabulary_find(&fixture->vocabulary, VOCABULARY_COUNTRIES, STR("001")));
    assert_null(
        vocabulary_find(&fixture->vocabulary, VOCABULARY_AUDIENCES, STR("minor")));
}

static void test_need(void **state)
{
    struct fixture *fixture = *state;
    struct location at = location_none();
    assert_true(read_text(fixture, WORDS));
    assert_non_null(vocabulary_need(&fixture->vocabulary, VOCABULARY_COUNTRIES,
                                    STR("LU"), at, &fixture->diags));
    assert_int_equal(fixture->diags.count, 0);
    assert_null(vocabulary_need(&fixture->vocabulary, VOCABULARY_TOPICS,
                                STR("gromming"), at, &fixture->diags));
    assert_null(vocabulary_need(&fixture->vocabulary, VOCABULARY_COUNTRIES, STR("lu"),
                                at, &fixture->diags));
    assert_diagnostic(fixture, 0, DIAG_VOCABULARY_UNKNOWN, 0, 0);
    assert_true(
        str_equal(fixture->diags.items[0].message, STR("unknown topic 'gromming'")));
    assert_true(
        str_equal(fixture->diags.items[0].hint, STR("did you mean 'grooming'?")));
    assert_true(str_equal(fixture->diags.items[1].hint, STR("did you mean 'LU'?")));
}

/* What is spoken in a country may be named in a later folder: it is checked at the end.
 */
static void test_spoken_languages(void **state)
{
    struct fixture *fixture = *state;
    assert_true(read_text(fixture,
                          "countries:\n"
                          "  LU:\n"
                          "    name: {fr: Luxembourg, en: Luxembourg}\n"
                          "    languages: [lb, fr]\n"
                          "  FR: {name: {fr: France, en: France}, languages: fr}\n"
                          "languages:\n"
                          "  fr:\n"
                          "    name: {fr: français, en: French}\n"
                          "    interpreter: Un interprète en {language}\n"));
    const struct vocabulary *vocabulary = &fixture->vocabulary;
    const struct word *lu =
        vocabulary_find(vocabulary, VOCABULARY_COUNTRIES, STR("LU"));
    const struct word *fr =
        vocabulary_find(vocabulary, VOCABULARY_LANGUAGES, STR("fr"));
    assert_int_equal(lu->languages.count, 2);
    assert_true(str_equal(lu->languages.items[1].key, STR("fr")));
    assert_int_equal(
        vocabulary_find(vocabulary, VOCABULARY_COUNTRIES, STR("FR"))->languages.count,
        1);
    assert_true(str_equal(fr->interpreter, STR("Un interprète en {language}")));
    assert_int_equal(fixture->diags.count, 0);
    vocabulary_check(vocabulary, &fixture->diags);
    assert_int_equal(fixture->diags.count, 1);
    assert_diagnostic(fixture, 0, DIAG_VOCABULARY_UNKNOWN, 4, 17);
}

static void test_interpreter_without_language(void **state)
{
    struct fixture *fixture = *state;
    assert_false(read_text(fixture, "languages:\n"
                                    "  fr:\n"
                                    "    name: {fr: français, en: French}\n"
                                    "    interpreter: Un interprète\n"));
    assert_int_equal(fixture->diags.count, 1);
    assert_diagnostic(fixture, 0, DIAG_FIELD_VALUE, 4, 18);
}

static void test_later_folder(void **state)
{
    struct fixture *fixture = *state;
    assert_true(read_text(fixture, WORDS));
    assert_true(read_text(fixture, "topics:\n"
                                   "  sextortion: {name: {fr: Autre, en: Other}}\n"
                                   "  school: {name: {fr: École, en: School}}\n"));
    const struct words *topics = &fixture->vocabulary.lists[VOCABULARY_TOPICS];
    assert_int_equal(topics->count, 3);
    assert_true(str_equal(topics->items[0].name.items[0].text, STR("Autre")));
    assert_int_equal(topics->items[0].synonyms.count, 0);
    assert_ptr_equal(
        vocabulary_find(&fixture->vocabulary, VOCABULARY_TOPICS, STR("school")),
        &topics->items[2]);
    assert_non_null(
        vocabulary_find(&fixture->vocabulary, VOCABULARY_COUNTRIES, STR("LU")));
}

static void test_missing_name(void **state)
{
    struct fixture *fixture = *state;
    assert_true(read_text(fixture, "topics:\n"
                                   "  a: {name: {fr: A}}\n"
                                   "  b: {name: {fr: B, en: }}\n"));
    assert_int_equal(fixture->diags.count, 2);
    assert_diagnostic(fixture, 0, DIAG_TEXT_MISSING, 2, 3);
    assert_diagnostic(fixture, 1, DIAG_TEXT_MISSING, 3, 3);
    assert_true(
        str_equal(fixture->diags.items[0].message, STR("'a' has no name in 'en'")));
}

static void test_what_the_home_page_asks_for(void **state)
{
    struct fixture *fixture = *state;
    assert_true(read_text(fixture,
                          "topics:\n"
                          "  a: {name: {fr: A, en: A}, related: [b, c],\n"
                          "    first-person: {fr: J’ai, en: I have}}\n"
                          "  b: {name: {fr: B, en: B}, related: a}\n"
                          "audiences:\n"
                          "  a: {name: {fr: A, en: A}, first-person: {fr: J}}\n"
                          "kinds:\n"
                          "  a: {name: {fr: A, en: A}, related: [b]}\n"));
    const struct words *topics = &fixture->vocabulary.lists[VOCABULARY_TOPICS];
    assert_true(str_equal(texts_find(&topics->items[0].first_person, STR("fr"))->text,
                          STR("J’ai")));
    assert_int_equal(topics->items[0].related.count, 2);
    assert_true(str_equal(topics->items[0].related.items[1].key, STR("c")));
    assert_int_equal(topics->items[1].first_person.count, 0);
    assert_true(keys_contain(&topics->items[1].related, STR("a")));
    assert_int_equal(fixture->vocabulary.lists[VOCABULARY_KINDS].items[0].related.count,
                     0);
    vocabulary_check(&fixture->vocabulary, &fixture->diags);
    assert_int_equal(fixture->diags.count, 3);
    assert_diagnostic(fixture, 0, DIAG_TEXT_MISSING, 6, 3);
    assert_true(str_equal(fixture->diags.items[0].message,
                          STR("'a' has no first-person text in 'en'")));
    assert_diagnostic(fixture, 1, DIAG_FIELD_UNKNOWN, 8, 29);
    assert_diagnostic(fixture, 2, DIAG_VOCABULARY_UNKNOWN, 2, 42);
}

static void test_errors(void **state)
{
    struct fixture *fixture = *state;
    assert_false(read_text(fixture, "topcis: {}\n"
                                    "topics:\n"
                                    "  Grooming: {name: {fr: A, en: A}}\n"
                                    "  plain: text\n"
                                    "  nameless: {synonyms: {fr: [x]}}\n"
                                    "  deep: {name: {fr: [A], en: A}}\n"
                                    "  odd: {name: {FR: A, fr: A, en: A}}\n"
                                    "countries:\n"
                                    "  lux: {name: {fr: A, en: A}}\n"
                                    "languages:\n"
                                    "  French: {name: {fr: A, en: A}}\n"));
    diagnostics_sort(&fixture->diags);
    assert_diagnostic(fixture, 0, DIAG_FIELD_UNKNOWN, 1, 1);
    assert_true(str_equal(fixture->diags.items[0].hint, STR("did you mean 'topics'?")));
    assert_diagnostic(fixture, 1, DIAG_ID_INVALID, 3, 3);
    assert_diagnostic(fixture, 2, DIAG_FIELD_TYPE, 4, 10);
    assert_diagnostic(fixture, 3, DIAG_FIELD_MISSING, 5, 3);
    assert_diagnostic(fixture, 4, DIAG_TEXT_MISSING, 6, 3);
    assert_diagnostic(fixture, 5, DIAG_FIELD_TYPE, 6, 21);
    assert_diagnostic(fixture, 6, DIAG_FIELD_VALUE, 7, 16);
    assert_diagnostic(fixture, 7, DIAG_FIELD_VALUE, 9, 3);
    assert_diagnostic(fixture, 8, DIAG_FIELD_VALUE, 11, 3);
    assert_int_equal(fixture->diags.count, 9);
}

static void test_texts(void **state)
{
    (void)state;
    struct text items[] = {{.language = STR("en"), .text = STR("E")},
                           {.language = STR("fr"), .text = STR("F")}};
    struct texts texts = {.items = items, .count = 2};
    struct texts none = {0};
    assert_ptr_equal(texts_get(&texts, STR("fr"), STR("en")), &items[1]);
    assert_ptr_equal(texts_get(&texts, STR("de"), STR("fr")), &items[1]);
    assert_ptr_equal(texts_get(&texts, STR("de"), STR("nl")), &items[0]);
    assert_null(texts_get(&none, STR("de"), STR("nl")));
}

static void test_language_tags(void **state)
{
    (void)state;
    static const char *const good[] = {"fr", "gsg", "pt-BR", "zh-Hans-CN",
                                       "de-x-leicht"};
    static const char *const bad[] = {
        "", "f", "fran", "FR", "fr-", "-fr", "fr_BE", "fr be", "fr-toolonglong"};
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        assert_true(language_is_well_formed(str_from(good[i])));
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(language_is_well_formed(str_from(bad[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_need, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_spoken_languages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_interpreter_without_language, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_later_folder, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_missing_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_the_home_page_asks_for, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_errors, set_up, tear_down),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_language_tags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
