/* SPDX-License-Identifier: MIT */
/* Months and dates of opening hours: Nov-Feb, Dec 24-26, 2026 Dec 24-2027 Jan 02. */
#include "directory/hours_parser.h"

enum { FIRST_YEAR = 1901, LAST_YEAR = 2199, LEAP_YEAR = 2000, FEBRUARY = 2 };

static const char DATE_HINT[] =
    "write dates as Dec 24, Dec 24-26, Dec 24-Jan 02 or 2026 Dec 24-2027 Jan 02";
static const char LEAP_HINT[] = "begin or end the range with Feb 28 or Mar 01";

/* One end of a range. */
struct end {
    unsigned year, month, day; /* 0: not given */
    struct str text;
};

/* A year stands before a month; 1230 or 0900 would be a time without its colon. */
static unsigned peek_year(const struct hours_parser *parser)
{
    struct str digits = hours_peek_digits(parser);
    size_t after = parser->position + digits.len;
    uint32_t year;
    if (digits.len != 4 || after == parser->text.len ||
        parser->text.ptr[after] != ' ' || !str_to_uint(digits, LAST_YEAR, &year) ||
        year < FIRST_YEAR)
        return 0;
    return year;
}

bool hours_starts_dates(const struct hours_parser *parser)
{
    return hours_month(hours_peek_word(parser)) || peek_year(parser);
}

bool hours_starts_time(const struct hours_parser *parser)
{
    char c = hours_peek(parser);
    return c >= '0' && c <= '9' && !peek_year(parser);
}

/* Does a day of the month stand here, and not a time? */
static bool peek_day(const struct hours_parser *parser, struct str *digits)
{
    *digits = hours_peek_digits(parser);
    size_t after = parser->position + digits->len;
    return digits->len > 0 &&
           (after == parser->text.len || parser->text.ptr[after] != ':');
}

static bool read_day(struct hours_parser *parser, struct str digits, struct end *end)
{
    uint32_t day = 0;
    unsigned length = date_month_length(end->year ? end->year : LEAP_YEAR, end->month);
    parser->position += digits.len;
    if (digits.len > 2 || !str_to_uint(digits, length, &day) || day == 0)
        return hours_wrong(parser, digits, "is not a day of that month", DATE_HINT);
    end->day = day;
    return true;
}

static bool read_end(struct hours_parser *parser, struct end *end)
{
    size_t start = parser->position;
    struct str digits;
    *end = (struct end){.year = peek_year(parser)};
    if (end->year) {
        parser->position += 4;
        hours_skip_spaces(parser);
    }
    struct str word = hours_peek_word(parser);
    end->month = hours_month(word);
    if (!end->month)
        return end->year ? hours_beyond(parser, str_trim(hours_piece(parser, start)),
                                        DATE_HINT)
                         : hours_unexpected(parser, DATE_HINT);
    parser->position += word.len;
    size_t behind = parser->position;
    hours_skip_spaces(parser);
    if (peek_day(parser, &digits)) {
        if (!read_day(parser, digits, end))
            return false;
        behind = parser->position;
    }
    parser->position = behind;
    end->text = hours_piece(parser, start);
    hours_skip_spaces(parser);
    return end->day || !end->year || hours_beyond(parser, end->text, DATE_HINT);
}

/* The second end after '-': only a day, as in Dec 24-26, or all of it. */
static bool read_second_end(struct hours_parser *parser, const struct end *first,
                            struct end *last, bool *short_form)
{
    size_t start = parser->position;
    struct str digits;
    *short_form = first->day && !peek_year(parser) && peek_day(parser, &digits);
    if (!*short_form)
        return read_end(parser, last);
    *last = *first;
    if (!read_day(parser, digits, last))
        return false;
    last->text = hours_piece(parser, start);
    hours_skip_spaces(parser);
    return true;
}

static bool is_leap_day(const struct end *end)
{
    return end->month == FEBRUARY && end->day == 29;
}

/* Does the range end on the day before it begins, so that it would be a whole year? */
static bool goes_round(const struct end *first, const struct end *last)
{
    struct date day = {LEAP_YEAR, (uint8_t)last->month, (uint8_t)last->day};
    struct date next = date_shift(day, 1);
    struct date common =
        date_shift((struct date){LEAP_YEAR + 1, day.month, day.day}, 1);
    return (next.month == first->month && next.day == first->day) ||
           (common.month == first->month && common.day == first->day);
}

static bool is_backwards(const struct end *first, const struct end *last)
{
    struct date from = {(uint16_t)first->year, (uint8_t)first->month,
                        (uint8_t)first->day};
    struct date to = {(uint16_t)last->year, (uint8_t)last->month, (uint8_t)last->day};
    return date_compare(to, from) < 0;
}

/* What both readers must agree on: see the subset in hours.h. */
static bool check_range(struct hours_parser *parser, const struct end *first,
                        const struct end *last, bool short_form, struct str piece)
{
    if (!first->day != !last->day || !first->year != !last->year)
        return hours_wrong(parser, piece, "has two ends of different forms", DATE_HINT);
    if (!first->day)
        return true;
    if ((short_form || first->year) && is_backwards(first, last))
        return hours_wrong(parser, piece, "ends before it begins", DATE_HINT);
    if (short_form && first->month == FEBRUARY && last->day >= 28)
        return hours_beyond(parser, piece,
                            "write both months, as in Feb 20-Feb 28 or Feb 20-Mar 01");
    if (is_leap_day(first) || is_leap_day(last))
        return hours_beyond(parser, piece, LEAP_HINT);
    if (!first->year && is_backwards(first, last) && goes_round(first, last))
        return hours_beyond(parser, piece, "leave the dates out to say the whole year");
    return true;
}

static bool read_range(struct hours_parser *parser, struct hours_dates *dates)
{
    size_t start = parser->position;
    struct end first, last;
    bool short_form;
    if (!read_end(parser, &first))
        return false;
    last = first;
    if (hours_skip(parser, '-')) {
        if (!read_second_end(parser, &first, &last, &short_form))
            return false;
        struct str piece = str_trim(hours_piece(parser, start));
        if (!check_range(parser, &first, &last, short_form, piece))
            return false;
    }
    *dates = (struct hours_dates){
        .first_year = (uint16_t)first.year,
        .last_year = (uint16_t)last.year,
        .first_month = (uint8_t)first.month,
        .last_month = (uint8_t)last.month,
        .first_day = (uint8_t)first.day,
        .last_day = (uint8_t)last.day,
    };
    return true;
}

bool hours_read_dates(struct hours_parser *parser, struct hours_rule *rule)
{
    struct hours_dates found[HOURS_DATES];
    size_t count = 0;
    do {
        size_t start = parser->position;
        if (count == HOURS_DATES)
            return hours_wrong(parser, hours_peek_word(parser),
                               "is one date too many: a rule has at most twelve",
                               "begin another rule with ';'");
        if (!read_range(parser, &found[count]))
            return false;
        if (count > 0 && found[count].first_day && !found[count - 1].first_day)
            return hours_beyond(parser, str_trim(hours_piece(parser, start)),
                                "put dates before whole months");
        count++;
    } while (hours_skip(parser, ','));
    struct hours_dates *dates = ARENA_ARRAY(parser->arena, count, struct hours_dates);
    for (size_t i = 0; i < count; i++)
        dates[i] = found[i];
    rule->dates = dates;
    rule->dates_count = (uint8_t)count;
    return true;
}
