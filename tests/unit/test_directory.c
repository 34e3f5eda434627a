/* SPDX-License-Identifier: MIT */
#include "directory/directory.h"

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "directory/record_xml.h"

enum { MOST_FILES = 8 };

struct fixture {
    struct arena arena;
    struct vocabulary vocabulary;
    struct strs languages;
    struct records *records[MOST_FILES];
    size_t folder_of[MOST_FILES];
    size_t count;
    struct directory directory;
    struct diagnostics diags;
};

static const char WORDS[] = "topics:\n"
                            "  sextortion: {name: {fr: S, en: S}}\n"
                            "  grooming: {name: {fr: G, en: G}}\n"
                            "audiences:\n"
                            "  minor: {name: {fr: M, en: M}}\n"
                            "  adult: {name: {fr: A, en: A}}\n"
                            "  everyone: {name: {fr: E, en: E}}\n"
                            "kinds:\n"
                            "  helpline: {name: {fr: H, en: H}}\n"
                            "  listening: {name: {fr: L, en: L}}\n"
                            "  police: {name: {fr: P, en: P}}\n"
                            "countries:\n"
                            "  LU: {name: {fr: L, en: L}}\n"
                            "  BE: {name: {fr: B, en: B}}\n"
                            "  EU: {name: {fr: E, en: E}}\n"
                            "  \"001\": {name: {fr: W, en: W}}\n"
                            "languages:\n"
                            "  fr: {name: {fr: F, en: F}}\n"
                            "  de: {name: {fr: D, en: D}}\n"
                            "costs:\n"
                            "  free: {name: {fr: F, en: F}}\n";

static struct source *source_in(struct fixture *fixture, const char *path,
                                struct str text)
{
    struct source *source = ARENA_NEW(&fixture->arena, struct source);
    *source = source_of(&fixture->arena, str_from(path), text);
    return source;
}

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    fixture.diags.arena = &fixture.arena;
    *ARRAY_ADD(&fixture.languages, &fixture.arena) = STR("fr");
    *ARRAY_ADD(&fixture.languages, &fixture.arena) = STR("en");
    assert_true(vocabulary_read(
        &fixture.arena, source_in(&fixture, "vocabulary.yaml", str_from(WORDS)),
        &fixture.languages, &fixture.vocabulary, &fixture.diags));
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_release(&fixture->arena);
    return 0;
}

static void add_file(struct fixture *fixture, size_t folder, const char *country,
                     const char *content)
{
    struct str text =
        arena_format(&fixture->arena, "<directory country='%s' timezone='%s'>\n%s",
                     country, folder ? "UTC" : "Europe/Luxembourg", content);
    assert_true(fixture->count < MOST_FILES);
    struct records *records = ARENA_NEW(&fixture->arena, struct records);
    fixture->folder_of[fixture->count] = folder;
    fixture->records[fixture->count++] = records;
    struct str whole =
        arena_format(&fixture->arena, "%.*s\n</directory>", STR_ARG(text));
    assert_true(records_read(&fixture->arena, &fixture->arena,
                             source_in(fixture, country, whole), records,
                             &fixture->diags));
}

static bool assemble(struct fixture *fixture)
{
    return directory_assemble(&fixture->arena, fixture->records, fixture->folder_of,
                              fixture->count, &fixture->vocabulary, &fixture->languages,
                              &fixture->directory, &fixture->diags);
}

#define TEXTS                                                           \
    "<name>N</name><summary xml:lang='fr'>S</summary>"                  \
    "<summary xml:lang='en'>S</summary><source title='T' date='2023'/>" \
    "<web href='https://a.example'/>"
#define ABOUT(audience, topic) \
    "<audience>" audience "</audience><topic>" topic "</topic>"
/* A complete service on one line. */
#define SERVICE(id, kind, status, inside)                  \
    "<service id='" id "' kind='" kind "' status='" status \
    "' confidence='verified'>" TEXTS inside "</service>\n"
#define PLAIN(id) SERVICE(id, "helpline", "active", ABOUT("minor", "sextortion"))
#define RETIRED(id, by) \
    SERVICE(id, "helpline", "retired' replaced-by='" by, ABOUT("minor", "sextortion"))

static void assert_order(const struct service_list *list, const char *wanted)
{
    struct strbuf found = {0};
    for (size_t i = 0; i < list->count; i++)
        strbuf_addf(&found, "%s%.*s", i ? " " : "", STR_ARG(list->items[i]->id));
    strbuf_add(&found, STR(""));
    assert_string_equal(found.ptr, wanted);
    strbuf_release(&found);
}

