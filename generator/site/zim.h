/* SPDX-License-Identifier: MIT */
/*
 * What a ZIM file (Kiwix) says of itself: openZIM's metadata, from site.yaml.
 * `zim-title` and `zim-description` there, else title and summary in the default
 * language; a neutral site has its title alone.
 */
#ifndef SITE_ZIM_H
#define SITE_ZIM_H

#include "site/config.h"

/* Characters that Kiwix shows. */
enum { ZIM_TITLE_MOST = 30, ZIM_DESCRIPTION_MOST = 80 };

struct zim_about {
    struct str title, description;
    struct str languages; /* ISO 639-3, with commas: "fra,eng" */
    struct str publisher; /* the title where site.yaml names nobody */
};

/*
 * False: FIELD_VALUE was filed for each that is too long, FIELD_MISSING for one that is
 * not there, SITE_LANGUAGES for a language without a code. `at` names site.yaml.
 */
bool zim_about(struct arena *arena, const struct config *config, struct location at,
               struct zim_about *about, struct diagnostics *diags);

#endif
