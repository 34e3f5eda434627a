/* SPDX-License-Identifier: MIT */
#include "base/parallel.h"

#include "support.h"

#include <pthread.h>

enum { JOBS = 1000 };

/* cmocka's assertions belong to the main thread, so jobs only write down. */
struct record {
    size_t threads;
    size_t runs[JOBS];
    size_t results[JOBS];
    bool good[JOBS]; /* the worker was as it should be */
};

static void job(size_t index, void *context, struct worker *worker)
{
    struct record *record = context;
    record->runs[index]++;
    unsigned char *scratch = arena_alloc(&worker->scratch, index + 1);
    record->good[index] = worker->index < record->threads && scratch[index] == 0;
    scratch[index] = 1;
    size_t sum = 0;
    for (size_t i = 0; i <= index; i++)
        sum += i * i;
    record->results[index] = sum;
}

static void test_same_result_with_any_number_of_threads(void **state)
{
    (void)state;
    static const size_t threads[] = {1, 2, 8, 100, 5000};
    for (size_t t = 0; t < COUNT(threads); t++) {
        struct record record = {.threads = threads[t]};
        parallel_for(JOBS, threads[t], job, &record);
        for (size_t i = 0; i < JOBS; i++) {
            assert_int_equal(record.runs[i], 1);
            assert_true(record.good[i]);
            assert_int_equal(record.results[i], i * (i + 1) * (2 * i + 1) / 6);
        }
    }
}

static void test_no_jobs(void **state)
{
    (void)state;
    struct record record = {0};
    parallel_for(0, 1, job, &record);
    parallel_for(0, 8, job, &record);
    assert_int_equal(record.runs[0], 0);
}

static void test_fewer_jobs_than_threads(void **state)
{
    (void)state;
    struct record record = {.threads = 3};
    parallel_for(3, 100, job, &record);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(record.runs[i], i < 3);
        assert_int_equal(record.good[i], i < 3);
    }
}

struct serial {
    size_t next;
    bool in_order;
    bool own_thread;
    pthread_t thread;
    const void *scratch;
    bool scratch_is_reset;
};

static void serial_job(size_t index, void *context, struct worker *worker)
{
    struct serial *serial = context;
    const void *scratch = arena_alloc(&worker->scratch, 100);
    if (index == 0)
        serial->scratch = scratch;
    serial->in_order &= index == serial->next++;
    serial->own_thread &= pthread_equal(pthread_self(), serial->thread) != 0;
    serial->scratch_is_reset &= scratch == serial->scratch;
}

static void test_one_thread_is_the_calling_one(void **state)
{
    (void)state;
    struct serial serial = {0, true, true, pthread_self(), NULL, true};
    parallel_for(50, 1, serial_job, &serial);
    assert_int_equal(serial.next, 50);
    assert_true(serial.in_order);
    assert_true(serial.own_thread);
    assert_true(serial.scratch_is_reset);
}

static void test_processors(void **state)
{
    (void)state;
    assert_true(parallel_processors() >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_result_with_any_number_of_threads),
        cmocka_unit_test(test_no_jobs),
        cmocka_unit_test(test_fewer_jobs_than_threads),
        cmocka_unit_test(test_one_thread_is_the_calling_one),
        cmocka_unit_test(test_processors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
