/* SPDX-License-Identifier: MIT */
#include "site/prose_wording.h"

struct prose_meant prose_meant_of(struct arena *arena, const struct page *page)
{
    struct prose_meant meant = {.seen = ARENA_ARRAY(arena, page->meant.count, bool)};
    for (size_t i = 0; i < page->meant.count; i++)
        *ARRAY_ADD(&meant.sentences, arena) =
            wording_tokens_of(arena, page->meant.items[i].key);
    return meant;
}

void prose_meant_report(const struct prose_meant *meant, const struct page *page,
                        struct diagnostics *diags)
{
    for (size_t i = 0; i < page->meant.count; i++) {
        if (meant->seen[i])
            continue;
        diag_add(diags, DIAG_WORDING_MEANT, page->meant.items[i].at,
                 "the page does not say '%.*s'", STR_ARG(page->meant.items[i].key));
        diag_hint(diags, "repeat the sentence as it stands now, once it is read again, "
                         "or take this line out");
    }
}

static bool is_foreign(const struct prose_wording *wording,
                       const struct prose_text *text, size_t at)
{
    for (size_t i = 0; wording->document && i < text->links.count; i++) {
        const struct prose_link *link = &text->links.items[i];
        if (at >= link->from && at < link->to &&
            wording->document->links.items[link->link].kind == LINK_LANG)
            return true;
    }
    return false;
}

/* The words of the text that are in its language. */
static struct wording_tokens own_tokens(const struct prose_wording *wording,
                                        const struct prose_text *text,
                                        struct arena *scratch)
{
    struct wording_tokens tokens = wording_tokens_of(scratch, strbuf_str(&text->text));
    size_t kept = 0;
    for (size_t i = 0; i < tokens.count; i++)
        if (!is_foreign(wording, text,
                        (size_t)(tokens.items[i].written.ptr - text->text.ptr)))
            tokens.items[kept++] = tokens.items[i];
    tokens.count = kept;
    return tokens;
}

/* Marks the words of sentences that are meant. */
static void excuse(const struct wording_tokens *tokens,
                   const struct wording_sentences *sentences, bool *seen, bool *excused)
{
    for (size_t i = 0; i < sentences->count; i++)
        for (size_t at = 0; at < tokens->count; at++) {
            const struct wording_tokens *sentence = &sentences->items[i];
            if (!wording_tokens_have(tokens, at, sentence))
                continue;
            for (size_t k = 0; k < sentence->count; k++)
                excused[at + k] = true;
            if (seen)
                seen[i] = true;
        }
}

static void report(const struct prose_wording *wording, struct location at,
                   struct str written, const struct wording_rule *rule,
                   struct diagnostics *diags)
{
    static const char *const said[WORDING_CONCERN_COUNT] = {
        [WORDING_AVOIDS] = "is among the words that this site avoids",
        [WORDING_BLAMES] = "blames who reads it",
        [WORDING_PROMISES] = "promises what nobody can promise",
        [WORDING_MISLEADS] = "misleads",
        [WORDING_ENDANGERS] = "can endanger who reads it",
    };
    diag_add(diags,
             rule->concern == WORDING_ENDANGERS ? DIAG_WORDING_DANGER : DIAG_WORDING,
             at, "'%.*s' %s", STR_ARG(written), diag_words(diags, said[rule->concern]));
    const char *otherwise = diag_words(
        diags, wording->meant
                   ? "repeat the sentence under  meant:  in the front matter "
                     "once somebody has read it and means it"
                   : "add the sentence under  meant:  to the wording of "
                     "vocabulary.yaml once somebody has read it and means it");
    if (rule->instead.len)
        diag_hint(diags, "%.*s; or %s", STR_ARG(rule->instead), otherwise);
    else
        diag_hint(diags, "%s", otherwise);
}

void prose_wording_check(const struct prose_wording *wording,
                         const struct prose_text *text, struct arena *scratch,
                         struct diagnostics *diags)
{
    if (!wording->language || text->text.len == 0)
        return;
    struct wording_tokens tokens = own_tokens(wording, text, scratch);
    bool *excused = ARENA_ARRAY(scratch, tokens.count, bool);
    struct wording_match match;
    excuse(&tokens, &wording->language->meant, NULL, excused);
    if (wording->meant)
        excuse(&tokens, &wording->meant->sentences, wording->meant->seen, excused);
    for (size_t at = 0; wording_next(wording->language, &tokens, &at, &match);) {
        struct str first = tokens.items[match.from].written;
        struct str last = tokens.items[match.to - 1].written;
        struct str written = {first.ptr, (size_t)(last.ptr - first.ptr) + last.len};
        if (!excused[match.from] || !excused[match.to - 1])
            report(wording, prose_text_place(text, wording->source, written), written,
                   match.rule, diags);
    }
}
