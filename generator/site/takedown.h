/* SPDX-License-Identifier: MIT */
/*
 * Which service takes an image down? That depends on how old the person was when it was
 * made, not on the age today. A site has these pages when its directory has callable
 * services of the kind 'takedown'.
 */
#ifndef SITE_TAKEDOWN_H
#define SITE_TAKEDOWN_H

#include "site/site.h"

enum takedown_age {
    TAKEDOWN_MINOR, /* my image, made when I was under 18; I may be 18 or over today */
    TAKEDOWN_ADULT, /* my image, made when I was 18 or over */
    TAKEDOWN_CHILD, /* the image of a child that somebody helps */
    TAKEDOWN_AGE_COUNT
};

struct takedown_case {
    enum takedown_age age;
    const char *name; /* its page's file: "under-18" */
};

/* One for each age, in the order to choose from. */
extern const struct takedown_case TAKEDOWN_CASES[TAKEDOWN_AGE_COUNT];

bool takedown_exists(const struct site *site);

/*
 * The callable services for this age, in the directory's order: those that help to have
 * images removed (topic image-removal), and for a child those that take reports of
 * illegal content (kind report). Each is for its reader and, by its ages, for the
 * image.
 */
struct service_list takedown_services(struct arena *arena, const struct site *site,
                                      enum takedown_age age);

#endif
