/* SPDX-License-Identifier: MIT */
#include "input/xml.h"

#include "input_case.h"

static struct xml_element *parse(struct input_case *test, struct str text)
{
    case_begin(test, text);
    return xml_parse(&test->arena, &test->source, &test->diags);
}

static void refused(const char *text, const char *said, const char *mentioned)
{
    struct input_case test;
    assert_null(parse(&test, str_from(text)));
    assert_said(&test, said);
    if (mentioned)
        assert_mentions(&test, mentioned);
    case_end(&test);
}

static void test_elements(void **state)
{
    (void)state;
    struct input_case test;
    struct xml_element *root =
        parse(&test, STR("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"
                         "<!-- <no> -->\n"
                         "<\xC3\xA4 x=\"1\"><b/>t<?pi <no>?><c></c ></\xC3\xA4>\n"));
    assert_non_null(root);
    assert_text(root->name, "\xC3\xA4");
    assert_place(root->at, 3, 2);
    assert_int_equal(root->children.count, 2);
    const struct xml_element *b = root->children.items[0];
    assert_text(b->name, "b");
    assert_place(b->at, 3, 11);
    assert_text(str_slice(test.source.text, b->start, b->end), "<b/>");
    const struct xml_element *c = root->children.items[1];
    assert_text(str_slice(test.source.text, c->start, c->end), "<c></c >");
    assert_int_equal(root->end, test.source.text.len - 1);
    assert_text(root->text, "t");
    assert_place(root->text_at, 3, 14);
    case_end(&test);
}

static void test_attributes(void **state)
{
    (void)state;
    struct input_case test;
    struct xml_element *root =
        parse(&test, STR("<a one=\"\xC3\xA4 &gt; > &amp;amp; &#x41;&#65;\"\r\n"
                         "\txml:lang = 'x\r\ny\tz'\n"
                         "   e=''><b x=\"/>\"/></a>"));
    assert_non_null(root);
    assert_int_equal(root->attributes.count, 3);
    const struct xml_attribute *one = xml_attribute(root, STR("one"));
    assert_text(one->value, "\xC3\xA4 > > &amp; AA");
    assert_place(one->name_at, 1, 4);
    assert_place(one->value_at, 1, 9);
    const struct xml_attribute *lang = xml_attribute(root, STR("xml:lang"));
    assert_text(lang->value, "x y z");
    assert_place(lang->name_at, 2, 2);
    assert_place(lang->value_at, 2, 14);
    assert_text(xml_attribute(root, STR("e"))->value, "");
    assert_place(xml_attribute(root, STR("e"))->value_at, 4, 7);
    assert_null(xml_attribute(root, STR("lang")));
    const struct xml_element *b = root->children.items[0];
    assert_text(xml_attribute(b, STR("x"))->value, "/>");
    assert_place(b->at, 4, 10);
    case_end(&test);
}

static void test_text(void **state)
{
    (void)state;
    struct input_case test;
    struct xml_element *root =
        parse(&test, STR("<a>\n  <!-- <x> -->\n  one\r\n two &lt; <b>in</b>\t"
                         "<![CDATA[<three>]]>&#10;four\n</a>"));
    assert_non_null(root);
    assert_text(root->text, "one two < <three> four");
    assert_place(root->text_at, 3, 3);
    const struct xml_element *b = root->children.items[0];
    assert_text(b->text, "in");
    assert_true(source_owns(&test.source, b->text));
    assert_int_equal(b->text_at.length, 2);
    case_end(&test);
    root = parse(&test, STR("<a> <![CDATA[ ]]> <![CDATA[ x ]]></a>"));
    assert_text(root->text, "x");
    assert_place(root->text_at, 1, 29);
    case_end(&test);
    root = parse(&test, STR("<a> \n </a>"));
    assert_text(root->text, "");
    case_end(&test);
}

/* libxml2 keeps lines of nodes in 16 bits; ours come from the text. */
static void test_many_lines(void **state)
{
    (void)state;
    struct strbuf text = {0};
    strbuf_add(&text, STR("<a>"));
    strbuf_add_repeat(&text, '\n', 69999);
    size_t common = text.len;
    strbuf_add(&text, STR("  <b\n c=\"1\"/></a>"));
    struct input_case test;
    struct xml_element *root = parse(&test, strbuf_str(&text));
    assert_non_null(root);
    assert_place(root->children.items[0]->at, 70000, 4);
    assert_place(root->children.items[0]->attributes.items[0].name_at, 70001, 2);
    case_end(&test);
    text.len = common;
    strbuf_add(&text, STR("  \xC3\xA4 <b x=\"1\" x=\"2\">&</c></a>"));
    assert_null(parse(&test, strbuf_str(&text)));
    assert_said(&test, "70000:14 xml-syntax");
    case_end(&test);
    strbuf_release(&text);
}

