/* SPDX-License-Identifier: MIT */
/*
 * People of a school or an association, from "contacts" in site.yaml: shown before the
 * services of their country. They are no part of the directory and not in its data.
 */
#ifndef SITE_CONTACT_H
#define SITE_CONTACT_H

#include "directory/numbers.h"
#include "directory/text.h"
#include "input/yaml.h"

struct contact {
    struct str name;
    struct texts role;    /* a text without a language holds in all of them */
    struct texts place;   /* "Room B 204" */
    struct channel phone; /* dial is "" where there is none; hours also then */
    struct str email;     /* may be "" */
    struct location at;
};

struct contacts {
    ARRAY_FIELDS(struct contact); /* in the order of the file */
};

/*
 * Reads the list; a bad contact is left out. A number must be international, with '+',
 * so that it is one number everywhere. False: an error was filed (FIELD_MISSING,
 * FIELD_TYPE, FIELD_VALUE, HOURS_…).
 */
bool contacts_read(struct arena *arena, const struct yaml *list,
                   struct contacts *contacts, struct diagnostics *diags);
/* FIELD_VALUE for each number that the directory knows as not, or no longer, in use. */
void contacts_check(const struct contacts *contacts, const struct numbers *numbers,
                    struct diagnostics *diags);

#endif
