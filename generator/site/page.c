/* SPDX-License-Identifier: MIT */
#include "site/page.h"

#include "base/digest.h"
#include "base/file.h"
#include "base/name.h"
#include "base/suggest.h"
#include "base/unicode.h"
#include "input/markdown.h"
#include "input/yaml.h"
#include "site/stance.h"

static const struct yaml_field FIELDS[] = {
    {"id", YAML_FIELD_TEXT, true},
    {"title", YAML_FIELD_TEXT, true},
    {"summary", YAML_FIELD_TEXT, true},
    {"kind", YAML_FIELD_TEXT, true},
    {"audience", YAML_FIELD_TEXTS, true},
    {"topics", YAML_FIELD_TEXTS, false},
    {"country", YAML_FIELD_TEXT, false},
    {"region", YAML_FIELD_TEXT, false},
    {"keywords", YAML_FIELD_TEXTS, false},
    {"published", YAML_FIELD_DAY, true},
    {"reviewed", YAML_FIELD_DAY, true},
    {"review-by", YAML_FIELD_DAY, false},
    {"expires", YAML_FIELD_DAY, false},
    {"translation-of", YAML_FIELD_TEXT, false},
    {"sources", YAML_FIELD_LIST, false},
    {"stance", YAML_FIELD_MAP, false},
    {"weight", YAML_FIELD_TEXT, false},
    {"steps", YAML_FIELD_TEXT, false},
    {"meant", YAML_FIELD_TEXTS, false},
    {"translation-status", YAML_FIELD_TEXT, false},
    {"translation-reviewed", YAML_FIELD_DAY, false},
    {"translation-reviewed-by", YAML_FIELD_TEXT, false},
    {"listed", YAML_FIELD_TEXT, false},
    {"platform", YAML_FIELD_MAP, false},
    {"letter", YAML_FIELD_MAP, false},
};

static const struct yaml_field SOURCE_FIELDS[] = {
    {"title", YAML_FIELD_TEXT, true},
    {"url", YAML_FIELD_TEXT, false},
    {"date", YAML_FIELD_DATE, false},
    {"accessed", YAML_FIELD_DATE, false},
};

static const char *const KIND_NAMES[PAGE_KIND_COUNT] = {
    [PAGE_ADVICE] = "advice",     [PAGE_GUIDE] = "guide", [PAGE_PLATFORM] = "platform",
    [PAGE_TEMPLATE] = "template", [PAGE_ALERT] = "alert", [PAGE_LAW] = "law",
    [PAGE_ABOUT] = "about",
};

const char *page_kind_name(enum page_kind kind)
{
    return KIND_NAMES[kind];
}

static bool read_kind(const struct yaml *map, struct page *page,
                      struct diagnostics *diags)
{
    struct str text = yaml_text(map, "kind");
    struct suggestion suggestion = suggestion_for(text);
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++) {
        page->kind = (enum page_kind)i;
        if (str_equal(text, str_from(KIND_NAMES[i])))
            return true;
        suggestion_offer(&suggestion, str_from(KIND_NAMES[i]));
    }
    diag_add(diags, DIAG_FIELD_VALUE, yaml_place(map, "kind", location_none()),
             "'%.*s' is not a kind of page", STR_ARG(text));
    if (suggestion_best(&suggestion).len)
        suggestion_hint(&suggestion, diags);
    else
        diag_hint(diags, "one of advice, guide, platform, template, alert, law, about");
    return false;
}

static bool read_weight(const struct yaml *map, struct page *page,
                        struct diagnostics *diags)
{
    struct str text = yaml_text(map, "weight");
    page->weight = 1000;
    if (text.len == 0 || str_to_uint(text, 1000000, &page->weight))
        return true;
    diag_add(diags, DIAG_FIELD_VALUE, yaml_place(map, "weight", location_none()),
             "'weight' is a whole number from 0 to 1000000");
    return false;
}

static bool read_steps(const struct yaml *map, struct page *page,
                       struct diagnostics *diags)
{
    enum { MOST = 100 };
    struct str text = yaml_text(map, "steps");
    page->steps = 1;
    page->steps_at = yaml_place(map, "steps", location_none());
    if (text.len == 0 || (str_to_uint(text, MOST, &page->steps) && page->steps > 0))
        return true;
    diag_add(diags, DIAG_FIELD_VALUE, page->steps_at,
             "'steps' is a whole number from 1 to %d", MOST);
    diag_hint(diags, "2: the second section with a numbered list has the steps");
    return false;
}

