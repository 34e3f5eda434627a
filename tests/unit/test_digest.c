/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#include "folder.h"

#include <errno.h>

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

static void test_of_a_file(void **state)
{
    struct folder_fixture *fixture = *state;
    struct strbuf text = {0};
    struct digest digest;
    uint64_t size;
    strbuf_add_repeat(&text, 'a', 1000000);
    put_file(fixture, "a", text.ptr);
    put_file(fixture, "empty", "");
    assert_int_equal(digest_of_file(in_folder(fixture, "a"), &digest, &size), 0);
    assert_string_equal(digest.hex, digest_of(strbuf_str(&text)).hex);
    assert_int_equal(size, 1000000);
    assert_int_equal(digest_of_file(in_folder(fixture, "empty"), &digest, &size), 0);
    assert_string_equal(digest.hex, digest_of(STR("")).hex);
    assert_int_equal(size, 0);
    assert_int_equal(digest_of_file(in_folder(fixture, "none"), &digest, &size),
                     ENOENT);
    assert_int_equal(digest_of_file(fixture->path, &digest, &size), EISDIR);
    assert_int_equal(digest_of_file("/dev/null", &digest, &size), EINVAL);
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

/* The examples of FIPS 180-2, appendix A, and the empty text. */
static void test_sha1(void **state)
{
    (void)state;
    static const struct {
        struct str bytes;
        uint8_t digest[DIGEST_SHA1_LENGTH];
    } table[] = {
        {STR_INIT("abc"), {0xa9, 0x99, 0x3e, 0x36, 0x47, 0x06, 0x81, 0x6a, 0xba, 0x3e,
                           0x25, 0x71, 0x78, 0x50, 0xc2, 0x6c, 0x9c, 0xd0, 0xd8, 0x9d}},
        {STR_INIT("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
         {0x84, 0x98, 0x3e, 0x44, 0x1c, 0x3b, 0xd2, 0x6e, 0xba, 0xae,
          0x4a, 0xa1, 0xf9, 0x51, 0x29, 0xe5, 0xe5, 0x46, 0x70, 0xf1}},
        {STR_INIT(""), {0xda, 0x39, 0xa3, 0xee, 0x5e, 0x6b, 0x4b, 0x0d, 0x32, 0x55,
                        0xbf, 0xef, 0x95, 0x60, 0x18, 0x90, 0xaf, 0xd8, 0x07, 0x09}},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        uint8_t digest[DIGEST_SHA1_LENGTH];
        digest_sha1(table[i].bytes, digest);
        assert_memory_equal(digest, table[i].digest, sizeof(digest));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_digests),
        cmocka_unit_test(test_a_million_bytes),
        TEST_WITH_FOLDER(test_of_a_file),
        cmocka_unit_test(test_every_byte_of_the_view_counts_and_no_other),
        cmocka_unit_test(test_sha1),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
