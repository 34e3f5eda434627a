/* SPDX-License-Identifier: MIT */
/* What the makers of the phone edition hand to each other; private to phone*.c. */
#ifndef OUTPUT_PHONE_PARTS_H
#define OUTPUT_PHONE_PARTS_H

#include "output/phone.h"

/* A page as a section of the file. */
struct phone_section {
    const struct route *route;
    const struct country *country; /* whose emergency numbers stand above it, or NULL */
    size_t country_order;          /* 0 for NULL */
    bool is_packed;
    struct strbuf html;
    struct diagnostics diags;
    struct arena arena; /* of its diagnostics */
};

/* What a script unpacks: the section whose id comes first in it, and its text. */
struct phone_chunk {
    struct str first;
    struct strbuf text;
};

/* One language's file while it is made. */
struct phone_making {
    const struct phone *phone;
    const struct phone_file *file;
    struct phone_edition edition;
    struct renderer renderer;
    struct arena arena;
    struct phone_sections {
        ARRAY_FIELDS(struct phone_section);
    } sections;
    struct phone_chunks {
        ARRAY_FIELDS(struct phone_chunk);
    } chunks; /* in the order of the ids in them; none where nothing is packed */
    struct search_part search;
    struct phone_chunks shards; /* of the search; `first` is the name */
};

/* phone_sections.c: which sections there are, in the order of the file. */
void phone_list_sections(struct phone_making *making);
/* Which kind is wanted first, 0: where a browser cannot hide sections, they are read
 * one behind the other. */
size_t phone_rank(enum route_kind kind);

/* phone_file.c: the file around the sections. */
void phone_add_document(struct phone_making *making, struct strbuf *out,
                        struct diagnostics *diags);
/* A section with its country's emergency line above it. */
void phone_add_group(const struct phone_making *making,
                     const struct phone_section *first, struct str sections,
                     struct strbuf *out, struct diagnostics *diags);

#endif
