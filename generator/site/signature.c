/* SPDX-License-Identifier: MIT */
#include "site/signature.h"

#include "input/yaml.h"

enum { DIGEST_DIGITS = 12, FIELD_COUNT = 3, EDITS_MOST = FIELD_COUNT + 1 };

/* The bytes [from, to) of the source's text give way to others. */
struct edit {
    size_t from, to;
    struct str text;
};

/* A field and what it is to say. */
struct field {
    const char *name;
    struct str value;
};

struct signing {
    struct arena *arena;
    const struct page *page;
    const struct source *source;
    const struct signature *signature;
    struct str digest; /* of the page that it translates */
    struct field fields[FIELD_COUNT];
    const struct yaml *map;
    struct edit edits[EDITS_MOST];
    size_t edit_count;
};

static const char FIELD_OF[] = "translation-of";

/* ---- May it be signed? ---- */

static bool refuse_broken(const struct page *page, const struct page *broken,
                          struct diagnostics *diags)
{
    if (page == broken)
        diag_add(diags, DIAG_SIGN_REFUSED, location_file(page->source),
                 "'%.*s' cannot be signed while it has an error",
                 STR_ARG(page->source->path));
    else
        diag_add(diags, DIAG_SIGN_REFUSED, location_file(page->source),
                 "'%.*s' cannot be signed while its source '%.*s' has an error",
                 STR_ARG(page->source->path), STR_ARG(broken->source->path));
    diag_hint(diags, "balise check tells what is wrong");
    return false;
}

static const struct page *source_of_page(const struct site *site,
                                         const struct page *page,
                                         struct diagnostics *diags)
{
    if (!page->good) {
        refuse_broken(page, page, diags);
        return NULL;
    }
    if (page->source_language.len == 0) {
        diag_add(diags, DIAG_SIGN_REFUSED, page->id_at,
                 "'%.*s' is no translation, so there is nothing to sign",
                 STR_ARG(page->source->path));
        diag_hint(diags, "a translation says what it translates:  translation-of: "
                         "fr@000000000000");
        return NULL;
    }
    const struct page *source = site_page_in(site, page->id, page->source_language);
    if (!source || source == page) {
        diag_add(diags, DIAG_SIGN_REFUSED, page->translation_at,
                 "there is no page '%.*s' in '%.*s' to translate from",
                 STR_ARG(page->id), STR_ARG(page->source_language));
        return NULL;
    }
    if (!source->good)
        refuse_broken(page, source, diags);
    return source->good ? source : NULL;
}

/* ---- What is changed. ---- */

static void add_edit(struct signing *signing, size_t from, size_t to, struct str text)
{
    signing->edits[signing->edit_count++] = (struct edit){from, to, text};
}

static const struct yaml_pair *find_pair(const struct signing *signing,
                                         const char *name)
{
    for (size_t i = 0; i < signing->map->count; i++)
        if (str_equal(signing->map->pairs[i].key, str_from(name)))
            return &signing->map->pairs[i];
    return NULL;
}

static struct str written(const struct signing *signing, const struct yaml_pair *pair)
{
    struct location at = pair->value.at;
    return str_slice(signing->source->text, at.offset, at.offset + at.length);
}

/* The digits may stand between quotes; what is before and behind them stays. */
static void edit_digest(struct signing *signing, const struct yaml_pair *pair)
{
    struct str old = written(signing, pair);
    size_t at = str_find(old, signing->page->source_digest, 0);
    size_t from = pair->value.at.offset + at;
    if (at != STR_NOT_FOUND)
        add_edit(signing, from, from + DIGEST_DIGITS, signing->digest);
}

/* Behind the line in which byte `at` stands. */
static size_t next_line(struct str text, size_t at)
{
    size_t feed = str_find_char(text, '\n', at);
    return feed == STR_NOT_FOUND ? text.len : feed + 1;
}

/* Edits a field that is there; else adds its line to `lines`. */
static void edit_field(struct signing *signing, const struct field *field,
                       struct strbuf *lines)
{
    const struct yaml_pair *pair = find_pair(signing, field->name);
    if (!pair) {
        strbuf_addf(lines, "%s: %.*s\n", field->name, STR_ARG(field->value));
        return;
    }
    struct str old = written(signing, pair);
    size_t from = pair->value.at.offset;
    if (old.len == 0)
        add_edit(signing, from, from,
                 arena_format(signing->arena, " %.*s", STR_ARG(field->value)));
    else if (!str_equal(pair->value.text, field->value))
        add_edit(signing, from, from + old.len, field->value);
}

