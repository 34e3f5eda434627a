/* SPDX-License-Identifier: MIT */
/*
 * Opening hours as a table of weeks, for scripts that know nothing of rules and
 * holidays: the attribute data-hours.
 *
 *   2026-11-16=0,2026-12-21=1,2026-12-28=0|540-960 1980-2400|?540-960
 *
 * Before the first '|': MONDAY=WEEK, an ISO date and the number of a week from 0; it
 * holds until the next one, the last until `until`. After it the weeks, each followed
 * by '|' but for the last: FROM-TO in minutes after Monday 00:00 local time
 * (0 <= FROM < TO <= 10080), sorted, joined where they touch, separated by spaces; '?'
 * before one says unknown; all other times are closed. Equal weeks stand there once.
 */
#ifndef DIRECTORY_HOURS_COMPILE_H
#define DIRECTORY_HOURS_COMPILE_H

#include "directory/hours_state.h"

/*
 * Appends the table. It starts with the Monday of the week before `from` and holds to
 * the end of the day `until`; both must be days.
 */
void hours_compile(const struct hours *hours, const struct calendar *calendar,
                   struct date from, struct date until, struct strbuf *out);

#endif
