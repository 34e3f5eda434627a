/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include "support.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void assert_zeroed(const char *memory, size_t size)
{
    for (size_t i = 0; i < size; i++)
        assert_int_equal(memory[i], 0);
}

static void test_memory_is_zeroed_and_aligned(void **state)
{
    struct fixture *fixture = *state;
    for (size_t size = 1; size < 200; size++) {
        char *memory = arena_alloc(&fixture->arena, size);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        assert_zeroed(memory, size);
        memset(memory, 'x', size);
    }
}

static void test_pieces_do_not_overlap(void **state)
{
    struct fixture *fixture = *state;
    char *pieces[2000];
    for (size_t i = 0; i < COUNT(pieces); i++) {
        pieces[i] = arena_alloc(&fixture->arena, i % 97 + 1);
        memset(pieces[i], (int)(i % 251), i % 97 + 1);
    }
    for (size_t i = 0; i < COUNT(pieces); i++)
        for (size_t k = 0; k < i % 97 + 1; k++)
            assert_int_equal((unsigned char)pieces[i][k], i % 251);
}

static void test_size_0_gives_a_pointer(void **state)
{
    struct fixture *fixture = *state;
    assert_non_null(arena_alloc(&fixture->arena, 0));
    assert_non_null(arena_alloc_array(&fixture->arena, 0, 8));
    assert_non_null(arena_alloc_array(&fixture->arena, 8, 0));
}

static void test_large_pieces(void **state)
{
    struct fixture *fixture = *state;
    char *small = arena_alloc(&fixture->arena, 1);
    *small = 'x';
    size_t size = (size_t)1024 * 1024;
    char *large = arena_alloc(&fixture->arena, size);
    assert_zeroed(large, size);
    memset(large, 'y', size);
    char *next = arena_alloc(&fixture->arena, 1);
    assert_int_equal(*next, 0);
    assert_int_equal(*small, 'x');
}

static void test_reset_gives_the_same_memory_zeroed(void **state)
{
    struct fixture *fixture = *state;
    char *before = arena_alloc(&fixture->arena, 1000);
    memset(before, 'x', 1000);
    arena_reset(&fixture->arena);
    char *after = arena_alloc(&fixture->arena, 1000);
    assert_ptr_equal(after, before);
    assert_zeroed(after, 1000);
}

static void test_reset_keeps_one_block(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 1000; i++)
        arena_alloc(&fixture->arena, 1000);
    arena_reset(&fixture->arena);
    const struct arena_block *kept = fixture->arena.blocks;
    assert_non_null(kept);
    arena_alloc(&fixture->arena, 1000);
    assert_ptr_equal(fixture->arena.blocks, kept);
}

static void test_empty_arena_can_be_reset_and_released(void **state)
{
    (void)state;
    struct arena arena = {0};
    arena_reset(&arena);
    arena_release(&arena);
    arena_release(&arena);
    assert_non_null(arena_alloc(&arena, 1));
    arena_release(&arena);
    assert_null(arena.blocks);
    assert_non_null(arena_alloc(&arena, 1));
    arena_release(&arena);
}

static void test_copies_are_nul_terminated(void **state)
{
    struct fixture *fixture = *state;
    static const char bare[] = {'a', 'b'};
    struct str copy = arena_copy(&fixture->arena, (struct str){bare, 2});
    assert_int_equal(copy.len, 2);
    assert_string_equal(copy.ptr, "ab");
    assert_ptr_not_equal(copy.ptr, bare);
    assert_string_equal(arena_c_string(&fixture->arena, (struct str){bare, 1}), "a");
    copy = arena_copy(&fixture->arena, (struct str){0});
    assert_int_equal(copy.len, 0);
    assert_string_equal(copy.ptr, "");
}

static void test_lower_is_of_ascii_only(void **state)
{
    struct fixture *fixture = *state;
    struct str lower = arena_lower(&fixture->arena, str_from("@AZ[`az{ É"));
    assert_text(lower, "@az[`az{ É");
    assert_int_equal(lower.ptr[lower.len], 0);
    assert_text(arena_lower(&fixture->arena, (struct str){0}), "");
}

static void test_format(void **state)
{
    struct fixture *fixture = *state;
    struct str text = arena_format(&fixture->arena, "%s-%d", "é", 7);
    assert_text(text, "é-7");
    assert_int_equal(text.ptr[text.len], 0);
    assert_text(arena_format(&fixture->arena, "%s", ""), "");
    text = arena_format(&fixture->arena, "%0100000d", 5);
    assert_int_equal(text.len, 100000);
    assert_int_equal(text.ptr[99999], '5');
}

/* Does the call end the process by abort()? */
static bool aborts(void (*call)(void))
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(STDERR_FILENO);
        signal(SIGABRT, SIG_DFL);
        call();
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void multiply_too_much(void)
{
    struct arena arena = {0};
    arena_alloc_array(&arena, SIZE_MAX / 2, 3);
}

static void align_too_much(void)
{
    struct arena arena = {0};
    arena_alloc(&arena, SIZE_MAX);
}

static void add_too_much(void)
{
    struct arena arena = {0};
    arena_copy(&arena, (struct str){"", SIZE_MAX});
}

static void reserve_too_much(void)
{
    struct strbuf buf = {0};
    strbuf_reserve(&buf, SIZE_MAX);
}

static void test_sizes_that_overflow_abort(void **state)
{
    (void)state;
    assert_true(aborts(multiply_too_much));
    assert_true(aborts(align_too_much));
    assert_true(aborts(add_too_much));
    assert_true(aborts(reserve_too_much));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_memory_is_zeroed_and_aligned),
        TEST_WITH_FIXTURE(test_pieces_do_not_overlap),
        TEST_WITH_FIXTURE(test_size_0_gives_a_pointer),
        TEST_WITH_FIXTURE(test_large_pieces),
        TEST_WITH_FIXTURE(test_reset_gives_the_same_memory_zeroed),
        TEST_WITH_FIXTURE(test_reset_keeps_one_block),
        cmocka_unit_test(test_empty_arena_can_be_reset_and_released),
        TEST_WITH_FIXTURE(test_copies_are_nul_terminated),
        TEST_WITH_FIXTURE(test_lower_is_of_ascii_only),
        TEST_WITH_FIXTURE(test_format),
        cmocka_unit_test(test_sizes_that_overflow_abort),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
