/* SPDX-License-Identifier: MIT */
#include "directory/hours_state.h"

#include "calendar.h"

/* Christmas 2026 is a Friday, Assumption a Saturday, and the 2nd of October a Friday.
 */
static const char TABLES[] =
    "LU:\n"
    "  source: {title: A list}\n"
    "  2026:\n"
    "    - {date: 2026-08-15, name: Assumption}\n"
    "    - {date: 2026-10-02, name: In the north, regions: LU-CL}\n"
    "    - {date: 2026-12-25, name: Christmas}\n";

struct answer {
    const char *hours;
    const char *time; /* date and hour */
    enum hours_state state;
};

static void check(struct fixture *fixture, const struct calendar *calendar,
                  const struct answer *answer)
{
    struct hours hours = parse_hours(fixture, answer->hours);
    struct str rest = str_from(answer->time), word, hour;
    uint32_t number = 0;
    struct date day = {0};
    assert_true(str_split_words(&rest, &word) && str_split_words(&rest, &hour));
    assert_true(date_parse(word, &day) && str_to_uint(hour, 23, &number));
    enum hours_state state = hours_state(&hours, calendar, day, number * 60);
    if (state != answer->state)
        fail_msg("'%s' on %s is %d", answer->hours, answer->time, (int)state);
}

static void check_all(void **state, struct str country, struct str region,
                      const struct answer *answers, size_t count)
{
    struct holidays holidays = {0};
    assert_true(read_holidays(*state, &holidays, TABLES));
    struct calendar calendar = {&holidays, country, region};
    for (size_t i = 0; i < count; i++)
        check(*state, &calendar, &answers[i]);
}

static void test_without_holidays(void **state)
{
    static const struct answer answers[] = {
        {"Mo-Fr 09:00-16:00", "2026-11-23 9", HOURS_OPEN},
        {"Mo-Fr 09:00-16:00", "2026-11-23 16", HOURS_CLOSED},
        {"Mo-Fr 09:00-16:00", "2026-11-22 9", HOURS_CLOSED},
        /* past midnight, unless the next day is replaced or off */
        {"Mo 22:00-02:00", "2026-11-24 1", HOURS_OPEN},
        {"Mo 22:00-02:00", "2026-11-24 2", HOURS_CLOSED},
        {"Mo 22:00-02:00; Tu 10:00-12:00", "2026-11-24 1", HOURS_CLOSED},
        {"Mo 22:00-02:00, Tu 10:00-12:00", "2026-11-24 1", HOURS_OPEN},
        {"Mo 22:00-02:00; Tu off", "2026-11-24 1", HOURS_CLOSED},
        {"Mo 22:00-48:00", "2026-11-24 23", HOURS_OPEN},
        /* off takes away only its own times, and must stand behind */
        {"Mo-Fr 09:00-17:00; We 12:00-13:00 off", "2026-11-25 12", HOURS_CLOSED},
        {"Mo-Fr 09:00-17:00; We 12:00-13:00 off", "2026-11-25 13", HOURS_OPEN},
        {"We off; Mo-Fr 09:00-17:00", "2026-11-25 12", HOURS_OPEN},
        /* times alone replace only a rule for every day */
        {"09:00-12:00; 14:00-16:00", "2026-11-25 10", HOURS_CLOSED},
        {"We 09:00-12:00; 14:00-16:00", "2026-11-25 10", HOURS_OPEN},
        {"Mo 09:00-12:00 || \"ask\"", "2026-11-23 10", HOURS_OPEN},
        {"Mo 09:00-12:00 || \"ask\"", "2026-11-23 13", HOURS_UNKNOWN},
        {"Mo 17:00+", "2026-11-23 17", HOURS_UNKNOWN},
        {"Mo 17:00+", "2026-11-24 2", HOURS_UNKNOWN},
        {"Mo 17:00+", "2026-11-24 3", HOURS_CLOSED},
        {"Mo 10:00+", "2026-11-24 0", HOURS_CLOSED},
        {"Mo \"ask\"", "2026-11-23 0", HOURS_UNKNOWN},
        {"Nov-Feb off; Jan open", "2027-01-31 0", HOURS_OPEN},
        {"24/7; Nov-Feb off", "2028-02-29 0", HOURS_CLOSED},
        {"24/7; Nov-Feb off", "2028-03-01 0", HOURS_OPEN},
        {"24/7; Dec 24-Jan 02 off", "2027-01-02 23", HOURS_CLOSED},
        {"24/7; Dec 24-Jan 02 off", "2027-01-03 0", HOURS_OPEN},
        {"Feb 29 open", "2028-02-29 0", HOURS_OPEN},
        {"Feb 29 open", "2027-03-01 0", HOURS_CLOSED},
        {"2026 Dec 24-2027 Jan 02 open", "2027-01-02 0", HOURS_OPEN},
        {"2026 Dec 24-2027 Jan 02 open", "2027-12-24 0", HOURS_CLOSED},
        {"Dec 31 22:00-03:00", "2027-01-01 2", HOURS_OPEN},
    };
    struct holidays holidays = {0};
    static const char none[] = "LU: {source: {title: x}, 2026: [], 2027: [], 2028: []}";
    assert_true(read_holidays(*state, &holidays, none));
    struct calendar calendar = {&holidays, STR("LU"), STR("")};
    for (size_t i = 0; i < COUNT(answers); i++)
        check(*state, &calendar, &answers[i]);
}