static bool read_listed(const struct yaml *map, struct page *page,
                        struct diagnostics *diags)
{
    struct str text = yaml_text(map, "listed");
    page->is_unlisted = str_equal(text, STR("no"));
    if (text.len == 0 || page->is_unlisted || str_equal(text, STR("yes")))
        return true;
    diag_add(diags, DIAG_FIELD_VALUE, yaml_place(map, "listed", location_none()),
             "'listed' is yes or no");
    diag_hint(diags, "no: the page stands in no list and no search; links lead to it");
    return false;
}

static bool is_hex(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!((s.ptr[i] >= '0' && s.ptr[i] <= '9') ||
              (s.ptr[i] >= 'a' && s.ptr[i] <= 'f')))
            return false;
    return true;
}

static bool read_translation(const struct yaml *map, struct page *page,
                             struct diagnostics *diags)
{
    struct str text = yaml_text(map, "translation-of"), rest = text;
    if (text.len == 0)
        return true;
    page->translation_at = yaml_place(map, "translation-of", location_none());
    str_split(&rest, '@', &page->source_language);
    page->source_digest = rest;
    if (page->source_language.len && rest.len == 12 && is_hex(rest))
        return true;
    page->source_language = STR("");
    diag_add(diags, DIAG_FIELD_VALUE, page->translation_at,
             "'translation-of' is a language, '@' and 12 digits from 0-9 a-f");
    diag_hint(diags, "write zeros, as in fr@000000000000, and check tells the digits");
    return false;
}

static bool read_translation_status(const struct yaml *map, struct page *page,
                                    struct diagnostics *diags)
{
    struct str text = yaml_text(map, "translation-status");
    struct location at = yaml_place(map, "translation-status", location_none());
    page->is_reviewed = str_equal(text, STR("reviewed"));
    if (text.len && yaml_text(map, "translation-of").len == 0) {
        diag_add(diags, DIAG_FIELD_VALUE, at,
                 "only a translation has a 'translation-status'");
        diag_hint(diags, "say what it translates:  translation-of: fr@000000000000");
        return false;
    }
    if (text.len == 0 || page->is_reviewed || str_equal(text, STR("translated")))
        return true;
    diag_add(diags, DIAG_FIELD_VALUE, at, "'translation-status' cannot be '%.*s'",
             STR_ARG(text));
    diag_hint(diags, "translated, or reviewed once a second person who speaks the "
                     "language has read it against its source");
    return false;
}

/* When, and in which role: both, and only of a translation that is reviewed. */
static bool read_translation_review(const struct yaml *map, struct page *page,
                                    struct diagnostics *diags)
{
    page->translation_reviewed = yaml_date(map, "translation-reviewed");
    page->translation_role = yaml_text(map, "translation-reviewed-by");
    struct location day_at = yaml_place(map, "translation-reviewed", location_none());
    page->translation_role_at =
        yaml_place(map, "translation-reviewed-by", location_none());
    bool has_day = date_is_set(page->translation_reviewed);
    bool has_role = page->translation_role.len > 0;
    if (has_day == has_role && (page->is_reviewed || !has_day))
        return true;
    diag_add(
        diags, DIAG_FIELD_VALUE, has_day ? day_at : page->translation_role_at,
        has_day != has_role
            ? "'translation-reviewed' and 'translation-reviewed-by' belong together"
            : "only with 'translation-status: reviewed' has a translation a day of "
              "its review");
    diag_hint(diags, "balise status --sign writes all of it after a review");
    return false;
}

static bool read_citation(struct arena *arena, const struct yaml *item,
                          struct page *page, struct diagnostics *diags)
{
    if (item->kind != YAML_MAP) {
        diag_add(diags, DIAG_FIELD_TYPE, item->at,
                 "a source needs fields: title, url, date");
        diag_hint(diags, "write  - title: \"…\"  and below it  date: 2024-05-31");
        return false;
    }
    if (!yaml_check(item, item->at, SOURCE_FIELDS,
                    sizeof(SOURCE_FIELDS) / sizeof(*SOURCE_FIELDS), diags))
        return false;
    struct str url = yaml_text(item, "url");
    if (url.len && !str_starts_with(url, STR("https://")) &&
        !str_starts_with(url, STR("http://"))) {
        diag_add(diags, DIAG_FIELD_VALUE, yaml_place(item, "url", item->at),
                 "'url' does not begin with https:// or http://");
        return false;
    }
    *ARRAY_ADD(&page->citations, arena) = (struct citation){
        .title = yaml_text(item, "title"),
        .href = url,
        .date = yaml_date(item, "date"),
        .accessed = yaml_date(item, "accessed"),
        .at = item->at,
    };
    return true;
}

