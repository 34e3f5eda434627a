/* SPDX-License-Identifier: MIT */
#include "site/route.h"

#include "support.h"

#include "base/name.h"

static struct route *add(struct fixture *fixture, struct routes *routes,
                         enum route_kind kind, const char *language, const char *key,
                         const char *path)
{
    struct route route = {.kind = kind,
                          .language = str_from(language),
                          .key = str_from(key),
                          .path = str_from(path)};
    return routes_add(routes, route, str_from(path), location_none(), &fixture->diags);
}

static void test_found_by_kind_language_and_key(void **state)
{
    struct fixture *fixture = *state;
    struct routes routes = routes_in(&fixture->arena);
    const struct route *home =
        add(fixture, &routes, ROUTE_HOME, "fr", "", "fr/index.html");
    const struct route *page =
        add(fixture, &routes, ROUTE_PAGE, "fr", "a", "fr/a.html");
    const struct route *topic =
        add(fixture, &routes, ROUTE_TOPIC, "fr", "a", "fr/topics/a.html");
    const struct route *other =
        add(fixture, &routes, ROUTE_PAGE, "en", "a", "en/a.html");
    assert_ptr_equal(routes_find(&routes, ROUTE_HOME, STR("fr"), STR("")), home);
    assert_ptr_equal(routes_find(&routes, ROUTE_PAGE, STR("fr"), STR("a")), page);
    assert_ptr_equal(routes_find(&routes, ROUTE_TOPIC, STR("fr"), STR("a")), topic);
    assert_ptr_equal(routes_find(&routes, ROUTE_PAGE, STR("en"), STR("a")), other);
    assert_null(routes_find(&routes, ROUTE_PAGE, STR("fr"), STR("b")));
    assert_null(routes_find(&routes, ROUTE_HOME, STR("en"), STR("")));
    assert_null(routes_find(&routes, ROUTE_AZ, STR("fr"), STR("a")));
    assert_int_equal(fixture->diags.count, 0);
}

static void test_nothing_is_found_among_none(void **state)
{
    struct fixture *fixture = *state;
    struct routes routes = routes_in(&fixture->arena);
    assert_null(routes_find(&routes, ROUTE_CHOOSER, STR(""), STR("")));
    routes_finish(&routes);
    assert_int_equal(routes.all.count, 0);
}

static void test_key_that_is_too_long_is_not_found(void **state)
{
    struct fixture *fixture = *state;
    struct routes routes = routes_in(&fixture->arena);
    struct strbuf key = {0};
    strbuf_add_repeat(&key, 'k', 10000);
    assert_null(routes_find(&routes, ROUTE_PAGE, STR("fr"), strbuf_str(&key)));
    strbuf_release(&key);
}

static void test_clash_names_both_and_keeps_the_first(void **state)
{
    struct fixture *fixture = *state;
    struct routes routes = routes_in(&fixture->arena);
    struct source source = source_of(&fixture->arena, STR("b.md"), STR("id: x"));
    struct route route = {.kind = ROUTE_PAGE,
                          .language = STR("fr"),
                          .key = STR("a"),
                          .path = STR("fr/a.html")};
    const struct route *first =
        routes_add(&routes, route, STR("'a.md'"), location_none(), &fixture->diags);
    route.key = STR("b");
    assert_null(routes_add(&routes, route, STR("'b.md'"), location_at(&source, 4, 1),
                           &fixture->diags));
    assert_int_equal(fixture->diags.count, 1);
    assert_diagnostic(&fixture->diags, 0, DIAG_OUTPUT_CLASH, 1, 5);
    assert_text(fixture->diags.items[0].message,
                "'a.md' and 'b.md' would both be written to 'fr/a.html'");
    assert_ptr_equal(routes_find(&routes, ROUTE_PAGE, STR("fr"), STR("a")), first);
    assert_null(routes_find(&routes, ROUTE_PAGE, STR("fr"), STR("b")));
    assert_int_equal(routes.all.count, 1);
}

static void test_reserved_path_is_no_route(void **state)
{
    struct fixture *fixture = *state;
    struct routes routes = routes_in(&fixture->arena);
    assert_true(routes_reserve(&routes, STR("files/a.pdf"), STR("'A.pdf'"),
                               location_none(), &fixture->diags));
    assert_int_equal(routes.all.count, 0);
    assert_false(routes_reserve(&routes, STR("files/a.pdf"), STR("'a.PDF'"),
                                location_none(), &fixture->diags));
    assert_null(add(fixture, &routes, ROUTE_PAGE, "fr", "a", "files/a.pdf"));
    assert_int_equal(fixture->diags.count, 2);
    assert_diagnostic(&fixture->diags, 1, DIAG_OUTPUT_CLASH, 0, 0);
}

static void test_path_that_is_too_long(void **state)
{
    struct fixture *fixture = *state;
    struct routes routes = routes_in(&fixture->arena);
    struct strbuf path = {0};
    strbuf_add_repeat(&path, 'p', PATH_LENGTH_MOST);
    assert_true(routes_reserve(&routes, strbuf_str(&path), STR("x"), location_none(),
                               &fixture->diags));
    strbuf_add_char(&path, 'p');
    assert_false(routes_reserve(&routes, strbuf_str(&path), STR("x"), location_none(),
                                &fixture->diags));
    assert_int_equal(fixture->diags.count, 1);
    assert_diagnostic(&fixture->diags, 0, DIAG_OUTPUT_NAME, 0, 0);
    strbuf_release(&path);
}

static void test_finished_routes_are_sorted_by_path(void **state)
{
    struct fixture *fixture = *state;
    struct routes routes = routes_in(&fixture->arena);
    static const char *const sorted[] = {"ar/a.html", "fr-ch/a.html", "fr/a-b.html",
                                         "fr/a.html", "fr/a/b.html",  "index.html"};
    for (size_t i = COUNT(sorted); i-- > 0;)
        add(fixture, &routes, ROUTE_PAGE, "fr", sorted[i], sorted[i]);
    routes_finish(&routes);
    assert_int_equal(routes.all.count, COUNT(sorted));
    for (size_t i = 0; i < COUNT(sorted); i++)
        assert_text(routes.all.items[i]->path, sorted[i]);
}

static void test_every_kind_has_its_own_name(void **state)
{
    struct fixture *fixture = *state;
    struct map names = map_in(&fixture->arena);
    for (int kind = 0; kind < ROUTE_KIND_COUNT; kind++) {
        struct str name = str_from(route_kind_name((enum route_kind)kind));
        assert_true(name_is_portable(name));
        assert_null(map_set(&names, name, fixture));
    }
}

static void test_country_names(void **state)
{
    struct fixture *fixture = *state;
    assert_text(route_country_name(&fixture->arena, STR("LU")), "lu");
    assert_text(route_country_name(&fixture->arena, STR("001")), "world");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_found_by_kind_language_and_key),
        TEST_WITH_FIXTURE(test_nothing_is_found_among_none),
        TEST_WITH_FIXTURE(test_key_that_is_too_long_is_not_found),
        TEST_WITH_FIXTURE(test_clash_names_both_and_keeps_the_first),
        TEST_WITH_FIXTURE(test_reserved_path_is_no_route),
        TEST_WITH_FIXTURE(test_path_that_is_too_long),
        TEST_WITH_FIXTURE(test_finished_routes_are_sorted_by_path),
        TEST_WITH_FIXTURE(test_every_kind_has_its_own_name),
        TEST_WITH_FIXTURE(test_country_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
