/* SPDX-License-Identifier: MIT */
#include "site/config.h"

#include "support.h"

static bool read_config(struct fixture *fixture, const char *text,
                        struct config *config)
{
    struct source *source = ARENA_NEW(&fixture->arena, struct source);
    *source = source_of(&fixture->arena, STR("content/site.yaml"), str_from(text));
    return config_read(&fixture->arena, source, config, &fixture->diags);
}

static const char WHOLE[] = "title: {fr: Balise, en: Beacon}\n"
                            "summary: {fr: De l’aide}\n"
                            "languages: [fr, en, pt-br]\n"
                            "as-of: 2026-11-22\n"
                            "home-country: LU\n"
                            "publisher: Une ONG\n"
                            "contact: aide@example.org\n"
                            "theme: school\n"
                            "encodings:\n"
                            "  \"fr/old/*.md\": windows-1252\n"
                            "  \"fr/old/new.md\": utf-8\n";

static void test_every_field(void **state)
{
    struct fixture *fixture = *state;
    struct config config = {0};
    assert_true(read_config(fixture, WHOLE, &config));
    assert_true(config_finish(&config, location_none(), &fixture->diags));
    assert_int_equal(fixture->diags.count, 0);
    assert_int_equal(config.title.count, 2);
    assert_text(texts_find(&config.title, STR("en"))->text, "Beacon");
    assert_text(texts_find(&config.summary, STR("fr"))->text, "De l’aide");
    assert_int_equal(config.languages.count, 3);
    assert_int_equal(date_compare(config.as_of, (struct date){2026, 11, 22}), 0);
    assert_text(config.home_country, "LU");
    assert_int_equal(location_line_column(config.home_country_at).line, 5);
    assert_text(config.publisher, "Une ONG");
    assert_text(config.contact, "aide@example.org");
    assert_text(config.theme, "school");
}

static void test_languages(void **state)
{
    struct fixture *fixture = *state;
    struct config config = {0};
    assert_true(read_config(fixture, WHOLE, &config));
    assert_text(config_default_language(&config), "fr");
    assert_true(config_has_language(&config, STR("pt-br")));
    assert_false(config_has_language(&config, STR("pt")));
    assert_false(config_has_language(&config, STR("")));
}

static void test_last_encoding_that_matches(void **state)
{
    struct fixture *fixture = *state;
    struct config config = {0};
    assert_text(config_encoding(&config, STR("fr/old/a.md")), "");
    assert_true(read_config(fixture, WHOLE, &config));
    assert_text(config_encoding(&config, STR("fr/old/a.md")), "windows-1252");
    assert_text(config_encoding(&config, STR("fr/old/new.md")), "utf-8");
    assert_text(config_encoding(&config, STR("fr/old/more/a.md")), "");
    assert_text(config_encoding(&config, STR("")), "");
}

static void test_later_file_replaces_what_it_has(void **state)
{
    struct fixture *fixture = *state;
    struct config config = {0};
    assert_true(read_config(fixture, WHOLE, &config));
    assert_true(read_config(fixture,
                            "title: {de: Bake}\n"
                            "languages: de\n"
                            "publisher: Eine Schule\n"
                            "encodings: {\"fr/old/a.md\": latin1}\n",
                            &config));
    assert_int_equal(config.title.count, 1);
    assert_text(config.title.items[0].text, "Bake");
    assert_int_equal(config.languages.count, 1);
    assert_text(config_default_language(&config), "de");
    assert_text(config.publisher, "Eine Schule");
    assert_text(config.contact, "aide@example.org");
    assert_text(config.home_country, "LU");
    assert_true(date_is_set(config.as_of));
    assert_text(config_encoding(&config, STR("fr/old/a.md")), "latin1");
    assert_text(config_encoding(&config, STR("fr/old/b.md")), "windows-1252");
}

static void test_neutral_contacts(void **state)
{
    struct fixture *fixture = *state;
    struct config config = {0};
    assert_true(read_config(fixture, WHOLE, &config));
    assert_false(config.neutral_contacts);
    assert_true(
        read_config(fixture, "neutral-contacts: true\nlicence: MIT\n", &config));
    assert_true(config.neutral_contacts);
    assert_true(read_config(fixture, "title: {de: Bake}\n", &config)); /* stays */
    assert_true(config.neutral_contacts);
    assert_text(config.licence, "MIT");
    assert_true(read_config(fixture, "neutral-contacts: false\n", &config));
    assert_false(config.neutral_contacts);
    assert_false(read_config(fixture, "neutral-contacts: maybe\n", &config));
    assert_diagnostic(&fixture->diags, 0, DIAG_FIELD_VALUE, 1, 19);
}

static void test_neutral_site(void **state)
{
    struct fixture *fixture = *state;
    struct config config = {0};
    assert_true(read_config(fixture, WHOLE, &config));
    assert_true(read_config(fixture, "neutral: true\n", &config));
    assert_true(config.neutral);
    assert_false(config_finish(&config, location_none(), &fixture->diags));
    assert_diagnostic(&fixture->diags, 0, DIAG_FIELD_MISSING, 0, 0);
    config = (struct config){0};
    assert_true(read_config(fixture, WHOLE, &config));
    assert_true(
        read_config(fixture, "neutral: true\nneutral-title: {fr: Notes}\n", &config));
    assert_true(config_finish(&config, location_none(), &fixture->diags));
    assert_text(config.title.items[0].text, "Notes");
    assert_true(config.neutral_contacts);
    assert_int_equal(fixture->diags.count, 1);
}

