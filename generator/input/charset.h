/* SPDX-License-Identifier: MIT */
/*
 * From the bytes of a file to its text. After this module everything is valid UTF-8
 * without NUL and without a byte order mark.
 */
#ifndef INPUT_CHARSET_H
#define INPUT_CHARSET_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

/*
 * Decodes `bytes` into *source (path and line table included). In this order: a byte
 * order mark (UTF-8, UTF-16LE, UTF-16BE); the `declared` encoding where it is not
 * empty (any name that iconv knows; a warning where the bytes are UTF-8 all the same);
 * UTF-8; else Windows-1252 with a warning that names the first converted byte. False: a
 * diagnostic was filed (bytes that the encoding does not allow, NUL, an unknown
 * encoding), and *source only serves to show it. UTF-8 input is not copied.
 */
bool charset_decode(struct arena *arena, struct str path, struct str bytes,
                    struct str declared, struct source *source,
                    struct diagnostics *diags);

/*
 * The bytes of a file with another text: `text` is what charset_decode has made of
 * `bytes`, with the same `declared`; `changed` gets the same encoding and byte order
 * mark. False: the encoding has no such characters, or it does not lead from `text`
 * back to exactly these bytes.
 */
bool charset_encode_like(struct arena *arena, struct str bytes, struct str text,
                         struct str declared, struct str changed, struct str *result);

/* The encoding in an XML declaration at the start of `bytes`, or "" . */
struct str charset_xml_declaration(struct str bytes);

#endif
