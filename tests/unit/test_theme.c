/* SPDX-License-Identifier: MIT */
#include "theme/theme.h"

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

struct fixture {
    char folder[64]; /* made for the test, holds the themes */
    struct arena arena;
    struct strs languages;
    struct strs shelves; /* where extended themes are looked for, too */
    struct theme theme;
    struct diagnostics diags;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){.folder = "/tmp/balise-theme-XXXXXX"};
    fixture.diags.arena = &fixture.arena;
    *state = &fixture;
    return mkdtemp(fixture.folder) ? 0 : -1;
}

static void remove_empty(struct arena *arena, struct str folder, size_t least)
{
    for (; folder.len >= least; folder = path_folder(folder))
        folder_remove_if_empty(arena_c_string(arena, folder));
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    struct strs paths = {0};
    struct str folder = str_from(fixture->folder);
    folder_list(&fixture->arena, fixture->folder, &paths);
    for (size_t i = 0; i < paths.count; i++) {
        struct str path = path_join(&fixture->arena, folder, paths.items[i]);
        file_remove(path.ptr);
        remove_empty(&fixture->arena, path_folder(path), folder.len);
    }
    remove_empty(&fixture->arena, folder, folder.len);
    bool left = folder_exists(fixture->folder);
    arena_release(&fixture->arena);
    return left ? -1 : 0;
}

static void put(struct fixture *fixture, const char *path, const char *text)
{
    struct str full =
        path_join(&fixture->arena, str_from(fixture->folder), str_from(path));
    struct str folder = path_folder(full);
    assert_int_equal(folder_create(arena_c_string(&fixture->arena, folder)), 0);
    assert_int_equal(file_replace(full.ptr, str_from(text)), 0);
}

static bool load(struct fixture *fixture, const char *name, const char *languages)
{
    struct str rest = str_from(languages), word;
    while (str_split_words(&rest, &word))
        *ARRAY_ADD(&fixture->languages, &fixture->arena) = word;
    struct str folder =
        path_join(&fixture->arena, str_from(fixture->folder), str_from(name));
    return theme_load(&fixture->arena, folder, &fixture->shelves, location_none(),
                      &fixture->languages, &fixture->theme, &fixture->diags);
}

static const char *string(struct fixture *fixture, const char *language,
                          const char *key)
{
    const struct value_record *strings =
        theme_strings(&fixture->theme, str_from(language));
    assert_non_null(strings);
    const struct value *text = value_get(strings, str_from(key));
    return text ? arena_c_string(&fixture->arena, text->as.text) : "";
}

static const char *rendered(struct fixture *fixture, const char *name)
{
    struct strbuf out = {0};
    const struct template *template =
        template_get(&fixture->theme.templates, str_from(name));
    assert_non_null(template);
    template_render(template, NULL, 0, &out, &fixture->diags);
    const char *copy = arena_c_string(&fixture->arena, strbuf_str(&out));
    strbuf_release(&out);
    return copy;
}

/* "path:line:column: message [slug] = hint", the path below the test's folder. */
static void assert_said(struct fixture *fixture, size_t index, const char *expected)
{
    struct strbuf said = {0};
    assert_true(index < fixture->diags.count);
    const struct diagnostic *diag = &fixture->diags.items[index];
    struct line_column where = location_line_column(diag->at);
    struct str path = diag->at.source ? diag->at.source->path : STR("");
    if (path.len)
        path = str_slice(path, strlen(fixture->folder) + 1, path.len);
    strbuf_addf(&said, "%.*s:%u:%u: %.*s [%s]", STR_ARG(path), where.line, where.column,
                STR_ARG(diag->message), diag_info(diag->code)->slug);
    if (diag->hint.len)
        strbuf_addf(&said, " = %.*s", STR_ARG(diag->hint));
    assert_string_equal(said.ptr, expected);
    strbuf_release(&said);
}

/* --- files ------------------------------------------------------------------------ */

static void test_template_extends_the_one_it_replaces(void **state)
{
    struct fixture *f = *state;
    put(f, "a/templates/layout.mustache", "[{{$head}}a{{/head}}{{$body}}{{/body}}]");
    put(f, "a/templates/page.mustache", "{{<layout}}{{$body}}page{{/body}}{{/layout}}");
    put(f, "b/theme.yaml", "extends: a\n");
    put(f, "b/templates/layout.mustache", "{{<layout}}{{$head}}b{{/head}}{{/layout}}");
    put(f, "c/theme.yaml", "extends: b\n");
    put(f, "c/templates/layout.mustache", "c{{<layout}}{{/layout}}");
    assert_true(load(f, "c", "en"));
    assert_string_equal(rendered(f, "page"), "c[bpage]");
    assert_int_equal(f->diags.count, 0);
}

