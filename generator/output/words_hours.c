/* SPDX-License-Identifier: MIT */
/*
 * Opening hours in words. What holds every week is worked out for each day first, so
 * that a rule which replaces another one on some days is not said twice.
 */
#include "output/words.h"

enum {
    HOLIDAYS = HOURS_DAYS, /* public holidays as an eighth day */
    COLUMNS,
    ALL_DAYS = (1 << HOURS_DAYS) - 1
};

/* Hours of one rule on one day. */
struct entry {
    struct hours_span span; /* to 0: the whole day */
    enum hours_state state;
    struct str comment;
};

struct entries {
    ARRAY_FIELDS(struct entry);
};

/* ---- Times. ---- */

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
    struct str from = words_time(words, span.from), to;
    if (span.open_end)
        return words_fill(words, "hours-open-end", "from", from);
    if (span.to > MINUTES_PER_DAY)
        to = words_fill(words, "hours-next-day", "to",
                        words_time(words, span.to - MINUTES_PER_DAY));
    else
        to = words_time(words, span.to);
    struct str text = words_fill(words, "hours-span", "from", from);
    return theme_fill(words.arena, text, "to", to);
}

/* ---- Dates. ---- */

static struct str words_range(struct words_in words, const char *key, struct str from,
                              struct str to)
{
    return theme_fill(words.arena, words_fill(words, key, "from", from), "to", to);
}

static struct str words_one_date(struct words_in words, unsigned year, unsigned month,
                                 unsigned day)
{
    if (year)
        return words_date(words,
                          (struct date){(uint16_t)year, (uint8_t)month, (uint8_t)day});
    struct str text = words_fill(words, "date-day-month", "month",
                                 words_numbered(words, "month", month));
    return theme_fill(words.arena, text, "day", words_day_of_month(words, day));
}

/* "24 to 26 December" */
static struct str words_days_of_month(struct words_in words,
                                      const struct hours_dates *dates)
{
    struct str month = words_numbered(words, "month", dates->first_month);
    if (dates->first_year)
        month =
            words_date(words, (struct date){dates->first_year, dates->first_month, 0});
    struct str text = words_range(words, "hours-days-of-month",
                                  words_day_of_month(words, dates->first_day),
                                  words_day_of_month(words, dates->last_day));
    return theme_fill(words.arena, text, "month", month);
}

/* "July", "July and August", "July to September" */
static struct str words_months(struct words_in words, unsigned first, unsigned last)
{
    struct str from = words_numbered(words, "month", first);
    struct str to = words_numbered(words, "month", last);
    if (first == last)
        return from;
    if (first % 12 + 1 != last)
        return words_range(words, "hours-months-range", from, to);
    struct strs both = {0};
    *ARRAY_ADD(&both, words.arena) = from;
    *ARRAY_ADD(&both, words.arena) = to;
    return words_list(words, &both);
}

static struct str words_dates(struct words_in words, const struct hours_dates *dates)
{
    bool one_month = dates->first_month == dates->last_month;
    bool one_year = dates->first_year == dates->last_year;
    if (!dates->first_day)
        return words_months(words, dates->first_month, dates->last_month);
    struct str from =
        words_one_date(words, dates->first_year, dates->first_month, dates->first_day);
    if (one_year && one_month && dates->first_day == dates->last_day)
        return from;
    if (one_year && one_month && dates->first_day < dates->last_day)
        return words_days_of_month(words, dates);
    return words_range(
        words, "hours-dates-range", from,
        words_one_date(words, dates->last_year, dates->last_month, dates->last_day));
}

/* ---- Days. ---- */

/* A run of days, first to last, as a reader would say it. */
static void add_run(struct words_in words, struct strs *out, unsigned first,
                    unsigned last)
{
    if (last - first < 2) {
        for (unsigned day = first; day <= last; day++)
            *ARRAY_ADD(out, words.arena) = words_numbered(words, "day", day + 1);
        return;
    }
    *ARRAY_ADD(out, words.arena) =
        words_range(words, "hours-days-range", words_numbered(words, "day", first + 1),
                    words_numbered(words, "day", last + 1));
}

