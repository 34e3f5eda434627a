/* SPDX-License-Identifier: MIT */
#include "output/phone_parts.h"
#include "output/slim.h"

/* ---- One section. ---- */

static const char *tail_template(enum route_kind kind)
{
    return kind == ROUTE_COUNTRY ? "country-tail"
           : kind == ROUTE_PLACE ? "place-tail"
                                 : NULL;
}

/* The services of a country and the sheet of its papers stand with the first of their
 * sections; of the papers it is the last one's page that has every number. */
static const char *shared_template(enum route_kind kind)
{
    return kind == ROUTE_COUNTRY  ? "country-shared"
           : kind == ROUTE_POSTER ? "sheet"
                                  : NULL;
}

static void render(const struct view *view, const char *template, struct strbuf *out)
{
    if (template)
        view_render(view, template, NULL, out);
    slim_html(out);
}

void phone_render_section(const struct phone_making *making,
                          struct phone_section *section, struct arena *scratch)
{
    const struct route *route = section->route;
    section->diags =
        (struct diagnostics){.arena = &section->arena, .language = making->language};
    struct view view = view_of(&making->renderer, route, scratch, &section->diags);
    render(&view, route_kind_name(route->kind), &section->html);
    render(&view, tail_template(route->kind), &section->tail);
    if (route->kind == ROUTE_POSTER) {
        const struct route *all =
            routes_find(&making->phone->site->routes, ROUTE_CARDS_NEUTRAL,
                        route->language, route->as.country->code);
        view = view_of(&making->renderer, all, scratch, &section->diags);
    }
    render(&view, shared_template(route->kind), &section->shared);
}

/* ---- What several share. ---- */

/* A run of sections, all of them or those that are not packed. */
struct run {
    const struct phone_making *making;
    const struct phone_section *items;
    size_t count;
    bool has_packed; /* as well */
    struct diagnostics *diags;
};

static bool is_in(const struct run *run, size_t i)
{
    return run->has_packed || !run->items[i].is_packed;
}

static size_t count_in(const struct run *run)
{
    size_t count = 0;
    for (size_t i = 0; i < run->count; i++)
        count += is_in(run, i);
    return count;
}

static struct run part_of(const struct run *run, size_t from, size_t to)
{
    struct run part = *run;
    part.items += from;
    part.count = to - from;
    return part;
}

/* Renders what is around sections, as `route`'s page sees it. */
static void add_around(const struct run *run, const char *template,
                       const struct route *route, const struct strbuf *sections,
                       struct strbuf *out)
{
    struct arena scratch = {0};
    struct strbuf html = {0};
    struct view view = view_of(&run->making->renderer, route, &scratch, run->diags);
    struct value_record *inner = value_record_new(&scratch);
    view_set_text(&view, inner, "sections", strbuf_str(sections));
    view_render(&view, template, inner, &html);
    slim_html(&html);
    strbuf_add(out, strbuf_str(&html));
    strbuf_release(&html);
    arena_release(&scratch);
}

static bool is_near(const struct phone_section *section)
{
    return tail_template(section->route->kind) != NULL;
}

static bool is_paper(const struct phone_section *section)
{
    return route_is_for_paper(section->route);
}

/* Do two neighbours share something? */
static bool is_together(const struct phone_section *a, const struct phone_section *b)
{
    if ((is_near(a) && is_near(b)) || (is_paper(a) && is_paper(b)))
        return a->route->as.country == b->route->as.country;
    return a->page && a->page == b->page;
}

/* What the run shares: its first section has it, or another one that is not in it. */
static const struct strbuf *shared_of(const struct run *run)
{
    const struct phone_sections *all = &run->making->sections;
    const struct phone_section *first = run->items;
    if (!is_near(first) && !is_paper(first))
        return NULL;
    while (first > all->items && is_together(first - 1, first))
        first--;
    return &first->shared;
}

static const char *around(const struct run *run)
{
    return is_near(run->items)    ? "near"
           : is_paper(run->items) ? "papers"
           : count_in(run) > 1    ? "together"
                                  : NULL;
}

/* Sections of which each shares something with the next. */
static void add_together(const struct run *run, struct strbuf *out)
{
    struct strbuf sections = {0}, tails = {0};
    const struct strbuf *shared = shared_of(run);
    for (size_t i = 0; i < run->count; i++)
        if (is_in(run, i)) {
            strbuf_add(&sections, strbuf_str(&run->items[i].html));
            strbuf_add(&tails, strbuf_str(&run->items[i].tail));
        }
    if (shared && count_in(run))
        strbuf_add(&sections, strbuf_str(shared));
    strbuf_add(&sections, strbuf_str(&tails));
    if (around(run) && count_in(run))
        add_around(run, around(run), run->items->route, &sections, out);
    else
        strbuf_add(out, strbuf_str(&sections));
    strbuf_release(&sections);
    strbuf_release(&tails);
}

static void add_all(const struct run *run, struct strbuf *out)
{
    for (size_t from = 0, to; from < run->count; from = to) {
        for (to = from + 1; to < run->count; to++)
            if (!is_together(&run->items[to - 1], &run->items[to]))
                break;
        struct run part = part_of(run, from, to);
        add_together(&part, out);
    }
}

/* All of the same country, or of none. */
static void add_country(const struct run *run, struct strbuf *out)
{
    struct strbuf sections = {0};
    add_all(run, &sections);
    if (run->items[0].country && count_in(run))
        add_around(run, "group", run->items[0].route, &sections, out);
    else
        strbuf_add(out, strbuf_str(&sections));
    strbuf_release(&sections);
}

void phone_add_sections(const struct phone_making *making, size_t from, size_t to,
                        struct strbuf *out, struct diagnostics *diags)
{
    const struct phone_section *items = making->sections.items;
    struct run all = {making, items, to, false, diags};
    for (size_t next; from < to; from = next) {
        for (next = from + 1; next < to; next++)
            if (items[next].country != items[from].country)
                break;
        struct run run = part_of(&all, from, next);
        add_country(&run, out);
    }
}

void phone_add_section(const struct phone_making *making,
                       const struct phone_section *section, struct strbuf *out,
                       struct diagnostics *diags)
{
    struct run run = {making, section, 1, true, diags};
    add_country(&run, out);
}
