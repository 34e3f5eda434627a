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
    const struct page *page; /* that it is, or whose steps belong to it, or NULL */
    bool is_packed;
    struct strbuf html;
    struct strbuf shared; /* what it shares with its neighbours, behind all of them */
    struct strbuf tail;   /* what comes behind that */
    struct diagnostics diags;
    struct arena arena; /* of its diagnostics */
};

/* What a script unpacks: of sections the id that comes first in it, of the search the
 * names of its parts, with spaces between them; and its text. */
struct phone_chunk {
    struct str names;
    struct strbuf text;
};

/* One language's file while it is made. */
struct phone_making {
    const struct phone *phone;
    const struct phone_file *file;
    enum message_language language; /* of diagnostics */
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
    struct str script;         /* of the search */
    struct str helpers;        /* the theme's further scripts */
    struct phone_chunks packs; /* of both, and of the search */
    struct strs hours;         /* attributes that several numbers have */
};

/* phone_sections.c: which sections there are, in the order of the file. */
void phone_list_sections(struct phone_making *making);
/* Which kind is wanted first, 0: where a browser cannot hide sections, they are read
 * one behind the other. */
size_t phone_rank(enum route_kind kind);

/* phone_share.c: takes what no link leads to out of the sections, and what several say
 * into making->hours. */
void phone_share(struct phone_making *making);

/* phone_file.c: the file around the sections. */
/* The theme's scripts that are not needed at once. */
struct str phone_helpers(const struct phone *phone, struct arena *arena);
/* The search's program, to be started with the first look at its field. */
struct str phone_search_script(struct arena *arena);
void phone_add_document(struct phone_making *making, struct strbuf *out,
                        struct diagnostics *diags);

/*
 * phone_groups.c: sections with what they share. The numbers of a country stand once,
 * with its page and its places; the steps of a situation are those of the page behind
 * it; above all of a country stands its emergency line.
 */
/* Those of [from, to) that are not packed. */
void phone_add_sections(const struct phone_making *making, size_t from, size_t to,
                        struct strbuf *out, struct diagnostics *diags);
/* One that is. */
void phone_add_section(const struct phone_making *making,
                       const struct phone_section *section, struct strbuf *out,
                       struct diagnostics *diags);
/* Renders a section, and its tail. */
void phone_render_section(const struct phone_making *making,
                          struct phone_section *section, struct arena *scratch);

#endif