static void assert_diagnostic(const struct fixture *fixture, size_t index,
                              enum diag_code code, uint32_t line, uint32_t column,
                              const char *hint)
{
    assert_true(index < fixture->diags.count);
    const struct diagnostic *diag = &fixture->diags.items[index];
    assert_string_equal(diag_info(diag->code)->slug, diag_info(code)->slug);
    assert_int_equal(location_line_column(diag->at).line, line);
    assert_int_equal(location_line_column(diag->at).column, column);
    assert_true(str_equal(diag->hint, str_from(hint)));
}

static void test_reading_order(void **state)
{
    struct fixture *fixture = *state;
    add_file(fixture, 0, "001",
             SERVICE("w", "police", "active", ABOUT("everyone", "grooming")));
    add_file(fixture, 0, "LU",
             SERVICE("g-retired", "helpline", "retired", ABOUT("minor", "sextortion"))
                 SERVICE("f-suspended", "helpline", "suspended",
                         ABOUT("minor", "sextortion"))
                     SERVICE("e-announced", "helpline", "announced",
                             ABOUT("minor", "sextortion"))
                         SERVICE("a-police", "police", "active",
                                 ABOUT("minor", "sextortion"))
                             SERVICE("b-listening", "listening", "active",
                                     ABOUT("minor", "sextortion"))
                                 SERVICE("c-other", "helpline", "active",
                                         ABOUT("minor", "grooming"))
                                     SERVICE("z-subject", "helpline", "active",
                                             ABOUT("minor", "sextortion"))
                                         SERVICE("d-subject", "helpline", "active",
                                                 ABOUT("minor", "sextortion")));
    add_file(fixture, 0, "EU", PLAIN("eu"));
    add_file(fixture, 0, "BE", PLAIN("be"));
    assert_true(assemble(fixture));
    assert_int_equal(fixture->diags.count, 0);
    const struct country_list *countries = &fixture->directory.countries;
    assert_int_equal(countries->count, 4);
    assert_true(str_equal(countries->items[0].code, STR("BE")));
    assert_true(str_equal(countries->items[1].code, STR("LU")));
    assert_true(str_equal(countries->items[2].code, STR("EU")));
    assert_true(str_equal(countries->items[3].code, STR("001")));
    assert_order(&countries->items[1].services,
                 "d-subject z-subject c-other b-listening a-police e-announced "
                 "f-suspended g-retired");
    assert_order(&fixture->directory.services,
                 "be d-subject z-subject c-other b-listening a-police e-announced "
                 "f-suspended g-retired eu w");
    assert_ptr_equal(directory_find(&fixture->directory, STR("eu")),
                     countries->items[2].services.items[0]);
    assert_null(directory_find(&fixture->directory, STR("no")));
    assert_ptr_equal(directory_country(&fixture->directory, STR("LU")),
                     &countries->items[1]);
    assert_null(directory_country(&fixture->directory, STR("FR")));
    struct suggestion suggestion =
        directory_suggest(&fixture->directory, STR("a-polcie"));
    assert_true(str_equal(suggestion_best(&suggestion), STR("a-police")));
}

#define EMERGENCY(dial)                                                     \
    "<emergency purpose='general' confidence='verified'><phone dial='" dial \
    "' display='" dial "'/><source title='T' date='2023'/></emergency>\n"

static void test_folders_are_joined(void **state)
{
    struct fixture *fixture = *state;
    add_file(fixture, 1, "LU",
             SERVICE("a", "police", "active", ABOUT("adult", "grooming"))
                 PLAIN("school") EMERGENCY("113"));
    add_file(fixture, 0, "LU", PLAIN("a") PLAIN("b") EMERGENCY("112"));
    assert_true(assemble(fixture));
    assert_order(&fixture->directory.services, "b school a");
    const struct country *country = &fixture->directory.countries.items[0];
    assert_int_equal(country->emergencies.count, 2);
    assert_true(str_equal(country->timezone, STR("Europe/Luxembourg")));
    const struct service *service = directory_find(&fixture->directory, STR("a"));
    assert_true(str_equal(service->kind, STR("police")));
}

#define EMERGENCY_FOR(purpose, dial, confidence)                                      \
    "<emergency purpose='" purpose "' confidence='" confidence "'><phone dial='" dial \
    "' display='" dial "'/><source title='T' "                                        \
    "date='2023'/></emergency>\n"

