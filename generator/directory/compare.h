/* SPDX-License-Identifier: MIT */
/* What is different between two directories, as a list for people. */
#ifndef DIRECTORY_COMPARE_H
#define DIRECTORY_COMPARE_H

#include "base/message.h"
#include "directory/directory.h"

enum change_kind {
    CHANGE_ADDED,
    CHANGE_REMOVED, /* without a trace: retiring would have kept it findable */
    CHANGE_CHANGED
};

/* One line. Texts are in a language, keys in the words of the vocabularies. */
struct change {
    enum change_kind kind;
    struct str country; /* the code */
    struct str id;      /* of the service; "" for emergency numbers and the country */
    struct str name;    /* "BEE SECURE Helpline", "emergency number 112 (Luxembourg)" */
    struct str part;   /* "116 111 (Luxembourg)" where it is about a channel, else "" */
    struct str aspect; /* "hours"; "" where the whole is added or removed */
    struct str before, after;
};

struct changes {
    ARRAY_FIELDS(struct change);
};

/*
 * By country as in a directory; within it emergency numbers, then services by id; of
 * one record what is said about itself, then its channels. A channel is the same when
 * its kind and its number or address are; channels of one kind that have no counterpart
 * are paired in their order, which makes a changed number out of two. What is not
 * compared: summaries, notes, cases in which to call, sources, dates of the next
 * review.
 * Which changes there are does not depend on the language, only how they are told.
 */
struct changes directory_compare(struct arena *arena, const struct directory *old,
                                 const struct directory *new,
                                 enum message_language language);

#endif
