/* SPDX-License-Identifier: MIT */
/*
 * What Balise makes of opening hours, for comparing with another reader of them.
 *
 * Usage: hours-state HOLIDAYS.yaml < lines. Each line is a question of fields between
 * TABs: country, region (may be empty), expression, then a command:
 *
 *   DATE MINUTE …         the state at each time, a letter each: o, c or u
 *   weeks FROM UNTIL      the attribute data-hours
 *   next DATE MINUTE UNTIL   the next change: DATE MINUTE LETTER, or "never"
 *
 * The answer is one line for each; "refused CODE" and the diagnostics' text, joined by
 * TABs, where the expression is not read.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "directory/hours_compile.h"

static struct str next_field(struct str *rest)
{
    struct str field = {0};
    str_split(rest, '\t', &field);
    return field;
}

static struct date read_date(struct str *words)
{
    struct str word;
    struct date date = {0};
    if (str_split_words(words, &word))
        date_parse(word, &date);
    return date;
}

static unsigned read_number(struct str *words)
{
    struct str word;
    uint32_t number = 0;
    if (str_split_words(words, &word))
        str_to_uint(word, MINUTES_PER_DAY, &number);
    return number;
}

static char letter_of(enum hours_state state)
{
    return "cuo"[state];
}

static void print_states(const struct hours *hours, const struct calendar *calendar,
                         struct str words)
{
    for (;;) {
        struct date day = read_date(&words);
        if (!date_is_set(day))
            break;
        putchar(letter_of(hours_state(hours, calendar, day, read_number(&words))));
    }
    putchar('\n');
}

static void print_weeks(const struct hours *hours, const struct calendar *calendar,
                        struct str words)
{
    struct strbuf text = {0};
    struct date from = read_date(&words), until = read_date(&words);
    hours_compile(hours, calendar, from, until, &text);
    printf("%s\n", text.ptr);
    strbuf_release(&text);
}

static void print_next(const struct hours *hours, const struct calendar *calendar,
                       struct str words)
{
    struct date day = read_date(&words);
    unsigned minute = read_number(&words);
    struct hours_change change =
        hours_next_change(hours, calendar, day, minute, read_date(&words));
    if (!date_is_set(change.day)) {
        puts("never");
        return;
    }
    printf("%04u-%02u-%02u %u %c\n", change.day.year, change.day.month, change.day.day,
           change.minute, letter_of(change.state));
}

static void print_refusal(const struct diagnostics *diags)
{
    printf("refused");
    for (size_t i = 0; i < diags->count; i++)
        printf("\t%s\t%.*s\t%.*s", diag_info(diags->items[i].code)->slug,
               STR_ARG(diags->items[i].message), STR_ARG(diags->items[i].hint));
    putchar('\n');
}

static void answer(struct arena *arena, const struct holidays *holidays,
                   struct str line)
{
    struct diagnostics diags = {.arena = arena};
    struct hours hours;
    struct calendar calendar = {.holidays = holidays};
    calendar.country = next_field(&line);
    calendar.region = next_field(&line);
    struct str expression = next_field(&line), command = next_field(&line), word;
    if (!hours_parse(arena, expression, location_none(), &hours, &diags)) {
        print_refusal(&diags);
        return;
    }
    struct str rest = command;
    str_split_words(&rest, &word);
    if (str_equal(word, STR("weeks")))
        print_weeks(&hours, &calendar, rest);
    else if (str_equal(word, STR("next")))
        print_next(&hours, &calendar, rest);
    else
        print_states(&hours, &calendar, command);
}

static bool read_holidays(struct arena *arena, const char *path,
                          struct holidays *holidays)
{
    struct str bytes;
    struct diagnostics diags = {.arena = arena};
    struct vocabulary any = {.incomplete = true};
    if (file_read(arena, path, &bytes) != 0)
        return false;
    struct source source = source_of(arena, str_from(path), bytes);
    if (holidays_read(arena, &source, &any, holidays, &diags))
        return true;
    struct strbuf text = {0};
    for (size_t i = 0; i < diags.count; i++)
        diagnostic_format(&diags.items[i], MESSAGE_ENGLISH, &text);
    fputs(text.ptr ? text.ptr : "", stderr);
    strbuf_release(&text);
    return false;
}

int main(int argc, char **argv)
{
    static char line[65536];
    struct arena kept = {0}, arena = {0};
    struct holidays holidays = {0};
    bool good = argc == 2 && read_holidays(&kept, argv[1], &holidays);
    while (good && fgets(line, sizeof(line), stdin)) {
        line[strcspn(line, "\n")] = '\0';
        answer(&arena, &holidays, str_from(line));
        arena_reset(&arena);
    }
    arena_release(&arena);
    arena_release(&kept);
    return good ? 0 : 2;
}
