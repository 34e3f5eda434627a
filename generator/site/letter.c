/* SPDX-License-Identifier: MIT */
#include "site/letter.h"

#include "base/suggest.h"

static const struct yaml_field FIELDS[] = {
    {"form", YAML_FIELD_TEXT, true},
    {"sender", YAML_FIELD_TEXT, true},
    {"channel", YAML_FIELD_TEXT, true},
    {"addressee", YAML_FIELD_TEXT, true},
};

static const char *const SENDERS[SENDER_COUNT] = {
    [SENDER_VICTIM] = "victim",
    [SENDER_WITNESS] = "witness",
    [SENDER_RECEIVER] = "receiver",
    [SENDER_MANAGER] = "manager",
};

static const char *const CHANNELS[LETTER_CHANNEL_COUNT] = {
    [LETTER_MESSAGE] = "message",
    [LETTER_MAIL] = "mail",
};

static const char *const ADDRESSEES[ADDRESSEE_COUNT] = {
    [ADDRESSEE_PLATFORM] = "platform", [ADDRESSEE_ORGANISATION] = "organisation",
    [ADDRESSEE_GROUP] = "group",       [ADDRESSEE_TRUSTED] = "trusted",
    [ADDRESSEE_OFFENDER] = "offender",
};

const char *letter_sender_name(enum letter_sender sender)
{
    return SENDERS[sender];
}

const char *letter_channel_name(enum letter_channel channel)
{
    return CHANNELS[channel];
}

const char *letter_addressee_name(enum letter_addressee addressee)
{
    return ADDRESSEES[addressee];
}

/* The index of the field's value among `names`; `count` with an error filed. */
static size_t read_choice(const struct yaml *map, const char *field,
                          const char *const names[], size_t count,
                          struct diagnostics *diags)
{
    struct str text = yaml_text(map, field);
    struct strbuf all = {0};
    for (size_t i = 0; i < count; i++) {
        if (str_equal(text, str_from(names[i]))) {
            strbuf_release(&all);
            return i;
        }
        strbuf_addf(&all, "%s%s", i ? ", " : "", names[i]);
    }
    diag_add(diags, DIAG_FIELD_VALUE, yaml_place(map, field, map->at),
             "'%s' of a letter cannot be '%.*s'", field, STR_ARG(text));
    diag_hint(diags, "one of %s", all.ptr);
    strbuf_release(&all);
    return count;
}

bool letter_read(const struct yaml *map, struct letter *letter,
                 struct diagnostics *diags)
{
    const struct yaml *said = yaml_get(map, STR("letter"));
    if (!said)
        return true;
    letter->at = yaml_place(map, "letter", location_none());
    if (!yaml_check(said, letter->at, FIELDS, sizeof(FIELDS) / sizeof(*FIELDS), diags))
        return false;
    size_t sender = read_choice(said, "sender", SENDERS, SENDER_COUNT, diags);
    size_t channel =
        read_choice(said, "channel", CHANNELS, LETTER_CHANNEL_COUNT, diags);
    size_t addressee =
        read_choice(said, "addressee", ADDRESSEES, ADDRESSEE_COUNT, diags);
    letter->form = yaml_text(said, "form");
    letter->form_at = yaml_place(said, "form", letter->at);
    letter->addressee_at = yaml_place(said, "addressee", letter->at);
    letter->sender = (enum letter_sender)sender;
    letter->channel = (enum letter_channel)channel;
    letter->addressee = (enum letter_addressee)addressee;
    return sender < SENDER_COUNT && channel < LETTER_CHANNEL_COUNT &&
           addressee < ADDRESSEE_COUNT;
}

bool letter_is_said(const struct letter *letter)
{
    return letter->at.source != NULL;
}
