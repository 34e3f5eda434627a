/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include "folder.h"

#include <errno.h>

static void test_read_gives_all_bytes(void **state)
{
    struct folder_fixture *fixture = *state;
    assert_int_equal(file_replace(in_folder(fixture, "a"), STR("a\0b\r\n")), 0);
    struct str bytes = get_file(fixture, "a");
    assert_str_equal(bytes, STR("a\0b\r\n"));
    assert_int_equal(bytes.ptr[bytes.len], 0);
}

static void test_read_of_an_empty_file(void **state)
{
    struct folder_fixture *fixture = *state;
    put_file(fixture, "a", "");
    struct str bytes = get_file(fixture, "a");
    assert_int_equal(bytes.len, 0);
    assert_string_equal(bytes.ptr, "");
}

static void test_read_refuses_what_is_no_file(void **state)
{
    struct folder_fixture *fixture = *state;
    struct str bytes;
    put_file(fixture, "file", "x");
    assert_int_equal(mkfifo(in_folder(fixture, "fifo"), 0600), 0);
    make_link(fixture, "self", "self");
    static const struct {
        const char *name;
        int error;
    } table[] = {{"none", ENOENT},
                 {"", EISDIR},
                 {"fifo", EINVAL}, /* and does not wait for a writer */
                 {"file/below", ENOTDIR},
                 {"self", ELOOP}};
    for (size_t i = 0; i < COUNT(table); i++)
        assert_int_equal(
            file_read(&fixture->arena, in_folder(fixture, table[i].name), &bytes),
            table[i].error);
}

static void test_read_refuses_a_file_that_is_too_large(void **state)
{
    struct folder_fixture *fixture = *state;
    struct str bytes;
    const char *path = in_folder(fixture, "large");
    put_file(fixture, "large", "");
    assert_int_equal(truncate(path, (off_t)FILE_SIZE_LIMIT + 1), 0);
    assert_int_equal(file_read(&fixture->arena, path, &bytes), EFBIG);
    assert_int_equal(truncate(path, (off_t)FILE_SIZE_LIMIT), 0);
    assert_int_equal(file_read(&fixture->arena, path, &bytes), 0);
    assert_int_equal(bytes.len, FILE_SIZE_LIMIT);
}

static void test_has_content(void **state)
{
    struct folder_fixture *fixture = *state;
    put_file(fixture, "a", "text");
    put_file(fixture, "empty", "");
    const char *path = in_folder(fixture, "a");
    assert_true(file_has_content(path, STR("text")));
    assert_false(file_has_content(path, STR("tex")));
    assert_false(file_has_content(path, STR("texts")));
    assert_false(file_has_content(path, STR("Text")));
    assert_false(file_has_content(path, STR("")));
    assert_true(file_has_content(in_folder(fixture, "empty"), (struct str){0}));
    assert_false(file_has_content(in_folder(fixture, "none"), STR("")));
    assert_false(file_has_content(fixture->path, STR("")));
}

static void test_has_content_reads_to_the_last_byte(void **state)
{
    struct folder_fixture *fixture = *state;
    const char *path = in_folder(fixture, "a");
    struct strbuf text = {0};
    strbuf_add_repeat(&text, 'x', 40000);
    assert_int_equal(file_replace(path, strbuf_str(&text)), 0);
    assert_true(file_has_content(path, strbuf_str(&text)));
    text.ptr[39999] = 'y';
    assert_false(file_has_content(path, strbuf_str(&text)));
    strbuf_release(&text);
}

static void test_exists(void **state)
{
    struct folder_fixture *fixture = *state;
    put_file(fixture, "sub/a", "");
    make_link(fixture, "nowhere", "broken");
    make_link(fixture, "sub", "link");
    assert_true(file_exists(in_folder(fixture, "sub/a")));
    assert_true(file_exists(in_folder(fixture, "sub")));
    assert_true(file_exists(in_folder(fixture, "broken")));
    assert_false(file_exists(in_folder(fixture, "none")));
    assert_true(folder_exists(in_folder(fixture, "sub")));
    assert_true(folder_exists(in_folder(fixture, "link")));
    assert_false(folder_exists(in_folder(fixture, "sub/a")));
    assert_false(folder_exists(in_folder(fixture, "broken")));
    assert_false(folder_exists(""));
}

