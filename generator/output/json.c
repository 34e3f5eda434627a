/* SPDX-License-Identifier: MIT */
#include "output/json.h"

#include <jansson.h>

#include "base/memory.h"

/* Jansson says NULL when there is no memory; our text is always UTF-8. */
static json_t *there(json_t *node)
{
    if (!node)
        memory_is_out();
    return node;
}

static void done(int failure)
{
    if (failure)
        memory_is_out();
}

static json_t *text_node(struct str text)
{
    return there(json_stringn_nocheck(text.ptr ? text.ptr : "", text.len));
}

static void put(struct json object, const char *name, json_t *value)
{
    if (object.node)
        done(json_object_set_new_nocheck(object.node, name, value));
    else
        json_decref(value);
}

struct json json_new_object(void)
{
    return (struct json){there(json_object())};
}

struct json json_new_list(void)
{
    return (struct json){there(json_array())};
}

void json_put(struct json object, const char *name, struct json value)
{
    if (value.node)
        put(object, name, value.node);
}

void json_put_text(struct json object, const char *name, struct str text)
{
    put(object, name, text_node(text));
}

void json_put_number(struct json object, const char *name, long long number)
{
    put(object, name, there(json_integer(number)));
}

void json_put_bool(struct json object, const char *name, bool truth)
{
    put(object, name, there(json_boolean(truth)));
}

void json_put_list(struct json object, const char *name, struct json list)
{
    if (json_count(list))
        json_put(object, name, list);
    else
        json_release(list);
}

void json_put_some(struct json object, const char *name, struct str text)
{
    if (text.len)
        json_put_text(object, name, text);
}

void json_add(struct json list, struct json value)
{
    if (list.node && value.node)
        done(json_array_append_new(list.node, value.node));
    else
        json_release(value);
}

void json_add_text(struct json list, struct str text)
{
    json_add(list, (struct json){text_node(text)});
}

size_t json_count(struct json list)
{
    return json_array_size(list.node);
}

static int append(const char *bytes, size_t count, void *out)
{
    strbuf_add(out, (struct str){bytes, count});
    return 0;
}

void json_write(struct json root, struct strbuf *out)
{
    done(json_dump_callback(root.node, append, out, JSON_COMPACT));
}

void json_release(struct json root)
{
    json_decref(root.node);
}
