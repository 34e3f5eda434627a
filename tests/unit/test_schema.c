/* SPDX-License-Identifier: MIT */
/*
 * With the argument "print" it prints the schema, a line for each element and its
 * attributes, for tests/schema.test.mjs to hold against directory.rng.
 */
#include "directory/schema.h"

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static bool has_attribute(enum element element, const char *name)
{
    for (size_t i = 0; schema_attribute(element, i); i++)
        if (strcmp(schema_attribute(element, i), name) == 0)
            return true;
    return false;
}

static void test_elements(void **state)
{
    (void)state;
    assert_string_equal(schema_element(ELEMENT_DIRECTORY), "directory");
    assert_string_equal(schema_element(ELEMENT_SOURCE), "source");
    for (unsigned i = 0; i < ELEMENT_COUNT; i++)
        assert_non_null(schema_element((enum element)i));
}

static void test_attributes(void **state)
{
    (void)state;
    assert_string_equal(schema_attribute(ELEMENT_DIRECTORY, 0), "country");
    assert_true(has_attribute(ELEMENT_VISIT, "city"));
    assert_false(has_attribute(ELEMENT_CHAT, "city"));
    assert_null(schema_attribute(ELEMENT_AUDIENCE, 0));
    assert_null(schema_attribute(ELEMENT_LANGUAGE, 1));
}

static void test_children(void **state)
{
    (void)state;
    assert_int_equal(schema_child(ELEMENT_COUNT, STR("directory")), ELEMENT_DIRECTORY);
    assert_int_equal(schema_child(ELEMENT_SERVICE, STR("phone")), ELEMENT_PHONE);
    assert_int_equal(schema_child(ELEMENT_PHONE, STR("access")), ELEMENT_ACCESS);
    assert_int_equal(schema_child(ELEMENT_EMERGENCY, STR("topic")), ELEMENT_COUNT);
    assert_int_equal(schema_child(ELEMENT_COUNT, STR("service")), ELEMENT_COUNT);
}

static int print_schema(void)
{
    for (unsigned i = 0; i < ELEMENT_COUNT; i++) {
        printf("%s", schema_element((enum element)i));
        for (size_t j = 0; schema_attribute((enum element)i, j); j++)
            printf(" %s", schema_attribute((enum element)i, j));
        printf("\n");
    }
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_elements),
        cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_children),
    };
    if (argc == 2 && strcmp(argv[1], "print") == 0)
        return print_schema();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
