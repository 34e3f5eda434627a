/* SPDX-License-Identifier: MIT */
#include "output/words.h"

#include "support.h"

static const char *const STRINGS[][2] = {
    {"date-day", "{day} {month} {year}"},
    {"date-month", "{month} {year}"},
    {"date-first", "1st"},
    {"date-day-month", "{day} {month}"},
    {"month-2", "February"},
    {"month-1", "January"},
    {"month-11", "November"},
    {"month-12", "December"},
    {"day-1", "Mon"},
    {"day-2", "Tue"},
    {"day-3", "Wed"},
    {"day-4", "Thu"},
    {"day-5", "Fri"},
    {"day-6", "Sat"},
    {"day-7", "Sun"},
    {"time", "{hour}:{minute}"},
    {"time-full-hour", "{hour}h"},
    {"time-midnight", "midnight"},
    {"hours-always", "always"},
    {"hours-span", "{from} to {to}"},
    {"hours-next-day", "{to} the next day"},
    {"hours-rule", "{days}: {spans}"},
    {"hours-separator", "; "},
    {"hours-days-range", "{from} to {to}"},
    {"hours-every-day", "every day"},
    {"hours-rule-result", "{days} = {spans}"},
    {"hours-open-end", "{from} on"},
    {"hours-months-range", "{from} till {to}"},
    {"hours-days-of-month", "{from}-{to} {month}"},
    {"hours-dates-range", "{from} until {to}"},
    {"hours-dates-days", "{dates}/{days}"},
    {"hours-holidays", "holidays"},
    {"hours-closed", "closed"},
    {"hours-closed-at", "not {spans}"},
    {"hours-uncertain", "who knows"},
    {"hours-uncertain-at", "maybe {spans}"},
    {"hours-all-day", "all day"},
    {"hours-comment", "'{text}'"},
    {"hours-with-comment", "{hours} ({comment})"},
    {"hours-otherwise", "else {hours}"},
    {"list-middle", ", "},
    {"hours-and", " and "},
    {"list-separator", ", "},
    {"twice", "{name} and {name}, not {other}"},
};

static struct words_in words_of(struct fixture *fixture)
{
    struct value_record *strings = value_record_new(&fixture->arena);
    for (size_t i = 0; i < COUNT(STRINGS); i++)
        value_set(&fixture->arena, strings, STRINGS[i][0],
                  value_text(str_from(STRINGS[i][1])));
    struct value_record *forms = value_record_new(&fixture->arena);
    value_set(&fixture->arena, forms, "one", value_text(STR("{count} thing")));
    value_set(&fixture->arena, forms, "few", value_text(STR("{count} thingies")));
    value_set(&fixture->arena, forms, "other", value_text(STR("{count} things")));
    value_set(&fixture->arena, strings, "things", value_of_record(forms));
    return (struct words_in){&fixture->arena, strings, NULL, STR("en")};
}

static void test_dates(void **state)
{
    struct fixture *fixture = *state;
    struct words_in words = words_of(fixture);
    static const struct {
        struct date date;
        const char *text;
    } table[] = {
        {{2026, 11, 20}, "20 November 2026"},
        {{2026, 1, 1}, "1st January 2026"},
        {{2026, 12, 0}, "December 2026"},
        {{2026, 0, 0}, "2026"},
        {{0, 0, 0}, ""},
    };
    for (size_t i = 0; i < COUNT(table); i++)
        assert_text(words_date(words, table[i].date), table[i].text);
}

static void test_lists(void **state)
{
    struct fixture *fixture = *state;
    struct words_in words = words_of(fixture);
    static const char *const expected[] = {"", "a", "a and b", "a, b and c",
                                           "a, b, c and d"};
    static const char *const items[] = {"a", "b", "c", "d"};
    struct strs list = {0};
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_text(words_list(words, &list), expected[i]);
        if (i < COUNT(items))
            *ARRAY_ADD(&list, &fixture->arena) = str_from(items[i]);
    }
}

static void test_counts(void **state)
{
    struct fixture *fixture = *state;
    struct words_in words = words_of(fixture);
    assert_text(words_count(words, "things", "count", 0), "0 things");
    assert_text(words_count(words, "things", "count", 1), "1 thing");
    assert_text(words_count(words, "things", "count", 10000), "10000 things");
    assert_text(words_string(words, "things"), "{count} things");
    /* One form for all numbers, or none. */
    assert_text(words_count(words, "twice", "name", 2), "2 and 2, not {other}");
    assert_text(words_count(words, "no-such-string", "count", 2), "");
    words.language = STR("ar");
    assert_text(words_count(words, "things", "count", 2), "2 things");
    assert_text(words_count(words, "things", "count", 103), "103 thingies");
}

static void test_every_place_of_one_name_is_filled(void **state)
{
    struct fixture *fixture = *state;
    struct words_in words = words_of(fixture);
    assert_text(words_fill(words, "twice", "name", STR("x")), "x and x, not {other}");
    assert_text(words_fill(words, "twice", "name", STR("")), " and , not {other}");
    assert_text(words_fill(words, "no-such-string", "name", STR("x")), "");
}

