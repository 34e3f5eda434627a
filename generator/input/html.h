/* SPDX-License-Identifier: MIT */
/*
 * HTML as a row of start tags, each attribute with its place, as the tokenizer of the
 * HTML standard (13.2.5) finds them in any text. libxml2's parser knows no place of an
 * attribute and reads HTML 4; what is needed here is a small part of the standard.
 *
 * Not read as browsers do: a script with "<!--" and "<script" inside it ends here at
 * the first "</script", so that no more is taken for script than there is.
 */
#ifndef INPUT_HTML_H
#define INPUT_HTML_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

enum { HTML_ATTRIBUTES_MOST = 64 };

/* Pieces of the text, as written; a name in any case. */
struct html_attribute {
    struct str name;
    struct str value; /* without quotes, references not resolved */
};

struct html_tag {
    struct str name; /* a piece of the text, in any case */
    /* Of each name the first; further ones than HTML_ATTRIBUTES_MOST are left out. */
    struct html_attribute attributes[HTML_ATTRIBUTES_MOST];
    size_t count;
    struct str text; /* of script, style, textarea, title …: all up to the end tag */
};

/* Zero-initialise with the text. */
struct html_reader {
    struct str text;
    size_t at;
};

/* The next start tag; false at the end of the text. */
bool html_next(struct html_reader *reader, struct html_tag *tag);
/* NULL where the tag has none of that name, which is in lower case. */
const struct html_attribute *html_attribute(const struct html_tag *tag,
                                            const char *name);
bool html_is(const struct html_tag *tag, const char *name);

/*
 * The value with its character references resolved: numbers, and those names that
 * matter in an address (amp lt gt quot apos colon sol num quest period Tab NewLine …).
 * Others stay as they are. Gives the value itself where it has none.
 */
struct str html_value(struct arena *arena, struct str value);

#endif
