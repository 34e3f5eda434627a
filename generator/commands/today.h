/* SPDX-License-Identifier: MIT */
/* The day that a command reckons with. */
#ifndef COMMANDS_TODAY_H
#define COMMANDS_TODAY_H

#include "commands/options.h"

/* That of --today; else the clock's, in UTC. What is built never depends on it. */
struct date today_of(const struct options *options);

#endif
