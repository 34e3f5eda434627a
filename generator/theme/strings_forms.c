/* SPDX-License-Identifier: MIT */
#include "theme/strings_forms.h"

#include "base/suggest.h"

static bool fail_form(const struct yaml_pair *form, struct diagnostics *diags)
{
    struct suggestion suggestion = suggestion_for(form->key);
    for (int i = 0; i < PLURAL_FORMS; i++)
        suggestion_offer(&suggestion, str_from(plural_name((enum plural)i)));
    diag_add(diags, DIAG_FIELD_VALUE, form->key_at, "there is no plural form '%.*s'",
             STR_ARG(form->key));
    if (suggestion_best(&suggestion).len)
        suggestion_hint(&suggestion, diags);
    else
        diag_hint(diags, "the forms are zero, one, two, few, many, other");
    return false;
}

static bool check_form(struct str language, const struct yaml_pair *form,
                       struct diagnostics *diags)
{
    enum plural plural;
    if (!plural_from_name(form->key, &plural))
        return fail_form(form, diags);
    if (form->value.kind != YAML_SCALAR) {
        diag_add(diags, DIAG_FIELD_TYPE, form->value.at, "'%.*s' is not a single text",
                 STR_ARG(form->key));
        return false;
    }
    /* 'other' is there to fall back to, and 'many' may be for millions. */
    if (plural < PLURAL_MANY && plural_is_known(language) &&
        plural_use(language, plural).numbers == 0)
        diag_add(diags, DIAG_FIELD_UNKNOWN, form->key_at,
                 "no number takes the form '%.*s' in '%.*s'", STR_ARG(form->key),
                 STR_ARG(language));
    return true;
}

static void warn_missing_forms(struct str language, const struct yaml_pair *pair,
                               struct diagnostics *diags)
{
    for (int i = 0; i < PLURAL_OTHER; i++) {
        const char *name = plural_name((enum plural)i);
        struct plural_use use = plural_use(language, (enum plural)i);
        if (use.numbers == 0 || yaml_get(&pair->value, str_from(name)))
            continue;
        diag_add(diags, DIAG_STRING_MISSING, pair->key_at,
                 use.numbers > 1
                     ? "'%.*s' lacks the form '%s', which '%.*s' has for %zu and others"
                     : "'%.*s' lacks the form '%s', which '%.*s' has for %zu",
                 STR_ARG(pair->key), name, STR_ARG(language), use.least);
        diag_hint(diags, "until then the reader gets the form 'other'");
    }
}

bool strings_check_forms(struct str language, const struct yaml_pair *pair,
                         struct diagnostics *diags)
{
    const struct yaml *text = &pair->value;
    if (text->kind == YAML_SCALAR)
        return true;
    if (text->kind == YAML_LIST) {
        diag_add(diags, DIAG_FIELD_TYPE, text->at, "'%.*s' is not a single text",
                 STR_ARG(pair->key));
        return false;
    }
    bool good = true;
    for (size_t i = 0; i < text->count; i++)
        good = check_form(language, &text->pairs[i], diags) && good;
    if (!good)
        return false;
    if (!strings_main_form(text)) {
        diag_add(diags, DIAG_FIELD_MISSING, pair->key_at,
                 "'%.*s' lacks the form 'other'", STR_ARG(pair->key));
        return false;
    }
    warn_missing_forms(language, pair, diags);
    return true;
}

const struct yaml *strings_main_form(const struct yaml *text)
{
    const struct yaml *form = text->kind == YAML_SCALAR
                                  ? text
                                  : yaml_get(text, str_from(plural_name(PLURAL_OTHER)));
    return form && form->kind == YAML_SCALAR ? form : NULL;
}

bool strings_form_is_exact(struct str language, struct str form)
{
    enum plural plural;
    return plural_from_name(form, &plural) && plural != PLURAL_OTHER &&
           plural_use(language, plural).numbers == 1;
}

struct value strings_value(struct arena *arena, const struct yaml *text)
{
    if (text->kind != YAML_MAP)
        return value_text(text->text);
    struct value_record *forms = value_record_new(arena);
    for (size_t i = 0; i < text->count; i++)
        *ARRAY_ADD(forms, arena) = (struct value_field){
            .name = text->pairs[i].key, .value = value_text(text->pairs[i].value.text)};
    return value_of_record(forms);
}
