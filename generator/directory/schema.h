/* SPDX-License-Identifier: MIT */
/*
 * The form of a directory file: which elements and attributes there are, where they may
 * stand, how often, and what they may hold. content/directory/directory.rng says the
 * same to XML editors.
 */
#ifndef DIRECTORY_SCHEMA_H
#define DIRECTORY_SCHEMA_H

#include "base/diag.h"
#include "input/xml.h"

enum element {
    ELEMENT_DIRECTORY,
    ELEMENT_EMERGENCY,
    ELEMENT_SERVICE,
    ELEMENT_NAME,
    ELEMENT_SUMMARY,
    ELEMENT_NOTE,
    ELEMENT_WHEN,
    ELEMENT_PHONE,
    ELEMENT_SMS,
    ELEMENT_CHAT,
    ELEMENT_APP,
    ELEMENT_EMAIL,
    ELEMENT_FORM,
    ELEMENT_WEB,
    ELEMENT_VISIT,
    ELEMENT_LANGUAGE,
    ELEMENT_AUDIENCE,
    ELEMENT_TOPIC,
    ELEMENT_ELIGIBILITY,
    ELEMENT_CONFIDENTIALITY,
    ELEMENT_ACCESS,
    ELEMENT_SOURCE,
    ELEMENT_COUNT
};

/* So many diagnostics of one file are enough: what is wrong with it is not one thing.
 */
enum { SCHEMA_DIAGNOSTICS_MOST = 200 };

/*
 * Checks one element by itself: its attributes, its text, the names and numbers of its
 * children. Errors: ATTRIBUTE_UNKNOWN, ATTRIBUTE_MISSING, those of attribute_check,
 * ELEMENT_TEXT, ELEMENT_UNKNOWN, ELEMENT_MISSING. Children are not checked in depth.
 * Gives up at SCHEMA_DIAGNOSTICS_MOST.
 */
void schema_check(enum element element, const struct xml_element *xml,
                  struct diagnostics *diags);

/*
 * The element that `name` means inside `parent` (ELEMENT_COUNT: at the top);
 * ELEMENT_COUNT where it has no meaning there.
 */
enum element schema_child(enum element parent, struct str name);

/* An element's name, and its attributes one by one: NULL behind the last of them. */
const char *schema_element(enum element element);
const char *schema_attribute(enum element element, size_t number);

#endif