/* A school that repeats 112 says it again, it does not have a second one. */
static void test_emergencies_are_replaced(void **state)
{
    struct fixture *fixture = *state;
    add_file(fixture, 1, "LU",
             EMERGENCY_FOR("police", "113", "verified")
                 EMERGENCY_FOR("general", "112", "disputed")
                     EMERGENCY_FOR("police", "112", "verified"));
    add_file(fixture, 0, "LU",
             EMERGENCY("112") EMERGENCY_FOR("police", "113", "single-source"));
    add_file(fixture, 0, "BE", EMERGENCY("112"));
    assert_true(assemble(fixture));
    const struct country *be = &fixture->directory.countries.items[0];
    const struct country *lu = &fixture->directory.countries.items[1];
    assert_int_equal(be->emergencies.count, 1);
    assert_int_equal(lu->emergencies.count, 3);
    const struct emergency *items = lu->emergencies.items;
    assert_int_equal(items[0].purpose, PURPOSE_GENERAL);
    assert_int_equal(items[0].confidence, CONFIDENCE_DISPUTED);
    assert_int_equal(items[1].purpose, PURPOSE_POLICE);
    assert_int_equal(items[1].confidence, CONFIDENCE_VERIFIED);
    assert_true(str_equal(items[1].channels.items[0].dial, STR("113")));
    assert_true(str_equal(items[2].channels.items[0].dial, STR("112")));
}

static void test_later_folder_comes_later(void **state)
{
    struct fixture *fixture = *state;
    add_file(fixture, 0, "LU", PLAIN("a"));
    add_file(fixture, 1, "BE",
             SERVICE("a", "police", "active", ABOUT("adult", "grooming")));
    assert_true(assemble(fixture));
    assert_order(&fixture->directory.services, "a");
    assert_true(str_equal(fixture->directory.services.items[0]->country, STR("BE")));
    assert_int_equal(fixture->directory.countries.items[1].services.count, 0);
}

static void test_duplicate(void **state)
{
    struct fixture *fixture = *state;
    add_file(fixture, 0, "LU", PLAIN("a"));
    add_file(fixture, 0, "BE", PLAIN("b") PLAIN("a"));
    assert_false(assemble(fixture));
    assert_int_equal(fixture->diags.count, 1);
    assert_diagnostic(fixture, 0, DIAG_SERVICE_DUPLICATE, 3, 14,
                      "the first is in LU, line 2");
    assert_order(&fixture->directory.services, "b a");
}

static void test_words(void **state)
{
    struct fixture *fixture = *state;
    add_file(fixture, 0, "FR",
             "<service id='a' kind='helplin' status='active' confidence='verified'>"
             "<name>N</name><summary xml:lang='fr'>S</summary>"
             "<summary xml:lang='en'>S</summary><source title='T' date='2023'/>\n"
             "<phone dial='112' display='112' cost='fre' languages='fr dee'/>\n"
             "<language code='xx'/>\n"
             "<audience>minors</audience>\n"
             "<topic>\n  gromming</topic>\n"
             "<access type='text-relay' languages='yy'/></service>");
    assert_false(assemble(fixture));
    diagnostics_sort(&fixture->diags);
    assert_int_equal(fixture->diags.count, 8);
    assert_diagnostic(fixture, 0, DIAG_VOCABULARY_UNKNOWN, 1, 21, "");
    assert_diagnostic(fixture, 1, DIAG_VOCABULARY_UNKNOWN, 2, 23,
                      "did you mean 'helpline'?");
    assert_diagnostic(fixture, 2, DIAG_VOCABULARY_UNKNOWN, 3, 39,
                      "did you mean 'free'?");
    assert_diagnostic(fixture, 3, DIAG_VOCABULARY_UNKNOWN, 3, 58, "did you mean 'de'?");
    assert_diagnostic(fixture, 4, DIAG_VOCABULARY_UNKNOWN, 4, 17, "");
    assert_diagnostic(fixture, 5, DIAG_VOCABULARY_UNKNOWN, 5, 11,
                      "did you mean 'minor'?");
    assert_diagnostic(fixture, 6, DIAG_VOCABULARY_UNKNOWN, 7, 3,
                      "did you mean 'grooming'?");
    assert_diagnostic(fixture, 7, DIAG_VOCABULARY_UNKNOWN, 8, 38, "");
}

