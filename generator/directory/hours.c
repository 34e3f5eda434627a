/* SPDX-License-Identifier: MIT */
#include "directory/hours.h"

#include "directory/hours_parser.h"

static const char DAY_HINT[] = "write days as Mo Tu We Th Fr Sa Su";
static const char TIME_HINT[] = "write times as 09:00-16:00";

static bool starts_days(const struct hours_parser *parser)
{
    struct str word = hours_peek_word(parser);
    return str_equal(word, STR("PH")) || hours_weekday(word) < HOURS_DAYS;
}

static bool read_day(struct hours_parser *parser, unsigned *day)
{
    struct str word = hours_peek_word(parser);
    *day = hours_weekday(word);
    if (*day == HOURS_DAYS)
        return hours_unexpected(parser, DAY_HINT);
    parser->position += word.len;
    return true;
}

/* PH, Mo-Fr, or Sa-Mo around the end of the week. */
static bool read_day_range(struct hours_parser *parser, struct hours_rule *rule)
{
    if (str_equal(hours_peek_word(parser), STR("PH"))) {
        parser->position += 2;
        rule->holidays = true;
        return true;
    }
    unsigned first, last, days = 0;
    if (!read_day(parser, &first))
        return false;
    last = first;
    if (hours_skip(parser, '-') && !read_day(parser, &last))
        return false;
    for (unsigned day = first; day != last; day = (day + 1) % HOURS_DAYS)
        days |= 1U << day;
    rule->days = (uint8_t)(rule->days | days | 1U << last);
    return true;
}

static bool read_days(struct hours_parser *parser, struct hours_rule *rule)
{
    do {
        if (!read_day_range(parser, rule))
            return false;
    } while (hours_skip(parser, ','));
    hours_skip_spaces(parser);
    return !starts_days(parser) ||
           hours_beyond(parser, hours_peek_word(parser),
                        "join days with ',' and rules with ';', as in Mo-Fr,PH");
}

/* HOURS_OPEN, and *read false, where no state stands. */
static bool read_state(struct hours_parser *parser, enum hours_state *state, bool *read)
{
    static const struct {
        const char *word;
        enum hours_state state;
    } table[] = {
        {"open", HOURS_OPEN},
        {"off", HOURS_CLOSED},
        {"closed", HOURS_CLOSED},
        {"unknown", HOURS_UNKNOWN},
    };
    struct str word = hours_peek_word(parser);
    *read = false;
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct str known = str_from(table[i].word);
        if (!str_equal_ignore_case(word, known))
            continue;
        if (!str_equal(word, known))
            return hours_wrong(parser, word, "has capital letters",
                               "write it in small letters, as in PH off");
        parser->position += word.len;
        hours_skip_spaces(parser);
        *state = table[i].state;
        *read = true;
    }
    return true;
}

static bool read_comment(struct hours_parser *parser, struct str *comment)
{
    size_t start = parser->position;
    size_t end = str_find_char(parser->text, '"', start + 1);
    struct str rest = str_slice(parser->text, start, parser->text.len);
    if (end == STR_NOT_FOUND)
        return hours_wrong(parser, rest, "has no closing quote",
                           "end the comment with the same sign");
    *comment = str_slice(parser->text, start + 1, end);
    parser->position = end + 1;
    hours_skip_spaces(parser);
    return str_trim(*comment).len > 0 ||
           hours_wrong(parser, hours_piece(parser, start), "is an empty comment",
                       "leave it out, or say in it when they are open");
}

/* ["off"] ["comment"]; *read says whether there was one. */
static bool read_result(struct hours_parser *parser, struct hours_rule *rule,
                        bool *read)
{
    bool state_read;
    if (!read_state(parser, &rule->state, &state_read))
        return false;
    *read = state_read;
    if (hours_peek(parser) != '"')
        return true;
    if (!state_read)
        rule->state = HOURS_UNKNOWN;
    *read = true;
    return read_comment(parser, &rule->comment);
}

