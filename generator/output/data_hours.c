/* SPDX-License-Identifier: MIT */
#include "output/data_parts.h"

/* Days with the same span share one entry. */
static void add_span(struct arena *arena, struct data_spans *week, unsigned day,
                     uint16_t opens, uint16_t closes)
{
    for (size_t i = 0; i < week->count; i++)
        if (week->items[i].opens == opens && week->items[i].closes == closes) {
            week->items[i].days |= (uint8_t)(1u << day);
            return;
        }
    *ARRAY_ADD(week, arena) = (struct data_span){(uint8_t)(1u << day), opens, closes};
}

struct data_spans data_week(struct arena *arena, const struct hours *hours)
{
    struct data_spans week = {0};
    for (unsigned day = 0; hours && day < HOURS_DAYS; day++)
        for (size_t i = 0; i < hours->days[day].count; i++)
            add_span(arena, &week, day, hours->days[day].spans[i].from,
                     hours->days[day].spans[i].to);
    return week;
}

struct str data_hours_text(const struct data *data, const struct channel *channel)
{
    return words_hours(data->words, channel->hours);
}
