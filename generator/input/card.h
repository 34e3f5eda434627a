/* SPDX-License-Identifier: MIT */
/* Images of services: the card of one service, the list of several. */
#ifndef INPUT_CARD_H
#define INPUT_CARD_H

#include "base/diag.h"
#include "input/document.h"

/*
 * Looks at the block at node `block`, whose content is the rest of the document's
 * nodes. A closed paragraph that is nothing but the image of services becomes a
 * NODE_CARD or NODE_SERVICES; such an image anywhere else is an error.
 */
void card_read(struct document *document, size_t block, struct diagnostics *diags);

#endif