static bool read_citations(struct arena *arena, const struct yaml *map,
                           struct page *page, struct diagnostics *diags)
{
    const struct yaml *sources = yaml_get(map, STR("sources"));
    bool good = true;
    for (size_t i = 0; sources && i < sources->count; i++)
        good &= read_citation(arena, &sources->items[i], page, diags);
    return good;
}

static bool read_stances(struct arena *arena, const struct yaml *map, struct page *page,
                         struct diagnostics *diags)
{
    const struct yaml *stances = yaml_get(map, STR("stance"));
    bool good = true;
    for (size_t i = 0; stances && i < stances->count; i++) {
        const struct yaml_pair *pair = &stances->pairs[i];
        if (pair->value.kind != YAML_SCALAR || pair->value.text.len == 0) {
            diag_add(diags, DIAG_FIELD_TYPE, pair->value.at,
                     "stance '%.*s' needs one word", STR_ARG(pair->key));
            good = false;
            continue;
        }
        struct stance stance = {pair->key, pair->value.text, pair->value.at};
        if (stance_check(&stance, pair->key_at, diags))
            *ARRAY_ADD(&page->stances, arena) = stance;
        else
            good = false;
    }
    return good;
}

static bool read_id(const struct yaml *map, struct page *page,
                    struct diagnostics *diags)
{
    page->id = yaml_text(map, "id");
    page->id_at = yaml_place(map, "id", location_none());
    return name_check(page->id, page->id_at, diags);
}

static struct keys read_keys(struct arena *arena, const struct yaml *map,
                             const char *name)
{
    struct keys keys = {0};
    const struct yaml *value = yaml_get(map, str_from(name));
    if (value && value->kind == YAML_SCALAR && value->text.len)
        *ARRAY_ADD(&keys, arena) = (struct key){value->text, value->at};
    for (size_t i = 0; value && value->kind == YAML_LIST && i < value->count; i++)
        *ARRAY_ADD(&keys, arena) =
            (struct key){value->items[i].text, value->items[i].at};
    return keys;
}

/* A text as a piece of the source where it stands there as it is, so that a place in
 * it is one in the file. */
static struct str text_in_source(const struct yaml *map, const char *name,
                                 struct location *at)
{
    struct str text = yaml_text(map, name);
    *at = yaml_place(map, name, location_none());
    for (size_t quote = 0; at->source && quote < 2; quote++) {
        size_t from = at->offset + quote;
        struct str found = str_slice(at->source->text, from, from + text.len);
        if (text.len && str_equal(found, text))
            return found;
    }
    return text;
}

static void read_plain(struct arena *arena, const struct yaml *map, struct page *page)
{
    page->title = text_in_source(map, "title", &page->title_at);
    page->summary = text_in_source(map, "summary", &page->summary_at);
    page->meant = read_keys(arena, map, "meant");
    page->sort_key = text_sort_key(arena, page->title);
    page->audiences = read_keys(arena, map, "audience");
    page->topics = read_keys(arena, map, "topics");
    page->country = yaml_text(map, "country");
    page->country_at = yaml_place(map, "country", location_none());
    page->region = yaml_text(map, "region");
    page->region_at = yaml_place(map, "region", location_none());
    page->keywords = yaml_texts(arena, map, "keywords");
    for (size_t i = 0; i < page->keywords.count; i++)
        *ARRAY_ADD(&page->keyword_keys, arena) =
            text_sort_key(arena, page->keywords.items[i]);
    page->published = yaml_date(map, "published");
    page->reviewed = yaml_date(map, "reviewed");
    page->review_by = yaml_date(map, "review-by");
    page->expires = yaml_date(map, "expires");
    page->review_by_at = yaml_place(map, "review-by", page->id_at);
    page->expires_at = yaml_place(map, "expires", page->id_at);
}

