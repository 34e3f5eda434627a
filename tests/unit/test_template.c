/* SPDX-License-Identifier: MIT */
/*
 * What mustache.test.mjs cannot compare with another implementation: errors and
 * warnings with their places, limits, sets of templates, threads.
 */
#include "theme/template.h"

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/parallel.h"

struct fixture {
    struct arena arena;
    struct template_set set;
    struct diagnostics diags;
    struct value_record *view;
    struct strbuf out;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    fixture.set = template_set_in(&fixture.arena);
    fixture.diags.arena = &fixture.arena;
    fixture.view = value_record_new(&fixture.arena);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    strbuf_release(&fixture->out);
    arena_release(&fixture->arena);
    return 0;
}

static bool add(struct fixture *fixture, const char *name, const char *text)
{
    struct source *source = ARENA_NEW(&fixture->arena, struct source);
    *source = source_of(&fixture->arena, str_from(name), str_from(text));
    return template_set_add(&fixture->set, str_from(name), source, &fixture->diags);
}

static void set_text(struct fixture *fixture, const char *name, const char *text)
{
    value_set(&fixture->arena, fixture->view, name, value_text(str_from(text)));
}

static struct value_record *set_record(struct fixture *fixture, const char *name)
{
    struct value_record *record = value_record_new(&fixture->arena);
    value_set(&fixture->arena, fixture->view, name, value_of_record(record));
    return record;
}

static struct value_list *set_list(struct fixture *fixture, const char *name)
{
    struct value_list *list = value_list_new(&fixture->arena);
    value_set(&fixture->arena, fixture->view, name, value_of_list(list));
    return list;
}

static void render(struct fixture *fixture, const char *name)
{
    struct value context = value_of_record(fixture->view);
    const struct template *template = template_get(&fixture->set, str_from(name));
    assert_non_null(template);
    strbuf_clear(&fixture->out);
    template_render(template, &context, 1, &fixture->out, &fixture->diags);
}

static void assert_rendered(struct fixture *fixture, const char *text,
                            const char *expected)
{
    assert_true(add(fixture, "main", text));
    assert_true(template_set_link(&fixture->set, &fixture->diags));
    render(fixture, "main");
    assert_string_equal(fixture->out.len ? fixture->out.ptr : "", expected);
}

/* `expected` is the whole diagnostic but for the source line, as people see it. */
static void assert_said(struct fixture *fixture, size_t index, const char *expected)
{
    struct strbuf said = {0};
    assert_true(index < fixture->diags.count);
    const struct diagnostic *diag = &fixture->diags.items[index];
    struct line_column where = location_line_column(diag->at);
    strbuf_addf(&said, "%.*s:%u:%u: %.*s [%s]", STR_ARG(diag->at.source->path),
                where.line, where.column, STR_ARG(diag->message),
                diag_info(diag->code)->slug);
    if (diag->hint.len)
        strbuf_addf(&said, " = %.*s", STR_ARG(diag->hint));
    assert_string_equal(said.ptr, expected);
    strbuf_release(&said);
}

static void assert_refused(struct fixture *fixture, const char *text,
                           const char *expected)
{
    fixture->diags.count = 0;
    assert_false(add(fixture, "main", text));
    assert_said(fixture, 0, expected);
    assert_int_equal(fixture->diags.count, 1);
}

/* --- what a template can say ------------------------------------------------------ */

static void test_values(void **state)
{
    struct fixture *f = *state;
    set_text(f, "a", "<&>\"'");
    value_set(&f->arena, f->view, "n", value_number(&f->arena, 42));
    value_set(&f->arena, f->view, "t", value_bool(true));
    value_set(&f->arena, f->view, "f", value_bool(false));
    assert_rendered(f, "{{a}} {{{a}}} {{&a}}", "&lt;&amp;&gt;&quot;' <&>\"' <&>\"'");
    assert_rendered(f, "{{n}} {{t}} {{f}}", "42 true false");
    assert_int_equal(f->diags.count, 0);
}

