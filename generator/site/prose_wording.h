/* SPDX-License-Identifier: MIT */
/*
 * How a text says it: words that blame, promise, mislead or endanger (see
 * directory/wording.h). Words of another language and quotations are not ours.
 */
#ifndef SITE_PROSE_WORDING_H
#define SITE_PROSE_WORDING_H

#include "directory/wording.h"
#include "site/page.h"
#include "site/prose_text.h"

/* The sentences of a page that somebody has read and means. */
struct prose_meant {
    struct wording_sentences sentences;
    bool *seen; /* one for each */
};

struct prose_meant prose_meant_of(struct arena *arena, const struct page *page);
/* WORDING_MEANT for those that were not seen in any text of the page. */
void prose_meant_report(const struct prose_meant *meant, const struct page *page,
                        struct diagnostics *diags);

/* What a text is compared with. */
struct prose_wording {
    const struct wording_language *language; /* NULL: without lists */
    struct prose_meant *meant;               /* NULL: only what the lists excuse */
    const struct document *document;         /* of the text's links; may be NULL */
    const struct source *source;
};

/* WORDING and WORDING_DANGER. */
void prose_wording_check(const struct prose_wording *wording,
                         const struct prose_text *text, struct arena *scratch,
                         struct diagnostics *diags);

#endif
