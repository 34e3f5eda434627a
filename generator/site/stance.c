/* SPDX-License-Identifier: MIT */
#include "site/stance.h"

#include "base/suggest.h"
#include "site/route.h"

const struct instruction INSTRUCTIONS[] = {
    {"pay", "pay what is asked?", {"never", STANCE_ASKS}},
    {"reply",
     "answer the blackmailer?",
     {"stop", "refuse-once", "keep-contact", STANCE_ASKS}},
    {"block",
     "block the account?",
     {"at-once", "wait-for-police", "never", STANCE_ASKS}},
    {"delete", "delete messages and accounts?", {"never", "after-report", STANCE_ASKS}},
    {"evidence", "what to keep?", {"keep-without-images", "keep-all", STANCE_ASKS}},
    {"report",
     "report to police or platform?",
     {"yes", "wait-for-police", STANCE_ASKS}},
    {"remove",
     "ask for images to be removed?",
     {"at-once", "wait-for-police", STANCE_ASKS}},
    {"confront", "confront somebody known?", {"never", "if-safe", STANCE_ASKS}},
    {"tell", "tell somebody trusted?", {"yes", STANCE_ASKS}},
};

_Static_assert(sizeof(INSTRUCTIONS) / sizeof(*INSTRUCTIONS) == INSTRUCTION_COUNT,
               "as the header says");

size_t instruction_find(struct str name)
{
    size_t i = 0;
    while (i < INSTRUCTION_COUNT && !str_equal(name, str_from(INSTRUCTIONS[i].name)))
        i++;
    return i;
}

static bool report_unknown(const struct stance *stance, struct location key_at,
                           struct diagnostics *diags)
{
    struct suggestion suggestion = suggestion_for(stance->key);
    struct strbuf names = {0};
    for (size_t i = 0; i < INSTRUCTION_COUNT; i++) {
        suggestion_offer(&suggestion, str_from(INSTRUCTIONS[i].name));
        strbuf_addf(&names, "%s%s", i ? ", " : "", INSTRUCTIONS[i].name);
    }
    diag_add(diags, DIAG_FIELD_VALUE, key_at, "'%.*s' is no instruction",
             STR_ARG(stance->key));
    if (suggestion_best(&suggestion).len)
        suggestion_hint(&suggestion, diags);
    else
        diag_hint(diags, "one of %s", names.ptr);
    strbuf_release(&names);
    return false;
}

bool stance_check(const struct stance *stance, struct location key_at,
                  struct diagnostics *diags)
{
    size_t index = instruction_find(stance->key);
    if (index == INSTRUCTION_COUNT)
        return report_unknown(stance, key_at, diags);
    const struct instruction *instruction = &INSTRUCTIONS[index];
    struct strbuf values = {0};
    for (size_t i = 0; instruction->values[i]; i++) {
        if (str_equal(stance->value, str_from(instruction->values[i]))) {
            strbuf_release(&values);
            return true;
        }
        strbuf_addf(&values, "%s%s", i ? ", " : "", instruction->values[i]);
    }
    diag_add(diags, DIAG_FIELD_VALUE, stance->at, "'%s' cannot be '%.*s'",
             instruction->name, STR_ARG(stance->value));
    diag_hint(diags, "%s one of %s", diag_words(diags, instruction->question),
              values.ptr);
    strbuf_release(&values);
    return false;
}

struct str stance_scope(const struct page *page)
{
    return page->region.len ? page->region : page->country;
}

const struct page *stance_original(const struct site *site, const struct page *page)
{
    return site_page(site, page->id, config_default_language(&site->config));
}

static const struct stance *stance_of(const struct page *page, struct str key)
{
    for (size_t i = 0; i < page->stances.count; i++)
        if (str_equal(page->stances.items[i].key, key))
            return &page->stances.items[i];
    return NULL;
}

/* ---- Translations. ---- */

static void report_difference(const struct page *page, const struct stance *wanted,
                              const struct page *other, const struct stance *found,
                              struct diagnostics *diags)
{
    if (found)
        diag_add(diags, DIAG_STANCE_CONFLICT, found->at,
                 "stance '%.*s' is '%.*s' here and '%.*s' in '%.*s'",
                 STR_ARG(wanted->key), STR_ARG(found->value), STR_ARG(wanted->value),
                 STR_ARG(other->source->path));
    else
        diag_add(diags, DIAG_STANCE_CONFLICT, page->id_at,
                 "stance '%.*s: %.*s' of '%.*s' is missing here", STR_ARG(wanted->key),
                 STR_ARG(wanted->value), STR_ARG(other->source->path));
}

