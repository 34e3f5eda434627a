/* SPDX-License-Identifier: MIT */
#include "site/contact.h"

#include "directory/hours.h"

static const struct yaml_field FIELDS[] = {
    {"name", YAML_FIELD_TEXT, true},   {"role", YAML_FIELD_ANY, false},
    {"place", YAML_FIELD_ANY, false},  {"phone", YAML_FIELD_TEXT, false},
    {"email", YAML_FIELD_TEXT, false}, {"hours", YAML_FIELD_TEXT, false},
};

static bool add_text(struct arena *arena, struct str language, const struct yaml *value,
                     struct texts *texts)
{
    if (value->kind != YAML_SCALAR)
        return false;
    if (value->text.len)
        *ARRAY_ADD(texts, arena) = (struct text){language, value->text, value->at};
    return true;
}

/* One text, or one for each language. */
static bool read_texts(struct arena *arena, const struct yaml *map, const char *key,
                       struct texts *texts, struct diagnostics *diags)
{
    const struct yaml *value = yaml_get(map, str_from(key));
    bool good = true;
    if (!value || add_text(arena, STR(""), value, texts))
        return true;
    for (size_t i = 0; value->kind == YAML_MAP && i < value->count; i++)
        good &= add_text(arena, value->pairs[i].key, &value->pairs[i].value, texts);
    if (value->kind == YAML_MAP && good)
        return true;
    diag_add(diags, DIAG_FIELD_TYPE, value->at,
             "'%s' must be one text, or one text per language", key);
    diag_hint(diags, "as in  %s: {fr: …, en: …}", key);
    return false;
}

/* Of an international number (ITU-T E.164, as phone_check_dial has it). */
enum { DIGITS_LEAST = 7, DIGITS_MOST = 15 };

static bool bad_phone(struct str text, struct location at, struct diagnostics *diags)
{
    diag_add(diags, DIAG_FIELD_VALUE, at,
             "'%.*s' is not a telephone number with its country's code", STR_ARG(text));
    diag_hint(diags, "write it with +, as in \"+33 1 99 00 12 34\"; an internal number "
                     "belongs into 'place'");
    return false;
}

/* Words of telephones' keys, and extensions, which a link cannot dial. */
static bool has_letters(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((text.ptr[i] | 0x20) >= 'a' && (text.ptr[i] | 0x20) <= 'z')
            return true;
    return false;
}

static bool read_phone(struct arena *arena, const struct yaml *map,
                       struct contact *contact, struct diagnostics *diags)
{
    struct str text = yaml_text(map, "phone");
    struct location at = yaml_place(map, "phone", contact->at);
    struct phone_key key;
    contact->phone = (struct channel){.kind = CHANNEL_PHONE,
                                      .confidence = CONFIDENCE_VERIFIED,
                                      .display = text,
                                      .at = at};
    if (text.len == 0)
        return true;
    bool known = text.ptr[0] == '+' && !has_letters(text) && phone_key_of(text, &key);
    if (!known || key.len < 1 + DIGITS_LEAST || key.len > 1 + DIGITS_MOST)
        return bad_phone(text, at, diags);
    contact->phone.dial = arena_copy(arena, phone_key_str(&key));
    return true;
}

static bool read_email(const struct yaml *map, struct contact *contact,
                       struct diagnostics *diags)
{
    contact->email = yaml_text(map, "email");
    size_t at = str_find_char(contact->email, '@', 0);
    bool empty = contact->email.len == 0;
    if (empty || (at != STR_NOT_FOUND && at > 0 && at + 1 < contact->email.len &&
                  str_find_char(contact->email, ' ', 0) == STR_NOT_FOUND))
        return true;
    diag_add(diags, DIAG_FIELD_VALUE, yaml_place(map, "email", contact->at),
             "'%.*s' is no e-mail address", STR_ARG(contact->email));
    return false;
}

static bool read_hours(struct arena *arena, const struct yaml *map,
                       struct contact *contact, struct diagnostics *diags)
{
    struct str text = yaml_text(map, "hours");
    struct hours *hours = ARENA_NEW(arena, struct hours);
    if (text.len == 0)
        return true;
    contact->phone.hours = hours;
    contact->phone.hours_text = text;
    return hours_parse(arena, text, yaml_place(map, "hours", contact->at), hours,
                       diags);
}

static bool read_contact(struct arena *arena, const struct yaml *map,
                         struct contacts *contacts, struct diagnostics *diags)
{
    struct contact contact = {.at = map->at};
    if (map->kind != YAML_MAP) {
        diag_add(diags, DIAG_FIELD_TYPE, map->at,
                 "a contact has a name and a way to reach it");
        diag_hint(diags, "as in  - {name: …, role: …, phone: \"+352 …\", place: …}");
        return false;
    }
    if (!yaml_check(map, map->at, FIELDS, sizeof(FIELDS) / sizeof(*FIELDS), diags))
        return false;
    contact.name = yaml_text(map, "name");
    bool good = read_texts(arena, map, "role", &contact.role, diags);
    good &= read_texts(arena, map, "place", &contact.place, diags);
    good &= read_phone(arena, map, &contact, diags);
    good &= read_email(map, &contact, diags);
    good &= read_hours(arena, map, &contact, diags);
    if (good && !contact.phone.dial.len && !contact.email.len && !contact.place.count) {
        diag_add(diags, DIAG_FIELD_MISSING, map->at,
                 "nobody is told how to reach '%.*s'", STR_ARG(contact.name));
        diag_hint(diags, "write a phone, an email or a place");
        good = false;
    }
    if (good)
        *ARRAY_ADD(contacts, arena) = contact;
    return good;
}

bool contacts_read(struct arena *arena, const struct yaml *list,
                   struct contacts *contacts, struct diagnostics *diags)
{
    bool good = true;
    *contacts = (struct contacts){0};
    for (size_t i = 0; i < list->count; i++)
        good &= read_contact(arena, &list->items[i], contacts, diags);
    return good;
}

static const struct number_use *dead_use(const struct number_uses *uses)
{
    for (size_t i = 0; uses && i < uses->count; i++)
        if (uses->items[i].callable)
            return NULL;
    return uses && uses->count ? &uses->items[0] : NULL;
}

void contacts_check(const struct contacts *contacts, const struct numbers *numbers,
                    struct diagnostics *diags)
{
    for (size_t i = 0; i < contacts->count; i++) {
        const struct channel *phone = &contacts->items[i].phone;
        const struct number_use *dead = dead_use(numbers_find(numbers, phone->dial));
        if (!phone->dial.len || !dead)
            continue;
        diag_add(diags, DIAG_FIELD_VALUE, phone->at,
                 "'%.*s' is not in service: it is the number of '%.*s'",
                 STR_ARG(phone->display),
                 STR_ARG(dead->service ? dead->service->id : STR("an emergency")));
        diag_hint(diags, "write the number of the person");
    }
}
