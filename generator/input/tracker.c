/* SPDX-License-Identifier: MIT */
#include "input/tracker.h"

#include "base/unicode.h"

static struct str text_of(const struct tracker *tracker)
{
    return tracker->source->text;
}

/* The byte at `at`, or NUL, which no source contains, behind the end. */
static char byte_at(const struct tracker *tracker, size_t at)
{
    struct str text = text_of(tracker);
    return at < text.len ? text.ptr[at] : '\0';
}

static bool is_punctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

static size_t skip_blanks(const struct tracker *tracker, size_t at)
{
    while (byte_at(tracker, at) == ' ' || byte_at(tracker, at) == '\t')
        at++;
    return at;
}

/* CommonMark 2.1: LF, CR LF or CR. */
static size_t skip_line_end(const struct tracker *tracker, size_t at)
{
    if (byte_at(tracker, at) == '\r')
        at++;
    else
        return at + (byte_at(tracker, at) == '\n');
    return at + (byte_at(tracker, at) == '\n');
}

/* From the start of a line to its text. A lazy line has fewer marks of quotes. */
static size_t skip_line_start(const struct tracker *tracker, size_t at)
{
    at = skip_blanks(tracker, at);
    for (size_t i = 0; i < tracker->quotes && byte_at(tracker, at) == '>'; i++)
        at = skip_blanks(tracker, at + 1);
    return at;
}

/* White space inside a link, which may contain a line end. */
static size_t skip_space(const struct tracker *tracker, size_t at)
{
    at = skip_blanks(tracker, at);
    size_t next = skip_line_end(tracker, at);
    return next == at ? at : skip_line_start(tracker, next);
}

void tracker_start(struct tracker *tracker, size_t at, size_t quotes)
{
    tracker->at = at;
    tracker->quotes = quotes;
    tracker->lost = false;
}

static size_t next_line(const struct tracker *tracker, size_t at)
{
    size_t end = str_find_char(text_of(tracker), '\n', at);
    return end == STR_NOT_FOUND ? text_of(tracker).len : end + 1;
}

struct location tracker_place(const struct tracker *tracker, size_t length)
{
    return tracker->lost ? location_line(tracker->source, tracker->at)
                         : location_at(tracker->source, tracker->at, length);
}

/* Text */

/* The length of a character reference in its syntax (CommonMark 6.2), or 0. */
static size_t reference_length(const struct tracker *tracker, size_t at)
{
    const size_t most = 34;
    size_t end = at + 1;
    if (byte_at(tracker, end) == '#')
        end++;
    size_t first = end;
    for (char c; end - at < most; end++) {
        c = byte_at(tracker, end);
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(c >= '0' && c <= '9'))
            break;
    }
    return end > first && byte_at(tracker, end) == ';' ? end + 1 - at : 0;
}

static size_t code_point_length(struct str text, size_t at)
{
    size_t end = at;
    if (at < text.len)
        utf8_next(text, &end);
    return end - at;
}

/*
 * How many bytes of the literal from `i` on the reference at `at` stands for; 0: it is
 * no reference but text. Most names stand for one character, a few for two: what
 * follows in the source decides.
 */
static size_t referred_length(const struct tracker *tracker, size_t at, size_t length,
                              struct str literal, size_t i)
{
    struct str written = str_slice(text_of(tracker), at, at + length);
    if (str_equal_ignore_case(written, STR("&amp;")))
        return literal.ptr[i] == '&';
    if (literal.ptr[i] == '&' && byte_at(tracker, at + 1) != '#')
        return 0;
    size_t one = code_point_length(literal, i);
    char follows = byte_at(tracker, at + length);
    if (i + one >= literal.len || follows == literal.ptr[i + one] || follows == '\\' ||
        follows == '&')
        return one;
    return one + code_point_length(literal, i + one);
}

/* The usual case, and quick: the literal as it is, with nothing that could be escaped.
 */
static bool stands_at(const struct tracker *tracker, size_t at, struct str literal)
{
    return str_equal(str_slice(text_of(tracker), at, at + literal.len), literal) &&
           str_find_char(literal, '&', 0) == STR_NOT_FOUND &&
           str_find_char(literal, '\\', 0) == STR_NOT_FOUND;
}

/* The byte behind what says `literal` from `at` on, or STR_NOT_FOUND. */
static size_t match(const struct tracker *tracker, size_t at, struct str literal)
{
    if (stands_at(tracker, at, literal))
        return at + literal.len;
    for (size_t i = 0; i < literal.len;) {
        char c = byte_at(tracker, at), wanted = literal.ptr[i];
        size_t length = c == '&' ? reference_length(tracker, at) : 0;
        size_t referred = length ? referred_length(tracker, at, length, literal, i) : 0;
        if (referred) {
            at += length;
            i += referred;
        } else if (c == '\\' && is_punctuation(wanted) &&
                   byte_at(tracker, at + 1) == wanted) {
            at += 2;
            i++;
        } else if (c == wanted) {
            at++;
            i++;
        } else {
            return STR_NOT_FOUND;
        }
    }
    return at;
}

