/* SPDX-License-Identifier: MIT */
/*
 * A source is one input file as decoded text, and a location is a place in it. Places
 * are kept as byte offsets; line and column are computed only when something is said.
 */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct source {
    struct str path;       /* as shown to people, with '/' */
    struct str text;       /* UTF-8, LF line ends as in the file, no BOM, no NUL */
    uint32_t *line_starts; /* byte offset of each line; the first is 0 */
    uint32_t line_count;   /* at least 1 */
};

/* Borrows path and text; the line table lives in the arena. text < 4 GiB. */
struct source source_of(struct arena *arena, struct str path, struct str text);

enum place { PLACE_NOWHERE, PLACE_FILE, PLACE_LINE, PLACE_EXACT };

/* NOWHERE: the command line; FILE: no line is known; LINE: the column is not certain.
 */
struct location {
    const struct source *source;
    enum place place;
    uint32_t offset; /* of the first byte meant */
    uint32_t length; /* bytes meant, for the underline; may be 0 */
};

struct location location_none(void);
struct location location_file(const struct source *source);
struct location location_line(const struct source *source, size_t offset);
struct location location_at(const struct source *source, size_t offset, size_t length);
/* Where `part` stands, which must be a piece of source->text; else the whole file. */
struct location location_of(const struct source *source, struct str part);
/* Is `part` a piece of the source's own text? */
bool source_owns(const struct source *source, struct str part);

/* From 1; both 0 where they are not known. Columns count Unicode code points. */
struct line_column {
    uint32_t line;
    uint32_t column;
};

struct line_column location_line_column(struct location location);
/* Appends "path:line", "path" where no line is known, nothing where there is no file.
 */
void location_add(struct strbuf *out, struct location location);
/* The text of line `line` (from 1), without its line end. */
struct str source_line(const struct source *source, uint32_t line);
/* The byte offset where line `line` (from 1) starts; text.len when past the end. */
size_t source_line_start(const struct source *source, uint32_t line);

#endif
