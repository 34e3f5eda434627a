/* SPDX-License-Identifier: MIT */
#include "input/markdown.h"

#include "input_case.h"

struct page {
    struct input_case test;
    struct document document;
    bool good;
};

static void parse_from(struct page *page, const char *text, size_t body)
{
    case_begin(&page->test, str_from(text));
    page->good =
        markdown_parse(&page->test.arena, &page->test.arena, &page->test.source, body,
                       &page->document, &page->test.diags);
}

static void parse(struct page *page, const char *text)
{
    parse_from(page, text, 0);
}

static void end(struct page *page)
{
    case_end(&page->test);
}

static void add_outline(const struct document *document, size_t from, size_t to,
                        struct strbuf *out)
{
    static const char *const names[] = {
        [NODE_PARAGRAPH] = "p",    [NODE_HEADING] = "h",     [NODE_LIST] = "list",
        [NODE_ITEM] = "item",      [NODE_QUOTE] = "quote",   [NODE_CALLOUT] = "callout",
        [NODE_CODE] = "pre",       [NODE_RULE] = "rule",     [NODE_CARD] = "card",
        [NODE_SERVICES] = "cards", [NODE_TEXT] = "",         [NODE_SOFTBREAK] = "soft",
        [NODE_LINEBREAK] = "hard", [NODE_CODESPAN] = "code", [NODE_EMPHASIS] = "em",
        [NODE_STRONG] = "strong",  [NODE_LINK] = "link",     [NODE_IMAGE] = "image"};
    for (size_t i = from; i < to; i = document->items[i].end) {
        const struct node *node = &document->items[i];
        strbuf_addf(out, "%s%s", i > from ? " " : "", names[node->kind]);
        if (node->kind == NODE_HEADING)
            strbuf_addf(out, "%u", node->level);
        if (node->text.len)
            strbuf_addf(out, "'%.*s'", STR_ARG(node->text));
        if (node->end == i + 1)
            continue;
        strbuf_add(out, STR("("));
        add_outline(document, i + 1, node->end, out);
        strbuf_add(out, STR(")"));
    }
}

/* p(em('a') soft 'b'), and what was said. */
static void outlined(const char *text, const char *expected, const char *said)
{
    struct page page;
    parse(&page, text);
    struct strbuf outline = {0};
    strbuf_add(&outline, STR(""));
    add_outline(&page.document, 0, page.document.count, &outline);
    assert_string_equal(outline.ptr, expected);
    strbuf_release(&outline);
    assert_said(&page.test, said);
    assert_int_equal(page.good, !diagnostics_have_errors(&page.test.diags));
    end(&page);
}

static void said(const char *text, const char *expected, const char *mentioned)
{
    struct page page;
    parse(&page, text);
    assert_said(&page.test, expected);
    if (mentioned)
        assert_mentions(&page.test, mentioned);
    end(&page);
}

static void test_blocks(void **state)
{
    (void)state;
    outlined("", "", "");
    outlined("\n\n", "", "");
    outlined("a\n\n***\n\nb", "p('a') rule p('b')", "");
    outlined("> a\n> b", "quote(p('a' soft 'b'))", "");
    outlined("- a\n- b\n\n1. c", "list(item(p('a')) item(p('b'))) list(item(p('c')))",
             "");
    outlined("    a\n     b\n", "pre'a\n b'", "");
    outlined("```sh\na\r\n b\r\n```\r\n", "pre'a\n b'", "");
    outlined("## a\n\nb\n---\n", "h2('a') h2('b')", "");
    outlined("##\n", "h2", "");
}

static void test_inlines(void **state)
{
    (void)state;
    outlined("*a* **b** `c`  \nd\\\ne",
             "p(em('a') ' ' strong('b') ' ' code'c' hard 'd' hard 'e')", "");
    outlined("***a** b*", "p(em(strong('a') ' b'))", "");
    outlined("a \\* &amp; &eacute; ``b ` c``", "p('a * & \xC3\xA9 ' code'b ` c')", "");
    outlined("![a *b*](../files/c.png)", "p(image('a ' em('b')))", "");
    outlined("[a](b) <https://c.d>", "p(link('a') ' ' link('https://c.d'))", "");
    outlined("'quotes' -- stay...", "p(''quotes' -- stay...')", "");
}

