/* SPDX-License-Identifier: MIT */
#include "directory/sheet.h"

#include "directory/sheet_damage.h"
#include "input_case.h"

static void assert_str(struct str text, const char *expected)
{
    assert_int_equal(text.len, strlen(expected));
    assert_memory_equal(text.ptr ? text.ptr : "", expected, text.len);
}

struct spelling {
    enum sheet_form form;
    const char *value;
    const char *cell;
};

static const struct spelling SPELLINGS[] = {
    {SHEET_TEXT, "", ""},
    {SHEET_DIAL, "", ""},
    {SHEET_DIAL, "017", "tel:017"},
    {SHEET_DISPLAY, "0800/12 800", "tel:0800/12 800"},
    {SHEET_HOURS, "24/7", "hours:24/7"},
    {SHEET_DATE, "2026-05", "date:2026-05"},
    {SHEET_AGE, "17", "17"},
    {SHEET_TEXT, "Aide", "Aide"},
    {SHEET_TEXT,
     "\xC3\x89"
     "coute 24/7",
     "\xC3\x89"
     "coute 24/7"},
    {SHEET_TEXT, "3018", "text:3018"},
    {SHEET_TEXT, "=1", "text:=1"},
    {SHEET_TEXT, "-", "text:-"},
    {SHEET_TEXT, "@home", "text:@home"},
    {SHEET_TEXT, "true", "text:true"},
    {SHEET_TEXT, "May 2026", "text:May 2026"},
    {SHEET_TEXT, "Maison 2026", "Maison 2026"},
    {SHEET_TEXT, "mai-26", "text:mai-26"},
    {SHEET_TEXT,
     "d\xC3\xA9"
     "c. 2026",
     "text:d\xC3\xA9"
     "c. 2026"},
    {SHEET_TEXT, "tel:1", "text:tel:1"},
    {SHEET_TEXT, "Text: a", "text:Text: a"},
    {SHEET_WORDS, "001", "text:001"},
    {SHEET_ADDRESS, "https://example.org/", "https://example.org/"},
};

static void test_spelling(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(SPELLINGS) / sizeof(*SPELLINGS); i++) {
        const struct spelling *spelling = &SPELLINGS[i];
        struct str cell =
            sheet_protect(&arena, spelling->form, str_from(spelling->value));
        assert_str(cell, spelling->cell);
        assert_str(sheet_unprotect(spelling->form, cell).text, spelling->value);
    }
    arena_release(&arena);
}

static void test_unprotecting(void **state)
{
    (void)state;
    struct sheet_value value = sheet_unprotect(SHEET_DIAL, STR(" TEL: 017 "));
    assert_str(value.text, "017");
    assert_true(value.is_protected);
    assert_true(sheet_unprotect(SHEET_DIAL, STR("'017")).is_protected);
    assert_false(sheet_unprotect(SHEET_DIAL, STR("017")).is_protected);
    assert_str(sheet_unprotect(SHEET_TEXT, STR("'s Heerenberg")).text, "'s Heerenberg");
    assert_str(sheet_unprotect(SHEET_TEXT, STR("tel:1")).text, "tel:1");
}

static void test_same(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_true(sheet_same(&arena, SHEET_AGE, STR("08"), STR("8")));
    assert_false(sheet_same(&arena, SHEET_AGE, STR(""), STR("0")));
    assert_true(sheet_same(&arena, SHEET_DISPLAY,
                           STR("8002\xC2\xA0"
                               "1234"),
                           STR("8002 1234")));
    assert_true(sheet_same(&arena, SHEET_HOURS, STR(" 24/7\xE2\x80\x8B"), STR("24/7")));
    assert_false(sheet_same(&arena, SHEET_TEXT, STR("l'aide"),
                            STR("l\xE2\x80\x99"
                                "aide")));
    assert_true(sheet_same(&arena, SHEET_TEXT, STR("a\n b "), STR("a b")));
    assert_false(sheet_same(&arena, SHEET_DIAL, STR("17"), STR("017")));
    arena_release(&arena);
}

static void joined(const char *cell, size_t count, const char *again)
{
    struct arena arena = {0};
    struct sheet_names names = sheet_split_names(&arena, str_from(cell));
    assert_int_equal(names.count, count);
    assert_str(sheet_join_names(&arena, &names), again);
    arena_release(&arena);
}

