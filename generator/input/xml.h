/* SPDX-License-Identifier: MIT */
/*
 * XML 1.0 to a tree of elements that know their place in the source. Read through
 * libxml2's SAX2: no DTD, no entities but the five of XML, no network.
 */
#ifndef INPUT_XML_H
#define INPUT_XML_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/source.h"

struct xml_attribute {
    struct str name;  /* with its prefix, as written: "xml:lang" */
    struct str value; /* normalised as XML says */
    struct location name_at;
    struct location value_at; /* inside the quotes */
};

struct xml_attributes {
    ARRAY_FIELDS(struct xml_attribute);
};

struct xml_elements {
    ARRAY_FIELDS(struct xml_element *);
};

struct xml_element {
    struct str name;
    struct location at; /* the name in the start tag */
    struct xml_attributes attributes;
    struct xml_elements children;
    struct str text; /* all text directly inside, white space trimmed and collapsed */
    struct location text_at;
    uint32_t start; /* byte of '<' of the start tag */
    uint32_t end;   /* byte behind '>' of the end tag */
};

/* Once, before the first thread starts; after it xml_parse may run in many threads. */
void xml_init(void);

/* NULL: a diagnostic was filed. At most 64 levels deep, 1000 attributes in a tag. */
struct xml_element *xml_parse(struct arena *arena, const struct source *source,
                              struct diagnostics *diags);

/* NULL when it is not there. */
const struct xml_attribute *xml_attribute(const struct xml_element *element,
                                          struct str name);

#endif