static void test_lists(void **state)
{
    (void)state;
    struct page page;
    parse(&page, "3. a\n4. b\n\n\n* c\n\n  d\n");
    const struct node *nodes = page.document.items;
    assert_int_equal(nodes[0].flags, NODE_ORDERED | NODE_TIGHT);
    assert_int_equal(nodes[0].number, 3);
    assert_int_equal(nodes[nodes[0].end].flags, 0);
    end(&page);
}

static void test_tasks(void **state)
{
    (void)state;
    struct page page;
    parse(&page, "- [ ] a\n- [x] **b**\n- [X] c\n- [y] d\n- e [ ] f\n");
    const struct node *nodes = page.document.items;
    static const uint8_t flags[] = {NODE_TASK, NODE_TASK | NODE_CHECKED,
                                    NODE_TASK | NODE_CHECKED, 0, 0};
    size_t item = 1;
    for (size_t i = 0; i < 5; i++, item = nodes[item].end)
        assert_int_equal(nodes[item].flags, flags[i]);
    assert_text(nodes[3].text, "a");
    assert_int_equal(nodes[3].offset, 6);
    end(&page);
    outlined("- [ ] a\n- [x] **b**\n", "list(item(p('a')) item(p(strong('b'))))", "");
}

static void test_texts_are_borrowed(void **state)
{
    (void)state;
    struct page page;
    parse(&page, "---\nx: y\n---\n\xC3\xA4 *b* c\\*\n");
    for (size_t i = 1; i < page.document.count; i++) {
        const struct node *node = &page.document.items[i];
        bool escaped = str_equal(node->text, STR(" c*"));
        if (node->kind == NODE_TEXT)
            assert_int_equal(source_owns(&page.test.source, node->text), !escaped);
    }
    end(&page);
}

/* The place of the link with this target. */
static void linked(const char *text, size_t body, const char *target, uint32_t line,
                   uint32_t column)
{
    struct page page;
    parse_from(&page, text, body);
    const struct document_link *found = NULL;
    for (size_t i = 0; i < page.document.links.count; i++)
        if (str_equal(page.document.links.items[i].target, str_from(target)))
            found = &page.document.links.items[i];
    assert_non_null(found);
    assert_place(found->at, line, column);
    end(&page);
}

static void test_places_of_links(void **state)
{
    (void)state;
    linked("\xC3\xA4 [x](yy)", 0, "yy", 1, 7);
    linked("---\na: b\n---\n\n\xC3\xA4 [x](yy)", 13, "yy", 5, 7);
    linked("a\r\n\r\nb\r\n\xC3\xA4 [x](yy)\r\n", 0, "yy", 4, 7);
    linked("a\rb [x](yy)", 0, "yy", 1, 9);
    linked("- a\n      b [x](yy)\n", 0, "yy", 2, 13);
    linked("1. a\n\n\tb [x](yy)\n", 0, "yy", 3, 8);
    linked("> a\n> b\n>c [x](yy)\n", 0, "yy", 3, 8);
    linked("> - > a\n>   > b [x](yy)\n", 0, "yy", 2, 13);
    linked("> a\nlazy [x](yy)\n", 0, "yy", 2, 10);
    linked("`a\nb` c [x](yy)", 0, "yy", 2, 10);
    linked("[a](b \"c\nd\") [x](yy)", 0, "yy", 2, 9);
    linked("[yy](zz) yy [x](yy)", 0, "yy", 1, 17);
    linked("a\\*b &amp; &copy; &#35; [x](yy)", 0, "yy", 1, 29);
    linked("*a **b*** [x](<yy>)", 0, "yy", 1, 16);
    linked("[a](\n  yy\n  'z') b", 0, "yy", 2, 3);
    linked("![a [b](c)](yy.png)", 0, "yy.png", 1, 13);
    linked("# [x](yy) #\n", 0, "yy", 1, 7);
    linked("a\n[x](yy)\n===\n", 0, "yy", 2, 5);
    linked("<https://a.b>", 0, "https://a.b", 1, 2);
    linked("[x](y\\(y)", 0, "y(y", 1, 5);
    linked("  \\\n  [x](yy)", 0, "yy", 2, 7);
}

