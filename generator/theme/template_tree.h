/* SPDX-License-Identifier: MIT */
/*
 * A compiled template, private to template*.c: a flat array of operations. What stands
 * between an opening tag and its closing tag are the `inside` operations that follow.
 */
#ifndef THEME_TEMPLATE_TREE_H
#define THEME_TEMPLATE_TREE_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/source.h"

enum template_op_kind {
    OP_TEXT,     /* `text` */
    OP_VARIABLE, /* the value of `parts`, escaped */
    OP_RAW,      /* the same, as it is */
    OP_SECTION,  /* of `parts` */
    OP_INVERTED, /* of `parts` */
    OP_PARTIAL,  /* `name`, `target` */
    OP_PARENT,   /* the same; only OP_BLOCKs are inside it, the arguments */
    OP_BLOCK,    /* `name`; its content is inside it */
    /*
     * A block ends where a line starts, before the closing tag. That line is indented
     * as the file is, but not as the place is where the block is put.
     */
    OP_LAST_LINE
};

struct template_op {
    enum template_op_kind kind;
    bool line_start; /* of OP_TEXT: it starts a line (an empty one: before a tag) */
    bool standalone; /* of OP_PARTIAL, OP_PARENT, OP_BLOCK: `text` is its indentation */
    bool dedented;   /* of OP_BLOCK: its lines have lost their common indentation */
    uint32_t offset; /* of the tag in the source */
    uint32_t length;
    size_t inside;
    struct str text;
    struct str name;
    const struct str *parts; /* the name split at its dots; none for "." */
    size_t part_count;
    const struct template *target; /* NULL until it is linked */
};

struct template
{
    struct str name;
    struct template *base; /* what it means by its own name as a parent; mostly NULL */
    const struct source *source;
    struct template_ops {
        ARRAY_FIELDS(struct template_op);
    } ops;
};

/*
 * Compiles template->source into template->ops, in the arena; texts are views of the
 * source. False: diagnostics were filed, and the template is empty.
 */
bool template_parse(struct arena *arena, struct template *template,
                    struct diagnostics *diags);

#endif
