/* SPDX-License-Identifier: MIT */
#include "output/view_parts.h"

static void set_texts(const struct view *view, struct value_record *record,
                      const char *name, const struct texts *texts)
{
    const struct text *text = view_text(view, texts);
    bool anywhere = !text || text->language.len == 0;
    view_set_text(view, record, name, text ? text->text : STR(""));
    view_set_text(view, record, arena_format(view->arena, "%s-lang", name).ptr,
                  anywhere ? STR("") : view_foreign(view, text->language));
}

static struct value_record *own_record(const struct view *view,
                                       const struct contact *contact)
{
    bool has_number = contact->phone.dial.len > 0;
    struct value_record *record = view_number(view, NULL, &contact->phone, has_number);
    view_set_text(view, record, "name", contact->name);
    set_texts(view, record, "role", &contact->role);
    set_texts(view, record, "place", &contact->place);
    view_set_text(view, record, "email", contact->email);
    view_set_bool(view, record, "is-active", has_number);
    view_set_bool(view, record, "is-inactive", false);
    return record;
}

void view_set_own(const struct view *view, struct value_record *record, bool wanted)
{
    const struct contacts *contacts = &view->site->config.contacts;
    struct value_list *list = value_list_new(view->arena);
    bool shown = wanted && !*view->has_own;
    for (size_t i = 0; shown && i < contacts->count; i++)
        value_list_add(view->arena, list,
                       value_of_record(own_record(view, &contacts->items[i])));
    *view->has_own |= list->count > 0;
    view_set_section(view, record, "own", list);
}

bool view_is_home(const struct view *view, struct str country)
{
    return str_equal(country, view->site->config.home_country);
}
