/* SPDX-License-Identifier: MIT */
#include "input/csv.h"

#include "input_case.h"

static bool read(struct input_case *test, struct str bytes, struct csv *csv)
{
    case_begin(test, STR(""));
    return csv_read(&test->arena, STR("test"), bytes, STR(""), &test->source, csv,
                    &test->diags);
}

/* All cells as "line:column text", rows ended by '/'. */
static void reads(struct str bytes, const char *expected)
{
    struct input_case test;
    struct csv csv;
    struct strbuf cells = {0};
    assert_true(read(&test, bytes, &csv));
    for (size_t i = 0; i < csv.count; i++) {
        assert_int_equal(csv.items[i].number, i + 1);
        for (size_t j = 0; j < csv.items[i].count; j++) {
            const struct csv_cell *cell = &csv.items[i].items[j];
            struct line_column where = location_line_column(cell->at);
            strbuf_addf(&cells, "%u:%u %.*s|", where.line, where.column,
                        STR_ARG(cell->text));
        }
        strbuf_add(&cells, STR("/"));
    }
    assert_string_equal(cells.ptr ? cells.ptr : "", expected);
    strbuf_release(&cells);
    case_end(&test);
}

static void refused(struct str bytes, const char *said)
{
    struct input_case test;
    struct csv csv;
    assert_false(read(&test, bytes, &csv));
    assert_said(&test, said);
    case_end(&test);
}

static void test_line_ends(void **state)
{
    (void)state;
    reads(STR(""), "");
    reads(STR("a;b\r\nc;d\r\n"), "1:1 a|1:3 b|/2:1 c|2:3 d|/");
    reads(STR("a;b\nc;d"), "1:1 a|1:3 b|/2:1 c|2:3 d|/");
    reads(STR("a;b\rc;d\r"), "1:1 a|1:3 b|/2:1 c|2:3 d|/");
    reads(STR("a\n\nb\n"), "1:1 a|/2:1 |/3:1 b|/");
    reads(STR("a;\n;\n"), "1:1 a|1:3 |/2:1 |2:2 |/");
}

static void test_separators(void **state)
{
    (void)state;
    reads(STR("a,b;c,d\n"), "1:1 a|1:3 b;c|1:7 d|/");
    reads(STR("a\tb\n1,2\t3\n"), "1:1 a|1:3 b|/2:1 1,2|2:5 3|/");
    reads(STR("\"a,b,c\";d\n"), "1:2 a,b,c|1:9 d|/");
    reads(STR("sep=|\r\na|b;c\r\n"), "2:1 a|2:3 b;c|/");
    reads(STR("sep=x\n"), "1:1 sep=x|/");
    reads(STR("sep="), "1:1 sep=|/");
}

static void test_quotes(void **state)
{
    (void)state;
    reads(STR("\"a\"\"b\";\"c\nd\";e\n\"\";f\n"),
          "1:2 a\"b|1:9 c\nd|2:4 e|/3:2 |3:4 f|/");
    reads(STR("a\"b;c\n"), "1:1 a\"b|1:5 c|/");
    reads(STR("\xC3\xA9;\"\xC3\xA9\";x\n"), "1:1 \xC3\xA9|1:4 \xC3\xA9|1:7 x|/");
    refused(STR("a\n\"b;c\n"), "2:1 sheet-syntax");
    refused(STR("\"a\"b;c\n"), "1:4 sheet-syntax");
    refused(STR("\""), "1:1 sheet-syntax");
}

static void test_encodings(void **state)
{
    (void)state;
    reads(STR("\xEF\xBB\xBF"
              "a;b"),
          "1:1 a|1:3 b|/");
    reads(STR("\xFF\xFE"
              "a\0\t\0\xE9\0\r\0\n\0"),
          "1:1 a|1:3 \xC3\xA9|/");
    struct input_case test;
    struct csv csv;
    assert_true(read(&test, STR("a;\xE9\n"), &csv));
    assert_said(&test, "1:3 charset-guessed");
    assert_mentions(&test, "--encoding macintosh");
    case_end(&test);
}

static void test_limits(void **state)
{
    (void)state;
    struct strbuf text = {0};
    strbuf_add_repeat(&text, ';', CSV_CELLS_MOST);
    refused(strbuf_str(&text), "1:1025 sheet-syntax");
    strbuf_clear(&text);
    strbuf_add_repeat(&text, '\n', CSV_ROWS_MOST + 1);
    refused(strbuf_str(&text), "1048577:1 sheet-syntax");
    strbuf_release(&text);
}

static void written(struct str text, const char *expected)
{
    struct strbuf out = {0};
    csv_add_cell(&out, text, ';');
    assert_string_equal(out.ptr ? out.ptr : "", expected);
    strbuf_release(&out);
}

static void test_writing(void **state)
{
    (void)state;
    written(STR(""), "");
    written(STR("a,b"), "a,b");
    written(STR("a;b"), "\"a;b\"");
    written(STR("a\"b"), "\"a\"\"b\"");
    written(STR("a\nb"), "\"a\nb\"");
    written(STR(" a"), "\" a\"");
}

static void test_column_names(void **state)
{
    (void)state;
    static const struct {
        size_t column;
        const char *name;
    } names[] = {{0, "A"},    {25, "Z"},    {26, "AA"},   {51, "AZ"},
                 {701, "ZZ"}, {702, "AAA"}, {1023, "AMJ"}};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        char name[CSV_COLUMN_NAME];
        csv_column_name(names[i].column, name);
        assert_string_equal(name, names[i].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line_ends),    cmocka_unit_test(test_separators),
        cmocka_unit_test(test_quotes),       cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_limits),       cmocka_unit_test(test_writing),
        cmocka_unit_test(test_column_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
