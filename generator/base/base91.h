/* SPDX-License-Identifier: MIT */
/*
 * Bytes as text, two letters for 13 or 14 bits: a fifth shorter than Base64 makes it,
 * compared with the bytes. The way of basE91, with other letters: '#' to '~' but for
 * '<', so that the text may stand in an HTML <script>.
 */
#ifndef BASE_BASE91_H
#define BASE_BASE91_H

#include "base/str.h"

void base91_add(struct strbuf *out, struct str bytes);

#endif
