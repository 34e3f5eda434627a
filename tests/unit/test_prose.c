/* SPDX-License-Identifier: MIT */
/* Where numbers, addresses and phrases stand in a text. tests/prose.test.mjs measures
 * how well numbers are told from other digits. */
#include "support.h"

#include "site/prose_address.h"
#include "site/prose_hours.h"
#include "site/prose_number.h"
#include "site/prose_run.h"

/* Groups as "digits" joined by ' ', '-' and '~', masked ones in brackets. */
static struct str runs_of(struct arena *arena, const char *text)
{
    static const char joints[] = {'\0', ' ', '-', '~'};
    struct prose_run run;
    struct strbuf out = {0};
    for (size_t at = 0; prose_run_next(str_from(text), &at, &run);) {
        if (out.len && run.count)
            strbuf_add_char(&out, '|');
        for (size_t i = 0; i < run.count; i++) {
            const struct prose_group *group = &run.groups[i];
            if (i)
                strbuf_add_char(&out, joints[group->before]);
            strbuf_addf(&out, group->masked ? "[%.*s]" : "%.*s",
                        STR_ARG(str_slice(str_from(text), group->from, group->to)));
        }
    }
    struct str copy = arena_copy(arena, strbuf_str(&out));
    strbuf_release(&out);
    return copy;
}

static void test_runs(void **state)
{
    static const struct {
        const char *text, *runs;
    } cases[] = {
        {"no digits", ""},
        {"8002 12-34", "8002 12-34"},
        {"020 - 261", "020~261"},
        {"+44 (0)20", "+44 0 20"},
        {"(+352) 80", "(+352 80"},
        {"tel. (0800) 12", "(0800 12"},
        {"17 (24 h)", "17|(24"},
        {"on 22.11.2026 or 2026-11-22", "[22]-[11]-[2026]|[2026]-[11]-[22]"},
        {"2026/27 1985 36", "[2026]-[27] 1985 36"},
        {"192.168.1.17", "[192]-[168]-[1]-[17]"},
        {"01.44.55.66.77", "01-44-55-66-77"},
        {"1 234,56 17:30 9h 3G A4 L-1018 #5 v2 5-a", ""},
        {"Tel.112", "112"},
        {"1.96.96. 5", "1-96-96|5"},
        {"\xD9\xA1\xD9\xA2 \xDB\xB3", "\xD9\xA1\xD9\xA2 \xDB\xB3"},
        {"1-800-THE", "1-800"},
        {"8002\n1234", "8002|1234"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str runs = runs_of(&fixture->arena, cases[i].text);
        if (!str_equal(runs, str_from(cases[i].runs)))
            fail_msg("'%s' gives '%.*s'", cases[i].text, STR_ARG(runs));
    }
}

static struct prose_numbers find(struct arena *arena, struct str text,
                                 const char *language)
{
    struct directory directory = {0};
    struct numbers numbers = numbers_of(arena, &directory, (struct date){2026, 11, 22});
    struct prose_dictionary dictionary = {&numbers, prose_words_of(arena)};
    struct prose_numbers found = {0};
    prose_numbers_find(arena, text, str_from(language), &dictionary, &found);
    return found;
}

static void test_words_count_in_their_own_language(void **state)
{
    struct fixture *fixture = *state;
    struct str text = STR("rue 0800 123 456");
    assert_int_equal(find(&fixture->arena, text, "fr").count, 0);
    assert_int_equal(find(&fixture->arena, text, "fr-CH").count, 0);
    assert_int_equal(find(&fixture->arena, text, "en").count, 1);
    /* A language without words of its own has those of all. */
    assert_int_equal(find(&fixture->arena, text, "it").count, 0);
}

/* Time grows with the text, whatever it is made of. */
static void test_long_texts(void **state)
{
    static const char *const parts[] = {
        "1",         "1 ",        "1-",       "(1",
        "+",         "0800 ",     "1 A",      "+33 6 12 34 56 78 ",
        "24/7",      "a.b",       "call 12 ", "\xD9\xA1",
        "- ",        "1.1.2020 ", ".",        "1 - ",
        "1\xC2\xA0",
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(parts); i++) {
        struct strbuf text = {0};
        while (text.len < 60000)
            strbuf_add(&text, str_from(parts[i]));
        struct str written;
        enum prose_always kind;
        find(&fixture->arena, strbuf_str(&text), "en");
        for (size_t at = 0; prose_address_next(strbuf_str(&text), &at, &written);)
            assert_true(written.len <= text.len);
        for (size_t at = 0; prose_always_next(strbuf_str(&text), &at, &written, &kind);)
            assert_true(prose_sentence(strbuf_str(&text), written).len < 1000);
        strbuf_release(&text);
    }
}

static void test_addresses(void **state)
{
    static const char text[] =
        "See (www.a.example/b), \xC2\xABhttp://c.example\xC2\xBB or d@e.example. Fin. "
        "1.2";
    static const char *const expected[] = {"www.a.example/b", "http://c.example",
                                           "d@e.example", "1.2"};
    struct str written;
    size_t at = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_true(prose_address_next(str_from(text), &at, &written));
        assert_text(written, expected[i]);
    }
    assert_false(prose_address_next(str_from(text), &at, &written));
}

static void test_phrases(void **state)
{
    static const struct {
        const char *text, *phrase;
    } cases[] = {
        {"It is open 24/7.", "24/7"},
        {"Open 24 h / 24", "24 h / 24"},
        {"\xC3\x80 tout moment", "\xC3\x80 tout moment"},
        {"Rund um die Uhr da", "Rund um die Uhr"},
        {"24\xC2\xA0heures sur\n24", "24\xC2\xA0heures sur\n24"},
        {"Not 24/7", ""},
        {"Pas jour et nuit", ""},
        {"124/7, 24/70, unjederzeit", ""},
        {"The knot is open 24/7", "24/7"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str written = STR("");
        enum prose_always kind;
        size_t at = 0;
        prose_always_next(str_from(cases[i].text), &at, &written, &kind);
        assert_text(written, cases[i].phrase);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_runs),
        TEST_WITH_FIXTURE(test_words_count_in_their_own_language),
        TEST_WITH_FIXTURE(test_long_texts),
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_phrases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
