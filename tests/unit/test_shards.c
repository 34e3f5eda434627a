/* SPDX-License-Identifier: MIT */
#include "search/shards.h"

#include "search/client.h"
#include "support.h"

static struct str bytes_of(const struct search_files *files, const char *name)
{
    for (size_t i = 0; i < files->count; i++)
        if (str_equal(files->items[i].name, str_from(name)))
            return files->items[i].bytes;
    return STR("");
}

static void make(struct fixture *fixture, size_t documents, struct search_files *files)
{
    struct lexicon lexicon;
    struct strs json = {0};
    lexicon_init(&lexicon, &fixture->arena);
    for (size_t i = 0; i < documents; i++) {
        lexicon_begin_document(&lexicon);
        lexicon_add_text(&lexicon, SEARCH_TITLE,
                         arena_format(&fixture->arena, "each number%zu", i));
        lexicon_add_word(&lexicon, SEARCH_KEYWORDS, STR("#117"));
        lexicon_add_word(&lexicon, SEARCH_KEYWORDS, STR("80021234"));
        *ARRAY_ADD(&json, &fixture->arena) =
            arena_format(&fixture->arena, "[\"%zu.html\"]", i);
    }
    lexicon_finish(&lexicon);
    search_shards(&fixture->arena, &fixture->arena, &lexicon, &json, STR(",\"more\":1"),
                  files);
}

static void test_small_index(void **state)
{
    struct fixture *fixture = *state;
    struct search_files files = {0};
    make(fixture, 2, &files);
    assert_int_equal(files.count, 3);
    struct str root = bytes_of(&files, "root.js");
    assert_true(str_starts_with(
        root, STR("balise.root({\"count\":2,\"w\":\"\",\"e\":\"#117 ")));
    assert_true(str_ends_with(root, STR(",\"more\":1})\n")));
    /* "#": 0 behind the start and 1 behind the document before are '#' and '$' */
    struct str words = bytes_of(&files, "e0.js");
    assert_true(str_find(words, STR("\teach #"), 0) != STR_NOT_FOUND);
    assert_true(str_find(words, STR("\tnumber1 $"), 0) != STR_NOT_FOUND);
    struct str found = bytes_of(&files, "d0.js");
    assert_true(str_ends_with(found, STR(",[[\"0.html\"],\n[\"1.html\"]])\n")));
}

static void test_words_of_most_documents_stand_apart(void **state)
{
    struct fixture *fixture = *state;
    struct search_files files = {0};
    make(fixture, 40, &files);
    struct str words = bytes_of(&files, "w0.js");
    struct str everywhere = bytes_of(&files, "e0.js");
    assert_true(str_find(words, STR("\tnumber1 "), 0) != STR_NOT_FOUND);
    assert_true(str_find(words, STR("\teach "), 0) == STR_NOT_FOUND);
    assert_true(str_find(everywhere, STR("\tnumber1 "), 0) == STR_NOT_FOUND);
    assert_true(str_find(everywhere, STR("\teach "), 0) != STR_NOT_FOUND);
}

static void test_the_root_knows_the_digests(void **state)
{
    struct fixture *fixture = *state;
    struct search_files files = {0};
    make(fixture, 40, &files);
    struct str root = bytes_of(&files, "root.js");
    for (size_t i = 0; i < files.count; i++) {
        struct str bytes = files.items[i].bytes;
        if (str_equal(files.items[i].name, STR("root.js")))
            continue;
        size_t at = str_find(bytes, STR(",\""), 0) + 2;
        assert_true(str_find(root, str_slice(bytes, at, at + 6), 0) != STR_NOT_FOUND);
    }
}

static void test_large_index_has_few_files(void **state)
{
    struct fixture *fixture = *state;
    struct search_files files = {0};
    make(fixture, 20000, &files);
    assert_true(files.count > 60);
    assert_true(files.count < 160);
    for (size_t i = 0; i < files.count; i++)
        assert_true(files.items[i].bytes.len > 0);
    /* The words alone, without numbers: forwards and backwards. */
    struct str words = bytes_of(&files, "f0.js");
    assert_true(str_find(words, STR(",\"\teach\tnumber0\tnumber1\tnumber10\t"), 0) <
                30);
    struct str reversed = bytes_of(&files, "r0.js");
    assert_true(str_find(reversed, STR(",\"\t00001rebmun\t"), 0) < 30);
}

static void test_empty_index(void **state)
{
    struct fixture *fixture = *state;
    struct search_files files = {0};
    make(fixture, 0, &files);
    assert_int_equal(files.count, 1);
    assert_text(files.items[0].bytes, "balise.root({\"count\":0,\"w\":\"\",\"e\":\"\","
                                      "\"everywhere\":\"\","
                                      "\"each\":36,\"d\":\"\",\"more\":1})\n");
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        uint32_t number;
        const char *text;
    } table[] = {{0, "#"}, {44, "P"}, {45, "R#"}, {46, "R$"}, {2025, "RQ#"}};
    for (size_t i = 0; i < COUNT(table); i++) {
        struct strbuf out = {0};
        shard_add_number(&out, table[i].number);
        assert_string_equal(out.ptr, table[i].text);
        strbuf_release(&out);
    }
}

static void test_stripping(void **state)
{
    (void)state;
    struct strbuf out = {0};
    search_strip(STR("// a\n/* b\n   c */\n  d = '/* e */';\n\n  /** f */\n\tg();\n"),
                 &out);
    assert_string_equal(out.ptr, "d = '/* e */';\ng();\n");
    strbuf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_small_index),
        TEST_WITH_FIXTURE(test_words_of_most_documents_stand_apart),
        TEST_WITH_FIXTURE(test_the_root_knows_the_digests),
        TEST_WITH_FIXTURE(test_large_index_has_few_files),
        TEST_WITH_FIXTURE(test_empty_index),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_stripping),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
