/* SPDX-License-Identifier: MIT */
#include "directory/hours_state.h"
#include "output/data_parts.h"

/* ---- Is it the same every week? ---- */

static bool rule_is_weekly(const struct hours_rule *rule)
{
    if (rule->fallback || rule->holidays || rule->dates_count || rule->comment.len ||
        rule->state == HOURS_UNKNOWN)
        return false;
    for (size_t i = 0; i < rule->spans_count; i++)
        if (rule->spans[i].open_end)
            return false;
    return true;
}

static bool is_weekly(const struct hours *hours)
{
    for (size_t i = 0; hours && i < hours->rules.count; i++)
        if (!rule_is_weekly(&hours->rules.items[i]))
            return false;
    return hours != NULL;
}

/* ---- Its spans. ---- */

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

/* The first part, where the day before may go on: open from midnight, but not all day.
 */
static bool goes_on(const struct hours_parts *day)
{
    return day->items[0].state == HOURS_OPEN && day->items[0].to < MINUTES_PER_DAY;
}

static bool ends_late(const struct hours_parts *day)
{
    const struct hours_part *last = &day->items[day->count - 1];
    return last->state == HOURS_OPEN && last->from > 0;
}

/*
 * "22:00-02:00" is one span and not two that end and begin at midnight. So it is where
 * two rules say it; a day that is open throughout stays a day.
 */
static void add_day(struct arena *arena, const struct hours_parts days[HOURS_DAYS],
                    unsigned day, struct data_spans *week)
{
    const struct hours_parts *today = &days[day];
    const struct hours_parts *eve = &days[(day + HOURS_DAYS - 1) % HOURS_DAYS];
    const struct hours_parts *next = &days[(day + 1) % HOURS_DAYS];
    for (size_t i = 0; i < today->count; i++) {
        struct hours_part part = today->items[i];
        if (part.state != HOURS_OPEN || (i == 0 && goes_on(today) && ends_late(eve)))
            continue;
        if (i + 1 == today->count && ends_late(today) && goes_on(next))
            part.to = (uint16_t)(MINUTES_PER_DAY + next->items[0].to);
        add_span(arena, week, day, part.from, part.to);
    }
}

/* Any week does, where no rule has dates: this one begins with a Monday. */
struct data_spans data_week(struct arena *arena, const struct hours *hours)
{
    struct hours_parts days[HOURS_DAYS] = {{0}};
    struct data_spans week = {0};
    if (!is_weekly(hours))
        return week;
    for (unsigned day = 0; day < HOURS_DAYS; day++) {
        struct date date = {2024, 1, (uint8_t)(day + 1)};
        hours_add_day(arena, hours, date, HOLIDAY_NO, HOLIDAY_NO, &days[day]);
    }
    for (unsigned day = 0; day < HOURS_DAYS; day++)
        add_day(arena, days, day, &week);
    return week;
}

struct str data_hours_text(const struct data *data, const struct channel *channel)
{
    return words_hours(data->words, channel->hours);
}
