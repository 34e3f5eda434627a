/* SPDX-License-Identifier: MIT */
#include "commands/answers.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/suggest.h"
#include "commands/say.h"

void answers_begin(struct answers *answers, struct arena *arena,
                   const struct options *options)
{
    *answers = (struct answers){
        .arena = arena,
        .options = options,
        .used = ARENA_ARRAY(arena, options->set.count, bool),
        .asks = isatty(STDIN_FILENO) && isatty(STDERR_FILENO),
    };
}

static bool find_given(struct answers *answers, const char *name, struct str *value)
{
    bool found = false;
    for (size_t i = 0; i < answers->options->set.count; i++) {
        struct str rest = answers->options->set.items[i], before;
        str_split(&rest, '=', &before);
        if (!str_equal(before, str_from(name)))
            continue;
        answers->used[i] = found = true;
        *value = str_trim(rest);
    }
    return found;
}

/* ---- Choices. ---- */

static void list_choices(const struct question *question, struct strbuf *out)
{
    for (size_t i = 0; question->choices && i < question->choices->count; i++)
        strbuf_addf(out, "%s%.*s", i ? ", " : "", STR_ARG(question->choices->items[i]));
}

static void refuse_choice(const struct answers *answers,
                          const struct question *question, struct str piece,
                          struct str best)
{
    struct strbuf choices = {0};
    list_choices(question, &choices);
    if (best.len)
        say(stderr, answers->options, "balise: '%.*s' is no %s; did you mean '%.*s'?\n",
            STR_ARG(piece), question->name, STR_ARG(best));
    else if (choices.len)
        say(stderr, answers->options, "balise: '%.*s' is no %s; it is one of %s\n",
            STR_ARG(piece), question->name, choices.ptr);
    else
        say(stderr, answers->options, "balise: '%.*s' is no %s\n", STR_ARG(piece),
            question->name);
    strbuf_release(&choices);
}

static bool is_choice(const struct answers *answers, const struct question *question,
                      struct str piece)
{
    struct suggestion suggestion = suggestion_for(piece);
    if (strs_contain(question->choices, piece))
        return true;
    for (size_t i = 0; i < question->choices->count; i++)
        suggestion_offer(&suggestion, question->choices->items[i]);
    refuse_choice(answers, question, piece, suggestion_best(&suggestion));
    return false;
}

static bool is_answer(const struct answers *answers, const struct question *question,
                      struct str value)
{
    struct str rest = value, piece;
    bool good = true;
    if (value.len == 0 || !question->choices)
        return value.len > 0 || question->usual.ptr;
    if (!question->several)
        return is_choice(answers, question, value);
    while (str_split(&rest, ',', &piece))
        good = is_choice(answers, question, str_trim(piece)) && good;
    return good;
}

/* ---- At the terminal. ---- */

static void print_question(const struct answers *answers,
                           const struct question *question)
{
    enum message_language language = answers->options->language;
    struct strbuf text = {0};
    strbuf_add(&text, str_from(message_in(language, question->words)));
    if (question->choices) {
        strbuf_add(&text, STR("\n  ("));
        list_choices(question, &text);
        strbuf_add(&text, STR(")"));
    }
    if (question->usual.len)
        strbuf_addf(&text, " [%.*s]", STR_ARG(question->usual));
    strbuf_add(&text,
               str_from(question->several
                            ? message_in(language, ", with commas between them: ")
                            : message_in(language, ": ")));
    say_text(stderr, strbuf_str(&text));
    strbuf_release(&text);
}

/* False at the end of what is typed. */
static bool read_line(struct answers *answers, struct str *value)
{
    char *line = NULL;
    size_t capacity = 0;
    ssize_t got = getline(&line, &capacity, stdin);
    if (got >= 0)
        *value = str_trim(arena_copy(answers->arena, (struct str){line, (size_t)got}));
    free(line);
    return got >= 0;
}

static bool ask(struct answers *answers, const struct question *question,
                struct str *value)
{
    do {
        print_question(answers, question);
        if (!read_line(answers, value))
            return false;
        if (value->len == 0)
            *value = question->usual;
    } while (!is_answer(answers, question, *value));
    return true;
}

/* ---- Both. ---- */

struct str answers_get(struct answers *answers, const struct question *question)
{
    struct str value = STR("");
    *ARRAY_ADD(&answers->names, answers->arena) = str_from(question->name);
    if (find_given(answers, question->name, &value)) {
        if (is_answer(answers, question, value))
            return value;
        if (value.len == 0)
            say(stderr, answers->options, "balise: '%s' is empty\n", question->name);
    } else if (answers->asks) {
        if (ask(answers, question, &value))
            return value;
        answers->asks = false; /* nobody is there any more */
    } else if (question->usual.ptr)
        return question->usual;
    else
        say(stderr, answers->options, "balise: '%s' is missing (use --set %s=…)\n",
            question->name, question->name);
    answers->failed = true;
    return STR("");
}

struct strs answers_list(struct answers *answers, const struct question *question)
{
    struct str rest = answers_get(answers, question), piece;
    struct strs list = {0};
    while (rest.len && str_split(&rest, ',', &piece))
        if (str_trim(piece).len)
            *ARRAY_ADD(&list, answers->arena) = str_trim(piece);
    return list;
}

static void refuse_name(const struct answers *answers, struct str name)
{
    struct suggestion suggestion = suggestion_for(name);
    for (size_t i = 0; i < answers->names.count; i++)
        suggestion_offer(&suggestion, answers->names.items[i]);
    struct str best = suggestion_best(&suggestion);
    if (best.len)
        say(stderr, answers->options,
            "balise: --set: nothing here is called '%.*s'; did you mean '%.*s'?\n",
            STR_ARG(name), STR_ARG(best));
    else
        say(stderr, answers->options, "balise: --set: nothing here is called '%.*s'\n",
            STR_ARG(name));
}

bool answers_end(struct answers *answers)
{
    for (size_t i = 0; i < answers->options->set.count; i++) {
        struct str rest = answers->options->set.items[i], name;
        str_split(&rest, '=', &name);
        if (answers->used[i])
            continue;
        refuse_name(answers, name);
        answers->failed = true;
    }
    return !answers->failed;
}
