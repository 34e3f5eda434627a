/* SPDX-License-Identifier: MIT */
#include "commands/review.h"

#include <stdio.h>

#include "site/freshness.h"

static int id_width(const struct dues *dues)
{
    size_t width = 2;
    for (size_t i = 0; i < dues->count; i++)
        if (dues->items[i].id.len > width)
            width = dues->items[i].id.len;
    return (int)width;
}

static void add_row(struct strbuf *out, const struct due *due, int width)
{
    struct strbuf date = {0};
    date_add(&date, due->date);
    strbuf_addf(out, "%-9s  %6d  %-*.*s  %-16s  %-9.*s  %-10s  ", risk_name(due->risk),
                (int)due->days, width, STR_ARG(due->id), due_kind_name(due->kind),
                STR_ARG(due->name), date.ptr);
    location_add(out, due->at);
    strbuf_add_char(out, '\n');
    strbuf_release(&date);
}

static void print_table(const char *title, const struct dues *dues, struct date today)
{
    struct strbuf out = {0};
    int width = id_width(dues);
    if (dues->count == 0)
        return;
    strbuf_addf(&out, "%s on ", title);
    date_add(&out, today);
    strbuf_addf(&out, ": %zu\n%-9s  %6s  %-*s  %-16s  %-9s  %-10s  %s\n", dues->count,
                "risk", "days", width, "id", "what", "by", "date", "place");
    for (size_t i = 0; i < dues->count; i++)
        add_row(&out, &dues->items[i], width);
    fwrite(out.ptr, 1, out.len, stdout);
    strbuf_release(&out);
}

int report_reviews(struct arena *arena, const struct site *site,
                   const struct options *options)
{
    struct dues overdue = freshness_overdue(arena, site, options->today);
    print_table("overdue for review", &overdue, options->today);
    if (!options->quiet) {
        struct dues old = freshness_old(arena, site, options->today);
        print_table("resting on old evidence", &old, options->today);
    }
    for (size_t i = 0; i < overdue.count; i++)
        if ((uint32_t)overdue.items[i].days > options->overdue_most)
            return EXIT_CONTENT;
    return EXIT_GOOD;
}
