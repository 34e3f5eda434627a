/* SPDX-License-Identifier: MIT */
/*
 * What a preview adds to a page on its way to the browser, and pages of its own. None
 * of it is ever in a build.
 */
#ifndef PREVIEW_PAGE_H
#define PREVIEW_PAGE_H

#include "base/diag.h"

/* Below this address stands what belongs to the preview; no page of a site can. */
#define PREVIEW_FOLDER "/-balise/"
/* So begins what a preview says about itself to another one that wants its port. */
#define PREVIEW_ABOUT "balise serve: "

/*
 * Appends the page with the script that reloads it, and with a content security policy
 * that lets this script ask for news. `site` is the number of the build it comes from.
 */
void page_adapt(struct strbuf *out, struct str html, unsigned long long site);
/* Appends a whole page that only says `text`, a MESSAGE() of HTML; it reloads likewise.
 */
void page_say(struct strbuf *out, enum message_language language, const char *text,
              unsigned long long site);
/* The script. */
struct str page_script(void);

/*
 * Appends what the script is told of diagnostics, as members of a JSON object: how many
 * errors and warnings there are, the first hundred of them as compilers print them, and
 * the words around them, all in the language of the diagnostics.
 */
void page_add_news(struct strbuf *out, const struct diagnostics *diags);

#endif
