/* SPDX-License-Identifier: MIT */
#include "input/html.h"

#include "support.h"

/* All start tags as "name[attribute=value attribute=value]text;". */
static void assert_tags(const char *html, const char *expected)
{
    struct html_reader reader = {.text = str_from(html)};
    struct html_tag tag;
    struct strbuf out = {0};
    while (html_next(&reader, &tag)) {
        strbuf_addf(&out, "%.*s[", STR_ARG(tag.name));
        for (size_t i = 0; i < tag.count; i++)
            strbuf_addf(&out, "%s%.*s=%.*s", i ? " " : "",
                        STR_ARG(tag.attributes[i].name),
                        STR_ARG(tag.attributes[i].value));
        strbuf_addf(&out, "]%.*s;", STR_ARG(tag.text));
    }
    assert_string_equal(out.ptr ? out.ptr : "", expected);
    strbuf_release(&out);
}

/* As the standard's tokenizer has it, and parse5. */
static void test_tags(void **state)
{
    (void)state;
    assert_tags("", "");
    assert_tags("a < b <3 <> </> <p>", "p[];");
    assert_tags("<A HREF=x>y</A><br/><br / id=1>", "A[HREF=x];br[];br[id=1];");
    assert_tags("<a b='c\"d' e=\"f'g\" h i = j k=l/m>",
                "a[b=c\"d e=f'g h= i=j k=l/m];");
    assert_tags("<a\n b\t=\n\"c\nd\"e=f>", "a[b=c\nd e=f];");
    assert_tags("<a =b=c d\"e=f g<h>", "a[=b=c d\"e=f g<h=];");
    assert_tags("<a b=1 B=2 b=3>", "a[b=1];");
    assert_tags("<a b=>c<d e='>'>", "a[b=];d[e=>];");
    assert_tags("</a b=c><!doctype html><?xml a=\"<b>\"?><p>", "p[];");
}

static void test_comments(void **state)
{
    (void)state;
    assert_tags("<!-- <a> --><b>", "b[];");
    assert_tags("<!--><b><!---><c>", "b[];c[];");
    assert_tags("<!-- <a> --!><b><!-- -- > <c> --><d>", "b[];d[];");
    assert_tags("<!x <a>><b></ <c>><d>", "b[];d[];");
    assert_tags("<!-- open <a>", "");
}

static void test_elements_of_text(void **state)
{
    (void)state;
    assert_tags("<script src=a>\"<b>\"</scripts></script ><c>",
                "script[src=a]\"<b>\"</scripts>;c[];");
    assert_tags("<STYLE><b></style/><c>", "STYLE[]<b>;c[];");
    assert_tags("<title><b></p></title><textarea><c></TEXTAREA><d>",
                "title[]<b></p>;textarea[]<c>;d[];");
    assert_tags("<script>open <b> </script", "script[]open <b> </script;");
    assert_tags("<noscript><a href=x></noscript>", "noscript[];a[href=x];");
}

static void test_cut_off(void **state)
{
    (void)state;
    assert_tags("<a", "a[];");
    assert_tags("<a b", "a[b=];");
    assert_tags("<a b=\"c", "a[b=c];");
    assert_tags("<", "");
    assert_tags("</", "");
    assert_tags("<!-", "");
}

static void test_values(void **state)
{
    static const char *const TABLE[][2] = {
        {"a&amp;b", "a&b"},
        {"&#x2f;&#47;", "//"},
        {"&sol;&colon;&Tab;", "/:\t"},
        {"&unknown;&", "&unknown;&"},
        {"&#;&#x;", "&#;&#x;"},
        {"&#0;&#xd800;", "\xef\xbf\xbd\xef\xbf\xbd"},
        {"&#99999999999;", "\xef\xbf\xbd"},
        {"&#233", "é"},
        {"&amp;lt;", "&lt;"},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < COUNT(TABLE); i++)
        assert_text(html_value(&arena, str_from(TABLE[i][0])), TABLE[i][1]);
    arena_release(&arena);
}

static void test_look_up(void **state)
{
    struct html_reader reader = {.text = STR("<Script SRC='a' type>")};
    struct html_tag tag;
    (void)state;
    assert_true(html_next(&reader, &tag));
    assert_true(html_is(&tag, "script"));
    assert_text(html_attribute(&tag, "src")->value, "a");
    assert_null(html_attribute(&tag, "href"));
    assert_ptr_equal(tag.name.ptr, reader.text.ptr + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tags),
        cmocka_unit_test(test_comments),
        cmocka_unit_test(test_elements_of_text),
        cmocka_unit_test(test_cut_off),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_look_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
