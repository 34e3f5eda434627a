/* SPDX-License-Identifier: MIT */
/*
 * Safety-critical instructions, comparable across pages: front matter says
 * stance: {pay: never}. One table has all instructions and what each may say. Advice
 * that contradicts other advice is worse than none.
 */
#ifndef SITE_STANCE_H
#define SITE_STANCE_H

#include "base/message.h"
#include "site/site.h"

enum { INSTRUCTION_VALUES = 5 };

struct instruction {
    const char *name;
    const char *question;                   /* that its values answer */
    const char *values[INSTRUCTION_VALUES]; /* NULL-terminated */
};

/*
 * This value of any instruction means "ask the police or a helpline first". It
 * contradicts no other one: who asks is told what holds in the country.
 */
#define STANCE_ASKS "ask-first"

extern const struct instruction INSTRUCTIONS[];
enum { INSTRUCTION_COUNT = 9 };

/* Its place in the table; INSTRUCTION_COUNT when there is none of that name. */
size_t instruction_find(struct str name);
/* FIELD_VALUE for an instruction or a value that the table does not have. */
bool stance_check(const struct stance *stance, struct location key_at,
                  struct diagnostics *diags);

/* The place for which a page holds: its region, else its country, else "". */
struct str stance_scope(const struct page *page);
/* The page that its translations are compared with: the first language's. */
const struct page *stance_original(const struct site *site, const struct page *page);

/*
 * STANCE_CONFLICT where a translation says otherwise than the first language's page, or
 * a page otherwise than another one for the same country (or, like it, for none);
 * STANCE_LINK where a page for more readers contradicts one for fewer, as a general
 * page one about a country, and has no link to it.
 */
void stances_compare(const struct site *site, struct diagnostics *diags);

/*
 * Appends a table of what is said where: one row for pages of no country and one for
 * each country, a column for each instruction that is used. Page ids stand in brackets
 * where a row disagrees in itself or with the first row. Plain text, aligned by spaces.
 */
void stances_table(const struct site *site, enum message_language language,
                   struct strbuf *out);

#endif
