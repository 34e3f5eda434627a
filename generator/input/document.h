/* SPDX-License-Identifier: MIT */
/*
 * The body of a page as a flat array of nodes in reading order. It is never HTML: the
 * folder edition, the phone edition, search and the checks all read this array.
 *
 * A node's descendants are the nodes from its index + 1 up to, not including, `end`.
 * Words follow CommonMark.
 */
#ifndef INPUT_DOCUMENT_H
#define INPUT_DOCUMENT_H

#include "base/arena.h"
#include "base/array.h"
#include "base/date.h"
#include "base/source.h"

enum node_kind {
    /* blocks */
    NODE_PARAGRAPH,
    NODE_HEADING, /* level 2 … 6; `link` is NO_LINK; see document.headings */
    NODE_LIST,    /* flags: ORDERED, TIGHT; `level` unused; `number` the first number */
    NODE_ITEM,    /* flags: TASK, CHECKED */
    NODE_QUOTE,
    NODE_CALLOUT,  /* `level` is an enum callout_kind; `text` the title or argument */
    NODE_CODE,     /* a code block; `text` */
    NODE_RULE,     /* thematic break */
    NODE_CARD,     /* ![](service:id) alone in its paragraph; `link` */
    NODE_SERVICES, /* ![](services:…) alone in its paragraph; `link` */
    /* inlines */
    NODE_TEXT,      /* `text` */
    NODE_SOFTBREAK, /* a line end in the source: a space */
    NODE_LINEBREAK, /* a hard line break */
    NODE_CODESPAN,  /* `text` */
    NODE_EMPHASIS,
    NODE_STRONG,
    NODE_LINK, /* `link`; children are the link text */
    NODE_IMAGE /* `link` (a file), children are the alternative text */
};

enum node_flag { NODE_ORDERED = 1, NODE_TIGHT = 2, NODE_TASK = 4, NODE_CHECKED = 8 };

enum callout_kind {
    CALLOUT_NOTE,
    CALLOUT_WARNING,
    CALLOUT_DANGER,
    CALLOUT_GATE,
    CALLOUT_LAW,
    CALLOUT_FIGURE,
    CALLOUT_KIND_COUNT
};

#define NO_LINK UINT32_MAX

struct node {
    uint8_t kind;  /* enum node_kind */
    uint8_t level; /* headings, callouts */
    uint8_t flags; /* enum node_flag */
    uint32_t end;
    uint32_t offset; /* bytes into the source: a block's first line, or the exact place
                        of a text that stands so in the source */
    uint32_t link;   /* index into document.links, or NO_LINK */
    uint32_t number; /* first number of an ordered list; index into document.callouts */
    struct str text;
};

/* What a link or image points at, by its scheme; nothing is resolved here. */
enum link_kind {
    LINK_PAGE,     /* page id or relative path; target may be "" with only an anchor */
    LINK_FILE,     /* a relative path to a file that is not .md */
    LINK_WEB,      /* http: or https:; target is the whole address */
    LINK_MAIL,     /* mailto:; target is the address without the scheme */
    LINK_SERVICE,  /* target is the service's id */
    LINK_SERVICES, /* target is the query: key=value&key=value,value */
    LINK_TERM,     /* target is the glossary key */
    LINK_FIELD,    /* target is the field's name */
    LINK_LANG      /* target is a BCP 47 language tag */
};

struct document_link {
    enum link_kind kind;
    struct str target;  /* percent-decoded for pages and files */
    struct str anchor;  /* without '#'; only for pages */
    struct location at; /* the destination, exact where it is certain */
};

struct document_heading {
    uint32_t node;
    uint8_t level;
    struct str id;   /* ASCII, unique in the page */
    struct str text; /* plain text */
    struct str term; /* the key when the heading is only a term link, else "" */
    struct location at;
};

/* The arguments of a LAW or FIGURE callout. */
struct document_callout {
    struct str country; /* LAW: ISO 3166-1 */
    struct date date;   /* LAW: as of; of what is superseded perhaps only a year */
    bool superseded;    /* LAW: it no longer holds */
    uint32_t year;      /* FIGURE */
    struct str source;  /* FIGURE */
    struct location at;
};

struct document {
    ARRAY_FIELDS(struct node);
    struct document_links {
        ARRAY_FIELDS(struct document_link);
    } links;
    struct document_headings {
        ARRAY_FIELDS(struct document_heading);
    } headings;
    struct document_callouts {
        ARRAY_FIELDS(struct document_callout);
    } callouts;
};

/* Appends the readable text of nodes [from, to): words and single spaces, no markup. */
void document_text(const struct document *document, size_t from, size_t to,
                   struct strbuf *out);

/* Takes out `count` nodes from `at` on. Only what encloses them and is already closed
 * is left to the caller. */
void document_remove(struct document *document, size_t at, size_t count);

/*
 * Gives every heading its id: its term's key, else the slug of its text, else
 * "section-N" with its place among all headings; a second one of the same name gets
 * "-2". Stable under changes elsewhere in the page as far as that goes.
 */
void document_name_headings(struct arena *arena, struct document *document);

#endif