static size_t count_files(struct folder_fixture *fixture)
{
    struct strs paths = {0};
    assert_int_equal(folder_list(&fixture->arena, fixture->path, &paths), 0);
    return paths.count;
}

static void test_replace_leaves_nothing_else(void **state)
{
    struct folder_fixture *fixture = *state;
    put_file(fixture, "a", "old and longer");
    put_file(fixture, "a", "new");
    assert_text(get_file(fixture, "a"), "new");
    assert_int_equal(count_files(fixture), 1);
}

static void test_replace_mends_an_interrupted_one(void **state)
{
    struct folder_fixture *fixture = *state;
    put_file(fixture, "a~balise", "half a file that is long");
    put_file(fixture, "a", "whole");
    assert_text(get_file(fixture, "a"), "whole");
    assert_int_equal(count_files(fixture), 1);
}

static void test_replace_takes_a_link_not_its_target(void **state)
{
    struct folder_fixture *fixture = *state;
    put_file(fixture, "target", "precious");
    make_link(fixture, "target", "a");
    make_link(fixture, "target", "b~balise");
    put_file(fixture, "a", "new");
    assert_text(get_file(fixture, "a"), "new");
    assert_text(get_file(fixture, "target"), "precious");
    assert_int_equal(file_replace(in_folder(fixture, "b"), STR("new")), ELOOP);
    assert_text(get_file(fixture, "target"), "precious");
}

static void test_replace_that_fails_leaves_nothing(void **state)
{
    struct folder_fixture *fixture = *state;
    put_file(fixture, "file", "x");
    put_file(fixture, "folder/y", "y");
    assert_int_equal(file_replace(in_folder(fixture, "none/a"), STR("")), ENOENT);
    assert_int_equal(file_replace(in_folder(fixture, "file/a"), STR("")), ENOTDIR);
    assert_int_not_equal(file_replace(in_folder(fixture, "folder"), STR("")), 0);
    assert_text(get_file(fixture, "file"), "x");
    assert_int_equal(count_files(fixture), 2);
}

static void test_staged_bytes_show_when_committed(void **state)
{
    struct folder_fixture *fixture = *state;
    const char *path = in_folder(fixture, "a");
    put_file(fixture, "a", "old");
    assert_int_equal(file_stage(path, STR("new")), 0);
    assert_text(get_file(fixture, "a"), "old");
    assert_int_equal(file_commit(path), 0);
    assert_text(get_file(fixture, "a"), "new");
    assert_int_equal(count_files(fixture), 1);
    assert_int_equal(file_commit(path), ENOENT);
    assert_int_equal(file_stage(path, STR("newer")), 0);
    file_remove_temporary(path);
    assert_text(get_file(fixture, "a"), "new");
    assert_int_equal(count_files(fixture), 1);
}

static void test_remove(void **state)
{
    struct folder_fixture *fixture = *state;
    put_file(fixture, "a", "");
    put_file(fixture, "b~balise", "");
    assert_int_equal(file_remove(in_folder(fixture, "a")), 0);
    assert_int_equal(file_remove(in_folder(fixture, "a")), ENOENT);
    file_remove_temporary(in_folder(fixture, "b"));
    file_remove_temporary(in_folder(fixture, "b"));
    assert_int_equal(count_files(fixture), 0);
}

static void test_folder_create_makes_parents(void **state)
{
    struct folder_fixture *fixture = *state;
    put_file(fixture, "file", "");
    assert_int_equal(folder_create(in_folder(fixture, "a/b/c")), 0);
    assert_int_equal(folder_create(in_folder(fixture, "a/b/c")), 0);
    assert_int_equal(folder_create(in_folder(fixture, "a/b/d/")), 0);
    assert_true(folder_exists(in_folder(fixture, "a/b/c")));
    assert_true(folder_exists(in_folder(fixture, "a/b/d")));
    assert_int_not_equal(folder_create(in_folder(fixture, "file")), 0);
    assert_int_not_equal(folder_create(in_folder(fixture, "file/a")), 0);
    assert_int_not_equal(folder_create(""), 0);
}

