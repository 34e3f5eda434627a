/* SPDX-License-Identifier: MIT */
#include "output/words.h"

struct str words_string(struct words_in words, const char *key)
{
    const struct value *value = value_get(words.strings, str_from(key));
    if (value)
        return value->as.text;
    if (words.diags)
        diag_add(words.diags, DIAG_STRING_MISSING, location_none(),
                 "the theme has no text named '%s' in any language", key);
    return STR("");
}

static struct str numbered(struct words_in words, const char *prefix, unsigned number)
{
    struct str key = arena_format(words.arena, "%s-%u", prefix, number);
    return words_string(words, key.ptr);
}

struct str words_fill(struct words_in words, const char *key, const char *name,
                      struct str value)
{
    return theme_fill(words.arena, words_string(words, key), name, value);
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
    text = theme_fill(words.arena, text, "month", numbered(words, "month", date.month));
    return theme_fill(words.arena, text, "day",
                      arena_format(words.arena, "%u", (unsigned)date.day));
}

struct str words_list(struct words_in words, const struct strs *items)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < items->count; i++) {
        if (i > 0)
            strbuf_add(&text,
                       words_string(words, i + 1 == items->count ? "hours-and"
                                                                 : "list-separator"));
        strbuf_add(&text, items->items[i]);
    }
    struct str list = arena_copy(words.arena, strbuf_str(&text));
    strbuf_release(&text);
    return list;
}

struct str words_count(struct words_in words, const char *one, const char *many,
                       size_t count)
{
    return words_fill(words, count == 1 ? one : many, "count",
                      arena_format(words.arena, "%zu", count));
}

/* ---- Hours. ---- */

static struct str words_time(struct words_in words, unsigned minutes)
{
    if (minutes == MINUTES_PER_DAY)
        return words_string(words, "time-midnight");
    unsigned hour = minutes / 60, minute = minutes % 60;
    struct str text = words_string(words, minute ? "time" : "time-full-hour");
    text = theme_fill(words.arena, text, "hour", arena_format(words.arena, "%u", hour));
    return theme_fill(words.arena, text, "minute",
                      arena_format(words.arena, "%02u", minute));
}

static struct str words_span(struct words_in words, struct hours_span span)
{
    struct str to;
    if (span.to > MINUTES_PER_DAY)
        to = words_fill(words, "hours-next-day", "to",
                        words_time(words, span.to - MINUTES_PER_DAY));
    else
        to = words_time(words, span.to);
    struct str text =
        words_fill(words, "hours-span", "from", words_time(words, span.from));
    return theme_fill(words.arena, text, "to", to);
}

static bool same_day(const struct hours_day *a, const struct hours_day *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (a->spans[i].from != b->spans[i].from || a->spans[i].to != b->spans[i].to)
            return false;
    return true;
}

/* A run of days, first to last, as a reader would say it. */
static void add_run(struct words_in words, struct strs *out, unsigned first,
                    unsigned last)
{
    if (last - first < 2) {
        for (unsigned day = first; day <= last; day++)
            *ARRAY_ADD(out, words.arena) = numbered(words, "day", day + 1);
        return;
    }
    struct str text = words_fill(words, "hours-days-range", "from",
                                 numbered(words, "day", first + 1));
    *ARRAY_ADD(out, words.arena) =
        theme_fill(words.arena, text, "to", numbered(words, "day", last + 1));
}

static struct str words_days(struct words_in words, const bool days[HOURS_DAYS])
{
    struct strs runs = {0};
    for (unsigned day = 0; day < HOURS_DAYS; day++) {
        if (!days[day])
            continue;
        unsigned last = day;
        while (last + 1 < HOURS_DAYS && days[last + 1])
            last++;
        if (last - day + 1 == HOURS_DAYS)
            return words_string(words, "hours-every-day");
        add_run(words, &runs, day, last);
        day = last;
    }
    return words_list(words, &runs);
}

static struct str words_rule(struct words_in words, const struct hours *hours,
                             unsigned first, bool done[HOURS_DAYS])
{
    bool days[HOURS_DAYS] = {false};
    struct strs spans = {0};
    const struct hours_day *model = &hours->days[first];
    for (unsigned day = first; day < HOURS_DAYS; day++)
        if (!done[day] && same_day(&hours->days[day], model))
            done[day] = days[day] = true;
    for (size_t i = 0; i < model->count; i++)
        *ARRAY_ADD(&spans, words.arena) = words_span(words, model->spans[i]);
    struct str text = words_fill(words, "hours-rule", "days", words_days(words, days));
    return theme_fill(words.arena, text, "spans", words_list(words, &spans));
}

struct str words_hours(struct words_in words, const struct hours *hours)
{
    if (!hours)
        return (struct str){0};
    if (hours->always)
        return words_string(words, "hours-always");
    bool done[HOURS_DAYS] = {false};
    struct strbuf text = {0};
    for (unsigned day = 0; day < HOURS_DAYS; day++) {
        if (done[day] || hours->days[day].count == 0)
            continue;
        strbuf_add(&text, text.len ? words_string(words, "hours-separator") : STR(""));
        strbuf_add(&text, words_rule(words, hours, day, done));
    }
    struct str result = arena_copy(words.arena, strbuf_str(&text));
    strbuf_release(&text);
    return result;
}
