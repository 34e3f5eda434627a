/* SPDX-License-Identifier: MIT */
#include "directory/hours.h"

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

struct parsed {
    bool good;
    struct hours hours;
    struct diagnostics diags;
    struct source source;
};

/* Parses hours as they stand in an attribute, so that places are not offsets alone. */
static struct parsed *parse(struct arena *arena, const char *text)
{
    struct parsed *parsed = ARENA_NEW(arena, struct parsed);
    parsed->diags.arena = arena;
    struct str line = arena_format(arena, "<phone hours=\"%s\"/>\n", text);
    parsed->source = source_of(arena, STR("lu.xml"), line);
    struct str value = str_slice(line, 14, 14 + str_from(text).len);
    parsed->good = hours_parse(value, location_of(&parsed->source, value),
                               &parsed->hours, &parsed->diags);
    return parsed;
}

struct week {
    const char *text;
    struct hours_day days[HOURS_DAYS];
};

#define H(hour, minute) ((hour)*60 + (minute))
/* clang-format off */
#define DAY(from, to) {1, {{(from), (to)}}}
#define TWO(from, to, from2, to2) {2, {{(from), (to)}, {(from2), (to2)}}}
#define NONE {0, {{0, 0}}}
/* clang-format on */
#define NINE_TO_FOUR DAY(H(9, 0), H(16, 0))
#define NIGHT DAY(H(11, 0), H(28, 0))
#define AFTERNOON DAY(H(14, 0), H(20, 0))
#define LONG_DAY TWO(H(10, 0), H(12, 0), H(14, 0), H(20, 0))
#define SPLIT TWO(H(9, 0), H(12, 0), H(13, 0), H(17, 0))

static const struct week WEEKS[] = {
    {"Mo-Fr 09:00-16:00",
     {NINE_TO_FOUR, NINE_TO_FOUR, NINE_TO_FOUR, NINE_TO_FOUR, NINE_TO_FOUR, NONE,
      NONE}},
    /* ',' adds a rule */
    {"Mo-Sa 14:00-20:00, Mo,We,Th 10:00-12:00",
     {LONG_DAY, AFTERNOON, LONG_DAY, LONG_DAY, AFTERNOON, AFTERNOON, NONE}},
    /* ';' replaces on its days only */
    {"Mo-Sa 14:00-20:00; Mo,We,Th 09:00-16:00",
     {NINE_TO_FOUR, AFTERNOON, NINE_TO_FOUR, NINE_TO_FOUR, AFTERNOON, AFTERNOON, NONE}},
    {"Mo 09:00-12:00,13:00-17:00", {SPLIT, NONE, NONE, NONE, NONE, NONE, NONE}},
    {"Mo 13:00-17:00,09:00-12:00", {SPLIT, NONE, NONE, NONE, NONE, NONE, NONE}},
    {"Mo-Su 11:00-04:00", {NIGHT, NIGHT, NIGHT, NIGHT, NIGHT, NIGHT, NIGHT}},
    {"Mo-Su 11:00-28:00", {NIGHT, NIGHT, NIGHT, NIGHT, NIGHT, NIGHT, NIGHT}},
    {"Sa-Mo 09:00-16:00",
     {NINE_TO_FOUR, NONE, NONE, NONE, NONE, NINE_TO_FOUR, NINE_TO_FOUR}},
    {"09:00-16:00",
     {NINE_TO_FOUR, NINE_TO_FOUR, NINE_TO_FOUR, NINE_TO_FOUR, NINE_TO_FOUR,
      NINE_TO_FOUR, NINE_TO_FOUR}},
    {"09:00-16:00; Tu-Su 14:00-20:00",
     {NINE_TO_FOUR, AFTERNOON, AFTERNOON, AFTERNOON, AFTERNOON, AFTERNOON, AFTERNOON}},
    {"Su 00:00-24:00", {NONE, NONE, NONE, NONE, NONE, NONE, DAY(0, 1440)}},
    {"Su 10:00-10:00", {NONE, NONE, NONE, NONE, NONE, NONE, DAY(600, 2040)}},
    {"Su 23:59-00:00", {NONE, NONE, NONE, NONE, NONE, NONE, DAY(1439, 1440)}},
    {"Su 00:00-48:00", {NONE, NONE, NONE, NONE, NONE, NONE, DAY(0, 2880)}},
    {"Mo , Tu  09:00 - 16:00",
     {NINE_TO_FOUR, NINE_TO_FOUR, NONE, NONE, NONE, NONE, NONE}},
    /* touching is not overlapping */
    {"Mo 09:00-12:00,12:00-12:01",
     {TWO(540, 720, 720, 721), NONE, NONE, NONE, NONE, NONE, NONE}},
};

