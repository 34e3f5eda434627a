/* SPDX-License-Identifier: MIT */
#include "theme/plural.h"

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_form(const char *language, size_t number, const char *expected)
{
    assert_string_equal(plural_name(plural_of(str_from(language), number)), expected);
}

/* All rules are compared with another reader of them in plurals.test.mjs. */
static void test_forms(void **state)
{
    (void)state;
    assert_form("ar", 0, "zero");
    assert_form("ar", 103, "few");
    assert_form("ar-MA", 2, "two");
    assert_form("de", 1, "one");
    assert_form("fr", 0, "one");
    assert_form("pt", 0, "one");
    assert_form("pt-PT", 0, "other");
    assert_form("pt-pt", 0, "other");
    assert_form("ru", 21, "one");
    assert_form("fr", SIZE_MAX, "other");
}

static void test_unknown_languages(void **state)
{
    (void)state;
    assert_false(plural_is_known(STR("xx")));
    assert_true(plural_is_known(STR("fr-BE")));
    assert_form("xx", 1, "one");
    assert_form("xx", 0, "other");
    assert_form("", 2, "other");
    assert_int_equal(plural_use(STR("xx"), PLURAL_ONE).numbers, 0);
}

static void test_use(void **state)
{
    (void)state;
    struct plural_use use = plural_use(STR("ar"), PLURAL_MANY);
    assert_int_equal(use.least, 11);
    assert_true(use.numbers > 1);
    assert_int_equal(plural_use(STR("ar"), PLURAL_TWO).numbers, 1);
    assert_int_equal(plural_use(STR("fr"), PLURAL_ONE).numbers, 2);
    assert_int_equal(plural_use(STR("fr"), PLURAL_MANY).numbers, 0);
}

static void test_names(void **state)
{
    (void)state;
    enum plural form;
    for (int i = 0; i < PLURAL_FORMS; i++) {
        assert_true(plural_from_name(str_from(plural_name((enum plural)i)), &form));
        assert_int_equal(form, i);
    }
    assert_false(plural_from_name(STR("ones"), &form));
    assert_false(plural_from_name(STR(""), &form));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_unknown_languages),
        cmocka_unit_test(test_use),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
