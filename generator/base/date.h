/* SPDX-License-Identifier: MIT */
/* Calendar dates as content gives them (ISO 8601): a year, a month or a day. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* year 0: no date; month or day 0: not so precise. */
struct date {
    uint16_t year;
    uint8_t month;
    uint8_t day;
};

/* YYYY, YYYY-MM or YYYY-MM-DD, a day that exists, 1900 to 2199; false for all else. */
bool date_parse(struct str text, struct date *date);
bool date_is_set(struct date date);
bool date_is_day(struct date date);
/* <0, 0, >0. A missing month or day sorts before the first one. */
int date_compare(struct date a, struct date b);
void date_add(struct strbuf *buf, struct date date); /* in the form it was given */
/* The last day of a month or a year; a day as it is. */
struct date date_last_day(struct date date);

/* ---- Reckoning; the dates must be days. Gregorian, years 1 to 9999. ---- */

/* Days since 0000-03-01. */
int32_t date_number(struct date day);
struct date date_of_number(int32_t number);
/* The day so many days later, or earlier. */
struct date date_shift(struct date day, int32_t days);
/* The same day some months later, or the last one of that month. */
struct date date_shift_months(struct date day, unsigned months);
/* 0: Monday … 6: Sunday. */
unsigned date_weekday(struct date day);
/* Of a year and a month 1 … 12. */
unsigned date_month_length(unsigned year, unsigned month);

#endif