static void test_truth(void **state)
{
    struct fixture *f = *state;
    struct value_list *list = value_list_new(&f->arena);
    assert_false(value_is_true(value_bool(false)));
    assert_false(value_is_true(value_text(STR(""))));
    assert_false(value_is_true(value_of_list(list)));
    value_list_add(&f->arena, list, value_bool(false));
    assert_true(value_is_true(value_of_list(list)));
    assert_true(value_is_true(value_bool(true)));
    assert_true(value_is_true(value_text(STR("0"))));
    assert_true(value_is_true(value_number(&f->arena, 0)));
    assert_true(value_is_true(value_of_record(f->view)));
}

static void test_get(void **state)
{
    struct fixture *f = *state;
    set_text(f, "name", "1");
    set_text(f, "names", "2");
    assert_true(str_equal(value_get(f->view, STR("names"))->as.text, STR("2")));
    assert_null(value_get(f->view, STR("nam")));
    assert_null(value_get(f->view, STR("")));
}

/* The innermost context is the last. */
static void test_contexts(void **state)
{
    struct fixture *f = *state;
    struct value_record *inner = value_record_new(&f->arena);
    set_text(f, "a", "outer");
    set_text(f, "b", "outer");
    value_set(&f->arena, inner, "a", value_text(STR("inner")));
    struct value contexts[] = {value_of_record(f->view), value_of_record(inner),
                               value_text(STR("text"))};
    assert_true(add(f, "main", "{{a}} {{b}} {{.}}"));
    template_render(template_get(&f->set, STR("main")), contexts, 3, &f->out,
                    &f->diags);
    assert_string_equal(f->out.ptr, "inner outer text");
    strbuf_clear(&f->out);
    template_render(template_get(&f->set, STR("main")), NULL, 0, &f->out, &f->diags);
    assert_string_equal(f->out.ptr, "  ");
    assert_int_equal(f->diags.count, 2);
}

/* What is rendered is added to what is there. */
static void test_appends(void **state)
{
    struct fixture *f = *state;
    assert_true(add(f, "main", "b"));
    strbuf_add(&f->out, STR("a"));
    template_render(template_get(&f->set, STR("main")), NULL, 0, &f->out, &f->diags);
    assert_string_equal(f->out.ptr, "ab");
}

/* --- templates that cannot be understood ------------------------------------------ */

static void test_unclosed_tag(void **state)
{
    struct fixture *f = *state;
    assert_refused(f, "a\n  {{b",
                   "main:2:3: a tag that is never closed [template-syntax] = it ends "
                   "with '}}'");
    assert_refused(f, "{{! b }\n{{",
                   "main:1:1: a tag that is never closed "
                   "[template-syntax] = it ends with '}}'");
    assert_refused(f, "é{{{b}} {{c}}}",
                   "main:1:2: a tag that is never closed [template-syntax] = it ends "
                   "with '}}}'");
    assert_refused(f, "{{{b}",
                   "main:1:1: a tag that is never closed "
                   "[template-syntax] = it ends with '}}}'");
    assert_refused(f, "{{a {{b}}",
                   "main:1:1: a tag that is never closed "
                   "[template-syntax] = it ends with '}}'");
    assert_refused(f, "{{=<% %>}}",
                   "main:1:1: a tag that is never closed "
                   "[template-syntax] = it ends with '=}}'");
    assert_refused(f, "{{=<% %>=}} <%a}}",
                   "main:1:13: a tag that is never closed [template-syntax] = it ends "
                   "with '%>'");
    assert_refused(f, "{{",
                   "main:1:1: a tag that is never closed [template-syntax] = "
                   "it ends with '}}'");
}

static void test_unclosed_section(void **state)
{
    struct fixture *f = *state;
    assert_refused(f, "\n {{#a}} {{b}}",
                   "main:2:2: section 'a' is never closed [template-syntax] = '/a' "
                   "closes it");
    assert_refused(f, "{{^a.b}}",
                   "main:1:1: section 'a.b' is never closed "
                   "[template-syntax] = '/a.b' closes it");
    assert_refused(f, "x {{<p}}",
                   "main:1:3: parent 'p' is never closed "
                   "[template-syntax] = '/p' closes it");
    assert_refused(f, "x{{$b}}y",
                   "main:1:2: block 'b' is never closed "
                   "[template-syntax] = '/b' closes it");
    f->diags.count = 0;
    assert_false(add(f, "main", "{{#a}}\n{{#b}}"));
    assert_int_equal(f->diags.count, 2);
    assert_said(f, 1,
                "main:2:1: section 'b' is never closed [template-syntax] = '/b' closes "
                "it");
}

