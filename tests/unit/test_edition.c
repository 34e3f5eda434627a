/* SPDX-License-Identifier: MIT */
#include "output/edition.h"

#include "support.h"

static void assert_written(struct strbuf *out, const char *expected)
{
    assert_text(strbuf_str(out), expected);
    strbuf_clear(out);
}

static void test_addresses_are_relative_and_name_the_file(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *address;
    } table[] = {
        {"index.html", "fr/index.html", "fr/index.html"},
        {"fr/index.html", "index.html", "../index.html"},
        {"fr/a.html", "fr/b.html", "b.html"},
        {"fr/a.html", "fr/a.html", "a.html"},
        {"fr/a.html", "fr/topics/x.html", "topics/x.html"},
        {"fr/topics/x.html", "fr/a.html", "../a.html"},
        {"fr/topics/x.html", "fr/services/y.html", "../services/y.html"},
        {"fr/topics/x.html", "en/topics/x.html", "../../en/topics/x.html"},
        {"fr/a/b/c.html", "fr/a/d.html", "../d.html"},
        {"fr/a.html", "fr-ch/a.html", "../fr-ch/a.html"}, /* no common folder */
        {"fr-ch/a.html", "fr/a.html", "../fr/a.html"},
        {"fr/a.html", "files/form.pdf", "../files/form.pdf"},
        {"index.html", "assets/balise.css", "assets/balise.css"},
    };
    const struct edition *edition = edition_folder();
    struct strbuf out = {0};
    for (size_t i = 0; i < COUNT(table); i++) {
        struct route from = {.path = str_from(table[i].from)};
        struct route to = {.path = str_from(table[i].to)};
        edition->add_href(edition, &out, &from, &to, STR(""));
        assert_written(&out, table[i].address);
        edition->add_file_href(edition, &out, &from, to.path);
        assert_written(&out, table[i].address);
    }
    strbuf_release(&out);
}

static void test_anchors(void **state)
{
    (void)state;
    const struct edition *edition = edition_folder();
    struct route a = {.path = STR("fr/a.html")}, b = {.path = STR("fr/b.html")};
    struct strbuf out = {0};
    edition->add_href(edition, &out, &a, &b, STR("part"));
    assert_written(&out, "b.html#part");
    edition->add_href(edition, &out, &a, &a, STR("part"));
    assert_written(&out, "#part");
    edition->add_href(edition, &out, &a, &a, (struct str){0});
    assert_written(&out, "a.html");
    edition->add_id(edition, &out, &a, STR("part"));
    assert_written(&out, "part");
    strbuf_release(&out);
}

static void test_appends_to_what_is_there(void **state)
{
    (void)state;
    struct route a = {.path = STR("fr/a.html")}, b = {.path = STR("index.html")};
    struct strbuf out = {0};
    strbuf_add(&out, STR("href="));
    edition_folder()->add_href(edition_folder(), &out, &a, &b, STR("x"));
    assert_written(&out, "href=../index.html#x");
    strbuf_release(&out);
}

static void test_neutral_anchors(void **state)
{
    (void)state;
    const struct edition *edition = edition_neutral();
    struct route a = {.path = STR("fr/a.html")}, b = {.path = STR("fr/b.html")};
    struct strbuf out = {0};
    /* printf anchor/part | sha256sum */
    edition->add_href(edition, &out, &a, &b, STR("part"));
    assert_written(&out, "b.html#sa230c20448");
    edition->add_href(edition, &out, &a, &a, STR("part"));
    assert_written(&out, "#sa230c20448");
    edition->add_href(edition, &out, &a, &a, (struct str){0});
    assert_written(&out, "a.html");
    edition->add_id(edition, &out, &a, STR("part"));
    assert_written(&out, "sa230c20448");
    strbuf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses_are_relative_and_name_the_file),
        cmocka_unit_test(test_anchors),
        cmocka_unit_test(test_neutral_anchors),
        cmocka_unit_test(test_appends_to_what_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
