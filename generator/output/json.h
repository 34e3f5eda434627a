/* SPDX-License-Identifier: MIT */
/*
 * JSON (RFC 8259) as a small tree that is built, written and forgotten. Members stand
 * in the order in which they were put. Out of memory aborts, so no call fails.
 *
 * A node belongs to the object or list that it was put into; only a root is released.
 */
#ifndef OUTPUT_JSON_H
#define OUTPUT_JSON_H

#include "base/str.h"

/* One node; {NULL} is no node, and putting something into it does nothing. */
struct json {
    void *node;
};

struct json json_new_object(void);
struct json json_new_list(void);

/* Members of an object; a name that is there already gets the new value. */
void json_put(struct json object, const char *name, struct json value);
void json_put_text(struct json object, const char *name, struct str text);
void json_put_number(struct json object, const char *name, long long number);
void json_put_bool(struct json object, const char *name, bool truth);
/* As json_put and json_put_text, but nothing for an empty list or text. */
void json_put_list(struct json object, const char *name, struct json list);
void json_put_some(struct json object, const char *name, struct str text);

/* Items of a list. */
void json_add(struct json list, struct json value);
void json_add_text(struct json list, struct str text);
size_t json_count(struct json list);

/* Appends the tree on one line, without spaces. */
void json_write(struct json root, struct strbuf *out);
void json_release(struct json root);

#endif