static void test_replaced_template_is_read_only_when_it_is_extended(void **state)
{
    struct fixture *f = *state;
    put(f, "a/templates/one.mustache", "{{#open}}");
    put(f, "a/templates/two.mustache", "{{#open}}");
    put(f, "b/theme.yaml", "extends: a\n");
    put(f, "b/templates/one.mustache", "one {{>two}}");
    put(f, "b/templates/two.mustache", "{{<two}}{{/two}}");
    assert_false(load(f, "b", "en"));
    assert_int_equal(f->diags.count, 1);
    assert_true(str_ends_with(f->diags.items[0].at.source->path,
                              STR("a/templates/two.mustache")));
}

static void test_extended_theme_on_a_shelf(void **state)
{
    struct fixture *f = *state;
    put(f, "far/school/theme.yaml", "extends: base\n");
    put(f, "shelf/base/templates/page.mustache", "base");
    assert_false(load(f, "far/school", "en"));
    *ARRAY_ADD(&f->shelves, &f->arena) = STR("/nowhere");
    *ARRAY_ADD(&f->shelves, &f->arena) =
        path_join(&f->arena, str_from(f->folder), STR("shelf"));
    f->diags.count = 0;
    assert_true(load(f, "far/school", "en"));
    assert_string_equal(rendered(f, "page"), "base");
    /* One that stands beside it comes before. */
    put(f, "far/base/templates/page.mustache", "near");
    assert_true(load(f, "far/school", "en"));
    assert_string_equal(rendered(f, "page"), "near");
}

static void test_one_theme(void **state)
{
    struct fixture *f = *state;
    put(f, "t/templates/page.mustache", "[{{>parts/head}}]");
    put(f, "t/templates/parts/head.mustache", "head");
    put(f, "t/assets/style.css", "body {}");
    put(f, "t/assets/fonts/a.woff2", "\x01\x02");
    put(f, "t/strings/en.yaml", "hello: Hello\n");
    assert_true(load(f, "t/", "en"));
    assert_int_equal(f->diags.count, 0);
    assert_string_equal(rendered(f, "page"), "[head]");
    assert_int_equal(f->theme.assets.count, 2);
    assert_true(str_equal(f->theme.assets.items[0].path, STR("fonts/a.woff2")));
    assert_true(str_equal(f->theme.assets.items[0].bytes, STR("\x01\x02")));
    assert_true(str_equal(f->theme.assets.items[1].path, STR("style.css")));
    assert_true(str_ends_with(f->theme.assets.items[1].source->path,
                              STR("t/assets/style.css")));
    assert_string_equal(string(f, "en", "hello"), "Hello");
    assert_string_equal(string(f, "en", "nothing"), "");
    assert_null(theme_strings(&f->theme, STR("fr")));
}

static void test_extends(void **state)
{
    struct fixture *f = *state;
    put(f, "base/theme.yaml", "name: Base\ndescription: The first\n");
    put(f, "base/templates/page.mustache", "base {{>card}}{{>foot}}");
    put(f, "base/templates/card.mustache", "base card {{>gone}}");
    put(f, "base/templates/foot.mustache", "base foot");
    put(f, "base/assets/a.css", "base a");
    put(f, "base/assets/b.css", "base b");
    put(f, "middle/theme.yaml", "extends: base\n");
    put(f, "middle/templates/foot.mustache", "middle foot");
    put(f, "own/theme.yaml", "extends: middle\n");
    put(f, "own/templates/card.mustache", "own card, ");
    put(f, "own/assets/b.css", "own b");
    put(f, "own/assets/c.css", "own c");
    assert_true(load(f, "own", "en"));
    assert_int_equal(f->diags.count, 0);
    assert_string_equal(rendered(f, "page"), "base own card, middle foot");
    assert_int_equal(f->theme.assets.count, 3);
    assert_true(str_equal(f->theme.assets.items[0].bytes, STR("base a")));
    assert_true(str_equal(f->theme.assets.items[1].bytes, STR("own b")));
    assert_true(str_equal(f->theme.assets.items[2].path, STR("c.css")));
}

