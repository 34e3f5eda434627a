/* SPDX-License-Identifier: MIT */
#include "site/index.h"

#include "support.h"

#include "site/route.h"

static const struct route A = {.path = STR_INIT("fr/a.html")};
static const struct route B = {.path = STR_INIT("fr/b.html")};

static void add(struct fixture *fixture, struct index_entries *entries,
                const char *text, const struct route *route, const char *anchor)
{
    struct index_entry entry = {
        .text = str_from(text), .route = route, .anchor = str_from(anchor)};
    index_add(&fixture->arena, entries, entry);
}

static struct index index_of_texts(struct fixture *fixture, const char *const *texts,
                                   size_t count)
{
    struct index_entries entries = {0};
    for (size_t i = 0; i < count; i++)
        add(fixture, &entries, texts[i], &A, "");
    return index_of(&fixture->arena, STR("fr"), &entries);
}

static void test_letters_and_their_file_names(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text, *letter, *slug;
    } table[] = {
        {"abus", "A", "a"},      {"Zone", "Z", "z"},
        {"Élan", "E", "e"},      {"E\xCC\x81lan", "E", "e"},
        {"« Œuvre »", "O", "o"}, {"Ærø", "A", "a"},
        {"Łódź", "L", "l"},      {"١١٢", "0", "0-9"},
        {"۱۱۲", "0", "0-9"},     {"ß", "S", "s"},
        {"116 111", "0", "0-9"}, {"+352 8002", "0", "0-9"},
        {"¿Qué?", "Q", "q"},     {"Ήπειρος", "Η", "u0397"},
        {"жизнь", "Ж", "u0416"}, {"مساعدة", "م", "u0645"},
        {"أب", "ا", "u0627"},    {"你好", "你", "u4f60"},
        {"Ⅳ", "I", "i"},         {"…à", "A", "a"},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct index index = index_of_texts(fixture, &table[i].text, 1);
        assert_int_equal(index.letters.count, 1);
        assert_text(index.letters.items[0].letter, table[i].letter);
        assert_text(index.letters.items[0].slug, table[i].slug);
        assert_int_equal(index.letters.items[0].count, 1);
        assert_text(index.letters.items[0].entries[0].text, table[i].text);
    }
}

static void test_text_without_letters_is_left_out(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = {"", " ", "…", "😀", "?!", "\xCC\x81"};
    struct index index = index_of_texts(fixture, texts, COUNT(texts));
    assert_text(index.language, "fr");
    assert_int_equal(index.letters.count, 0);
}

static void test_entries_stand_in_order_below_their_letter(void **state)
{
    struct fixture *fixture = *state;
    static const char *const mixed[] = {"zone", "État", "116", "abus", "écran",
                                        "Âge",  "eau",  "à",   "112"};
    static const char *const letters[] = {"0", "A", "E", "Z"};
    static const char *const sorted[] = {"112", "116",   "à",    "abus", "Âge",
                                         "eau", "écran", "État", "zone"};
    struct index index = index_of_texts(fixture, mixed, COUNT(mixed));
    size_t at = 0;
    assert_int_equal(index.letters.count, COUNT(letters));
    for (size_t i = 0; i < COUNT(letters); i++) {
        assert_text(index.letters.items[i].letter, letters[i]);
        for (size_t k = 0; k < index.letters.items[i].count; k++)
            assert_text(index.letters.items[i].entries[k].text, sorted[at++]);
    }
    assert_int_equal(at, COUNT(sorted));
}

static void test_repetitions_are_dropped_wherever_they_were_added(void **state)
{
    struct fixture *fixture = *state;
    struct index_entries entries = {0};
    add(fixture, &entries, "webcam", &A, "");
    add(fixture, &entries, "webcam", &B, "");
    add(fixture, &entries, "webcam", &B, "term");
    add(fixture, &entries, "webcam", &A, "");
    add(fixture, &entries, "webcam", &B, "");
    add(fixture, &entries, "Webcam", &A, "");
    struct index index = index_of(&fixture->arena, STR("fr"), &entries);
    assert_int_equal(index.letters.count, 1);
    assert_int_equal(index.letters.items[0].count, 3);
}

static void test_of_other_spellings_the_first_stays(void **state)
{
    struct fixture *fixture = *state;
    struct index_entries entries = {0};
    add(fixture, &entries, "Éclair", &A, "");
    add(fixture, &entries, "eclair", &A, "");
    add(fixture, &entries, "ECLAIR", &B, "");
    struct index index = index_of(&fixture->arena, STR("fr"), &entries);
    assert_int_equal(index.letters.items[0].count, 2);
    assert_text(index.letters.items[0].entries[0].text, "Éclair");
    assert_text(index.letters.items[0].entries[1].text, "ECLAIR");
}

static void test_order_does_not_depend_on_that_of_adding(void **state)
{
    struct fixture *fixture = *state;
    struct index_entries one = {0}, other = {0};
    add(fixture, &one, "webcam", &A, "");
    add(fixture, &one, "webcam", &B, "x");
    add(fixture, &one, "webcam", &B, "");
    add(fixture, &other, "webcam", &B, "");
    add(fixture, &other, "webcam", &B, "x");
    add(fixture, &other, "webcam", &A, "");
    struct index a = index_of(&fixture->arena, STR("fr"), &one);
    struct index b = index_of(&fixture->arena, STR("fr"), &other);
    for (size_t i = 0; i < 3; i++) {
        assert_ptr_equal(a.letters.items[0].entries[i].route,
                         b.letters.items[0].entries[i].route);
        assert_str_equal(a.letters.items[0].entries[i].anchor,
                         b.letters.items[0].entries[i].anchor);
    }
}

static void test_empty_index(void **state)
{
    struct fixture *fixture = *state;
    struct index_entries none = {0};
    assert_int_equal(index_of(&fixture->arena, STR("fr"), &none).letters.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_letters_and_their_file_names),
        TEST_WITH_FIXTURE(test_text_without_letters_is_left_out),
        TEST_WITH_FIXTURE(test_entries_stand_in_order_below_their_letter),
        TEST_WITH_FIXTURE(test_repetitions_are_dropped_wherever_they_were_added),
        TEST_WITH_FIXTURE(test_of_other_spellings_the_first_stays),
        TEST_WITH_FIXTURE(test_order_does_not_depend_on_that_of_adding),
        TEST_WITH_FIXTURE(test_empty_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