/* Days of the week and public holidays, a bit for each. */
static struct str words_days(struct words_in words, unsigned days)
{
    struct strs runs = {0};
    if ((days & ALL_DAYS) == ALL_DAYS) {
        *ARRAY_ADD(&runs, words.arena) = words_string(words, "hours-every-day");
    } else {
        for (unsigned day = 0; day < HOURS_DAYS; day++) {
            unsigned last = day;
            if (!(days >> day & 1))
                continue;
            while (last + 1 < HOURS_DAYS && days >> (last + 1) & 1)
                last++;
            add_run(words, &runs, day, last);
            day = last;
        }
    }
    if (days >> HOLIDAYS & 1)
        *ARRAY_ADD(&runs, words.arena) = words_string(words, "hours-holidays");
    return words_list(words, &runs);
}

static unsigned columns_of(const struct hours_rule *rule)
{
    return rule->days | (rule->holidays ? 1U << HOLIDAYS : 0);
}

/* ---- What holds on a day. ---- */

static bool same_result(const struct entry *a, const struct entry *b)
{
    return a->state == b->state && str_equal(a->comment, b->comment);
}

static bool same_span(struct hours_span a, struct hours_span b)
{
    return a.from == b.from && a.to == b.to && a.open_end == b.open_end;
}

static bool same_entries(const struct entries *a, const struct entries *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!same_span(a->items[i].span, b->items[i].span) ||
            !same_result(&a->items[i], &b->items[i]))
            return false;
    return true;
}

/* Hours with the same result stand in the order of the day. */
static void add_entry(struct arena *arena, struct entries *entries, struct entry entry)
{
    *ARRAY_ADD(entries, arena) = entry;
    for (size_t i = entries->count - 1;
         i > 0 && same_result(&entries->items[i - 1], &entry) &&
         entries->items[i - 1].span.from > entry.span.from;
         i--) {
        entries->items[i] = entries->items[i - 1];
        entries->items[i - 1] = entry;
    }
}

static void add_rule(struct arena *arena, struct entries *entries,
                     const struct hours_rule *rule, bool replaces)
{
    struct entry entry = {.state = rule->state, .comment = rule->comment};
    if (replaces || (rule->state == HOURS_CLOSED && !rule->spans_count))
        entries->count = 0;
    if (!rule->spans_count)
        add_entry(arena, entries, entry);
    for (size_t i = 0; i < rule->spans_count; i++) {
        entry.span = rule->spans[i];
        add_entry(arena, entries, entry);
    }
}

static bool is_weekly(const struct hours_rule *rule)
{
    return !rule->dates_count && !rule->fallback;
}

/* Hours on a day of the week, or on public holidays where a rule speaks of them. */
static struct entries column_of(struct arena *arena, const struct hours *hours,
                                unsigned column)
{
    struct entries entries = {0};
    bool spoken_of = column < HOLIDAYS;
    for (size_t i = 0; i < hours->rules.count; i++) {
        const struct hours_rule *rule = &hours->rules.items[i];
        unsigned columns = columns_of(rule);
        if (!is_weekly(rule) || (columns && !(columns >> column & 1)))
            continue;
        spoken_of |= rule->holidays;
        add_rule(arena, &entries, rule, hours_replaces(&hours->rules, i));
    }
    if (!spoken_of)
        entries.count = 0;
    return entries;
}

/* ---- Sentences. ---- */

static struct str words_comment(struct words_in words, struct str comment)
{
    return words_fill(words, "hours-comment", "text", comment);
}

/* `text` is "" for the whole day. */
static struct str words_result(struct words_in words, const struct entry *entry,
                               struct str text)
{
    static const char *const whole[] = {
        [HOURS_CLOSED] = "hours-closed",
        [HOURS_UNKNOWN] = "hours-uncertain",
        [HOURS_OPEN] = "hours-all-day",
    };
    bool unknown = entry->state == HOURS_UNKNOWN;
    if (!text.len && unknown && entry->comment.len)
        return words_comment(words, entry->comment);
    if (!text.len)
        text = words_string(words, whole[entry->state]);
    else if (entry->state == HOURS_CLOSED)
        text = words_fill(words, "hours-closed-at", "spans", text);
    else if (unknown && !entry->comment.len)
        text = words_fill(words, "hours-uncertain-at", "spans", text);
    if (!entry->comment.len)
        return text;
    text = words_fill(words, "hours-with-comment", "hours", text);
    return theme_fill(words.arena, text, "comment",
                      words_comment(words, entry->comment));
}