static void test_places_of_references(void **state)
{
    (void)state;
    linked("a\nb [x][r]\n\n[r]: yy\n", 0, "yy", 2, 0);
    linked("[r]: yy 'title'\n[s]: z\n'title'\nb [r] [x](w)\n", 0, "w", 4, 11);
    linked("[r]: yy\n[r], [r][] and [x](w)\n", 0, "w", 2, 20);
    linked("[Note]: be careful [x](w)\n", 0, "w", 1, 24);
}

/* Where the source cannot be followed there is a line and no column. */
static void test_places_that_are_uncertain(void **state)
{
    (void)state;
    linked("> a\n    > b [x](yy)\n", 0, "yy", 2, 0);
    linked("> a\n    > b\n> c [x](yy)\n\nd\n", 0, "yy", 3, 0);
    linked("> a\n    > b\n\nc [x](yy)\n", 0, "yy", 4, 7);
}

static void classified(const char *destination, enum link_kind kind, const char *target,
                       const char *anchor)
{
    struct page page;
    struct strbuf text = {0};
    strbuf_addf(&text, "[a](<%s>)", destination);
    parse(&page, text.ptr);
    assert_said(&page.test, "");
    assert_int_equal(page.document.links.count, 1);
    const struct document_link *link = &page.document.links.items[0];
    assert_int_equal(link->kind, kind);
    assert_text(link->target, target);
    assert_text(link->anchor, anchor);
    end(&page);
    strbuf_release(&text);
}

static void test_links(void **state)
{
    (void)state;
    classified("page", LINK_PAGE, "page", "");
    classified("page#a%20b", LINK_PAGE, "page", "a b");
    classified("#a", LINK_PAGE, "", "a");
    classified("../fr/page.md#a", LINK_PAGE, "../fr/page.md", "a");
    classified("p%C3%A4ge", LINK_PAGE, "p\xC3\xA4ge", "");
    classified("a b", LINK_PAGE, "a b", "");
    classified("../files/a%20b.pdf", LINK_FILE, "../files/a b.pdf", "");
    classified("https://a.b/c?d#e%20f", LINK_WEB, "https://a.b/c?d#e%20f", "");
    classified("HTTP://a.b", LINK_WEB, "HTTP://a.b", "");
    classified("mailto:a@b.c", LINK_MAIL, "a@b.c", "");
    classified("service:lu-bee", LINK_SERVICE, "lu-bee", "");
    classified("term:grooming", LINK_TERM, "grooming", "");
    classified("field:your name", LINK_FIELD, "your name", "");
    classified("lang:pt-BR", LINK_LANG, "pt-BR", "");
}

static void test_refused_links(void **state)
{
    (void)state;
    said("[a]()", "1:5 link-broken", "without a destination");
    said("[a](tel:112)", "1:5 link-phone", "service:");
    said("<sms:112>", "1:2 link-phone", NULL);
    said("[a](javascript:x)", "1:5 link-scheme", "https, http, mailto");
    said("[a](//b.c)", "1:5 link-scheme", "https:");
    said("[a](/b)", "1:5 link-file", "relative");
    said("[a](C:/b)", "1:5 link-file", "content/files");
    said("[a](c:b)", "1:5 link-scheme", NULL);
    said("[a](b\\c)", "1:5 link-file", "backslash");
    said("[a](b?c)", "1:5 link-broken", "'?'");
    said("[a](b%zz)", "1:5 link-broken", "'%'");
    said("[a](b%4)", "1:5 link-broken", NULL);
    said("[a](b%00)", "1:5 link-broken", NULL);
    said("[a](b%FF)", "1:5 link-broken", NULL);
    said("[a](b.pdf#c)", "1:5 link-anchor", NULL);
    said("[a](https:b)", "1:5 link-broken", NULL);
    said("[a](<https://a b>)", "1:6 link-broken", "%20");
    said("[a](mailto:b)", "1:5 link-broken", NULL);
    said("[a](service:)", "1:5 link-broken", NULL);
    said("[a](lang:en_US)", "1:5 link-language", "lang:en");
    said("[a](lang:English)", "1:5 link-language", NULL);
    said("[a](lang:)", "1:5 link-language", NULL);
    said("[a](services:topic=b)", "", NULL);
    outlined("a [*b* c](x:y) d", "p('a ' em('b') ' c' ' d')", "1:11 link-scheme");
}

