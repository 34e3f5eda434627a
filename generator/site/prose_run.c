/* SPDX-License-Identifier: MIT */
#include "site/prose_run.h"

#include "base/unicode.h"

bool prose_is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0x0660 && c <= 0x0669) ||
           (c >= 0x06F0 && c <= 0x06F9);
}

bool prose_is_letter(uint32_t c)
{
    return unicode_is_letter(c) || (c >= 0x0300 && c <= 0x036F) ||
           (c >= 0x064B && c <= 0x0652) || c == 0x0670;
}

uint32_t prose_before(struct str text, size_t *at)
{
    if (*at == 0)
        return 0;
    size_t from = *at - 1;
    while (from > 0 && ((unsigned char)text.ptr[from] & 0xC0) == 0x80)
        from--;
    size_t next = from;
    *at = from;
    return utf8_next(text, &next);
}

/* The code point at `at`, 0 at the end. */
static uint32_t peek(struct str text, size_t at)
{
    return at < text.len ? utf8_next(text, &at) : 0;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

static bool is_mark(uint32_t c)
{
    return c == '.' || c == '-' || c == '/' || c == 0xB7 ||
           (c >= 0x2010 && c <= 0x2014);
}

/* A decimal or thousands separator that no telephone number has. */
static bool is_comma(uint32_t c)
{
    return c == ',' || c == 0x066B || c == 0x066C || c == '\'' || c == 0x2019;
}

static bool belongs_to_word(uint32_t c)
{
    return prose_is_letter(c) || prose_is_digit(c) || c == '_' || c == '@';
}

/* Do digits at `at` continue something that stands directly before them? */
static bool is_glued(struct str text, size_t at)
{
    uint32_t c = prose_before(text, &at);
    if (belongs_to_word(c) || c == '#' || c == 0xA7 || c == '=' || c == '&' ||
        c == '$' || c == 0x20AC || c == 0xA3)
        return true;
    if (c != ',' && c != ':' && c != '+' && !is_mark(c))
        return false;
    uint32_t before = prose_before(text, &at);
    if (c == '.' || c == ':')
        return prose_is_digit(before); /* "Tel.0800", "Tel:0800" */
    return belongs_to_word(before);
}

/* Between two groups, from *at on. `open` is whether a bracket was opened. */
struct joint {
    size_t spaces, marks, opened, closed;
    bool dot;
};

static bool read_joint(struct str text, size_t *at, struct joint *joint)
{
    *joint = (struct joint){0};
    for (size_t next = *at; next < text.len;) {
        size_t from = next;
        uint32_t c = utf8_next(text, &next);
        if (prose_is_digit(c)) {
            *at = from;
            return from > 0;
        }
        joint->spaces += is_space(c);
        joint->marks += is_mark(c);
        joint->dot |= c == '.';
        joint->opened += c == '(';
        joint->closed += c == ')';
        if (!is_space(c) && !is_mark(c) && c != '(' && c != ')')
            return false;
    }
    return false;
}

/* A bracket may open behind what precedes an area code: +44 (0)20, 1 (800), 00. */
static bool may_open(struct str text, const struct prose_run *run)
{
    const struct prose_group *first = &run->groups[0];
    struct str written = str_slice(text, first->from, first->to);
    return run->count == 1 &&
           (first->digits == 1 || str_starts_with(written, STR("+")) ||
            str_starts_with(written, STR("00")));
}

static bool joint_is_good(const struct joint *joint, struct str text,
                          const struct prose_run *run, bool is_open)
{
    return joint->spaces <= 2 && joint->marks <= 1 &&
           joint->opened <= (size_t)may_open(text, run) &&
           joint->closed <= (size_t)(is_open || joint->opened) &&
           !(joint->dot && joint->spaces);
}

static enum prose_joint joint_kind(const struct joint *joint)
{
    if (joint->marks == 0)
        return PROSE_JOINT_SPACE;
    return joint->spaces ? PROSE_JOINT_LOOSE : PROSE_JOINT_TIGHT;
}

/* Includes "+", "(" and "(+" before the first digit. */
static size_t number_start(struct str text, size_t at, bool *is_open)
{
    size_t from = at;
    uint32_t c = prose_before(text, &from);
    if (c == '+') {
        at = from;
        c = prose_before(text, &from);
    }
    *is_open = c == '(';
    return *is_open ? from : at;
}

static size_t skip_word(struct str text, size_t at)
{
    while (at < text.len) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        bool inside = (is_mark(c) || is_comma(c)) && belongs_to_word(peek(text, next));
        if (!belongs_to_word(c) && !inside)
            break;
        at = next;
    }
    return at;
}

static size_t skip_digits(struct str text, size_t at, size_t *count)
{
    for (*count = 0; prose_is_digit(peek(text, at)); ++*count)
        utf8_next(text, &at);
    return at;
}

/* 1-800-THE-LOST: three capitals or more. */
static bool is_spelled_out(struct str text, size_t at)
{
    size_t count = 0;
    while (at + count < text.len && text.ptr[at + count] >= 'A' &&
           text.ptr[at + count] <= 'Z')
        count++;
    return count >= 3;
}

