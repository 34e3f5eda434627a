/* SPDX-License-Identifier: MIT */
/* Inside hours_parse: the text, the position in it, and what is said about it. */
#ifndef DIRECTORY_HOURS_PARSER_H
#define DIRECTORY_HOURS_PARSER_H

#include "directory/hours.h"

struct hours_parser {
    struct arena *arena;
    struct str text;
    struct location at;
    size_t position;
    struct diagnostics *diags;
};

/* '\0' at the end. */
char hours_peek(const struct hours_parser *parser);
/* The letters at the position, maybe none. */
struct str hours_peek_word(const struct hours_parser *parser);
/* The digits at the position, maybe none. */
struct str hours_peek_digits(const struct hours_parser *parser);
void hours_skip_spaces(struct hours_parser *parser);
/* One sign and the spaces around it. */
bool hours_skip(struct hours_parser *parser, char c);
/* From `start` to the position. */
struct str hours_piece(const struct hours_parser *parser, size_t start);

/* These file HOURS_SYNTAX or HOURS_UNSUPPORTED and give false. */
bool hours_wrong(struct hours_parser *parser, struct str piece, const char *what,
                 const char *hint);
bool hours_beyond(struct hours_parser *parser, struct str piece, const char *hint);
/* What stands at the position is not what the grammar wants there. */
bool hours_unexpected(struct hours_parser *parser, const char *hint);

/* A month's number from 1, or 0. */
unsigned hours_month(struct str word);
/* The number of the day from Monday, or HOURS_DAYS. */
unsigned hours_weekday(struct str word);

bool hours_starts_always(const struct hours_parser *parser);
bool hours_starts_dates(const struct hours_parser *parser);
bool hours_starts_time(const struct hours_parser *parser);
/* Each reads one part of a rule, and the spaces after it. */
bool hours_read_dates(struct hours_parser *parser, struct hours_rule *rule);
/* Sets *comma where a ',' was read that begins another rule. */
bool hours_read_times(struct hours_parser *parser, struct hours_rule *rule,
                      bool *comma);

/*
 * What is suspicious about rules beside each other; texts[i] is rule i as it was
 * written. False: one overlaps hours that it adds to, which was reported.
 */
bool hours_compare_rules(struct hours_parser *parser, const struct hours_rules *rules,
                         const struct str *texts);

#endif
