/* SPDX-License-Identifier: MIT */
/*
 * A translator's signature: a person has read a translation against its source, and
 * the front matter says which text that was, when and in which role.
 */
#ifndef SITE_SIGNATURE_H
#define SITE_SIGNATURE_H

#include "site/site.h"

struct signature {
    struct date day;
    struct str role; /* a key of the vocabulary's roles */
};

/*
 * The text of the page's file with these values in its front matter, and every other
 * byte as it is: the digest in translation-of, translation-status: reviewed,
 * translation-reviewed and translation-reviewed-by. Fields that are missing become
 * lines below, with the file's own line ends. Lives in the arena; the same as before
 * where the page is signed like that already.
 *
 * False: SIGN_REFUSED was filed: it is no translation, it or its source has an error,
 * or its front matter has a form in which nothing can be changed safely.
 */
bool signature_put(struct arena *arena, const struct site *site,
                   const struct page *page, const struct signature *signature,
                   struct str *text, struct diagnostics *diags);

#endif
