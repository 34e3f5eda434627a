/* SPDX-License-Identifier: MIT */
#include "input/yaml.h"

#include "input_case.h"

static const struct yaml *parse(struct input_case *test, const char *text)
{
    case_begin(test, str_from(text));
    return yaml_parse(&test->arena, &test->arena, &test->source, 0,
                      test->source.text.len, &test->diags);
}

static void refused(const char *text, const char *said, const char *mentioned)
{
    struct input_case test;
    assert_null(parse(&test, text));
    assert_said(&test, said);
    if (mentioned)
        assert_mentions(&test, mentioned);
    case_end(&test);
}

static void test_values(void **state)
{
    (void)state;
    struct input_case test;
    const struct yaml *map = parse(&test, "title: a b\n"
                                          "quoted: 'it''s'\n"
                                          "list: [x, \"y\"]\n"
                                          "empty:\n"
                                          "tilde: ~\n"
                                          "null: null\n"
                                          "text: 'null'\n"
                                          "deep: {a: {b: c}}\n");
    assert_non_null(map);
    assert_int_equal(map->count, 8);
    assert_text(yaml_text(map, "title"), "a b");
    assert_text(yaml_text(map, "quoted"), "it's");
    assert_text(yaml_text(map, "empty"), "");
    assert_text(yaml_text(map, "tilde"), "");
    assert_text(yaml_text(map, "null"), "");
    assert_text(yaml_text(map, "text"), "null");
    assert_text(yaml_text(map, "absent"), "");
    struct strs list = yaml_texts(&test.arena, map, "list");
    assert_int_equal(list.count, 2);
    assert_text(list.items[1], "y");
    assert_int_equal(yaml_texts(&test.arena, map, "title").count, 1);
    assert_int_equal(yaml_texts(&test.arena, map, "empty").count, 0);
    const struct yaml *deep = yaml_get(yaml_get(map, STR("deep")), STR("a"));
    assert_text(yaml_text(deep, "b"), "c");
    assert_null(yaml_get(yaml_get(map, STR("title")), STR("a")));
    assert_true(source_owns(&test.source, yaml_text(map, "title")));
    assert_said(&test, "");
    case_end(&test);
}

static void test_nothing_is_an_empty_mapping(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "\n", "# only a comment\n", "~\n", "---\n"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        struct input_case test;
        const struct yaml *map = parse(&test, texts[i]);
        assert_non_null(map);
        assert_int_equal(map->kind, YAML_MAP);
        assert_int_equal(map->count, 0);
        case_end(&test);
    }
}

static void test_places(void **state)
{
    (void)state;
    struct input_case test;
    /* U+2028 ends a line for libyaml but not for a source. */
    const struct yaml *map = parse(&test, "\xC3\xA9t\xC3\xA9: x\r\n"
                                          "a: \"\xC3\xA4\xE2\x80\xA8\"\n"
                                          "\xC3\xBC: [\xC3\xA4, 'b c']\n"
                                          "e:\n"
                                          "t: |\n"
                                          "  x\n"
                                          "\n");
    assert_non_null(map);
    struct location none = location_none();
    assert_place(map->pairs[0].key_at, 1, 1);
    assert_place(map->pairs[0].value.at, 1, 6);
    assert_place(yaml_place(map, "a", none), 2, 4);
    const struct yaml *list = &map->pairs[2].value;
    assert_place(list->at, 3, 4);
    assert_place(list->items[1].at, 3, 8);
    assert_int_equal(list->items[1].at.length, 5); /* with its quotes */
    assert_place(yaml_place(map, "e", none), 4, 1);
    assert_place(yaml_place(map, "t", none), 5, 4);
    assert_int_equal(yaml_place(map, "absent", none).place, PLACE_NOWHERE);
    case_end(&test);
}

static void test_a_part_of_a_source(void **state)
{
    (void)state;
    struct input_case test;
    case_begin(&test, STR("---\n\xC3\xA4: b: c\n---\ntext"));
    assert_null(yaml_parse(&test.arena, &test.arena, &test.source, 4, 13, &test.diags));
    assert_said(&test, "2:5 yaml-syntax");
    case_end(&test);
}

static void test_syntax(void **state)
{
    (void)state;
    refused("title: a: b\n", "1:9 yaml-syntax", "write title: \"a: b\"");
    refused("title: say \"x\": b\n", "1:15 yaml-syntax", "write title: 'say \"x\": b'");
    refused("title: x\n  y: z\n", "2:4 yaml-syntax", "indentation");
    refused("a: x\n\tb: y\n", "2:1 yaml-syntax", "spaces");
    refused("a: x\nfoo\nb: y\n", "2:1 yaml-syntax", "key: value");
    refused("a: \"b\nc: d\n", "1:4 yaml-syntax", "closing quote");
    refused("a: @b\n", "1:4 yaml-syntax", "in quotes");
    refused("a: \"b\" c\n", "1:8 yaml-syntax", NULL);
    refused("a: b\x01\n", "1:5 yaml-syntax", "control character");
    refused("a: \"\\0\"\n", "1:4 yaml-syntax", "NUL");
    refused("a: [b, c\nd: e\n", "1:4 yaml-syntax", "']'");
    refused("a:\n  - {b: c, d: [e\n  - f\n", "2:15 yaml-syntax", "']'");
    refused("a: {b: c\nd: e\n", "1:4 yaml-syntax", "'}'");
    refused("hello\n", "1:1 yaml-syntax", "key: value");
    refused("- a\n", "1:1 yaml-syntax", NULL);
    refused("a: }\n", "1:4 yaml-syntax", NULL);
}

