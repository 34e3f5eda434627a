/* SPDX-License-Identifier: MIT */
#include "site/prose_hours.h"

#include "base/unicode.h"
#include "site/prose_run.h"

struct phrase {
    struct str text; /* small letters; a space stands for any space */
    enum prose_always kind;
};

static const struct phrase PHRASES[] = {
    /* all languages */
    {STR_INIT("24/7"), PROSE_ALWAYS_OPEN},
    {STR_INIT("24 / 7"), PROSE_ALWAYS_OPEN},
    {STR_INIT("24h/24"), PROSE_ALWAYS_OPEN},
    {STR_INIT("24 h/24"), PROSE_ALWAYS_OPEN},
    {STR_INIT("24 h / 24"), PROSE_ALWAYS_OPEN},
    {STR_INIT("7j/7"), PROSE_ALWAYS_OPEN},
    {STR_INIT("7 j/7"), PROSE_ALWAYS_OPEN},
    {STR_INIT("7 j / 7"), PROSE_ALWAYS_OPEN},
    {STR_INIT("7d/7"), PROSE_ALWAYS_OPEN},
    /* fr */
    {STR_INIT("24 heures sur 24"), PROSE_ALWAYS_OPEN},
    {STR_INIT("7 jours sur 7"), PROSE_ALWAYS_OPEN},
    {STR_INIT("jour et nuit"), PROSE_ALWAYS_OPEN},
    {STR_INIT("nuit et jour"), PROSE_ALWAYS_OPEN},
    {STR_INIT("à tout moment"), PROSE_ALWAYS_MAYBE},
    {STR_INIT("à toute heure"), PROSE_ALWAYS_MAYBE},
    {STR_INIT("en permanence"), PROSE_ALWAYS_MAYBE},
    /* en */
    {STR_INIT("24 hours a day"), PROSE_ALWAYS_OPEN},
    {STR_INIT("around the clock"), PROSE_ALWAYS_OPEN},
    {STR_INIT("round the clock"), PROSE_ALWAYS_OPEN},
    {STR_INIT("day and night"), PROSE_ALWAYS_OPEN},
    {STR_INIT("day or night"), PROSE_ALWAYS_OPEN},
    {STR_INIT("seven days a week"), PROSE_ALWAYS_OPEN},
    {STR_INIT("7 days a week"), PROSE_ALWAYS_OPEN},
    {STR_INIT("at any time"), PROSE_ALWAYS_MAYBE},
    {STR_INIT("at any hour"), PROSE_ALWAYS_MAYBE},
    {STR_INIT("anytime"), PROSE_ALWAYS_MAYBE},
    /* de */
    {STR_INIT("rund um die uhr"), PROSE_ALWAYS_OPEN},
    {STR_INIT("tag und nacht"), PROSE_ALWAYS_OPEN},
    {STR_INIT("24 stunden am tag"), PROSE_ALWAYS_OPEN},
    {STR_INIT("jederzeit"), PROSE_ALWAYS_MAYBE},
    {STR_INIT("zu jeder zeit"), PROSE_ALWAYS_MAYBE},
    /* nl */
    {STR_INIT("dag en nacht"), PROSE_ALWAYS_OPEN},
    {STR_INIT("24 uur per dag"), PROSE_ALWAYS_OPEN},
    {STR_INIT("de klok rond"), PROSE_ALWAYS_OPEN},
    {STR_INIT("op elk moment"), PROSE_ALWAYS_MAYBE},
    {STR_INIT("altijd bereikbaar"), PROSE_ALWAYS_OPEN},
    /* ar */
    {STR_INIT("على مدار الساعة"), PROSE_ALWAYS_OPEN},
    {STR_INIT("ليلا ونهارا"), PROSE_ALWAYS_OPEN},
    {STR_INIT("ليلًا ونهارًا"), PROSE_ALWAYS_OPEN},
    {STR_INIT("ليل نهار"), PROSE_ALWAYS_OPEN},
    {STR_INIT("في أي وقت"), PROSE_ALWAYS_MAYBE},
    {STR_INIT("في كل وقت"), PROSE_ALWAYS_MAYBE},
};

