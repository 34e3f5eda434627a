/* SPDX-License-Identifier: MIT */
/*
 * The first step of compiling a template: its tags, in the order of the file, with
 * opening and closing tags matched and their places in their lines known.
 */
#ifndef THEME_TEMPLATE_TAGS_H
#define THEME_TEMPLATE_TAGS_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/source.h"

/* Tags that stay open may be nested so deep in one file. */
#define TEMPLATE_NESTING_LIMIT 32

enum tag_kind {
    TAG_COMMENT,
    TAG_DELIMITERS,
    TAG_VARIABLE, /* {{name}} */
    TAG_RAW,      /* {{{name}}} and {{&name}} */
    TAG_PARTIAL,  /* {{>name}} */
    TAG_SECTION,  /* {{#name}} */
    TAG_INVERTED, /* {{^name}} */
    TAG_PARENT,   /* {{<name}} */
    TAG_BLOCK,    /* {{$name}} */
    TAG_CLOSE     /* {{/name}} */
};

/* Byte offsets into the source's text; a text ends before its `end`. */
struct tag {
    enum tag_kind kind;
    struct str name; /* without white space around it */
    size_t start;
    size_t end;
    /* Only blanks stand before it in its line, and then where its line starts. */
    bool first;
    size_t left;
    /* Only blanks stand behind it in its line, and then where the next line starts. */
    bool last;
    size_t right;
    size_t close; /* of an opening tag: the index of its closing tag */
};

struct tags {
    ARRAY_FIELDS(struct tag);
};

/* Is there anything for the tag to be closed by? */
bool tag_opens(enum tag_kind kind);
struct location tag_location(const struct source *source, const struct tag *tag);

/* False: what is wrong with the template was reported. */
bool tags_scan(struct arena *arena, const struct source *source, struct tags *tags,
               struct diagnostics *diags);

#endif
