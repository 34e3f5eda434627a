/* SPDX-License-Identifier: MIT */
#include "directory/wording.h"

#include "support.h"

static const struct wording_language *read_rules(struct fixture *fixture,
                                                 const char *rules)
{
    struct source *source = ARENA_NEW(&fixture->arena, struct source);
    struct wording_lists *lists = ARENA_NEW(&fixture->arena, struct wording_lists);
    *source = source_of(&fixture->arena, STR("vocabulary.yaml"), str_from(rules));
    const struct yaml *map = yaml_parse(&fixture->arena, &fixture->arena, source, 0,
                                        source->text.len, &fixture->diags);
    assert_non_null(map);
    assert_true(wording_read(&fixture->arena, map, lists, &fixture->diags));
    return wording_find(lists, STR("en-GB"));
}

/* What is found in a text, one behind the other with '|' between. */
static struct str found(struct fixture *fixture, const struct wording_language *rules,
                        const char *text)
{
    struct wording_tokens tokens = wording_tokens_of(&fixture->arena, str_from(text));
    struct strbuf out = {0};
    struct wording_match match;
    for (size_t at = 0; wording_next(rules, &tokens, &at, &match);) {
        const char *from = tokens.items[match.from].written.ptr;
        struct str last = tokens.items[match.to - 1].written;
        strbuf_addf(&out, "%s%.*s", out.len ? "|" : "",
                    (int)(last.ptr + last.len - from), from);
    }
    struct str copy = arena_copy(&fixture->arena, strbuf_str(&out));
    strbuf_release(&out);
    return copy;
}

static void test_phrases(void **state)
{
    static const struct {
        const char *rule, *text, *expected;
    } cases[] = {
        {"naif", "Naïf, NAÏF; na\xC3\xAF ve naifs", "Naïf|NAÏF"},
        {"naif*", "naïfs naïveté", "naïfs"},
        {"'*ward'", "forward wards", "forward"},
        {"'*war*'", "forwards", "forwards"},
        {"n'est pas", "Ce n’est pas. n' est pas. N est. Pas", "n’est pas|n' est pas"},
        {"your own fault",
         "your  own\xC2\xA0"
         "fault",
         "your  own\xC2\xA0"
         "fault"},
        {"menacez-le", "menacez : le mot; menacez-le; menacez, le", "menacez-le"},
        {"a … b", "a, x y: b. a c. b", "a, x y: b"},
        {"a … b", "a 1 2 3 4 5 6 7 8 9 10 11 12 b", "a 1 2 3 4 5 6 7 8 9 10 11 12 b"},
        {"a … b", "a 1 2 3 4 5 6 7 8 9 10 11 12 13 b", ""},
        {"a … b … c", "a b x b c", "a b x b c"},
        {"100 %", "100% of 100 and 100 %", "100%|100 %"},
        {"own", "“own” «own» „own“ \"own\" own”", "own"},
        {"own", "“own", "own"},
        {"لا*", "لاعب ولا", "لاعب"},
        {"x*", "", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct strbuf rules = {0};
        strbuf_addf(&rules, "en:\n  - words: [%s]\n", cases[i].rule);
        struct str source =
            arena_copy(&((struct fixture *)*state)->arena, strbuf_str(&rules));
        assert_text(found(*state, read_rules(*state, source.ptr), cases[i].text),
                    cases[i].expected);
        strbuf_release(&rules);
    }
}

static void test_unless(void **state)
{
    const struct wording_language *rules =
        read_rules(*state, "en:\n  - words: [promise*]\n    unless: [not, no … can]\n");
    assert_text(found(*state, rules,
                      "Not promised, we do not promise; promise 1. No promise. "
                      "No body can promise! Promises? not 1.5 promises"),
                "promise|promise|Promises");
}

static void test_meant_sentences(void **state)
{
    struct fixture *fixture = *state;
    struct wording_tokens text =
        wording_tokens_of(&fixture->arena, STR("A “b” *C*-d, e."));
    struct wording_tokens part = wording_tokens_of(&fixture->arena, STR("c D e!"));
    struct wording_tokens none = {0};
    assert_false(wording_tokens_have(&text, 0, &part));
    assert_true(wording_tokens_have(&text, 1, &part));
    assert_false(wording_tokens_have(&text, 2, &part));
    assert_false(wording_tokens_have(&text, 0, &none));
}

static void test_languages(void **state)
{
    struct fixture *fixture = *state;
    struct wording_lists lists = {0};
    assert_null(wording_find(&lists, STR("en")));
    assert_true(wording_read_own(&fixture->arena, &lists, &fixture->diags));
    assert_int_equal(fixture->diags.count, 0);
    for (size_t i = 0; i < lists.count; i++)
        assert_int_equal(lists.items[i]->meant.count, 0);
    assert_null(wording_find(&lists, STR("xx")));
    assert_ptr_equal(wording_find(&lists, STR("de-CH")),
                     wording_find(&lists, STR("de")));
    static const char *const tags[] = {"fr", "en", "de", "nl", "ar"};
    for (size_t i = 0; i < COUNT(tags); i++)
        assert_non_null(wording_find(&lists, str_from(tags[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_phrases),
        TEST_WITH_FIXTURE(test_unless),
        TEST_WITH_FIXTURE(test_meant_sentences),
        TEST_WITH_FIXTURE(test_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
