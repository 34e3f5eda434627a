/* SPDX-License-Identifier: MIT */
#include "site/opening.h"

#include "base/parallel.h"
#include "directory/hours_compile.h"

enum { MONTHS_TRUSTED = 12, MONTHS_MOST = 24 };

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

static void compile(const struct site *site, const struct service *service,
                    struct channel *channel, struct arena *arena)
{
    struct date from = site->config.as_of;
    struct date until = trusted_until(from, service->review.due);
    const struct keys *regions = &service->regions;
    /* Of several regions, a holiday of one of them says nothing sure. */
    struct str region = regions->count == 1 ? regions->items[0].key : STR("");
    struct calendar calendar = {&site->holidays, service->country, region};
    struct strbuf weeks = {0};
    if (date_compare(until, from) < 0)
        from = until;
    hours_compile(channel->hours, &calendar, from, until, &weeks);
    channel->weeks = arena_copy(arena, strbuf_str(&weeks));
    channel->weeks_until = until;
    strbuf_release(&weeks);
}

static void compile_service(size_t index, void *context, struct worker *worker)
{
    const struct site *site = context;
    const struct service *service = site->directory.services.items[index];
    struct arena *arena = &site->file_arenas[worker->index].arena;
    for (size_t i = 0; i < service->channels.count; i++) {
        struct channel *channel = &service->channels.items[i];
        if (channel->hours && service->timezone.len &&
            channel_is_callable(service, channel, site->config.as_of))
            compile(site, service, channel, arena);
    }
}

void opening_assemble(struct site *site)
{
    if (date_is_day(site->config.as_of) && site->file_arena_count)
        parallel_for(site->directory.services.count, site->file_arena_count,
                     compile_service, site);
}