static void test_override_block(void **state)
{
    struct fixture *f = *state;
    put(f, "base/templates/page.mustache",
        "{{<layout}}{{$main}}page{{/main}}{{/layout}}");
    put(f, "base/templates/layout.mustache",
        "({{$main}}{{/main}}|{{$foot}}foot{{/foot}})");
    put(f, "own/theme.yaml", "extends: base\n");
    put(f, "own/templates/page.mustache",
        "{{<layout}}{{$main}}page{{/main}}{{$foot}}school{{/foot}}{{/layout}}");
    assert_true(load(f, "own", "en"));
    assert_string_equal(rendered(f, "page"), "(page|school)");
}

static void test_missing_theme(void **state)
{
    struct fixture *f = *state;
    assert_false(load(f, "t", "en"));
    assert_int_equal(f->diags.count, 1);
    assert_int_equal(f->diags.items[0].code, DIAG_THEME_MISSING);
    assert_int_equal(f->diags.items[0].at.place, PLACE_NOWHERE);
    put(f, "u/theme.yaml", "name: U\nextends: defalt\n");
    assert_false(load(f, "u", ""));
    assert_said(f, 1,
                arena_format(&f->arena,
                             "u/theme.yaml:2:10: there is no theme in the folder "
                             "'%s/defalt' [theme-missing]",
                             f->folder)
                    .ptr);
}

static void test_no_templates(void **state)
{
    struct fixture *f = *state;
    put(f, "t/assets/a.css", "a");
    assert_false(load(f, "t", "en"));
    assert_int_equal(f->diags.count, 1);
    assert_said(f, 0, "t:0:0: the theme has no templates [theme-missing]");
}

static void test_cycle(void **state)
{
    struct fixture *f = *state;
    put(f, "a/theme.yaml", "extends: b\n");
    put(f, "b/theme.yaml", "extends: c\n");
    put(f, "c/theme.yaml", "extends: b\n");
    assert_false(load(f, "a", "en"));
    assert_int_equal(f->diags.count, 1);
    assert_said(f, 0,
                "c/theme.yaml:1:10: the theme 'b' in the end extends itself "
                "[theme-cycle]");
    put(f, "d/theme.yaml", "extends: d\n");
    assert_false(load(f, "d//", ""));
    assert_said(f, 1,
                "d/theme.yaml:1:10: the theme 'd' in the end extends itself "
                "[theme-cycle]");
}

static void test_bad_description(void **state)
{
    struct fixture *f = *state;
    put(f, "t/templates/a.mustache", "a");
    put(f, "t/theme.yaml", "extend: base\n");
    assert_true(load(f, "t", "en"));
    assert_said(f, 0,
                "t/theme.yaml:1:1: unknown field 'extend' [field-unknown] = did you "
                "mean 'extends'?");
    f->diags.count = 0;
    put(f, "t/theme.yaml", "extends: ../base\n");
    assert_false(load(f, "t", ""));
    assert_said(f, 0,
                "t/theme.yaml:1:10: '../base' is not the name of a theme [field-value] "
                "= a theme is named as its folder, which is beside this one");
    f->diags.count = 0;
    put(f, "t/theme.yaml", "extends: ..\n");
    assert_false(load(f, "t", ""));
    assert_int_equal(f->diags.items[0].code, DIAG_FIELD_VALUE);
    f->diags.count = 0;
    put(f, "t/theme.yaml", "extends: [base]\n");
    assert_false(load(f, "t", ""));
    assert_int_equal(f->diags.items[0].code, DIAG_FIELD_TYPE);
}

static void test_bad_templates(void **state)
{
    struct fixture *f = *state;
    put(f, "t/templates/a.mustache", "{{>b}}{{>c}}{{>d}}");
    put(f, "t/templates/b.mustache", "x\n{{#open}}");
    put(f, "t/templates/c.mustache", "\xEF\xBB\xBF\xC3");
    put(f, "t/templates/notes.txt", "x");
    assert_false(load(f, "t", "en"));
    assert_int_equal(f->diags.count, 4);
    assert_said(f, 0,
                "t/templates/b.mustache:2:1: section 'open' is never closed "
                "[template-syntax] = '/open' closes it");
    assert_int_equal(f->diags.items[1].code, DIAG_CHARSET_INVALID);
    assert_said(f, 2,
                "t/templates/notes.txt:0:0: no template [file-ignored] = a template is "
                "called NAME.mustache");
    assert_said(f, 3,
                "t/templates/a.mustache:1:16: there is no template 'd' "
                "[template-partial] = did you mean 'a'?");
}