static void test_names(void **state)
{
    (void)state;
    joined("", 0, "");
    joined("fr: Aide | lb:  H\xC3\xABllef ", 2, "fr: Aide | lb: H\xC3\xABllef");
    joined("Aide", 1, "Aide");
    joined(": ab: Aide", 1, ": ab: Aide");
    joined("SOS: Aide", 1, "SOS: Aide");
    joined("pt-BR: Ajuda | | fr: ", 1, "pt-BR: Ajuda");
}

struct damage {
    enum sheet_form form;
    const char *cell;
    const char *recorded;
    const char *slug; /* NULL: none */
};

static const struct damage DAMAGES[] = {
    {SHEET_DIAL, "17", "017", "sheet-number"},
    {SHEET_DIAL, "017", "", NULL},
    {SHEET_DIAL, "tel:17", "017", NULL},
    {SHEET_DIAL, "116", "", "sheet-number"},
    {SHEET_DIAL, "", "017", NULL},
    {SHEET_DIAL, "+35280021234", "", NULL},
    {SHEET_DISPLAY, "0800 99", "", NULL},
    {SHEET_DISPLAY, "1,234,567", "", "sheet-number"},
    {SHEET_DISPLAY, "01.02.2026", "", "sheet-date"},
    {SHEET_DISPLAY, "01 4000-4006", "", NULL},
    {SHEET_DATE, "2026", "", NULL},
    {SHEET_DATE, "60000", "", "sheet-date"},
    {SHEET_DATE, "18263", "", NULL}, /* refused as a date */
    {SHEET_DATE, "May-26", "", "sheet-date"},
    {SHEET_HOURS, "Mo-Fr 09:00-16:00", "", NULL},
    {SHEET_HOURS, "1", "", "sheet-date"},
    {SHEET_AGE, "17", "", NULL},
    {SHEET_TEXT, "Why? Really?", "", NULL},
    {SHEET_TEXT, "Wh?y", "", "sheet-encoding"},
    {SHEET_TEXT, "\xEF\xBF\xBD", "", "sheet-encoding"},
    {SHEET_ADDRESS, "https://example.org/?a?b", "", NULL},
    {SHEET_TEXT, "text:=1", "", NULL},
    {SHEET_TEXT, "=1", "", "sheet-value"},
};

static void test_damages(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(DAMAGES) / sizeof(*DAMAGES); i++) {
        struct input_case test;
        case_begin(&test, STR(""));
        const struct sheet_suspect suspect = {
            .form = DAMAGES[i].form,
            .value = sheet_unprotect(DAMAGES[i].form, str_from(DAMAGES[i].cell)),
            .recorded = str_from(DAMAGES[i].recorded),
            .label = STR("here")};
        bool damaged = sheet_is_damaged(&test.arena, &suspect, &test.diags);
        if (damaged != (DAMAGES[i].slug != NULL))
            fail_msg("'%s' was misjudged", DAMAGES[i].cell);
        assert_int_equal(test.diags.count, damaged);
        if (damaged)
            assert_string_equal(diag_info(test.diags.items[0].code)->slug,
                                DAMAGES[i].slug);
        case_end(&test);
    }
}

/* Days as spreadsheets count them, with their 29th of February 1900. */
static void test_serials(void **state)
{
    (void)state;
    static const struct {
        const char *serial, *date;
    } serials[] = {{"18264", "1950-01-01"},
                   {"36526", "2000-01-01"},
                   {"36585", "2000-02-29"},
                   {"46164", "2026-05-22"},
                   {"73050", "2099-12-31"}};
    for (size_t i = 0; i < sizeof(serials) / sizeof(*serials); i++) {
        struct input_case test;
        case_begin(&test, STR(""));
        const struct sheet_suspect suspect = {
            .form = SHEET_DATE, .value = {.text = str_from(serials[i].serial)}};
        assert_true(sheet_is_damaged(&test.arena, &suspect, &test.diags));
        assert_mentions(&test, serials[i].date);
        case_end(&test);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spelling), cmocka_unit_test(test_unprotecting),
        cmocka_unit_test(test_same),     cmocka_unit_test(test_names),
        cmocka_unit_test(test_damages),  cmocka_unit_test(test_serials),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
