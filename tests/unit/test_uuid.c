/* SPDX-License-Identifier: MIT */
#include "base/uuid.h"

#include "support.h"

#include <string.h>

/* The namespaces of RFC 9562, 6.6. */
static const uint8_t DNS[UUID_BYTES] = {0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1,
                                        0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
static const uint8_t URL[UUID_BYTES] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
                                        0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};

/* The first is the RFC's own example (A.4), the others are from Python's uuid.uuid5. */
static void test_known_ids(void **state)
{
    (void)state;
    static const struct {
        const uint8_t *namespace;
        const char *name;
        const char *id;
    } table[] = {
        {DNS, "www.example.com", "2ed6657d-e927-568b-95e1-2665a8aea6a2"},
        {DNS, "python.org", "886313e1-3b8a-5372-9b90-0c9aee199e5d"},
        {DNS, "", "4ebd0208-8328-5d69-8c44-ec50939c0967"},
        {URL, "http://www.example.com/", "fcde3c85-2270-590f-9e7c-ee003d65e0e2"},
        {URL, "Hélène", "c28a66d4-a283-5958-a776-fdcf250a0657"},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct uuid id = uuid_of(table[i].namespace, str_from(table[i].name));
        assert_string_equal(id.text, table[i].id);
    }
}

static void test_version_and_variant(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 300; i++) {
        char name[2] = {(char)i, (char)(i >> 8)};
        struct uuid id = uuid_of(DNS, (struct str){name, sizeof(name)});
        assert_int_equal(strlen(id.text), UUID_TEXT_LENGTH);
        assert_int_equal(id.text[14], '5');
        assert_non_null(strchr("89ab", id.text[19]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_ids),
        cmocka_unit_test(test_version_and_variant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
