/* SPDX-License-Identifier: MIT */
/*
 * CommonMark (by cmark) to a document. Adds what Balise reads out of valid CommonMark:
 * callouts, checklist items, cards and lists of services; refuses raw HTML and link
 * schemes that are not allow-listed.
 */
#ifndef INPUT_MARKDOWN_H
#define INPUT_MARKDOWN_H

#include "base/diag.h"
#include "input/document.h"

/*
 * Parses source->text from byte `body` on. The document lives in the arena and borrows
 * from the source where text stands there as it is. False: an error was filed; the
 * document is still whole enough to be looked at. `scratch` takes what is only needed
 * on the way, cmark's tree above all. Safe to call from several threads.
 */
bool markdown_parse(struct arena *arena, struct arena *scratch,
                    const struct source *source, size_t body, struct document *document,
                    struct diagnostics *diags);

#endif
