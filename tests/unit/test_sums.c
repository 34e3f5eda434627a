/* SPDX-License-Identifier: MIT */
#include "editions/sums.h"

#include "folder.h"

#include "editions/stray.h"

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "00000000000000000000000000000000000000000000000000000000000000bb"
#define B_CAPITAL "00000000000000000000000000000000000000000000000000000000000000BB"

static bool read_text(struct folder_fixture *fixture, const char *text,
                      struct sums *sums)
{
    put_file(fixture, SUMS_NAME, text);
    fixture->diags.count = 0;
    return sums_read(&fixture->arena, str_from(fixture->path), STR(SUMS_NAME), sums,
                     &fixture->diags);
}

static void test_reads_what_sha256sum_writes(void **state)
{
    struct folder_fixture *fixture = *state;
    struct sums sums;
    assert_true(read_text(fixture, B "  b.html\n" A "  a/a.html\n", &sums));
    assert_int_equal(sums.count, 2);
    assert_text(sums.items[0].path, "a/a.html");
    assert_string_equal(sums.items[0].digest.hex, A);
    assert_string_equal(sums_find(&sums, STR("b.html"))->digest.hex, B);
    assert_null(sums_find(&sums, STR("B.html")));
    assert_false(sums.cut);
    assert_int_equal(fixture->diags.count, 0);
}

static void test_takes_what_others_make_of_it(void **state)
{
    struct folder_fixture *fixture = *state;
    struct sums sums;
    assert_true(read_text(
        fixture, "\xef\xbb\xbf" B_CAPITAL " *b.html\r\n\r\n" A "  é.html", &sums));
    assert_int_equal(sums.count, 2);
    assert_string_equal(sums.items[0].digest.hex, B);
    assert_text(sums.items[1].path, "é.html");
    assert_true(sums.cut);
    assert_int_equal(fixture->diags.count, 0);
}

static struct line_column place(struct folder_fixture *fixture, size_t index)
{
    return location_line_column(fixture->diags.items[index].at);
}

static void test_names_bad_lines(void **state)
{
    static const char *const PATHS[] = {"../a", "/a",  "a/../b", "a\\b",
                                        "C:a",  "./a", "a//b"};
    struct folder_fixture *fixture = *state;
    struct sums sums;
    for (size_t i = 0; i < sizeof(PATHS) / sizeof(*PATHS); i++) {
        struct str text =
            arena_format(&fixture->arena, A "  ok\n" A "  %s\n", PATHS[i]);
        assert_true(read_text(fixture, text.ptr, &sums));
        assert_int_equal(sums.count, 1);
        assert_int_equal(fixture->diags.count, 1);
        assert_int_equal(place(fixture, 0).line, 2);
        assert_int_equal(place(fixture, 0).column, 67);
    }
    assert_true(
        read_text(fixture, A "  a\n" A "\n" A "  \n" A "x  b\nzz" A "  c\n", &sums));
    assert_int_equal(fixture->diags.count, 4);
    assert_int_equal(place(fixture, 3).line, 5);
    assert_int_equal(place(fixture, 3).column, 1);
}

static void test_bytes_that_are_no_text(void **state)
{
    struct folder_fixture *fixture = *state;
    struct sums sums;
    assert_true(read_text(fixture,
                          A "  a\xff\x1b"
                            "b\n",
                          &sums));
    assert_text(sums.items[0].path, "a\xef\xbf\xbd\xef\xbf\xbd"
                                    "b");
    struct strbuf noise = {0};
    strbuf_add_repeat(&noise, '\xff', 1 << 16);
    for (int i = 0; i < 100; i++)
        strbuf_add(&noise, STR("x\n"));
    assert_false(read_text(fixture, noise.ptr, &sums));
    assert_int_equal(fixture->diags.count, SUMS_COMPLAINTS);
    strbuf_release(&noise);
}

static void test_twice(void **state)
{
    struct folder_fixture *fixture = *state;
    struct sums sums;
    assert_true(read_text(fixture, A "  a\n" A "  a\n", &sums));
    assert_int_equal(sums.count, 1);
    assert_int_equal(fixture->diags.count, 0);
    assert_true(read_text(fixture, A "  a\n" B "  a\n", &sums));
    assert_int_equal(sums.count, 1);
    assert_string_equal(sums.items[0].digest.hex, A);
    assert_int_equal(place(fixture, 0).line, 2);
}

static void test_nothing_there(void **state)
{
    struct folder_fixture *fixture = *state;
    struct sums sums;
    assert_false(sums_read(&fixture->arena, str_from(fixture->path), STR(SUMS_NAME),
                           &sums, &fixture->diags));
    assert_int_equal(fixture->diags.items[0].code, DIAG_FILE_MISSING);
    assert_false(read_text(fixture, "", &sums));
    assert_int_equal(fixture->diags.items[0].code, DIAG_FILE_READ);
}

static void test_strays(void **state)
{
    static const char *const IGNORED[] = {"System Volume Information/IndexerVolumeGuid",
                                          "FOUND.000/FILE0000.CHK",
                                          "fr/thumbs.DB",
                                          "fr/._index.html",
                                          ".Trash-1000/x",
                                          "local/school.js",
                                          "LOST.DIR",
                                          "Android/data"};
    static const char *const SEEN[] = {"fr/Android",  "fr/local",
                                       "localx",      "Thumbs.db.html",
                                       "index.html",  "fr/System Volume Information",
                                       "autorun.inf", ""};
    (void)state;
    for (size_t i = 0; i < sizeof(IGNORED) / sizeof(*IGNORED); i++)
        assert_true(stray_is_ignored(str_from(IGNORED[i])));
    for (size_t i = 0; i < sizeof(SEEN) / sizeof(*SEEN); i++)
        assert_false(stray_is_ignored(str_from(SEEN[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FOLDER(test_reads_what_sha256sum_writes),
        TEST_WITH_FOLDER(test_takes_what_others_make_of_it),
        TEST_WITH_FOLDER(test_names_bad_lines),
        TEST_WITH_FOLDER(test_bytes_that_are_no_text),
        TEST_WITH_FOLDER(test_twice),
        TEST_WITH_FOLDER(test_nothing_there),
        cmocka_unit_test(test_strays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
