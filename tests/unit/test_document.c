/* SPDX-License-Identifier: MIT */
#include "input/document.h"

#include "input_case.h"

/* A document made by hand: parsing has tests of its own. */
struct made {
    struct arena arena;
    struct document document;
};

static void add(struct made *made, enum node_kind kind, uint32_t end, const char *text)
{
    *ARRAY_ADD(&made->document, &made->arena) = (struct node){
        .kind = (uint8_t)kind, .end = end, .link = NO_LINK, .text = str_from(text)};
}

static void add_heading(struct made *made, const char *text, const char *term)
{
    *ARRAY_ADD(&made->document.headings, &made->arena) =
        (struct document_heading){.text = str_from(text), .term = str_from(term)};
}

static void assert_readable(const struct made *made, size_t from, size_t to,
                            const char *expected)
{
    struct strbuf text = {0};
    strbuf_add(&text, STR(">"));
    document_text(&made->document, from, to, &text);
    assert_string_equal(text.ptr, expected);
    strbuf_release(&text);
}

static void test_text(void **state)
{
    (void)state;
    struct made made = {0};
    add(&made, NODE_PARAGRAPH, 7, "");
    add(&made, NODE_TEXT, 2, " one  two");
    add(&made, NODE_SOFTBREAK, 3, "");
    add(&made, NODE_EMPHASIS, 5, "");
    add(&made, NODE_TEXT, 5, "thr");
    add(&made, NODE_TEXT, 6, "ee ");
    add(&made, NODE_CODESPAN, 7, "co de");
    add(&made, NODE_CALLOUT, 10, "Title");
    add(&made, NODE_PARAGRAPH, 10, "");
    add(&made, NODE_TEXT, 10, "four");
    add(&made, NODE_CODE, 11, "a\n  b");
    assert_readable(&made, 0, 11, ">one two three co de Title four a b");
    assert_readable(&made, 3, 6, ">three");
    assert_readable(&made, 2, 3, ">");
    assert_readable(&made, 4, 4, ">");
    arena_release(&made.arena);
}

static void test_remove(void **state)
{
    (void)state;
    struct made made = {0};
    add(&made, NODE_QUOTE, 0, ""); /* still open */
    add(&made, NODE_TEXT, 2, "a");
    add(&made, NODE_TEXT, 3, "b");
    add(&made, NODE_PARAGRAPH, 5, "");
    add(&made, NODE_TEXT, 5, "c");
    add_heading(&made, "before", "");
    add_heading(&made, "behind", "");
    made.document.headings.items[0].node = 1;
    made.document.headings.items[1].node = 3;
    document_remove(&made.document, 1, 2);
    assert_int_equal(made.document.count, 3);
    assert_int_equal(made.document.items[0].end, 0);
    assert_int_equal(made.document.items[1].kind, NODE_PARAGRAPH);
    assert_int_equal(made.document.items[1].end, 3);
    assert_text(made.document.items[2].text, "c");
    assert_int_equal(made.document.headings.items[0].node, 1);
    assert_int_equal(made.document.headings.items[1].node, 1);
    arena_release(&made.arena);
}

static void test_names(void **state)
{
    (void)state;
    static const struct {
        const char *text, *term, *id;
    } cases[] = {
        {"Was tun?", "", "was-tun"},
        {"grooming", "", "grooming-2"}, /* the term has the first right */
        {"Any words", "grooming", "grooming"},
        {"\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7", "", "section-4"},
        {"Was tun", "", "was-tun-2"},
        {"was tun", "", "was-tun-3"},
        {"was tun 2", "", "was-tun-2-2"},
        {"", "", "section-8"},
        {"Section 8", "", "section-8-2"},
        {"x", "Deep Fake", "deep-fake"},
    };
    enum { COUNT = sizeof(cases) / sizeof(*cases) };
    struct made made = {0};
    for (size_t i = 0; i < COUNT; i++)
        add_heading(&made, cases[i].text, cases[i].term);
    document_name_headings(&made.arena, &made.document);
    for (size_t i = 0; i < COUNT; i++)
        assert_text(made.document.headings.items[i].id, cases[i].id);
    arena_release(&made.arena);
}

static void test_many_equal_names(void **state)
{
    (void)state;
    struct made made = {0};
    for (size_t i = 0; i < 20000; i++)
        add_heading(&made, "same", "");
    document_name_headings(&made.arena, &made.document);
    assert_text(made.document.headings.items[19999].id, "same-20000");
    arena_release(&made.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_remove),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_many_equal_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