/* --- strings ---------------------------------------------------------------------- */

static void put_template(struct fixture *fixture)
{
    put(fixture, "t/templates/a.mustache", "a");
}

static void test_string_fallback(void **state)
{
    struct fixture *f = *state;
    put_template(f);
    put(f, "t/strings/de.yaml", "one: eins\nfour: vier\n");
    put(f, "t/strings/en.yaml", "one: one\ntwo: two\n");
    put(f, "t/strings/fr.yaml", "one: un\ntwo: deux\nthree: trois\n");
    assert_true(load(f, "t", "en fr"));
    assert_int_equal(f->theme.strings.count, 2);
    assert_string_equal(string(f, "en", "two"), "two");
    assert_string_equal(string(f, "fr", "two"), "deux");
    assert_string_equal(string(f, "en", "three"), "trois");
    assert_string_equal(string(f, "fr", "four"), "vier");
    assert_int_equal(f->diags.count, 3);
    assert_said(f, 0,
                "t/strings/en.yaml:0:0: the text 'four' is missing [string-missing] = "
                "until then the reader gets it in 'de'");
    assert_said(f, 1,
                "t/strings/en.yaml:0:0: the text 'three' is missing [string-missing] = "
                "until then the reader gets it in 'fr'");
    assert_said(f, 2,
                "t/strings/fr.yaml:0:0: the text 'four' is missing [string-missing] = "
                "until then the reader gets it in 'de'");
}

/* The default language, not the first in the alphabet. */
static void test_default_language(void **state)
{
    struct fixture *f = *state;
    put_template(f);
    put(f, "t/strings/de.yaml", "one: eins\n");
    put(f, "t/strings/fr.yaml", "one: un\n");
    put(f, "t/strings/nl.yaml", "{}\n");
    assert_true(load(f, "t", "fr nl de"));
    assert_string_equal(string(f, "nl", "one"), "un");
    assert_true(str_equal(f->theme.strings.items[1].language, STR("nl")));
}

static void test_missing_strings_file(void **state)
{
    struct fixture *f = *state;
    put_template(f);
    put(f, "t/strings/en.yaml", "one: one\ntwo: two\n");
    assert_true(load(f, "t", "lb en"));
    assert_string_equal(string(f, "lb", "two"), "two");
    assert_int_equal(f->diags.count, 1);
    assert_said(f, 0,
                "t:0:0: the theme has no 'strings/lb.yaml' [string-missing] = until "
                "then the reader gets it in 'en'");
}

static void test_strings_of_extended(void **state)
{
    struct fixture *f = *state;
    put(f, "base/templates/a.mustache", "a");
    put(f, "base/strings/en.yaml", "one: one\ntwo: two\nbase: base\n");
    put(f, "base/strings/fr.yaml", "one: un\ntwo: deux\n");
    put(f, "own/theme.yaml", "extends: base\n");
    put(f, "own/strings/en.yaml", "two: TWO\nmotto: Motto\nname: Name\n");
    assert_true(load(f, "own", "en fr"));
    assert_string_equal(string(f, "en", "one"), "one");
    assert_string_equal(string(f, "en", "two"), "TWO");
    assert_string_equal(string(f, "fr", "two"), "deux");
    assert_string_equal(string(f, "fr", "motto"), "Motto");
    assert_int_equal(f->diags.count, 2);
    assert_said(f, 0,
                "base/strings/fr.yaml:0:0: the text 'base' is missing [string-missing] "
                "= until then the reader gets it in 'en'");
    assert_said(f, 1,
                "own:0:0: the theme has no 'strings/fr.yaml' [string-missing] = until "
                "then the reader gets it in 'en'");
    const struct value_record *record = theme_strings(&f->theme, STR("fr"));
    assert_int_equal(record->count, 5);
    for (size_t i = 1; i < record->count; i++)
        assert_true(str_compare(record->items[i - 1].name, record->items[i].name) < 0);
}