static void test_tags_that_do_not_match(void **state)
{
    (void)state;
    refused("<a>\n <b></a>", "2:7 xml-syntax", "'</a>' where '</b>' belongs");
    refused("<a>\n<b></c></d></a>", "2:6 xml-syntax", "'b' was opened in line 2");
    refused("<a><!-- </b> --><b></c></a>", "1:22 xml-syntax", "'</c>'");
    refused("<a>\n<b>", "2:2 xml-syntax", "'b' is never closed");
    refused("<a/><b/>", "1:5 xml-syntax", "end of the document");
    refused("</a>", "1:1 xml-syntax", NULL);
    refused("<a", "1:3 xml-syntax", "'>'");
    refused("hello", "1:1 xml-syntax", "first tag");
    refused("", "0:0 xml-syntax", "empty");
    refused(" \n", "0:0 xml-syntax", "empty");
}

static void test_characters(void **state)
{
    (void)state;
    refused("<a>\xC3\xA4 & b</a>", "1:6 xml-syntax", "&amp;");
    refused("<a>x&y z</a>", "1:5 xml-syntax", "&amp;");
    refused("<a b=\"\xC3\xA4 & c\"/>", "1:9 xml-syntax", "&amp;");
    refused("<a>1 < 2</a>", "1:6 xml-syntax", "&lt;");
    refused("<a>\n&nbsp;</a>", "2:1 xml-syntax", "'&nbsp;'");
    refused("<a>\x01</a>", "1:4 xml-syntax", "control character");
    refused("<a>&a;\n&b;\n &c;</a>", "1:4 xml-syntax, 2:1 xml-syntax, 3:2 xml-syntax",
            NULL);
}

static void test_attributes_with_errors(void **state)
{
    (void)state;
    refused("<a x=\"1\"\n y=\"2\" x=\"3\"/>", "2:8 xml-syntax", "'x' is there twice");
    refused("<a x=1/>", "1:6 xml-syntax", "quotes");
    refused("<a x/>", "1:5 xml-syntax", "without a value");
    refused("<a x=\"1\"y=\"2\"/>", "1:9 xml-syntax", "space");
    refused("<a>\n<b x=\"1>\n<c y=\"2\"/></b></a>", "2:4 xml-syntax",
            "'x' has no closing quote");
    refused("<a x=\"1", "1:4 xml-syntax", "closing quote");
    refused("<a x=\"1\" / >", "1:10 xml-syntax", "name");
    refused("<p:a/>", "1:2 xml-syntax", "prefix 'p'");
}

static void test_sections(void **state)
{
    (void)state;
    refused("<a>\n<!-- x</a>", "2:1 xml-syntax", "comment is never closed");
    refused("<a><![CDATA[x</a>", "1:4 xml-syntax", "CDATA");
    refused("<a><!-- -- --></a>", "1:9 xml-syntax", "'--'");
}

static void test_doctype(void **state)
{
    (void)state;
    refused("<!DOCTYPE a><a/>", "1:1 xml-dtd", NULL);
    refused("<?xml version=\"1.0\"?>\n<!-- x -->\n <!DOCTYPE a [<!ENTITY b \"c\">]>\n"
            "<a>&b;</a>",
            "3:2 xml-dtd", NULL);
    refused("<!doctype a SYSTEM \"file:///etc/hostname\"><a/>", "1:1 xml-dtd", NULL);
}

static void test_depth(void **state)
{
    (void)state;
    struct strbuf text = {0};
    for (size_t i = 0; i < 64; i++)
        strbuf_add(&text, STR("<a>"));
    size_t common = text.len;
    for (size_t i = 0; i < 64; i++)
        strbuf_add(&text, STR("</a>"));
    struct input_case test;
    assert_non_null(parse(&test, strbuf_str(&text)));
    case_end(&test);
    text.len = common;
    strbuf_add(&text, STR("<b>"));
    assert_null(parse(&test, strbuf_str(&text)));
    assert_said(&test, "1:194 xml-depth");
    case_end(&test);
    strbuf_release(&text);
}

static void test_at_most_twenty_errors(void **state)
{
    (void)state;
    struct strbuf text = {0};
    strbuf_add(&text, STR("<a>"));
    for (size_t i = 0; i < 50; i++)
        strbuf_add(&text, STR("&x;\n"));
    strbuf_add(&text, STR("</a>"));
    struct input_case test;
    assert_null(parse(&test, strbuf_str(&text)));
    assert_int_equal(test.diags.count, 20);
    case_end(&test);
    strbuf_release(&text);
}

static void *parse_many(void *failures)
{
    for (size_t i = 0; i < 200; i++) {
        struct input_case test;
        struct xml_element *root = parse(&test, STR("<a b=\"1\">&amp;</a>"));
        *(size_t *)failures += !root || !str_equal(root->text, STR("&"));
        case_end(&test);
        *(size_t *)failures += parse(&test, STR("<a>")) || test.diags.count != 1;
        case_end(&test);
    }
    return NULL;
}

static void test_threads(void **state)
{
    (void)state;
    assert_threads(parse_many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_elements),
        cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_many_lines),
        cmocka_unit_test(test_tags_that_do_not_match),
        cmocka_unit_test(test_characters),
        cmocka_unit_test(test_attributes_with_errors),
        cmocka_unit_test(test_sections),
        cmocka_unit_test(test_doctype),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_at_most_twenty_errors),
        cmocka_unit_test(test_threads),
    };
    xml_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
