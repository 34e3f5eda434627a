/* SPDX-License-Identifier: MIT */
#include "directory/place.h"

struct location place_within(struct location at, struct str text, struct str part)
{
    if (at.place != PLACE_EXACT || !at.source)
        return at;
    size_t end = (size_t)at.offset + at.length;
    if (!str_equal(str_slice(at.source->text, at.offset, end), text))
        return at;
    return location_at(at.source, at.offset + (size_t)(part.ptr - text.ptr), part.len);
}