static void test_replaced_by(void **state)
{
    struct fixture *fixture = *state;
    add_file(fixture, 0, "LU",
             EMERGENCY("113") RETIRED("a", "b") RETIRED("b", "new") PLAIN("new")
                 RETIRED("c", "emergency:113"));
    assert_true(assemble(fixture));
    add_file(fixture, 0, "BE",
             RETIRED("d", "nwe") RETIRED("e", "emergency:113")
                 RETIRED("f", "emergency:") EMERGENCY("112"));
    assert_false(assemble(fixture));
    assert_int_equal(fixture->diags.count, 3);
    assert_diagnostic(fixture, 0, DIAG_REPLACED_BY, 2, 63, "did you mean 'new'?");
    assert_diagnostic(fixture, 1, DIAG_REPLACED_BY, 3, 63,
                      "did you mean 'emergency:112'?");
    assert_diagnostic(fixture, 2, DIAG_REPLACED_BY, 4, 63, "");
}

static void test_circles(void **state)
{
    struct fixture *fixture = *state;
    add_file(fixture, 0, "LU",
             RETIRED("a", "b") RETIRED("b", "c") RETIRED("c", "a") RETIRED("d", "a")
                 RETIRED("e", "e"));
    assert_false(assemble(fixture));
    assert_int_equal(fixture->diags.count, 2);
    assert_diagnostic(fixture, 0, DIAG_REPLACED_BY, 4, 63, "");
    assert_diagnostic(fixture, 1, DIAG_REPLACED_BY, 6, 63, "");
}

#define ANY "<service id='a' kind='helpline' status='active' confidence='verified'>"
#define NAMED "<name xml:lang='lb'>N</name><source title='T' date='2023'/>"

static void test_missing_texts(void **state)
{
    static const char *const messages[] = {
        "'a' has no 'when' in 'fr'",
        "'a' has no 'summary', no 'note' in 'en'",
        "'b' has no 'note' in 'fr'",
        "'b' has no 'note' in 'en'",
    };
    struct fixture *fixture = *state;
    add_file(
        fixture, 0, "LU",
        EMERGENCY("112") ANY NAMED
        "<summary xml:lang='fr'>S</summary>"
        "<note xml:lang='fr'>1</note><note xml:lang='fr'>2</note>"
        "<note xml:lang='en'>1</note><when xml:lang='en'>1</when>"
        "<web href='https://a.b'/>" ABOUT("minor", "grooming") "</service>" SERVICE(
            "b", "helpline", "active",
            ABOUT("minor", "grooming") "<web href='https://a.b'><note "
                                       "xml:lang='de'>x</note></web>"));
    assert_true(assemble(fixture));
    assert_int_equal(fixture->diags.count, 4);
    assert_diagnostic(fixture, 0, DIAG_TEXT_MISSING, 3, 14, "");
    for (size_t i = 0; i < 4; i++)
        if (!str_equal(fixture->diags.items[i].message, str_from(messages[i])))
            fail_msg("%s", fixture->diags.items[i].message.ptr);
}

static const struct date TODAY = {2026, 11, 22};

static void select_services(struct fixture *fixture, const char *query,
                            const char *wanted)
{
    struct service_query parsed;
    assert_true(service_query_parse(&fixture->arena, str_from(query),
                                    &fixture->vocabulary, location_none(), &parsed,
                                    &fixture->diags));
    struct service_list list =
        directory_select(&fixture->arena, &fixture->directory, &parsed, TODAY);
    assert_order(&list, wanted);
}

static void test_select(void **state)
{
    struct fixture *fixture = *state;
    add_file(fixture, 0, "LU",
             SERVICE("lu-a", "helpline", "active",
                     ABOUT("minor", "sextortion") "<language code='de'/>")
                 SERVICE("lu-b", "listening", "active", ABOUT("everyone", "grooming"))
                     RETIRED("lu-old", "lu-a"));
    add_file(
        fixture, 0, "BE",
        SERVICE("be-a", "helpline", "active",
                ABOUT("adult", "sextortion") ABOUT(
                    "adult", "grooming") "<chat href='https://a.b' languages='fr'/>"));
    assert_true(assemble(fixture));
    select_services(fixture, "", "be-a lu-a lu-b");
    select_services(fixture, "country=LU", "lu-a lu-b");
    select_services(fixture, "topic=sextortion", "be-a lu-a");
    select_services(fixture, "topic=sextortion&audience=minor", "lu-a");
    select_services(fixture, "audience=minor", "lu-a lu-b");
    select_services(fixture, "audience=everyone", "lu-b");
    select_services(fixture, "audience=minor,adult&kind=helpline", "be-a lu-a");
    select_services(fixture, "kind=helpline,listening&country=LU,BE", "be-a lu-a lu-b");
    select_services(fixture, "language=de", "lu-a");
    select_services(fixture, "language=fr", "be-a");
    select_services(fixture, "kind=police", "");
}

