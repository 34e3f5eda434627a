/* SPDX-License-Identifier: MIT */
/* Dates, hours and lists in the words of a language, by the theme's strings. */
#ifndef OUTPUT_WORDS_H
#define OUTPUT_WORDS_H

#include "base/date.h"
#include "directory/hours.h"
#include "theme/theme.h"

/* What the functions need: where results live, and the language's strings. */
struct words_in {
    struct arena *arena;
    const struct value_record *strings;
    struct diagnostics *diags; /* may be NULL */
    struct str language;       /* whose plural forms are taken */
};

/*
 * One interface string; STRING_MISSING and "" where the theme has none of that name.
 * The form 'other' of one that has plural forms.
 */
struct str words_string(struct words_in words, const char *key);

/* The string `prefix`-`number`, as in month-1 or day-7. */
struct str words_numbered(struct words_in words, const char *prefix, unsigned number);

/* "20 November 2026", "November 2026", "2026"; "" for no date. */
struct str words_date(struct words_in words, struct date date);
/* 1 … 31; the first of a month has a form of its own in some languages ("1er"). */
struct str words_day_of_month(struct words_in words, unsigned day);
/*
 * "Monday to Friday: 9:00 to 16:00; public holidays: closed"; "" when the hours are not
 * known (NULL). Days with equal hours are named together, those that are closed only
 * where a rule says so; then come dates, and last what else holds ("||").
 */
struct str words_hours(struct words_in words, const struct hours *hours);
/* "a, b and c". */
struct str words_list(struct words_in words, const struct strs *items);
/* The string in the plural form that goes with `number`, put in for {name}. */
struct str words_count(struct words_in words, const char *key, const char *name,
                       size_t number);
/* One string with one placeholder filled. */
struct str words_fill(struct words_in words, const char *key, const char *name,
                      struct str value);

#endif
