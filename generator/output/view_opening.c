/* SPDX-License-Identifier: MIT */
#include "directory/hours_compile.h"
#include "output/view_parts.h"

/* Hours that nobody has set a day of review for are trusted for a year; and a table
 * does not grow without end. */
enum { MONTHS_TRUSTED = 12, MONTHS_MOST = 24 };

/* Where people see it at home: lists of many countries are long enough. */
static bool has_opening(const struct view *view, const struct service *service,
                        const struct channel *channel)
{
    if (!service || !channel->hours || !service->timezone.len ||
        !channel_is_callable(service, channel, view->site->config.as_of))
        return false;
    return (view->route->kind == ROUTE_SERVICE && view->route->as.service == service) ||
           (view->country && str_equal(view->country->code, service->country));
}

/* A month or a year ends with its last day. */
static struct date last_day(struct date date)
{
    if (!date.month)
        date.month = 12;
    if (!date.day)
        date.day = (uint8_t)date_month_length(date.year, date.month);
    return date;
}

static struct date trusted_until(struct date as_of, struct date review_by)
{
    struct date most = date_shift_months(as_of, MONTHS_MOST);
    if (!date_is_set(review_by))
        return date_shift_months(as_of, MONTHS_TRUSTED);
    review_by = last_day(review_by);
    return date_compare(review_by, most) < 0 ? review_by : most;
}

static struct value_record *new_opening(const struct view *view,
                                        const struct service *service,
                                        const struct channel *channel)
{
    struct date from = view->site->config.as_of;
    struct date until = trusted_until(from, service->review_by);
    struct calendar calendar = {&view->site->holidays, service->country,
                                service->region};
    struct value_record *record = value_record_new(view->arena);
    struct strbuf weeks = {0};
    if (date_compare(until, from) < 0)
        from = until;
    hours_compile(channel->hours, &calendar, from, until, &weeks);
    view_set_text(view, record, "timezone", service->timezone);
    view_set_text(view, record, "weeks", arena_copy(view->arena, strbuf_str(&weeks)));
    view_set_date(view, record, "until", until);
    strbuf_release(&weeks);
    return record;
}

void view_set_opening(const struct view *view, struct value_record *record,
                      const struct service *service, const struct channel *channel)
{
    struct value_record *opening = NULL;
    if (has_opening(view, service, channel)) {
        opening = new_opening(view, service, channel);
        *view->has_opening = true;
    }
    view_set_record(view, record, "opening", opening);
}
