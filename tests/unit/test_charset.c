/* SPDX-License-Identifier: MIT */
#include "input/charset.h"

#include "input_case.h"

static bool decode(struct input_case *test, struct str bytes, const char *declared)
{
    case_begin(test, STR(""));
    return charset_decode(&test->arena, STR("test"), bytes, str_from(declared),
                          &test->source, &test->diags);
}

static void decoded(struct str bytes, const char *declared, const char *text,
                    const char *said)
{
    struct input_case test;
    assert_true(decode(&test, bytes, declared));
    assert_text(test.source.text, text);
    assert_said(&test, said);
    case_end(&test);
}

static void refused(struct str bytes, const char *declared, const char *said,
                    const char *mentioned)
{
    struct input_case test;
    assert_false(decode(&test, bytes, declared));
    assert_said(&test, said);
    assert_mentions(&test, mentioned);
    assert_text(test.diags.items[0].at.source->path, "test");
    case_end(&test);
}

static void test_utf8_is_not_copied(void **state)
{
    (void)state;
    struct input_case test;
    struct str bytes = STR("\xC3\xA4\nb");
    assert_true(decode(&test, bytes, ""));
    assert_ptr_equal(test.source.text.ptr, bytes.ptr);
    assert_int_equal(test.source.line_count, 2);
    case_end(&test);
    assert_true(decode(&test, bytes, "utf-8"));
    assert_ptr_equal(test.source.text.ptr, bytes.ptr);
    case_end(&test);
    decoded(STR(""), "", "", "");
    decoded(STR(""), "ISO-8859-1", "", "");
}

static void test_marks(void **state)
{
    (void)state;
    decoded(STR("\xEF\xBB\xBF\xC3\xA4"), "", "\xC3\xA4", "");
    decoded(STR("\xEF\xBB\xBF\xC3\xA4"), "ISO-8859-1", "\xC3\xA4", "");
    decoded(STR("\xFF\xFE\xE4\0x\0"), "", "\xC3\xA4x", "");
    decoded(STR("\xFE\xFF\0\xE4\0x"), "UTF-8", "\xC3\xA4x", "");
    decoded(STR("\xFF\xFE\x3D\xD8\x00\xDE"), "", "\xF0\x9F\x98\x80", "");
}

static void test_declared(void **state)
{
    (void)state;
    decoded(STR("\xE4"), "ISO-8859-1", "\xC3\xA4", "");
    decoded(STR("\xA4"), "iso-8859-15", "\xE2\x82\xAC", "");
    decoded(STR("\x82\xA0"), "SHIFT_JIS", "\xE3\x81\x82", "");
    decoded(STR("\0\xE4"), "UTF-16", "\xC3\xA4", "");
    decoded(STR("\xC3\xA4"), "WINDOWS-1252", "\xC3\x83\xC2\xA4",
            "0:0 charset-declared");
}

static void test_guessed(void **state)
{
    (void)state;
    decoded(STR("ab\n\xE9t\xE9 \x80"), "", "ab\n\xC3\xA9t\xC3\xA9 \xE2\x82\xAC",
            "2:1 charset-guessed");
    struct input_case test;
    assert_true(decode(&test, STR("ab\n\xC3\xA9 \xE9"), ""));
    assert_said(&test, "2:1 charset-guessed");
    assert_mentions(&test, "byte 0xC3 at position 4");
    assert_mentions(&test, "position 7");
    case_end(&test);
    refused(STR("a\xE9\x81"), "", "0:0 charset-invalid", "byte 0x81 at position 3");
}

static void test_invalid(void **state)
{
    (void)state;
    refused(STR("a\xC3("), "UTF-8", "0:0 charset-invalid", "byte 0xC3 at position 2");
    refused(STR("\xEF\xBB\xBF\xFF"), "", "0:0 charset-invalid",
            "byte 0xFF at position 4");
    refused(STR("\xFF\xFE\x00\xDC"), "", "0:0 charset-invalid", "UTF-16LE");
    refused(STR("\xFF\xFE\x41"), "", "0:0 charset-invalid", "ends in the middle");
    refused(STR("a\x80"), "ASCII", "0:0 charset-invalid", "byte 0x80 at position 2");
    refused(STR("a"), "no-such-encoding", "0:0 charset-unknown", "no-such-encoding");
    refused(STR("\xE4"), "ASCII//TRANSLIT", "0:0 charset-unknown", "TRANSLIT");
}

