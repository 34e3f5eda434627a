/* SPDX-License-Identifier: MIT */
#include "theme/template.h"

#include "base/suggest.h"
#include "theme/template_tree.h"

struct template_set template_set_in(struct arena *arena)
{
    return (struct template_set){.arena = arena, .by_name = map_in(arena)};
}

static void replace(struct template_set *set, const struct template *old,
                    struct template *template)
{
    for (size_t i = 0; i < set->all.count; i++)
        if (set->all.items[i] == old)
            set->all.items[i] = template;
}

/* A broken template has its place too, so that not all who name it are blamed. */
bool template_set_add(struct template_set *set, struct str name,
                      const struct source *source, struct diagnostics *diags)
{
    struct template *template = ARENA_NEW(set->arena, struct template);
    template->name = arena_copy(set->arena, name);
    template->source = source;
    const struct template *old = map_set(&set->by_name, template->name, template);
    if (old)
        replace(set, old, template);
    else
        *ARRAY_ADD(&set->all, set->arena) = template;
    return template_parse(set->arena, template, diags);
}

/* The last of those that extend each other under one name; NULL for none. */
static struct template *last_base(const struct template_set *set, struct str name)
{
    struct template *template = map_get(&set->by_name, name);
    while (template && template->base)
        template = template->base;
    return template;
}

bool template_set_wants_base(const struct template_set *set, struct str name)
{
    const struct template *template = last_base(set, name);
    for (size_t i = 0; template && i < template->ops.count; i++)
        if (template->ops.items[i].kind == OP_PARENT &&
            str_equal(template->ops.items[i].name, name))
            return true;
    return false;
}

bool template_set_add_base(struct template_set *set, struct str name,
                           const struct source *source, struct diagnostics *diags)
{
    struct template *template = last_base(set, name);
    struct template *base = ARENA_NEW(set->arena, struct template);
    base->name = template->name;
    base->source = source;
    template->base = base;
    return template_parse(set->arena, base, diags);
}

static void report_unknown(const struct template_set *set,
                           const struct template *template,
                           const struct template_op *op, struct diagnostics *diags)
{
    struct suggestion suggestion = suggestion_for(op->name);
    for (size_t i = 0; i < set->all.count; i++)
        suggestion_offer(&suggestion, set->all.items[i]->name);
    diag_add(diags, DIAG_TEMPLATE_PARTIAL, location_of(template->source, op->name),
             "there is no template '%.*s'", STR_ARG(op->name));
    suggestion_hint(&suggestion, diags);
}

static bool link_template(const struct template_set *set, struct template *template,
                          struct diagnostics *diags)
{
    bool linked = true;
    for (size_t i = 0; i < template->ops.count; i++) {
        struct template_op *op = &template->ops.items[i];
        if (op->kind != OP_PARTIAL && op->kind != OP_PARENT)
            continue;
        bool extends = op->kind == OP_PARENT && str_equal(op->name, template->name);
        op->target = extends && template->base ? template->base
                                               : map_get(&set->by_name, op->name);
        if (!op->target)
            report_unknown(set, template, op, diags);
        linked = linked && op->target;
    }
    return linked;
}

static bool link_bases(const struct template_set *set, struct template *template,
                       struct diagnostics *diags)
{
    bool linked = true;
    for (; template; template = template->base)
        linked = link_template(set, template, diags) && linked;
    return linked;
}

/* "phone/card": only of the phone edition, whose name is the folder's. */
static bool is_of_edition(struct str name, struct str edition)
{
    return str_starts_with(name, edition) && name.len > edition.len &&
           name.ptr[edition.len] == '/';
}

bool template_set_link(struct template_set *set, struct diagnostics *diags)
{
    bool linked = true;
    for (size_t i = 0; i < set->all.count; i++)
        if (!is_of_edition(set->all.items[i]->name, STR(TEMPLATE_EDITION_PHONE)))
            linked = link_bases(set, set->all.items[i], diags) && linked;
    return linked;
}

/* The template and those that it extends, once more, under `name`. */
static bool add_again(struct template_set *set, const struct template *template,
                      struct str name, struct diagnostics *diags)
{
    bool good = template_set_add(set, name, template->source, diags);
    for (template = template->base; template; template = template->base)
        good &= template_set_add_base(set, name, template->source, diags);
    return good;
}

bool template_set_edition(const struct template_set *set, struct str edition,
                          struct template_set *result, struct diagnostics *diags)
{
    bool good = true;
    *result = template_set_in(set->arena);
    for (size_t i = 0; i < set->all.count; i++) {
        const struct template *template = set->all.items[i];
        if (!is_of_edition(template->name, edition))
            good &= add_again(result, template, template->name, diags);
    }
    for (size_t i = 0; i < set->all.count; i++) {
        const struct template *template = set->all.items[i];
        struct str name = str_slice(template->name, edition.len + 1, SIZE_MAX);
        if (is_of_edition(template->name, edition))
            good &= add_again(result, template, name, diags);
    }
    return template_set_link(result, diags) && good;
}

const struct template *template_get(const struct template_set *set, struct str name)
{
    return map_get(&set->by_name, name);
}
