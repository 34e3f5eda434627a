/* SPDX-License-Identifier: MIT */
/* Do the tables of holidays hold what the opening hours of the directory need? */
#ifndef DIRECTORY_HOLIDAYS_CHECK_H
#define DIRECTORY_HOLIDAYS_CHECK_H

#include "directory/directory.h"
#include "directory/holidays.h"

/*
 * Until when a service's hours are offered: its review date, or a year after `as_of`
 * where it has none. An emergency number has no service: NULL.
 */
struct date service_hours_until(const struct service *service, struct date as_of);

/*
 * HOLIDAYS_MISSING once for each country and year, from that of `as_of` until the hours
 * are to be reviewed, in which hours with PH find no table.
 */
void holidays_check(const struct directory *directory, const struct holidays *holidays,
                    struct date as_of, struct diagnostics *diags);

#endif
