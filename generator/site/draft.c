/* SPDX-License-Identifier: MIT */
#include "site/draft.h"

enum { REVIEW_MONTHS = 6 };

static const char FENCE[] = "---\n";

/* A YAML scalar between double quotes: whatever stands in it stays what it is. */
static void add_quoted(struct strbuf *out, struct str text)
{
    strbuf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"' || text.ptr[i] == '\\')
            strbuf_add_char(out, '\\');
        strbuf_add_char(out, text.ptr[i]);
    }
    strbuf_add_char(out, '"');
}

void draft_add_named(struct strbuf *out, struct str language, struct str text)
{
    strbuf_addf(out, "%.*s: ", STR_ARG(language));
    add_quoted(out, text);
}

static void add_text(struct strbuf *out, const char *key, struct str text)
{
    strbuf_addf(out, "%s: ", key);
    add_quoted(out, text);
    strbuf_add_char(out, '\n');
}

/* `quoted`: words of people, not keys of the vocabulary. */
static void add_list(struct strbuf *out, const char *key, const struct strs *list,
                     bool quoted)
{
    if (list->count == 0)
        return;
    strbuf_addf(out, "%s: [", key);
    for (size_t i = 0; i < list->count; i++) {
        strbuf_add(out, i ? STR(", ") : STR(""));
        if (quoted)
            add_quoted(out, list->items[i]);
        else
            strbuf_add(out, list->items[i]);
    }
    strbuf_add(out, STR("]\n"));
}

static void add_day(struct strbuf *out, const char *key, struct date day)
{
    strbuf_addf(out, "%s: ", key);
    date_add(out, day);
    strbuf_add_char(out, '\n');
}

static struct str in_arena(struct arena *arena, struct strbuf *out)
{
    struct str text = arena_copy(arena, strbuf_str(out));
    strbuf_release(out);
    return text;
}

struct str draft_page(struct arena *arena, const struct page_draft *draft)
{
    struct strbuf out = {0};
    strbuf_addf(&out, "%sid: %.*s\n", FENCE, STR_ARG(draft->id));
    add_text(&out, "title", draft->title);
    add_text(&out, "summary", draft->summary);
    strbuf_addf(&out, "kind: %.*s\n", STR_ARG(draft->kind));
    add_list(&out, "audience", &draft->audiences, false);
    add_list(&out, "topics", &draft->topics, false);
    if (draft->country.len)
        add_text(&out, "country", draft->country);
    add_list(&out, "keywords", &draft->keywords, true);
    add_day(&out, "published", draft->day);
    add_day(&out, "reviewed", draft->day);
    add_day(&out, "review-by", date_shift_months(draft->day, REVIEW_MONTHS));
    strbuf_addf(&out, "%s\n%.*s\n", FENCE, STR_ARG(draft->summary));
    return in_arena(arena, &out);
}

/* ---- Translations. ---- */

/* What a translation says itself. */
static bool is_own(struct str line)
{
    static const char *const OWN[] = {
        "id",
        "title",
        "summary",
        "keywords",
        "translation-of",
        "translation-status",
        "meant",
        "reviewed",
        "translation-reviewed",
        "translation-reviewed-by",
    };
    struct str key = str_slice(line, 0, str_find_char(line, ':', 0));
    for (size_t i = 0; i < sizeof(OWN) / sizeof(*OWN); i++)
        if (str_equal(str_trim(key), str_from(OWN[i])))
            return true;
    return false;
}

/* A value may go on in lines that are indented, or begin with the '-' of a list. */
static bool goes_on(struct str line)
{
    return line.len > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '-');
}

static void add_lines(struct strbuf *out, struct str lines)
{
    for (size_t i = 0; i < lines.len; i++)
        if (lines.ptr[i] != '\r')
            strbuf_add_char(out, lines.ptr[i]);
}

static void add_shared_lines(struct strbuf *out, const struct page *source)
{
    struct str rest = str_slice(source->source->text, 0, source->body), line;
    bool left_out = false;
    str_split(&rest, '\n', &line); /* the first fence */
    while (str_split(&rest, '\n', &line) && !str_equal(str_trim(line), STR("---"))) {
        if (str_trim(line).len && !goes_on(line))
            left_out = is_own(line);
        if (!left_out)
            add_lines(out, (struct str){line.ptr, line.len + 1});
    }
}

struct str draft_translation(struct arena *arena, const struct page_draft *draft,
                             const struct page *source)
{
    struct strbuf out = {0};
    struct str digest = page_digest(arena, source), text = source->source->text;
    strbuf_addf(&out, "%sid: %.*s\n", FENCE, STR_ARG(draft->id));
    add_text(&out, "title", draft->title);
    add_text(&out, "summary", draft->summary);
    add_list(&out, "keywords", &draft->keywords, true);
    strbuf_addf(&out, "translation-of: %.*s@%.*s\ntranslation-status: translated\n",
                STR_ARG(source->language), STR_ARG(digest));
    add_day(&out, "reviewed", draft->day);
    add_shared_lines(&out, source);
    strbuf_add(&out, str_from(FENCE));
    add_lines(&out, str_slice(text, source->body, text.len));
    return in_arena(arena, &out);
}