static void assert_same_day(const struct hours_day *found,
                            const struct hours_day *wanted)
{
    assert_int_equal(found->count, wanted->count);
    for (size_t i = 0; i < wanted->count; i++) {
        assert_int_equal(found->spans[i].from, wanted->spans[i].from);
        assert_int_equal(found->spans[i].to, wanted->spans[i].to);
    }
}

static void test_weeks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(WEEKS) / sizeof(WEEKS[0]); i++) {
        struct arena arena = {0};
        struct parsed *parsed = parse(&arena, WEEKS[i].text);
        if (!parsed->good)
            fail_msg("'%s' is refused", WEEKS[i].text);
        assert_false(parsed->hours.always);
        for (size_t day = 0; day < HOURS_DAYS; day++)
            assert_same_day(&parsed->hours.days[day], &WEEKS[i].days[day]);
        arena_release(&arena);
    }
}

static void test_always(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct parsed *parsed = parse(&arena, "24/7");
    const struct hours_day whole = DAY(0, MINUTES_PER_DAY);
    assert_true(parsed->good);
    assert_true(parsed->hours.always);
    for (size_t day = 0; day < HOURS_DAYS; day++)
        assert_same_day(&parsed->hours.days[day], &whole);
    arena_release(&arena);
}

struct wrong {
    const char *text;
    enum diag_code code;
    uint32_t column; /* within the value, from 1 */
    const char *piece;
    const char *hint; /* NULL: any */
};

static const char DAYS[] = "write days as Mo Tu We Th Fr Sa Su";

