/* SPDX-License-Identifier: MIT */
/*
 * Changes to the text of a directory file that leave every other byte as it is. New
 * elements take over the indentation and the line ends of their neighbours.
 *
 * Each piece of new text remembers its cause, so that what is wrong with the patched
 * file can be told where it was written: in a cell of a table.
 */
#ifndef DIRECTORY_PATCH_H
#define DIRECTORY_PATCH_H

#include "base/diag.h"
#include "input/xml.h"

/* Why something is changed. */
struct patch_cause {
    struct location at;
    struct str label; /* as in "row 12, column F 'dial'" */
};

/* Bytes [from, to) of a text and what they come from. */
struct patch_span {
    size_t from, to;
    const struct patch_cause *cause;
};

struct patch_spans {
    ARRAY_FIELDS(struct patch_span);
};

/* New text; spans count from its beginning. */
struct patch_text {
    struct strbuf text;
    struct patch_spans spans;
};

struct patch {
    size_t from, to; /* of the source's text; equal: an insertion */
    struct str text;
    struct patch_spans spans;
};

/* The patches of one file. Zero-initialise and set the first two. */
struct patches {
    struct arena *arena;
    const struct source *source;
    ARRAY_FIELDS(struct patch);
};

/*
 * Sets an attribute; "" takes it away. A new one goes behind the element's last, at the
 * same distance.
 */
void patch_attribute(struct patches *patches, const struct xml_element *element,
                     struct str name, struct str value,
                     const struct patch_cause *cause);
/* Replaces the text. False: a comment, an element or CDATA is in it. */
bool patch_content(struct patches *patches, const struct xml_element *element,
                   struct str value, const struct patch_cause *cause);
/* Takes the element away, and its line if it stands alone there. */
void patch_remove(struct patches *patches, const struct xml_element *element,
                  const struct patch_cause *cause);
/*
 * Inserts an element into `parent` behind its last child that may stand before a `name`
 * (see patch.c for the order); beside the last one of the same name as that stands
 * beside the one before it. Takes the new text over and releases it.
 */
void patch_insert(struct patches *patches, const struct xml_element *parent,
                  struct str name, struct patch_text *element);

/* Appends ` name="value"`, escaped; nothing for "". */
void patch_add_attribute(struct patches *patches, struct patch_text *text,
                         struct str name, struct str value,
                         const struct patch_cause *cause);
/* Appends character data, escaped. */
void patch_add_content(struct patches *patches, struct patch_text *text,
                       struct str value, const struct patch_cause *cause);
/* A line end and the indentation of what stands `depth` elements deeper than `parent`.
 */
struct str patch_line_inside(struct patches *patches, const struct xml_element *parent,
                             size_t depth);

/* The patched text; `spans` gets where new pieces stand in it, both in order. */
struct str patches_apply(struct patches *patches, struct patch_spans *spans);

/*
 * What caused the place `at` of a patched text to be as it is: that of the smallest
 * span around it, or NULL.
 */
const struct patch_cause *patch_cause_at(const struct patch_spans *spans, size_t at);
/* The same; else of the first span in the tag around it; else in the tag's element. */
const struct patch_cause *patch_cause_near(struct str text,
                                           const struct patch_spans *spans, size_t at);

#endif
