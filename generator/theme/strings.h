/* SPDX-License-Identifier: MIT */
/*
 * A theme's interface strings: flat mappings of keys to texts, one YAML file for each
 * language. A text may have plural forms (strings_forms.h). Private to theme/; theme.h
 * has what others use.
 */
#ifndef THEME_STRINGS_H
#define THEME_STRINGS_H

#include "theme/theme.h"

/*
 * Loads strings/ of each theme, whose folders are `themes` from the theme itself to
 * what it extends, and fills `strings` for each of `languages`: with every key that
 * any language of any of these themes has, sorted. A text that a language does not have
 * is taken from the first of `languages` that has it, or else from another file.
 *
 * Warns about such a text: at the language's file in the theme that has the key, or
 * once at that theme's folder where it has no such file. A text must have the same
 * {placeholders} as that of the first language; only a plural form that stands for one
 * number may have fewer. False: errors were filed.
 */
bool strings_load(struct arena *arena, const struct strs *themes,
                  const struct strs *languages, struct theme_languages *strings,
                  struct diagnostics *diags);

/*
 * The name of the next {placeholder} at or after *at, which moves behind it: letters,
 * digits, '-' and '_'. False when there is none.
 */
bool strings_placeholder(struct str text, size_t *at, struct str *name);

#endif
