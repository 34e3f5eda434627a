/* SPDX-License-Identifier: MIT */
/* The parts of the proof: one file after the other, by what it holds. */
#ifndef EDITIONS_OFFLINE_PARTS_H
#define EDITIONS_OFFLINE_PARTS_H

#include "base/diag.h"
#include "editions/tree.h"

/* An anchor that a page leads to. */
struct offline_ref {
    size_t target;           /* index of the file */
    uint32_t offset, length; /* of the address, in the page */
    uint32_t anchor;         /* offset in `anchors` of the page */
    uint32_t anchor_length;
    bool broken;
};

/* What is kept of a file once it was read. */
struct offline_facts {
    struct strbuf ids; /* each behind a NUL */
    bool is_packed;    /* a script unpacks further ids: any may be there */
    struct strbuf anchors;
    struct offline_ref *refs;
    size_t ref_count, ref_capacity;
    size_t findings, addresses;
};

/* All names of the folder; constant while files are read. */
struct offline_names {
    struct tree tree;
    struct map by_path;  /* → struct tree_entry; and folders → themselves */
    struct map by_lower; /* the same in lower case */
    struct map folders;  /* with the last '/' left out */
    struct arena *arena;
};

/* The reading of one file. */
struct offline_scan {
    const struct offline_names *names;
    size_t index;
    struct str path; /* in the folder */
    const struct source *source;
    struct offline_facts *facts; /* NULL when the file is read again to be told of */
    struct arena *arena;
    struct diagnostics *diags;
};

/* offline_address.c */
enum offline_use { OFFLINE_LINK, OFFLINE_LOAD };
/* `at` is a piece of the source; `address` what it means, references resolved. */
void offline_check_address(struct offline_scan *scan, struct str at, struct str address,
                           enum offline_use use);
/* Every name, whether FAT and Windows can hold it beside the others. */
void offline_check_names(const struct offline_names *names, struct str folder,
                         struct arena *arena, struct diagnostics *diags);
/* Does the file hold ids and addresses? By its suffix: .html, .htm, .svg. */
bool offline_is_page(struct str path);

/* offline_page.c */
void offline_read_page(struct offline_scan *scan);
/* offline_style.c: `css` is a piece of the source, or made of one: `at` then. */
void offline_read_style(struct offline_scan *scan, struct str css, struct str at);
/* offline_script.c: a piece of the source */
void offline_read_script(struct offline_scan *scan, struct str script);

#endif
