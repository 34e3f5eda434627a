/* SPDX-License-Identifier: MIT */
/* What an attribute of the directory's XML may hold. */
#ifndef DIRECTORY_ATTRIBUTE_H
#define DIRECTORY_ATTRIBUTE_H

#include "base/diag.h"
#include "input/xml.h"

enum attribute_type {
    ATTRIBUTE_TEXT,      /* anything but nothing */
    ATTRIBUTE_ID,        /* [a-z0-9-], portable as a file's name */
    ATTRIBUTE_ENUM,      /* one of the rule's names */
    ATTRIBUTE_ENUMS,     /* several, separated by spaces */
    ATTRIBUTE_DATE,      /* a year, a month or a day */
    ATTRIBUTE_DAY,       /* a day */
    ATTRIBUTE_DIAL,      /* see phone_check_dial */
    ATTRIBUTE_ABROAD,    /* the same with a '+' */
    ATTRIBUTE_HOURS,     /* see hours_parse, which the reader calls */
    ATTRIBUTE_LANGUAGE,  /* a BCP 47 tag */
    ATTRIBUTE_LANGUAGES, /* several, separated by spaces */
    ATTRIBUTE_AGE,       /* full years, 0 to 120 */
    ATTRIBUTE_URL,       /* http or https */
    ATTRIBUTE_EMAIL,
    ATTRIBUTE_COUNTRY,  /* two capital letters, or 001 */
    ATTRIBUTE_REGION,   /* ISO 3166-2 */
    ATTRIBUTE_REGIONS,  /* several, separated by spaces */
    ATTRIBUTE_TIMEZONE, /* formed like an IANA name: Europe/Luxembourg, UTC */
    ATTRIBUTE_TYPE_COUNT
};

/*
 * Files what is wrong with the value, at the value: ID_INVALID, DATE_INVALID,
 * PHONE_DIAL, else ATTRIBUTE_VALUE. `names` is NULL-terminated, and NULL for every type
 * but ATTRIBUTE_ENUM and ATTRIBUTE_ENUMS. False: an error was filed.
 */
bool attribute_check(const struct xml_attribute *attribute, enum attribute_type type,
                     const char *const *names, struct diagnostics *diags);

/* Two capital letters (ISO 3166-1, EU), or 001 for the world (UN M49). */
bool country_is_well_formed(struct str code);

#endif
