/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#include "support.h"

/* The examples of FIPS 180-2, appendix B, and the empty text. */
static void test_known_digests(void **state)
{
    (void)state;
    static const struct {
        struct str bytes;
        const char *hex;
    } table[] = {
        {STR_INIT(""),
         "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {STR_INIT("abc"),
         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {STR_INIT("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    for (size_t i = 0; i < COUNT(table); i++)
        assert_string_equal(digest_of(table[i].bytes).hex, table[i].hex);
    assert_string_equal(digest_of((struct str){0}).hex, table[0].hex);
}

static void test_a_million_bytes(void **state)
{
    (void)state;
    struct strbuf text = {0};
    strbuf_add_repeat(&text, 'a', 1000000);
    assert_string_equal(
        digest_of(strbuf_str(&text)).hex,
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    strbuf_release(&text);
}

static void test_every_byte_of_the_view_counts_and_no_other(void **state)
{
    (void)state;
    struct digest short_one = digest_of((struct str){"abcd", 3});
    assert_string_equal(short_one.hex, digest_of(STR("abc")).hex);
    assert_string_not_equal(digest_of(STR("a\0b")).hex, digest_of(STR("a\0c")).hex);
    assert_int_equal(str_from(short_one.hex).len, DIGEST_HEX_LENGTH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_digests),
        cmocka_unit_test(test_a_million_bytes),
        cmocka_unit_test(test_every_byte_of_the_view_counts_and_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