/* What follows a group directly makes it something else: a word, a time, a decimal. */
static bool is_tainted(struct str text, size_t end, bool *decimal)
{
    uint32_t c = peek(text, end);
    if (c == 0)
        return false;
    size_t next = end;
    utf8_next(text, &next);
    uint32_t after = peek(text, next);
    *decimal = is_comma(c) && prose_is_digit(after);
    if (c == '-' && prose_is_letter(after) && !is_spelled_out(text, next))
        return true; /* 116-nummers */
    return prose_is_letter(c) || c == '_' || *decimal ||
           (c == ':' && prose_is_digit(after));
}

static void read_groups(struct str text, size_t *at, struct prose_run *run)
{
    bool is_open, decimal = false;
    size_t start = number_start(text, *at, &is_open), end = *at;
    struct joint joint = {0};
    while (run->count < PROSE_RUN_GROUPS) {
        size_t count, from = end;
        end = skip_digits(text, end, &count);
        if (is_tainted(text, end, &decimal)) {
            end = skip_word(text, end);
            break;
        }
        bool first = run->count == 0;
        run->groups[run->count] = (struct prose_group){
            .from = first ? start : from,
            .to = end,
            .digits = count,
            .before = first ? PROSE_JOINT_NONE : joint_kind(&joint)};
        run->count++;
        size_t next = end;
        if (!read_joint(text, &next, &joint) ||
            !joint_is_good(&joint, text, run, is_open))
            break;
        is_open = (is_open || joint.opened) && !joint.closed;
        end = next;
    }
    if (decimal)
        run->count = 0;
    *at = end;
}

/* ---- What digits also mean. ---- */

static uint32_t value_of(struct str text, const struct prose_group *group)
{
    uint32_t value = 0;
    for (size_t at = group->from; at < group->to;) {
        uint32_t c = utf8_next(text, &at);
        if (prose_is_digit(c) && value < 100000)
            value = value * 10 + (c & 0xF) % 10;
    }
    return value;
}

static bool is_year(uint32_t value)
{
    return value >= 1900 && value <= 2100;
}

/* Day and month in either order. */
static bool is_day(uint32_t a, uint32_t b)
{
    return a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12);
}

static bool is_date(struct str text, const struct prose_group *groups)
{
    uint32_t a = value_of(text, groups), b = value_of(text, groups + 1),
             c = value_of(text, groups + 2);
    if (groups[1].before != PROSE_JOINT_TIGHT || groups[2].before != PROSE_JOINT_TIGHT)
        return false;
    if (groups[0].digits == 4)
        return is_year(a) && is_day(b, c);
    return groups[0].digits <= 2 && groups[1].digits <= 2 && is_day(a, b) &&
           (groups[2].digits == 2 || (groups[2].digits == 4 && is_year(c)));
}

/* 2026/2027, 2026-27, 2016/679. */
static bool is_span_of_years(struct str text, const struct prose_group *groups)
{
    return groups[1].before == PROSE_JOINT_TIGHT && groups[0].digits == 4 &&
           groups[1].digits >= 2 && groups[1].digits <= 4 &&
           is_year(value_of(text, groups));
}

static bool is_ip_address(struct str text, const struct prose_group *groups)
{
    for (size_t i = 0; i < 4; i++) {
        size_t before = groups[i].from;
        if (value_of(text, groups + i) > 255 || groups[i].digits > 3 ||
            (groups[i].digits > 1 && value_of(text, groups + i) < 10) ||
            (i && (groups[i].before != PROSE_JOINT_TIGHT ||
                   prose_before(text, &before) != '.')))
            return false;
    }
    return true;
}

static void mask(struct str text, struct prose_run *run)
{
    for (size_t i = 0; i < run->count;) {
        size_t left = run->count - i, count = 0;
        const struct prose_group *groups = run->groups + i;
        bool begins = groups[0].before != PROSE_JOINT_TIGHT; /* not 01.44.55.66.77 */
        if (begins && left >= 4 && is_ip_address(text, groups))
            count = 4;
        else if (begins && left >= 3 && is_date(text, groups) &&
                 !(left >= 4 && groups[3].before == PROSE_JOINT_TIGHT))
            count = 3;
        else if (begins && left >= 2 && is_span_of_years(text, groups))
            count = 2;
        for (size_t k = 0; k < count; k++)
            run->groups[i + k].masked = true;
        i += count ? count : 1;
    }
}

/* Passes over most of a text byte by byte: digits begin with few bytes. */
static size_t find_digit(struct str text, size_t at)
{
    for (; at < text.len; at++) {
        unsigned char c = (unsigned char)text.ptr[at];
        if (c >= '0' && c <= '9')
            return at;
        if ((c == 0xD9 || c == 0xDB) && prose_is_digit(peek(text, at)))
            return at;
    }
    return at;
}

bool prose_run_next(struct str text, size_t *at, struct prose_run *run)
{
    run->count = 0;
    *at = find_digit(text, *at);
    if (*at >= text.len)
        return false;
    if (is_glued(text, *at)) {
        *at = skip_word(text, *at);
        return true;
    }
    read_groups(text, at, run);
    mask(text, run);
    return true;
}
