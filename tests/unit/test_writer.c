/* SPDX-License-Identifier: MIT */
#include "output/writer.h"

#include "folder.h"

#include "base/parallel.h"

/* One file of a build. */
struct piece {
    const char *path, *text;
};

static bool begin(struct folder_fixture *fixture, struct writer *writer,
                  const struct piece *pieces, size_t count)
{
    struct strs paths = {0};
    for (size_t i = 0; i < count; i++)
        *ARRAY_ADD(&paths, &fixture->arena) = str_from(pieces[i].path);
    struct str folder =
        path_join(&fixture->arena, str_from(fixture->path), STR("site"));
    fixture->diags.count = 0;
    return writer_begin(writer, &fixture->arena, folder, &paths, &fixture->diags);
}

/* Writes those of the writer's files that have a text. */
static void put_all(struct writer *writer, const struct piece *pieces, size_t count)
{
    for (size_t i = 0; i < writer->files.count; i++)
        for (size_t k = 0; k < count; k++)
            if (pieces[k].text &&
                str_equal(writer->files.items[i].path, str_from(pieces[k].path)))
                writer_put(writer, i, str_from(pieces[k].text));
}

static bool build(struct folder_fixture *fixture, const struct piece *pieces,
                  size_t count, struct writer *writer)
{
    if (!begin(fixture, writer, pieces, count))
        return false;
    put_all(writer, pieces, count);
    return writer_finish(writer, &fixture->diags);
}

/* Exactly these files below site/, sorted, and SHA256SUMS with one line for each. */
static void assert_site(struct folder_fixture *fixture, const struct piece *pieces,
                        size_t count)
{
    struct strs paths = {0};
    struct strbuf sums = {0};
    assert_int_equal(folder_list(&fixture->arena, in_folder(fixture, "site"), &paths),
                     0);
    assert_int_equal(paths.count, count + 1);
    assert_text(paths.items[0], "SHA256SUMS");
    for (size_t i = 0; i < count; i++) {
        assert_text(paths.items[i + 1], pieces[i].path);
        struct str path =
            path_join(&fixture->arena, STR("site"), str_from(pieces[i].path));
        assert_text(get_file(fixture, path.ptr), pieces[i].text);
        strbuf_addf(&sums, "%s  %s\n", digest_of(str_from(pieces[i].text)).hex,
                    pieces[i].path);
    }
    struct str expected = arena_copy(&fixture->arena, strbuf_str(&sums));
    strbuf_release(&sums);
    assert_str_equal(get_file(fixture, "site/SHA256SUMS"), expected);
    assert_false(file_exists(in_folder(fixture, "site/.balise-journal")));
}

/* A path that is safe, so only the digest can be wrong. */
static struct str sums_line(struct folder_fixture *fixture, const char *path)
{
    return arena_format(&fixture->arena, "%s  %s\n", digest_of(STR("")).hex, path);
}

static const struct piece PIECES[] = {
    {"fr/a.html", "a"},
    {"fr/deep/er/b.html", "b"},
    {"index.html", "start"},
};

/* The least that a site can be. */
static const struct piece START[] = {{"index.html", "start"}};

static void test_first_build(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    assert_false(writer.interrupted);
    assert_int_equal(fixture->diags.count, 0);
    for (size_t i = 0; i < writer.files.count; i++)
        assert_true(writer.files.items[i].written);
    assert_site(fixture, PIECES, COUNT(PIECES));
}

static void test_paths_may_come_in_any_order(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    const struct piece mixed[] = {PIECES[2], PIECES[0], PIECES[1]};
    assert_true(build(fixture, mixed, COUNT(mixed), &writer));
    assert_site(fixture, PIECES, COUNT(PIECES));
}

static ino_t inode_of(struct folder_fixture *fixture, const char *name)
{
    struct stat info;
    assert_int_equal(stat(in_folder(fixture, name), &info), 0);
    return info.st_ino;
}

