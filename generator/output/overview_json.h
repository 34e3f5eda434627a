/* SPDX-License-Identifier: MIT */
/* The overview of a site for other programs; balise.1 says what stands in it. */
#ifndef OUTPUT_OVERVIEW_JSON_H
#define OUTPUT_OVERVIEW_JSON_H

#include "site/overview.h"

/* Appends one line of JSON. */
void overview_json(struct strbuf *out, const struct overview *overview);

#endif
