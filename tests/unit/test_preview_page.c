/* SPDX-License-Identifier: MIT */
#include "preview/media.h"
#include "preview/page.h"

#include "support.h"

#define SCRIPT "<script src=\"/-balise/reload.js\" data-site=\"7\"></script>\n"

static void assert_adapted(const char *html, const char *expected)
{
    struct strbuf out = {0};
    page_adapt(&out, str_from(html), 7);
    assert_text(strbuf_str(&out), expected);
    strbuf_release(&out);
}

static void test_the_script_stands_at_the_end_of_the_body(void **state)
{
    (void)state;
    assert_adapted("<body>a</body></html>", "<body>a" SCRIPT "</body></html>");
    assert_adapted("<pre></body></pre></body>", "<pre></body></pre>" SCRIPT "</body>");
    assert_adapted("no body", "no body" SCRIPT);
    assert_adapted("", SCRIPT);
}

static void test_the_policy_lets_the_script_ask(void **state)
{
    (void)state;
    assert_adapted("<meta http-equiv=\"Content-Security-Policy\" content=\"a\"><body>",
                   "<meta http-equiv=\"Content-Security-Policy\" "
                   "content=\"connect-src 'self'; a\"><body>" SCRIPT);
    assert_adapted(
        "<meta http-equiv=\"Content-Security-Policy\"><meta content=\"x\">",
        "<meta http-equiv=\"Content-Security-Policy\"><meta content=\"x\">" SCRIPT);
    assert_adapted("<body>\"Content-Security-Policy\" content=\"x\"",
                   "<body>\"Content-Security-Policy\" content=\"x\"" SCRIPT);
}

static void test_news_are_json(void **state)
{
    struct fixture *fixture = *state;
    struct source source = {.path = STR_INIT("content/en/a.md")};
    struct strbuf out = {0};
    page_add_news(&out, &fixture->diags);
    assert_text(strbuf_str(&out), "\"errors\":0,\"warnings\":0,\"said\":[]");
    strbuf_clear(&out);
    diag_add(&fixture->diags, DIAG_FILE_READ, location_file(&source),
             "a \"quote\" </script>");
    page_add_news(&out, &fixture->diags);
    assert_text(
        strbuf_str(&out),
        "\"errors\":1,\"warnings\":0,\"said\":[{\"level\":\"error\","
        "\"label\":\"error: \",\"text\":"
        "\"content/en/a.md: error: a \\\"quote\\\" </script> [file-read]\\n\"}],"
        "\"language\":\"en\",\"title\":\"1 error\","
        "\"lastGood\":\"1 error: this page is the last good one\"");
    strbuf_release(&out);
}

static void test_not_more_than_anybody_reads(void **state)
{
    struct fixture *fixture = *state;
    struct strbuf out = {0};
    for (int i = 0; i < 1000; i++)
        diag_add(&fixture->diags, DIAG_FILE_IGNORED, location_none(), "%d", i);
    page_add_news(&out, &fixture->diags);
    assert_true(str_find(strbuf_str(&out), STR("\"warnings\":1000"), 0) !=
                STR_NOT_FOUND);
    assert_true(str_find(strbuf_str(&out), STR("warning: 99 "), 0) != STR_NOT_FOUND);
    assert_true(str_find(strbuf_str(&out), STR("warning: 100 "), 0) == STR_NOT_FOUND);
    strbuf_release(&out);
}

static void test_media_types(void **state)
{
    (void)state;
    assert_string_equal(media_type(STR("fr/index.html")), "text/html; charset=utf-8");
    assert_string_equal(media_type(STR("files/a.b.pdf")), "application/pdf");
    assert_string_equal(media_type(STR("files/html")), "application/octet-stream");
    assert_string_equal(media_type(STR("")), "application/octet-stream");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_script_stands_at_the_end_of_the_body),
        cmocka_unit_test(test_the_policy_lets_the_script_ask),
        TEST_WITH_FIXTURE(test_news_are_json),
        TEST_WITH_FIXTURE(test_not_more_than_anybody_reads),
        cmocka_unit_test(test_media_types),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
