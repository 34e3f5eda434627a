/* SPDX-License-Identifier: MIT */
/*
 * Web and e-mail addresses in a text that the directory has as a channel of a service.
 * They agree without regard to scheme, "www.", a last '/', and case; a page below a
 * service's address is another page, and nobody's.
 */
#ifndef SITE_PROSE_ADDRESS_H
#define SITE_PROSE_ADDRESS_H

#include "directory/directory.h"

struct prose_addresses {
    struct map by_key; /* → struct service_list * */
    struct arena *arena;
};

struct prose_addresses prose_addresses_of(struct arena *arena,
                                          const struct directory *directory);
/* The services that have the address as a channel; NULL for none. */
const struct service_list *prose_addresses_find(const struct prose_addresses *addresses,
                                                struct str address,
                                                struct arena *scratch);

/*
 * The next piece of the text from *at on that may be an address: no white space, a '.'
 * inside, without quotes and punctuation around it. False: there is none.
 */
bool prose_address_next(struct str text, size_t *at, struct str *written);

#endif
