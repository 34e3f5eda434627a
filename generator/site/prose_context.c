/* SPDX-License-Identifier: MIT */
#include "site/prose_context.h"

#include "base/unicode.h"
#include "site/prose_run.h"

enum { OTHER_NEAR = 4, CALL_NEAR = 4, ABBREVIATION_MOST = 4 };

static bool is_currency(uint32_t c)
{
    return c == '$' || c == 0xA3 || c == 0xA5 || c == 0x20AC || c == '%' ||
           c == 0x2030 || c == 0x066A || c == 0xD7;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

/* A question may be answered by a number: "Emergency? 112!" */
static bool ends_sentence(uint32_t c)
{
    return c == '!' || c == '\n' || c == ';' || c == 0x061B;
}

static bool is_word(uint32_t c)
{
    return prose_is_letter(c) || prose_is_digit(c);
}

/* The word that ends at *at: letters, or digits. */
static struct str word_before(struct str text, size_t *at)
{
    size_t end = *at, from = end;
    uint32_t c = prose_before(text, &from);
    bool letters = prose_is_letter(c);
    *at = from;
    for (;;) {
        from = *at;
        c = prose_before(text, &from);
        if (c == 0 || (letters ? !prose_is_letter(c) : !prose_is_digit(c)))
            return str_slice(text, *at, end);
        *at = from;
    }
}

/* A full stop ends the sentence unless it makes an abbreviation: "Tel. 112". */
static bool stops_at_dot(struct str text, size_t dot)
{
    size_t at = dot, peek = dot;
    if (!prose_is_letter(prose_before(text, &peek)))
        return true;
    return word_before(text, &at).len > ABBREVIATION_MOST + 1;
}

static void look_left(struct prose_context *context, struct str text, size_t at,
                      const struct prose_words *words, size_t language,
                      struct arena *scratch)
{
    bool touches = true; /* nothing but spaces so far */
    while (context->left_count < PROSE_LEFT) {
        size_t before = at;
        uint32_t c = prose_before(text, &before);
        context->begins |= touches && !is_space(c) && !is_word(c);
        if (c == 0 || ends_sentence(c) || (c == '.' && stops_at_dot(text, before)))
            return;
        if (touches && (is_currency(c) || c == '#' || c == 0xA7))
            context->symbol = true;
        touches = touches && is_space(c);
        if (!is_word(c)) {
            at = before;
            continue;
        }
        struct str word = word_before(text, &at);
        context->left[context->left_count++] =
            prose_words_roles(words, language, word, scratch);
    }
}

static unsigned roles_after(struct str text, size_t at, const struct prose_words *words,
                            size_t language, struct arena *scratch)
{
    size_t end = at;
    for (size_t next = at; next < text.len; end = next)
        if (!prose_is_letter(utf8_next(text, &next)))
            break;
    return end > at
               ? prose_words_roles(words, language, str_slice(text, at, end), scratch)
               : 0;
}

static void look_right(struct prose_context *context, struct str text, size_t at,
                       const struct prose_words *words, size_t language,
                       struct arena *scratch)
{
    size_t marks = 0;
    while (at < text.len) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        if (marks == 0 && is_currency(c))
            context->symbol = true;
        if (is_word(c) || c == '\n' || marks > 2)
            break;
        marks += !is_space(c);
        at = next;
    }
    context->ends = marks > 0 || at >= text.len || text.ptr[at] == '\n';
    unsigned roles = roles_after(text, at, words, language, scratch);
    if (context->ends)
        context->beyond = roles;
    else
        context->right = roles;
}

struct prose_context prose_context_of(struct str text, size_t from, size_t to,
                                      const struct prose_words *words, size_t language,
                                      struct arena *scratch)
{
    struct prose_context context = {0};
    look_left(&context, text, from, words, language, scratch);
    look_right(&context, text, to, words, language, scratch);
    return context;
}

bool prose_context_is_other(const struct prose_context *context)
{
    if (context->symbol || context->right & PROSE_UNIT)
        return true;
    for (size_t i = 0; i < context->left_count && i < OTHER_NEAR; i++) {
        if (context->left[i] & PROSE_OTHER)
            return true;
        if (context->left[i] & PROSE_CALL)
            return false;
    }
    return false;
}

/* Is a word with this role reached through words with those roles only? */
static bool leads_to(const struct prose_context *context, unsigned wanted,
                     unsigned between)
{
    for (size_t i = 0; i < context->left_count; i++) {
        if (context->left[i] & wanted)
            return true;
        if (!(context->left[i] & between))
            return false;
    }
    return false;
}

bool prose_context_is_call(const struct prose_context *context, size_t digits)
{
    unsigned between = PROSE_FILLER | PROSE_ARTICLE | PROSE_NUMBER;
    return leads_to(context, PROSE_CALL, digits > 2 ? between | PROSE_LINE : between);
}

bool prose_context_is_line(const struct prose_context *context, size_t digits)
{
    unsigned wanted = PROSE_LINE, between = PROSE_FILLER | PROSE_ARTICLE | PROSE_NUMBER;
    if (digits > 2) {
        wanted |= PROSE_NUMBER;
        between |= PROSE_VERB | PROSE_FREE;
    }
    return leads_to(context, wanted, between);
}

bool prose_context_has_article(const struct prose_context *context)
{
    return context->left_count && context->left[0] & PROSE_ARTICLE && !context->begins;
}

bool prose_context_calls_before(const struct prose_context *context)
{
    for (size_t i = 0; i < context->left_count && i < CALL_NEAR; i++)
        if (context->left[i] & PROSE_CALL)
            return true;
    return false;
}

bool prose_context_may_end(const struct prose_context *context)
{
    return context->ends ||
           context->right & (PROSE_AFTER | PROSE_VERB | PROSE_FREE | PROSE_CALL_AFTER);
}

bool prose_context_speaks_of_line(const struct prose_context *context)
{
    bool subject = context->begins || prose_context_has_article(context);
    return context->right & (PROSE_CALL_AFTER | PROSE_FREE) ||
           context->beyond & PROSE_FREE || (subject && context->right & PROSE_VERB);
}
