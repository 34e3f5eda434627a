/* SPDX-License-Identifier: MIT */
#include "preview/settle.h"

#include "support.h"

enum { PAGE = 1, BACKUP, PROBE };

static void test_nothing_is_due_where_nothing_changed(void **state)
{
    (void)state;
    struct settle settle = {0};
    assert_int_equal(settle_due(&settle), -1);
    settle_release(&settle);
}

/* nano: the file is emptied, written, closed. */
static void test_a_closed_file_is_due_at_once(void **state)
{
    (void)state;
    struct settle settle = {0};
    settle_begun(&settle, PAGE, 1000);
    assert_int_equal(settle_due(&settle), 1000 + SETTLE_GRACE);
    settle_begun(&settle, PAGE, 1010);
    settle_done(&settle, PAGE, 1020);
    assert_int_equal(settle_due(&settle), 1020 + SETTLE_QUIET);
    settle_clear(&settle);
    assert_int_equal(settle_due(&settle), -1);
    settle_release(&settle);
}

/* vim: tries whether it may write, moves the page away, writes it anew. */
static void test_a_page_that_was_moved_away_is_waited_for(void **state)
{
    (void)state;
    struct settle settle = {0};
    settle_begun(&settle, PROBE, 0);
    settle_done(&settle, PROBE, 1);
    settle_begun(&settle, PROBE, 2); /* deleted */
    settle_begun(&settle, PAGE, 3);  /* moved away */
    settle_done(&settle, BACKUP, 3);
    assert_int_equal(settle_due(&settle), 3 + SETTLE_GRACE);
    settle_begun(&settle, PAGE, 90);
    settle_done(&settle, PAGE, 120);
    settle_done(&settle, PROBE, 121);
    assert_int_equal(settle_due(&settle), 121 + SETTLE_QUIET);
    settle_release(&settle);
}

static void test_a_rename_is_due_at_once(void **state)
{
    (void)state;
    struct settle settle = {0};
    settle_done(&settle, PAGE, 500);
    assert_int_equal(settle_due(&settle), 500 + SETTLE_QUIET);
    settle_release(&settle);
}

static void test_a_burst_is_looked_at_now_and_then(void **state)
{
    (void)state;
    struct settle settle = {0};
    for (int i = 0; i < 10000; i++)
        settle_done(&settle, (uint64_t)i, i);
    assert_int_equal(settle_due(&settle), SETTLE_MOST);
    settle_clear(&settle);
    for (int i = 0; i < 10000; i++) /* more than are kept apart */
        settle_begun(&settle, (uint64_t)i, 20000 + i);
    assert_int_equal(settle_due(&settle), 20000 + SETTLE_MOST);
    for (int i = 0; i < 10000; i++)
        settle_done(&settle, (uint64_t)i, 20000);
    assert_int_equal(settle.count, 0);
    settle_release(&settle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_due_where_nothing_changed),
        cmocka_unit_test(test_a_closed_file_is_due_at_once),
        cmocka_unit_test(test_a_page_that_was_moved_away_is_waited_for),
        cmocka_unit_test(test_a_rename_is_due_at_once),
        cmocka_unit_test(test_a_burst_is_looked_at_now_and_then),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