/* Weekdays say nothing of a holiday; all else holds, and rules for PH before it. */
static void test_on_holidays(void **state)
{
    static const struct answer answers[] = {
        {"Mo-Fr 09:00-16:00", "2026-12-25 10", HOURS_UNKNOWN},
        {"Mo-Fr 09:00-16:00", "2026-12-25 3", HOURS_UNKNOWN},
        {"Mo-Su 09:00-16:00", "2026-12-25 10", HOURS_UNKNOWN},
        {"Mo-Th 09:00-16:00", "2026-12-25 10", HOURS_CLOSED},
        {"Mo-Th 09:00-16:00; Fr off", "2026-12-25 10", HOURS_CLOSED},
        {"09:00-16:00; Fr off", "2026-12-25 10", HOURS_UNKNOWN},
        {"09:00-16:00; Fr off", "2026-12-25 17", HOURS_CLOSED},
        {"24/7", "2026-12-25 10", HOURS_OPEN},
        {"09:00-16:00", "2026-12-25 10", HOURS_OPEN},
        {"Mo-Fr 09:00-16:00; PH off", "2026-12-25 10", HOURS_CLOSED},
        {"Mo-Fr,PH 09:00-16:00", "2026-12-25 10", HOURS_OPEN},
        {"Mo-Fr,PH 09:00-16:00", "2026-08-15 10", HOURS_OPEN},
        {"Mo-Fr 09:00-16:00; PH 12:00-13:00", "2026-12-25 10", HOURS_CLOSED},
        {"Mo-Fr 09:00-16:00; PH 12:00-13:00", "2026-12-25 12", HOURS_OPEN},
        {"PH off; Mo-Fr 09:00-16:00", "2026-12-25 10", HOURS_OPEN},
        /* a rule for other holidays, and one for the date */
        {"Mo-Fr 09:00-16:00; Aug PH off", "2026-12-25 10", HOURS_UNKNOWN},
        {"Mo-Fr 09:00-16:00; Dec 25 off", "2026-12-25 10", HOURS_CLOSED},
        {"Mo-Fr 09:00-16:00; Dec 25 10:00-12:00", "2026-12-25 13", HOURS_CLOSED},
        {"Mo-Fr 09:00-16:00, 20:00-22:00", "2026-12-25 21", HOURS_UNKNOWN},
        {"Mo-Fr 09:00-16:00 open, 20:00-22:00", "2026-12-25 21", HOURS_OPEN},
        /* what runs into a holiday, and out of it */
        {"Th 22:00-02:00", "2026-12-25 1", HOURS_OPEN},
        {"Fr 22:00-02:00", "2026-12-26 1", HOURS_UNKNOWN},
        {"Fr 22:00-02:00", "2026-12-26 2", HOURS_CLOSED},
        /* only in a region: unknown where it matters */
        {"Mo-Fr 09:00-16:00; PH off", "2026-10-02 10", HOURS_UNKNOWN},
        {"Mo-Fr 09:00-16:00; PH off", "2026-10-02 17", HOURS_CLOSED},
        {"Mo-Fr,PH 09:00-16:00", "2026-10-02 10", HOURS_OPEN},
        {"24/7", "2026-10-02 10", HOURS_OPEN},
        /* no table */
        {"Mo-Fr 09:00-16:00", "2027-01-04 10", HOURS_UNKNOWN},
        {"Mo-Fr 09:00-16:00; PH off", "2027-01-04 10", HOURS_UNKNOWN},
        {"Mo-Fr 09:00-16:00; PH off", "2027-01-04 17", HOURS_CLOSED},
        {"Mo-Fr 09:00-16:00; PH off", "2027-01-03 10", HOURS_CLOSED},
        {"09:00-16:00", "2027-01-04 10", HOURS_OPEN},
        {"Fr 22:00-02:00", "2027-01-02 1", HOURS_UNKNOWN},
    };
    check_all(state, STR("LU"), STR(""), answers, COUNT(answers));
}

