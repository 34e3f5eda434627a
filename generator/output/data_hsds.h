/* SPDX-License-Identifier: MIT */
/* The parts of a service in HSDS's JSON. */
#ifndef OUTPUT_DATA_HSDS_H
#define OUTPUT_DATA_HSDS_H

#include "output/data_attribute.h"

/* "id": the UUID of a name. */
void data_put_id(struct json object, struct str name);
/* "languages" of what has the name `owner`; nothing for none. */
void data_put_languages(const struct data *data, struct str owner,
                        const struct keys *languages, struct json object);
/*
 * The ways to reach a service: its phones, contacts, service_at_locations and
 * schedules, url and email. What is not in service becomes an attribute.
 */
void data_put_channels(struct data_attributes *attributes,
                       const struct data_record *record, struct json service);

#endif
