/* SPDX-License-Identifier: MIT */
/* Language tags (BCP 47), as far as a site needs them. */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include <stdbool.h>

#include "base/str.h"

/* A primary language of two or three small letters, then any subtags: fr, pt-BR. */
bool language_is_well_formed(struct str tag);
/* One of the two-letter codes of ISO 639-1, then any subtags. */
bool language_is_iso_639_1(struct str tag);
/* "rtl" for languages written from right to left, else "ltr". */
struct str language_direction(struct str tag);

#endif
