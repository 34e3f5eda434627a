/* SPDX-License-Identifier: MIT */
/* Times of opening hours: 09:00-12:00,14:00-26:00 or 17:00+. */
#include "directory/hours_parser.h"

enum { LAST_START = MINUTES_PER_DAY - 1, LAST_END = 2 * MINUTES_PER_DAY };

static const char TIME_HINT[] = "write times as 09:00-16:00";

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* 9:00, 9h, 9h30, 9.30, 0900: what people write for 09:00. */
static bool read_loosely(struct str piece, uint32_t *hour, uint32_t *minute)
{
    size_t digits = 0;
    while (digits < piece.len && is_digit(piece.ptr[digits]))
        digits++;
    size_t hours = digits == 4 ? 2 : digits;
    size_t rest = digits == 4 || digits == piece.len ? hours : digits + 1;
    struct str minutes = str_slice(piece, rest, piece.len);
    *minute = 0;
    return hours <= 2 && str_to_uint(str_slice(piece, 0, hours), 24, hour) &&
           (minutes.len == 0 || (minutes.len == 2 && str_to_uint(minutes, 59, minute)));
}

static bool bad_time(struct hours_parser *parser, struct str piece)
{
    uint32_t hour, minute;
    hours_wrong(parser, piece, "is not a time of opening hours", TIME_HINT);
    if (!(piece.len == 5 && piece.ptr[2] == ':') && read_loosely(piece, &hour, &minute))
        diag_hint(parser->diags, "write %02u:%02u", (unsigned)hour, (unsigned)minute);
    return false;
}

static bool belongs_to_time(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80 || c == ':' || c == '.' || c == '/';
}

static bool read_time(struct hours_parser *parser, uint32_t most, uint32_t *time)
{
    size_t start = parser->position;
    while (belongs_to_time(hours_peek(parser)))
        parser->position++;
    struct str piece = hours_piece(parser, start);
    if (piece.len == 0 || !is_digit(piece.ptr[0])) {
        parser->position = start;
        return hours_unexpected(parser, TIME_HINT);
    }
    uint32_t hour, minute;
    if (str_equal(piece, STR("24/7")))
        return hours_wrong(parser, piece, "does not go with days or times",
                           "write 24/7 alone, or 00:00-24:00 after the days");
    if (piece.len != 5 || piece.ptr[2] != ':' ||
        !str_to_uint(str_slice(piece, 0, 2), 48, &hour) ||
        !str_to_uint(str_slice(piece, 3, 5), 59, &minute))
        return bad_time(parser, piece);
    *time = hour * 60 + minute;
    return *time <= most ||
           hours_wrong(parser, piece, "is too late a time",
                       "hours start at 23:59 and end at 48:00 at the latest");
}

/* Until when an open end is taken to last: as npm's opening_hours does. */
static uint16_t open_end_of(uint32_t from)
{
    if (from >= 22 * 60)
        return (uint16_t)(from + 8 * 60);
    return (uint16_t)(from >= 17 * 60 ? from + 10 * 60 : MINUTES_PER_DAY);
}

static bool read_span(struct hours_parser *parser, struct hours_span *span)
{
    size_t start = parser->position;
    uint32_t from = 0, to = 0;
    if (!read_time(parser, LAST_START, &from))
        return false;
    if (hours_skip(parser, '+')) {
        *span = (struct hours_span){(uint16_t)from, open_end_of(from), true};
        return from > 0 || hours_beyond(parser, hours_piece(parser, start),
                                        "write unknown, or a time at which they end");
    }
    if (!hours_skip(parser, '-'))
        return hours_unexpected(parser, TIME_HINT);
    if (!read_time(parser, LAST_END, &to))
        return false;
    if (to <= from)
        to += MINUTES_PER_DAY;
    *span = (struct hours_span){(uint16_t)from, (uint16_t)to, false};
    return true;
}

/* Keeps the spans sorted; NULL, or what is wrong. */
static const char *add_span(struct hours_span *spans, size_t count,
                            struct hours_span span)
{
    size_t at = count;
    while (at > 0 && spans[at - 1].from > span.from)
        at--;
    if ((at > 0 && spans[at - 1].to > span.from) ||
        (at < count && spans[at].from < span.to))
        return "overlaps other hours of the same day";
    if (count == HOURS_SPANS)
        return "is one span too many: a day has at most six";
    for (size_t i = count; i > at; i--)
        spans[i] = spans[i - 1];
    spans[at] = span;
    return NULL;
}

bool hours_read_times(struct hours_parser *parser, struct hours_rule *rule, bool *comma)
{
    struct hours_span found[HOURS_SPANS], span = {0};
    size_t count = 0;
    do {
        size_t start = parser->position;
        if (span.open_end)
            return hours_beyond(parser, hours_peek_digits(parser),
                                "nothing can follow an open end; put it last");
        if (!read_span(parser, &span))
            return false;
        struct str piece = str_trim(hours_piece(parser, start));
        const char *wrong = add_span(found, count, span);
        if (wrong)
            return hours_wrong(parser, piece, wrong,
                               "';' before a rule replaces earlier ones on its days");
        count++;
        *comma = hours_skip(parser, ',');
    } while (*comma && hours_starts_time(parser) && !hours_starts_always(parser));
    hours_skip_spaces(parser);
    struct hours_span *spans = ARENA_ARRAY(parser->arena, count, struct hours_span);
    for (size_t i = 0; i < count; i++)
        spans[i] = found[i];
    rule->spans = spans;
    rule->spans_count = (uint8_t)count;
    return true;
}