static void test_placeholders(void **state)
{
    struct fixture *f = *state;
    put_template(f);
    put(f, "t/strings/en.yaml",
        "a: '{count} of {all}'\nb: no {} { x} {\nc: '{x} {x}'\nd: x\n");
    put(f, "t/strings/fr.yaml",
        "a: '{cuont} sur {all}, {all}'\nb: non\nc: '{x}'\nd: '{y}{y}'\n");
    assert_false(load(f, "t", "en fr"));
    assert_int_equal(f->diags.count, 3);
    assert_said(
        f, 0,
        "t/strings/fr.yaml:1:4: 'a' lacks '{count}', which the text in 'en' has "
        "[field-value]");
    assert_said(f, 1,
                "t/strings/fr.yaml:1:4: 'a' has '{cuont}', which the text in 'en' has "
                "not [field-value]");
    assert_said(f, 2,
                "t/strings/fr.yaml:4:4: 'd' has '{y}', which the text in 'en' has not "
                "[field-value]");
}

static const char *form(struct fixture *fixture, const char *language, const char *key,
                        const char *name)
{
    const struct value *string =
        value_get(theme_strings(&fixture->theme, str_from(language)), str_from(key));
    assert_non_null(string);
    assert_int_equal(string->kind, VALUE_RECORD);
    const struct value *text = value_get(string->as.record, str_from(name));
    return text ? arena_c_string(&fixture->arena, text->as.text) : "";
}

static void test_plural_forms(void **state)
{
    struct fixture *f = *state;
    put_template(f);
    put(f, "t/strings/en.yaml", "a: {one: '{n} day', other: '{n} days'}\nb: '{n}'\n");
    put(f, "t/strings/cs.yaml",
        "a: {one: den, few: '{n} dny', other: '{n} dní'}\nb: {one: 1, few: '{n}', "
        "other: '{n}.'}\n");
    put(f, "t/strings/ja.yaml", "a: '{n} 日'\nb: '{n}'\n");
    put(f, "t/strings/xx.yaml", "a: {two: '{n} xx', other: '{n} x'}\nb: '{n}'\n");
    assert_true(load(f, "t", "en cs ja xx"));
    assert_int_equal(f->diags.count, 0);
    assert_string_equal(form(f, "en", "a", "one"), "{n} day");
    assert_string_equal(form(f, "en", "a", "other"), "{n} days");
    assert_string_equal(form(f, "cs", "b", "few"), "{n}");
    assert_string_equal(form(f, "cs", "b", "many"), "");
    assert_string_equal(form(f, "xx", "a", "two"), "{n} xx");
    assert_string_equal(string(f, "ja", "a"), "{n} 日");
}

static void test_plural_forms_lacking(void **state)
{
    struct fixture *f = *state;
    put_template(f);
    put(f, "t/strings/en.yaml", "a: {few: '{n}', other: '{n} days'}\n");
    put(f, "t/strings/pl.yaml", "a: {one: dzień, other: '{n} dnia'}\n");
    assert_true(load(f, "t", "en pl"));
    assert_int_equal(f->diags.count, 4);
    assert_said(f, 0,
                "t/strings/en.yaml:1:5: no number takes the form 'few' in 'en' "
                "[field-unknown]");
    assert_said(f, 1,
                "t/strings/en.yaml:1:1: 'a' lacks the form 'one', which 'en' has for 1 "
                "[string-missing] = until then the reader gets the form 'other'");
    assert_said(f, 2,
                "t/strings/pl.yaml:1:1: 'a' lacks the form 'few', which 'pl' has for 2 "
                "and others [string-missing] = until then the reader gets the form "
                "'other'");
    assert_said(
        f, 3,
        "t/strings/pl.yaml:1:1: 'a' lacks the form 'many', which 'pl' has for 0 "
        "and others [string-missing] = until then the reader gets the form "
        "'other'");
}

static void test_bad_plural_forms(void **state)
{
    struct fixture *f = *state;
    put_template(f);
    put(f, "t/strings/en.yaml",
        "a: {one: x}\nb: {ohter: x}\nc: {other: [x]}\nd: {}\ne: {one: y, other: "
        "'{n}'}\n");
    put(f, "t/strings/fr.yaml", "e: {one: un, other: '{m}'}\n");
    assert_false(load(f, "t", "fr"));
    assert_said(f, 0,
                "t/strings/en.yaml:1:1: 'a' lacks the form 'other' [field-missing]");
    assert_said(
        f, 1,
        "t/strings/en.yaml:2:5: there is no plural form 'ohter' [field-value] = "
        "did you mean 'other'?");
    assert_said(f, 2,
                "t/strings/en.yaml:3:12: 'other' is not a single text [field-type]");
    assert_said(f, 3,
                "t/strings/en.yaml:4:1: 'd' lacks the form 'other' [field-missing]");
}

