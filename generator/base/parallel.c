/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* sched_getaffinity */
#include "base/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "base/memory.h"

#include <stdlib.h>

struct batch {
    size_t count;
    parallel_job *job;
    void *context;
    atomic_size_t next;
};

struct member {
    struct batch *batch;
    struct worker worker;
    pthread_t thread;
    char apart[128]; /* threads do not share a cache line */
};

static void *work(void *argument)
{
    struct member *member = argument;
    struct batch *batch = member->batch;
    for (;;) {
        size_t index = atomic_fetch_add(&batch->next, 1);
        if (index >= batch->count)
            break;
        arena_reset(&member->worker.scratch);
        batch->job(index, batch->context, &member->worker);
    }
    arena_release(&member->worker.scratch);
    return NULL;
}

void parallel_for(size_t count, size_t threads, parallel_job *job, void *context)
{
    struct batch batch = {.count = count, .job = job, .context = context};
    if (threads > count)
        threads = count;
    if (threads < 1)
        threads = 1;
    struct member *members = memory_get(threads * sizeof(*members));
    size_t started = 1; /* members[0] is the calling thread */
    for (; started < threads; started++) {
        members[started] = (struct member){.batch = &batch, .worker.index = started};
        if (pthread_create(&members[started].thread, NULL, work, &members[started]))
            break; /* fewer threads do the same work */
    }
    members[0] = (struct member){.batch = &batch};
    work(&members[0]);
    for (size_t i = 1; i < started; i++)
        pthread_join(members[i].thread, NULL);
    free(members);
}

size_t parallel_processors(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof(set), &set) != 0)
        return 1;
    int count = CPU_COUNT(&set);
    return count > 0 ? (size_t)count : 1;
}
