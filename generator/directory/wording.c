/* SPDX-License-Identifier: MIT */
#include "directory/wording.h"

#include "base/language.h"
#include "base/suggest.h"
#include "base/unicode.h"

enum { WORDS_MOST = 16, GAP_MOST = 12 };

/* The text of wording.yaml. The Makefile makes it. */
extern const char WORDING_SOURCE[];

static const struct yaml_field FIELDS[] = {
    {"words", YAML_FIELD_TEXTS, false},  {"why", YAML_FIELD_TEXT, false},
    {"instead", YAML_FIELD_TEXT, false}, {"unless", YAML_FIELD_TEXTS, false},
    {"meant", YAML_FIELD_TEXTS, false},
};

/* What `why` may say. */
static const char *const CONCERNS[WORDING_CONCERN_COUNT] = {
    [WORDING_AVOIDS] = "avoids",       [WORDING_BLAMES] = "blames",
    [WORDING_PROMISES] = "promises",   [WORDING_MISLEADS] = "misleads",
    [WORDING_ENDANGERS] = "endangers",
};

/* ---- Texts as words. ---- */

/* The closing marks of a quotation that `c` opens; false where it opens none. */
static bool quote_ends(uint32_t c, uint32_t ends[2])
{
    static const uint32_t marks[][3] = {
        {0xAB, 0xBB, 0xBB},       /* « » */
        {0x201C, 0x201D, 0x201D}, /* “ ” */
        {0x201E, 0x201C, 0x201D}, /* „ “ and „ ” */
        {'"', '"', '"'},
    };
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
        if (c == marks[i][0]) {
            ends[0] = marks[i][1];
            ends[1] = marks[i][2];
            return true;
        }
    return false;
}

/* The byte behind the quotation that `c` opens before `at`; `at` where none ends. */
static size_t skip_quotation(struct str text, size_t at, uint32_t c)
{
    uint32_t ends[2];
    size_t next = at;
    if (!quote_ends(c, ends))
        return at;
    while (next < text.len) {
        uint32_t other = utf8_next(text, &next);
        if (other == ends[0] || other == ends[1])
            return next;
    }
    return at;
}

/* A full stop within a word, as in "e.g.", ends nothing. */
static bool ends_sentence(struct str text, size_t at, uint32_t c)
{
    bool goes_on = at < text.len && text.ptr[at] != ' ' && text.ptr[at] != '\n';
    return c == '\n' || c == '!' || c == '?' || c == ';' || c == 0x2026 || c == 0x61F ||
           c == 0x61B || (c == '.' && !goes_on);
}

/* What is written within a phrase: spaces, apostrophes, hyphens. */
static bool joins(uint32_t c)
{
    return c == ' ' || c == '-' || c == '\'' || c == '*' || c == 0x2019 || c == 0xA0 ||
           c == 0x202F || c == 0x2010 || c == 0x2011;
}

/* The end of the word that begins with the code point before `at`. */
static size_t word_end(struct str text, size_t at)
{
    size_t end = at;
    while (at < text.len && unicode_is_word(utf8_next(text, &at)))
        end = at;
    return end;
}

struct wording_tokens wording_tokens_of(struct arena *arena, struct str text)
{
    struct wording_tokens tokens = {0};
    struct wording_token next = {0}; /* what is known of it before it comes */
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);
        if (c != '%' && !unicode_is_word(c)) {
            next.sentence += ends_sentence(text, at, c);
            next.is_apart |= !joins(c);
            at = skip_quotation(text, at, c);
            continue;
        }
        at = c == '%' ? at : word_end(text, at);
        next.written = str_slice(text, from, at);
        next.folded = text_fold(arena, next.written);
        *ARRAY_ADD(&tokens, arena) = next;
        next.is_apart = false;
    }
    return tokens;
}

bool wording_tokens_have(const struct wording_tokens *tokens, size_t at,
                         const struct wording_tokens *part)
{
    if (part->count == 0 || part->count > tokens->count - at)
        return false;
    for (size_t i = 0; i < part->count; i++)
        if (!str_equal(tokens->items[at + i].folded, part->items[i].folded))
            return false;
    return true;
}

/* ---- Phrases. ---- */

static bool word_fits(const struct wording_word *word, struct str folded)
{
    if (word->open_before && word->open_after)
        return str_find(folded, word->folded, 0) != STR_NOT_FOUND;
    if (word->open_before)
        return str_ends_with(folded, word->folded);
    if (word->open_after)
        return str_starts_with(folded, word->folded);
    return str_equal(folded, word->folded);
}

/* The token behind the words of the phrase from `word` on; 0 where they do not fit.
 * Recursion is as deep as a phrase has gaps. */
