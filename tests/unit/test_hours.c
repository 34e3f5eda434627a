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
    parsed->good = hours_parse(arena, value, location_of(&parsed->source, value),
                               &parsed->hours, &parsed->diags);
    return parsed;
}

struct reading {
    const char *text;
    const char *rules; /* as describe() says them */
};

static void add_dates(struct strbuf *out, const struct hours_dates *dates)
{
    strbuf_addf(out, " %u-%u-%u/%u-%u-%u", dates->first_year, dates->first_month,
                dates->first_day, dates->last_year, dates->last_month, dates->last_day);
}

/* "; 1111100 PH 540-960 1020+1620 off 'x'": all that stands in the rules. */
static struct str describe(struct arena *arena, const struct hours *hours)
{
    static const char *const states[] = {"off", "unknown", "open"};
    struct strbuf out = {0};
    for (size_t i = 0; i < hours->rules.count; i++) {
        const struct hours_rule *rule = &hours->rules.items[i];
        strbuf_addf(&out, "%s", i == 0 ? "" : rule->adds ? ", " : "; ");
        strbuf_addf(&out, "%s", rule->fallback ? "else " : "");
        for (unsigned day = 0; rule->days && day < HOURS_DAYS; day++)
            strbuf_add_char(&out, rule->days >> day & 1 ? '1' : '0');
        strbuf_addf(&out, "%s", rule->holidays ? " PH" : "");
        for (size_t j = 0; j < rule->dates_count; j++)
            add_dates(&out, &rule->dates[j]);
        for (size_t j = 0; j < rule->spans_count; j++)
            strbuf_addf(&out, " %u%c%u", rule->spans[j].from,
                        rule->spans[j].open_end ? '+' : '-', rule->spans[j].to);
        strbuf_addf(&out, " %s", states[rule->state]);
        if (rule->comment.len)
            strbuf_addf(&out, " '%.*s'", STR_ARG(rule->comment));
    }
    struct str copy = arena_copy(arena, strbuf_str(&out));
    strbuf_release(&out);
    return copy;
}

static const struct reading READINGS[] = {
    {"Mo-Fr 09:00-16:00", "1111100 540-960 open"},
    {"Mo-Sa 14:00-20:00, Mo,We,Th 10:00-12:00",
     "1111110 840-1200 open, 1011000 600-720 open"},
    {"Mo-Sa 14:00-20:00; Mo 09:00-16:00",
     "1111110 840-1200 open; 1000000 540-960 open"},
    {"Mo 13:00-17:00,09:00-12:00", "1000000 540-720 780-1020 open"},
    {"Mo-Su 11:00-04:00", "1111111 660-1680 open"},
    {"Mo-Su 11:00-28:00", "1111111 660-1680 open"},
    {"Sa-Mo 09:00-16:00", "1000011 540-960 open"},
    {"Mo-Mo,We 09:00-16:00", "1010000 540-960 open"},
    {"09:00-16:00", " 540-960 open"},
    {"Su 10:00-10:00", "0000001 600-2040 open"},
    {"Su 23:59-00:00", "0000001 1439-1440 open"},
    {"Su 00:00-48:00", "0000001 0-2880 open"},
    {"Mo , Tu  09:00 - 16:00", "1100000 540-960 open"},
    {"Mo 09:00-12:00,12:00-12:01", "1000000 540-720 720-721 open"},
    {"24/7", " open"},
    {"24/7; Dec 25 off", " open;  0-12-25/0-12-25 off"},
    {"Mo off, 24/7", "1000000 off,  open"},
    {"PH off", " PH off"},
    {"Mo-Fr,PH 09:00-16:00", "1111100 PH 540-960 open"},
    {"PH,Su closed", "0000001 PH off"},
    {"Mo-Fr 09:00-16:00 || \"ask\"", "1111100 540-960 open; else  unknown 'ask'"},
    {"Mo off || Tu off, We off", "1000000 off; else 0100000 off, else 0010000 off"},
    {"Mo \"a; b, c || d\"", "1000000 unknown 'a; b, c || d'"},
    {"Mo 09:00-16:00 open \"x\", Tu unknown",
     "1000000 540-960 open 'x', 0100000 unknown"},
    {"Mo 17:00+", "1000000 1020+1620 open"},
    {"Mo 09:00-12:00,22:00+", "1000000 540-720 1320+1800 open"},
    {"Mo 10:00+ off", "1000000 600+1440 off"},
    {"Jan off", " 0-1-0/0-1-0 off"},
    {"Nov-Feb,Jul 10:00-12:00", " 0-11-0/0-2-0 0-7-0/0-7-0 600-720 open"},
    {"Dec 24 10:00-12:00", " 0-12-24/0-12-24 600-720 open"},
    {"Dec 24-26 Mo 10:00-12:00", "1000000 0-12-24/0-12-26 600-720 open"},
    {"Dec 24-Jan 2 off", " 0-12-24/0-1-2 off"},
    {"Feb 29 off", " 0-2-29/0-2-29 off"},
    {"2026 Dec 24 off", " 2026-12-24/2026-12-24 off"},
    {"2026 Dec 24-26 off", " 2026-12-24/2026-12-26 off"},
    {"2026 Dec 24-2027 Jan 02,Aug off", " 2026-12-24/2027-1-2 0-8-0/0-8-0 off"},
};

