/* SPDX-License-Identifier: MIT */
/* The parts of `balise status`. */
#ifndef COMMANDS_STATUS_H
#define COMMANDS_STATUS_H

#include "base/message.h"
#include "commands/options.h"
#include "site/overview.h"

/*
 * Appends the overview for people: columns that fit into 80 of a terminal, as far as
 * ids let them. `colours`: with the sequences of ECMA-48 for them, which never carry
 * what the text does not say.
 */
void status_add_text(struct strbuf *out, const struct overview *overview,
                     enum message_language language, bool colours);

/*
 * Signs the translations that the operands name, in the role options->by, on
 * options->today, which is set: all of them, or none where one is refused. Prints what
 * it did, or why not; gives the exit status.
 */
int status_sign(struct arena *arena, const struct site *site,
                const struct options *options);

#endif
