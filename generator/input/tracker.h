/* SPDX-License-Identifier: MIT */
/*
 * Where the inlines of a block stand in its source. cmark's columns of inlines are not
 * always right, so the source is followed in step with cmark's nodes: each call
 * explains the next piece of it. As soon as a piece is not what the node says, the
 * tracker is lost until the next block and knows only the line.
 */
#ifndef INPUT_TRACKER_H
#define INPUT_TRACKER_H

#include "base/source.h"

struct tracker {
    const struct source *source;
    size_t at; /* the next byte to be explained; where lost, somewhere in its line */
    size_t quotes; /* block quotes around the block: '>' before each of its lines */
    bool lost;
};

/* Begins a block whose content starts at byte `at`. */
void tracker_start(struct tracker *tracker, size_t at, size_t quotes);
/* Skips link reference definitions: a block of cmark's begins with the first of them.
 */
void tracker_skip_definitions(struct tracker *tracker);
/* Here: `length` bytes, or only the line where lost. */
struct location tracker_place(const struct tracker *tracker, size_t length);

/* Text, unescaped. The same text in the source, or NULL where it is written otherwise.
 */
struct str tracker_text(struct tracker *tracker, struct str literal);
/* The same for a code span with its backticks. */
struct str tracker_code(struct tracker *tracker, struct str literal);
/* One or two of '*' or '_'. */
void tracker_delimiter(struct tracker *tracker, size_t count);
/* A soft or hard line break and what stands before the text of the next line. */
void tracker_break(struct tracker *tracker);
/* Inline HTML as it is. */
void tracker_html(struct tracker *tracker, struct str literal);

/* '[', "![" or '<'; gives the bracket for tracker_close_link. */
char tracker_open_link(struct tracker *tracker, bool image);
/*
 * The rest of a link behind its text. Gives the place of the destination: exact where
 * it is written there, the line for references.
 */
struct location tracker_close_link(struct tracker *tracker, char bracket,
                                   struct str url);

#endif
