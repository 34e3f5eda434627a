/* SPDX-License-Identifier: MIT */
/* Block quotes that begin with [!WORD]: notes, warnings, law and figures with a date.
 */
#ifndef INPUT_CALLOUT_H
#define INPUT_CALLOUT_H

#include "base/diag.h"
#include "input/document.h"

/*
 * Turns the quote at node `quote`, whose content is the rest of the document's nodes,
 * into a callout if its first text begins so. The rest of that line becomes the
 * callout's text; inlines that continue on the next line count whole.
 */
void callout_read(struct arena *arena, const struct source *source,
                  struct document *document, size_t quote, struct diagnostics *diags);

#endif