static void test_cards(void **state)
{
    (void)state;
    outlined("![](service:a)", "card", "");
    outlined("- ![alt](services:topic=b&kind=c)", "list(item(cards))", "");
    outlined("a ![](service:b)", "p('a ' image)", "1:7 card-place");
    outlined("[![](service:b)](c)", "p(link(image))", "1:6 card-place");
    outlined("![](service:a) ![](service:b)", "p(image ' ' image)",
             "1:5 card-place, 1:20 card-place");
    outlined("## ![](services:a=b)", "h2(image)", "1:8 card-place");
    struct page page;
    parse(&page, "a\n\n![](services:topic=a&kind=b,c)\n\nd");
    const struct node *node = &page.document.items[2];
    assert_int_equal(node->kind, NODE_SERVICES);
    assert_int_equal(node->end, 3);
    assert_int_equal(node->offset, 3);
    assert_text(page.document.links.items[node->link].target, "topic=a&kind=b,c");
    end(&page);
}

static void test_images(void **state)
{
    (void)state;
    said("![a](https://b.c/d.png)", "1:6 link-scheme", "content/files");
    said("![a](page)", "1:6 link-file", NULL);
    said("![a](term:b)", "1:6 link-scheme", "without '!'");
    said("![a](mailto:b@c)", "1:6 link-scheme", NULL);
    outlined("![a](https://b.c/d.png)", "p('a')", "1:6 link-scheme");
}

static void test_html(void **state)
{
    (void)state;
    outlined("a\n\n  <div>\nb\n</div>\n\nc", "p('a') p('c')", "3:3 html-refused");
    outlined("\xC3\xA4 <b>c</b>", "p('\xC3\xA4 ' 'c')",
             "1:3 html-refused, 1:7 html-refused");
    said("a <br> b", "1:3 html-refused", "backslash");
    said("a <!-- b --> c [x](tel:1)", "1:3 html-refused, 1:20 link-phone", "comment");
    said("<!-- a -->\n", "1:1 html-refused", "comment");
    said("> a <b\n> c> [x](tel:1)", "1:5 html-refused, 2:0 link-phone", NULL);
    said("1 \\< 2 < 3", "", NULL);
}

static void test_headings(void **state)
{
    (void)state;
    outlined("# a", "h2('a')", "1:1 heading-level");
    outlined("## a\n\n#### b\n\n## c\n\n### d\n", "h2('a') h4('b') h2('c') h3('d')",
             "3:1 heading-level");
    outlined("### a\n", "h3('a')", "1:1 heading-level");
    said("> # a\n", "1:3 heading-level", "'##'");
    struct page page;
    parse(&page, "## A *b* `c`\n\n## [Deep fake](term:deepfake)\n\n## A b c\n\n"
                 "## x [y](term:z)\n");
    const struct document_heading *headings = page.document.headings.items;
    assert_int_equal(page.document.headings.count, 4);
    assert_text(headings[0].text, "A b c");
    assert_text(headings[0].id, "a-b-c");
    assert_text(headings[1].term, "deepfake");
    assert_text(headings[1].id, "deepfake");
    assert_text(headings[2].id, "a-b-c-2");
    assert_text(headings[3].term, "");
    assert_place(headings[1].at, 3, 1);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(page.document.items[headings[i].node].kind, NODE_HEADING);
    end(&page);
}