static size_t phrase_end(const struct wording_phrase *phrase, size_t word,
                         const struct wording_tokens *tokens, size_t at,
                         uint32_t sentence)
{
    bool may_be_apart = true; /* the first word, and what follows a gap */
    for (; word < phrase->count; word++, at++) {
        if (phrase->items[word].is_gap) {
            for (size_t skip = 0; skip <= GAP_MOST && at + skip < tokens->count;
                 skip++) {
                size_t end = phrase_end(phrase, word + 1, tokens, at + skip, sentence);
                if (end)
                    return end;
            }
            return 0;
        }
        if (at >= tokens->count || tokens->items[at].sentence != sentence ||
            (tokens->items[at].is_apart && !may_be_apart) ||
            !word_fits(&phrase->items[word], tokens->items[at].folded))
            return 0;
        may_be_apart = false;
    }
    return at;
}

static void add_words(struct arena *arena, struct str piece,
                      struct wording_phrase *phrase)
{
    bool open_before = str_starts_with(piece, STR("*"));
    bool open_after = str_ends_with(piece, STR("*"));
    struct wording_tokens tokens = wording_tokens_of(arena, piece);
    for (size_t i = 0; i < tokens.count; i++)
        *ARRAY_ADD(phrase, arena) = (struct wording_word){
            .folded = tokens.items[i].folded,
            .open_before = open_before && i == 0,
            .open_after = open_after && i + 1 == tokens.count,
        };
}

/* False where a phrase has no words, begins or ends with a gap, or is too long. */
static bool read_phrase(struct arena *arena, struct str text,
                        struct wording_phrase *phrase)
{
    struct str rest = text, piece;
    size_t gaps = 0;
    while (str_split_words(&rest, &piece)) {
        if (!str_equal(piece, STR("…"))) {
            add_words(arena, piece, phrase);
            continue;
        }
        ARRAY_ADD(phrase, arena)->is_gap = true;
        gaps++;
    }
    return phrase->count && phrase->count <= WORDS_MOST && gaps <= 2 &&
           !phrase->items[0].is_gap && !phrase->items[phrase->count - 1].is_gap;
}

static bool read_phrases(struct arena *arena, const struct yaml *value,
                         struct wording_phrases *phrases, struct diagnostics *diags)
{
    const struct yaml *items = value && value->kind == YAML_LIST ? value->items : value;
    size_t count = value && value->kind == YAML_LIST ? value->count : value != NULL;
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        struct wording_phrase phrase = {0};
        if (read_phrase(arena, items[i].text, &phrase)) {
            *ARRAY_ADD(phrases, arena) = phrase;
            continue;
        }
        diag_add(diags, DIAG_FIELD_VALUE, items[i].at, "'%.*s' is no phrase",
                 STR_ARG(items[i].text));
        diag_hint(diags,
                  "write 1 to %d words, with '*' for any ending, and … between "
                  "two of them for words that may stand there",
                  WORDS_MOST);
        good = false;
    }
    return good;
}

/* ---- Rules. ---- */

/* Words of one bucket begin with the same two bytes, or nearly so. */
static size_t bucket_of(struct str word)
{
    unsigned char first = (unsigned char)word.ptr[0];
    unsigned char second = word.len > 1 ? (unsigned char)word.ptr[1] : 0;
    return (first * 31u + second) % WORDING_BUCKETS;
}

static struct wording_language *language_for(struct arena *arena,
                                             struct wording_lists *wording,
                                             struct str tag)
{
    for (size_t i = 0; i < wording->count; i++)
        if (str_equal(wording->items[i]->tag, tag))
            return wording->items[i];
    struct wording_language *language = ARENA_NEW(arena, struct wording_language);
    language->tag = tag;
    *ARRAY_ADD(wording, arena) = language;
    return language;
}

static void file_rule(struct arena *arena, struct wording_language *language,
                      const struct wording_rule *rule)
{
    for (size_t i = 0; i < rule->words.count; i++) {
        const struct wording_word *first = &rule->words.items[i].items[0];
        bool anywhere =
            first->open_before || (first->open_after && first->folded.len < 2);
        struct wording_entries *entries =
            anywhere ? &language->anywhere
                     : &language->by_start[bucket_of(first->folded)];
        *ARRAY_ADD(entries, arena) = (struct wording_entry){rule, i};
    }
}

static bool read_concern(const struct yaml *map, enum wording_concern *concern,
                         struct diagnostics *diags)
{
    struct str text = yaml_text(map, "why");
    struct suggestion suggestion = suggestion_for(text);
    *concern = WORDING_AVOIDS;
    for (size_t i = 0; i < WORDING_CONCERN_COUNT; i++) {
        if (text.len == 0 || str_equal(text, str_from(CONCERNS[i]))) {
            *concern = (enum wording_concern)i;
            return true;
        }
        suggestion_offer(&suggestion, str_from(CONCERNS[i]));
    }
    diag_add(diags, DIAG_FIELD_VALUE, yaml_place(map, "why", map->at),
             "'why' cannot be '%.*s'", STR_ARG(text));
    if (suggestion_best(&suggestion).len)
        suggestion_hint(&suggestion, diags);
    else
        diag_hint(diags, "one of avoids, blames, promises, misleads, endangers");
    return false;
}

