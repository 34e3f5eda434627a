/* SPDX-License-Identifier: MIT */
#include "directory/phone.h"
#include "output/view_parts.h"

static void set_cost(const struct view *view, struct value_record *record,
                     const struct channel *channel)
{
    struct str bill = STR("");
    if (channel->on_bill != FLAG_UNKNOWN)
        bill = view_string(view, channel->on_bill == FLAG_YES ? "bill-yes" : "bill-no");
    view_set_text(view, record, "cost-text",
                  channel->cost.len ? view_word(view, VOCABULARY_COSTS, channel->cost)
                                    : STR(""));
    view_set_text(view, record, "bill-text", bill);
}

static struct str valid_text(const struct view *view, const struct channel *channel)
{
    struct strs parts = {0};
    if (date_is_set(channel->valid_from))
        *ARRAY_ADD(&parts, view->arena) =
            words_fill(view->words, "valid-from", "date",
                       words_date(view->words, channel->valid_from));
    if (date_is_set(channel->valid_to))
        *ARRAY_ADD(&parts, view->arena) =
            words_fill(view->words, "valid-to", "date",
                       words_date(view->words, channel->valid_to));
    return view_join(view, &parts);
}

/* The small print of a channel, for themes that show it as one line. */
static void set_details(const struct view *view, struct value_record *record)
{
    static const struct str names[] = {
        STR_INIT("cost-text"),   STR_INIT("bill-text"),      STR_INIT("languages-text"),
        STR_INIT("valid-text"),  STR_INIT("platform-text"),  STR_INIT("language-text"),
        STR_INIT("access-text"), STR_INIT("confidence-text")};
    struct value_list *details = value_list_new(view->arena);
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const struct value *value = value_get(record, names[i]);
        if (value_is_true(*value))
            value_list_add(view->arena, details, *value);
    }
    view_set_section(view, record, "details", details);
}

/* What numbers and addresses have in common. */
static struct value_record *new_channel(const struct view *view,
                                        const struct service *service,
                                        const struct channel *channel)
{
    struct value_record *record = value_record_new(view->arena);
    struct str list = view_words(view, VOCABULARY_LANGUAGES, &channel->languages);
    set_cost(view, record, channel);
    view_set_text(view, record, "hours-text", words_hours(view->words, channel->hours));
    view_set_opening(view, record, service, channel);
    view_set_text(view, record, "languages-text",
                  list.len ? words_fill(view->words, "languages-spoken", "list", list)
                           : STR(""));
    view_set_text(view, record, "valid-text", valid_text(view, channel));
    view_set_channel_facts(view, record, channel);
    set_details(view, record);
    view_set_list(view, record, "notes", view_texts(view, &channel->notes));
    return record;
}

static struct str number_href(const struct view *view, const struct channel *channel)
{
    struct strbuf href = {0};
    if (channel->kind == CHANNEL_SMS)
        phone_add_sms(&href, channel->dial);
    else
        phone_add_tel(&href, channel->dial);
    struct str copy = arena_copy(view->arena, strbuf_str(&href));
    strbuf_release(&href);
    return copy;
}

/* "8 0 0 2 1 2 3 4" for "8002 1234": said sign by sign. */
static struct str spoken_digits(const struct view *view, struct str display)
{
    struct strbuf spoken = {0};
    for (size_t i = 0; i < display.len; i++) {
        char sign = display.ptr[i];
        bool is_said = sign == '+' || (sign >= '0' && sign <= '9') ||
                       ((sign | 0x20) >= 'a' && (sign | 0x20) <= 'z');
        if (is_said)
            strbuf_addf(&spoken, "%s%c", spoken.len ? " " : "", sign);
    }
    struct str copy = arena_copy(view->arena, strbuf_str(&spoken));
    strbuf_release(&spoken);
    return copy;
}

static void set_number(const struct view *view, struct value_record *record,
                       const struct channel *channel, bool linked)
{
    struct str keyword = STR(""), abroad = STR("");
    if (channel->keyword.len) {
        keyword = words_fill(view->words, "sms-keyword", "keyword", channel->keyword);
        keyword = theme_fill(view->arena, keyword, "number", channel->display);
    }
    if (channel->abroad.len)
        abroad = words_fill(view->words, "abroad", "number", channel->abroad);
    view_set_text(view, record, "display", channel->display);
    view_set_text(view, record, "digits", spoken_digits(view, channel->display));
    view_set_text(view, record, "href", linked ? number_href(view, channel) : STR(""));
    view_set_bool(view, record, "is-short", phone_is_national(channel->dial));
    view_set_text(view, record, "keyword", keyword);
    view_set_text(view, record, "abroad-text", abroad);
}

struct value_record *view_number(const struct view *view, const struct service *service,
                                 const struct channel *channel, bool linked)
{
    struct value_record *record = new_channel(view, service, channel);
    set_number(view, record, channel, linked);
    return record;
}

/* The telephone of an office; NULL where it has none. */
static struct value_record *office_number(const struct view *view,
                                          const struct channel *channel, bool linked)
{
    if (channel->dial.len == 0)
        return NULL;
    struct value_record *record = value_record_new(view->arena);
    set_number(view, record, channel, linked);
    return record;
}

/* An address as people read it: without the scheme and a last slash. */
static struct str readable(struct str address)
{
    size_t at = str_find(address, STR("://"), 0);
    struct str text =
        at == STR_NOT_FOUND ? address : str_slice(address, at + 3, address.len);
    if (str_starts_with(text, STR("www.")))
        text = str_slice(text, 4, text.len);
    if (text.len > 1 && text.ptr[text.len - 1] == '/')
        text.len--;
    return text;
}

static struct str channel_text(const struct view *view, const struct channel *channel)
{
    if (channel->kind == CHANNEL_VISIT)
        return view_office(view, channel);
    return channel->title.len ? channel->title : readable(channel->address);
}

struct value_record *view_channel(const struct view *view,
                                  const struct service *service,
                                  const struct channel *channel, bool linked)
{
    struct value_record *record = new_channel(view, service, channel);
    struct str name = str_from(channel_kind_name(channel->kind));
    struct str key = arena_format(view->arena, "channel-%.*s", STR_ARG(name));
    struct str href = channel->address;
    if (channel->kind == CHANNEL_EMAIL)
        href = arena_format(view->arena, "mailto:%.*s", STR_ARG(href));
    if (channel->kind == CHANNEL_VISIT || !linked)
        href = STR("");
    view_set_text(view, record, "kind", name);
    view_set_bool(view, record, "is-chat", channel->kind == CHANNEL_CHAT);
    view_set_text(view, record, "kind-text", view_string(view, key.ptr));
    view_set_text(view, record, "text", channel_text(view, channel));
    view_set_text(view, record, "href", href);
    view_set_record(view, record, "phone", office_number(view, channel, linked));
    view_set_text(view, record, "lang",
                  channel->language.len ? view_foreign(view, channel->language)
                                        : STR(""));
    return record;
}
