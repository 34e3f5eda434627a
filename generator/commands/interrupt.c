/* SPDX-License-Identifier: MIT */
#include "commands/interrupt.h"

#include <stdio.h>

static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP};
enum { SIGNAL_COUNT = sizeof(SIGNALS) / sizeof(*SIGNALS) };

void interrupt_hold(struct interrupt *interrupt)
{
    sigemptyset(&interrupt->signals);
    for (size_t i = 0; i < SIGNAL_COUNT; i++)
        sigaddset(&interrupt->signals, SIGNALS[i]);
    pthread_sigmask(SIG_BLOCK, &interrupt->signals, &interrupt->before);
}

bool interrupt_is_waiting(const struct interrupt *interrupt)
{
    sigset_t pending;
    if (sigpending(&pending) != 0)
        return false;
    for (size_t i = 0; i < SIGNAL_COUNT; i++)
        if (sigismember(&interrupt->signals, SIGNALS[i]) == 1 &&
            sigismember(&pending, SIGNALS[i]) == 1)
            return true;
    return false;
}

void interrupt_release(struct interrupt *interrupt)
{
    fflush(stdout);
    pthread_sigmask(SIG_SETMASK, &interrupt->before, NULL);
}
