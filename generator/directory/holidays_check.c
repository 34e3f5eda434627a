/* SPDX-License-Identifier: MIT */
#include "directory/holidays_check.h"

enum { MONTHS_WITHOUT_REVIEW = 12, YEARS_MOST = 10 };

struct date service_hours_until(const struct service *service, struct date as_of)
{
    if (service && date_is_day(service->review.due))
        return service->review.due;
    return date_shift_months(as_of, MONTHS_WITHOUT_REVIEW);
}

struct check {
    struct calendar calendar;
    unsigned first_year;
    unsigned said; /* a bit for each year from the first */
    struct diagnostics *diags;
};

static void check_year(struct check *check, unsigned year, struct location at)
{
    unsigned bit = 1U << (year - check->first_year);
    if (check->said & bit || calendar_year(&check->calendar, year))
        return;
    check->said |= bit;
    diag_add(check->diags, DIAG_HOLIDAYS_MISSING, at,
             "hours speak of public holidays, and those of '%.*s' in %u are not known",
             STR_ARG(check->calendar.country), year);
    diag_hint(
        check->diags,
        "add the year to directory/holidays.yaml; until then such hours are shown "
        "as unknown");
}

static void check_channels(struct check *check, const struct channels *channels,
                           struct date until)
{
    for (size_t i = 0; i < channels->count; i++) {
        const struct hours *hours = channels->items[i].hours;
        if (!hours || !hours->holidays)
            continue;
        unsigned last = until.year, most = check->first_year + YEARS_MOST;
        for (unsigned year = check->first_year; year <= last && year < most; year++)
            check_year(check, year, hours->at);
    }
}

static void check_country(const struct country *country, struct check *check,
                          struct date as_of)
{
    struct date until = service_hours_until(NULL, as_of);
    for (size_t i = 0; i < country->emergencies.count; i++)
        check_channels(check, &country->emergencies.items[i].channels, until);
    for (size_t i = 0; i < country->services.count; i++) {
        const struct service *service = country->services.items[i];
        bool answers =
            service->status == STATUS_ACTIVE || service->status == STATUS_ANNOUNCED;
        if (answers)
            check_channels(check, &service->channels,
                           service_hours_until(service, as_of));
    }
}

void holidays_check(const struct directory *directory, const struct holidays *holidays,
                    struct date as_of, struct diagnostics *diags)
{
    for (size_t i = 0; date_is_day(as_of) && i < directory->countries.count; i++) {
        const struct country *country = &directory->countries.items[i];
        struct check check = {
            .calendar = {.holidays = holidays, .country = country->code},
            .first_year = as_of.year,
            .diags = diags,
        };
        check_country(country, &check, as_of);
    }
}