static void test_only_empty_folders_are_removed(void **state)
{
    struct folder_fixture *fixture = *state;
    put_file(fixture, "full/a", "");
    assert_int_equal(folder_create(in_folder(fixture, "empty")), 0);
    folder_remove_if_empty(in_folder(fixture, "full"));
    folder_remove_if_empty(in_folder(fixture, "empty"));
    folder_remove_if_empty(in_folder(fixture, "none"));
    folder_remove_if_empty(in_folder(fixture, "full/a"));
    assert_true(file_exists(in_folder(fixture, "full/a")));
    assert_false(file_exists(in_folder(fixture, "empty")));
}

static void test_list_is_sorted_by_bytes(void **state)
{
    struct folder_fixture *fixture = *state;
    static const char *const sorted[] = {"B.md", "a-b/x", "a.md", "a/b/y",
                                         "a/c",  "b",     "z",    "é"};
    for (size_t i = COUNT(sorted); i-- > 0;)
        put_file(fixture, sorted[i], "");
    put_file(fixture, ".hidden", "");
    put_file(fixture, ".git/x", "");
    put_file(fixture, "a/.hidden", "");
    assert_int_equal(folder_create(in_folder(fixture, "empty")), 0);
    struct strs paths = {0};
    assert_int_equal(folder_list(&fixture->arena, fixture->path, &paths), 0);
    assert_int_equal(paths.count, COUNT(sorted));
    for (size_t i = 0; i < COUNT(sorted); i++)
        assert_text(paths.items[i], sorted[i]);
}

static void test_list_follows_links_to_files_only(void **state)
{
    struct folder_fixture *fixture = *state;
    put_file(fixture, "real/a", "");
    make_link(fixture, "..", "real/up");
    make_link(fixture, ".", "here");
    make_link(fixture, "real", "folder");
    make_link(fixture, "real/a", "link");
    make_link(fixture, "two", "one");
    make_link(fixture, "one", "two");
    make_link(fixture, "nowhere", "broken");
    struct strs paths = {0};
    assert_int_equal(folder_list(&fixture->arena, fixture->path, &paths), 0);
    assert_int_equal(paths.count, 2);
    assert_text(paths.items[0], "link");
    assert_text(paths.items[1], "real/a");
}

static void test_list_through_a_link_to_the_folder(void **state)
{
    struct folder_fixture *fixture = *state;
    put_file(fixture, "real/a", "");
    make_link(fixture, "real", "link");
    struct strs paths = {0};
    assert_int_equal(folder_list(&fixture->arena, in_folder(fixture, "link"), &paths),
                     0);
    assert_int_equal(paths.count, 1);
}

static void test_list_of_what_cannot_be_listed(void **state)
{
    struct folder_fixture *fixture = *state;
    struct strs paths = {0};
    put_file(fixture, "file", "");
    const char *none = in_folder(fixture, "none"), *file = in_folder(fixture, "file");
    assert_int_equal(folder_list(&fixture->arena, none, &paths), ENOENT);
    assert_int_equal(folder_list(&fixture->arena, file, &paths), ENOTDIR);
    assert_int_equal(paths.count, 0);
}

static void test_list_has_a_depth_limit(void **state)
{
    struct folder_fixture *fixture = *state;
    struct str path = str_from(fixture->path);
    struct strs paths = {0};
    for (int depth = 1; depth <= 33; depth++)
        path = path_join(&fixture->arena, path, STR("d"));
    assert_int_equal(folder_create(path_folder(path).ptr), 0);
    assert_int_equal(folder_list(&fixture->arena, fixture->path, &paths), ELOOP);
    assert_int_equal(rmdir(path.ptr), 0);
    assert_int_equal(folder_list(&fixture->arena, fixture->path, &paths), 0);
}

