/* SPDX-License-Identifier: MIT */
#include "base/suggest.h"
#include "commands/commands.h"
#include "commands/explanation.h"
#include "commands/say.h"

enum { SLUG_COLUMN = 24, INDENT = 2, EXCERPT_INDENT = 4 };

/* What frames the texts. */
struct labels {
    const char *error, *warning;
    const char *reason, *remedy, *before, *after;
    const char *no_excerpt;
};

static const struct labels LABELS[] = {
    [EXPLANATION_ENGLISH] = {"error", "warning", "Why it matters", "What to do",
                             "Before", "After",
                             "There is no example: no text of a file shows it."},
    [EXPLANATION_FRENCH] = {"erreur", "avertissement", "Pourquoi c’est important",
                            "Que faire", "Avant", "Après",
                            "Il n’y a pas d’exemple : aucun texte de fichier ne peut "
                            "le montrer."},
};

/* Lines `indent` deep; of those that are indented already, `strip` columns are taken.
 */
static void print_lines(struct str lines, int indent, size_t strip)
{
    struct str rest = lines, line;
    while (str_split(&rest, '\n', &line)) {
        line = str_slice(line, strip, line.len);
        printf("%*s%.*s\n", line.len ? indent : 0, "", STR_ARG(line));
    }
}

static struct str without_empty_ends(struct str lines)
{
    while (lines.len && lines.ptr[lines.len - 1] == '\n')
        lines.len--;
    while (lines.len && *lines.ptr == '\n')
        lines = str_slice(lines, 1, lines.len);
    return lines;
}

static void print_excerpts(enum diag_code code, const struct labels *labels)
{
    struct str excerpts = explanation_excerpts(code);
    struct excerpt excerpt;
    bool is_first = true, was_after = false;
    while (excerpt_next(&excerpts, &excerpt)) {
        if (is_first || excerpt.is_after != was_after)
            printf("\n%s\n", excerpt.is_after ? labels->after : labels->before);
        printf("%*s%.*s\n", INDENT, "", STR_ARG(excerpt.path));
        print_lines(without_empty_ends(excerpt.lines), EXCERPT_INDENT, 4);
        was_after = excerpt.is_after;
        is_first = false;
    }
    if (is_first)
        printf("\n%s\n", labels->no_excerpt);
}

static void print_paragraph(const char *label, struct str paragraph)
{
    printf("\n%s\n", label);
    print_lines(paragraph, INDENT, 0);
}

static void print_explanation(enum diag_code code, enum explanation_language language)
{
    const struct labels *labels = &LABELS[language];
    const struct diag_info *info = diag_info(code);
    struct explanation explanation = explanation_of(code, language);
    printf("%s (%s)\n", info->slug,
           info->level == DIAG_LEVEL_ERROR ? labels->error : labels->warning);
    print_lines(explanation.sentence, INDENT, 0);
    putchar('\n');
    print_lines(explanation.meaning, INDENT, 0);
    print_paragraph(labels->reason, explanation.reason);
    print_paragraph(labels->remedy, explanation.remedy);
    print_excerpts(code, labels);
}

static void print_list(enum explanation_language language)
{
    for (int code = 0; code < DIAG_CODE_COUNT; code++) {
        struct explanation explanation = explanation_of((enum diag_code)code, language);
        printf("%-*s%.*s\n", SLUG_COLUMN, diag_info((enum diag_code)code)->slug,
               STR_ARG(explanation.sentence));
    }
}

/* As it is printed behind a diagnostic, "[phone-dial]", or without the brackets. */
static struct str bare_code(struct str typed)
{
    struct str bare = str_trim(typed);
    if (str_starts_with(bare, STR("[")))
        bare = str_slice(bare, 1, bare.len);
    if (str_ends_with(bare, STR("]")))
        bare.len--;
    return bare;
}

/* DIAG_CODE_COUNT: there is none of this name, which has been told. */
static int find_code(const struct options *options, struct str typed)
{
    struct str bare = bare_code(typed);
    struct suggestion suggestion = suggestion_for(bare);
    for (int code = 0; code < DIAG_CODE_COUNT; code++) {
        struct str slug = str_from(diag_info((enum diag_code)code)->slug);
        if (str_equal_ignore_case(bare, slug))
            return code;
        suggestion_offer(&suggestion, slug);
    }
    struct str best = suggestion_best(&suggestion);
    if (best.len)
        say(stderr, options,
            "balise: there is no code '%.*s'; did you mean '%.*s'? (balise explain "
            "lists all)\n",
            STR_ARG(bare), STR_ARG(best));
    else
        say(stderr, options,
            "balise: there is no code '%.*s' (balise explain lists all)\n",
            STR_ARG(bare));
    return DIAG_CODE_COUNT;
}

int command_explain(const struct options *options)
{
    enum explanation_language language =
        options->language == MESSAGE_FRENCH ? EXPLANATION_FRENCH : EXPLANATION_ENGLISH;
    int status = EXIT_GOOD;
    bool is_first = true;
    if (options->operands.count == 0)
        print_list(language);
    for (size_t i = 0; i < options->operands.count; i++) {
        int code = find_code(options, options->operands.items[i]);
        if (code == DIAG_CODE_COUNT) {
            status = EXIT_USAGE;
            continue;
        }
        if (!is_first)
            putchar('\n');
        is_first = false;
        print_explanation((enum diag_code)code, language);
    }
    return status;
}