static void test_unchanged_build_writes_nothing(void **state)
{
    struct folder_fixture *fixture = *state;
    static const char *const names[] = {"site/fr/a.html", "site/fr/deep/er/b.html",
                                        "site/index.html", "site/SHA256SUMS"};
    struct writer writer;
    ino_t before[COUNT(names)];
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    for (size_t i = 0; i < COUNT(names); i++)
        before[i] = inode_of(fixture, names[i]);
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    for (size_t i = 0; i < writer.files.count; i++)
        assert_false(writer.files.items[i].written);
    for (size_t i = 0; i < COUNT(names); i++)
        assert_int_equal(inode_of(fixture, names[i]), before[i]);
    assert_site(fixture, PIECES, COUNT(PIECES));
}

static void test_only_what_differs_is_written(void **state)
{
    struct folder_fixture *fixture = *state;
    static const struct piece changed[] = {{"fr/a.html", "a"},
                                           {"fr/deep/er/b.html", "B"},
                                           {"index.html", "start, longer"}};
    struct writer writer;
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    assert_true(build(fixture, changed, COUNT(changed), &writer));
    assert_false(writer.files.items[0].written);
    assert_true(writer.files.items[1].written);
    assert_true(writer.files.items[2].written);
    assert_site(fixture, changed, COUNT(changed));
}

static void test_damaged_file_is_mended(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    put_file(fixture, "site/fr/a.html", "damaged");
    assert_int_equal(file_remove(in_folder(fixture, "site/index.html")), 0);
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    assert_site(fixture, PIECES, COUNT(PIECES));
}

static void test_stale_files_and_emptied_folders_go(void **state)
{
    struct folder_fixture *fixture = *state;
    static const struct piece fewer[] = {{"fr/a.html", "a"}, {"index.html", "start"}};
    struct writer writer;
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    assert_true(build(fixture, fewer, COUNT(fewer), &writer));
    assert_site(fixture, fewer, COUNT(fewer));
    assert_false(file_exists(in_folder(fixture, "site/fr/deep")));
    assert_true(build(fixture, START, 1, &writer));
    assert_site(fixture, START, 1);
    assert_false(file_exists(in_folder(fixture, "site/fr")));
}

static void test_stale_file_that_is_gone_already(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    assert_int_equal(file_remove(in_folder(fixture, "site/fr/a.html")), 0);
    assert_true(build(fixture, START, 1, &writer));
    assert_site(fixture, START, 1);
}

static void test_foreign_files_stay(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    put_file(fixture, "site/fr/deep/own.txt", "mine");
    put_file(fixture, "site/photo.jpg", "mine");
    put_file(fixture, "site/.htaccess", "mine");
    assert_true(build(fixture, START, 1, &writer));
    assert_text(get_file(fixture, "site/fr/deep/own.txt"), "mine");
    assert_text(get_file(fixture, "site/photo.jpg"), "mine");
    assert_text(get_file(fixture, "site/.htaccess"), "mine");
    assert_false(file_exists(in_folder(fixture, "site/fr/deep/er")));
    assert_false(file_exists(in_folder(fixture, "site/fr/a.html")));
}

static void test_foreign_file_in_the_way_stops_the_build(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    put_file(fixture, "site/fr/a.html", "mine");
    make_link(fixture, "nowhere", "site/index.html");
    assert_false(begin(fixture, &writer, PIECES, COUNT(PIECES)));
    assert_int_equal(fixture->diags.count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_diagnostic(&fixture->diags, i, DIAG_OUTPUT_FOREIGN, 0, 0);
        assert_true(fixture->diags.items[i].hint.len > 0);
    }
    assert_text(fixture->diags.items[1].at.source->path,
                in_folder(fixture, "site/index.html"));
    assert_text(get_file(fixture, "site/fr/a.html"), "mine");
    assert_false(file_exists(in_folder(fixture, "site/SHA256SUMS")));
    assert_false(file_exists(in_folder(fixture, "site/.balise-journal")));
}

