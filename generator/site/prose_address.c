/* SPDX-License-Identifier: MIT */
#include "site/prose_address.h"

enum { ADDRESS_MOST = 500 };

static struct str without_prefix(struct str address, struct str prefix)
{
    if (address.len > prefix.len &&
        str_equal_ignore_case(str_slice(address, 0, prefix.len), prefix))
        return str_slice(address, prefix.len, address.len);
    return address;
}

static struct str key_of(struct arena *arena, struct str address)
{
    address = without_prefix(address, STR("https://"));
    address = without_prefix(address, STR("http://"));
    address = without_prefix(address, STR("mailto:"));
    address = without_prefix(address, STR("www."));
    address = str_slice(address, 0, str_find_char(address, '#', 0));
    if (str_ends_with(address, STR("/")))
        address.len--;
    char *key = arena_alloc(arena, address.len);
    for (size_t i = 0; i < address.len; i++) {
        char c = address.ptr[i];
        key[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return (struct str){key, address.len};
}

static bool has_address(const struct channel *channel)
{
    return channel->address.len && channel->kind != CHANNEL_VISIT;
}

static void add_service(struct prose_addresses *addresses,
                        const struct service *service)
{
    for (size_t i = 0; i < service->channels.count; i++) {
        if (!has_address(&service->channels.items[i]))
            continue;
        struct str key = key_of(addresses->arena, service->channels.items[i].address);
        struct service_list *list = map_get(&addresses->by_key, key);
        if (!list) {
            list = ARENA_NEW(addresses->arena, struct service_list);
            map_set(&addresses->by_key, key, list);
        }
        *ARRAY_ADD(list, addresses->arena) = service;
    }
}

struct prose_addresses prose_addresses_of(struct arena *arena,
                                          const struct directory *directory)
{
    struct prose_addresses addresses = {.by_key = map_in(arena), .arena = arena};
    for (size_t i = 0; i < directory->services.count; i++)
        add_service(&addresses, directory->services.items[i]);
    return addresses;
}

const struct service_list *prose_addresses_find(const struct prose_addresses *addresses,
                                                struct str address,
                                                struct arena *scratch)
{
    if (address.len > ADDRESS_MOST)
        return NULL;
    return map_get(&addresses->by_key, key_of(scratch, address));
}

/* Every byte of a character beyond ASCII counts, which serves for quotes around. */
static bool is_inside(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && c != '"' && c != '\'' && c > ' ' && c < 0x7F &&
            !(c == '<' || c == '>' || c == '(' || c == ')' || c == '[' || c == ']' ||
              c == ',' || c == ';'));
}

static bool ends_address(char c)
{
    return c == '.' || c == ':' || c == '!' || c == '?' || c == '*';
}

bool prose_address_next(struct str text, size_t *at, struct str *written)
{
    size_t dot = str_find_char(text, '.', *at);
    while (dot != STR_NOT_FOUND) {
        size_t from = dot, to = dot;
        while (from > *at && is_inside(text.ptr[from - 1]))
            from--;
        while (to < text.len && is_inside(text.ptr[to]))
            to++;
        *at = to;
        while (to > dot && ends_address(text.ptr[to - 1]))
            to--;
        *written = str_slice(text, from, to);
        if (from < dot && dot + 1 < to)
            return true;
        dot = str_find_char(text, '.', *at);
    }
    return false;
}
