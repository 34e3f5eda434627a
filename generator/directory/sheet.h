/* SPDX-License-Identifier: MIT */
/*
 * The directory as a table: a row for each channel of a service or emergency number,
 * and one for a service without channels.
 *
 * It is made of the elements of the files and not of struct service, so that a cell
 * holds what the file says, letter by letter, and an import knows where that stands.
 */
#ifndef DIRECTORY_SHEET_H
#define DIRECTORY_SHEET_H

#include "base/source.h"
#include "directory/sheet_column.h"
#include "input/xml.h"

struct sheet_file {
    const struct source *source;
    const struct xml_element *root; /* <directory> */
    size_t folder;                  /* a service of a later folder replaces */
};

struct sheet_files {
    ARRAY_FIELDS(struct sheet_file);
};

/* A service or an emergency number. */
struct sheet_record {
    size_t file;
    const struct xml_element *xml;
    struct str country;
    struct str id; /* "emergency:police" for emergency numbers; a second one: ":2" */
    bool is_emergency;
    struct xml_elements channels;
    struct str version; /* changes with every cell of the record */
};

struct sheet {
    ARRAY_FIELDS(struct sheet_record);
    struct sheet_columns columns;
    struct sheet_files files;
    struct map by_key; /* see sheet_find */
};

enum { SHEET_NO_CHANNEL = -1 };

/* Everything must outlive the sheet. The records stand in the order of the files. */
void sheet_build(struct arena *arena, const struct sheet_files *files,
                 const struct strs *languages, struct sheet *sheet);

/* NULL when there is none. The country only counts for emergency numbers. */
const struct sheet_record *sheet_find(const struct sheet *sheet, struct str country,
                                      struct str id);

/* The name of a channel's element? */
bool sheet_is_channel(struct str name);
/* The first child of this name, or NULL. */
const struct xml_element *sheet_child(const struct xml_element *xml, const char *name);
/* The summary in this language, or NULL. */
const struct xml_element *sheet_summary(const struct xml_element *xml,
                                        struct str language);

/*
 * The value of a record in a column, without protection; "" where there is none.
 * `channel` counts from 0, or is SHEET_NO_CHANNEL.
 */
struct str sheet_cell(struct arena *arena, const struct sheet *sheet,
                      const struct sheet_record *record, int channel, size_t column);

/* The names as one cell, "fr: Écoute parents | lb: Elterentelefon", and back. */
struct sheet_name {
    struct str language; /* "" for none */
    struct str text;
};
struct sheet_names {
    ARRAY_FIELDS(struct sheet_name);
};
struct str sheet_join_names(struct arena *arena, const struct sheet_names *names);
struct sheet_names sheet_split_names(struct arena *arena, struct str cell);

/* Appends the table: UTF-8 with a byte order mark, CRLF. */
void sheet_write(const struct sheet *sheet, char separator, struct strbuf *out);

#endif
