/* SPDX-License-Identifier: MIT */
/*
 * One loop over independent jobs, on one thread or many.
 *
 * Job i may write only what belongs to i (and its worker's scratch). Which worker runs
 * a job is not determined, so no result may depend on it.
 */
#ifndef BASE_PARALLEL_H
#define BASE_PARALLEL_H

#include <stddef.h>

#include "base/arena.h"

struct worker {
    size_t index;         /* 0 … threads - 1 */
    struct arena scratch; /* reset before each job */
};

typedef void parallel_job(size_t index, void *context, struct worker *worker);

/*
 * Runs job(0) … job(count - 1). The calling thread works too: with one thread none is
 * created and the code is the same. `threads` is at least 1.
 */
void parallel_for(size_t count, size_t threads, parallel_job *job, void *context);
/* The number of processors this process may use, at least 1. */
size_t parallel_processors(void);

#endif