static void test_inside(void **state)
{
    struct folder_fixture *fixture = *state;
    put_file(fixture, "out/a", "");
    put_file(fixture, "outer/a", "");
    make_link(fixture, "out", "link");
    static const struct {
        const char *inner, *outer;
        bool inside;
    } table[] = {
        {"out", "out", true},           {"out/", "out", true},
        {"out/new/deep", "out", true},  {"outer", "out", false},
        {"out", "outer", false},        {".", "out", false},
        {"out/../outer", "out", false}, {"link/new", "out", true},
        {"out/new", "link", true},      {"new", "out", false},
        {"out", "new", false}, /* in what does not exist there is nothing */
    };
    for (size_t i = 0; i < COUNT(table); i++)
        assert_int_equal(folder_is_inside(in_folder(fixture, table[i].inner),
                                          in_folder(fixture, table[i].outer)),
                         table[i].inside);
    assert_true(folder_is_inside(fixture->path, "/"));
    assert_true(folder_is_inside("/", "/"));
    assert_false(folder_is_inside("/", fixture->path));
    assert_true(folder_is_inside("not-here/at-all", "."));
    assert_false(folder_is_inside("", "."));
}

static void test_path_join(void **state)
{
    struct folder_fixture *fixture = *state;
    static const struct {
        const char *folder, *name, *joined;
    } table[] = {{"a/b", "c", "a/b/c"}, {"a/", "c", "a/c"}, {"", "c", "c"},
                 {".", "c", "c"},       {"/", "c", "/c"},   {"a", "", "a"},
                 {"", "", "."},         {".", "", "."}};
    for (size_t i = 0; i < COUNT(table); i++) {
        struct str joined = path_join(&fixture->arena, str_from(table[i].folder),
                                      str_from(table[i].name));
        assert_text(joined, table[i].joined);
        assert_int_equal(joined.ptr[joined.len], 0);
    }
}

static void test_path_parts(void **state)
{
    (void)state;
    static const struct {
        const char *path, *folder, *name, *stem;
    } table[] = {
        {"a/b/c.md", "a/b", "c.md", "c"},
        {"c.md", "", "c.md", "c"},
        {"a/c.tar.gz", "a", "c.tar.gz", "c.tar"},
        {"a/README", "a", "README", "README"},
        {"a.b/c", "a.b", "c", "c"},
        {".hidden", "", ".hidden", ".hidden"},
        {"c.", "", "c.", "c"},
        {"a/", "a", "", ""},
        {"/a", "", "a", "a"},
        {"", "", "", ""},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct str path = str_from(table[i].path);
        assert_text(path_folder(path), table[i].folder);
        assert_text(path_name(path), table[i].name);
        assert_text(path_stem(path), table[i].stem);
    }
}

static void test_path_normalise(void **state)
{
    struct folder_fixture *fixture = *state;
    static const struct {
        const char *path, *normal; /* NULL: leads outside */
    } table[] = {
        {"a/b", "a/b"},
        {"", ""},
        {".", ""},
        {"./a//b/./c/", "a/b/c"},
        {"a/../b", "b"},
        {"a/b/../../c", "c"},
        {"a/..", ""},
        {"..", NULL},
        {"../a", NULL},
        {"a/../..", NULL},
        {"a/../../b", NULL},
        {"/", NULL},
        {"/a", NULL},
        {"...", "..."},
        {"..a/b..", "..a/b.."},
        {"a/.../b", "a/.../b"},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct str normal;
        bool good = path_normalise(&fixture->arena, str_from(table[i].path), &normal);
        assert_int_equal(good, table[i].normal != NULL);
        if (good)
            assert_text(normal, table[i].normal);
    }
}