/* Active by its status alone is not enough. */
static void test_select_by_date(void **state)
{
    struct fixture *fixture = *state;
    add_file(fixture, 0, "LU",
             SERVICE("lu-ended", "helpline", "active' valid-to='2026-11-21",
                     ABOUT("minor", "sextortion"))
                 SERVICE("lu-future", "helpline", "active' valid-from='2026-12",
                         ABOUT("minor", "sextortion"))
                     SERVICE("lu-now", "helpline",
                             "active' valid-from='2026-11-22' until='2026",
                             ABOUT("minor", "sextortion"))
                         SERVICE("lu-until", "helpline", "active' until='2026-10",
                                 ABOUT("minor", "sextortion")));
    assert_true(assemble(fixture));
    select_services(fixture, "", "lu-now");
    select_services(fixture, "topic=sextortion&audience=minor", "lu-now");
}

static void test_bad_queries(void **state)
{
    static const struct {
        const char *text;
        enum diag_code code;
        const char *hint;
    } bad[] = {
        {"topics=grooming", DIAG_SERVICES_QUERY, "did you mean 'topic'?"},
        {"colour=red", DIAG_SERVICES_QUERY,
         "keys are country, topic, audience, kind and language"},
        {"topic", DIAG_SERVICES_QUERY,
         "write it as in topic=sextortion&audience=minor"},
        {"topic=", DIAG_SERVICES_QUERY,
         "write it as in topic=sextortion&audience=minor"},
        {"&", DIAG_SERVICES_QUERY, "write it as in topic=sextortion&audience=minor"},
        {"topic=groming", DIAG_VOCABULARY_UNKNOWN, "did you mean 'grooming'?"},
        {"country=LU,be", DIAG_VOCABULARY_UNKNOWN, "did you mean 'BE'?"},
        {"topic=grooming,", DIAG_VOCABULARY_UNKNOWN, ""},
    };
    struct fixture *fixture = *state;
    struct service_query query;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        fixture->diags.count = 0;
        assert_false(service_query_parse(&fixture->arena, str_from(bad[i].text),
                                         &fixture->vocabulary, location_none(), &query,
                                         &fixture->diags));
        assert_true(fixture->diags.count > 0);
        assert_int_equal(fixture->diags.items[0].code, bad[i].code);
        if (!str_equal(fixture->diags.items[0].hint, str_from(bad[i].hint)))
            fail_msg("%s: %s", bad[i].text, fixture->diags.items[0].hint.ptr);
    }
}

static void test_nothing(void **state)
{
    struct fixture *fixture = *state;
    assert_true(assemble(fixture));
    assert_int_equal(fixture->directory.countries.count, 0);
    assert_null(directory_find(&fixture->directory, STR("a")));
    select_services(fixture, "topic=grooming", "");
}

/* Ten thousand services take no time; a quadratic step would. */
static void test_many(void **state)
{
    enum { MANY = 10000 };
    struct fixture *fixture = *state;
    struct strbuf text = {0};
    for (unsigned i = 0; i < MANY; i++)
        strbuf_addf(&text,
                    "<service id='s%u' kind='helpline' status='retired' "
                    "replaced-by='s%u' confidence='verified'>" TEXTS ABOUT(
                        "minor", "grooming") "</service>",
                    i, (i + 1) % MANY);
    add_file(fixture, 0, "LU", text.ptr);
    strbuf_release(&text);
    assert_false(assemble(fixture));
    assert_int_equal(fixture->diags.count, 1); /* one circle through all of them */
    assert_int_equal(fixture->directory.services.count, MANY);
    assert_non_null(directory_find(&fixture->directory, STR("s9999")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_reading_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_folders_are_joined, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_later_folder_comes_later, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_emergencies_are_replaced, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_duplicate, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_replaced_by, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_circles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_missing_texts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_select, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_select_by_date, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_bad_queries, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_many, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