/* With the line ends of the file. */
static struct str settle_lines(struct signing *signing, struct strbuf *lines, size_t at)
{
    struct str text = signing->source->text, rest = strbuf_str(lines), line;
    struct strbuf out = {0};
    bool carriage = at >= 2 && text.ptr[at - 2] == '\r';
    while (str_split(&rest, '\n', &line) && rest.ptr)
        strbuf_addf(&out, "%.*s%s", STR_ARG(line), carriage ? "\r\n" : "\n");
    struct str settled = arena_copy(signing->arena, strbuf_str(&out));
    strbuf_release(&out);
    strbuf_release(lines);
    return settled;
}

static void edit_all(struct signing *signing)
{
    const struct yaml_pair *of = find_pair(signing, FIELD_OF);
    size_t last = 0; /* byte behind which new lines go */
    struct strbuf lines = {0};
    if (!of)
        return;
    edit_digest(signing, of);
    last = of->value.at.offset;
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const struct yaml_pair *pair = find_pair(signing, signing->fields[i].name);
        if (pair && pair->value.at.offset > last)
            last = pair->value.at.offset;
        edit_field(signing, &signing->fields[i], &lines);
    }
    size_t at = next_line(signing->source->text, last);
    struct str added = settle_lines(signing, &lines, at);
    if (added.len)
        add_edit(signing, at, at, added);
}

static int compare_edits(const void *left, const void *right)
{
    const struct edit *a = left, *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

static struct str apply(struct signing *signing)
{
    struct str text = signing->source->text;
    struct strbuf out = {0};
    size_t done = 0;
    array_sort(signing->edits, signing->edit_count, sizeof(*signing->edits),
               compare_edits);
    for (size_t i = 0; i < signing->edit_count; i++) {
        strbuf_add(&out, str_slice(text, done, signing->edits[i].from));
        strbuf_add(&out, signing->edits[i].text);
        done = signing->edits[i].to;
    }
    strbuf_add(&out, str_slice(text, done, text.len));
    struct str result = arena_copy(signing->arena, strbuf_str(&out));
    strbuf_release(&out);
    return result;
}

/* ---- Is it what was meant? YAML has forms in which a line cannot be put. ---- */

static bool says_so(struct signing *signing, struct str text)
{
    struct diagnostics ignored = {.arena = signing->arena};
    const struct page *old = signing->page;
    struct source source = source_of(signing->arena, signing->source->path, text);
    struct page page = {
        .source = &source, .language = old->language, .path = old->path};
    bool good = page_read(signing->arena, signing->arena, &page, &ignored);
    return good && page.is_reviewed && str_equal(page.id, old->id) &&
           str_equal(page.source_language, old->source_language) &&
           str_equal(page.source_digest, signing->digest) &&
           date_compare(page.translation_reviewed, signing->signature->day) == 0 &&
           str_equal(page.translation_role, signing->signature->role) &&
           str_equal(page_digest(signing->arena, &page),
                     page_digest(signing->arena, old));
}

static bool refuse_form(const struct signing *signing, struct diagnostics *diags)
{
    diag_add(diags, DIAG_SIGN_REFUSED, signing->page->translation_at,
             "the front matter of '%.*s' has a form in which nothing can be changed "
             "safely",
             STR_ARG(signing->source->path));
    diag_hint(diags, "write there  %s: %.*s@%.*s  and  translation-status: reviewed",
              FIELD_OF, STR_ARG(signing->page->source_language),
              STR_ARG(signing->digest));
    return false;
}

static struct str day_text(struct arena *arena, struct date day)
{
    struct strbuf text = {0};
    date_add(&text, day);
    struct str copy = arena_copy(arena, strbuf_str(&text));
    strbuf_release(&text);
    return copy;
}

/* The front matter once more; it was read without an error. */
static const struct yaml *read_map(struct arena *arena, const struct page *page)
{
    struct diagnostics ignored = {.arena = arena};
    struct str text = page->source->text;
    size_t from = source_line_start(page->source, 2), to = page->body - 1;
    while (to > from && text.ptr[to - 1] != '\n')
        to--;
    return yaml_parse(arena, arena, page->source, from, to, &ignored);
}

bool signature_put(struct arena *arena, const struct site *site,
                   const struct page *page, const struct signature *signature,
                   struct str *text, struct diagnostics *diags)
{
    const struct page *source = source_of_page(site, page, diags);
    if (!source)
        return false;
    struct signing signing = {
        .arena = arena,
        .page = page,
        .source = page->source,
        .signature = signature,
        .digest = page_digest(arena, source),
        .fields = {{"translation-status", STR("reviewed")},
                   {"translation-reviewed", day_text(arena, signature->day)},
                   {"translation-reviewed-by", signature->role}},
    };
    signing.map = read_map(arena, page);
    if (signing.map)
        edit_all(&signing);
    *text = apply(&signing);
    return says_so(&signing, *text) || refuse_form(&signing, diags);
}