static void test_readings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(READINGS) / sizeof(READINGS[0]); i++) {
        struct arena arena = {0};
        struct parsed *parsed = parse(&arena, READINGS[i].text);
        if (!parsed->good || parsed->diags.count)
            fail_msg("'%s' is refused or warned of", READINGS[i].text);
        assert_string_equal(describe(&arena, &parsed->hours).ptr, READINGS[i].rules);
        arena_release(&arena);
    }
}

static void test_flags(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_true(parse(&arena, " 24/7 ")->hours.always);
    assert_false(parse(&arena, "24/7; PH off")->hours.always);
    assert_false(parse(&arena, "24/7 \"call first\"")->hours.always);
    assert_true(parse(&arena, "24/7; PH off")->hours.holidays);
    assert_false(parse(&arena, "24/7; Mo off")->hours.holidays);
    arena_release(&arena);
}

/* What ';' replaces by surprise, and what it replaces with reason. */
static const struct {
    const char *text;
    const char *mentions; /* NULL: nothing is said */
} TRAPS[] = {
    {"Mo-Sa 14:00-20:00; Mo,We,Th 10:00-12:00", "on Mo,We,Th: open at 10:00-12:00"},
    {"Mo-Fr 09:00-12:00; Mo-Fr 14:00-17:00", "on Mo,Tu,We,Th,Fr:"},
    {"09:00-12:00; 14:00-17:00", "'14:00-17:00' after ';' replaces '09:00-12:00'"},
    {"09:00-12:00; Sa 14:00-17:00", "on Sa:"},
    {"Mo-Fr,PH 09:00-12:00; Fr 14:00-17:00", "on Fr:"},
    {"Mo-Fr 09:00-12:00; PH off; Fr 14:00-17:00", "'PH off'"},
    {"Mo-Fr 22:00-02:00; Sa 10:00-12:00", "past midnight on Sa"},
    {"Su 22:00-02:00; Mo 10:00-12:00", "past midnight on Mo"},
    {"PH off; Mo-Fr 09:00-17:00", "replaces 'PH off'"},
    {"Dec 24 off; Mo-Fr 09:00-17:00", "replaces 'Dec 24 off'"},
    {"Mo-Fr 09:00-17:00; Sa 10:00-12:00", NULL},
    {"Mo-Fr 09:00-17:00; PH off", NULL},
    {"Mo-Fr 09:00-17:00; We off", NULL},
    {"Mo-Fr 09:00-17:00; We 12:00-13:00 off", NULL},
    {"Mo-Fr 09:00-17:00; Fr 09:00-15:00", NULL},
    {"Mo-Sa 14:00-20:00; PH 10:00-12:00", NULL},
    {"Mo-Sa 14:00-20:00; Dec 24 10:00-12:00", NULL},
    {"Mo-Sa 14:00-20:00; Jul-Aug Mo-Fr 10:00-12:00", NULL},
    {"Mo-Sa 14:00-20:00, Mo,We,Th 10:00-12:00", NULL},
    {"Mo-Sa 14:00-20:00 || Mo 10:00-12:00", NULL},
    {"Mo-Sa 14:00-20:00; We \"by appointment\"", NULL},
    {"Mo-Sa 14:00-20:00; We 10:00-12:00, We 14:00-18:00", NULL},
    {"Mo-Sa 14:00-20:00; We 13:00-15:00; We 10:00-14:00", NULL},
    {"Mo-Fr 22:00-02:00; Sa off", NULL},
    {"Mo-Fr 22:00-02:00, Sa 10:00-12:00", NULL},
    {"Mo-Fr 22:00-24:00; Sa 10:00-12:00", NULL},
};

