/* SPDX-License-Identifier: MIT */
/*
 * What opening hours mean at a time: open, closed or unknown, by the calendar of public
 * holidays. All times are local ones of the service; the time zone is not needed.
 */
#ifndef DIRECTORY_HOURS_STATE_H
#define DIRECTORY_HOURS_STATE_H

#include "directory/holidays.h"
#include "directory/hours.h"

/* `minute` of the day: 0 … 1439. */
enum hours_state hours_state(const struct hours *hours, const struct calendar *calendar,
                             struct date day, unsigned minute);

/* A time at which the state changes; `day` is not set where it does not. */
struct hours_change {
    struct date day;
    unsigned minute;
    enum hours_state state; /* from then on */
};

/* The first change after that minute and before the end of the day `until`. */
struct hours_change hours_next_change(const struct hours *hours,
                                      const struct calendar *calendar, struct date day,
                                      unsigned minute, struct date until);

/* A part of a day in which the state does not change. */
struct hours_part {
    uint16_t from, to; /* minutes of the day, 0 … 1440 */
    enum hours_state state;
};

struct hours_parts {
    ARRAY_FIELDS(struct hours_part);
};

/*
 * Appends the parts of a day, in order, without gaps; two that follow each other
 * differ. `before` and `today` say whether the day before and the day are public
 * holidays. The rest of a date is not looked at when no rule has dates.
 */
void hours_add_day(struct arena *arena, const struct hours *hours, struct date day,
                   enum holiday_state before, enum holiday_state today,
                   struct hours_parts *parts);

#endif
