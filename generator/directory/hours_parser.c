/* SPDX-License-Identifier: MIT */
#include "directory/hours_parser.h"

#include "directory/place.h"

static const char NOTE_HINT[] = "give the usual hours here and the rest in a note";

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

char hours_peek(const struct hours_parser *parser)
{
    if (parser->position == parser->text.len)
        return '\0';
    return parser->text.ptr[parser->position];
}

static struct str peek_run(const struct hours_parser *parser, bool (*belongs)(char))
{
    size_t end = parser->position;
    while (end < parser->text.len && belongs(parser->text.ptr[end]))
        end++;
    return str_slice(parser->text, parser->position, end);
}

struct str hours_peek_word(const struct hours_parser *parser)
{
    return peek_run(parser, is_letter);
}

struct str hours_peek_digits(const struct hours_parser *parser)
{
    return peek_run(parser, is_digit);
}

void hours_skip_spaces(struct hours_parser *parser)
{
    while (hours_peek(parser) == ' ')
        parser->position++;
}

bool hours_skip(struct hours_parser *parser, char c)
{
    hours_skip_spaces(parser);
    if (hours_peek(parser) != c)
        return false;
    parser->position++;
    hours_skip_spaces(parser);
    return true;
}

struct str hours_piece(const struct hours_parser *parser, size_t start)
{
    return str_slice(parser->text, start, parser->position);
}

static bool report(struct hours_parser *parser, enum diag_code code, struct str piece,
                   const char *what, const char *hint)
{
    diag_add(parser->diags, code, place_within(parser->at, parser->text, piece),
             "'%.*s' %s", STR_ARG(piece), diag_words(parser->diags, what));
    diag_hint(parser->diags, "%s", diag_words(parser->diags, hint));
    return false;
}

bool hours_wrong(struct hours_parser *parser, struct str piece, const char *what,
                 const char *hint)
{
    return report(parser, DIAG_HOURS_SYNTAX, piece, what, hint);
}

bool hours_beyond(struct hours_parser *parser, struct str piece, const char *hint)
{
    return report(parser, DIAG_HOURS_UNSUPPORTED, piece,
                  "is a form of opening hours that Balise does not read", hint);
}

/* Words of opening_hours, and what to do with those that have no place here. */
static const char *hint_for_word(struct str word)
{
    static const struct {
        const char *word, *hint;
    } table[] = {
        {"SH", "school holidays are not known here; give dates as in Jul 15-Sep 15, or "
               "a comment in quotes"},
        {"week", "weeks of the year are not known here; give months or dates"},
        {"easter", "give the dates of each year, as in 2027 Mar 26-2027 Mar 29"},
        {"dawn", "write times as 09:00-16:00"},
        {"sunrise", "write times as 09:00-16:00"},
        {"sunset", "write times as 09:00-16:00"},
        {"dusk", "write times as 09:00-16:00"},
        {"PH", "public holidays stand alone or in a list of days, as in Mo-Fr,PH"},
        {"off", "'off' stands at the end of a rule, as in PH off"},
        {"closed", "'closed' stands at the end of a rule, as in PH closed"},
        {"open", "'open' stands at the end of a rule, as in Mo-Fr open"},
        {"unknown", "'unknown' stands at the end of a rule, as in PH unknown"},
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
        if (str_equal_ignore_case(word, str_from(table[i].word)))
            return table[i].hint;
    if (hours_month(word))
        return "months and dates stand before days and times, as in Dec 24 10:00-12:00";
    return NULL;
}

static const char *hint_for_sign(char sign)
{
    switch (sign) {
    case '+':
        return "an open end stands after one last time, as in Mo 09:00-12:00,17:00+";
    case '[':
        return "the first Monday of a month has no form here; give a comment in "
               "quotes, "
               "as in Mo \"first Monday of the month\"";
    case '(':
    case '/':
    case '#':
        return NOTE_HINT;
    case '"':
        return "a comment stands in quotes at the end of a rule, as in "
               "Mo-Fr 09:00-16:00 \"by appointment\"";
    default:
        return NULL;
    }
}

bool hours_unexpected(struct hours_parser *parser, const char *hint)
{
    struct str rest = str_slice(parser->text, parser->position, parser->text.len);
    if (rest.len == 0) {
        diag_add(parser->diags, DIAG_HOURS_SYNTAX, parser->at,
                 "opening hours that end too early");
        diag_hint(parser->diags, "%s", diag_words(parser->diags, hint));
        return false;
    }
    struct str word = hours_peek_word(parser);
    struct str piece = word.len ? word : str_slice(rest, 0, 1);
    if (str_starts_with(rest, STR("||")))
        piece.len = 2;
    const char *better = word.len ? hint_for_word(word) : hint_for_sign(rest.ptr[0]);
    if (better)
        return hours_beyond(parser, piece, better);
    return hours_wrong(parser, piece, "is not expected in opening hours here", hint);
}

unsigned hours_month(struct str word)
{
    static const char names[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (unsigned month = 0; month < 12; month++)
        if (str_equal(word, str_from(names[month])))
            return month + 1;
    return 0;
}

unsigned hours_weekday(struct str word)
{
    static const char names[][3] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    unsigned day = 0;
    while (day < HOURS_DAYS && !str_equal(word, str_from(names[day])))
        day++;
    return day;
}

bool hours_starts_always(const struct hours_parser *parser)
{
    struct str rest = str_slice(parser->text, parser->position, parser->text.len);
    return str_starts_with(rest, STR("24/7"));
}
