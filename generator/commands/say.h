/* SPDX-License-Identifier: MIT */
/* Printing, in the language that was asked for. */
#ifndef COMMANDS_SAY_H
#define COMMANDS_SAY_H

#include <stdio.h>

#include "commands/options.h"

/*
 * Prints to standard output or standard error; the format is English, and one of the
 * table of messages (base/message.h).
 */
void say(FILE *to, const struct options *options, const char *format, ...)
    PRINTF_LIKE(3, 4);
/* The same without a place in the table: what is said already, or no words at all. */
void say_text(FILE *to, struct str text);
/* Appends "1 file", "12 files". */
void say_files(struct strbuf *out, enum message_language language, size_t count);
/* The language that LC_ALL, LC_MESSAGES or LANG asks for: the first one that is set. */
enum message_language say_language(void);

#endif