static void test_title_stays_where_the_site_is_not_neutral(void **state)
{
    struct fixture *fixture = *state;
    struct config config = {0};
    assert_true(read_config(fixture, WHOLE, &config));
    struct str title = config.title.items[0].text;
    assert_true(
        read_config(fixture, "neutral: false\nneutral-title: {fr: Notes}\n", &config));
    assert_true(config_finish(&config, location_none(), &fixture->diags));
    assert_true(str_equal(config.title.items[0].text, title));
    assert_false(config.neutral_contacts);
}

static void test_later_file_can_empty_a_field(void **state)
{
    struct fixture *fixture = *state;
    struct config config = {0};
    assert_true(read_config(fixture, WHOLE, &config));
    assert_true(read_config(fixture, "home-country:\ncontact: \"\"\n", &config));
    assert_text(config.home_country, "");
    assert_text(config.contact, "");
}

static void test_empty_file_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct config config = {0};
    assert_true(read_config(fixture, WHOLE, &config));
    assert_true(read_config(fixture, "", &config));
    assert_true(read_config(fixture, "# nothing\n", &config));
    assert_int_equal(config.languages.count, 3);
    assert_int_equal(fixture->diags.count, 0);
}

static void test_mistakes_and_their_places(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        enum diag_code code;
        uint32_t line, column;
    } table[] = {
        {"title: Balise\n", DIAG_FIELD_TYPE, 1, 8},
        {"title:\n  fr: [a, b]\n", DIAG_FIELD_TYPE, 2, 7},
        {"languages: [fr, FR]\n", DIAG_SITE_LANGUAGES, 1, 17},
        {"languages: [fr, pt-BR]\n", DIAG_SITE_LANGUAGES, 1, 17},
        {"languages: [fr, fr]\n", DIAG_SITE_LANGUAGES, 1, 17},
        {"languages: français\n", DIAG_SITE_LANGUAGES, 1, 12},
        {"languages: {fr: x}\n", DIAG_FIELD_TYPE, 1, 12},
        {"é: x\nas-of: 2026-11\n", DIAG_FIELD_UNKNOWN, 1, 1},
        {"as-of: 2026-11-31\n", DIAG_DATE_INVALID, 1, 8},
        {"as-of: 2026-11\n", DIAG_DATE_INVALID, 1, 8},
        {"home-country: lu\n", DIAG_FIELD_VALUE, 1, 15},
        {"home-country: LUX\n", DIAG_FIELD_VALUE, 1, 15},
        {"home-country: \"É\"\n", DIAG_FIELD_VALUE, 1, 15},
        {"theme: ../elsewhere\n", DIAG_FIELD_VALUE, 1, 8},
        {"theme: ..\n", DIAG_FIELD_VALUE, 1, 8},
        {"theme: a/b\n", DIAG_FIELD_VALUE, 1, 8},
        {"encodings:\n  a.md: [x]\n", DIAG_FIELD_TYPE, 2, 9},
        {"encodings: {a.md: }\n", DIAG_FIELD_TYPE, 1, 19},
        {"encodings: latin1\n", DIAG_FIELD_TYPE, 1, 12},
        {"title: {fr: a}\ntitle: {fr: b}\n", DIAG_YAML_DUPLICATE, 2, 1},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct config config = {0};
        fixture->diags.count = 0;
        assert_false(read_config(fixture, table[i].text, &config));
        assert_diagnostic(&fixture->diags, 0, table[i].code, table[i].line,
                          table[i].column);
    }
}

static void test_unknown_field_is_only_a_warning(void **state)
{
    struct fixture *fixture = *state;
    struct config config = {0};
    assert_true(read_config(fixture, "titel: {fr: x}\n", &config));
    assert_diagnostic(&fixture->diags, 0, DIAG_FIELD_UNKNOWN, 1, 1);
    assert_text(fixture->diags.items[0].hint, "did you mean 'title'?");
}

static void test_all_mistakes_are_told_at_once(void **state)
{
    struct fixture *fixture = *state;
    struct config config = {0};
    assert_false(read_config(fixture,
                             "languages: [FR]\n"
                             "home-country: lu\n"
                             "theme: a/b\n",
                             &config));
    assert_int_equal(fixture->diags.count, 3);
}

static void test_what_must_be_there(void **state)
{
    struct fixture *fixture = *state;
    struct config config = {0};
    struct source source = source_of(&fixture->arena, STR("site.yaml"), STR(""));
    assert_false(config_finish(&config, location_file(&source), &fixture->diags));
    assert_int_equal(fixture->diags.count, 3);
    assert_diagnostic(&fixture->diags, 0, DIAG_FIELD_MISSING, 0, 0);
    assert_diagnostic(&fixture->diags, 1, DIAG_SITE_LANGUAGES, 0, 0);
    assert_diagnostic(&fixture->diags, 2, DIAG_FIELD_MISSING, 0, 0);
    for (size_t i = 0; i < 3; i++)
        assert_true(fixture->diags.items[i].hint.len > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_every_field),
        TEST_WITH_FIXTURE(test_languages),
        TEST_WITH_FIXTURE(test_last_encoding_that_matches),
        TEST_WITH_FIXTURE(test_later_file_replaces_what_it_has),
        TEST_WITH_FIXTURE(test_neutral_contacts),
        TEST_WITH_FIXTURE(test_neutral_site),
        TEST_WITH_FIXTURE(test_title_stays_where_the_site_is_not_neutral),
        TEST_WITH_FIXTURE(test_later_file_can_empty_a_field),
        TEST_WITH_FIXTURE(test_empty_file_changes_nothing),
        TEST_WITH_FIXTURE(test_mistakes_and_their_places),
        TEST_WITH_FIXTURE(test_unknown_field_is_only_a_warning),
        TEST_WITH_FIXTURE(test_all_mistakes_are_told_at_once),
        TEST_WITH_FIXTURE(test_what_must_be_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
