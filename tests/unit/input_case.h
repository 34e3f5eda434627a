/* SPDX-License-Identifier: MIT */
/* What the tests of input/ share: a source made of a literal, and what was said of it.
 */
#ifndef TESTS_INPUT_CASE_H
#define TESTS_INPUT_CASE_H

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <string.h>

#include "base/diag.h"

struct input_case {
    struct arena arena;
    struct source source;
    struct diagnostics diags;
};

static inline void case_begin(struct input_case *test, struct str text)
{
    *test = (struct input_case){0};
    test->diags.arena = &test->arena;
    test->source = source_of(&test->arena, STR("test"), text);
}

static inline void case_end(struct input_case *test)
{
    arena_release(&test->arena);
}

/* "line:column slug", in the order said; column 0 where none is known. */
static inline void assert_said(struct input_case *test, const char *expected)
{
    struct strbuf said = {0};
    for (size_t i = 0; i < test->diags.count; i++) {
        const struct diagnostic *diag = &test->diags.items[i];
        struct line_column where = location_line_column(diag->at);
        strbuf_addf(&said, "%s%u:%u %s", i ? ", " : "", where.line, where.column,
                    diag_info(diag->code)->slug);
    }
    const char *found =
        arena_c_string(&test->arena, said.ptr ? strbuf_str(&said) : STR(""));
    strbuf_release(&said);
    assert_string_equal(found, expected);
}

/* Is `part` somewhere in a diagnostic's message or hint? */
static inline void assert_mentions(const struct input_case *test, const char *part)
{
    bool found = false;
    for (size_t i = 0; i < test->diags.count; i++) {
        const struct diagnostic *diag = &test->diags.items[i];
        found = found || str_find(diag->message, str_from(part), 0) != STR_NOT_FOUND ||
                str_find(diag->hint, str_from(part), 0) != STR_NOT_FOUND;
    }
    if (!found)
        fail_msg("nothing mentions %s", part);
}

static inline void assert_text(struct str found, const char *expected)
{
    struct arena arena = {0};
    assert_string_equal(arena_c_string(&arena, found), expected);
    arena_release(&arena);
}

static inline void assert_place(struct location at, uint32_t line, uint32_t column)
{
    struct line_column where = location_line_column(at);
    assert_int_equal(where.line, line);
    assert_int_equal(where.column, column);
}

/* Runs it in four threads at once; each adds what fails to a count of its own. */
static inline void assert_threads(void *(*run)(void *failures))
{
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    size_t failures[THREADS] = {0};
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, run, &failures[i]), 0);
    for (size_t i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(failures[i], 0);
    }
}

#endif
