/* SPDX-License-Identifier: MIT */
#include "directory/hours_compile.h"

#include "calendar.h"

static const char TABLES[] = "LU:\n"
                             "  source: {title: A list}\n"
                             "  2026:\n"
                             "    - {date: 2026-12-25, name: Christmas}\n"
                             "  2027: []\n";

struct compiled {
    const char *hours, *from, *until, *text;
};

static const struct compiled TABLE[] = {
    /* the Monday of the week before a Sunday, and before a Monday */
    {"24/7", "2026-11-22", "2026-12-31", "2026-11-09=0|0-10080"},
    {"24/7", "2026-11-23", "2026-11-23", "2026-11-16=0|0-10080"},
    {"24/7", "2026-11-23", "2026-01-01", "2026-11-16=0|0-10080"},
    {"off", "2026-11-22", "2026-12-31", "2026-11-09=0|"},
    {"Mo,Tu 09:00-16:00; PH off", "2026-11-22", "2026-12-31",
     "2026-11-09=0|540-960 1980-2400"},
    /* touching times are joined over days, other states are not */
    {"Mo 20:00-24:00, Tu 00:00-02:00; PH off", "2026-11-22", "2026-12-31",
     "2026-11-09=0|1200-1560"},
    {"Mo 20:00-24:00, Tu 00:00-02:00 unknown; PH off", "2026-11-22", "2026-12-31",
     "2026-11-09=0|1200-1440 ?1440-1560"},
    /* from one week into the next */
    {"Su 22:00-02:00; PH off", "2026-11-22", "2026-12-31",
     "2026-11-09=0|0-120 9960-10080"},
    /* Christmas is a Friday */
    {"Mo,Fr 09:00-16:00; PH off", "2026-11-22", "2026-12-31",
     "2026-11-09=0,2026-12-21=1,2026-12-28=0|540-960 6300-6720|540-960"},
    {"Mo,Fr 09:00-16:00", "2026-11-22", "2026-12-27",
     "2026-11-09=0,2026-12-21=1|540-960 6300-6720|540-960 ?5760-7200"},
    {"Mo 10:00-11:00; Dec 24-Jan 05 off; PH off", "2026-12-20", "2027-01-10",
     "2026-12-07=0,2026-12-28=1|600-660|"},
    {"Dec 21 10:00-11:00", "2026-12-20", "2027-12-31",
     "2026-12-07=0,2026-12-21=1,2026-12-28=0,2027-12-20=2,2027-12-27=0||600-660|"
     "2040-2100"},
    /* no table */
    {"Mo 10:00-11:00; PH off", "2027-12-20", "2028-01-10",
     "2027-12-13=0,2028-01-03=1|600-660|?600-660"},
};

static void test_table(void **state)
{
    struct holidays holidays = {0};
    assert_true(read_holidays(*state, &holidays, TABLES));
    struct calendar calendar = {&holidays, STR("LU"), STR("")};
    for (size_t i = 0; i < COUNT(TABLE); i++) {
        struct strbuf text = {0};
        struct hours hours = parse_hours(*state, TABLE[i].hours);
        hours_compile(&hours, &calendar, day_of(TABLE[i].from), day_of(TABLE[i].until),
                      &text);
        assert_string_equal(text.ptr, TABLE[i].text);
        strbuf_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST_WITH_FIXTURE(test_table)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