struct str tracker_text(struct tracker *tracker, struct str literal)
{
    if (tracker->lost)
        return (struct str){0};
    size_t end = match(tracker, tracker->at, literal);
    if (end == STR_NOT_FOUND) {
        tracker->lost = true;
        return (struct str){0};
    }
    struct str written = str_slice(text_of(tracker), tracker->at, end);
    tracker->at = end;
    return str_equal(written, literal) ? written : (struct str){0};
}

static size_t run_length(const struct tracker *tracker, size_t at, char c)
{
    size_t end = at;
    while (byte_at(tracker, end) == c)
        end++;
    return end - at;
}

/* The closing run of exactly `ticks` backticks, or STR_NOT_FOUND. */
static size_t find_ticks(const struct tracker *tracker, size_t at, size_t ticks)
{
    while ((at = str_find_char(text_of(tracker), '`', at)) != STR_NOT_FOUND) {
        size_t run = run_length(tracker, at, '`');
        if (run == ticks)
            return at;
        at += run;
    }
    return STR_NOT_FOUND;
}

struct str tracker_code(struct tracker *tracker, struct str literal)
{
    if (tracker->lost)
        return (struct str){0};
    size_t ticks = run_length(tracker, tracker->at, '`');
    size_t start = tracker->at + ticks;
    size_t end = ticks ? find_ticks(tracker, start, ticks) : STR_NOT_FOUND;
    if (end == STR_NOT_FOUND) {
        tracker->lost = true;
        return (struct str){0};
    }
    tracker->at = end + ticks;
    struct str written = str_slice(text_of(tracker), start, end);
    if (written.len == literal.len + 2) /* CommonMark 6.3: a space on both sides */
        written = str_slice(written, 1, written.len - 1);
    return str_equal(written, literal) ? written : (struct str){0};
}

void tracker_delimiter(struct tracker *tracker, size_t count)
{
    for (size_t i = 0; i < count && !tracker->lost; i++) {
        char c = byte_at(tracker, tracker->at);
        if (c == '*' || c == '_')
            tracker->at++;
        else
            tracker->lost = true;
    }
}

void tracker_break(struct tracker *tracker)
{
    size_t at = skip_blanks(tracker, tracker->at);
    if (byte_at(tracker, at) == '\\')
        at++;
    size_t next = skip_line_end(tracker, at);
    if (tracker->lost || next == at) {
        tracker->lost = true;
        tracker->at = next_line(tracker, tracker->at);
    } else {
        tracker->at = skip_line_start(tracker, next);
    }
}

void tracker_html(struct tracker *tracker, struct str literal)
{
    struct str rest = str_slice(text_of(tracker), tracker->at, text_of(tracker).len);
    if (str_starts_with(rest, literal)) {
        tracker->at += literal.len;
        return;
    }
    tracker->lost = true;
    for (size_t i = 0; i < literal.len; i++)
        if (literal.ptr[i] == '\n')
            tracker->at = next_line(tracker, tracker->at);
}

/* Links */

char tracker_open_link(struct tracker *tracker, bool image)
{
    size_t at = tracker->at;
    if (image && byte_at(tracker, at) == '!')
        at++;
    char bracket = byte_at(tracker, at);
    if (tracker->lost || (at > tracker->at) != image ||
        (bracket != '[' && (bracket != '<' || image)))
        tracker->lost = true;
    else
        tracker->at = at + 1;
    return bracket;
}

static bool is_escape(const struct tracker *tracker, size_t at)
{
    return byte_at(tracker, at) == '\\' && is_punctuation(byte_at(tracker, at + 1));
}

/* The end of what is in `<…>`, quotes or brackets from `at` on, or STR_NOT_FOUND. */
static size_t find_closing(const struct tracker *tracker, size_t at, char closing)
{
    for (; byte_at(tracker, at) != closing; at++) {
        if (at >= text_of(tracker).len)
            return STR_NOT_FOUND;
        if (is_escape(tracker, at))
            at++;
    }
    return at;
}

