/* SPDX-License-Identifier: MIT */
/*
 * Where tags and attributes stand in the text of an XML document, to the byte: what no
 * XML parser tells. Works on text that is well-formed up to the place asked for, and
 * never reads past its end whatever the text is.
 */
#ifndef INPUT_XML_TAG_H
#define INPUT_XML_TAG_H

#include "base/arena.h"
#include "base/str.h"

/* The '<' of the next start or end tag at or after `from`, or text.len. */
size_t xml_next_tag(struct str text, size_t from);

/*
 * The first byte of character data that is not white space, at or after `from` and
 * before the next tag, or STR_NOT_FOUND. Comments and instructions do not count; *end
 * gets the end of this run of text, without white space.
 */
size_t xml_next_text(struct str text, size_t from, size_t *end);

/* Where the DOCTYPE of the document stands, or STR_NOT_FOUND. */
size_t xml_find_doctype(struct str text);

struct xml_tag {
    struct str name; /* a piece of the text */
    size_t start;    /* of '<' */
    size_t end;      /* behind '>' */
};

/* The start or end tag whose '<' is at `at`. */
struct xml_tag xml_tag_at(struct str text, size_t at);

/* The tag that begins nearest before `at`; its name is "" where there is none. */
struct xml_tag xml_tag_before(struct str text, size_t at);

/* One attribute as written: pieces of the text. */
struct xml_written {
    struct str name;
    struct str value; /* between the quotes */
};

/* The next attribute of a tag from *at on, which moves behind it; false: no more. */
bool xml_next_attribute(struct str text, const struct xml_tag *tag, size_t *at,
                        struct xml_written *attribute);

/* The name of the attribute in whose value `at` stands; "" where there is none. */
struct str xml_attribute_around(struct str text, size_t at);

/*
 * The value of an attribute by XML 1.0 3.3.3: references replaced, white space turned
 * into spaces. Borrows where nothing is to be done.
 */
struct str xml_attribute_value(struct arena *arena, struct str written);

#endif