static void test_in_a_region(void **state)
{
    static const struct answer north[] = {
        {"Mo-Fr 09:00-16:00; PH off", "2026-10-02 10", HOURS_CLOSED},
        {"Mo-Fr 09:00-16:00; PH off", "2026-12-25 10", HOURS_CLOSED},
        {"Mo-Fr 09:00-16:00", "2026-10-02 10", HOURS_UNKNOWN},
    };
    static const struct answer south[] = {
        {"Mo-Fr 09:00-16:00; PH off", "2026-10-02 10", HOURS_OPEN},
        {"Mo-Fr 09:00-16:00; PH off", "2026-12-25 10", HOURS_CLOSED},
    };
    check_all(state, STR("LU"), STR("LU-CL"), north, COUNT(north));
    check_all(state, STR("LU"), STR("LU-ES"), south, COUNT(south));
}

static void test_next_change(void **state)
{
    struct holidays holidays = {0};
    assert_true(read_holidays(*state, &holidays, TABLES));
    struct calendar calendar = {&holidays, STR("LU"), STR("")};
    struct hours hours = parse_hours(*state, "Mo-Fr 09:00-16:00; PH off");
    struct date until = day_of("2026-12-28");
    struct hours_change change =
        hours_next_change(&hours, &calendar, day_of("2026-12-24"), 600, until);
    assert_int_equal(date_compare(change.day, day_of("2026-12-24")), 0);
    assert_int_equal(change.minute, 960);
    assert_int_equal(change.state, HOURS_CLOSED);
    /* over the holiday and the week-end */
    change = hours_next_change(&hours, &calendar, change.day, change.minute, until);
    assert_int_equal(date_compare(change.day, until), 0);
    assert_int_equal(change.minute, 540);
    assert_int_equal(change.state, HOURS_OPEN);
    change = hours_next_change(&hours, &calendar, until, 960, until);
    assert_false(date_is_set(change.day));
    hours = parse_hours(*state, "24/7");
    change = hours_next_change(&hours, &calendar, day_of("2026-12-24"), 0, until);
    assert_false(date_is_set(change.day));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_without_holidays),
        TEST_WITH_FIXTURE(test_on_holidays),
        TEST_WITH_FIXTURE(test_in_a_region),
        TEST_WITH_FIXTURE(test_next_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
