/* SPDX-License-Identifier: MIT */
/*
 * Which service or emergency number of the directory a number belongs to, in whatever
 * form it is written; and which short codes mean something else in another country.
 */
#ifndef DIRECTORY_NUMBERS_H
#define DIRECTORY_NUMBERS_H

#include "directory/directory.h"
#include "directory/phone.h"

struct number_use {
    const struct country *country;
    const struct service *service;     /* NULL: an emergency number */
    const struct emergency *emergency; /* NULL: a service's number */
    const struct channel *channel;     /* phone or sms */
    bool is_short; /* what was looked up is a short code or as short as one: its own
                      country's digits, without '+' */
    bool callable; /* on the date that the index was made for */
};

struct number_uses {
    ARRAY_FIELDS(struct number_use); /* by country, emergency numbers first */
};

struct numbers {
    struct map by_key;
    struct arena *arena;
};

/*
 * Lists every phone and sms channel of the directory, which must outlive the index,
 * under these keys (see phone_key_of): as it is dialled; as it is shown; from abroad;
 * '+' and calling code; the same digits without '+'; and the national form with its
 * trunk prefix. Of services that share a number in one country, sixteen are kept, the
 * active ones first. `as_of` decides what is callable.
 */
struct numbers numbers_of(struct arena *arena, const struct directory *directory,
                          struct date as_of);

/* Exactly this key; NULL when nobody has it. */
const struct number_uses *numbers_find(const struct numbers *numbers, struct str key);

/*
 * Callable numbers of other countries with the digits of `channel`, a short code of
 * `country`, that mean something else there; by country, one for each service. Who
 * dials by habit, or reads another country's list, reaches somebody else.
 *
 * The same meaning have: emergency numbers of one purpose; services of one kind that
 * share a topic; and under the numbers that the European Union harmonised, 116 and
 * three digits, services of one kind or one topic. A country in which one use means the
 * same is left out. Numbers whose sources disagree are left out, too: the directory
 * does not know them well enough to warn of them.
 */
struct number_uses numbers_collisions(struct arena *arena,
                                      const struct numbers *numbers,
                                      const struct country *country,
                                      const struct service *service,
                                      const struct emergency *emergency,
                                      const struct channel *channel);

#endif