static void test_wrong_close(void **state)
{
    struct fixture *f = *state;
    assert_refused(f, "ä {{#a}}\n  {{#b}} {{/a}}{{/b}}",
                   "main:2:10: '/a' stands where '/b' is expected [template-syntax] = "
                   "section 'b' was opened in line 2, column 3");
    assert_refused(f, "ä {{$a}}\n{{/b}}",
                   "main:2:1: '/b' stands where '/a' is expected [template-syntax] = "
                   "block 'a' was opened in line 1, column 3");
    assert_refused(f, "x\n{{/b}}{{/c}}",
                   "main:2:1: '/b' closes nothing [template-syntax]");
}

static void test_bad_names(void **state)
{
    struct fixture *f = *state;
    const char *fault = " [template-syntax] = a part of the name is missing beside a "
                        "dot";
    const char *names[] = {".a", "a.", "a..b", "..", NULL};
    assert_refused(f, "a {{}}", "main:1:3: a tag without a name [template-syntax]");
    assert_refused(f, "{{& }}", "main:1:1: a tag without a name [template-syntax]");
    assert_refused(f, "{{{ }}}", "main:1:1: a tag without a name [template-syntax]");
    assert_refused(f, "{{>\n}}", "main:1:1: a tag without a name [template-syntax]");
    assert_refused(f, "{{a b}}",
                   "main:1:1: 'a b' cannot be the name in a tag [template-syntax] = a "
                   "name has no white space");
    assert_refused(f, "{{ #a }}",
                   "main:1:1: '#a' cannot be the name in a tag [template-syntax] = no "
                   "space may stand before the sign that a tag begins with");
    assert_refused(f, "{{>*a}}",
                   "main:1:1: '*a' cannot be the name in a tag [template-syntax] = "
                   "names from the data are not supported here");
    for (size_t i = 0; names[i]; i++) {
        const char *text = arena_format(&f->arena, "{{#.}}{{%s}}{{/.}}", names[i]).ptr;
        assert_refused(f, text,
                       arena_format(&f->arena,
                                    "main:1:7: '%s' cannot be the name in a tag%s",
                                    names[i], fault)
                           .ptr);
    }
}

static void test_bad_delimiters(void **state)
{
    struct fixture *f = *state;
    const char *hint = " [template-syntax] = two words without '=' and with a space "
                       "between, as in {{=<% %>=}}";
    const char *texts[] = {"", "<%", "<% % >", "<= =>", "  ", NULL};
    for (size_t i = 0; texts[i]; i++) {
        const char *text = arena_format(&f->arena, "a\n{{=%s=}}", texts[i]).ptr;
        const char *shown = str_trim(str_from(texts[i])).len ? texts[i] : "";
        assert_refused(f, text,
                       arena_format(&f->arena, "main:2:1: '%s' are no two delimiters%s",
                                    shown, hint)
                           .ptr);
    }
}

static void test_parent_misuse(void **state)
{
    struct fixture *f = *state;
    const char *rest = ", but in none of its blocks [template-syntax] = move it into a "
                       "block, such as {{$main}}...{{/main}}";
    const char *tags[] = {"{{a}}",         "{{{a}}}",      "{{>a}}",
                          "{{#a}}x{{/a}}", "{{<a}}{{/a}}", NULL};
    for (size_t i = 0; tags[i]; i++)
        assert_refused(
            f, arena_format(&f->arena, "{{<p}}\n %s{{/p}}", tags[i]).ptr,
            arena_format(&f->arena, "main:2:2: 'a' stands in the parent 'p'%s", rest)
                .ptr);
    assert_refused(f, "{{<p}}{{$a}}1{{/a}}{{$b}}{{/b}}\n{{$a}}2{{/a}}{{/p}}",
                   "main:2:1: block 'a' is given twice in the parent 'p' "
                   "[template-syntax]");
}

