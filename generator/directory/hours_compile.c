/* SPDX-License-Identifier: MIT */
#include "directory/hours_compile.h"

/* The holidays of a week and of the Sunday before it, which may run into it. */
struct week_days {
    uint8_t states[HOURS_DAYS + 1];
};

struct week {
    struct week_days days;
    struct str text;
};

struct compiler {
    struct arena arena;
    const struct hours *hours;
    bool has_dates;
    struct weeks {
        ARRAY_FIELDS(struct week);
    } weeks;
};

static bool has_dates(const struct hours *hours)
{
    for (size_t i = 0; i < hours->rules.count; i++)
        if (hours->rules.items[i].dates_count)
            return true;
    return false;
}

/* One byte for each day of the time. */
static uint8_t *mark_holidays(struct arena *arena, const struct calendar *calendar,
                              int32_t first, int32_t last)
{
    uint8_t *states = ARENA_ARRAY(arena, (size_t)(last - first) + 1, uint8_t);
    for (unsigned year = date_of_number(first).year; year <= date_of_number(last).year;
         year++) {
        const struct holiday_year *table = calendar_year(calendar, year);
        int32_t from = date_number((struct date){(uint16_t)year, 1, 1});
        int32_t to = date_number((struct date){(uint16_t)(year + 1), 1, 1});
        for (int32_t day = from; !table && day < to; day++)
            if (day >= first && day <= last)
                states[day - first] = HOLIDAY_UNKNOWN;
        for (size_t i = 0; table && i < table->days.count; i++) {
            int32_t day = date_number(table->days.items[i].date);
            if (day >= first && day <= last)
                states[day - first] =
                    (uint8_t)calendar_day(calendar, table->days.items[i].date);
        }
    }
    return states;
}

static struct hours_parts week_parts(struct compiler *compiler, struct date monday,
                                     const struct week_days *days)
{
    struct hours_parts all = {0};
    for (unsigned day = 0; day < HOURS_DAYS; day++) {
        size_t first = all.count;
        hours_add_day(&compiler->arena, compiler->hours, date_shift(monday, (int)day),
                      (enum holiday_state)days->states[day],
                      (enum holiday_state)days->states[day + 1], &all);
        for (size_t i = first; i < all.count; i++) {
            all.items[i].from = (uint16_t)(all.items[i].from + day * MINUTES_PER_DAY);
            all.items[i].to = (uint16_t)(all.items[i].to + day * MINUTES_PER_DAY);
        }
    }
    return all;
}

static struct str week_text(struct compiler *compiler, struct date monday,
                            const struct week_days *days)
{
    struct strbuf text = {0};
    struct hours_parts parts = week_parts(compiler, monday, days);
    for (size_t i = 0; i < parts.count; i++) {
        struct hours_part part = parts.items[i];
        while (i + 1 < parts.count && parts.items[i + 1].state == part.state)
            part.to = parts.items[++i].to;
        if (part.state != HOURS_CLOSED)
            strbuf_addf(&text, "%s%s%u-%u", text.len ? " " : "",
                        part.state == HOURS_UNKNOWN ? "?" : "", (unsigned)part.from,
                        (unsigned)part.to);
    }
    struct str copy = arena_copy(&compiler->arena, strbuf_str(&text));
    strbuf_release(&text);
    return copy;
}

static bool same_days(const struct week_days *a, const struct week_days *b)
{
    for (size_t i = 0; i <= HOURS_DAYS; i++)
        if (a->states[i] != b->states[i])
            return false;
    return true;
}

/* The number of the week's table. Without dates, equal holidays make equal weeks. */
static size_t week_number(struct compiler *compiler, struct date monday,
                          const struct week_days *days)
{
    struct weeks *weeks = &compiler->weeks;
    for (size_t i = 0; !compiler->has_dates && i < weeks->count; i++)
        if (same_days(&weeks->items[i].days, days))
            return i;
    struct str text = week_text(compiler, monday, days);
    for (size_t i = 0; i < weeks->count; i++)
        if (str_equal(weeks->items[i].text, text))
            return i;
    *ARRAY_ADD(weeks, &compiler->arena) = (struct week){*days, text};
    return weeks->count - 1;
}

static void add_entry(struct strbuf *out, struct date monday, size_t number, bool first)
{
    strbuf_add(out, first ? STR("") : STR(","));
    date_add(out, monday);
    strbuf_addf(out, "=%zu", number);
}

void hours_compile(const struct hours *hours, const struct calendar *calendar,
                   struct date from, struct date until, struct strbuf *out)
{
    struct compiler compiler = {.hours = hours, .has_dates = has_dates(hours)};
    int32_t first = date_number(from) - (int32_t)date_weekday(from) - HOURS_DAYS;
    int32_t last = date_number(until);
    if (last < first)
        last = first;
    const uint8_t *states =
        mark_holidays(&compiler.arena, calendar, first - 1, last + HOURS_DAYS);
    size_t before = SIZE_MAX;
    for (int32_t monday = first; monday <= last; monday += HOURS_DAYS) {
        struct week_days days;
        for (int32_t day = 0; day <= HOURS_DAYS; day++)
            days.states[day] = states[monday - first + day];
        size_t number = week_number(&compiler, date_of_number(monday), &days);
        if (number != before)
            add_entry(out, date_of_number(monday), number, monday == first);
        before = number;
    }
    for (size_t i = 0; i < compiler.weeks.count; i++) {
        strbuf_add_char(out, '|');
        strbuf_add(out, compiler.weeks.items[i].text);
    }
    arena_release(&compiler.arena);
}
