/* SPDX-License-Identifier: MIT */
/*
 * A theme: templates, assets and interface strings in one folder. A theme may extend
 * another (theme.yaml: "extends: default"); what it has replaces what the other has
 * under the same name. A template that has itself as parent extends the replaced one.
 *
 *     themes/NAME/theme.yaml  templates/NAME.mustache  assets/...  strings/LANG.yaml
 *
 * What stands in phone/ below templates/ and assets/ is only for the phone edition.
 */
#ifndef THEME_THEME_H
#define THEME_THEME_H

#include "base/array.h"
#include "theme/template.h"

struct theme_asset {
    struct str path;  /* below assets/, e.g. "balise.css" */
    struct str bytes; /* without comments in lines of their own: theme/comments.h */
    const struct source *source; /* only a path, for diagnostics */
};

struct theme_strings {
    struct str language;
    /* Every key of every language, with fallback: a text, or a record of plural forms.
     */
    const struct value_record *record;
};

struct theme {
    struct template_set templates;
    struct theme_assets {
        ARRAY_FIELDS(struct theme_asset);
    } assets; /* sorted by path */
    struct theme_languages {
        ARRAY_FIELDS(struct theme_strings);
    } strings; /* in the order of `languages` */
    /* Assets that stand inside the files of the phone edition, in order. */
    struct theme_uses {
        ARRAY_FIELDS(struct theme_use);
    } phone_styles, phone_scripts, phone_helpers;
    struct strs folders; /* its own, then those of the themes that it extends */
};

/* An asset that theme.yaml names. */
struct theme_use {
    struct str path;
    struct location at;
    const struct theme_asset *asset;
};

/*
 * A theme that this one extends is looked for beside it, then in the `shelves`, folders
 * of themes.
 *
 * Loads the theme in `folder` with the strings of `languages` (the first is the
 * default to which a missing string falls back, with a warning). `named_at` is where
 * the theme is named, for the case that there is none. Everything lives in the arena.
 * False: diagnostics were filed;
 * theme->folders has those that were found.
 */
bool theme_load(struct arena *arena, struct str folder, const struct strs *shelves,
                struct location named_at, const struct strs *languages,
                struct theme *theme, struct diagnostics *diags);

/* The theme with the templates of the phone edition. False: diagnostics were filed. */
bool theme_for_phones(const struct theme *theme, struct theme *result,
                      struct diagnostics *diags);
/* Does the asset only belong into the files of the phone edition? */
bool theme_asset_is_for_phones(const struct theme_asset *asset);

/* The strings of a language that was given to theme_load. */
const struct value_record *theme_strings(const struct theme *theme,
                                         struct str language);
/* A text with {name} replaced by value; further placeholders by nested calls. */
struct str theme_fill(struct arena *arena, struct str text, const char *name,
                      struct str value);

#endif
