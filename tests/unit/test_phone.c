/* SPDX-License-Identifier: MIT */
#include "directory/phone.h"

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

struct pair {
    const char *country;
    const char *dial;
    const char *display;
};

/* As operators write them. */
static const struct pair SAME[] = {
    {"LU", "+35280021234", "8002 1234"},
    {"LU", "+35280021234", "8002 12 34"},
    {"LU", "+35280021234", "+352 8002 1234"},
    {"LU", "+35280021234", "00352 8002 1234"},
    {"LU", "+352454545", "454545"},
    {"BE", "+3280012800", "0800/12 800"},
    {"GB", "+442073560600", "+44 (0)20 7356 0600"},
    {"GB", "+442073560600", "0044 (0)20 7356 0600"},
    {"GB", "+443456000459", "0345 6000 459"},
    {"NL", "+31202615275", "020 \xE2\x80\x93 261 52 75"},
    {"NL", "+318000432", "0800-0432"},
    {"NL", "+318000432", "0800\xC2\xA0\x30\x34\x33\x32"},
    {"US", "+18008435678", "1-800-843-5678"},
    {"US", "+18008435678", "1-800-THE-LOST"},
    {"US", "+18448782274", "(844) 878-CCRI"},
    {"NZ", "+64508638723", "0508 NETSAFE"},
    {"IT", "+390612345678", "06 1234 5678"},
    {"HU", "+3680123456", "06 80 123 456"},
    {"PT", "+351800219090", "800 21 90 90"},
    {"DE", "+498001110550", "(08 00) 11 10 55 0"},
    {"AU", "+611800551800", "1800 55 1800"},
    {"AU", "000", "000"},
    {"BE", "116000", "116 000"},
    {"IT", "116000", "116.000"},
    {"IT", "19696", "1.96.96"},
    {"DE", "116111", "11 61 11"},
    {"EU", "112", "112"},
    {"MA", "2511", "\xD9\xA2\xD9\xA5\xD9\xA1\xD9\xA1"},
    {"LI", "+41582616161", "058 261 61 61"}, /* a Swiss number in another file */
    {"ZZ", "+999123456789", "0123456789"},   /* no such code: the end decides */
};

static const struct pair OTHER[] = {
    {"LU", "+35280021234", "8002 1235"},
    {"LU", "+35280021234", "08002 1234"}, /* Luxembourg has no trunk prefix */
    {"LU", "+35280021234", "+32 8002 1234"},
    {"IT", "+3961234567", "061234567"}, /* Italy's 0 belongs to the number */
    {"PT", "+351800219090", "821 90 90"},
    {"NL", "113", "113 or 0800-0113"},
    {"NL", "113", "113 of"},
    {"BE", "116000", "116 00"},
    {"BE", "116000", "116 0000"},
    {"BE", "112", "112, 101"},
    {"BE", "112", "101"},
    {"BE", "112", ""},
    {"BE", "112", "1 1 2 \xE2\x98\x8E"},
    {"ZZ", "+999123456789", "0123456780"},
    {"US", "+18008435678", "1-800-THE-LOS"},
    {"US", "+18008435678", "12345678901234567890123456789012345678901234567890"},
};

static bool is_same(struct arena *arena, const struct pair *pair)
{
    struct diagnostics diags = {.arena = arena};
    struct source source =
        source_of(arena, STR("x.xml"), arena_copy(arena, str_from(pair->display)));
    struct location at = location_at(&source, 0, source.text.len);
    bool same = phone_check_display(str_from(pair->dial), str_from(pair->display),
                                    str_from(pair->country), at, &diags);
    assert_int_equal(diags.count, same ? 0 : 1);
    if (!same)
        assert_int_equal(diags.items[0].code, DIAG_PHONE_DISPLAY);
    return same;
}

static void test_display(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(SAME) / sizeof(SAME[0]); i++)
        if (!is_same(&arena, &SAME[i]))
            fail_msg("'%s' is not %s", SAME[i].display, SAME[i].dial);
    for (size_t i = 0; i < sizeof(OTHER) / sizeof(OTHER[0]); i++)
        if (is_same(&arena, &OTHER[i]))
            fail_msg("'%s' passes for %s", OTHER[i].display, OTHER[i].dial);
    arena_release(&arena);
}

static void test_good_dials(void **state)
{
    (void)state;
    static const char *const good[] = {"112",
                                       "17",
                                       "116000",
                                       "000",
                                       "+35280021234",
                                       "+1234567",
                                       "080012800",
                                       "+123456789012345",
                                       "123456789012345"};
    struct arena arena = {0};
    struct diagnostics diags = {.arena = &arena};
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        assert_true(phone_check_dial(str_from(good[i]), location_none(), &diags));
    assert_int_equal(diags.count, 0);
    arena_release(&arena);
}

static void test_bad_dials(void **state)
{
    (void)state;
    static const char *const bad[][2] = {
        {"0800/12800", "write digits only: '080012800'"},
        {"+32 800 12 800", "write digits only: '+3280012800'"},
        {"+32 (0)800 12 800", "write digits only: '+3280012800'"},
        {"0035280021234", "write digits only: '+35280021234'"},
        {"116.000", "write digits only: '116000'"},
        {"", "write digits only, as in '+3280012800' or '112'"},
        {"+", "write digits only, as in '+3280012800' or '112'"},
        {"+123456", "write digits only, as in '+3280012800' or '112'"},
        {"+1234567890123456", "write digits only, as in '+3280012800' or '112'"},
        {"1234567890123456", "write digits only, as in '+3280012800' or '112'"},
        {"+0123456789", "write digits only, as in '+3280012800' or '112'"},
        {"112\xC3\xA9", "write digits only, as in '+3280012800' or '112'"},
        {"++3280012800", "write digits only, as in '+3280012800' or '112'"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct diagnostics diags = {.arena = &arena};
        assert_false(phone_check_dial(str_from(bad[i][0]), location_none(), &diags));
        assert_int_equal(diags.count, 1);
        assert_int_equal(diags.items[0].code, DIAG_PHONE_DIAL);
        if (!str_equal(diags.items[0].hint, str_from(bad[i][1])))
            fail_msg("'%s' gives the hint: %s", bad[i][0], diags.items[0].hint.ptr);
    }
    arena_release(&arena);
}

static void test_uris(void **state)
{
    (void)state;
    struct strbuf out = {0};
    phone_add_tel(&out, STR("+35280021234"));
    phone_add_sms(&out, STR("114"));
    assert_string_equal(out.ptr, "tel:+35280021234sms:114");
    strbuf_release(&out);
    assert_true(phone_is_national(STR("112")));
    assert_false(phone_is_national(STR("+35280021234")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_display),
        cmocka_unit_test(test_good_dials),
        cmocka_unit_test(test_bad_dials),
        cmocka_unit_test(test_uris),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
