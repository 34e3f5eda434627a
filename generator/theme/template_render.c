/* SPDX-License-Identifier: MIT */
#include "theme/template.h"

#include "base/suggest.h"
#include "theme/template_tree.h"

/* So deep may partials and parents be nested, and so deep blocks. */
enum { DEPTH_LIMIT = 32 };

struct render {
    const struct value *contexts;
    size_t context_count;
    struct strbuf *out;
    struct diagnostics *diags;
    size_t first_diag; /* those before it are not this rendering's */
    bool stopped;
};

/* What sections have put on the stack of contexts, innermost first. */
struct scope {
    const struct scope *outer;
    const struct value *value;
};

/* What stands before a line: `outer`, then `inner`, then `text`. */
struct indent {
    const struct indent *outer;
    const struct indent *inner;
    struct str text;
};

/* The blocks inside a parent tag. */
struct arguments {
    const struct arguments *outer;
    const struct frame *frame; /* of the parent tag */
    const struct template_op *parent;
};

/* What operations are rendered with; all of it lives on the C stack. */
struct frame {
    const struct template *template;
    const struct scope *scope;
    const struct arguments *arguments;
    const struct indent *indent;
    bool own_indent; /* a part of `indent` belongs to the lines of the file */
    int partials;    /* nested so deep */
    int blocks;
};

static void render_ops(struct render *render, const struct frame *frame,
                       const struct template_op *ops, size_t count);

static struct location op_location(const struct frame *frame,
                                   const struct template_op *op)
{
    return location_at(frame->template->source, op->offset, op->length);
}

/* A list of a thousand items says the same thing once. */
static bool is_reported(const struct render *render, struct location at)
{
    for (size_t i = render->first_diag; i < render->diags->count; i++) {
        const struct diagnostic *diag = &render->diags->items[i];
        if (diag->code == DIAG_TEMPLATE_NAME && diag->at.source == at.source &&
            diag->at.offset == at.offset)
            return true;
    }
    return false;
}

static void offer_names(struct suggestion *suggestion, const struct value *value)
{
    if (value->kind != VALUE_RECORD)
        return;
    for (size_t i = 0; i < value->as.record->count; i++)
        suggestion_offer(suggestion, value->as.record->items[i].name);
}

static void warn_unknown(struct render *render, const struct frame *frame,
                         const struct template_op *op)
{
    struct location at = op_location(frame, op);
    struct suggestion suggestion = suggestion_for(op->parts[0]);
    if (is_reported(render, at))
        return;
    for (const struct scope *scope = frame->scope; scope; scope = scope->outer)
        offer_names(&suggestion, scope->value);
    for (size_t i = render->context_count; i > 0; i--)
        offer_names(&suggestion, &render->contexts[i - 1]);
    diag_add(render->diags, DIAG_TEMPLATE_NAME, at, "nothing here is named '%.*s'",
             STR_ARG(op->parts[0]));
    suggestion_hint(&suggestion, render->diags);
}

static void warn_no_part(struct render *render, const struct frame *frame,
                         const struct template_op *op, size_t part,
                         const struct value *whole)
{
    struct location at = op_location(frame, op);
    const struct str *known = &op->parts[part - 1];
    struct suggestion suggestion = suggestion_for(op->parts[part]);
    if (is_reported(render, at))
        return;
    offer_names(&suggestion, whole);
    diag_add(render->diags, DIAG_TEMPLATE_NAME, at, "'%.*s' has no '%.*s'",
             STR_ARG(*known), STR_ARG(op->parts[part]));
    suggestion_hint(&suggestion, render->diags);
}

static void warn_no_text(struct render *render, const struct frame *frame,
                         const struct template_op *op, enum value_kind kind)
{
    struct location at = op_location(frame, op);
    if (is_reported(render, at))
        return;
    diag_add(render->diags, DIAG_TEMPLATE_NAME, at,
             kind == VALUE_LIST ? "'%.*s' is a list, not a text"
                                : "'%.*s' is a record, not a text",
             STR_ARG(op->name));
}

static const struct value *get_name(const struct value *value, struct str name)
{
    return value->kind == VALUE_RECORD ? value_get(value->as.record, name) : NULL;
}

