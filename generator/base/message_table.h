/* SPDX-License-Identifier: MIT */
/*
 * The tables of translations, each sorted by the bytes of the English sentence; no
 * sentence stands in two of them. Private to message*.c and its tests.
 */
#ifndef BASE_MESSAGE_TABLE_H
#define BASE_MESSAGE_TABLE_H

#include <stddef.h>

struct message {
    const char *english;
    const char *french;
};

struct message_table {
    const struct message *items;
    size_t count;
};

/* What is wrong with … */
extern const struct message_table MESSAGES_OF_TEXTS; /* files, YAML, XML, Markdown */
extern const struct message_table MESSAGES_OF_DIRECTORY; /* records, hours, numbers */
extern const struct message_table MESSAGES_OF_SHEETS;    /* tables of spreadsheets */
extern const struct message_table MESSAGES_OF_SITES;     /* pages, links, the site */
extern const struct message_table MESSAGES_OF_THEMES;    /* templates, strings */
extern const struct message_table MESSAGES_OF_COPIES;    /* what is built, and copies */
extern const struct message_table MESSAGES_OF_COMMANDS;  /* what commands say and ask */
extern const struct message_table MESSAGES_OF_REPORTS; /* tables and lists they print */

#define MESSAGE_TABLE(name, rows) \
    const struct message_table name = {(rows), sizeof(rows) / sizeof(*(rows))}

#endif
