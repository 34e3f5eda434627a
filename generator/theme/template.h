/* SPDX-License-Identifier: MIT */
/*
 * Mustache (the specification's core modules and inheritance; no lambdas): compiled
 * once, rendered often, from several threads at a time.
 */
#ifndef THEME_TEMPLATE_H
#define THEME_TEMPLATE_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/source.h"
#include "theme/value.h"

/* The one edition that has templates of its own. */
#define TEMPLATE_EDITION_PHONE "phone"

struct template; /* compiled; lives in its set's arena */

/* Templates that name each other as partials and parents. */
struct template_set {
    struct arena *arena;
    struct map by_name;
    struct template_list {
        ARRAY_FIELDS(struct template *);
    } all;
};

struct template_set template_set_in(struct arena *arena);

/*
 * Compiles source->text under `name`, replacing an earlier template of that name. The
 * source must live as long as the set. False: diagnostics with places were filed.
 */
bool template_set_add(struct template_set *set, struct str name,
                      const struct source *source, struct diagnostics *diags);
/*
 * Has the newest template of that name itself as parent ("{{<layout}}" in layout)? Then
 * it extends the one that it takes the place of, which is added here: true while one is
 * missing.
 */
bool template_set_wants_base(const struct template_set *set, struct str name);
bool template_set_add_base(struct template_set *set, struct str name,
                           const struct source *source, struct diagnostics *diags);
/*
 * To be called once after the last add: binds partials and parents by name. False: one
 * does not exist, which was reported where it is named. Templates of editions, see
 * template_set_edition, are left as they are.
 */
bool template_set_link(struct template_set *set, struct diagnostics *diags);
/*
 * The same templates as an edition has them: those called "EDITION/NAME" take the place
 * of NAME. False as in template_set_link, which need not be called any more.
 */
bool template_set_edition(const struct template_set *set, struct str edition,
                          struct template_set *result, struct diagnostics *diags);

/* NULL when there is none of that name. */
const struct template *template_get(const struct template_set *set, struct str name);

/*
 * Appends the template rendered with a stack of contexts, the innermost last. A name
 * that none of them has is empty and files a warning; nesting beyond 32 levels of
 * partials files an error and renders nothing more. Escapes like strbuf_add_html.
 */
void template_render(const struct template *template, const struct value *contexts,
                     size_t context_count, struct strbuf *out,
                     struct diagnostics *diags);

#endif
