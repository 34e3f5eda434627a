/* SPDX-License-Identifier: MIT */
#include "commands/explanation.h"

#include <string.h>

/* Made of explain/ by the Makefile. */
extern const char EXPLANATIONS_ENGLISH[], EXPLANATIONS_FRENCH[], EXPLANATION_EXAMPLES[];

static struct str text_in(enum explanation_language language)
{
    return str_from(language == EXPLANATION_FRENCH ? EXPLANATIONS_FRENCH
                                                   : EXPLANATIONS_ENGLISH);
}

/* From behind "## slug" to the next "## ". */
static struct str section_of(struct str text, enum diag_code code)
{
    struct str slug = str_from(diag_info(code)->slug);
    struct str mark = STR("\n## ");
    size_t at = str_find(text, mark, 0);
    while (at != STR_NOT_FOUND) {
        size_t next = str_find(text, mark, at + mark.len);
        struct str section = str_slice(text, at + mark.len, next);
        struct str behind = str_slice(section, slug.len, section.len);
        if (str_starts_with(section, slug) && behind.len &&
            (*behind.ptr == '\n' || *behind.ptr == ':'))
            return behind;
        at = next;
    }
    return STR("");
}

static struct str next_paragraph(struct str *section)
{
    struct str rest = str_trim(*section);
    size_t end = str_find(rest, STR("\n\n"), 0);
    *section = str_slice(rest, end, rest.len);
    return str_slice(rest, 0, end);
}

/* English has it in the table of codes, the others behind the code. */
static struct str sentence_of(struct str title, enum diag_code code)
{
    if (!str_starts_with(title, STR(":")))
        return str_from(diag_info(code)->explanation);
    return str_trim(str_slice(title, 1, title.len));
}

struct explanation explanation_of(enum diag_code code,
                                  enum explanation_language language)
{
    struct str section = section_of(text_in(language), code);
    size_t line_end = str_find_char(section, '\n', 0);
    struct explanation explanation = {
        .sentence = sentence_of(str_slice(section, 0, line_end), code)};
    section = str_slice(section, line_end, section.len);
    explanation.meaning = next_paragraph(&section);
    explanation.reason = next_paragraph(&section);
    explanation.remedy = next_paragraph(&section);
    return explanation;
}

struct str explanation_excerpts(enum diag_code code)
{
    return section_of(str_from(EXPLANATION_EXAMPLES), code);
}

bool excerpt_next(struct str *excerpts, struct excerpt *excerpt)
{
    struct str mark = STR("### "), after = STR("After: ");
    size_t at = str_find(*excerpts, mark, 0);
    if (at == STR_NOT_FOUND)
        return false;
    size_t next = str_find(*excerpts, mark, at + mark.len);
    struct str part = str_slice(*excerpts, at + mark.len, next);
    size_t line_end = str_find_char(part, '\n', 0);
    struct str title = str_slice(part, 0, line_end);
    *excerpts = str_slice(*excerpts, next, excerpts->len);
    size_t path = str_find(title, STR(": "), 0);
    *excerpt = (struct excerpt){
        .is_after = str_starts_with(title, after),
        .path = str_trim(str_slice(title, path + 1, title.len)),
        .lines = str_slice(part, line_end, part.len),
    };
    return true;
}
