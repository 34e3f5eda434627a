/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "commands/arguments.h"

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct request request;
    int status = arguments_read(argc, argv, &arena, &request);
    if (status == EXIT_GOOD && request.run)
        status = request.run(&request.options);
    arena_release(&arena);
    if (fflush(stdout) != 0 && status == EXIT_GOOD)
        status = EXIT_CONTENT;
    return status;
}
