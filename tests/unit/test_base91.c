/* SPDX-License-Identifier: MIT */
#include "base/base91.h"

#include "support.h"

#include <string.h>

/* What phone.js does. */
static size_t decode(struct str text, unsigned char *bytes)
{
    uint32_t queue = 0;
    unsigned bits = 0;
    int first = -1;
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        int code = (unsigned char)text.ptr[i], value = code - (code < '<' ? 35 : 36);
        assert_true(code >= '#' && code <= '~' && code != '<');
        if (first < 0) {
            first = value;
            continue;
        }
        value = value * 91 + first;
        first = -1;
        queue |= (uint32_t)value << bits;
        bits += (value & 8191) > 88 ? 13 : 14;
        for (; bits > 7; bits -= 8, queue >>= 8)
            bytes[count++] = (unsigned char)queue;
    }
    if (first >= 0)
        bytes[count++] = (unsigned char)(queue | (uint32_t)first << bits);
    return count;
}

static void expect_back(struct str bytes)
{
    unsigned char back[512];
    struct strbuf text = {0};
    base91_add(&text, bytes);
    assert_true(text.len <= bytes.len * 16 / 13 + 2);
    assert_int_equal(decode(strbuf_str(&text), back), bytes.len);
    assert_memory_equal(back, bytes.ptr, bytes.len);
    strbuf_release(&text);
}

static void test_any_bytes_come_back(void **state)
{
    (void)state;
    char bytes[400];
    uint32_t random = 20261122;
    for (size_t length = 1; length < sizeof(bytes); length++) {
        for (size_t i = 0; i < length; i++) {
            random = random * 1664525 + 1013904223;
            bytes[i] = (char)(random >> 24);
        }
        expect_back((struct str){bytes, length});
    }
    memset(bytes, 0, sizeof(bytes)); /* always 14 bits, and always 13 */
    expect_back((struct str){bytes, sizeof(bytes)});
    memset(bytes, 0xff, sizeof(bytes));
    expect_back((struct str){bytes, sizeof(bytes)});
}

static void test_nothing_is_nothing(void **state)
{
    (void)state;
    struct strbuf text = {0};
    base91_add(&text, STR(""));
    assert_int_equal(text.len, 0);
    strbuf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_bytes_come_back),
        cmocka_unit_test(test_nothing_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
