/* SPDX-License-Identifier: MIT */
/*
 * Ctrl-C and the like, asked for instead of killed by: while they are held, they wait.
 * No handler and nothing global.
 */
#ifndef COMMANDS_INTERRUPT_H
#define COMMANDS_INTERRUPT_H

#include <signal.h>
#include <stdbool.h>

struct interrupt {
    sigset_t signals, before;
};

/* In threads that are created afterwards, too. */
void interrupt_hold(struct interrupt *interrupt);
bool interrupt_is_waiting(const struct interrupt *interrupt);
/* One that came in between arrives now: print before what is to be read. */
void interrupt_release(struct interrupt *interrupt);

#endif
