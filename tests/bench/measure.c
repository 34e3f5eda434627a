/* SPDX-License-Identifier: MIT */
/*
 * measure RESULT COMMAND [ARGUMENT ...]
 *
 * Runs the command and writes to the file RESULT: wall seconds, processor seconds (user
 * and system) and peak memory in MiB. So small that its own memory is below that of
 * whatever it measures. Exits as the command did.
 */
#define _GNU_SOURCE /* wait4 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int report(const char *path, double wall, const struct rusage *usage)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return 1;
    fprintf(file, "%.6f %.6f %.3f\n", wall,
            seconds_of(usage->ru_utime) + seconds_of(usage->ru_stime),
            (double)usage->ru_maxrss / 1024);
    return fclose(file) != 0;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: measure RESULT COMMAND [ARGUMENT ...]\n", stderr);
        return 2;
    }
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        perror(argv[2]);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        perror("measure");
        return 1;
    }
    double wall = now() - start;
    if (report(argv[1], wall, &usage)) {
        perror(argv[1]);
        return 1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
