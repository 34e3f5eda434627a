/* SPDX-License-Identifier: MIT */
#include "directory/hours_state.h"

/*
 * A rule makes layers on a day, which are laid over each other in the rules' order: the
 * last one that covers a minute says what is then.
 */
struct layer {
    uint16_t from, to; /* minutes of the day */
    enum hours_state state;
    bool fallback; /* only where the layers below say closed */
    bool doubtful; /* of a rule that may not hold: what it would close is unknown */
};

/* A rule's own times, and what runs on from the day before. */
enum { LAYERS = HOURS_RULES * (HOURS_SPANS + 1) };

struct layers {
    size_t count;
    struct layer items[LAYERS];
};

/* A day and what is taken for true of it. */
struct guess {
    struct date day;
    bool is_holiday;
};

/* A holiday may be known or not: a day has up to four readings. */
struct readings {
    size_t count;
    struct layers items[4];
};

static bool dates_match(const struct hours_dates *dates, struct date day)
{
    bool whole = !dates->first_day;
    unsigned at = day.month * 32U + (whole ? 0 : day.day);
    unsigned first = dates->first_month * 32U + dates->first_day;
    unsigned last = dates->last_month * 32U + dates->last_day;
    if (dates->first_year) {
        at += day.year * 512U;
        first += dates->first_year * 512U;
        last += dates->last_year * 512U;
    }
    return first <= last ? first <= at && at <= last : at >= first || at <= last;
}

static bool rule_dates_match(const struct hours_rule *rule, struct date day)
{
    bool match = !rule->dates_count;
    for (size_t i = 0; !match && i < rule->dates_count; i++)
        match = dates_match(&rule->dates[i], day);
    return match;
}

static bool rule_matches(const struct hours_rule *rule, const struct guess *guess)
{
    bool any = !rule->days && !rule->holidays;
    return (any || (rule->holidays && guess->is_holiday) ||
            rule->days >> date_weekday(guess->day) & 1) &&
           rule_dates_match(rule, guess->day);
}

/* Is it a public holiday of which no rule speaks, so that weekdays tell nothing? */
static bool is_doubtful(const struct hours *hours, const struct guess *guess)
{
    if (!guess->is_holiday)
        return false;
    for (size_t i = 0; hours->holidays && i < hours->rules.count; i++) {
        const struct hours_rule *rule = &hours->rules.items[i];
        if (rule->holidays && rule_dates_match(rule, guess->day))
            return false;
    }
    return true;
}

static enum hours_state span_state(const struct hours_rule *rule,
                                   const struct hours_span *span)
{
    return span->open_end && rule->state != HOURS_CLOSED ? HOURS_UNKNOWN : rule->state;
}

static void add_layer(struct layers *layers, struct layer layer)
{
    layers->items[layers->count++] = layer;
}

static uint16_t least(unsigned a, unsigned b)
{
    return (uint16_t)(a < b ? a : b);
}

static void add_today(struct layers *layers, const struct hours_rule *rule,
                      bool doubtful)
{
    struct layer layer = {0, MINUTES_PER_DAY, rule->state, rule->fallback, doubtful};
    if (doubtful && rule->state != HOURS_CLOSED) {
        layer.state = HOURS_UNKNOWN;
        layer.doubtful = false;
        add_layer(layers, layer);
        return;
    }
    if (!rule->spans_count)
        add_layer(layers, layer);
    for (size_t i = 0; i < rule->spans_count; i++) {
        layer.from = rule->spans[i].from;
        layer.to = least(rule->spans[i].to, MINUTES_PER_DAY);
        layer.state = span_state(rule, &rule->spans[i]);
        add_layer(layers, layer);
    }
}

/* Only the last span can run on; opening_hours never takes that for a fallback. */
static void add_run_on(struct layers *layers, const struct hours_rule *rule,
                       bool doubtful)
{
    const struct hours_span *last = &rule->spans[rule->spans_count - 1];
    bool closes = rule->state == HOURS_CLOSED;
    add_layer(layers,
              (struct layer){
                  .to = (uint16_t)(last->to - MINUTES_PER_DAY),
                  .state = doubtful && !closes ? HOURS_UNKNOWN : span_state(rule, last),
                  .doubtful = doubtful && closes,
              });
}

static bool runs_on(const struct hours_rule *rule)
{
    return rule->spans_count > 0 &&
           rule->spans[rule->spans_count - 1].to > MINUTES_PER_DAY;
}

static void lay(const struct hours *hours, const struct guess *before,
                const struct guess *today, struct layers *layers)
{
    bool doubtful_before = is_doubtful(hours, before);
    bool doubtful_today = is_doubtful(hours, today);
    layers->count = 0;
    for (size_t i = 0; i < hours->rules.count; i++) {
        const struct hours_rule *rule = &hours->rules.items[i];
        if (rule_matches(rule, today)) {
            if (hours_replaces(&hours->rules, i))
                layers->count = 0;
            add_today(layers, rule, doubtful_today && rule->days);
        }
        if (runs_on(rule) && rule_matches(rule, before))
            add_run_on(layers, rule, doubtful_before && rule->days);
    }
}

