/* SPDX-License-Identifier: MIT */
#include "output/data_parts.h"

static bool same_span(struct hours_span a, struct hours_span b)
{
    return a.from == b.from && a.to == b.to;
}

static void add_span(struct data_span *spans, size_t *count, struct hours_span span,
                     unsigned day)
{
    for (size_t i = 0; i < *count; i++)
        if (same_span((struct hours_span){spans[i].opens, spans[i].closes}, span)) {
            spans[i].days |= (uint8_t)(1u << day);
            return;
        }
    spans[(*count)++] = (struct data_span){(uint8_t)(1u << day), span.from, span.to};
}

size_t data_week(const struct hours *hours, struct data_span spans[DATA_SPANS_MOST])
{
    size_t count = 0;
    for (unsigned day = 0; hours && day < HOURS_DAYS; day++)
        for (size_t i = 0; i < hours->days[day].count; i++)
            add_span(spans, &count, hours->days[day].spans[i], day);
    return count;
}

struct str data_hours_text(const struct data *data, const struct channel *channel)
{
    return words_hours(data->words, channel->hours);
}
