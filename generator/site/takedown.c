/* SPDX-License-Identifier: MIT */
#include "site/takedown.h"

#include "site/way.h"

enum { OF_AGE = 18 };

const struct takedown_case TAKEDOWN_CASES[TAKEDOWN_AGE_COUNT] = {
    {TAKEDOWN_MINOR, "under-18"},
    {TAKEDOWN_ADULT, "18-or-over"},
    {TAKEDOWN_CHILD, "child"},
};

static bool is_callable(const struct site *site, const struct service *service)
{
    return service_is_callable(service, site->config.as_of);
}

bool takedown_exists(const struct site *site)
{
    for (size_t i = 0; i < site->directory.services.count; i++) {
        const struct service *service = site->directory.services.items[i];
        if (str_equal(service->kind, STR("takedown")) && is_callable(site, service))
            return true;
    }
    return false;
}

static bool takes_minors_images(const struct service *service)
{
    return service->eligibility.image_age_min < OF_AGE;
}

static bool takes_adults_images(const struct service *service)
{
    return service->eligibility.image_age_max < 0 ||
           service->eligibility.image_age_max >= OF_AGE;
}

/*
 * What a minor may not use is left out of the first list even though its reader may be
 * an adult today: minors read it.
 */
static bool is_for(const struct service *service, enum takedown_age age)
{
    bool removes = keys_contain(&service->topics, STR("image-removal"));
    switch (age) {
    case TAKEDOWN_MINOR:
        return removes && takes_minors_images(service) &&
               way_serves(service, STR("minor"));
    case TAKEDOWN_ADULT:
        return removes && takes_adults_images(service) &&
               way_serves(service, STR("adult"));
    case TAKEDOWN_CHILD:
    case TAKEDOWN_AGE_COUNT:
        break;
    }
    return takes_minors_images(service) && service->eligibility.age_min < OF_AGE &&
           (removes || str_equal(service->kind, STR("report"))) &&
           (way_serves(service, STR("parent")) ||
            way_serves(service, STR("professional")));
}

struct service_list takedown_services(struct arena *arena, const struct site *site,
                                      enum takedown_age age)
{
    struct service_list list = {0};
    for (size_t i = 0; i < site->directory.services.count; i++) {
        const struct service *service = site->directory.services.items[i];
        if (is_callable(site, service) && is_for(service, age))
            *ARRAY_ADD(&list, arena) = service;
    }
    return list;
}
