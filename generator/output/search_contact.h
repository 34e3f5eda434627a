/* SPDX-License-Identifier: MIT */
/* What a result of the search shows of how to reach a service or a person, as JSON. */
#ifndef OUTPUT_SEARCH_CONTACT_H
#define OUTPUT_SEARCH_CONTACT_H

#include "output/view.h"

/* Appends a JSON string, in quotes. It may also stand in a script. */
void search_add_json(struct strbuf *out, struct str text);
/* Appends a page's address, as seen from the root of the site. */
void search_add_address(const struct view *view, struct strbuf *json,
                        const struct route *route);

/*
 * [numbers, status, hours, replaced, opening], made in the arena: what
 * client/2-shards.js calls a contact. `shown` is the service as view_service has it.
 */
struct str search_contact(const struct view *view, struct arena *arena,
                          const struct service *service,
                          const struct value_record *shown);
/* The same of one of a school's own people. */
struct str search_own_contact(const struct view *view, struct arena *arena,
                              const struct contact *contact);

#endif