static void test_traps(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(TRAPS) / sizeof(TRAPS[0]); i++) {
        struct arena arena = {0};
        struct parsed *parsed = parse(&arena, TRAPS[i].text);
        assert_true(parsed->good);
        if (parsed->diags.count != (TRAPS[i].mentions ? 1 : 0))
            fail_msg("'%s': %zu warnings", TRAPS[i].text, parsed->diags.count);
        if (TRAPS[i].mentions) {
            const struct diagnostic *diag = &parsed->diags.items[0];
            assert_int_equal(diag->code, DIAG_HOURS_REPLACED);
            if (str_find(diag->message, str_from(TRAPS[i].mentions), 0) ==
                STR_NOT_FOUND)
                fail_msg("'%s': %.*s", TRAPS[i].text, STR_ARG(diag->message));
            assert_true(diag->hint.len > 0);
        }
        arena_release(&arena);
    }
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
    {"Mo 09:00-12:00,11:00-13:00", DIAG_HOURS_SYNTAX, 16, "11:00-13:00", NULL},
    {"Mo-Fr 09:00-12:00, We 08:00-09:01", DIAG_HOURS_SYNTAX, 20, "We 08:00-09:01",
     NULL},
    {"Mo 01:00-02:00,03:00-04:00,05:00-06:00,07:00-08:00,09:00-10:00,11:00-12:00,"
     "13:00-14:00",
     DIAG_HOURS_SYNTAX, 76, "13:00-14:00", NULL},
    {"Mo-Fr 09:00-16:00; PH of", DIAG_HOURS_SYNTAX, 23, "of", NULL},
    {"SH 09:00-16:00", DIAG_HOURS_UNSUPPORTED, 1, "SH", NULL},
    {"Mo Jan-Mar 09:00-16:00", DIAG_HOURS_UNSUPPORTED, 4, "Jan", NULL},
    {"Dec 20-Jan 32 off", DIAG_HOURS_SYNTAX, 12, "32", NULL},
    {"Jun 31 off", DIAG_HOURS_SYNTAX, 5, "31", NULL},
    {"Feb 20-28 off", DIAG_HOURS_UNSUPPORTED, 1, "Feb 20-28", NULL},
    {"Feb 20-Feb 29 off", DIAG_HOURS_UNSUPPORTED, 1, "Feb 20-Feb 29", NULL},
    {"Aug,Dec 24 off", DIAG_HOURS_UNSUPPORTED, 5, "Dec 24", NULL},
    {"2026 Aug off", DIAG_HOURS_UNSUPPORTED, 1, "2026 Aug", NULL},
    {"week 01-10 Mo 09:00-16:00", DIAG_HOURS_UNSUPPORTED, 1, "week", NULL},
    {"00:00+", DIAG_HOURS_UNSUPPORTED, 1, "00:00+", NULL},
    {"Mo 09:00-16:00+", DIAG_HOURS_UNSUPPORTED, 15, "+", NULL},
    {"Mo 09:00+,20:00-21:00", DIAG_HOURS_UNSUPPORTED, 11, "20", NULL},
    {"Mo sunrise-sunset", DIAG_HOURS_UNSUPPORTED, 4, "sunrise", NULL},
    {"Mo[1] 09:00-16:00", DIAG_HOURS_UNSUPPORTED, 3, "[", NULL},
    {"PH Mo 09:00-16:00", DIAG_HOURS_UNSUPPORTED, 4, "Mo", NULL},
    {"Mo Closed", DIAG_HOURS_SYNTAX, 4, "Closed", NULL},
    {"Mo \"x", DIAG_HOURS_SYNTAX, 4, "\"x", NULL},
    {"Mo \" \"", DIAG_HOURS_SYNTAX, 4, "\" \"", NULL},
    {"Mo off ||", DIAG_HOURS_SYNTAX, 1, "", NULL},
    {"24/7, Mo off", DIAG_HOURS_SYNTAX, 5, ",", NULL},
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
    assert_false(hours_parse(&arena, STR("Mo 9:00-10:00"), location_at(&source, 0, 18),
                             &hours, &diags));
    assert_int_equal(diags.items[0].at.offset, 0);
    assert_int_equal(diags.items[0].at.length, 18);
    arena_release(&arena);
}

static void test_limits(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct strbuf text = {0};
    for (unsigned i = 0; i < HOURS_RULES; i++)
        strbuf_addf(&text, "%sMo off", i ? "; " : "");
    assert_true(parse(&arena, text.ptr)->good);
    strbuf_addf(&text, "; Mo off");
    assert_false(parse(&arena, text.ptr)->good);
    strbuf_clear(&text);
    for (unsigned i = 0; i < HOURS_DATES; i++)
        strbuf_addf(&text, "%sDec %u", i ? "," : "", i + 1);
    strbuf_addf(&text, " off");
    assert_true(parse(&arena, text.ptr)->good);
    text.len -= 4;
    strbuf_addf(&text, ",Dec 30 off");
    assert_false(parse(&arena, text.ptr)->good);
    strbuf_release(&text);
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
        cmocka_unit_test(test_readings),
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_traps),
        cmocka_unit_test(test_wrong),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_place_of_normalised_text),
        cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
