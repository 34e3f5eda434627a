/* SPDX-License-Identifier: MIT */
#include "output/words.h"

#include "theme/plural.h"

/* NULL: there is none, which was filed. */
static const struct value *find_string(struct words_in words, const char *key)
{
    const struct value *value = value_get(words.strings, str_from(key));
    if (!value && words.diags)
        diag_add(words.diags, DIAG_STRING_MISSING, location_none(),
                 "the theme has no text named '%s' in any language", key);
    return value;
}

/* The theme has seen to it that there is the form 'other'. */
static struct str form_of(const struct value *string, enum plural form)
{
    if (!string || string->kind != VALUE_RECORD)
        return string ? string->as.text : STR("");
    const struct value *text =
        value_get(string->as.record, str_from(plural_name(form)));
    if (!text)
        text = value_get(string->as.record, str_from(plural_name(PLURAL_OTHER)));
    return text ? text->as.text : STR("");
}

struct str words_string(struct words_in words, const char *key)
{
    return form_of(find_string(words, key), PLURAL_OTHER);
}

struct str words_numbered(struct words_in words, const char *prefix, unsigned number)
{
    struct str key = arena_format(words.arena, "%s-%u", prefix, number);
    return words_string(words, key.ptr);
}

struct str words_fill(struct words_in words, const char *key, const char *name,
                      struct str value)
{
    return theme_fill(words.arena, words_string(words, key), name, value);
}

struct str words_day_of_month(struct words_in words, unsigned day)
{
    return day == 1 ? words_string(words, "date-first")
                    : arena_format(words.arena, "%u", day);
}

struct str words_date(struct words_in words, struct date date)
{
    if (!date_is_set(date))
        return (struct str){0};
    struct str year = arena_format(words.arena, "%u", (unsigned)date.year);
    if (!date.month)
        return year;
    struct str text = words_string(words, date.day ? "date-day" : "date-month");
    text = theme_fill(words.arena, text, "year", year);
    text = theme_fill(words.arena, text, "month",
                      words_numbered(words, "month", date.month));
    return date.day ? theme_fill(words.arena, text, "day",
                                 words_day_of_month(words, date.day))
                    : text;
}

struct str words_list(struct words_in words, const struct strs *items)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < items->count; i++) {
        if (i > 0)
            strbuf_add(&text,
                       words_string(words, i + 1 == items->count ? "hours-and"
                                                                 : "list-middle"));
        strbuf_add(&text, items->items[i]);
    }
    struct str list = arena_copy(words.arena, strbuf_str(&text));
    strbuf_release(&text);
    return list;
}

struct str words_count(struct words_in words, const char *key, const char *name,
                       size_t number)
{
    struct str text =
        form_of(find_string(words, key), plural_of(words.language, number));
    return theme_fill(words.arena, text, name,
                      arena_format(words.arena, "%zu", number));
}
