/* SPDX-License-Identifier: MIT */
/* content/site.yaml: what the whole site shares. */
#ifndef SITE_CONFIG_H
#define SITE_CONFIG_H

#include "base/date.h"
#include "base/diag.h"
#include "directory/text.h"
#include "site/contact.h"

/* Which encoding the files of a path pattern have. */
struct encoding_rule {
    struct str pattern; /* relative to the content folder, see path_matches */
    struct str encoding;
};

struct config {
    struct location at; /* the last site.yaml */
    struct texts title; /* the neutral one where that is wanted */
    struct texts neutral_title;
    struct texts summary;
    struct strs languages;     /* BCP 47; the first is the default */
    bool languages_incomplete; /* some could not be read, which was reported */
    struct date as_of;         /* the build's today */
    struct str home_country;   /* ISO 3166-1; "" for a site of no country */
    struct location home_country_at;
    struct str publisher;
    struct contacts contacts; /* people of one's own */
    struct location contacts_at;
    struct str contact;    /* an address: mail or web; may be "" */
    struct str licence;    /* of the data, in words or as a name; may be "" */
    bool neutral_contacts; /* vCards with names that tell nothing */
    bool neutral;          /* so do names of files, and titles of windows */
    struct text zim_title, zim_description; /* for Kiwix, see site/zim.h; may be "" */
    struct str theme;
    struct location theme_at;
    struct encoding_rules {
        ARRAY_FIELDS(struct encoding_rule);
    } encodings;
};

/*
 * Reads one site.yaml over what earlier content folders said: a field that it has
 * replaces theirs; encodings add up, and a later pattern wins. False: an error was
 * filed.
 */
bool config_read(struct arena *arena, const struct source *source,
                 struct config *config, struct diagnostics *diags);
/*
 * To be called once, when all are read: what must be there, and what `neutral` changes.
 * `at` names the last site.yaml.
 */
bool config_finish(struct config *config, struct location at,
                   struct diagnostics *diags);

/* The declared encoding of a content file, or "". */
struct str config_encoding(const struct config *config, struct str path);
bool config_has_language(const struct config *config, struct str language);
struct str config_default_language(const struct config *config);

#endif
