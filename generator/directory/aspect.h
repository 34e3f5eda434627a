/* SPDX-License-Identifier: MIT */
/*
 * What is said of services, channels and emergency numbers, one aspect after the other,
 * as text by which two records can be compared and the difference told.
 */
#ifndef DIRECTORY_ASPECT_H
#define DIRECTORY_ASPECT_H

#include "base/message.h"
#include "directory/record.h"
#include "directory/vocabulary.h"

/* Where texts live, the vocabulary that has the words for keys, and their language. */
struct wording {
    struct arena *arena;
    const struct vocabulary *vocabulary;
    enum message_language language;
};

/* In the language, else in English, else as the vocabulary first has it, else the key.
 */
struct str wording_word(const struct wording *wording, enum vocabulary_list list,
                        struct str key);
/* The service's name in the language, else in English, else the first, else its id. */
struct str wording_name(const struct wording *wording, const struct service *service);
/* "retired since 2023-10-12, replaced by lu-help" */
struct str wording_status(const struct wording *wording, const struct service *service);
/* "116 111 (Luxembourg)", "chat https://…" */
struct str wording_channel(const struct wording *wording, const struct channel *channel,
                           struct str country);

struct service_aspect {
    const char *name; /* in English, as what stands for an empty text */
    const char *none;
    struct str (*tell)(const struct wording *wording, const struct service *service);
};

struct channel_aspect {
    const char *name;
    const char *none;
    struct str (*tell)(const struct wording *wording, const struct channel *channel);
};

/* In the order in which they are told; the last one's name is NULL. */
extern const struct service_aspect SERVICE_ASPECTS[];
extern const struct channel_aspect CHANNEL_ASPECTS[];

#endif
