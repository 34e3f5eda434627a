/* SPDX-License-Identifier: MIT */
#include "directory/patch.h"

#include "input_case.h"

static const struct patch_cause CAUSE = {.label = STR_INIT("here")};

struct fixture {
    struct input_case test;
    struct patches patches;
    const struct xml_element *root;
};

static void begin(struct fixture *fixture, struct str text)
{
    case_begin(&fixture->test, text);
    fixture->root =
        xml_parse(&fixture->test.arena, &fixture->test.source, &fixture->test.diags);
    assert_non_null(fixture->root);
    fixture->patches = (struct patches){.arena = &fixture->test.arena,
                                        .source = &fixture->test.source};
}

static void gives(struct fixture *fixture, const char *expected)
{
    struct patch_spans spans = {0};
    struct str text = patches_apply(&fixture->patches, &spans);
    assert_int_equal(text.len, strlen(expected));
    assert_string_equal(text.ptr, expected);
    for (size_t i = 0; i < spans.count; i++)
        assert_true(spans.items[i].to <= text.len);
    case_end(&fixture->test);
}

static void set(const char *before, const char *name, const char *value,
                const char *after)
{
    struct fixture fixture;
    begin(&fixture, str_from(before));
    patch_attribute(&fixture.patches, fixture.root, str_from(name), str_from(value),
                    &CAUSE);
    gives(&fixture, after);
}

static void test_attributes(void **state)
{
    (void)state;
    set("<a  b = 'x'  c=\"y\" />", "b", "z", "<a  b = 'z'  c=\"y\" />");
    set("<a b='x'/>", "b", "it's <\"&\">", "<a b='it&apos;s &lt;\"&amp;\">'/>");
    set("<a b=\"x\"/>", "b", "it's <\"&\">", "<a b=\"it's &lt;&quot;&amp;&quot;>\"/>");
    set("<a/>", "b", "x", "<a b=\"x\"/>");
    set("<a >t</a>", "b", "x", "<a b=\"x\" >t</a>");
    set("<a b=\"1\"\n   c=\"2\"\n/>", "d", "3",
        "<a b=\"1\"\n   c=\"2\"\n   d=\"3\"\n/>");
    set("<a b=\"1\"\n   c=\"2\"\n/>", "c", "", "<a b=\"1\"\n/>");
    set("<a b=\"1\" c=\"2\"/>", "b", "", "<a c=\"2\"/>");
    set("<a/>", "b", "", "<a/>");
}

static void test_taken_and_added(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, STR("<a b=\"1\" c=\"2\"/>"));
    patch_attribute(&fixture.patches, fixture.root, STR("d"), STR("3"), &CAUSE);
    patch_attribute(&fixture.patches, fixture.root, STR("c"), STR(""), &CAUSE);
    patch_attribute(&fixture.patches, fixture.root, STR("b"), STR("4"), &CAUSE);
    gives(&fixture, "<a b=\"4\" d=\"3\"/>");
}

static void content(const char *before, const char *value, const char *after)
{
    struct fixture fixture;
    begin(&fixture, str_from(before));
    assert_int_equal(
        patch_content(&fixture.patches, fixture.root, str_from(value), &CAUSE),
        after != NULL);
    gives(&fixture, after ? after : before);
}

static void test_content(void **state)
{
    (void)state;
    content("<a> x\n y </a>", "z & <b>", "<a> z &amp; &lt;b&gt; </a>");
    content("<a></a>", "x", "<a>x</a>");
    content("<a b='>'>x</a >", "y", "<a b='>'>y</a >");
    content("<a>x<!-- c --></a>", "y", NULL);
    content("<a><![CDATA[x]]></a>", "y", NULL);
    content("<a/>", "y", NULL);
}

static void removed(const char *before, size_t child, const char *after)
{
    struct fixture fixture;
    begin(&fixture, str_from(before));
    patch_remove(&fixture.patches, fixture.root->children.items[child], &CAUSE);
    gives(&fixture, after);
}

static void test_removing(void **state)
{
    (void)state;
    removed("<a>\n  <b/>\n  <c/>\n</a>", 0, "<a>\n  <c/>\n</a>");
    removed("<a>\r\n  <b/>\r\n  <c/> \r\n</a>", 1, "<a>\r\n  <b/>\r\n</a>");
    removed("<a>\n  <b/> <c/>\n</a>", 0, "<a>\n  <c/>\n</a>");
    removed("<a>\n  <b/> <c/>\n</a>", 1, "<a>\n  <b/>\n</a>");
    removed("<a>\n  <b/> <!-- of b -->\n</a>", 0, "<a>\n  <!-- of b -->\n</a>");
    removed("<a><b/><c/></a>", 0, "<a><c/></a>");
}

static void inserted(const char *before, const char *name, const char *after)
{
    struct fixture fixture;
    struct patch_text text = {0};
    begin(&fixture, str_from(before));
    strbuf_addf(&text.text, "<%s", name);
    patch_add_attribute(&fixture.patches, &text, STR("x"), STR("1"), &CAUSE);
    patch_add_attribute(&fixture.patches, &text, STR("y"), STR(""), &CAUSE);
    strbuf_add(&text.text, STR("/>"));
    patch_insert(&fixture.patches, fixture.root, str_from(name), &text);
    gives(&fixture, after);
}

static void test_inserting(void **state)
{
    (void)state;
    inserted("<a>\n  <name/>\n  <source/>\n</a>", "topic",
             "<a>\n  <name/>\n  <topic x=\"1\"/>\n  <source/>\n</a>");
    inserted("<a>\n  <topic/> <topic/>\n</a>", "topic",
             "<a>\n  <topic/> <topic/> <topic x=\"1\"/>\n</a>");
    inserted("<a>\n\t<phone>\n\t\t<note/>\n\t</phone>\n</a>", "sms",
             "<a>\n\t<phone>\n\t\t<note/>\n\t</phone>\n\t<sms x=\"1\"/>\n</a>");
    inserted("<a>\r\n  <source/>\r\n</a>", "name",
             "<a>\r\n  <name x=\"1\"/>\r\n  <source/>\r\n</a>");
    inserted("<a>\n  <service/>\n\n  <service/>\n</a>", "service",
             "<a>\n  <service/>\n\n  <service/>\n\n  <service x=\"1\"/>\n</a>");
    inserted("<a></a>", "name", "<a>\n  <name x=\"1\"/></a>");
}

static void test_causes(void **state)
{
    (void)state;
    struct fixture fixture;
    struct patch_spans spans = {0};
    begin(&fixture, STR("<a>\n  <b c=\"1\"/>\n  <d/>\n</a>"));
    const struct xml_element *b = fixture.root->children.items[0];
    patch_attribute(&fixture.patches, b, STR("c"), STR("222"), &CAUSE);
    struct str text = patches_apply(&fixture.patches, &spans);
    assert_ptr_equal(patch_cause_at(&spans, str_find(text, STR("222"), 0)), &CAUSE);
    assert_null(patch_cause_at(&spans, 0));
    assert_ptr_equal(patch_cause_near(text, &spans, str_find(text, STR("b c"), 0)),
                     &CAUSE);
    assert_ptr_equal(patch_cause_near(text, &spans, 1), &CAUSE);
    assert_null(patch_cause_near(text, &spans, str_find(text, STR("d/"), 0)));
    case_end(&fixture.test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_attributes), cmocka_unit_test(test_taken_and_added),
        cmocka_unit_test(test_content),    cmocka_unit_test(test_removing),
        cmocka_unit_test(test_inserting),  cmocka_unit_test(test_causes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
