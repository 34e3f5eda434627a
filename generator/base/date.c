/* SPDX-License-Identifier: MIT */
#include "base/date.h"

static bool parse_part(struct str text, size_t digits, uint32_t least, uint32_t most,
                       uint32_t *value)
{
    return text.len == digits && str_to_uint(text, most, value) && *value >= least;
}

unsigned date_month_length(unsigned year, unsigned month)
{
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month == 2)
        return leap ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool date_parse(struct str text, struct date *date)
{
    struct str piece, rest = text;
    uint32_t year = 0, month = 0, day = 0;
    if (text.len == 0 || !str_split(&rest, '-', &piece) ||
        !parse_part(piece, 4, 1900, 2199, &year))
        return false;
    if (str_split(&rest, '-', &piece) && !parse_part(piece, 2, 1, 12, &month))
        return false;
    if (str_split(&rest, '-', &piece) &&
        !parse_part(piece, 2, 1, date_month_length(year, month), &day))
        return false;
    if (rest.ptr)
        return false;
    *date = (struct date){(uint16_t)year, (uint8_t)month, (uint8_t)day};
    return true;
}

bool date_is_set(struct date date)
{
    return date.year != 0;
}

bool date_is_day(struct date date)
{
    return date.day != 0;
}

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return a.day < b.day ? -1 : a.day > b.day;
}

void date_add(struct strbuf *buf, struct date date)
{
    if (!date.year)
        return;
    strbuf_addf(buf, "%04u", (unsigned)date.year);
    if (date.month)
        strbuf_addf(buf, "-%02u", (unsigned)date.month);
    if (date.day)
        strbuf_addf(buf, "-%02u", (unsigned)date.day);
}

struct date date_last_day(struct date date)
{
    if (!date_is_set(date) || date_is_day(date))
        return date;
    if (date.month == 0)
        date.month = 12;
    date.day = (uint8_t)date_month_length(date.year, date.month);
    return date;
}

/* Years begin in March here, so that the leap day is the last of its year. */
int32_t date_number(struct date day)
{
    int32_t year = day.year - (day.month < 3);
    int32_t month = (day.month + 9) % 12;
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 +
           day.day - 1;
}

struct date date_of_number(int32_t number)
{
    int32_t era = number / 146097, rest = number % 146097; /* of 400 years */
    int32_t year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    int32_t day = rest - (365 * year + year / 4 - year / 100);
    int32_t month = (5 * day + 2) / 153;
    year += era * 400 + (month >= 10);
    return (struct date){(uint16_t)year, (uint8_t)(month < 10 ? month + 3 : month - 9),
                         (uint8_t)(day - (153 * month + 2) / 5 + 1)};
}

struct date date_shift(struct date day, int32_t days)
{
    return date_of_number(date_number(day) + days);
}

struct date date_shift_months(struct date day, unsigned months)
{
    unsigned month = day.month - 1U + months;
    unsigned year = day.year + month / 12;
    unsigned length = date_month_length(year, month % 12 + 1);
    return (struct date){(uint16_t)year, (uint8_t)(month % 12 + 1),
                         (uint8_t)(day.day < length ? day.day : length)};
}

unsigned date_weekday(struct date day)
{
    return (unsigned)(date_number(day) + 2) % 7; /* 0000-03-01 was a Wednesday */
}
