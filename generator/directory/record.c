/* SPDX-License-Identifier: MIT */
#include "directory/record.h"

const char *const FLAG_NAMES[] = {"", "no", "yes", NULL};
const char *const STATUS_NAMES[] = {"active", "announced", "suspended", "retired",
                                    NULL};
const char *const CONFIDENCE_NAMES[] = {"verified", "single-source", "unconfirmed",
                                        "disputed", NULL};
const char *const PROVIDER_NAMES[] = {"",       "public",     "charity",
                                      "police", "commercial", NULL};
const char *const PURPOSE_NAMES[] = {"general", "police", "ambulance", "fire",
                                     "text",    "relay",  NULL};
const char *const ACCESS_NAMES[] = {"sign-language", "text-relay", "video-relay",
                                    "easy-language", "wheelchair", NULL};
const char *const PLATFORM_NAMES[] = {"android", "ios", "desktop", NULL};
const char *const CHECK_NAMES[] = {"call", "email", "letter", "meeting", NULL};
const char *const FACT_NAMES[] = {
    "name",   "status",      "since",    "until", "valid-from",  "valid-to",
    "region", "replaced-by", "phone",    "sms",   "chat",        "app",
    "email",  "form",        "web",      "visit", "hours",       "languages",
    "cost",   "bill",        "audience", "topic", "eligibility", "confidentiality",
    "access", "when",        "provider", NULL};

static const char *const CHANNEL_NAMES[CHANNEL_KIND_COUNT] = {
    [CHANNEL_PHONE] = "phone", [CHANNEL_SMS] = "sms",     [CHANNEL_CHAT] = "chat",
    [CHANNEL_APP] = "app",     [CHANNEL_EMAIL] = "email", [CHANNEL_FORM] = "form",
    [CHANNEL_WEB] = "web",     [CHANNEL_VISIT] = "visit",
};

const char *status_name(enum status status)
{
    return STATUS_NAMES[status];
}

const char *confidence_name(enum confidence confidence)
{
    return CONFIDENCE_NAMES[confidence];
}

const char *provider_name(enum provider provider)
{
    return PROVIDER_NAMES[provider];
}

const char *channel_kind_name(enum channel_kind kind)
{
    return CHANNEL_NAMES[kind];
}

const char *purpose_name(enum purpose purpose)
{
    return PURPOSE_NAMES[purpose];
}

bool keys_contain(const struct keys *keys, struct str key)
{
    for (size_t i = 0; i < keys->count; i++)
        if (str_equal(keys->items[i].key, key))
            return true;
    return false;
}

/* "2026-05" lasts until the end of May: what it leaves open cannot be past. */
static bool is_past(struct date last, struct date as_of)
{
    if (!date_is_set(last))
        return false;
    if (last.month == 0)
        as_of.month = 0;
    if (last.day == 0)
        as_of.day = 0;
    return date_compare(last, as_of) < 0;
}

static bool is_within(struct date first, struct date last, struct date as_of)
{
    return date_compare(first, as_of) <= 0 && !is_past(last, as_of);
}

bool service_is_callable(const struct service *service, struct date as_of)
{
    return service->status == STATUS_ACTIVE &&
           is_within(service->since, service->until, as_of) &&
           is_within(service->valid_from, service->valid_to, as_of);
}

bool channel_is_callable(const struct service *service, const struct channel *channel,
                         struct date as_of)
{
    return (!service || service_is_callable(service, as_of)) &&
           is_within(channel->valid_from, channel->valid_to, as_of);
}
