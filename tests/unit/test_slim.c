/* SPDX-License-Identifier: MIT */
#include "output/slim.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void expect(const char *given, const char *wanted)
{
    struct strbuf html = {0};
    strbuf_add(&html, str_from(given));
    slim_html(&html);
    strbuf_add_char(&html, '\0');
    assert_string_equal(html.ptr, wanted);
    strbuf_release(&html);
}

static void end_tags_that_may_be_missing(void **state)
{
    (void)state;
    expect("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>c</p>",
           "<ul><li>a<li>b</ul><p>c</p>");
    expect("<p>a</p>\n<p>b</p>\n<div>c</div>", "<p>a<p>b<div>c</div>");
    expect("<div><p>a</p>\n</div>", "<div><p>a</div>");
    expect("<table><tr><th>a</th>\n<td>b</td>\n</tr>\n</tbody></table>",
           "<table><tr><th>a<td>b</tbody></table>");
}

static void end_tags_that_must_stay(void **state)
{
    (void)state;
    expect("<p>a</p> b", "<p>a</p>b");
    expect("<p>a</p><a>b</a>", "<p>a</p><a>b</a>");
    expect("<p>a</p><summary>b</summary>", "<p>a</p><summary>b</summary>");
    expect("<li>a</li></div>", "<li>a</li></div>");
    expect("<p>a</p></a>", "<p>a</p></a>");
}

static void quotes(void **state)
{
    (void)state;
    expect("<a class=\"x\" href=\"#a-1\">t</a>", "<a class=x href=#a-1>t</a>");
    expect("<a class=\"x y\" title=\"\">t</a>", "<a class=\"x y\" title=\"\">t</a>");
    expect("<a href=\"https://a.example/?b=1\">t</a>",
           "<a href=\"https://a.example/?b=1\">t</a>");
    expect("<a href=\"https://a.example/\">t</a>", "<a href=https://a.example/>t</a>");
    expect("<a title=\"1 > 0\">t</a>", "<a title=\"1 > 0\">t</a>");
}

static void what_the_document_says_for_all(void **state)
{
    (void)state;
    expect("<a class=\"x\" rel=\"noreferrer\" href=\"https://a.example/\">t</a>",
           "<a class=x href=https://a.example/>t</a>");
    expect("<p>a <strong>b</strong></p>", "<p>a <b>b</b></p>");
    expect("<p>rel=\"noreferrer\" strong</p>", "<p>rel=\"noreferrer\" strong</p>");
}

static void white_space(void **state)
{
    (void)state;
    expect("<p>a <b>b</b>\n<i>c</i> </p>\n", "<p>a <b>b</b>\n<i>c</i></p>");
    expect("<pre>\n <p>a</p>\n </pre>\n<p>b</p>", "<pre>\n <p>a</p>\n </pre><p>b</p>");
}

static void what_is_no_tag(void **state)
{
    (void)state;
    expect("", "");
    expect("a < b", "a < b");
    expect("<p", "<p");
    expect("<a href=\"x", "<a href=\"x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(end_tags_that_may_be_missing),
        cmocka_unit_test(end_tags_that_must_stay),
        cmocka_unit_test(quotes),
        cmocka_unit_test(what_the_document_says_for_all),
        cmocka_unit_test(white_space),
        cmocka_unit_test(what_is_no_tag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