static void test_path_matches(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *path;
        bool matches;
    } table[] = {
        {"fr/a.md", "fr/a.md", true},
        {"fr/a.md", "fr/a.mdx", false},
        {"fr/a.md", "fr/a.m", false},
        {"", "", true},
        {"", "a", false},
        {"*", "", true},
        {"*", "a.md", true},
        {"*", "fr/a.md", false},
        {"**", "", true},
        {"**", "fr/old/a.md", true},
        {"fr/*.md", "fr/a.md", true},
        {"fr/*.md", "fr/a.b.md", true},
        {"fr/*.md", "fr/old/a.md", false},
        {"fr/*.md", "fr/.md", true},
        {"fr/**.md", "fr/old/a.md", true},
        {"fr/**", "fr/", true},
        {"fr/**", "fr", false},
        {"*/*.md", "fr/a.md", true},
        {"*/*.md", "a.md", false},
        {"*/*.md", "fr/b/a.md", false},
        {"?.md", "a.md", true},
        {"?.md", "/.md", false},
        {"?", "", false},
        {"a*b*c", "abxbxc", true},
        {"a*b*c", "a/b/c", false},
        {"**/a*.md", "b/a1.md", true},
        {"**/a*.md", "b/a/a1.md", true}, /* '**' goes on where '*' had to stop */
        {"**/a*b/c", "a1/ab/axb/c", true},
        {"**/x*y/**/z*.md", "x/xy/q/z/z1.md", true},
        {"**/x*y/**/z*.md", "x/xy/q/z/y1.md", false},
        {"***", "a/b", true},
        {"[a]", "a", false},
        {"[a]", "[a]", true},
        {"fr/é*", "fr/été", true},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        bool matches =
            path_matches(str_from(table[i].pattern), str_from(table[i].path));
        if (matches != table[i].matches)
            print_error("'%s' on '%s'\n", table[i].pattern, table[i].path);
        assert_int_equal(matches, table[i].matches);
    }
}

static void test_path_matches_in_good_time(void **state)
{
    (void)state;
    struct strbuf path = {0}, pattern = {0};
    for (int i = 0; i < 30; i++)
        strbuf_add(&pattern, i % 2 ? STR("**a") : STR("*a"));
    strbuf_add_char(&pattern, 'b');
    strbuf_add_repeat(&path, 'a', 2000);
    assert_false(path_matches(strbuf_str(&pattern), strbuf_str(&path)));
    strbuf_release(&path);
    strbuf_release(&pattern);
}

static void test_one_file_has_many_names(void **state)
{
    struct folder_fixture *fixture = *state;
    put_file(fixture, "a/one", "text");
    put_file(fixture, "a/two", "text");
    make_link(fixture, "a/one", "link");
    const char *one = in_folder(fixture, "a/one");
    assert_true(file_is_same(one, in_folder(fixture, "a/../a/one")));
    assert_true(file_is_same(one, in_folder(fixture, "link")));
    assert_false(file_is_same(one, in_folder(fixture, "a/two")));
    assert_false(file_is_same(in_folder(fixture, "no"), in_folder(fixture, "no")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FOLDER(test_one_file_has_many_names),
        TEST_WITH_FOLDER(test_read_gives_all_bytes),
        TEST_WITH_FOLDER(test_read_of_an_empty_file),
        TEST_WITH_FOLDER(test_read_refuses_what_is_no_file),
        TEST_WITH_FOLDER(test_read_refuses_a_file_that_is_too_large),
        TEST_WITH_FOLDER(test_has_content),
        TEST_WITH_FOLDER(test_has_content_reads_to_the_last_byte),
        TEST_WITH_FOLDER(test_exists),
        TEST_WITH_FOLDER(test_replace_leaves_nothing_else),
        TEST_WITH_FOLDER(test_replace_mends_an_interrupted_one),
        TEST_WITH_FOLDER(test_replace_takes_a_link_not_its_target),
        TEST_WITH_FOLDER(test_replace_that_fails_leaves_nothing),
        TEST_WITH_FOLDER(test_staged_bytes_show_when_committed),
        TEST_WITH_FOLDER(test_remove),
        TEST_WITH_FOLDER(test_folder_create_makes_parents),
        TEST_WITH_FOLDER(test_only_empty_folders_are_removed),
        TEST_WITH_FOLDER(test_list_is_sorted_by_bytes),
        TEST_WITH_FOLDER(test_list_follows_links_to_files_only),
        TEST_WITH_FOLDER(test_list_through_a_link_to_the_folder),
        TEST_WITH_FOLDER(test_list_of_what_cannot_be_listed),
        TEST_WITH_FOLDER(test_list_has_a_depth_limit),
        TEST_WITH_FOLDER(test_inside),
        TEST_WITH_FOLDER(test_path_join),
        cmocka_unit_test(test_path_parts),
        TEST_WITH_FOLDER(test_path_normalise),
        cmocka_unit_test(test_path_matches),
        cmocka_unit_test(test_path_matches_in_good_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
