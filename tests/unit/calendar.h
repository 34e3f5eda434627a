/* SPDX-License-Identifier: MIT */
/* What tests of hours share: holidays from a literal, hours and days from texts. */
#ifndef UNIT_CALENDAR_H
#define UNIT_CALENDAR_H

#include "directory/holidays.h"
#include "directory/hours.h"

#include "support.h"

/* Any country is known. */
static inline bool read_holidays(struct fixture *fixture, struct holidays *holidays,
                                 const char *text)
{
    struct vocabulary any = {.incomplete = true};
    struct source *source = ARENA_NEW(&fixture->arena, struct source);
    *source = source_of(&fixture->arena, STR("holidays.yaml"), str_from(text));
    return holidays_read(&fixture->arena, source, &any, holidays, &fixture->diags);
}

static inline struct hours parse_hours(struct fixture *fixture, const char *text)
{
    struct hours hours;
    if (!hours_parse(&fixture->arena, str_from(text), location_none(), &hours,
                     &fixture->diags))
        fail_msg("'%s' is refused", text);
    return hours;
}

static inline struct date day_of(const char *text)
{
    struct date day = {0};
    assert_true(date_parse(str_from(text), &day));
    return day;
}

#endif
