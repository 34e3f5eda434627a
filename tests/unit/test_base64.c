/* SPDX-License-Identifier: MIT */
#include "base/base64.h"

#include "support.h"

/* RFC 4648, section 10. */
static void test_the_vectors_of_the_standard(void **state)
{
    (void)state;
    static const char *const table[][2] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct strbuf out = {0};
        base64_add(&out, str_from(table[i][0]));
        assert_text(strbuf_str(&out), table[i][1]);
        strbuf_release(&out);
    }
}

static void test_any_byte(void **state)
{
    (void)state;
    struct strbuf out = {0};
    base64_add(&out, STR("\xff\xfe\xfd\x00\x80"));
    assert_text(strbuf_str(&out), "//79AIA=");
    base64_add(&out, STR("\xfb\xff"));
    assert_text(strbuf_str(&out), "//79AIA=+/8=");
    strbuf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_vectors_of_the_standard),
        cmocka_unit_test(test_any_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