static void test_foreign_file_among_ours_stops_the_build(void **state)
{
    struct folder_fixture *fixture = *state;
    static const struct piece more[] = {{"fr/a.html", "new"}, {"fr/new.html", "new"}};
    struct writer writer;
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    put_file(fixture, "site/fr/new.html", "mine");
    assert_false(begin(fixture, &writer, more, COUNT(more)));
    assert_diagnostic(&fixture->diags, 0, DIAG_OUTPUT_FOREIGN, 0, 0);
    assert_text(get_file(fixture, "site/fr/new.html"), "mine");
    assert_text(get_file(fixture, "site/fr/a.html"), "a");
    assert_text(get_file(fixture, "site/index.html"), "start");
}

static void test_tampered_list_removes_nothing_outside(void **state)
{
    struct folder_fixture *fixture = *state;
    static const char *const evil[] = {
        "../precious",
        "fr/../../precious",
        "./../precious",
        "fr/../keep",
        "./keep",
        "fr//keep.txt",
        "/precious",
        "..",
        ".",
        "",
        "/",
        "link/precious",
        "link/deep/precious",
    };
    struct writer writer;
    struct strbuf sums = {0};
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    put_file(fixture, "precious", "mine");
    put_file(fixture, "deep/precious", "mine");
    put_file(fixture, "site/keep", "mine");
    put_file(fixture, "site/fr/keep.txt", "mine");
    make_link(fixture, "..", "site/link");
    for (size_t i = 0; i < COUNT(evil); i++)
        strbuf_add(&sums, sums_line(fixture, evil[i]));
    strbuf_add(&sums, sums_line(fixture, in_folder(fixture, "precious")));
    strbuf_add(&sums, sums_line(fixture, "index.html"));
    put_file(fixture, "site/SHA256SUMS", sums.ptr);
    strbuf_release(&sums);
    assert_true(build(fixture, START, 1, &writer));
    assert_text(get_file(fixture, "precious"), "mine");
    assert_text(get_file(fixture, "deep/precious"), "mine");
    assert_text(get_file(fixture, "site/keep"), "mine");
    assert_text(get_file(fixture, "site/fr/keep.txt"), "mine");
    assert_text(get_file(fixture, "site/fr/a.html"), "a");
}

static void test_damaged_list_is_read_as_far_as_it_goes(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    struct str old = sums_line(fixture, "old.html");
    struct str start = sums_line(fixture, "index.html");
    put_file(fixture, "site/old.html", "old");
    put_file(fixture, "site/x", "mine");
    put_file(fixture, "site/SHA256SUMS",
             arena_format(&fixture->arena, "\n\n  x\nx\n%.*s\n%.*s\n%.*s%.*s",
                          STR_ARG(str_slice(old, 0, 64)),
                          STR_ARG(str_slice(old, 0, 66)), STR_ARG(old),
                          STR_ARG(str_slice(start, 0, start.len - 1)))
                 .ptr);
    assert_true(build(fixture, START, 1, &writer));
    assert_false(file_exists(in_folder(fixture, "site/old.html")));
    assert_text(get_file(fixture, "site/x"), "mine");
}

/* As download pages have it: what it names was never ours. */
static void test_list_of_another_program_stops_the_build(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    struct str line = sums_line(fixture, "debian.iso");
    put_file(fixture, "site/debian.iso", "mine");
    put_file(fixture, "site/SHA256SUMS", line.ptr);
    assert_false(begin(fixture, &writer, PIECES, COUNT(PIECES)));
    assert_diagnostic(&fixture->diags, 0, DIAG_OUTPUT_FOREIGN, 0, 0);
    assert_text(fixture->diags.items[0].at.source->path,
                in_folder(fixture, "site/SHA256SUMS"));
    assert_text(get_file(fixture, "site/debian.iso"), "mine");
    assert_str_equal(get_file(fixture, "site/SHA256SUMS"), line);
}

static void test_list_that_names_itself(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    struct str sums = arena_format(&fixture->arena, "%.*s%.*s%.*s",
                                   STR_ARG(get_file(fixture, "site/SHA256SUMS")),
                                   STR_ARG(sums_line(fixture, "SHA256SUMS")),
                                   STR_ARG(sums_line(fixture, ".balise-journal")));
    put_file(fixture, "site/SHA256SUMS", sums.ptr);
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    assert_site(fixture, PIECES, COUNT(PIECES));
}

