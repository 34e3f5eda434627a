/* SPDX-License-Identifier: MIT */
#include "commands/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool terminal_has_colours(int fd)
{
    const char *unwanted = getenv("NO_COLOR"), *name = getenv("TERM");
    if (!isatty(fd) || (unwanted && *unwanted))
        return false;
    return name && *name && strcmp(name, "dumb") != 0;
}
