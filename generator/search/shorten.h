/* SPDX-License-Identifier: MIT */
/*
 * Makes a script of our own smaller: names that it declares at its top become short,
 * and spaces that separate nothing go. For the code of client/ only, of which a test
 * proves that nothing else has changed. What it relies on:
 *
 *   - top-level declarations begin a line; nothing else that declares does so
 *   - no name has a '$', and no object's property is written in short ({ name }) with
 * the name of a top-level declaration
 *   - a '/' with a space behind it divides, any other begins a regular expression
 *   - a property's ':' stands right behind its name, any other ':' behind a space
 *   - comments are gone but for those that top-level declarations stand between
 */
#ifndef SEARCH_SHORTEN_H
#define SEARCH_SHORTEN_H

#include "base/str.h"

/* `source` declares the names, with its indentation; `code` is the same without
 * comments. */
void search_shorten(struct str source, struct str code, struct strbuf *out);

#endif