static void test_build_after_an_interrupted_first_one(void **state)
{
    struct folder_fixture *fixture = *state;
    static const struct piece other[] = {{"en/c.html", "c"}, {"index.html", "start"}};
    struct writer writer;
    assert_true(begin(fixture, &writer, PIECES, COUNT(PIECES)));
    put_all(&writer, PIECES, 2);
    put_file(fixture, "site/index.html~balise", "half a fi");
    assert_true(build(fixture, other, COUNT(other), &writer));
    assert_true(writer.interrupted);
    assert_site(fixture, other, COUNT(other));
}

static void test_build_after_an_interrupted_later_one(void **state)
{
    struct folder_fixture *fixture = *state;
    static const struct piece second[] = {{"fr/a.html", "A"}, {"fr/new.html", "n"}};
    static const struct piece third[] = {{"fr/a.html", "3"}, {"index.html", "3"}};
    struct writer writer;
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    assert_true(begin(fixture, &writer, second, COUNT(second)));
    put_all(&writer, second, COUNT(second));
    assert_true(begin(fixture, &writer, PIECES, 2)); /* and once more */
    put_file(fixture, "site/fr/new.html~balise", "half");
    put_file(fixture, "site/SHA256SUMS~balise", "half");
    put_file(fixture, "site/.balise-journal~balise", "half");
    assert_true(build(fixture, third, COUNT(third), &writer));
    assert_site(fixture, third, COUNT(third));
    assert_false(file_exists(in_folder(fixture, "site/.balise-journal~balise")));
    assert_true(build(fixture, third, COUNT(third), &writer));
    assert_false(writer.interrupted);
}

static void test_interrupted_build_leaves_foreign_files_foreign(void **state)
{
    struct folder_fixture *fixture = *state;
    static const struct piece more[] = {{"fr/own.html", "x"}, {"index.html", "start"}};
    struct writer writer;
    assert_true(begin(fixture, &writer, PIECES, COUNT(PIECES)));
    put_file(fixture, "site/fr/own.html", "mine");
    assert_false(begin(fixture, &writer, more, COUNT(more)));
    assert_diagnostic(&fixture->diags, 0, DIAG_OUTPUT_FOREIGN, 0, 0);
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    assert_text(get_file(fixture, "site/fr/own.html"), "mine");
}

static void test_tampered_journal_removes_nothing_outside(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    put_file(fixture, "precious", "mine");
    put_file(fixture, "site/.balise-journal", "../precious\n/etc/none\n\n..\nold.html");
    put_file(fixture, "site/old.html", "old");
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    assert_site(fixture, PIECES, COUNT(PIECES));
    assert_text(get_file(fixture, "precious"), "mine");
}

static void test_folder_below_a_file(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    put_file(fixture, "site", "a file, not a folder");
    assert_false(begin(fixture, &writer, PIECES, COUNT(PIECES)));
    assert_int_equal(fixture->diags.count, 1);
    assert_diagnostic(&fixture->diags, 0, DIAG_OUTPUT_WRITE, 0, 0);
    assert_text(get_file(fixture, "site"), "a file, not a folder");
}

static void test_file_where_a_folder_belongs(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    put_file(fixture, "site/fr", "mine");
    assert_false(begin(fixture, &writer, PIECES, COUNT(PIECES)));
    assert_diagnostic(&fixture->diags, 0, DIAG_OUTPUT_WRITE, 0, 0);
    assert_text(get_file(fixture, "site/fr"), "mine");
}