static void test_hours(void **state)
{
    struct fixture *fixture = *state;
    struct words_in words = words_of(fixture);
    static const struct {
        const char *hours, *text;
    } table[] = {
        {"24/7", "always"},
        {"Mo-Fr 09:00-16:00", "Mon to Fri: 9h to 16h"},
        {"Mo 09:05-16:30", "Mon: 9:05 to 16:30"},
        {"Mo,Tu 09:00-16:00", "Mon and Tue: 9h to 16h"},
        {"Mo-Su 09:00-16:00", "every day: 9h to 16h"},
        {"Mo-Su 00:00-24:00", "every day: 0h to midnight"},
        {"Mo,We,Fr 09:00-16:00", "Mon, Wed and Fri: 9h to 16h"},
        {"Mo-We,Sa,Su 09:00-16:00", "Mon to Wed, Sat and Sun: 9h to 16h"},
        {"Mo-Fr 09:00-12:00,14:00-18:00", "Mon to Fri: 9h to 12h and 14h to 18h"},
        {"Fr 22:00-02:00", "Fri: 22h to 2h the next day"},
        {"Fr 22:00-26:30", "Fri: 22h to 2:30 the next day"},
        {"Fr 22:00-24:00", "Fri: 22h to midnight"},
        {"Mo-Fr 09:00-16:00; Sa 10:00-12:00", "Mon to Fri: 9h to 16h; Sat: 10h to 12h"},
        /* days with the same hours are said together, in the order of the first */
        {"Mo 10:00-12:00; Tu 09:00-16:00; We 10:00-12:00",
         "Mon and Wed: 10h to 12h; Tue: 9h to 16h"},
        {"Su 10:00-12:00; Mo 09:00-16:00", "Mon: 9h to 16h; Sun: 10h to 12h"},
        {"Mo-Fr 09:00-16:00; We off", "Mon, Tue, Thu and Fri: 9h to 16h; Wed = closed"},
        {"Mo-Fr 09:00-16:00; PH off", "Mon to Fri: 9h to 16h; holidays = closed"},
        {"Mo,PH 09:00-16:00", "Mon and holidays: 9h to 16h"},
        {"09:00-16:00; PH 10:00-12:00", "every day: 9h to 16h; holidays: 10h to 12h"},
        {"09:00-16:00, PH 18:00-20:00",
         "every day: 9h to 16h; holidays: 9h to 16h and 18h to 20h"},
        {"Mo 09:00-16:00; Mo 12:00-13:00 off", "Mon: 9h to 16h, not 12h to 13h"},
        {"Mo 17:00+", "Mon: 17h on"},
        {"Mo \"ask\"", "Mon = 'ask'"},
        {"Mo 09:00-16:00 \"ask\"", "Mon: 9h to 16h ('ask')"},
        {"Mo 09:00-10:00,11:00-12:00 open \"ask\"",
         "Mon: 9h to 10h and 11h to 12h ('ask')"},
        {"Mo unknown", "Mon = who knows"},
        {"Mo 09:00-16:00 unknown", "Mon: maybe 9h to 16h"},
        {"24/7; Feb 29 off", "every day = all day; 29 February = closed"},
        {"Jan 10:00-11:00", "January: 10h to 11h"},
        {"Dec-Jan off", "December and January = closed"},
        {"Nov-Jan Mo off", "November till January/Mon = closed"},
        {"Nov 01-03 off", "1st-3 November = closed"},
        {"2026 Nov 01-03 off", "1st-3 November 2026 = closed"},
        {"Dec 24-Jan 01 off", "24 December until 1st January = closed"},
        {"Nov 20-Nov 10 off", "20 November until 10 November = closed"},
        {"2026 Dec 24-2027 Jan 01 off",
         "24 December 2026 until 1st January 2027 = closed"},
        {"2026 Dec 24-2027 Dec 24 off",
         "24 December 2026 until 24 December 2027 = closed"},
        {"Mo 09:00-16:00 || \"ask\"", "Mon: 9h to 16h; else 'ask'"},
        {"Mo 09:00-16:00 || Jan Tu off", "Mon: 9h to 16h; else January/Tue = closed"},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct hours hours = {0};
        assert_true(hours_parse(&fixture->arena, str_from(table[i].hours),
                                location_none(), &hours, &fixture->diags));
        assert_text(words_hours(words, &hours), table[i].text);
    }
}

static void test_unknown_or_no_hours_have_no_words(void **state)
{
    struct fixture *fixture = *state;
    struct words_in words = words_of(fixture);
    struct hours closed = {0};
    assert_text(words_hours(words, NULL), "");
    assert_text(words_hours(words, &closed), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_dates),
        TEST_WITH_FIXTURE(test_lists),
        TEST_WITH_FIXTURE(test_counts),
        TEST_WITH_FIXTURE(test_every_place_of_one_name_is_filled),
        TEST_WITH_FIXTURE(test_hours),
        TEST_WITH_FIXTURE(test_unknown_or_no_hours_have_no_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
