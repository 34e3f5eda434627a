/* SPDX-License-Identifier: MIT */
#include "search/lexicon.h"

#include "support.h"

static const struct term *find(const struct lexicon *lexicon, const char *word)
{
    for (size_t i = 0; i < lexicon->terms.count; i++)
        if (str_equal(lexicon->terms.items[i]->word, str_from(word)))
            return lexicon->terms.items[i];
    return NULL;
}

static void add(struct lexicon *lexicon, const char *title, const char *body)
{
    lexicon_begin_document(lexicon);
    lexicon_add_text(lexicon, SEARCH_TITLE, str_from(title));
    lexicon_add_text(lexicon, SEARCH_BODY, str_from(body));
}

static void test_postings(void **state)
{
    struct fixture *fixture = *state;
    struct lexicon lexicon;
    lexicon_init(&lexicon, &fixture->arena);
    add(&lexicon, "Blackmail", "pay never, never");
    add(&lexicon, "Help", "Blackmail");
    lexicon_finish(&lexicon);
    assert_int_equal(lexicon.document_count, 2);
    const struct term *term = find(&lexicon, "blackmail");
    assert_int_equal(term->postings.count, 2);
    assert_int_equal(term->postings.items[0].document, 0);
    assert_int_equal(term->postings.items[0].counts[SEARCH_TITLE], 1);
    assert_int_equal(term->postings.items[1].counts[SEARCH_BODY], 1);
    assert_true(term->postings.items[0].weight > term->postings.items[1].weight);
    assert_int_equal(find(&lexicon, "never")->postings.items[0].counts[SEARCH_BODY], 2);
    assert_null(find(&lexicon, "Blackmail"));
}

static void test_more_and_shorter_weigh_more(void **state)
{
    struct fixture *fixture = *state;
    struct lexicon lexicon;
    lexicon_init(&lexicon, &fixture->arena);
    add(&lexicon, "a", "word word");
    add(&lexicon, "b", "word other");
    add(&lexicon, "c", "word and many other words that stand around it here");
    lexicon_finish(&lexicon);
    const struct posting *items = find(&lexicon, "word")->postings.items;
    assert_true(items[0].weight > items[1].weight);
    assert_true(items[1].weight > items[2].weight);
    assert_true(items[2].weight >= 1);
    assert_true(items[0].weight <= WEIGHT_MOST);
}

/* The weight of a word of a text, beside so many documents that have none. */
static int weight_beside(struct fixture *fixture, size_t others)
{
    struct lexicon lexicon;
    lexicon_init(&lexicon, &fixture->arena);
    lexicon_begin_document(&lexicon);
    lexicon_add_text(&lexicon, SEARCH_BODY, STR("one two three four five six"));
    for (size_t i = 0; i < others; i++) {
        lexicon_begin_document(&lexicon);
        lexicon_add_text(&lexicon, SEARCH_TITLE, STR("name"));
    }
    lexicon_finish(&lexicon);
    return find(&lexicon, "three")->postings.items[0].weight;
}

static void test_documents_without_a_text_make_none_long(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(weight_beside(fixture, 100), weight_beside(fixture, 0));
}

static void test_counts_do_not_overflow(void **state)
{
    struct fixture *fixture = *state;
    struct lexicon lexicon;
    lexicon_init(&lexicon, &fixture->arena);
    lexicon_begin_document(&lexicon);
    for (size_t i = 0; i < 1000; i++)
        lexicon_add_word(&lexicon, SEARCH_TITLE, STR("#117"));
    lexicon_finish(&lexicon);
    assert_int_equal(find(&lexicon, "#117")->postings.items[0].counts[SEARCH_TITLE],
                     255);
    assert_true(find(&lexicon, "#117")->postings.items[0].weight <= WEIGHT_MOST);
}

static void test_order_of_utf_16(void **state)
{
    (void)state;
    /* U+10000 is D800 DC00, before U+E000 and U+FF5E, behind U+D7A3. */
    static const char *const ordered[] = {
        "#1",         "a",          "ab",         "b",          "\u00e9",
        "\uac00",     "\ud7a3",     "\U00010000", "\U00010001", "\U00010400",
        "\U0001ffff", "\U0010ffff", "\ue000",     "\uff5e",
    };
    for (size_t i = 0; i < COUNT(ordered); i++)
        for (size_t j = 0; j < COUNT(ordered); j++) {
            int order = word_compare(str_from(ordered[i]), str_from(ordered[j]));
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
}

static void test_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct lexicon lexicon;
    lexicon_init(&lexicon, &fixture->arena);
    lexicon_finish(&lexicon);
    assert_int_equal(lexicon.terms.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_postings),
        TEST_WITH_FIXTURE(test_more_and_shorter_weigh_more),
        TEST_WITH_FIXTURE(test_documents_without_a_text_make_none_long),
        TEST_WITH_FIXTURE(test_counts_do_not_overflow),
        TEST_WITH_FIXTURE(test_order_of_utf_16),
        TEST_WITH_FIXTURE(test_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