/* Errors of single tags do not hide each other. */
static void test_several_errors(void **state)
{
    struct fixture *f = *state;
    assert_false(add(f, "main", "{{a b}}\n{{}}\n{{#c}}"));
    assert_int_equal(f->diags.count, 3);
    assert_int_equal(location_line_column(f->diags.items[2].at).line, 3);
}

static const char *repeated(struct fixture *fixture, const char *before, size_t count,
                            const char *middle, const char *after)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < count; i++)
        strbuf_add(&text, str_from(before));
    strbuf_add(&text, str_from(middle));
    for (size_t i = 0; i < count; i++)
        strbuf_add(&text, str_from(after));
    const char *copy = arena_c_string(&fixture->arena, strbuf_str(&text));
    strbuf_release(&text);
    return copy;
}

static void test_nesting_limit(void **state)
{
    struct fixture *f = *state;
    value_set(&f->arena, f->view, "a", value_bool(true));
    assert_rendered(f, repeated(f, "{{#a}}", 32, "x", "{{/a}}"), "x");
    assert_refused(f, repeated(f, "{{#a}}", 33, "x", "{{/a}}"),
                   "main:1:193: 'a' is nested more than 32 tags deep [template-depth]");
    assert_rendered(f, repeated(f, "{{$a}}\n", 16, "x\n", "{{/a}}\n"), "x\n");
}

/* --- names that are not there ----------------------------------------------------- */

static void test_unknown_name(void **state)
{
    struct fixture *f = *state;
    set_text(f, "title", "T");
    set_text(f, "name", "N");
    assert_rendered(f, "ö\n  ({{tilte}})", "ö\n  ()");
    assert_int_equal(f->diags.count, 1);
    assert_said(f, 0,
                "main:2:4: nothing here is named 'tilte' [template-name] = did you "
                "mean 'title'?");
    assert_int_equal(f->diags.items[0].at.length, 9);
    f->diags.count = 0;
    assert_rendered(f, "{{#xxxxxx}}1{{/xxxxxx}}{{^yyyyyy}}2{{/yyyyyy}}{{{zzzzzz}}}",
                    "2");
    assert_int_equal(f->diags.count, 3);
    assert_said(f, 0, "main:1:1: nothing here is named 'xxxxxx' [template-name]");
    assert_said(f, 1, "main:1:24: nothing here is named 'yyyyyy' [template-name]");
    assert_said(f, 2, "main:1:47: nothing here is named 'zzzzzz' [template-name]");
}

static void test_unknown_part(void **state)
{
    struct fixture *f = *state;
    struct value_record *site = set_record(f, "site");
    value_set(&f->arena, site, "title", value_text(STR("T")));
    value_set(&f->arena, site, "none", value_bool(false));
    assert_rendered(f, "{{site.title}} {{site.titel}}", "T ");
    assert_said(f, 0,
                "main:1:16: 'site' has no 'titel' [template-name] = did you mean "
                "'title'?");
    f->diags.count = 0;
    assert_rendered(f, "{{sit.title}}{{^site.title.x}}!{{/site.title.x}}", "!");
    assert_said(f, 0,
                "main:1:1: nothing here is named 'sit' [template-name] = did you mean "
                "'site'?");
    assert_said(f, 1, "main:1:14: 'title' has no 'x' [template-name]");
    assert_int_equal(f->diags.count, 2);
    f->diags.count = 0;
    assert_rendered(f, "{{#site.none.x}}1{{/site.none.x}}{{site.none.x.y}}", "");
    assert_int_equal(f->diags.count, 0);
}

static void test_no_text(void **state)
{
    struct fixture *f = *state;
    set_list(f, "list");
    set_record(f, "record");
    assert_rendered(f, "({{list}})({{{record}}}){{#record}}({{.}}){{/record}}",
                    "()()()");
    assert_int_equal(f->diags.count, 2);
    assert_said(f, 0, "main:1:2: 'list' is a list, not a text [template-name]");
    assert_said(f, 1, "main:1:12: 'record' is a record, not a text [template-name]");
}

