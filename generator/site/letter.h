/* SPDX-License-Identifier: MIT */
/*
 * What the front matter says of a template for a letter: which form of violence it is
 * about, who writes, by which way, to whom. A table shows the templates there are and
 * those that are missing. It is said once, on the page that is translated from.
 */
#ifndef SITE_LETTER_H
#define SITE_LETTER_H

#include "base/diag.h"
#include "input/yaml.h"

enum letter_sender {
    SENDER_VICTIM,
    SENDER_WITNESS,
    SENDER_RECEIVER, /* whoever was sent the image */
    SENDER_MANAGER,  /* in charge of an organisation or a group */
    SENDER_COUNT
};

enum letter_channel {
    LETTER_MESSAGE, /* on a social network */
    LETTER_MAIL,    /* by e-mail or on paper */
    LETTER_CHANNEL_COUNT
};

enum letter_addressee {
    ADDRESSEE_PLATFORM,
    ADDRESSEE_ORGANISATION, /* a school, a club, an employer */
    ADDRESSEE_GROUP,        /* those who have received or passed on an image */
    ADDRESSEE_TRUSTED,      /* somebody whose help is asked for */
    ADDRESSEE_OFFENDER,
    ADDRESSEE_COUNT
};

struct letter {
    struct str form; /* a topic of the vocabulary */
    enum letter_sender sender;
    enum letter_channel channel;
    enum letter_addressee addressee;
    struct location at; /* of `letter:`; without a source where the page has none */
    struct location form_at, addressee_at;
};

/* As in the front matter: "victim", "message", "platform". */
const char *letter_sender_name(enum letter_sender sender);
const char *letter_channel_name(enum letter_channel channel);
const char *letter_addressee_name(enum letter_addressee addressee);

/* Reads `letter:` of a front matter that yaml_check has passed. False: an error was
 * filed. */
bool letter_read(const struct yaml *map, struct letter *letter,
                 struct diagnostics *diags);

bool letter_is_said(const struct letter *letter);

#endif
