/* SPDX-License-Identifier: MIT */
/* A sentence to show or to read aloud, for who does not speak a country's languages. */
#include "base/language.h"
#include "output/view_parts.h"

static const struct word *language_word(const struct view *view, struct str tag)
{
    return vocabulary_find(&view->site->vocabulary, VOCABULARY_LANGUAGES, tag);
}

/* "Ich brauche Hilfe auf Arabisch …"; "" where the vocabulary cannot say it. */
static struct str sentence(const struct view *view, struct str language)
{
    const struct word *speaks = language_word(view, language);
    const struct word *needs = language_word(view, view->language->tag);
    const struct text *name = needs ? texts_find(&needs->name, language) : NULL;
    if (!speaks || !name || speaks->interpreter.len == 0)
        return STR("");
    return theme_fill(view->arena, speaks->interpreter, "language", name->text);
}

static struct value_list *sentences(const struct view *view, const struct keys *spoken)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < spoken->count; i++) {
        struct str tag = spoken->items[i].key, text = sentence(view, tag);
        if (text.len == 0)
            continue;
        struct value_record *record = value_record_new(view->arena);
        view_set_text(view, record, "text", text);
        view_set_text(view, record, "lang", tag);
        view_set_text(view, record, "dir", language_direction(tag));
        value_list_add(view->arena, list, value_of_record(record));
    }
    return list;
}

void view_set_interpreter(const struct view *view, struct str country)
{
    const struct word *word =
        vocabulary_find(&view->site->vocabulary, VOCABULARY_COUNTRIES, country);
    struct value_record *record = NULL;
    if (word && !keys_contain(&word->languages, view->language->tag)) {
        struct value_list *list = sentences(view, &word->languages);
        if (list->count) {
            record = value_record_new(view->arena);
            view_set_list(view, record, "sentences", list);
            view_set_text(view, record, "meaning", sentence(view, view->language->tag));
        }
    }
    view_set_record(view, view->record, "interpreter", record);
}
