/* SPDX-License-Identifier: MIT */
/*
 * Which numbers of a country may be printed and handed out. Paper cannot be corrected:
 * only what is confirmed and not overdue for review, in service without an announced
 * end, good in the whole country and meant for minors or for everyone goes on it.
 */
#ifndef DIRECTORY_HANDOUT_H
#define DIRECTORY_HANDOUT_H

#include "directory/directory.h"

/* A poster that is read in passing has no room for more. */
enum { HANDOUT_MOST = 3 };

struct handout_number {
    const struct service *service;
    const struct channel *channel; /* a telephone number of it */
    /* The newest source of its hours; not set where they are not known. */
    struct date hours_said;
    bool hours_are_old; /* that source is older than two years */
};

struct handout {
    /* In the directory's order. None: nothing is to be printed for the country. */
    size_t count;
    struct handout_number numbers[HANDOUT_MOST];
    /* The emergency number for all cases, or the police's; NULL where none is
     * confirmed. */
    const struct channel *emergency;
    const struct channel *emergency_text; /* by text message; NULL likewise */
    /* When to print anew: the first day on which a number is due for review, a year
     * after `as_of` at the latest. */
    struct date until;
};

/* Nothing for the EU and the world, where nobody hangs a poster; `as_of` is a day. */
struct handout handout_of(const struct country *country, struct date as_of);

#endif
