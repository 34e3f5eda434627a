/* SPDX-License-Identifier: MIT */
#include "commands/review.h"

#include "base/unicode.h"
#include "commands/say.h"
#include "site/freshness.h"

static size_t id_width(const struct dues *dues)
{
    size_t width = 2;
    for (size_t i = 0; i < dues->count; i++)
        if (dues->items[i].id.len > width)
            width = dues->items[i].id.len;
    return width;
}

/* In so many columns, whatever the letters take in bytes. */
static void add_cell(struct strbuf *out, struct str text, size_t width)
{
    size_t shown = utf8_count(text);
    strbuf_add(out, text);
    strbuf_add_repeat(out, ' ', (shown < width ? width - shown : 0) + 2);
}

static void add_row(struct strbuf *out, enum message_language language,
                    const struct due *due, size_t width)
{
    struct strbuf date = {0};
    date_add(&date, due->date);
    add_cell(out, str_from(message_in(language, risk_name(due->risk))), 9);
    strbuf_addf(out, "%6d  ", (int)due->days);
    add_cell(out, due->id, width);
    add_cell(out, str_from(message_in(language, due_kind_name(due->kind))), 16);
    add_cell(out, due->name, 9);
    add_cell(out, strbuf_str(&date), 10);
    location_add(out, due->at);
    strbuf_add_char(out, '\n');
    strbuf_release(&date);
}

static void print_table(const struct options *options, bool is_old,
                        const struct dues *dues)
{
    enum message_language language = options->language;
    struct strbuf out = {0}, day = {0};
    size_t width = id_width(dues);
    if (dues->count == 0)
        return;
    date_add(&day, options->today);
    strbuf_addf(&out,
                is_old ? message_in(language, "resting on old evidence on %s: %zu\n")
                       : message_in(language, "overdue for review on %s: %zu\n"),
                day.ptr, dues->count);
    add_cell(&out, str_from(message_in(language, "risk")), 9);
    add_cell(&out, str_from(message_in(language, "  days")), 6);
    add_cell(&out, STR("id"), width);
    add_cell(&out, str_from(message_in(language, "what")), 16);
    add_cell(&out, str_from(message_in(language, "by")), 9);
    add_cell(&out, STR("date"), 10);
    strbuf_addf(&out, "%s\n", message_in(language, "place"));
    for (size_t i = 0; i < dues->count; i++)
        add_row(&out, language, &dues->items[i], width);
    say_text(stdout, strbuf_str(&out));
    strbuf_release(&day);
    strbuf_release(&out);
}

int report_reviews(struct arena *arena, const struct site *site,
                   const struct options *options)
{
    struct dues overdue = freshness_overdue(arena, site, options->today);
    print_table(options, false, &overdue);
    if (!options->quiet) {
        struct dues old = freshness_old(arena, site, options->today);
        print_table(options, true, &old);
    }
    for (size_t i = 0; i < overdue.count; i++)
        if ((uint32_t)overdue.items[i].days > options->overdue_most)
            return EXIT_CONTENT;
    return EXIT_GOOD;
}
