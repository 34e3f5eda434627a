/* SPDX-License-Identifier: MIT */
#include "search/shorten.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void expect(const char *source, const char *wanted)
{
    struct strbuf out = {0};
    search_shorten(str_from(source), str_from(source), &out);
    strbuf_add_char(&out, '\0');
    assert_string_equal(out.ptr, wanted);
    strbuf_release(&out);
}

static void test_names(void **state)
{
    (void)state;
    expect("const SHARDS = 3;\nasync function load(a) {\nreturn SHARDS + load(a);\n}\n",
           "const $a=3;\nasync function $b(a){\nreturn $a+$b(a);\n}\n");
    /* Members and keys are not ours; what is spread is. */
    expect("let name = 1;\nf(x.name, { name: name }, ...name);\n",
           "let $a=1;\nf(x.name,{name:$a},...$a);\n");
    /* Not at the top, or too short to be worth it. */
    expect("const abc = 1;\n  const inner = abc;\n",
           "const abc=1;\nconst inner=abc;\n");
}

static void test_many_names(void **state)
{
    struct strbuf source = {0};
    (void)state;
    for (int i = 0; i < 28; i++)
        strbuf_addf(&source, "let name%d;\n", i);
    struct strbuf out = {0};
    search_shorten(strbuf_str(&source), STR("name0 name25 name26 name27"), &out);
    assert_true(str_equal(strbuf_str(&out), STR("$a $z $aa $ba")));
    strbuf_release(&out);
    strbuf_release(&source);
}

static void test_texts_stay(void **state)
{
    (void)state;
    expect("let load = 'load it';\n", "let $a='load it';\n");
    expect("let load = 'it\\'s load';\n", "let $a='it\\'s load';\n");
    expect("let load = \"a  load\";\n", "let $a=\"a  load\";\n");
    expect("let load = /[/ ]load '/g;\n", "let $a=/[/ ]load '/g;\n");
    expect("let load = a / load / b;\n", "let $a=a/$a/b;\n");
    expect("let load = `load ${load + `x ${load}`} }`;\n",
           "let $a=`load ${$a+`x ${$a}`} }`;\n");
    expect("let load = { a: { b: '}' } };\nload - -load;\n",
           "let $a={a:{b:'}'}};\n$a- -$a;\n");
}

static void test_cut_off(void **state)
{
    (void)state;
    expect("let load = 'x", "let $a='x");
    expect("let load = `x${load", "let $a=`x${$a");
    expect("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_many_names),
        cmocka_unit_test(test_texts_stay),
        cmocka_unit_test(test_cut_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
