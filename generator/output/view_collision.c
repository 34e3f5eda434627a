/* SPDX-License-Identifier: MIT */
#include "output/view_parts.h"

static void set_name(const struct view *view, struct value_record *record,
                     const struct number_use *use)
{
    const struct text *name =
        use->service ? texts_get(&use->service->names, view->language->tag,
                                 config_default_language(&view->site->config))
                     : NULL;
    struct str text = name ? name->text : STR("");
    if (use->emergency)
        text = view_purpose(view, use->emergency->purpose);
    view_set_text(view, record, "name", text);
    view_set_text(view, record, "lang",
                  name ? view_foreign(view, name->language) : STR(""));
}

static struct value_list *view_others(const struct view *view,
                                      const struct number_uses *uses)
{
    struct value_list *others = value_list_new(view->arena);
    for (size_t i = 0; i < uses->count; i++) {
        struct str country = uses->items[i].country->code;
        struct value_record *other = value_record_new(view->arena);
        set_name(view, other, &uses->items[i]);
        view_set_text(view, other, "country-name",
                      view_word(view, VOCABULARY_COUNTRIES, country));
        view_set_text(
            view, other, "country-href",
            view_href(view, view_route(view, ROUTE_COUNTRY, country), STR("")));
        value_list_add(view->arena, others, value_of_record(other));
    }
    return others;
}

void view_add_collision(const struct view *view, struct value_list *list,
                        const struct service *service,
                        const struct emergency *emergency, struct str country,
                        const struct channel *channel)
{
    struct number_uses uses =
        numbers_collisions(view->arena, &view->site->numbers,
                           directory_country(&view->site->directory, country), service,
                           emergency, channel);
    if (uses.count == 0)
        return;
    struct value_record *record = value_record_new(view->arena);
    view_set_text(view, record, "text",
                  words_fill(view->words, "collision", "number", channel->display));
    view_set_list(view, record, "others", view_others(view, &uses));
    value_list_add(view->arena, list, value_of_record(record));
}

struct value_list *view_collisions(const struct view *view,
                                   const struct service *service)
{
    struct value_list *list = value_list_new(view->arena);
    for (size_t i = 0; i < service->channels.count; i++) {
        const struct channel *channel = &service->channels.items[i];
        bool repeated = false; /* often one number takes calls and messages */
        for (size_t k = 0; k < i; k++)
            repeated |= str_equal(service->channels.items[k].dial, channel->dial);
        if (channel->dial.len && !repeated)
            view_add_collision(view, list, service, NULL, service->country, channel);
    }
    return list;
}