/* Once for each rendering, however often the tag is rendered. */
static void test_unknown_in_list(void **state)
{
    struct fixture *f = *state;
    struct value_list *list = set_list(f, "list");
    for (size_t i = 0; i < 1000; i++)
        value_list_add(&f->arena, list, value_bool(true));
    assert_true(add(f, "main", "{{#list}}{{x}}{{y}}{{/list}}"));
    render(f, "main");
    assert_int_equal(f->diags.count, 2);
    render(f, "main");
    assert_int_equal(f->diags.count, 4);
}

/* The place is in the file that has the tag, not in the one that is rendered. */
static void test_unknown_elsewhere(void **state)
{
    struct fixture *f = *state;
    assert_true(add(f, "part", "\n{{xxxxxx}}"));
    assert_true(add(f, "layout", "\n\n{{$b}}{{/b}}{{zzzzzz}}"));
    assert_rendered(f, "{{>part}}{{<layout}}{{$b}}{{yyyyyy}}{{/b}}{{/layout}}",
                    "\n\n\n");
    assert_said(f, 0, "part:2:1: nothing here is named 'xxxxxx' [template-name]");
    assert_said(f, 1, "main:1:27: nothing here is named 'yyyyyy' [template-name]");
    assert_said(f, 2, "layout:3:13: nothing here is named 'zzzzzz' [template-name]");
}

/* --- sets ------------------------------------------------------------------------- */

static void test_missing_partial(void **state)
{
    struct fixture *f = *state;
    assert_true(add(f, "card", "c"));
    assert_true(
        add(f, "main", "a\n {{> crad }}{{<cart}}{{/cart}}{{>nowhere}}{{>card}}"));
    assert_false(template_set_link(&f->set, &f->diags));
    assert_int_equal(f->diags.count, 3);
    assert_said(f, 0,
                "main:2:6: there is no template 'crad' [template-partial] = did you "
                "mean 'card'?");
    assert_said(f, 1,
                "main:2:16: there is no template 'cart' [template-partial] = did you "
                "mean 'card'?");
    assert_said(f, 2, "main:2:34: there is no template 'nowhere' [template-partial]");
    render(f, "main");
    assert_string_equal(f->out.ptr, "a\n c");
}

static void test_replace(void **state)
{
    struct fixture *f = *state;
    assert_true(add(f, "card", "old {{>missing}}"));
    assert_true(add(f, "card", "new"));
    assert_rendered(f, "{{>card}}", "new");
    assert_int_equal(f->set.all.count, 2);
    assert_null(template_get(&f->set, STR("missing")));
}

/* A file that is there but wrong is not said to be missing. */
static void test_broken_partial(void **state)
{
    struct fixture *f = *state;
    assert_false(add(f, "card", "{{#a}}"));
    assert_true(add(f, "main", "({{>card}})"));
    f->diags.count = 0;
    assert_true(template_set_link(&f->set, &f->diags));
    render(f, "main");
    assert_string_equal(f->out.ptr, "()");
}

/* --- limits ----------------------------------------------------------------------- */

static void test_partial_depth(void **state)
{
    struct fixture *f = *state;
    for (int i = 1; i < 32; i++) {
        const char *name = arena_format(&f->arena, "p%d", i).ptr;
        assert_true(add(f, name, arena_format(&f->arena, "{{>p%d}}", i + 1).ptr));
    }
    assert_true(add(f, "p32", "x"));
    assert_rendered(f, "({{>p1}})", "(x)");
    assert_true(add(f, "p32", "x{{>p33}}y"));
    assert_true(add(f, "p33", "z"));
    assert_rendered(f, "({{>p1}})", "(x");
    assert_int_equal(f->diags.count, 1);
    assert_said(f, 0,
                "p32:1:2: 'p33' would be nested more than 32 deep [template-depth] = "
                "something contains itself here, without an end");
}

