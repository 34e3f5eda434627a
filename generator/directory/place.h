/* SPDX-License-Identifier: MIT */
/* Places inside a value whose own place is known. */
#ifndef DIRECTORY_PLACE_H
#define DIRECTORY_PLACE_H

#include "base/source.h"

/*
 * Where `part` stands, a piece of `text` that stands at `at`. It is `at` as a whole
 * where the source spells the text otherwise (white space or character references that
 * XML has normalised), so that no column is ever guessed.
 */
struct location place_within(struct location at, struct str text, struct str part);

#endif
