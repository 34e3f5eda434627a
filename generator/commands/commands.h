/* SPDX-License-Identifier: MIT */
/* The commands, one file each. Only here and in main.c is anything printed. */
#ifndef COMMANDS_COMMANDS_H
#define COMMANDS_COMMANDS_H

#include "commands/options.h"

/* Each gives the exit status. */
int command_build(const struct options *options);
int command_check(const struct options *options);
int command_completion(const struct options *options);
/* As diff(1): EXIT_GOOD for no difference, EXIT_CONTENT for some, EXIT_USAGE for
 * trouble.
 */
int command_diff(const struct options *options);
/* Needs no content. */
int command_explain(const struct options *options);
int command_export(const struct options *options);
int command_mirror(const struct options *options);
int command_pack(const struct options *options);
int command_import(const struct options *options);
int command_new(const struct options *options);
/* Ends with EXIT_GOOD when it is interrupted. */
int command_serve(const struct options *options);
int command_status(const struct options *options);
int command_verify(const struct options *options);

#endif