static bool read_rule(struct arena *arena, const struct yaml *map,
                      struct wording_language *language, struct diagnostics *diags)
{
    struct wording_rule *rule = ARENA_NEW(arena, struct wording_rule);
    if (map->kind != YAML_MAP) {
        diag_add(diags, DIAG_FIELD_TYPE, map->at,
                 "a rule about words needs fields: words, why, instead");
        return false;
    }
    if (!yaml_check(map, map->at, FIELDS, sizeof(FIELDS) / sizeof(*FIELDS), diags))
        return false;
    bool good = read_concern(map, &rule->concern, diags);
    good &= read_phrases(arena, yaml_get(map, STR("words")), &rule->words, diags);
    good &= read_phrases(arena, yaml_get(map, STR("unless")), &rule->unless, diags);
    rule->instead = yaml_text(map, "instead");
    struct strs meant = yaml_texts(arena, map, "meant");
    for (size_t i = 0; i < meant.count; i++)
        *ARRAY_ADD(&language->meant, arena) = wording_tokens_of(arena, meant.items[i]);
    file_rule(arena, language, rule);
    return good;
}

bool wording_read(struct arena *arena, const struct yaml *map,
                  struct wording_lists *wording, struct diagnostics *diags)
{
    bool good = true;
    for (size_t i = 0; map && map->kind == YAML_MAP && i < map->count; i++) {
        const struct yaml_pair *pair = &map->pairs[i];
        if (!language_is_well_formed(pair->key) || pair->value.kind != YAML_LIST) {
            diag_add(diags, DIAG_FIELD_TYPE, pair->key_at,
                     "'wording' needs a list of rules for each language");
            diag_hint(diags, "write  fr:  and below it  - words: […]");
            good = false;
            continue;
        }
        struct wording_language *language = language_for(arena, wording, pair->key);
        for (size_t k = 0; k < pair->value.count; k++)
            good &= read_rule(arena, &pair->value.items[k], language, diags);
    }
    return good;
}

bool wording_read_own(struct arena *arena, struct wording_lists *wording,
                      struct diagnostics *diags)
{
    struct source *source = ARENA_NEW(arena, struct source);
    *source = source_of(arena, STR("wording.yaml"), str_from(WORDING_SOURCE));
    const struct yaml *map =
        yaml_parse(arena, arena, source, 0, source->text.len, diags);
    return map && wording_read(arena, map, wording, diags);
}

const struct wording_language *wording_find(const struct wording_lists *wording,
                                            struct str language)
{
    struct str primary = str_slice(language, 0, str_find_char(language, '-', 0));
    const struct wording_language *found = NULL;
    for (size_t i = 0; i < wording->count; i++) {
        if (str_equal(wording->items[i]->tag, language))
            return wording->items[i];
        if (str_equal(wording->items[i]->tag, primary))
            found = wording->items[i];
    }
    return found;
}

/* ---- Looking for them. ---- */

static bool is_excused(const struct wording_rule *rule,
                       const struct wording_tokens *tokens, size_t at)
{
    uint32_t sentence = tokens->items[at].sentence;
    size_t from = at;
    while (from > 0 && tokens->items[from - 1].sentence == sentence)
        from--;
    for (; from < tokens->count && tokens->items[from].sentence == sentence; from++)
        for (size_t i = 0; i < rule->unless.count; i++)
            if (phrase_end(&rule->unless.items[i], 0, tokens, from, sentence))
                return true;
    return false;
}

static bool match_at(const struct wording_entries *entries,
                     const struct wording_tokens *tokens, size_t at,
                     struct wording_match *match)
{
    for (size_t i = 0; i < entries->count; i++) {
        const struct wording_rule *rule = entries->items[i].rule;
        const struct wording_phrase *phrase =
            &rule->words.items[entries->items[i].phrase];
        size_t end = phrase_end(phrase, 0, tokens, at, tokens->items[at].sentence);
        if (end == 0 || is_excused(rule, tokens, at))
            continue;
        *match = (struct wording_match){rule, at, end};
        return true;
    }
    return false;
}

bool wording_next(const struct wording_language *language,
                  const struct wording_tokens *tokens, size_t *at,
                  struct wording_match *match)
{
    for (; *at < tokens->count; ++*at) {
        struct str word = tokens->items[*at].folded;
        if (word.len == 0)
            continue;
        if (match_at(&language->by_start[bucket_of(word)], tokens, *at, match) ||
            match_at(&language->anywhere, tokens, *at, match)) {
            *at = match->to;
            return true;
        }
    }
    return false;
}
