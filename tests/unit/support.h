/* SPDX-License-Identifier: MIT */
/* What many unit tests need: cmocka, an arena with diagnostics, comparisons of text. */
#ifndef UNIT_SUPPORT_H
#define UNIT_SUPPORT_H

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/memory.h"

#include <stdlib.h>

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

struct fixture {
    struct arena arena;
    struct diagnostics diags;
};

static inline int set_up(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));
    fixture->diags.arena = &fixture->arena;
    *state = fixture;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_release(&fixture->arena);
    free(fixture);
    return 0;
}

/* A test whose *state is a fresh struct fixture. */
#define TEST_WITH_FIXTURE(function) \
    cmocka_unit_test_setup_teardown(function, set_up, tear_down)

static inline void check_str(struct str actual, struct str expected, const char *file,
                             int line)
{
    if (str_equal(actual, expected))
        return;
    print_error("got      \"%.*s\"\nexpected \"%.*s\"\n", STR_ARG(actual),
                STR_ARG(expected));
    _fail(file, line);
}

#define assert_str_equal(actual, expected) \
    check_str((actual), (expected), __FILE__, __LINE__)
/* The same with a C string. */
#define assert_text(actual, expected) \
    check_str((actual), str_from(expected), __FILE__, __LINE__)

static inline void check_diagnostic(const struct diagnostics *diags, size_t index,
                                    enum diag_code code, uint32_t line, uint32_t column,
                                    const char *file, int file_line)
{
    if (index >= diags->count) {
        print_error("only %zu diagnostics\n", diags->count);
        _fail(file, file_line);
    }
    const struct diagnostic *diag = &diags->items[index];
    struct line_column at = location_line_column(diag->at);
    if (diag->code == code && at.line == line && at.column == column)
        return;
    print_error("got %u:%u %s: %.*s\nexpected %u:%u %s\n", at.line, at.column,
                diag_info(diag->code)->slug, STR_ARG(diag->message), line, column,
                diag_info(code)->slug);
    _fail(file, file_line);
}

/* Line and column are 0 where they are not known. */
#define assert_diagnostic(diags, index, code, line, column) \
    check_diagnostic((diags), (index), (code), (line), (column), __FILE__, __LINE__)

#endif
