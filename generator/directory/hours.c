/* SPDX-License-Identifier: MIT */
#include "directory/hours.h"

#include "directory/place.h"

enum {
    ALL_DAYS = (1 << HOURS_DAYS) - 1,
    LAST_START = MINUTES_PER_DAY - 1,
    LAST_END = 2 * MINUTES_PER_DAY
};

static const char DAY_HINT[] = "write days as Mo Tu We Th Fr Sa Su";
static const char TIME_HINT[] = "write times as 09:00-16:00";

struct parser {
    struct str text;
    struct location at;
    size_t position;
    struct hours *hours;
    struct diagnostics *diags;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* '\0' at the end. */
static char peek(const struct parser *parser)
{
    if (parser->position == parser->text.len)
        return '\0';
    return parser->text.ptr[parser->position];
}

static void skip_spaces(struct parser *parser)
{
    while (peek(parser) == ' ')
        parser->position++;
}

static bool skip(struct parser *parser, char c)
{
    skip_spaces(parser);
    if (peek(parser) != c)
        return false;
    parser->position++;
    skip_spaces(parser);
    return true;
}

static struct str piece_from(const struct parser *parser, size_t start)
{
    return str_slice(parser->text, start, parser->position);
}

static struct str peek_word(const struct parser *parser)
{
    size_t end = parser->position;
    while (end < parser->text.len && is_letter(parser->text.ptr[end]))
        end++;
    return str_slice(parser->text, parser->position, end);
}

static void report(struct parser *parser, enum diag_code code, struct str piece,
                   const char *what)
{
    diag_add(parser->diags, code, place_within(parser->at, parser->text, piece),
             "'%.*s' %s", STR_ARG(piece), what);
}

static bool syntax_error(struct parser *parser, struct str piece, const char *what,
                         const char *hint)
{
    report(parser, DIAG_HOURS_SYNTAX, piece, what);
    diag_hint(parser->diags, "%s", hint);
    return false;
}

/* Words of opening_hours beyond the subset. */
static bool is_known_word(struct str word)
{
    static const char *const words[] = {
        "PH",   "SH",      "off",    "closed", "open", "unknown", "week", "easter",
        "dawn", "sunrise", "sunset", "dusk",   "Jan",  "Feb",     "Mar",  "Apr",
        "May",  "Jun",     "Jul",    "Aug",    "Sep",  "Oct",     "Nov",  "Dec",
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_equal_ignore_case(word, str_from(words[i])))
            return true;
    return false;
}

static bool starts_unsupported(struct str rest, struct str word)
{
    if (word.len)
        return is_known_word(word);
    const struct str signs = STR("+\"|([");
    return rest.len && str_find_char(signs, rest.ptr[0], 0) != STR_NOT_FOUND;
}

/* What stands at the position is not what the grammar wants there. */
static bool unexpected(struct parser *parser, const char *hint)
{
    struct str rest = str_slice(parser->text, parser->position, parser->text.len);
    if (rest.len == 0) {
        diag_add(parser->diags, DIAG_HOURS_SYNTAX, parser->at,
                 "opening hours that end too early");
        diag_hint(parser->diags, "%s", hint);
        return false;
    }
    struct str word = peek_word(parser), piece = word;
    if (word.len == 0)
        piece = str_slice(rest, 0, str_starts_with(rest, STR("||")) ? 2 : 1);
    if (!starts_unsupported(rest, word))
        return syntax_error(parser, piece, "is not expected in opening hours here",
                            hint);
    report(parser, DIAG_HOURS_UNSUPPORTED, piece, "in opening hours is not read yet");
    diag_hint(parser->diags, "give the usual week here and the rest in a note");
    return false;
}

static bool parse_day(struct parser *parser, unsigned *day)
{
    static const char names[HOURS_DAYS][3] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    struct str word = peek_word(parser);
    for (*day = 0; *day < HOURS_DAYS; (*day)++) {
        if (!str_equal(word, str_from(names[*day])))
            continue;
        parser->position += word.len;
        return true;
    }
    return unexpected(parser, DAY_HINT);
}

/* Mo-Fr, or Sa-Mo around the end of the week, as a set of bits. */
static bool parse_day_range(struct parser *parser, unsigned *days)
{
    unsigned first, last;
    if (!parse_day(parser, &first))
        return false;
    last = first;
    if (skip(parser, '-') && !parse_day(parser, &last))
        return false;
    for (unsigned day = first; day != last; day = (day + 1) % HOURS_DAYS)
        *days |= 1U << day;
    *days |= 1U << last;
    return true;
}

static bool parse_days(struct parser *parser, unsigned *days)
{
    *days = 0;
    do {
        if (!parse_day_range(parser, days))
            return false;
    } while (skip(parser, ','));
    skip_spaces(parser);
    return true;
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

static bool bad_time(struct parser *parser, struct str piece)
{
    uint32_t hour, minute;
    report(parser, DIAG_HOURS_SYNTAX, piece, "is not a time of opening hours");
    if (!(piece.len == 5 && piece.ptr[2] == ':') && read_loosely(piece, &hour, &minute))
        diag_hint(parser->diags, "write %02u:%02u", (unsigned)hour, (unsigned)minute);
    else
        diag_hint(parser->diags, "%s", TIME_HINT);
    return false;
}

static bool parse_time(struct parser *parser, uint32_t most, uint32_t *time)
{
    size_t start = parser->position;
    while (is_digit(peek(parser)) || is_letter(peek(parser)) || peek(parser) == ':' ||
           peek(parser) == '.' || peek(parser) == '/')
        parser->position++;
    struct str piece = piece_from(parser, start);
    if (piece.len == 0 || !is_digit(piece.ptr[0])) {
        parser->position = start;
        return unexpected(parser, TIME_HINT);
    }
    uint32_t hour, minute;
    if (str_equal(piece, STR("24/7")))
        return syntax_error(parser, piece, "does not stand alone",
                            "write 24/7 and nothing else, or days and times");
    if (piece.len != 5 || piece.ptr[2] != ':' ||
        !str_to_uint(str_slice(piece, 0, 2), 48, &hour) ||
        !str_to_uint(str_slice(piece, 3, 5), 59, &minute))
        return bad_time(parser, piece);
    *time = hour * 60 + minute;
    return *time <= most ||
           syntax_error(parser, piece, "is too late a time",
                        "hours start at 23:59 and end at 48:00 at the latest");
}

static bool parse_span(struct parser *parser, struct hours_span *span)
{
    uint32_t from = 0, to = 0;
    if (!parse_time(parser, LAST_START, &from))
        return false;
    if (!skip(parser, '-'))
        return unexpected(parser, TIME_HINT);
    if (!parse_time(parser, LAST_END, &to))
        return false;
    if (to <= from)
        to += MINUTES_PER_DAY;
    *span = (struct hours_span){(uint16_t)from, (uint16_t)to};
    return true;
}

/* Keeps the day sorted; NULL, or what is wrong. */
static const char *day_add(struct hours_day *day, struct hours_span span)
{
    size_t at = day->count;
    while (at > 0 && day->spans[at - 1].from > span.from)
        at--;
    if ((at > 0 && day->spans[at - 1].to > span.from) ||
        (at < day->count && day->spans[at].from < span.to))
        return "overlaps other hours of the same day";
    if (day->count == HOURS_SPANS)
        return "is one span too many: a day has at most six";
    for (size_t i = day->count++; i > at; i--)
        day->spans[i] = day->spans[i - 1];
    day->spans[at] = span;
    return NULL;
}

static bool add_span(struct parser *parser, unsigned days, struct hours_span span,
                     struct str piece)
{
    for (unsigned day = 0; day < HOURS_DAYS; day++) {
        const char *wrong =
            days >> day & 1 ? day_add(&parser->hours->days[day], span) : NULL;
        if (wrong)
            return syntax_error(parser, piece, wrong,
                                "';' before a rule replaces earlier ones on its days");
    }
    return true;
}

/* Ends behind the last span, or behind the ',' that begins a rule with days. */
static bool parse_spans(struct parser *parser, unsigned days, bool *comma)
{
    do {
        size_t start = parser->position;
        struct hours_span span = {0};
        if (!parse_span(parser, &span) ||
            !add_span(parser, days, span, piece_from(parser, start)))
            return false;
        *comma = skip(parser, ',');
    } while (*comma && is_digit(peek(parser)));
    return true;
}

static bool parse_rule(struct parser *parser, bool replaces, bool *comma)
{
    unsigned days = ALL_DAYS;
    if (!is_digit(peek(parser)) && !parse_days(parser, &days))
        return false;
    for (unsigned day = 0; replaces && day < HOURS_DAYS; day++)
        if (days >> day & 1)
            parser->hours->days[day].count = 0;
    return parse_spans(parser, days, comma);
}

static bool parse_rules(struct parser *parser)
{
    bool replaces = true, comma;
    for (;;) {
        if (!parse_rule(parser, replaces, &comma))
            return false;
        if (!comma && parser->position == parser->text.len)
            return true;
        replaces = !comma;
        if (!comma && !skip(parser, ';'))
            return unexpected(parser, "join rules with ';' or ','");
    }
}

static void fill_always(struct hours *hours)
{
    hours->always = true;
    for (size_t day = 0; day < HOURS_DAYS; day++) {
        hours->days[day].count = 1;
        hours->days[day].spans[0] = (struct hours_span){0, MINUTES_PER_DAY};
    }
}

bool hours_parse(struct str text, struct location at, struct hours *hours,
                 struct diagnostics *diags)
{
    *hours = (struct hours){0};
    struct parser parser = {.text = text, .at = at, .hours = hours, .diags = diags};
    if (str_equal(str_trim(text), STR("24/7"))) {
        fill_always(hours);
        return true;
    }
    skip_spaces(&parser);
    return parse_rules(&parser);
}