static void test_nul(void **state)
{
    (void)state;
    refused(STR("a\nb\0c"), "", "2:2 charset-nul", "NUL");
    refused(STR("a\0b\0"), "ISO-8859-1", "1:2 charset-nul", "NUL");
    refused(STR("\xFF\xFE\0\0"), "", "1:1 charset-nul", "NUL");
}

/* Longer than any buffer inside, and with characters that grow. */
static void test_long(void **state)
{
    (void)state;
    struct strbuf bytes = {0};
    strbuf_add_repeat(&bytes, '\x80', 100000);
    struct input_case test;
    assert_true(decode(&test, strbuf_str(&bytes), "WINDOWS-1252"));
    assert_int_equal(test.source.text.len, 300000);
    assert_memory_equal(test.source.text.ptr + 299997, "\xE2\x82\xAC", 3);
    case_end(&test);
    strbuf_release(&bytes);
}

static void test_xml_declaration(void **state)
{
    (void)state;
    static const struct {
        const char *text, *encoding;
    } cases[] = {
        {"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", "ISO-8859-1"},
        {"<?xml version='1.0' encoding = 'x'?>", "x"},
        {"\xEF\xBB\xBF<?xml version='1.0' encoding='x'?>", "x"},
        {"<?xml version='1.0'?><a encoding='x'/>", ""},
        {"<?xml version='1.0' encoding='UTF-16'?>", ""},
        {"<?xml version='1.0' encoding='x", ""},
        {"<?xml encoding='x?>", ""},
        {"<?xml encoding?>", ""},
        {"<?xml encoding=x?>", ""},
        {"<a encoding='x'?>", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_text(charset_xml_declaration(str_from(cases[i].text)),
                    cases[i].encoding);
}

static void encoded(struct str bytes, const char *declared, const char *changed,
                    struct str expected)
{
    struct input_case test;
    struct str result;
    assert_true(decode(&test, bytes, declared));
    assert_true(charset_encode_like(&test.arena, bytes, test.source.text,
                                    str_from(declared), str_from(changed), &result));
    assert_int_equal(result.len, expected.len);
    assert_memory_equal(result.ptr, expected.ptr, expected.len);
    case_end(&test);
}

static void test_encoding_like(void **state)
{
    (void)state;
    struct input_case test;
    struct str result;
    encoded(STR("a"), "", "\xC3\xA4", STR("\xC3\xA4"));
    encoded(STR("\xEF\xBB\xBF"
                "a"),
            "", "b",
            STR("\xEF\xBB\xBF"
                "b"));
    encoded(STR("\xFF\xFE\xE4\0"), "", "b",
            STR("\xFF\xFE"
                "b\0"));
    encoded(STR("\xFE\xFF\0\xE4"), "", "b", STR("\xFE\xFF\0b"));
    encoded(STR("\xE4"), "", "\xC3\xA9", STR("\xE9"));
    encoded(STR("\x8A"), "MACINTOSH", "\xC3\xA9", STR("\x8E"));
    assert_true(decode(&test, STR("\xE4"), "ISO-8859-1"));
    assert_false(charset_encode_like(&test.arena, STR("\xE4"), test.source.text,
                                     STR("ISO-8859-1"), STR("\xD8\xA7"), &result));
    assert_false(charset_encode_like(&test.arena, STR("\xE4"), STR("b"), STR(""),
                                     STR("c"), &result));
    case_end(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utf8_is_not_copied),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_declared),
        cmocka_unit_test(test_guessed),
        cmocka_unit_test(test_invalid),
        cmocka_unit_test(test_nul),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_xml_declaration),
        cmocka_unit_test(test_encoding_like),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