static enum hours_state state_of(const struct layers *layers, unsigned minute)
{
    enum hours_state state = HOURS_CLOSED;
    for (size_t i = 0; i < layers->count; i++) {
        const struct layer *layer = &layers->items[i];
        if (minute < layer->from || minute >= layer->to ||
            (layer->fallback && state != HOURS_CLOSED))
            continue;
        if (!layer->doubtful)
            state = layer->state;
        else if (state != HOURS_CLOSED)
            state = HOURS_UNKNOWN;
    }
    return state;
}

/* Does it make a difference whether a day is a public holiday? */
static bool minds_holidays(const struct hours *hours)
{
    bool minds = hours->holidays;
    for (size_t i = 0; !minds && i < hours->rules.count; i++)
        minds = hours->rules.items[i].days != 0;
    return minds;
}

static void read_day(const struct hours *hours, struct date day,
                     enum holiday_state before, enum holiday_state today,
                     struct readings *readings)
{
    struct date eve = date_shift(day, -1);
    if (!minds_holidays(hours))
        before = today = HOLIDAY_NO;
    readings->count = 0;
    for (unsigned guess = 0; guess < 4; guess++) {
        bool eve_is = guess & 1, day_is = guess >> 1;
        if (before == (eve_is ? HOLIDAY_NO : HOLIDAY_YES) ||
            today == (day_is ? HOLIDAY_NO : HOLIDAY_YES))
            continue;
        lay(hours, &(struct guess){eve, eve_is}, &(struct guess){day, day_is},
            &readings->items[readings->count++]);
    }
}

/* What all readings agree on. */
static enum hours_state agreed_state(const struct readings *readings, unsigned minute)
{
    enum hours_state state = state_of(&readings->items[0], minute);
    for (size_t i = 1; i < readings->count; i++)
        if (state_of(&readings->items[i], minute) != state)
            return HOURS_UNKNOWN;
    return state;
}

/* The next minute after `minute` at which some layer begins or ends. */
static uint16_t next_edge(const struct readings *readings, unsigned minute)
{
    uint16_t next = MINUTES_PER_DAY;
    for (size_t i = 0; i < readings->count; i++)
        for (size_t j = 0; j < readings->items[i].count; j++) {
            const struct layer *layer = &readings->items[i].items[j];
            if (layer->from > minute)
                next = least(next, layer->from);
            if (layer->to > minute)
                next = least(next, layer->to);
        }
    return next;
}

void hours_add_day(struct arena *arena, const struct hours *hours, struct date day,
                   enum holiday_state before, enum holiday_state today,
                   struct hours_parts *parts)
{
    struct readings readings;
    size_t first = parts->count;
    read_day(hours, day, before, today, &readings);
    for (unsigned from = 0, to; from < MINUTES_PER_DAY; from = to) {
        enum hours_state state = agreed_state(&readings, from);
        to = next_edge(&readings, from);
        if (parts->count > first && parts->items[parts->count - 1].state == state)
            parts->items[parts->count - 1].to = (uint16_t)to;
        else
            *ARRAY_ADD(parts, arena) =
                (struct hours_part){(uint16_t)from, (uint16_t)to, state};
    }
}

enum hours_state hours_state(const struct hours *hours, const struct calendar *calendar,
                             struct date day, unsigned minute)
{
    struct readings readings;
    read_day(hours, day, calendar_day(calendar, date_shift(day, -1)),
             calendar_day(calendar, day), &readings);
    return agreed_state(&readings, minute);
}

/* The first part of a day that begins after `minute` (-1: none has passed) otherwise.
 */
static const struct hours_part *changed_part(const struct hours_parts *parts,
                                             int minute, enum hours_state state)
{
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].from > minute && parts->items[i].state != state)
            return &parts->items[i];
    return NULL;
}

struct hours_change hours_next_change(const struct hours *hours,
                                      const struct calendar *calendar, struct date day,
                                      unsigned minute, struct date until)
{
    struct arena arena = {0};
    struct hours_change change = {0};
    enum hours_state state = hours_state(hours, calendar, day, minute);
    enum holiday_state before = calendar_day(calendar, date_shift(day, -1));
    int after = (int)minute;
    while (!date_is_set(change.day) && date_compare(day, until) <= 0) {
        struct hours_parts parts = {0};
        enum holiday_state today = calendar_day(calendar, day);
        hours_add_day(&arena, hours, day, before, today, &parts);
        const struct hours_part *part = changed_part(&parts, after, state);
        if (part)
            change = (struct hours_change){day, part->from, part->state};
        before = today;
        after = -1;
        day = date_shift(day, 1);
        arena_reset(&arena);
    }
    arena_release(&arena);
    return change;
}
