/* SPDX-License-Identifier: MIT */
#include "directory/handout.h"

/* Hours change more often than numbers. */
enum { HOURS_MONTHS = 24, MONTHS_MOST = 12, ADULT_AGE = 18 };

static bool is_country(struct str code)
{
    return !str_equal(code, STR("EU")) && !str_equal(code, STR("001"));
}

static bool is_for_minors(const struct service *service)
{
    return (keys_contain(&service->audiences, STR("minor")) ||
            keys_contain(&service->audiences, STR("everyone"))) &&
           service->eligibility.age_min < ADULT_AGE;
}

/* A day that is known beforehand would pass while the poster hangs. */
static bool has_end(const struct service *service, const struct channel *channel)
{
    return date_is_set(service->until) || date_is_set(service->valid_to) ||
           date_is_set(channel->valid_to);
}

static bool is_overdue(const struct review *review, struct date as_of)
{
    return date_is_set(review->due) &&
           date_compare(date_last_day(review->due), as_of) < 0;
}

static bool is_confirmed_number(const struct channel *channel, enum channel_kind kind)
{
    return channel->kind == kind && channel->dial.len &&
           channel->confidence == CONFIDENCE_VERIFIED;
}

static const struct channel *number_of(const struct service *service, struct date as_of)
{
    if (service->confidence != CONFIDENCE_VERIFIED || service->regions.count ||
        is_overdue(&service->review, as_of) || !is_for_minors(service))
        return NULL;
    for (size_t i = 0; i < service->channels.count; i++) {
        const struct channel *channel = &service->channels.items[i];
        if (is_confirmed_number(channel, CHANNEL_PHONE) &&
            channel_is_callable(service, channel, as_of) && !has_end(service, channel))
            return channel;
    }
    return NULL;
}

/* A service that answers an emergency number is no further number to call. */
static bool is_emergency_number(const struct country *country, struct str dial)
{
    for (size_t i = 0; i < country->emergencies.count; i++) {
        const struct channels *channels = &country->emergencies.items[i].channels;
        for (size_t c = 0; c < channels->count; c++)
            if (str_equal(channels->items[c].dial, dial))
                return true;
    }
    return false;
}

static bool has_number(const struct handout *handout, struct str dial)
{
    for (size_t i = 0; i < handout->count; i++)
        if (str_equal(handout->numbers[i].channel->dial, dial))
            return true;
    return false;
}

static const struct channel *emergency_of(const struct country *country,
                                          enum purpose purpose, enum channel_kind kind,
                                          struct date as_of)
{
    for (size_t i = 0; i < country->emergencies.count; i++) {
        const struct emergency *emergency = &country->emergencies.items[i];
        if (emergency->purpose != purpose ||
            emergency->confidence != CONFIDENCE_VERIFIED)
            continue;
        for (size_t c = 0; c < emergency->channels.count; c++) {
            const struct channel *channel = &emergency->channels.items[c];
            if (is_confirmed_number(channel, kind) &&
                channel_is_callable(NULL, channel, as_of) &&
                !date_is_set(channel->valid_to))
                return channel;
        }
    }
    return NULL;
}

/* A source without a date was true when it was read. */
static struct date date_of(const struct citation *citation)
{
    return date_is_set(citation->date) ? citation->date : citation->accessed;
}

/* A source that names no facts stands for all of them. */
static struct date hours_said(const struct service *service)
{
    struct date newest = {0};
    for (size_t i = 0; i < service->citations.count; i++) {
        const struct citation *citation = &service->citations.items[i];
        if ((citation->facts.count == 0 ||
             strs_contain(&citation->facts, STR("hours"))) &&
            date_compare(date_of(citation), newest) > 0)
            newest = date_of(citation);
    }
    return newest;
}

/* A year alone counts from its first month: rather too old than too young. */
static int months_of(struct date date)
{
    return 12 * date.year + (date.month ? date.month : 1);
}

static struct handout_number number_in(const struct service *service,
                                       const struct channel *channel, struct date as_of)
{
    struct handout_number number = {.service = service, .channel = channel};
    if (!channel->hours)
        return number;
    number.hours_said = hours_said(service);
    number.hours_are_old =
        date_is_set(number.hours_said) &&
        months_of(as_of) - months_of(number.hours_said) > HOURS_MONTHS;
    return number;
}

static void add(struct handout *handout, struct handout_number number)
{
    struct date due = number.service->review.due;
    handout->numbers[handout->count++] = number;
    if (date_is_set(due) && date_compare(date_last_day(due), handout->until) < 0)
        handout->until = due;
}

struct handout handout_of(const struct country *country, struct date as_of)
{
    struct handout handout = {0};
    if (!is_country(country->code) || !date_is_day(as_of))
        return handout;
    handout.until = date_shift_months(as_of, MONTHS_MOST);
    for (size_t i = 0; i < country->services.count && handout.count < HANDOUT_MOST;
         i++) {
        const struct service *service = country->services.items[i];
        const struct channel *channel = number_of(service, as_of);
        if (channel && !is_emergency_number(country, channel->dial) &&
            !has_number(&handout, channel->dial))
            add(&handout, number_in(service, channel, as_of));
    }
    handout.emergency = emergency_of(country, PURPOSE_GENERAL, CHANNEL_PHONE, as_of);
    if (!handout.emergency)
        handout.emergency = emergency_of(country, PURPOSE_POLICE, CHANNEL_PHONE, as_of);
    handout.emergency_text = emergency_of(country, PURPOSE_TEXT, CHANNEL_SMS, as_of);
    return handout;
}
