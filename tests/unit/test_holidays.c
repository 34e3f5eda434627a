/* SPDX-License-Identifier: MIT */
#include "directory/holidays.h"

#include "calendar.h"

static const char TABLES[] = "LU:\n"
                             "  source: {title: A, url: https://a.example/}\n"
                             "  2026:\n"
                             "    - {date: 2026-12-25, name: Noël}\n"
                             "    - {date: 2026-01-01, name: Nouvel An}\n"
                             "  \"2027\": []\n"
                             "DE:\n"
                             "  source: [{title: A, date: 2026}, {title: B}]\n"
                             "  2026:\n"
                             "    - {date: 2026-01-06, name: A, regions: [DE-BW]}\n"
                             "    - {date: 2026-01-06, name: B, regions: DE-BY}\n";

static enum holiday_state ask(const struct holidays *holidays, const char *country,
                              const char *region, const char *day)
{
    struct calendar calendar = {holidays, str_from(country), str_from(region)};
    return calendar_day(&calendar, day_of(day));
}

static void test_days(void **state)
{
    struct fixture *fixture = *state;
    struct holidays holidays = {0};
    assert_true(read_holidays(fixture, &holidays, TABLES));
    assert_int_equal(fixture->diags.count, 0);
    assert_int_equal(ask(&holidays, "LU", "", "2026-12-25"), HOLIDAY_YES);
    assert_int_equal(ask(&holidays, "LU", "", "2026-12-24"), HOLIDAY_NO);
    assert_int_equal(ask(&holidays, "LU", "", "2027-12-25"), HOLIDAY_NO);
    assert_int_equal(ask(&holidays, "LU", "", "2028-12-25"), HOLIDAY_UNKNOWN);
    assert_int_equal(ask(&holidays, "FR", "", "2026-12-25"), HOLIDAY_UNKNOWN);
    assert_int_equal(ask(NULL, "LU", "", "2026-12-25"), HOLIDAY_UNKNOWN);
    assert_int_equal(ask(&holidays, "DE", "", "2026-01-06"), HOLIDAY_UNKNOWN);
    assert_int_equal(ask(&holidays, "DE", "DE-BY", "2026-01-06"), HOLIDAY_YES);
    assert_int_equal(ask(&holidays, "DE", "DE-BE", "2026-01-06"), HOLIDAY_NO);
    /* by date */
    assert_true(str_equal(holidays.items[0].years.items[0].days.items[0].name,
                          STR("Nouvel An")));
}

static void test_later_folders(void **state)
{
    struct fixture *fixture = *state;
    struct holidays holidays = {0};
    assert_true(read_holidays(fixture, &holidays, TABLES));
    assert_true(read_holidays(fixture, &holidays,
                              "LU:\n"
                              "  source: {title: C}\n"
                              "  2026: [{date: 2026-06-23, name: Fête nationale}]\n"
                              "  2028: []\n"
                              "FR: {source: {title: C}, 2026: []}\n"));
    assert_int_equal(ask(&holidays, "LU", "", "2026-06-23"), HOLIDAY_YES);
    assert_int_equal(ask(&holidays, "LU", "", "2026-12-25"), HOLIDAY_NO);
    assert_int_equal(ask(&holidays, "LU", "", "2027-12-25"), HOLIDAY_NO);
    assert_int_equal(ask(&holidays, "LU", "", "2028-12-25"), HOLIDAY_NO);
    assert_int_equal(ask(&holidays, "FR", "", "2026-12-25"), HOLIDAY_NO);
    assert_int_equal(holidays.count, 3);
}

struct wrong {
    const char *text;
    enum diag_code code;
    uint32_t line, column;
};

static const struct wrong WRONG[] = {
    {"LU: [1]\n", DIAG_FIELD_TYPE, 1, 1},
    {"LU:\n  2026: []\n", DIAG_FIELD_MISSING, 1, 1},
    {"LU:\n  source: {url: https://a.example/}\n", DIAG_FIELD_MISSING, 2, 11},
    {"LU:\n  source: {title: A}\n  26: []\n", DIAG_FIELD_VALUE, 3, 3},
    {"LU:\n  source: {title: A}\n  2026: none\n", DIAG_FIELD_TYPE, 3, 9},
    {"LU:\n  source: {title: A}\n  2026: [2026-01-01]\n", DIAG_FIELD_TYPE, 3, 10},
    {"LU:\n  source: {title: A}\n  2026: [{date: 2026-01, name: A}]\n",
     DIAG_DATE_INVALID, 3, 17},
    {"LU:\n  source: {title: A}\n  2026: [{date: 2025-12-25, name: A}]\n",
     DIAG_FIELD_VALUE, 3, 17},
    {"LU:\n  source: {title: A}\n  2026:\n  - {date: 2026-12-25, name: A}\n"
     "  - {date: 2026-12-25, name: B, regions: [LU-CL]}\n",
     DIAG_FIELD_VALUE, 5, 12},
    {"LU:\n  source: {title: A}\n  2026: [{date: 2026-12-25, name: A, regions: "
     "[BE]}]\n",
     DIAG_FIELD_VALUE, 3, 47},
};

static void test_wrong(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(WRONG); i++) {
        struct holidays holidays = {0};
        fixture->diags.count = 0;
        assert_false(read_holidays(fixture, &holidays, WRONG[i].text));
        assert_int_equal(fixture->diags.count, 1);
        const struct diagnostic *diag = &fixture->diags.items[0];
        struct line_column where = location_line_column(diag->at);
        if (diag->code != WRONG[i].code || where.line != WRONG[i].line ||
            where.column != WRONG[i].column)
            fail_msg("%s: %s at %u:%u", WRONG[i].text, diag_info(diag->code)->slug,
                     where.line, where.column);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_days),
        TEST_WITH_FIXTURE(test_later_folders),
        TEST_WITH_FIXTURE(test_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