/* Hours with the same result, from *at on, are said together. */
static struct str words_entry(struct words_in words, const struct entries *entries,
                              size_t *at)
{
    const struct entry *first = &entries->items[*at];
    struct strs spans = {0};
    for (; *at < entries->count && same_result(&entries->items[*at], first); (*at)++)
        if (entries->items[*at].span.to)
            *ARRAY_ADD(&spans, words.arena) =
                words_span(words, entries->items[*at].span);
    return words_result(words, first, words_list(words, &spans));
}

static struct str words_entries(struct words_in words, const struct entries *entries)
{
    struct str text = {0};
    for (size_t at = 0; at < entries->count;) {
        struct str separator = text.len ? words_string(words, "list-separator") : text;
        struct str next = words_entry(words, entries, &at);
        text = arena_format(words.arena, "%.*s%.*s%.*s", STR_ARG(text),
                            STR_ARG(separator), STR_ARG(next));
    }
    return text;
}

/* "Monday to Friday: 9:00 to 16:00"; without days only the hours. */
static struct str words_rule(struct words_in words, struct str days,
                             const struct entries *entries)
{
    struct str spans = words_entries(words, entries);
    if (!days.len)
        return spans;
    const struct entry *first = &entries->items[0];
    bool times = first->span.to && first->state != HOURS_CLOSED;
    struct str text =
        words_fill(words, times ? "hours-rule" : "hours-rule-result", "days", days);
    return theme_fill(words.arena, text, "spans", spans);
}

static void add_week(struct words_in words, const struct hours *hours,
                     struct strs *sentences)
{
    struct entries columns[COLUMNS];
    bool done[COLUMNS] = {false};
    for (unsigned column = 0; column < COLUMNS; column++)
        columns[column] = column_of(words.arena, hours, column);
    for (unsigned first = 0; first < COLUMNS; first++) {
        unsigned days = 0;
        if (done[first] || !columns[first].count)
            continue;
        for (unsigned column = first; column < COLUMNS; column++)
            if (!done[column] && same_entries(&columns[first], &columns[column])) {
                done[column] = true;
                days |= 1U << column;
            }
        *ARRAY_ADD(sentences, words.arena) =
            words_rule(words, words_days(words, days), &columns[first]);
    }
}

/* "24 to 26 December, Monday to Friday"; "" for a rule of every day. */
static struct str words_when(struct words_in words, const struct hours_rule *rule)
{
    struct strs dates = {0};
    for (size_t i = 0; i < rule->dates_count; i++)
        *ARRAY_ADD(&dates, words.arena) = words_dates(words, &rule->dates[i]);
    struct str text = words_list(words, &dates), days = {0};
    if (columns_of(rule))
        days = words_days(words, columns_of(rule));
    if (!text.len || !days.len)
        return text.len ? text : days;
    text = words_fill(words, "hours-dates-days", "dates", text);
    return theme_fill(words.arena, text, "days", days);
}

static void add_rest(struct words_in words, const struct hours *hours, bool fallback,
                     struct strs *sentences)
{
    for (size_t i = 0; i < hours->rules.count; i++) {
        const struct hours_rule *rule = &hours->rules.items[i];
        struct entries entries = {0};
        if (is_weekly(rule) || rule->fallback != fallback)
            continue;
        add_rule(words.arena, &entries, rule, false);
        struct str text = words_rule(words, words_when(words, rule), &entries);
        *ARRAY_ADD(sentences, words.arena) =
            fallback ? words_fill(words, "hours-otherwise", "hours", text) : text;
    }
}

struct str words_hours(struct words_in words, const struct hours *hours)
{
    struct strs sentences = {0};
    struct str text = {0};
    if (!hours)
        return text;
    if (hours->always)
        return words_string(words, "hours-always");
    add_week(words, hours, &sentences);
    add_rest(words, hours, false, &sentences);
    add_rest(words, hours, true, &sentences);
    for (size_t i = 0; i < sentences.count; i++) {
        struct str separator = i ? words_string(words, "hours-separator") : text;
        text = arena_format(words.arena, "%.*s%.*s%.*s", STR_ARG(text),
                            STR_ARG(separator), STR_ARG(sentences.items[i]));
    }
    return text;
}