static const struct value *find_name(const struct render *render,
                                     const struct frame *frame, struct str name)
{
    const struct value *found = NULL;
    for (const struct scope *scope = frame->scope; scope && !found;
         scope = scope->outer)
        found = get_name(scope->value, name);
    for (size_t i = render->context_count; i > 0 && !found; i--)
        found = get_name(&render->contexts[i - 1], name);
    return found;
}

static const struct value *innermost(const struct render *render,
                                     const struct frame *frame)
{
    if (frame->scope)
        return frame->scope->value;
    return render->context_count ? &render->contexts[render->context_count - 1] : NULL;
}

/*
 * Only the first part of a dotted name is looked for on the stack. What is false has no
 * parts, and nothing to warn about: the view says that there is none.
 */
static const struct value *resolve(struct render *render, const struct frame *frame,
                                   const struct template_op *op)
{
    if (op->part_count == 0)
        return innermost(render, frame);
    const struct value *value = find_name(render, frame, op->parts[0]);
    if (!value)
        warn_unknown(render, frame, op);
    for (size_t i = 1; value && i < op->part_count; i++) {
        const struct value *whole = value;
        value = get_name(whole, op->parts[i]);
        if (!value && whole->kind != VALUE_FALSE)
            warn_no_part(render, frame, op, i, whole);
    }
    return value;
}

static void render_variable(struct render *render, const struct frame *frame,
                            const struct template_op *op)
{
    const struct value *value = resolve(render, frame, op);
    if (!value)
        return;
    switch (value->kind) {
    case VALUE_TEXT:
        if (op->kind == OP_RAW)
            strbuf_add(render->out, value->as.text);
        else
            strbuf_add_html(render->out, value->as.text);
        break;
    case VALUE_TRUE:
        strbuf_add(render->out, STR("true"));
        break;
    case VALUE_FALSE:
        strbuf_add(render->out, STR("false"));
        break;
    case VALUE_LIST:
    case VALUE_RECORD:
        if (op->part_count)
            warn_no_text(render, frame, op, value->kind);
        break;
    }
}

static void add_indent(struct strbuf *out, const struct indent *indent)
{
    for (; indent; indent = indent->inner) {
        add_indent(out, indent->outer);
        strbuf_add(out, indent->text);
    }
}

