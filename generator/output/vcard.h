/* SPDX-License-Identifier: MIT */
/*
 * Content lines of vCard 4 (RFC 6350): ended by CRLF, folded so that none is longer
 * than 75 octets, never inside of a character.
 */
#ifndef OUTPUT_VCARD_H
#define OUTPUT_VCARD_H

#include "base/str.h"

enum { VCARD_LINE_MOST = 75 };

/* "NAME:value" with a value that is no text (a URI, a date) and needs no escaping. */
void vcard_add(struct strbuf *out, const char *name, struct str value);
/* The same with text: '\', ',', ';' and line feeds are escaped. */
void vcard_add_text(struct strbuf *out, const char *name, struct str text);

#endif
