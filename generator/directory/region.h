/* SPDX-License-Identifier: MIT */
/* Parts of countries by ISO 3166-2, as in CH-VS. */
#ifndef DIRECTORY_REGION_H
#define DIRECTORY_REGION_H

#include <stdbool.h>

#include "base/str.h"

/* Formed like a code; whether there is such a region is not known here. */
bool region_is_well_formed(struct str code);
/* Is it of this country? Of several (EU) and of the world (001) every region is. */
bool region_is_in(struct str code, struct str country);

#endif
