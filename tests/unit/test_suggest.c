/* SPDX-License-Identifier: MIT */
#include "base/suggest.h"

#include "support.h"

static struct str best_of(const char *typed, const char *const *known)
{
    struct suggestion suggestion = suggestion_for(str_from(typed));
    for (; *known; known++)
        suggestion_offer(&suggestion, str_from(*known));
    return suggestion_best(&suggestion);
}

static void test_nearest_word(void **state)
{
    (void)state;
    static const char *const kinds[] = {"advice", "guide", "platform", "alert",
                                        "law",    "about", NULL};
    static const struct {
        const char *typed, *best;
    } table[] = {
        {"advise", "advice"},
        {"giude", "guide"},
        {"plattform", "platform"},
        {"alrt", "alert"},
        {"lew", "law"},
        {"abuot", "about"},
        {"ALERT", "alert"},
        {"guide", "guide"},
        {"something", ""},
        {"xyz", ""},
        {"", ""},
        {"latform", "platform"},
        {"plxtfxrx", ""}, /* of eight letters at most two may be wrong */
        {"plxtfxrm", "platform"},
    };
    for (size_t i = 0; i < COUNT(table); i++)
        assert_text(best_of(table[i].typed, kinds), table[i].best);
}

static void test_first_of_equals_stays(void **state)
{
    (void)state;
    static const char *const near[] = {"bat", "rat", "hat", NULL};
    assert_text(best_of("cat", near), "bat");
    static const char *const same[] = {"LU", "Lu", "lu", NULL};
    assert_text(best_of("lU", same), "LU");
    assert_text(best_of("lu", same), "LU");
}

static void test_nearer_one_replaces(void **state)
{
    (void)state;
    static const char *const known[] = {"summit", "summery", "summary", "summon", NULL};
    assert_text(best_of("sumary", known), "summary");
}

static void test_no_word_is_near_to_a_very_long_one(void **state)
{
    (void)state;
    char typed[201] = {0};
    for (size_t i = 0; i < 200; i++)
        typed[i] = 'a';
    const char *const known[] = {"a", "aa", NULL};
    assert_text(best_of(typed, known), "");
    const char *const itself[] = {typed, NULL};
    assert_text(best_of(typed, itself), typed);
}

static void test_nothing_offered(void **state)
{
    (void)state;
    static const char *const none[] = {NULL};
    assert_text(best_of("word", none), "");
}

static void test_hint(void **state)
{
    struct fixture *fixture = *state;
    struct suggestion suggestion = suggestion_for(STR("titel"));
    diag_add(&fixture->diags, DIAG_FIELD_UNKNOWN, location_none(), "unknown");
    suggestion_hint(&suggestion, &fixture->diags);
    assert_text(fixture->diags.items[0].hint, "");
    suggestion_offer(&suggestion, STR("title"));
    suggestion_hint(&suggestion, &fixture->diags);
    assert_text(fixture->diags.items[0].hint, "did you mean 'title'?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nearest_word),
        cmocka_unit_test(test_first_of_equals_stays),
        cmocka_unit_test(test_nearer_one_replaces),
        cmocka_unit_test(test_no_word_is_near_to_a_very_long_one),
        cmocka_unit_test(test_nothing_offered),
        TEST_WITH_FIXTURE(test_hint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
