/* SPDX-License-Identifier: MIT */
/*
 * Texts that change with a number. A text is a scalar, or a mapping of plural forms:
 *
 *     services-count: {one: "{count} service", other: "{count} services"}
 *
 * Private to theme/.
 */
#ifndef THEME_STRINGS_FORMS_H
#define THEME_STRINGS_FORMS_H

#include "input/yaml.h"
#include "theme/plural.h"
#include "theme/value.h"

/*
 * Checks that the text under a key is one: a scalar, or forms that the language has,
 * 'other' among them. Warns about those that it needs besides. False: errors were
 * filed.
 */
bool strings_check_forms(struct str language, const struct yaml_pair *pair,
                         struct diagnostics *diags);

/* The text itself, or that of its form 'other'; NULL where strings_check_forms failed.
 */
const struct yaml *strings_main_form(const struct yaml *text);

/* May the form leave its {placeholders} out? It may where it stands for one number. */
bool strings_form_is_exact(struct str language, struct str form);

/* Text, or a record of forms as plural_name() calls them. */
struct value strings_value(struct arena *arena, const struct yaml *text);

#endif
