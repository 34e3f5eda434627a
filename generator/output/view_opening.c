/* SPDX-License-Identifier: MIT */
#include "output/view_parts.h"

/* Where people see it at home: lists of many countries are long enough. */
static bool is_at_home(const struct view *view, const struct service *service)
{
    if (route_is_for_paper(view->route))
        return false; /* paper does not know what time it is */
    return (view->route->kind == ROUTE_SERVICE && view->route->as.service == service) ||
           (view->country && str_equal(view->country->code, service->country));
}

void view_set_opening(const struct view *view, struct value_record *record,
                      const struct service *service, const struct channel *channel)
{
    struct value_record *opening = NULL;
    if (service && channel->weeks.len && is_at_home(view, service)) {
        opening = value_record_new(view->arena);
        view_set_text(view, opening, "timezone", service->timezone);
        view_set_text(view, opening, "weeks", channel->weeks);
        view_set_date(view, opening, "until", channel->weeks_until);
        *view->has_opening = true;
    }
    view_set_record(view, record, "opening", opening);
}