/* What was ours became a folder of somebody else between two builds. */
static void test_failed_rename_removes_nothing(void **state)
{
    struct folder_fixture *fixture = *state;
    static const struct piece fewer[] = {{"fr/a.html", "new"},
                                         {"index.html", "new start"}};
    struct writer writer;
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    assert_int_equal(file_remove(in_folder(fixture, "site/fr/a.html")), 0);
    put_file(fixture, "site/fr/a.html/own.txt", "mine");
    assert_false(build(fixture, fewer, COUNT(fewer), &writer));
    assert_int_equal(fixture->diags.count, 1);
    assert_diagnostic(&fixture->diags, 0, DIAG_OUTPUT_WRITE, 0, 0);
    assert_text(fixture->diags.items[0].at.source->path,
                in_folder(fixture, "site/fr/a.html"));
    assert_true(writer.committed);
    assert_text(get_file(fixture, "site/fr/deep/er/b.html"), "b");
    assert_text(get_file(fixture, "site/fr/a.html/own.txt"), "mine");
    assert_int_equal(file_remove(in_folder(fixture, "site/fr/a.html/own.txt")), 0);
    folder_remove_if_empty(in_folder(fixture, "site/fr/a.html"));
    assert_true(build(fixture, fewer, COUNT(fewer), &writer));
    assert_true(writer.interrupted);
    assert_site(fixture, fewer, COUNT(fewer));
}

static void test_stale_file_that_became_a_folder(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    assert_int_equal(file_remove(in_folder(fixture, "site/fr/a.html")), 0);
    put_file(fixture, "site/fr/a.html/own.txt", "mine");
    assert_false(build(fixture, START, 1, &writer));
    assert_diagnostic(&fixture->diags, 0, DIAG_OUTPUT_WRITE, 0, 0);
    assert_text(get_file(fixture, "site/fr/a.html/own.txt"), "mine");
    assert_true(build(fixture, START, 1, &writer));
}

static void test_nothing_shows_before_the_end(void **state)
{
    struct folder_fixture *fixture = *state;
    static const struct piece changed[] = {{"index.html", "new"}, {"new.html", "new"}};
    struct writer writer;
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    assert_true(begin(fixture, &writer, changed, COUNT(changed)));
    put_all(&writer, changed, COUNT(changed));
    assert_text(get_file(fixture, "site/index.html"), "start");
    assert_text(get_file(fixture, "site/fr/a.html"), "a");
    assert_false(file_exists(in_folder(fixture, "site/new.html")));
    assert_true(writer_finish(&writer, &fixture->diags));
    assert_site(fixture, changed, COUNT(changed));
}

static const struct piece OTHER[] = {
    {"en/new/c.html", "c"}, {"fr/a.html", "new"}, {"index.html", "new"}};

static void test_abandoned_build_leaves_the_site_as_it_was(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    assert_true(begin(fixture, &writer, OTHER, COUNT(OTHER)));
    put_all(&writer, OTHER, 2);
    writer_abandon(&writer);
    assert_false(writer.committed);
    assert_site(fixture, PIECES, COUNT(PIECES));
    assert_false(file_exists(in_folder(fixture, "site/en")));
    assert_true(build(fixture, OTHER, COUNT(OTHER), &writer));
    assert_false(writer.interrupted);
    assert_site(fixture, OTHER, COUNT(OTHER));
}

/* A folder where the temporary file belongs makes writing fail, even for root. */
static void test_failed_write_leaves_the_site_as_it_was(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    assert_true(build(fixture, PIECES, COUNT(PIECES), &writer));
    const char *obstacle = in_folder(fixture, "site/fr/a.html~balise");
    assert_int_equal(folder_create(obstacle), 0);
    assert_false(build(fixture, OTHER, COUNT(OTHER), &writer));
    assert_int_equal(fixture->diags.count, 1);
    assert_diagnostic(&fixture->diags, 0, DIAG_OUTPUT_WRITE, 0, 0);
    assert_text(fixture->diags.items[0].at.source->path,
                in_folder(fixture, "site/fr/a.html"));
    assert_false(writer.committed);
    folder_remove_if_empty(obstacle);
    assert_site(fixture, PIECES, COUNT(PIECES));
    assert_false(file_exists(in_folder(fixture, "site/en")));
}

/* The journal of the interrupted one must stay until a build has ended well. */
static void test_abandoned_build_after_an_interrupted_one(void **state)
{
    struct folder_fixture *fixture = *state;
    struct writer writer;
    assert_true(begin(fixture, &writer, PIECES, COUNT(PIECES)));
    put_file(fixture, "site/fr/a.html", "a"); /* as if renamed before the end */
    assert_true(begin(fixture, &writer, OTHER, COUNT(OTHER)));
    writer_abandon(&writer);
    assert_true(build(fixture, START, 1, &writer));
    assert_true(writer.interrupted);
    assert_site(fixture, START, 1);
    assert_false(file_exists(in_folder(fixture, "site/fr")));
}

