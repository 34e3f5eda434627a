/* SPDX-License-Identifier: MIT */
/*
 * Which plural form Balise takes, for comparing with another reader of the rules.
 *
 * Usage: plural-forms LANGUAGE NUMBER … ; prints a line for each number.
 */
#include <stdio.h>
#include <stdlib.h>

#include "theme/plural.h"

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    for (int i = 2; i < argc; i++)
        puts(plural_name(plural_of(str_from(argv[1]), strtoul(argv[i], NULL, 10))));
    return 0;
}