static const struct wrong WRONG[] = {
    {"Mo-Fr 9:00-16:00", DIAG_HOURS_SYNTAX, 7, "9:00", "write 09:00"},
    {"Mo-Fr 9h-16h", DIAG_HOURS_SYNTAX, 7, "9h", "write 09:00"},
    {"Mo-Fr 09:00-16h30", DIAG_HOURS_SYNTAX, 13, "16h30", "write 16:30"},
    {"Mo-Fr 0900-1600", DIAG_HOURS_SYNTAX, 7, "0900", "write 09:00"},
    {"Mo-Fr 9-16", DIAG_HOURS_SYNTAX, 7, "9", "write 09:00"},
    {"mo-fr 09:00-16:00", DIAG_HOURS_SYNTAX, 1, "mo", DAYS},
    {"Lu-Ve 09:00-16:00", DIAG_HOURS_SYNTAX, 1, "Lu", DAYS},
    {"Mo-Do 09:00-16:00", DIAG_HOURS_SYNTAX, 4, "Do", DAYS},
    {"Monday 09:00-16:00", DIAG_HOURS_SYNTAX, 1, "Monday", DAYS},
    {"Mo–Fr 09:00-16:00", DIAG_HOURS_SYNTAX, 1, "Mo–Fr", DAYS},
    {"Mo 09:00 – 16:00", DIAG_HOURS_SYNTAX, 10, "–", "write times as 09:00-16:00"},
    {"Mo 24:00-25:00", DIAG_HOURS_SYNTAX, 4, "24:00", NULL},
    {"Mo 09:00-48:01", DIAG_HOURS_SYNTAX, 10, "48:01", NULL},
    {"Mo 09:60-10:00", DIAG_HOURS_SYNTAX, 4, "09:60", NULL},
    {"Mo 09:00", DIAG_HOURS_SYNTAX, 1, "", NULL},
    {"Mo", DIAG_HOURS_SYNTAX, 1, "", NULL},
    {"Mo 09:00-16:00;", DIAG_HOURS_SYNTAX, 1, "", NULL},
    {"Mo 09:00-16:00 Tu 09:00-16:00", DIAG_HOURS_SYNTAX, 16, "Tu", NULL},
    {"Mo 24/7", DIAG_HOURS_SYNTAX, 4, "24/7", NULL},
    {"24/7; Su 10:00-12:00", DIAG_HOURS_SYNTAX, 1, "24/7", NULL},
    {"Mo 09:00-12:00,11:00-13:00", DIAG_HOURS_SYNTAX, 16, "11:00-13:00", NULL},
    {"Mo-Fr 09:00-12:00, We 08:00-09:01", DIAG_HOURS_SYNTAX, 23, "08:00-09:01", NULL},
    {"Mo 01:00-02:00,03:00-04:00,05:00-06:00,07:00-08:00,09:00-10:00,11:00-12:00,"
     "13:00-14:00",
     DIAG_HOURS_SYNTAX, 76, "13:00-14:00", NULL},
    {"Mo-Fr 09:00-16:00; PH off", DIAG_HOURS_UNSUPPORTED, 20, "PH", NULL},
    {"SH 09:00-16:00", DIAG_HOURS_UNSUPPORTED, 1, "SH", NULL},
    {"Su off", DIAG_HOURS_UNSUPPORTED, 4, "off", NULL},
    {"Su closed", DIAG_HOURS_UNSUPPORTED, 4, "closed", NULL},
    {"Jan-Mar Mo 09:00-16:00", DIAG_HOURS_UNSUPPORTED, 1, "Jan", NULL},
    {"week 01-10 Mo 09:00-16:00", DIAG_HOURS_UNSUPPORTED, 1, "week", NULL},
    {"Mo 09:00+", DIAG_HOURS_UNSUPPORTED, 9, "+", NULL},
    {"Mo 09:00-16:00+", DIAG_HOURS_UNSUPPORTED, 15, "+", NULL},
    {"Mo 09:00-16:00 || Tu 09:00-16:00", DIAG_HOURS_UNSUPPORTED, 16, "||", NULL},
    {"Mo sunrise-sunset", DIAG_HOURS_UNSUPPORTED, 4, "sunrise", NULL},
    {"Mo[1] 09:00-16:00", DIAG_HOURS_UNSUPPORTED, 3, "[", NULL},
};

static void test_wrong(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
        const struct wrong *wrong = &WRONG[i];
        struct arena arena = {0};
        struct parsed *parsed = parse(&arena, wrong->text);
        if (parsed->good)
            fail_msg("'%s' is accepted", wrong->text);
        assert_int_equal(parsed->diags.count, 1);
        const struct diagnostic *diag = &parsed->diags.items[0];
        assert_int_equal(diag->code, wrong->code);
        struct line_column where = location_line_column(diag->at);
        if (where.column != wrong->column + 14)
            fail_msg("'%s' is marked at column %u", wrong->text, where.column - 14);
        if (wrong->piece[0]) {
            assert_int_equal(diag->at.length, str_from(wrong->piece).len);
            assert_true(str_find(diag->message, str_from(wrong->piece), 0) == 1);
        }
        if (wrong->hint)
            assert_true(str_equal(diag->hint, str_from(wrong->hint)));
        assert_true(diag->hint.len > 0);
        arena_release(&arena);
    }
}

/* Where XML has normalised the value, only the whole of it can be pointed at. */
static void test_place_of_normalised_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct diagnostics diags = {.arena = &arena};
    struct hours hours;
    struct source source = source_of(&arena, STR("lu.xml"), STR("Mo&#x20;9:00-10:00"));
    assert_false(
        hours_parse(STR("Mo 9:00-10:00"), location_at(&source, 0, 18), &hours, &diags));
    assert_int_equal(diags.items[0].at.offset, 0);
    assert_int_equal(diags.items[0].at.length, 18);
    arena_release(&arena);
}

static void test_empty(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_false(parse(&arena, "")->good);
    assert_false(parse(&arena, "   ")->good);
    assert_false(parse(&arena, ";")->good);
    assert_false(parse(&arena, ",")->good);
    assert_false(parse(&arena, "-")->good);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_weeks), cmocka_unit_test(test_always),
        cmocka_unit_test(test_wrong), cmocka_unit_test(test_place_of_normalised_text),
        cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