static void test_empty_and_large_files(void **state)
{
    struct folder_fixture *fixture = *state;
    struct strbuf large = {0};
    strbuf_add_repeat(&large, 'x', 1000000);
    const struct piece pieces[] = {{"empty.html", ""}, {"large.html", large.ptr}};
    struct writer writer;
    assert_true(build(fixture, pieces, COUNT(pieces), &writer));
    assert_site(fixture, pieces, COUNT(pieces));
    strbuf_release(&large);
}

enum { MANY = 300 };

static void put_job(size_t index, void *context, struct worker *worker)
{
    (void)worker;
    struct writer *writer = context;
    writer_put(writer, index, writer->files.items[index].path);
}

static void test_same_site_from_any_number_of_threads(void **state)
{
    struct folder_fixture *fixture = *state;
    static const size_t threads[] = {1, 2, 8, 100};
    struct piece pieces[MANY + 1] = {[MANY] = {"index.html", "index.html"}};
    for (size_t i = 0; i < MANY; i++) {
        pieces[i].path =
            arena_format(&fixture->arena, "d%zu/%03zu.html", i / 100, i).ptr;
        pieces[i].text = pieces[i].path;
    }
    for (size_t i = 0; i < COUNT(threads); i++) {
        struct writer writer;
        assert_true(begin(fixture, &writer, pieces, COUNT(pieces)));
        parallel_for(COUNT(pieces), threads[i], put_job, &writer);
        assert_true(writer_finish(&writer, &fixture->diags));
        assert_site(fixture, pieces, COUNT(pieces));
        assert_true(build(fixture, START, 1, &writer)); /* all away again */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FOLDER(test_first_build),
        TEST_WITH_FOLDER(test_paths_may_come_in_any_order),
        TEST_WITH_FOLDER(test_unchanged_build_writes_nothing),
        TEST_WITH_FOLDER(test_only_what_differs_is_written),
        TEST_WITH_FOLDER(test_damaged_file_is_mended),
        TEST_WITH_FOLDER(test_stale_files_and_emptied_folders_go),
        TEST_WITH_FOLDER(test_stale_file_that_is_gone_already),
        TEST_WITH_FOLDER(test_foreign_files_stay),
        TEST_WITH_FOLDER(test_foreign_file_in_the_way_stops_the_build),
        TEST_WITH_FOLDER(test_foreign_file_among_ours_stops_the_build),
        TEST_WITH_FOLDER(test_tampered_list_removes_nothing_outside),
        TEST_WITH_FOLDER(test_damaged_list_is_read_as_far_as_it_goes),
        TEST_WITH_FOLDER(test_list_of_another_program_stops_the_build),
        TEST_WITH_FOLDER(test_list_that_names_itself),
        TEST_WITH_FOLDER(test_build_after_an_interrupted_first_one),
        TEST_WITH_FOLDER(test_build_after_an_interrupted_later_one),
        TEST_WITH_FOLDER(test_interrupted_build_leaves_foreign_files_foreign),
        TEST_WITH_FOLDER(test_tampered_journal_removes_nothing_outside),
        TEST_WITH_FOLDER(test_folder_below_a_file),
        TEST_WITH_FOLDER(test_file_where_a_folder_belongs),
        TEST_WITH_FOLDER(test_failed_rename_removes_nothing),
        TEST_WITH_FOLDER(test_stale_file_that_became_a_folder),
        TEST_WITH_FOLDER(test_nothing_shows_before_the_end),
        TEST_WITH_FOLDER(test_abandoned_build_leaves_the_site_as_it_was),
        TEST_WITH_FOLDER(test_failed_write_leaves_the_site_as_it_was),
        TEST_WITH_FOLDER(test_abandoned_build_after_an_interrupted_one),
        TEST_WITH_FOLDER(test_empty_and_large_files),
        TEST_WITH_FOLDER(test_same_site_from_any_number_of_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