static void test_callouts(void **state)
{
    (void)state;
    outlined("> [!NOTE]\n> a", "callout(p('a'))", "");
    outlined("> [!warning] T *t*\n> a\n>\n> b", "callout'T t'(p('a') p('b'))", "");
    outlined("> [!DANGER] T", "callout'T'", "");
    outlined("> [!GATE]\n> - a", "callout(list(item(p('a'))))", "");
    outlined("> [!NOTE] a\\\n> b", "callout'a'(p('b'))", "");
    outlined("> a\n> [!NOTE]", "quote(p('a' soft '[!NOTE]'))", "");
    outlined("> [!]\n> a", "quote(p('[!]' soft 'a'))", "");
    outlined("> [!a b]", "quote(p('[!a b]'))", "");
    outlined("> [!NOET] a", "quote(p('[!NOET] a'))", "1:5 callout-unknown");
    said("> [!NOET] a", "1:5 callout-unknown", "did you mean 'NOTE'?");
    said("> [!XYZXYZ] a", "1:5 callout-unknown", "known are");
    struct page page;
    parse(&page, "> [!NOTE] a\n>\n> ## b\n>\n> c\n");
    assert_int_equal(page.document.items[0].level, CALLOUT_NOTE);
    assert_int_equal(page.document.headings.items[0].node, 1);
    assert_int_equal(page.document.items[0].end, page.document.count);
    end(&page);
}

static void test_callout_arguments(void **state)
{
    (void)state;
    struct page page;
    parse(&page,
          "> [!LAW] LU 2026-11-20\n> a\n\n> [!FIGURE] 2023 NCMEC, report\n> b\n");
    assert_said(&page.test, "");
    const struct document_callout *callouts = page.document.callouts.items;
    assert_int_equal(page.document.callouts.count, 2);
    assert_text(callouts[0].country, "LU");
    assert_int_equal(callouts[0].date.day, 20);
    assert_place(callouts[0].at, 1, 10);
    assert_int_equal(callouts[1].year, 2023);
    assert_text(callouts[1].source, "NCMEC, report");
    assert_int_equal(page.document.items[page.document.items[0].end].number, 1);
    end(&page);
    said("> [!LAW]\n> a", "1:0 callout-argument", "[!LAW] LU 2026-11-20");
    said("> [!LAW] Lu 2026-11-20", "1:10 callout-argument", NULL);
    said("> [!LAW] LU 2026-11", "1:10 callout-argument", NULL);
    said("> [!LAW] LU 2026-11-20 x", "1:10 callout-argument", NULL);
    said("> [!FIGURE] 2023", "1:13 callout-argument", NULL);
    said("> [!FIGURE] NCMEC 2023", "1:13 callout-argument", NULL);
    said("> [!FIGURE] 23 NCMEC", "1:13 callout-argument", NULL);
}

static void test_depth(void **state)
{
    (void)state;
    struct strbuf text = {0};
    strbuf_add_repeat(&text, '>', 31);
    strbuf_add(&text, STR("*a*\n"));
    outlined(
        text.ptr, /* 31 quotes and a paragraph are 32 */
        "quote(quote(quote(quote(quote(quote(quote(quote(quote(quote(quote(quote("
        "quote(quote(quote(quote(quote(quote(quote(quote(quote(quote(quote(quote("
        "quote(quote(quote(quote(quote(quote(quote(p)))))))))))))))))))))))))))))))",
        "1:32 markdown-depth");
    strbuf_clear(&text);
    strbuf_add_repeat(&text, '>', 100000);
    strbuf_add(&text, STR(" a\n\n"));
    strbuf_add_repeat(&text, '*', 100000);
    strbuf_add(&text, STR("a"));
    strbuf_add_repeat(&text, '*', 100000);
    said(text.ptr, "1:0 markdown-depth", "32");
    strbuf_release(&text);
}

static void *parse_many(void *failures)
{
    for (size_t i = 0; i < 300; i++) {
        struct page page;
        parse(&page, "## a\n\n- [b](c) *d*\n\n> [!NOTE] e\n> f\n");
        *(size_t *)failures += !page.good || page.document.count != 13;
        end(&page);
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
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_inlines),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_tasks),
        cmocka_unit_test(test_texts_are_borrowed),
        cmocka_unit_test(test_places_of_links),
        cmocka_unit_test(test_places_of_references),
        cmocka_unit_test(test_places_that_are_uncertain),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_refused_links),
        cmocka_unit_test(test_cards),
        cmocka_unit_test(test_images),
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_callouts),
        cmocka_unit_test(test_callout_arguments),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
