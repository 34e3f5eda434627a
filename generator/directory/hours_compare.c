/* SPDX-License-Identifier: MIT */
/* Rules of opening hours that stand beside each other and hardly mean what they say. */
#include "directory/hours_parser.h"
#include "directory/place.h"

enum { ALL_DAYS = (1 << HOURS_DAYS) - 1 };

/* Open at some times on some days of every week: what people mean to add up. */
static bool is_weekly(const struct hours_rule *rule)
{
    return rule->state == HOURS_OPEN && rule->spans_count > 0 && !rule->dates_count &&
           !rule->fallback && (rule->days || !rule->holidays);
}

static unsigned days_of(const struct hours_rule *rule)
{
    return rule->days ? rule->days : rule->holidays ? 0 : ALL_DAYS;
}

static bool overlap(const struct hours_rule *a, const struct hours_rule *b)
{
    for (size_t i = 0; i < a->spans_count; i++)
        for (size_t j = 0; j < b->spans_count; j++)
            if (a->spans[i].from < b->spans[j].to && b->spans[j].from < a->spans[i].to)
                return true;
    return false;
}

static bool runs_on(const struct hours_rule *rule)
{
    return rule->spans[rule->spans_count - 1].to > MINUTES_PER_DAY;
}

static unsigned day_after(unsigned days)
{
    return (days << 1 | days >> (HOURS_DAYS - 1)) & ALL_DAYS;
}

/* Its times without the days before and the result behind. */
static struct str times_of(struct str text)
{
    size_t from = str_find_char(text, ':', 0), to = from;
    while (from > 0 && text.ptr[from - 1] >= '0' && text.ptr[from - 1] <= '9')
        from--;
    while (to < text.len &&
           ((text.ptr[to] >= '0' && text.ptr[to] <= '9') ||
            str_find_char(STR(":-,+ "), text.ptr[to], 0) != STR_NOT_FOUND))
        to++;
    return str_trim(str_slice(text, from, to));
}

static struct str name_days(struct arena *arena, unsigned days)
{
    static const char names[][3] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    struct str list = {0};
    for (unsigned day = 0; day < HOURS_DAYS; day++)
        if (days >> day & 1)
            list = arena_format(arena, "%.*s%s%s", STR_ARG(list), list.len ? "," : "",
                                names[day]);
    return list;
}

static void warn(struct hours_parser *parser, struct str text, struct str earlier,
                 unsigned days)
{
    struct str list = name_days(parser->diags->arena, days);
    struct str times = times_of(text), before = times_of(earlier);
    diag_add(parser->diags, DIAG_HOURS_REPLACED,
             place_within(parser->at, parser->text, text),
             "'%.*s' after ';' replaces '%.*s' on %.*s: open at %.*s and no more at "
             "%.*s",
             STR_ARG(text), STR_ARG(earlier), STR_ARG(list), STR_ARG(times),
             STR_ARG(before));
    diag_hint(parser->diags,
              "write ',' instead of ';' if they are open at %.*s and at %.*s; if not, "
              "leave %.*s out of the earlier rule",
              STR_ARG(before), STR_ARG(times), STR_ARG(list));
}

static void warn_night(struct hours_parser *parser, struct str text, struct str earlier,
                       unsigned days)
{
    struct str list = name_days(parser->diags->arena, days);
    diag_add(parser->diags, DIAG_HOURS_REPLACED,
             place_within(parser->at, parser->text, text),
             "'%.*s' after ';' replaces what '%.*s' leaves open past midnight on %.*s: "
             "closed from 00:00",
             STR_ARG(text), STR_ARG(earlier), STR_ARG(list));
    diag_hint(parser->diags,
              "write ',' instead of ';' if they are open until the night ends; if not, "
              "end the earlier rule at 24:00 on the day before");
}

static void warn_order(struct hours_parser *parser, struct str text, struct str earlier)
{
    diag_add(parser->diags, DIAG_HOURS_REPLACED,
             place_within(parser->at, parser->text, text),
             "'%.*s' after ';' replaces '%.*s' on the days on which both hold",
             STR_ARG(text), STR_ARG(earlier));
    diag_hint(parser->diags, "put '%.*s' last, so that it holds on all its days",
              STR_ARG(earlier));
}

/* A rule for dates or public holidays alone: meant as an exception from the others. */
static bool is_exception(const struct hours_rule *rule)
{
    return rule->dates_count || (rule->holidays && !rule->days);
}

/* Rule `at` and those that ',' adds to it, as far as they are on these days. */
static bool chain_overlaps(const struct hours_rules *rules, size_t at, unsigned days,
                           const struct hours_rule *earlier)
{
    do {
        const struct hours_rule *rule = &rules->items[at];
        if (is_weekly(rule) && days_of(rule) & days && overlap(rule, earlier))
            return true;
        at++;
    } while (at < rules->count && rules->items[at].adds);
    return false;
}

/* The days on which ';' before rule `at` replaces. */
static unsigned replaced_by(const struct hours_rules *rules, size_t at)
{
    const struct hours_rule *rule = &rules->items[at];
    return hours_replaces(rules, at) && !rule->dates_count ? days_of(rule) : 0;
}

/* At most one warning for a rule. */
static void check_replaced(struct hours_parser *parser, const struct hours_rules *rules,
                           const struct str *texts, size_t at)
{
    unsigned days = replaced_by(rules, at);
    bool weekly = is_weekly(&rules->items[at]);
    for (size_t i = at; days && i-- > 0;) {
        const struct hours_rule *earlier = &rules->items[i];
        unsigned common = days & days_of(earlier);
        if (is_exception(earlier) && !earlier->fallback &&
            !is_exception(&rules->items[at]) && !rules->items[at].holidays) {
            warn_order(parser, texts[at], texts[i]);
            return;
        }
        if (!is_weekly(earlier) || !weekly)
            continue;
        if (common && !chain_overlaps(rules, at, common, earlier)) {
            warn(parser, texts[at], texts[i], common);
            return;
        }
        unsigned night = days & day_after(days_of(earlier)) & ~days_of(earlier);
        if (night && runs_on(earlier)) {
            warn_night(parser, texts[at], texts[i], night);
            return;
        }
        days &= ~(i > 0 ? replaced_by(rules, i) : 0);
    }
}

/* Of rules that ',' joins. */
static bool check_overlap(struct hours_parser *parser, const struct hours_rules *rules,
                          const struct str *texts, size_t at)
{
    const struct hours_rule *rule = &rules->items[at];
    for (size_t i = at; rule->adds && is_weekly(rule) && i-- > 0;) {
        const struct hours_rule *earlier = &rules->items[i];
        if (is_weekly(earlier) && days_of(rule) & days_of(earlier) &&
            overlap(rule, earlier))
            return hours_wrong(parser, texts[at],
                               "overlaps other hours of the same day",
                               "';' before a rule replaces earlier ones on its days");
        if (!earlier->adds)
            break;
    }
    return true;
}

bool hours_compare_rules(struct hours_parser *parser, const struct hours_rules *rules,
                         const struct str *texts)
{
    for (size_t i = 1; i < rules->count; i++) {
        if (!check_overlap(parser, rules, texts, i))
            return false;
        check_replaced(parser, rules, texts, i);
    }
    return true;
}
