/* SPDX-License-Identifier: MIT */
/* The words of a block in one piece, and where each of them stands in the source. */
#ifndef SITE_PROSE_TEXT_H
#define SITE_PROSE_TEXT_H

#include "input/document.h"

struct prose_piece {
    size_t from;     /* byte of the text where it begins */
    struct str part; /* as in the document */
    uint32_t offset; /* of its node */
};

/* A link whose words are the bytes [from, to) of the text. */
struct prose_link {
    size_t from, to;
    uint32_t link; /* of the document */
};

/* Zero-initialise; prose_text_release frees it. */
struct prose_text {
    struct strbuf text;
    struct prose_pieces {
        ARRAY_FIELDS(struct prose_piece);
    } pieces;
    struct prose_links {
        ARRAY_FIELDS(struct prose_link);
    } links;
};

/*
 * Reads the inline nodes [from, to): text and code without markup, a line end in the
 * source as a space, a hard line break as a line end.
 */
void prose_text_read(struct prose_text *text, struct arena *arena,
                     const struct document *document, size_t from, size_t to);
/* One string alone. */
void prose_text_set(struct prose_text *text, struct arena *arena, struct str part,
                    uint32_t offset);
void prose_text_release(struct prose_text *text);

/* Where a piece of text->text stands: exactly, or its line where it is spelled
 * otherwise in the source. */
struct location prose_text_place(const struct prose_text *text,
                                 const struct source *source, struct str written);

#endif