static void compare_translation(const struct page *page, const struct page *first,
                                struct diagnostics *diags)
{
    for (size_t i = 0; i < first->stances.count; i++) {
        const struct stance *wanted = &first->stances.items[i];
        const struct stance *found = stance_of(page, wanted->key);
        if (found && str_equal(found->value, wanted->value))
            continue;
        report_difference(page, wanted, first, found, diags);
        diag_hint(diags, "translations must give the same instruction; ask who wrote "
                         "the first one");
    }
    for (size_t i = 0; i < page->stances.count; i++) {
        const struct stance *extra = &page->stances.items[i];
        if (stance_of(first, extra->key))
            continue;
        diag_add(diags, DIAG_STANCE_CONFLICT, extra->at,
                 "stance '%.*s' is missing in '%.*s'", STR_ARG(extra->key),
                 STR_ARG(first->source->path));
    }
}

/* ---- Pages for the same readers. ---- */

/* What pages of one scope say about one instruction: the first page that says it. */
struct ruling {
    struct str scope;
    const struct stance *stance;
    const struct page *page;
};

struct rulings {
    ARRAY_FIELDS(const struct ruling *); /* one for each scope and instruction */
    struct map by_key;                   /* "LU/block" → ruling */
    struct arena *arena;
};

static void add_ruling(struct rulings *rulings, struct str key, struct ruling ruling)
{
    struct ruling *added = ARENA_NEW(rulings->arena, struct ruling);
    *added = ruling;
    *ARRAY_ADD(rulings, rulings->arena) = added;
    map_set(&rulings->by_key, key, added);
}

static void compare_in_scope(struct rulings *rulings, const struct page *page,
                             struct diagnostics *diags)
{
    struct str scope = stance_scope(page);
    for (size_t i = 0; i < page->stances.count; i++) {
        const struct stance *stance = &page->stances.items[i];
        struct str key = arena_format(rulings->arena, "%.*s/%.*s", STR_ARG(scope),
                                      STR_ARG(stance->key));
        const struct ruling *ruling = map_get(&rulings->by_key, key);
        if (!ruling) {
            add_ruling(rulings, key, (struct ruling){scope, stance, page});
            continue;
        }
        if (str_equal(ruling->stance->value, stance->value))
            continue;
        report_difference(page, ruling->stance, ruling->page, stance, diags);
        diag_hint(diags, "pages for the same readers must give the same instruction");
    }
}

/* ---- Pages for more readers against pages for fewer. ---- */

/* Is a place (a country or region) part of another one? Everything is part of "". */
static bool is_within(struct str inner, struct str outer)
{
    if (str_equal(inner, outer))
        return false;
    return outer.len == 0 || (inner.len > outer.len && str_starts_with(inner, outer) &&
                              inner.ptr[outer.len] == '-');
}

/* Is there a link to any page for these readers? */
static bool links_to_scope(const struct page *page, struct str scope)
{
    for (size_t i = 0; page->targets && i < page->document.links.count; i++) {
        const struct route *route = page->targets[i].route;
        if (route && route->kind == ROUTE_PAGE &&
            str_equal(stance_scope(route->as.page), scope))
            return true;
    }
    return false;
}

static void check_links(const struct rulings *rulings, const struct page *page,
                        struct diagnostics *diags)
{
    struct str scope = stance_scope(page);
    for (size_t i = 0; i < rulings->count; i++) {
        const struct ruling *ruling = rulings->items[i];
        if (!is_within(ruling->scope, scope))
            continue;
        const struct stance *own = stance_of(page, ruling->stance->key);
        if (!own || str_equal(own->value, ruling->stance->value) ||
            str_equal(own->value, STR(STANCE_ASKS)) ||
            links_to_scope(page, ruling->scope))
            continue;
        diag_add(diags, DIAG_STANCE_LINK, own->at,
                 "'%.*s: %.*s' does not hold in %.*s, where it is '%.*s'",
                 STR_ARG(own->key), STR_ARG(own->value), STR_ARG(ruling->scope),
                 STR_ARG(ruling->stance->value));
        diag_hint(diags, "tell readers there where to go on:  [%.*s](%.*s)",
                  STR_ARG(ruling->page->title), STR_ARG(ruling->page->id));
    }
}

void stances_compare(const struct site *site, struct diagnostics *diags)
{
    struct rulings rulings = {.by_key = map_in(site->arena), .arena = site->arena};
    for (size_t i = 0; i < site->pages.count; i++) {
        const struct page *page = site->pages.items[i];
        const struct page *first = stance_original(site, page);
        if (!page->good || !first || !first->good)
            continue;
        if (first != page)
            compare_translation(page, first, diags);
        else
            compare_in_scope(&rulings, page, diags);
    }
    for (size_t i = 0; i < site->pages.count; i++)
        if (site->pages.items[i]->good)
            check_links(&rulings, site->pages.items[i], diags);
}