static void test_features(void **state)
{
    (void)state;
    refused("a: &b c\n", "1:4 yaml-feature", "anchor");
    refused("a: *b\n", "1:4 yaml-feature", "alias");
    refused("a: !b c\n", "1:4 yaml-feature", "tag");
    refused("a: &b [c]\n", "1:4 yaml-feature", "anchor");
    refused("a: !b {c: d}\n", "1:4 yaml-feature", "tag");
    refused("a: b\n---\nc: d\n", "2:1 yaml-feature", "document");
    refused("%YAML 1.1\n---\na: b\n", "1:1 yaml-feature", "directive");
    refused("? [a]\n: b\n", "1:3 yaml-feature", "key");
}

static void test_keys_and_depth(void **state)
{
    (void)state;
    refused("a: b\nc: d\na: e\n", "3:1 yaml-duplicate", "line 1");
    refused("x: {a: 1, 'a': 2}\n", "1:11 yaml-duplicate", NULL);
    refused("[[[[[[[[[a]]]]]]]]]\n", "1:9 yaml-depth", "8");
    struct input_case test;
    assert_non_null(parse(&test, "a: [[[[[[[b]]]]]]]\n"));
    case_end(&test);
}

static const struct yaml_field FIELDS[] = {
    {"title", YAML_FIELD_TEXT, true},    {"date", YAML_FIELD_DATE, false},
    {"day", YAML_FIELD_DAY, false},      {"topics", YAML_FIELD_TEXTS, false},
    {"sources", YAML_FIELD_LIST, false}, {"stance", YAML_FIELD_MAP, false},
    {"other", YAML_FIELD_ANY, false},
};

static void checked(const char *text, const char *said, const char *mentioned)
{
    struct input_case test;
    const struct yaml *map = parse(&test, text);
    assert_non_null(map);
    bool good =
        yaml_check(map, map->at, FIELDS, sizeof(FIELDS) / sizeof(*FIELDS), &test.diags);
    assert_int_equal(good, !diagnostics_have_errors(&test.diags));
    assert_said(&test, said);
    if (mentioned)
        assert_mentions(&test, mentioned);
    case_end(&test);
}

static void test_check(void **state)
{
    (void)state;
    checked("title: x\ndate: 2026\nday: 2026-11-22\ntopics: a\nsources: [{a: b}]\n"
            "stance: {a: b}\nother: [a]\n",
            "", NULL);
    checked("title: x\ndate:\nday:\ntopics:\nsources:\nstance:\n", "", NULL);
    checked("title: x\ntopcis: [a]\n", "2:1 field-unknown", "did you mean 'topics'?");
    checked("date: 2026-11\n", "1:1 field-missing", "'title' is missing");
    checked("date: 2026-11\ntitle:\n", "2:1 field-missing", "'title' is empty");
    checked("title: [x]\n", "1:8 field-type", "in quotes");
    checked("title: x\ndate: 2026-02-30\n", "2:7 date-invalid", "2026-11-22");
    checked("title: x\nday: 2026-02\n", "2:6 date-invalid", "whole date");
    checked("title: x\ndate: [2026]\n", "2:7 field-type", NULL);
    checked("title: x\ntopics: {a: b}\n", "2:9 field-type", "a mapping");
    checked("title: x\ntopics: [a, [b]]\n", "2:13 field-type", "single values");
    checked("title: x\nsources: a\nstance: b\n", "2:10 field-type, 3:9 field-type",
            NULL);
}

static void test_check_of_no_mapping(void **state)
{
    (void)state;
    struct input_case test;
    const struct yaml *map = parse(&test, "list: [a]\n");
    const struct yaml *item = &map->pairs[0].value.items[0];
    assert_false(yaml_check(item, item->at, FIELDS, 1, &test.diags));
    assert_said(&test, "1:8 field-type");
    case_end(&test);
}

static void test_dates(void **state)
{
    (void)state;
    struct input_case test;
    const struct yaml *map = parse(&test, "a: 2026-11-22\nb: x\nc: '2026'\n");
    assert_int_equal(yaml_date(map, "a").day, 22);
    assert_false(date_is_set(yaml_date(map, "b")));
    assert_int_equal(yaml_date(map, "c").year, 2026);
    assert_false(date_is_set(yaml_date(map, "absent")));
    case_end(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_nothing_is_an_empty_mapping),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_a_part_of_a_source),
        cmocka_unit_test(test_syntax),
        cmocka_unit_test(test_features),
        cmocka_unit_test(test_keys_and_depth),
        cmocka_unit_test(test_check),
        cmocka_unit_test(test_check_of_no_mapping),
        cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