static bool ends_destination(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

/* CommonMark 6.6: parentheses must be balanced. */
static size_t find_bare_end(const struct tracker *tracker, size_t at)
{
    size_t depth = 0;
    for (;; at++) {
        char c = byte_at(tracker, at);
        if (ends_destination(c) || (c == ')' && depth == 0))
            return at;
        if (is_escape(tracker, at))
            at++;
        else if (c == '(')
            depth++;
        else if (c == ')')
            depth--;
    }
}

static size_t skip_title(const struct tracker *tracker, size_t at)
{
    char open = byte_at(tracker, at);
    if (open != '"' && open != '\'' && open != '(')
        return at;
    size_t end = find_closing(tracker, at + 1, open == '(' ? ')' : open);
    return end == STR_NOT_FOUND ? end : end + 1;
}

/* "(destination "title")" from `at` on: the byte behind it, or STR_NOT_FOUND. */
static size_t skip_inline(const struct tracker *tracker, size_t at, struct str url,
                          struct str *destination)
{
    if (byte_at(tracker, at) != '(')
        return STR_NOT_FOUND;
    size_t start = skip_space(tracker, at + 1);
    bool pointed = byte_at(tracker, start) == '<';
    start += pointed;
    size_t end =
        pointed ? find_closing(tracker, start, '>') : find_bare_end(tracker, start);
    if (end == STR_NOT_FOUND || match(tracker, start, url) != end)
        return STR_NOT_FOUND;
    *destination = str_slice(text_of(tracker), start, end);
    size_t title = skip_title(tracker, skip_space(tracker, end + pointed));
    if (title == STR_NOT_FOUND)
        return title;
    size_t close = skip_space(tracker, title);
    return byte_at(tracker, close) == ')' ? close + 1 : STR_NOT_FOUND;
}

/* Definitions */

/* "[label]:" at `at`: the byte behind it, or STR_NOT_FOUND. */
static size_t skip_label(const struct tracker *tracker, size_t at)
{
    size_t close = byte_at(tracker, at) == '[' ? find_closing(tracker, at + 1, ']')
                                               : STR_NOT_FOUND;
    if (close == STR_NOT_FOUND || byte_at(tracker, close + 1) != ':' ||
        str_trim(str_slice(text_of(tracker), at + 1, close)).len == 0)
        return STR_NOT_FOUND;
    return close + 2;
}

/* The start of the next line if nothing but blanks is left of this one. */
static size_t skip_rest_of_line(const struct tracker *tracker, size_t at)
{
    size_t end = skip_blanks(tracker, at);
    size_t next = skip_line_end(tracker, end);
    return next == end ? STR_NOT_FOUND : next;
}

/* CommonMark 4.7. The line behind the definition at `at`, or STR_NOT_FOUND. */
static size_t skip_definition(const struct tracker *tracker, size_t at)
{
    size_t label = skip_label(tracker, at);
    if (label == STR_NOT_FOUND)
        return label;
    size_t start = skip_space(tracker, label);
    bool pointed = byte_at(tracker, start) == '<';
    size_t end =
        pointed ? find_closing(tracker, start + 1, '>') : find_bare_end(tracker, start);
    if (end == STR_NOT_FOUND || end == start)
        return STR_NOT_FOUND;
    size_t before = skip_space(tracker, end + pointed);
    size_t title = skip_title(tracker, before);
    size_t next = title == STR_NOT_FOUND || title == before
                      ? STR_NOT_FOUND
                      : skip_rest_of_line(tracker, title);
    return next == STR_NOT_FOUND ? skip_rest_of_line(tracker, end + pointed) : next;
}

void tracker_skip_definitions(struct tracker *tracker)
{
    size_t next;
    while ((next = skip_definition(tracker, tracker->at)) != STR_NOT_FOUND)
        tracker->at = skip_line_start(tracker, next);
}

static struct location close_autolink(struct tracker *tracker)
{
    size_t end = tracker->at, start = end;
    while (start > 0 && byte_at(tracker, start - 1) != '<')
        start--;
    if (byte_at(tracker, end) != '>') {
        tracker->lost = true;
        return tracker_place(tracker, 0);
    }
    tracker->at = end + 1;
    return location_at(tracker->source, start, end - start);
}

struct location tracker_close_link(struct tracker *tracker, char bracket,
                                   struct str url)
{
    if (tracker->lost)
        return tracker_place(tracker, 0);
    if (bracket == '<')
        return close_autolink(tracker);
    struct location line = location_line(tracker->source, tracker->at);
    if (byte_at(tracker, tracker->at) != ']') {
        tracker->lost = true;
        return line;
    }
    size_t at = tracker->at + 1;
    struct str destination;
    size_t end = skip_inline(tracker, at, url, &destination);
    if (end != STR_NOT_FOUND) {
        tracker->at = end;
        return location_of(tracker->source, destination);
    }
    size_t label = byte_at(tracker, at) == '[' ? find_closing(tracker, at + 1, ']')
                                               : STR_NOT_FOUND;
    tracker->at = label == STR_NOT_FOUND ? at : label + 1;
    return line;
}