static bool is_line_end(struct str text, size_t at)
{
    return text.ptr[at] == '\n' ||
           (text.ptr[at] == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n');
}

/* Empty lines stay empty. */
static void render_text(struct render *render, const struct frame *frame,
                        const struct template_op *op)
{
    if (!frame->indent) {
        strbuf_add(render->out, op->text);
        return;
    }
    bool starts = op->line_start;
    if (starts && op->text.len == 0)
        add_indent(render->out, frame->indent);
    for (size_t at = 0; at < op->text.len; starts = true) {
        size_t end = str_find_char(op->text, '\n', at);
        end = end == STR_NOT_FOUND ? op->text.len : end + 1;
        if (starts && !is_line_end(op->text, at))
            add_indent(render->out, frame->indent);
        strbuf_add(render->out, str_slice(op->text, at, end));
        at = end;
    }
}

static void render_inside(struct render *render, const struct frame *frame,
                          const struct template_op *op, const struct value *value)
{
    struct scope scope = {.outer = frame->scope, .value = value};
    struct frame inner = *frame;
    inner.scope = &scope;
    render_ops(render, &inner, op + 1, op->inside);
}

static void render_section(struct render *render, const struct frame *frame,
                           const struct template_op *op)
{
    const struct value *value = resolve(render, frame, op);
    if (!value || !value_is_true(*value))
        return;
    if (value->kind != VALUE_LIST) {
        render_inside(render, frame, op, value);
        return;
    }
    for (size_t i = 0; i < value->as.list->count && !render->stopped; i++)
        render_inside(render, frame, op, &value->as.list->items[i]);
}

static void render_inverted(struct render *render, const struct frame *frame,
                            const struct template_op *op)
{
    const struct value *value = resolve(render, frame, op);
    if (!value || !value_is_true(*value))
        render_ops(render, frame, op + 1, op->inside);
}

static bool is_too_deep(struct render *render, const struct frame *frame,
                        const struct template_op *op, int depth)
{
    if (depth < DEPTH_LIMIT)
        return false;
    render->stopped = true;
    diag_add(render->diags, DIAG_TEMPLATE_DEPTH, op_location(frame, op),
             "'%.*s' would be nested more than %d deep", STR_ARG(op->name),
             DEPTH_LIMIT);
    diag_hint(render->diags, "something contains itself here, without an end");
    return true;
}

/*
 * A partial and a parent. "Injecting a regular partial is exactly equivalent to
 * injecting a parent without making any substitutions": both hand on the arguments
 * that they are rendered with.
 */
static void render_partial(struct render *render, const struct frame *frame,
                           const struct template_op *op)
{
    if (!op->target || is_too_deep(render, frame, op, frame->partials))
        return;
    struct arguments arguments = {frame->arguments, frame, op};
    struct indent indent = {.outer = frame->indent, .text = op->text};
    struct frame inner = *frame;
    inner.template = op->target;
    inner.partials++;
    inner.indent = NULL;
    if (op->standalone)
        inner.indent = op->text.len ? &indent : frame->indent;
    inner.own_indent = inner.indent != NULL;
    if (op->inside)
        inner.arguments = &arguments;
    render_ops(render, &inner, op->target->ops.items, op->target->ops.count);
}

/*
 * The block to be put in the place of `op`: itself, or an argument of that name, the
 * outermost where there are several. *frame: the one it was defined in.
 */
static const struct template_op *find_block(const struct frame **frame,
                                            const struct template_op *op)
{
    const struct template_op *found = op;
    const struct arguments *arguments = (*frame)->arguments;
    for (; arguments; arguments = arguments->outer) {
        const struct template_op *inside = arguments->parent + 1;
        for (size_t i = 0; i < arguments->parent->inside; i += 1 + inside[i].inside) {
            if (!str_equal(inside[i].name, op->name))
                continue;
            found = &inside[i];
            *frame = arguments->frame;
            break;
        }
    }
    return found;
}

/*
 * A block's lines have the indentation of its place, and then what they have of their
 * own: that of the file they are written in, unless it was taken off with the rest.
 */
static void render_block(struct render *render, const struct frame *frame,
                         const struct template_op *op)
{
    if (is_too_deep(render, frame, op, frame->blocks))
        return;
    const struct frame *definer = frame;
    const struct template_op *block = find_block(&definer, op);
    struct indent place = {.outer = frame->indent, .text = op->text};
    struct indent both = {.outer = &place, .inner = definer->indent};
    struct frame inner = *frame;
    inner.template = definer->template;
    inner.blocks++;
    inner.indent = NULL;
    if (op->standalone)
        inner.indent = op->text.len ? &place : frame->indent;
    if (inner.indent && block->inside && !block->dedented)
        add_indent(render->out, inner.indent);
    inner.own_indent = !block->dedented && definer->indent;
    if (inner.own_indent) {
        both.outer = inner.indent;
        inner.indent = &both;
    }
    render_ops(render, &inner, block + 1, block->inside);
}

static void render_op(struct render *render, const struct frame *frame,
                      const struct template_op *op)
{
    switch (op->kind) {
    case OP_TEXT:
        render_text(render, frame, op);
        break;
    case OP_VARIABLE:
    case OP_RAW:
        render_variable(render, frame, op);
        break;
    case OP_SECTION:
        render_section(render, frame, op);
        break;
    case OP_INVERTED:
        render_inverted(render, frame, op);
        break;
    case OP_PARTIAL:
    case OP_PARENT:
        render_partial(render, frame, op);
        break;
    case OP_BLOCK:
        render_block(render, frame, op);
        break;
    case OP_LAST_LINE:
        if (frame->own_indent)
            add_indent(render->out, frame->indent);
        break;
    }
}

static void render_ops(struct render *render, const struct frame *frame,
                       const struct template_op *ops, size_t count)
{
    for (size_t i = 0; i < count && !render->stopped; i += 1 + ops[i].inside)
        render_op(render, frame, &ops[i]);
}

void template_render(const struct template *template, const struct value *contexts,
                     size_t context_count, struct strbuf *out,
                     struct diagnostics *diags)
{
    struct render render = {.contexts = contexts,
                            .context_count = context_count,
                            .out = out,
                            .diags = diags,
                            .first_diag = diags->count};
    struct frame frame = {.template = template};
    render_ops(&render, &frame, template->ops.items, template->ops.count);
}