/* A rule of 24/7; opening_hours lets no ',' follow it directly. */
static bool read_always(struct hours_parser *parser, struct hours_rule *rule,
                        bool *comma)
{
    bool read;
    parser->position += 4;
    hours_skip_spaces(parser);
    if (!read_result(parser, rule, &read))
        return false;
    if (!read && hours_peek(parser) == ',')
        return hours_unexpected(parser, "write ';' after 24/7");
    *comma = hours_skip(parser, ',');
    return true;
}

/* Ends behind the rule, or behind the ',' that begins another one. */
static bool read_rule(struct hours_parser *parser, struct hours_rule *rule, bool *comma)
{
    bool read = false;
    *comma = false;
    rule->state = HOURS_OPEN;
    if (hours_starts_always(parser))
        return read_always(parser, rule, comma);
    if (hours_starts_dates(parser) && !hours_read_dates(parser, rule))
        return false;
    if (starts_days(parser) && !read_days(parser, rule))
        return false;
    if (hours_starts_time(parser) && !hours_read_times(parser, rule, comma))
        return false;
    if (*comma)
        return true;
    if (!read_result(parser, rule, &read))
        return false;
    if (!read && !rule->spans_count)
        return hours_unexpected(
            parser,
            rule->days || rule->holidays || rule->dates_count ? TIME_HINT : DAY_HINT);
    *comma = hours_skip(parser, ',');
    return true;
}

/* The sign before the next rule; false where there is none, which was reported. */
static bool read_separator(struct hours_parser *parser, struct hours_rule *next)
{
    struct str rest = str_slice(parser->text, parser->position, parser->text.len);
    *next = (struct hours_rule){0};
    if (hours_skip(parser, ';'))
        return true;
    if (!str_starts_with(rest, STR("||")))
        return hours_unexpected(parser, "join rules with ';' or ','");
    parser->position += 2;
    hours_skip_spaces(parser);
    next->fallback = true;
    return true;
}

static bool read_rules(struct hours_parser *parser, struct hours *hours)
{
    struct str texts[HOURS_RULES];
    struct hours_rule rule = {0};
    bool comma;
    for (;;) {
        size_t start = parser->position;
        if (hours->rules.count == HOURS_RULES)
            return hours_wrong(parser, str_slice(parser->text, start, parser->text.len),
                               "is one rule too many: there are at most 32",
                               "give the usual hours here and the rest in a note");
        if (!read_rule(parser, &rule, &comma))
            return false;
        struct str text = str_trim(hours_piece(parser, start));
        texts[hours->rules.count] =
            comma ? str_trim(str_slice(text, 0, text.len - 1)) : text;
        hours->holidays |= rule.holidays;
        *ARRAY_ADD(&hours->rules, parser->arena) = rule;
        bool fallback = rule.fallback;
        if (comma)
            rule = (struct hours_rule){.adds = true, .fallback = fallback};
        else if (parser->position == parser->text.len)
            return hours_compare_rules(parser, &hours->rules, texts);
        else if (!read_separator(parser, &rule))
            return false;
    }
}

bool hours_parse(struct arena *arena, struct str text, struct location at,
                 struct hours *hours, struct diagnostics *diags)
{
    struct hours_parser parser = {
        .arena = arena, .text = text, .at = at, .diags = diags};
    *hours = (struct hours){.at = at, .always = str_equal(str_trim(text), STR("24/7"))};
    hours_skip_spaces(&parser);
    return read_rules(&parser, hours);
}

static bool has_selector(const struct hours_rule *rule)
{
    return rule->days || rule->holidays || rule->dates_count;
}

/* opening_hours lets a rule for every day replace only one that is for every day. */
bool hours_replaces(const struct hours_rules *rules, size_t at)
{
    const struct hours_rule *rule = &rules->items[at];
    if (rule->adds || rule->fallback || rule->state == HOURS_CLOSED)
        return false;
    return has_selector(rule) ||
           (at > 0 && rule->state == HOURS_OPEN && !has_selector(rule - 1));
}
