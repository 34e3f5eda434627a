/* SPDX-License-Identifier: MIT */
#include "base/name.h"

#include "support.h"

#define TEN "abcdefghij"
#define SIXTY TEN TEN TEN TEN TEN TEN

static void test_portable_names(void **state)
{
    (void)state;
    static const char *const good[] = {"a",    "0",       "first-hour", "24-7",
                                       "a--b", "console", "con-1",      "com10",
                                       "lpt",  "auxx",    SIXTY};
    static const char *const bad[] = {
        "",     "-",    "-a",   "a-",      "A",   "a b", "a.b",
        "a_b",  "a/b",  "é",    "con",     "prn", "aux", "nul",
        "com1", "com0", "lpt9", SIXTY "k", "a\n", "..",  "a~",
    };
    for (size_t i = 0; i < COUNT(good); i++)
        assert_true(name_is_portable(str_from(good[i])));
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(name_is_portable(str_from(bad[i])));
    assert_false(name_is_portable((struct str){0}));
}

static void test_bad_id_gets_a_better_one(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *id, *hint;
    } table[] = {
        {"Première heure", "write 'premiere-heure'"},
        {"a_b", "write 'a-b'"},
        {"con", "use a to z, 0 to 9 and -, at most 60 characters"},
        {"مساعدة", "use a to z, 0 to 9 and -, at most 60 characters"},
        {"", "use a to z, 0 to 9 and -, at most 60 characters"},
    };
    struct source source = source_of(&fixture->arena, STR("a.md"), STR("id: x\n"));
    for (size_t i = 0; i < COUNT(table); i++) {
        assert_false(name_check(str_from(table[i].id), location_at(&source, 4, 1),
                                &fixture->diags));
        assert_diagnostic(&fixture->diags, i, DIAG_ID_INVALID, 1, 5);
        assert_text(fixture->diags.items[i].hint, table[i].hint);
    }
}

static void test_good_id_says_nothing(void **state)
{
    struct fixture *fixture = *state;
    assert_true(name_check(STR("first-hour"), location_none(), &fixture->diags));
    assert_int_equal(fixture->diags.count, 0);
}

static void test_paths(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *path, *suffix, *result;
    } table[] = {
        {"fr/first-hour.md", ".html", "fr/first-hour.html"},
        {"fr/Première heure.md", ".html", "fr/premiere-heure.html"},
        {"fr/a.b.md", ".html", "fr/a-b.html"},
        {"fr/Sous Dossier/Été.md", ".html", "fr/sous-dossier/ete.html"},
        {"files/Form 1.PDF", "", "files/form-1.pdf"},
        {"files/a.tar.gz", "", "files/a-tar.gz"},
        {"ar/مساعدة.md", ".html", ""},
        {"مساعدة/a.md", ".html", ""},
        {"fr/con.md", ".html", ""},
        {"aux/a.md", ".html", ""},
        {"fr/.md", ".html", "fr/md.html"},
        {"fr//a.md", ".html", ""},
        {"../a.md", ".html", ""},
        {"", "", ""},
        {"", ".html", ""},
        {"files/README", "", ""}, /* no suffix: nothing says what it is */
        {"files/a.", "", ""},
        {"files/a.verylong", "", ""},
        {"files/a.é", "", ""},
    };
    for (size_t i = 0; i < COUNT(table); i++)
        assert_text(name_path(&fixture->arena, str_from(table[i].path),
                              str_from(table[i].suffix)),
                    table[i].result);
}

static void test_long_paths(void **state)
{
    struct fixture *fixture = *state;
    struct str long_name = name_path(&fixture->arena, STR(SIXTY "-more.md"), STR(".x"));
    assert_text(long_name, SIXTY ".x");
    struct str path = name_path(
        &fixture->arena, STR(SIXTY "/" SIXTY "/" TEN TEN TEN "12345.md"), STR(".x"));
    assert_int_equal(path.len, 159);
    path = name_path(&fixture->arena, STR(SIXTY "/" SIXTY "/" TEN TEN TEN "1234567.md"),
                     STR(".x"));
    assert_int_equal(path.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_portable_names),
        TEST_WITH_FIXTURE(test_bad_id_gets_a_better_one),
        TEST_WITH_FIXTURE(test_good_id_says_nothing),
        TEST_WITH_FIXTURE(test_paths),
        TEST_WITH_FIXTURE(test_long_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
