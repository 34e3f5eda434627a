/* SPDX-License-Identifier: MIT */
#include "commands/today.h"

#include <time.h>

struct date today_of(const struct options *options)
{
    struct tm day = {0};
    time_t now = time(NULL);
    if (date_is_set(options->today))
        return options->today;
    gmtime_r(&now, &day);
    return (struct date){(uint16_t)(day.tm_year + 1900), (uint8_t)(day.tm_mon + 1),
                         (uint8_t)day.tm_mday};
}