/* 'one' is 1 in German, but 0 and 1 in French, which must then say which. */
static void test_plural_placeholders(void **state)
{
    struct fixture *f = *state;
    put_template(f);
    put(f, "t/strings/de.yaml", "a: {one: ein Tag, other: '{n} Tage'}\n");
    put(f, "t/strings/fr.yaml", "a: {one: un jour, other: '{m} jours'}\n");
    assert_false(load(f, "t", "de fr"));
    assert_int_equal(f->diags.count, 3);
    assert_said(
        f, 0,
        "t/strings/fr.yaml:1:10: 'a.one' lacks '{n}', which the text in 'de' has "
        "[field-value]");
    assert_said(f, 1,
                "t/strings/fr.yaml:1:26: 'a.other' lacks '{n}', which the text in 'de' "
                "has [field-value]");
    assert_said(
        f, 2,
        "t/strings/fr.yaml:1:26: 'a.other' has '{m}', which the text in 'de' has "
        "not [field-value]");
}

static void test_bad_strings(void **state)
{
    struct fixture *f = *state;
    put_template(f);
    put(f, "t/strings/en.yaml", "a: [x]\nb:\n  c: d\n");
    put(f, "t/strings/fr.yaml", "a: 'x\n");
    put(f, "t/strings/more/fr.yaml", "a: x\n");
    put(f, "t/strings/readme.txt", "x");
    assert_false(load(f, "t", "en"));
    assert_int_equal(f->diags.count, 5);
    assert_said(f, 0, "t/strings/en.yaml:1:4: 'a' is not a single text [field-type]");
    assert_said(
        f, 1,
        "t/strings/en.yaml:3:3: there is no plural form 'c' [field-value] = the "
        "forms are zero, one, two, few, many, other");
    assert_int_equal(f->diags.items[2].code, DIAG_YAML_SYNTAX);
    assert_said(f, 3,
                "t/strings/more/fr.yaml:0:0: no file of strings [file-ignored] = such "
                "a file is called strings/LANGUAGE.yaml");
    assert_int_equal(f->diags.items[4].code, DIAG_FILE_IGNORED);
}

static void test_no_languages(void **state)
{
    struct fixture *f = *state;
    put_template(f);
    put(f, "t/strings/en.yaml", "a: x\n");
    assert_true(load(f, "t", ""));
    assert_int_equal(f->theme.strings.count, 0);
    assert_int_equal(f->diags.count, 0);
}

static void assert_filled(struct fixture *fixture, const char *text, const char *value,
                          const char *expected)
{
    struct str filled =
        theme_fill(&fixture->arena, str_from(text), "count", str_from(value));
    assert_string_equal(arena_c_string(&fixture->arena, filled), expected);
}

static void test_fill(void **state)
{
    struct fixture *f = *state;
    assert_filled(f, "", "3", "");
    assert_filled(f, "no places", "3", "no places");
    assert_filled(f, "{count} places", "3", "3 places");
    assert_filled(f, "places: {count}", "3", "places: 3");
    assert_filled(f, "{count}{all}{count}", "3", "3{all}3");
    assert_filled(f, "{counts} {coun} { count} {count", "3",
                  "{counts} {coun} { count} {count");
    assert_filled(f, "{{count}}", "3", "{3}");
    assert_filled(f, "({count})", "", "()");
    assert_filled(f, "{count}", "{count}", "{count}");
    struct str text = theme_fill(&f->arena, STR("{a} of {b}"), "a", STR("1"));
    text = theme_fill(&f->arena, text, "b", STR("2"));
    assert_true(str_equal(text, STR("1 of 2")));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_one_theme),
        TEST(test_template_extends_the_one_it_replaces),
        TEST(test_replaced_template_is_read_only_when_it_is_extended),
        TEST(test_extended_theme_on_a_shelf),
        TEST(test_extends),
        TEST(test_override_block),
        TEST(test_missing_theme),
        TEST(test_no_templates),
        TEST(test_cycle),
        TEST(test_bad_description),
        TEST(test_bad_templates),
        TEST(test_string_fallback),
        TEST(test_default_language),
        TEST(test_missing_strings_file),
        TEST(test_strings_of_extended),
        TEST(test_placeholders),
        TEST(test_plural_forms),
        TEST(test_plural_forms_lacking),
        TEST(test_bad_plural_forms),
        TEST(test_plural_placeholders),
        TEST(test_bad_strings),
        TEST(test_no_languages),
        TEST(test_fill),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