static bool read_front_matter(struct arena *arena, const struct yaml *map,
                              struct page *page, struct diagnostics *diags)
{
    bool good = yaml_check(map, location_line(page->source, 0), FIELDS,
                           sizeof(FIELDS) / sizeof(*FIELDS), diags);
    if (yaml_text(map, "id").len)
        good &= read_id(map, page, diags);
    if (!good)
        return false;
    read_plain(arena, map, page);
    good &= read_kind(map, page, diags);
    good &= read_weight(map, page, diags);
    good &= read_steps(map, page, diags);
    good &= read_listed(map, page, diags);
    good &= platform_read(arena, map, &page->platform, diags);
    good &= letter_read(map, &page->letter, diags);
    good &= read_translation(map, page, diags);
    good &= read_translation_status(map, page, diags);
    good &= read_translation_review(map, page, diags);
    good &= read_citations(arena, map, page, diags);
    good &= read_stances(arena, map, page, diags);
    if (page->keywords.count == 0)
        diag_add(diags, DIAG_KEYWORDS_EMPTY, page->id_at, "page '%.*s' has no keywords",
                 STR_ARG(page->id));
    return good;
}

static bool is_fence(struct str line)
{
    struct str rest = str_slice(line, 3, line.len);
    return str_starts_with(line, STR("---")) && str_trim(rest).len == 0;
}

/* The front matter is source->text[from, to), the body begins at `body`. */
struct parts {
    size_t from, to, body;
};

static bool find_parts(const struct source *source, struct parts *parts,
                       struct diagnostics *diags)
{
    if (!is_fence(source_line(source, 1))) {
        diag_add(diags, DIAG_FRONT_MATTER_MISSING, location_line(source, 0),
                 "the page does not begin with front matter");
        diag_hint(diags, "begin with a line of ---, then  id:, title:, …  and another "
                         "line of ---");
        return false;
    }
    parts->from = source_line_start(source, 2);
    for (uint32_t line = 2; line <= source->line_count; line++)
        if (is_fence(source_line(source, line))) {
            parts->to = source_line_start(source, line);
            parts->body = source_line_start(source, line + 1);
            return true;
        }
    diag_add(diags, DIAG_FRONT_MATTER_OPEN, location_at(source, 0, 3),
             "the front matter has no closing line of ---");
    return false;
}

/* What a translator has to look at again: title, summary and body, with LF line ends.
 */
struct str page_digest(struct arena *arena, const struct page *page)
{
    struct strbuf text = {0};
    strbuf_add(&text, page->title);
    strbuf_add_char(&text, '\n');
    strbuf_add(&text, page->summary);
    strbuf_add_char(&text, '\n');
    struct str rest = page->source->text;
    rest = str_slice(rest, page->body, rest.len);
    for (size_t at = 0; at < rest.len;) {
        size_t end = str_find(rest, STR("\r\n"), at);
        strbuf_add(&text, str_slice(rest, at, end));
        at = end == STR_NOT_FOUND ? rest.len : end + 1;
    }
    struct digest digest = digest_of(strbuf_str(&text));
    strbuf_release(&text);
    return arena_copy(arena, (struct str){digest.hex, 12});
}

void page_guess_id(struct arena *arena, struct page *page)
{
    page->id = text_slug(arena, path_stem(page->path), NAME_LENGTH_MOST);
    page->id_at = location_file(page->source);
}

bool page_read(struct arena *arena, struct arena *scratch, struct page *page,
               struct diagnostics *diags)
{
    struct parts parts;
    page_guess_id(arena, page);
    if (!find_parts(page->source, &parts, diags))
        return false;
    const struct yaml *map =
        yaml_parse(arena, scratch, page->source, parts.from, parts.to, diags);
    bool good = map && read_front_matter(arena, map, page, diags);
    good &= markdown_parse(arena, scratch, page->source, parts.body, &page->document,
                           diags);
    page->good = good;
    page->body = parts.body;
    return good;
}

int page_compare(const struct page *a, const struct page *b)
{
    if (a->weight != b->weight)
        return a->weight < b->weight ? -1 : 1;
    int order = str_compare(a->sort_key, b->sort_key);
    return order ? order : str_compare(a->id, b->id);
}

bool page_is_for_professionals(const struct page *page)
{
    return page->audiences.count == 1 &&
           str_equal(page->audiences.items[0].key, STR("professional"));
}

bool page_is_over(const struct page *page, struct date as_of)
{
    return page->kind == PAGE_ALERT && date_is_set(page->expires) &&
           date_compare(page->expires, as_of) < 0;
}
