/* SPDX-License-Identifier: MIT */
/* That codes say what they should is tested by reading them: tests/paper.test.mjs. */
#include "output/qr.h"

#include "support.h"

#include <stdio.h>
#include <string.h>

enum { MOST = 64 };

/* The modules that a path of rectangles makes dark; fails on anything else. */
static size_t draw(struct str path, bool dark[MOST][MOST])
{
    size_t count = 0;
    const char *at = path.ptr, *end = path.ptr + path.len;
    while (at < end) {
        unsigned x, y, width, back;
        int used = 0;
        int found = sscanf(at, "M%u %uh%uv1h-%uz%n", &x, &y, &width, &back, &used);
        assert_int_equal(found, 4);
        assert_true(used > 0);
        assert_int_equal(width, back);
        for (unsigned i = 0; i < width; i++)
            dark[y][x + i] = true;
        count += width;
        at += used;
    }
    return count;
}

static void test_finders_stand_behind_the_quiet_zone(void **state)
{
    struct fixture *fixture = *state;
    bool dark[MOST][MOST] = {{false}};
    struct qr qr = qr_of(&fixture->arena, STR("tel:+35280021234"));
    size_t last = qr.size - QR_QUIET_ZONE - 1;
    assert_int_equal(qr.size, 25 + 2 * 4); /* version 2: sixteen bytes at level Q */
    assert_true(draw(qr.path, dark) > 200);
    for (size_t i = 0; i < qr.size; i++)
        for (size_t edge = 0; edge < QR_QUIET_ZONE; edge++) {
            assert_false(dark[edge][i] || dark[i][edge]);
            assert_false(dark[last + 1 + edge][i] || dark[i][last + 1 + edge]);
        }
    for (size_t i = 0; i < 7; i++) {
        assert_true(dark[QR_QUIET_ZONE][QR_QUIET_ZONE + i]);
        assert_true(dark[QR_QUIET_ZONE][last - i]);
        assert_true(dark[last][QR_QUIET_ZONE + i]);
    }
    assert_false(dark[QR_QUIET_ZONE + 1][QR_QUIET_ZONE + 1]);
}

/* Base64 of the bitmap's bytes from `from` on; four letters for three bytes. */
static unsigned byte_of(struct str uri, size_t index)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *four = uri.ptr + sizeof("data:image/bmp;base64,") - 1 + index / 3 * 4;
    unsigned bits = 0;
    for (size_t i = 0; i < 4; i++) {
        const char *found = four[i] == '=' ? letters : strchr(letters, four[i]);
        assert_non_null(found);
        bits = bits << 6 | (unsigned)(found - letters);
    }
    return bits >> (16 - 8 * (index % 3)) & 255;
}

static void test_bitmap_shows_the_same_modules(void **state)
{
    enum { HEADER = 32, ROW = 4 };
    struct fixture *fixture = *state;
    bool dark[MOST][MOST] = {{false}};
    struct qr qr = qr_of(&fixture->arena, STR("tel:+35280021234"));
    size_t width = qr.size - 2 * QR_QUIET_ZONE;
    draw(qr.path, dark);
    assert_int_equal(byte_of(qr.bitmap, 0), 'B');
    assert_int_equal(byte_of(qr.bitmap, 18), width);
    assert_int_equal(byte_of(qr.bitmap, 26), 255); /* colour 0 is white */
    assert_int_equal(byte_of(qr.bitmap, 29), 0);
    for (size_t y = 0; y < width; y++)
        for (size_t x = 0; x < width; x++) {
            size_t at = HEADER + (width - 1 - y) * ROW + x / 8;
            bool is_set = byte_of(qr.bitmap, at) >> (7 - x % 8) & 1;
            assert_int_equal(is_set, dark[QR_QUIET_ZONE + y][QR_QUIET_ZONE + x]);
        }
}

static void test_longest_number_stays_small(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(qr_of(&fixture->arena, STR("tel:+123456789012345")).size, 33);
    assert_int_equal(qr_of(&fixture->arena, STR("tel:112")).size, 29);
}

static void test_too_much_or_nothing_gives_no_code(void **state)
{
    struct fixture *fixture = *state;
    struct strbuf text = {0};
    strbuf_add_repeat(&text, 'x', 1663);
    assert_int_equal(qr_of(&fixture->arena, strbuf_str(&text)).size, 177 + 8);
    strbuf_add_char(&text, 'x');
    assert_int_equal(qr_of(&fixture->arena, strbuf_str(&text)).size, 0);
    strbuf_release(&text);
    assert_int_equal(qr_of(&fixture->arena, STR("")).size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_finders_stand_behind_the_quiet_zone),
        TEST_WITH_FIXTURE(test_bitmap_shows_the_same_modules),
        TEST_WITH_FIXTURE(test_longest_number_stays_small),
        TEST_WITH_FIXTURE(test_too_much_or_nothing_gives_no_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
