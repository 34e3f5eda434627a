/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include "support.h"

static void test_dates_that_exist(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct date date;
    } table[] = {
        {"2026", {2026, 0, 0}},         {"2026-11", {2026, 11, 0}},
        {"2026-11-22", {2026, 11, 22}}, {"1900-01-01", {1900, 1, 1}},
        {"2199-12-31", {2199, 12, 31}}, {"2024-02-29", {2024, 2, 29}},
        {"2000-02-29", {2000, 2, 29}},  {"2026-02-28", {2026, 2, 28}},
        {"2026-04-30", {2026, 4, 30}},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct date date = {0};
        assert_true(date_parse(str_from(table[i].text), &date));
        assert_int_equal(date_compare(date, table[i].date), 0);
        struct strbuf text = {0};
        date_add(&text, date);
        assert_text(strbuf_str(&text), table[i].text);
        strbuf_release(&text);
    }
}

static void test_what_is_no_date(void **state)
{
    (void)state;
    static const char *const table[] = {
        "",
        "-",
        "1899",
        "2200",
        "26",
        "02026",
        "2026-",
        "2026-1",
        "2026-00",
        "2026-13",
        "2026-011",
        "2026-11-",
        "2026-11-0",
        "2026-11-00",
        "2026-11-31",
        "2026-11-1",
        "2026-02-29",
        "1900-02-29",
        "2100-02-29",
        "2026-01-32",
        "2026-11-22-",
        "2026-11-22-01",
        "2026--22",
        "2026/11/22",
        "22.11.2026",
        " 2026",
        "2026 ",
        "+202",
        "2026-1a",
        "2026-11-22T00:00",
        "٢٠٢٦",
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct date date;
        if (date_parse(str_from(table[i]), &date))
            fail_msg("'%s' was read", table[i]);
    }
    struct date date;
    assert_false(date_parse((struct str){0}, &date));
}

static void test_reads_only_its_view(void **state)
{
    (void)state;
    struct date date;
    assert_true(date_parse((struct str){"2026-11-22", 7}, &date));
    assert_false(date_is_day(date));
    assert_int_equal(date.month, 11);
}

static void test_order(void **state)
{
    (void)state;
    static const struct date sorted[] = {
        {0, 0, 0},     {2025, 12, 31}, {2026, 0, 0},  {2026, 1, 0}, {2026, 1, 1},
        {2026, 1, 31}, {2026, 2, 0},   {2026, 12, 1}, {2027, 0, 0},
    };
    for (size_t i = 0; i < COUNT(sorted); i++)
        for (size_t k = 0; k < COUNT(sorted); k++) {
            int order = date_compare(sorted[i], sorted[k]);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
}

static void test_precision(void **state)
{
    (void)state;
    assert_false(date_is_set((struct date){0}));
    assert_true(date_is_set((struct date){2026, 0, 0}));
    assert_false(date_is_day((struct date){2026, 11, 0}));
    assert_true(date_is_day((struct date){2026, 11, 22}));
    struct strbuf text = {0};
    date_add(&text, (struct date){0});
    assert_int_equal(text.len, 0);
    strbuf_release(&text);
}

static void test_last_days(void **state)
{
    (void)state;
    static const struct date dates[][2] = {
        {{2026, 0, 0}, {2026, 12, 31}}, {{2026, 4, 0}, {2026, 4, 30}},
        {{2028, 2, 0}, {2028, 2, 29}},  {{2027, 2, 0}, {2027, 2, 28}},
        {{2026, 2, 3}, {2026, 2, 3}},   {{0, 0, 0}, {0, 0, 0}},
    };
    for (size_t i = 0; i < COUNT(dates); i++)
        assert_int_equal(date_compare(date_last_day(dates[i][0]), dates[i][1]), 0);
}

/* Every day from 1900 to 2199 is one more than the day before. */
static void test_days_are_counted(void **state)
{
    (void)state;
    int32_t expected = date_number((struct date){1900, 1, 1});
    for (unsigned year = 1900; year < 2200; year++)
        for (unsigned month = 1; month <= 12; month++)
            for (unsigned day = 1; day <= date_month_length(year, month); day++)
                assert_int_equal(date_number((struct date){
                                     (uint16_t)year, (uint8_t)month, (uint8_t)day}),
                                 expected++);
    /* 300 years with 73 leap days: not 1900, 2100; 2000 is one. */
    assert_int_equal(expected - date_number((struct date){1900, 1, 1}), 300 * 365 + 73);
}

static void test_reckoning(void **state)
{
    (void)state;
    struct date day = {1900, 1, 1};
    int32_t number = date_number(day);
    unsigned weekday = 0; /* a Monday */
    for (; day.year < 2200; number++, weekday = (weekday + 1) % 7) {
        struct date back = date_of_number(number);
        assert_int_equal(date_number(day), number);
        assert_int_equal(date_compare(back, day), 0);
        assert_int_equal(date_weekday(day), weekday);
        if (day.day++ < date_month_length(day.year, day.month))
            continue;
        day.day = 1;
        day.month = (uint8_t)(day.month % 12 + 1);
        day.year = (uint16_t)(day.year + (day.month == 1));
    }
}

static void test_shifts(void **state)
{
    (void)state;
    static const struct {
        struct date from;
        int32_t days;
        unsigned months;
        struct date to;
    } table[] = {
        {{2026, 12, 31}, 1, 0, {2027, 1, 1}},    {{2028, 3, 1}, -1, 0, {2028, 2, 29}},
        {{2026, 11, 22}, 0, 12, {2027, 11, 22}}, {{2024, 2, 29}, 0, 12, {2025, 2, 28}},
        {{2026, 12, 31}, 0, 2, {2027, 2, 28}},   {{2026, 12, 1}, 0, 1, {2027, 1, 1}},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct date to = date_shift_months(date_shift(table[i].from, table[i].days),
                                           table[i].months);
        assert_int_equal(date_compare(to, table[i].to), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates_that_exist),
        cmocka_unit_test(test_what_is_no_date),
        cmocka_unit_test(test_reads_only_its_view),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_precision),
        cmocka_unit_test(test_last_days),
        cmocka_unit_test(test_days_are_counted),
        cmocka_unit_test(test_reckoning),
        cmocka_unit_test(test_shifts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