/* Before a phrase they turn it into its contrary; with a space behind. */
static const char *const DENIALS[] = {
    "pas ",  "non ", "ni ",   "jamais ", "not ",   "never ", "no longer ", "nicht ",
    "kein ", "nie ", "niet ", "geen ",   "nooit ", "ليس ",   "ليست ",      "لا ",
};

enum {
    DENIAL_NEAR = 24,
    SENTENCE_MOST = 400,
    PHRASE_COUNT = sizeof(PHRASES) / sizeof(*PHRASES)
};

static bool is_space(uint32_t c)
{
    return c == ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F || c == '\n';
}

static uint32_t small(uint32_t c)
{
    if (c >= 'A' && c <= 'Z')
        return c + ('a' - 'A');
    return c == 0xC0 ? 0xE0 : c; /* À, which may begin a sentence */
}

/* The byte behind the phrase that begins at `at`; `at` when it does not. */
static size_t phrase_end(struct str text, size_t at, struct str phrase)
{
    size_t start = at;
    char first = text.ptr[at];
    if ((unsigned char)first < 0x80 &&
        small((unsigned char)first) != (unsigned char)*phrase.ptr)
        return start; /* most of them */
    for (size_t i = 0; i < phrase.len;) {
        if (at >= text.len)
            return start;
        uint32_t wanted = utf8_next(phrase, &i), c = utf8_next(text, &at);
        if (wanted == ' ' ? !is_space(c) : small(c) != wanted)
            return start;
    }
    return at;
}

static bool touches_word(struct str text, size_t from, size_t to)
{
    size_t next = to;
    uint32_t before = prose_before(text, &from);
    uint32_t after = to < text.len ? utf8_next(text, &next) : 0;
    return unicode_is_letter(before) || prose_is_digit(before) ||
           unicode_is_letter(after) || prose_is_digit(after);
}

static bool is_denied(struct str text, size_t from)
{
    char room[DENIAL_NEAR];
    struct str before = {room, from < DENIAL_NEAR ? from : DENIAL_NEAR};
    for (size_t i = 0; i < before.len; i++) {
        char c = text.ptr[from - before.len + i];
        room[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    for (size_t i = 0; i < sizeof(DENIALS) / sizeof(*DENIALS); i++) {
        size_t at = str_find(before, str_from(DENIALS[i]), 0);
        if (at == 0 || (at != STR_NOT_FOUND && before.ptr[at - 1] == ' '))
            return true;
    }
    return false;
}

static bool begins_word(struct str text, size_t at)
{
    unsigned char c = (unsigned char)text.ptr[at];
    unsigned char before = at ? (unsigned char)text.ptr[at - 1] : ' ';
    bool letter = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z');
    return !letter && (c & 0xC0) != 0x80;
}

bool prose_always_next(struct str text, size_t *at, struct str *written,
                       enum prose_always *kind)
{
    for (size_t from = *at; from < text.len; from++) {
        bool candidate = begins_word(text, from);
        for (size_t i = 0; candidate && i < PHRASE_COUNT; i++) {
            size_t end = phrase_end(text, from, PHRASES[i].text);
            if (end == from || touches_word(text, from, end) || is_denied(text, from))
                continue;
            *written = str_slice(text, from, end);
            *kind = PHRASES[i].kind;
            *at = end;
            return true;
        }
    }
    return false;
}

static bool ends_sentence(struct str text, size_t at)
{
    char c = text.ptr[at];
    bool space =
        at + 1 >= text.len || text.ptr[at + 1] == ' ' || text.ptr[at + 1] == '\n';
    return c == '\n' || ((c == '.' || c == '!' || c == '?') && space);
}

struct str prose_sentence(struct str text, struct str part)
{
    size_t from = (size_t)(part.ptr - text.ptr), to = from + part.len;
    size_t first = from > SENTENCE_MOST ? from - SENTENCE_MOST : 0;
    text = str_slice(text, 0, to + SENTENCE_MOST);
    while (from > first && !ends_sentence(text, from - 1))
        from--;
    while (to < text.len && !ends_sentence(text, to))
        to++;
    return str_slice(text, from, to);
}
