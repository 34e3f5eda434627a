/* SPDX-License-Identifier: MIT */
#include "output/typography.h"

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_spaces(const char *language, const char *text, const char *after,
                          const char *expected)
{
    struct arena arena = {0};
    struct str spaced =
        typography_spaces(&arena, str_from(language), str_from(text), str_from(after));
    assert_int_equal(spaced.len, str_from(expected).len);
    assert_true(str_equal(spaced, str_from(expected)));
    arena_release(&arena);
}

static void test_french(void **state)
{
    (void)state;
    assert_spaces("fr", "Que faire ? Rien ; non !", "",
                  "Que faire\u202f? Rien\u202f; non\u202f!");
    assert_spaces("fr", "Ceci : cela", "", "Ceci\u00a0: cela");
    assert_spaces("fr-BE", "« Oui ! »", "", "«\u00a0Oui\u202f!\u00a0»");
    assert_spaces("fr", "Quoi ?! Non ?…", "", "Quoi\u202f?! Non\u202f?…");
    assert_spaces("fr", "seul ", "!", "seul\u202f");
    assert_spaces("fr", "seul ", " encore", "seul ");
    assert_spaces("fr", "fin :", "", "fin\u00a0:");
}

static void test_what_stays(void **state)
{
    (void)state;
    static const char *const same[] = {
        "",
        " ",
        "Que faire?",
        "Que faire\u202f? Ceci\u00a0: cela",
        "de 10 : 30 à 11",
        "content :-) a != b",
        "https://a.example/?b=1;c",
        "un mot, un autre",
    };
    for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
        assert_spaces("fr", same[i], "", same[i]);
    assert_spaces("en", "What ? « a »", "", "What ? « a »");
    assert_spaces("frr", "Wat ?", "", "Wat ?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_french),
        cmocka_unit_test(test_what_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
