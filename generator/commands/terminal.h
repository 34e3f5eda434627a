/* SPDX-License-Identifier: MIT */
/* What can be done with the terminal that somebody reads at. */
#ifndef COMMANDS_TERMINAL_H
#define COMMANDS_TERMINAL_H

#include <stdbool.h>

/*
 * May what is written to this file descriptor have colours? Only on a terminal that has
 * some (TERM is there and not "dumb"), and not where NO_COLOR is there and not empty.
 */
bool terminal_has_colours(int fd);

#endif