static void test_endless(void **state)
{
    struct fixture *f = *state;
    assert_true(add(f, "main", "a\n{{>main}}{{>main}}"));
    assert_true(template_set_link(&f->set, &f->diags));
    render(f, "main");
    assert_int_equal(f->diags.count, 1);
    assert_int_equal(f->diags.items[0].code, DIAG_TEMPLATE_DEPTH);
    f->diags.count = 0;
    assert_true(add(f, "p", "{{$b}}{{/b}}"));
    assert_rendered(f, "{{<p}}{{$b}}x{{$b}}{{/b}}{{/b}}{{/p}}!",
                    repeated(f, "x", 32, "", ""));
    assert_int_equal(f->diags.count, 1);
    assert_said(f, 0,
                "main:1:14: 'b' would be nested more than 32 deep [template-depth] = "
                "something contains itself here, without an end");
}

/* A hundred levels of data, but never too many partials at a time. */
static void test_long_list_is_not_deep(void **state)
{
    struct fixture *f = *state;
    struct value_list *list = set_list(f, "list");
    for (size_t i = 0; i < 100; i++)
        value_list_add(&f->arena, list, value_number(&f->arena, i % 10));
    assert_true(add(f, "p", "{{.}}"));
    assert_rendered(f, "{{#list}}{{>p}}{{/list}}",
                    repeated(f, "0123456789", 10, "", ""));
    assert_int_equal(f->diags.count, 0);
}

/* --- threads ---------------------------------------------------------------------- */

enum { JOBS = 64 };

struct shared {
    const struct template *template;
    struct value context;
    struct strbuf out[JOBS];
    struct diagnostics diags[JOBS];
    struct arena arenas[JOBS];
};

static void render_job(size_t index, void *context, struct worker *worker)
{
    struct shared *shared = context;
    (void)worker;
    shared->diags[index].arena = &shared->arenas[index];
    template_render(shared->template, &shared->context, 1, &shared->out[index],
                    &shared->diags[index]);
}

static void test_threads(void **state)
{
    struct fixture *f = *state;
    struct value_list *list = set_list(f, "list");
    for (size_t i = 0; i < 200; i++)
        value_list_add(&f->arena, list, value_number(&f->arena, i));
    assert_true(add(f, "p", "<{{.}}>\n{{$b}}\n  {{nothing}}\n{{/b}}\n"));
    assert_true(add(f, "main",
                    "{{#list}}\n  {{<p}}{{$b}}{{.}}{{/b}}{{/p}}\n{{>p}}\n"
                    "{{/list}}\n"));
    assert_true(template_set_link(&f->set, &f->diags));
    static struct shared shared;
    shared = (struct shared){.template = template_get(&f->set, STR("main")),
                             .context = value_of_record(f->view)};
    parallel_for(JOBS, 4, render_job, &shared);
    for (size_t i = 0; i < JOBS; i++) {
        assert_int_equal(shared.out[i].len, shared.out[0].len);
        assert_memory_equal(shared.out[i].ptr, shared.out[0].ptr, shared.out[0].len);
        assert_int_equal(shared.diags[i].count, 1);
        assert_true(str_equal(shared.diags[i].items[0].message,
                              STR("nothing here is named 'nothing'")));
    }
    for (size_t i = 0; i < JOBS; i++) {
        strbuf_release(&shared.out[i]);
        arena_release(&shared.arenas[i]);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_values),
        TEST(test_truth),
        TEST(test_get),
        TEST(test_contexts),
        TEST(test_appends),
        TEST(test_unclosed_tag),
        TEST(test_unclosed_section),
        TEST(test_wrong_close),
        TEST(test_bad_names),
        TEST(test_bad_delimiters),
        TEST(test_parent_misuse),
        TEST(test_several_errors),
        TEST(test_nesting_limit),
        TEST(test_unknown_name),
        TEST(test_unknown_part),
        TEST(test_no_text),
        TEST(test_unknown_in_list),
        TEST(test_unknown_elsewhere),
        TEST(test_missing_partial),
        TEST(test_replace),
        TEST(test_broken_partial),
        TEST(test_partial_depth),
        TEST(test_endless),
        TEST(test_long_list_is_not_deep),
        TEST(test_threads),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
