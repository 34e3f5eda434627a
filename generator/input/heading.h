/* SPDX-License-Identifier: MIT */
/* What is noted down about a page's headings. */
#ifndef INPUT_HEADING_H
#define INPUT_HEADING_H

#include "base/diag.h"
#include "input/document.h"

/*
 * The level that a heading gets: the written one, but at least 2. Warns of a level that
 * is left out; `before` is the level of the heading before it, 1 for the page's title.
 */
uint8_t heading_level(int written, uint8_t before, struct location at,
                      struct diagnostics *diags);

/*
 * Enters the heading at node `index`, whose content is the rest of the document's
 * nodes, into the document's list.
 */
void heading_add(struct arena *arena, struct document *document, size_t index,
                 struct location at);

#endif
