/* SPDX-License-Identifier: MIT */
/*
 * Linked with all of Balise by --wrap=search_make: says on standard error how long the
 * search took to make, in seconds: wall, and processor of all threads.
 */
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "output/search.h"

void __real_search_make(struct search_parts *parts, const struct renderer *renderer,
                        size_t threads);
void __wrap_search_make(struct search_parts *parts, const struct renderer *renderer,
                        size_t threads);

static double wall(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double processor(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

void __wrap_search_make(struct search_parts *parts, const struct renderer *renderer,
                        size_t threads)
{
    double wall_before = wall(), processor_before = processor();
    __real_search_make(parts, renderer, threads);
    fprintf(stderr, "search: %.6f %.6f\n", wall() - wall_before,
            processor() - processor_before);
}
