/* SPDX-License-Identifier: MIT */
/* Tables as RFC 4180 describes them. */
#ifndef INPUT_CSV_H
#define INPUT_CSV_H

#include "base/str.h"

/* Appends one cell, in quotes where it needs them. No separator is added. */
void csv_add_cell(struct strbuf *out, struct str text, char separator);

#endif
