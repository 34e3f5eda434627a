/* SPDX-License-Identifier: MIT */
#include "commands/status.h"

#include "base/unicode.h"

enum { WIDTH = 80, NAME_MOST = 44, LABEL_MOST = 3, CELL = 4 };

struct report {
    struct strbuf *out;
    const struct overview *overview;
    enum message_language language;
    bool colours;
};

#define BOLD "1"
#define DIM "2"
#define RED "31"
#define GREEN "32"
#define YELLOW "33"

static const char *const STATE_COLOURS[TRANSLATION_COUNT] = {
    [TRANSLATION_SOURCE] = DIM,        [TRANSLATION_PRESENT] = GREEN,
    [TRANSLATION_UNREVIEWED] = YELLOW, [TRANSLATION_OUTDATED] = RED,
    [TRANSLATION_MISSING] = DIM,       [TRANSLATION_UNKNOWN] = RED,
};

static const char *const RISK_COLOURS[RISK_COUNT] = {
    [RISK_EMERGENCY] = RED, [RISK_MINOR] = YELLOW, [RISK_OTHER] = ""};

/* ---- Lines. ---- */

/* Blanks, and then the text: it ends `width` columns further on. */
static void add_right(struct report *report, const char *colour, struct str text,
                      size_t width)
{
    bool coloured = report->colours && *colour;
    size_t length = utf8_count(text);
    if (length < width)
        strbuf_add_repeat(report->out, ' ', width - length);
    if (coloured)
        strbuf_addf(report->out, "\033[%sm", colour);
    strbuf_add(report->out, text);
    if (coloured)
        strbuf_add(report->out, STR("\033[0m"));
}

static void add_number(struct report *report, const char *colour, size_t number,
                       size_t width)
{
    char digits[24];
    struct strbuf text = {0};
    strbuf_addf(&text, "%zu", number);
    struct str shown = {digits, str_put(strbuf_str(&text), digits)};
    strbuf_release(&text);
    add_right(report, number ? colour : DIM, shown, width);
}

/* Two blanks, the text, and blanks that fill its `width` columns. */
static void add_cell(struct report *report, const char *text, size_t width)
{
    size_t length = utf8_count(str_from(text));
    strbuf_addf(report->out, "  %s", text);
    if (length < width)
        strbuf_add_repeat(report->out, ' ', width - length);
}

/* The text, and blanks up to `width`; two at least. */
static void add_left(struct report *report, struct str text, size_t width)
{
    strbuf_add(report->out, text);
    strbuf_add_repeat(report->out, ' ', text.len + 2 > width ? 2 : width - text.len);
}

static void end_line(struct report *report)
{
    strbuf_add_char(report->out, '\n');
}

static void add_title(struct report *report, const char *title)
{
    if (report->out->len)
        end_line(report);
    add_right(report, BOLD, str_from(title), 0);
    end_line(report);
}

/* ---- Pages and languages. ---- */

static const struct site_languages *languages_of(const struct report *report)
{
    return &report->overview->site->languages;
}

static size_t longest_tag(const struct report *report)
{
    size_t most = 1;
    for (size_t i = 0; i < languages_of(report)->count; i++)
        if (languages_of(report)->items[i].tag.len > most)
            most = languages_of(report)->items[i].tag.len;
    return most;
}

/* The word of the report's language, and the key where it is another one. */
static void add_kind(struct strbuf *out, const struct report *report,
                     enum page_kind kind)
{
    const char *key = page_kind_name(kind), *word = message_in(report->language, key);
    strbuf_add(out, str_from(word));
    if (word != key)
        strbuf_addf(out, " (%s)", key);
}

/* Of the kinds that there are; their names begin two columns before the ids. */
static size_t longest_kind(const struct report *report)
{
    size_t most = 2;
    for (size_t i = 0; i < report->overview->pages.count; i++) {
        struct strbuf name = {0};
        add_kind(&name, report, report->overview->pages.items[i].original->kind);
        size_t length = utf8_count(strbuf_str(&name));
        most = length > most ? length : most;
        strbuf_release(&name);
    }
    return most;
}

/* Longer ids take their line's columns along. */
static size_t longest_name(const struct report *report)
{
    size_t most = longest_kind(report) - 2;
    for (size_t i = 0; i < report->overview->pages.count; i++) {
        size_t len = report->overview->pages.items[i].original->id.len;
        if (len > most && len <= NAME_MOST)
            most = len;
    }
    return most;
}

static size_t total_of(const struct report *report, enum translation state)
{
    size_t total = 0;
    for (size_t i = 0; i < languages_of(report)->count; i++)
        total += overview_count_of(report->overview, i, state);
    return total;
}

/* All states stand in legends and tables but the one that is seldom there. */
static bool is_shown(const struct report *report, enum translation state)
{
    return state != TRANSLATION_UNKNOWN || total_of(report, state) > 0;
}

static struct str sign_of(const struct report *report, enum translation state)
{
    return str_from(message_in(report->language, translation_sign(state)));
}

static void add_legend(struct report *report)
{
    for (unsigned i = 0; i < TRANSLATION_COUNT; i++) {
        enum translation state = (enum translation)i;
        if (!is_shown(report, state))
            continue;
        add_right(report, STATE_COLOURS[state], sign_of(report, state), 3);
        add_cell(report, message_in(report->language, translation_name(state)), 10);
        strbuf_addf(report->out, "  %s\n",
                    message_in(report->language, translation_explanation(state)));
    }
}

/* The languages [from, to) of what fits beside each other. */
struct block {
    size_t from, to;
    size_t name_width, column_width;
};

static void add_head(struct report *report, enum page_kind kind,
                     const struct block *block)
{
    struct strbuf name = {0};
    add_kind(&name, report, kind);
    end_line(report);
    add_right(report, BOLD, strbuf_str(&name), 0);
    strbuf_add_repeat(report->out, ' ',
                      2 + block->name_width - utf8_count(strbuf_str(&name)));
    strbuf_release(&name);
    for (size_t i = block->from; i < block->to; i++)
        add_right(report, BOLD, languages_of(report)->items[i].tag,
                  block->column_width);
    end_line(report);
}

static void add_page(struct report *report, const struct overview_page *page,
                     const struct block *block)
{
    size_t length = page->original->id.len;
    strbuf_add(report->out, STR("  "));
    strbuf_add(report->out, page->original->id);
    if (length < block->name_width)
        strbuf_add_repeat(report->out, ' ', block->name_width - length);
    for (size_t i = block->from; i < block->to; i++) {
        enum translation state = page->cells[i].state;
        add_right(report, STATE_COLOURS[state], sign_of(report, state),
                  block->column_width);
    }
    end_line(report);
}

static void add_block(struct report *report, const struct block *block)
{
    const struct overview_pages *pages = &report->overview->pages;
    for (size_t i = 0; i < pages->count; i++) {
        const struct page *page = pages->items[i].original;
        if (i == 0 || page->kind != pages->items[i - 1].original->kind)
            add_head(report, page->kind, block);
        add_page(report, &pages->items[i], block);
    }
}

static void add_matrix(struct report *report)
{
    struct block block = {.name_width = longest_name(report),
                          .column_width = longest_tag(report) + 2};
    size_t count = languages_of(report)->count;
    size_t most = (WIDTH - 2 - block.name_width) / block.column_width;
    if (most == 0)
        most = 1;
    for (block.from = 0; block.from < count; block.from = block.to) {
        block.to = count - block.from > most ? block.from + most : count;
        add_block(report, &block);
    }
}

static struct str name_of(const struct report *report, enum translation state)
{
    return str_from(message_in(report->language, translation_name(state)));
}

static void add_language_counts(struct report *report)
{
    size_t width = longest_tag(report) + 2;
    add_title(report, message_in(report->language, "pages of each language"));
    strbuf_add_repeat(report->out, ' ', width);
    for (unsigned s = 0; s < TRANSLATION_COUNT; s++)
        if (is_shown(report, (enum translation)s))
            add_right(report, "", name_of(report, (enum translation)s), 12);
    end_line(report);
    for (size_t i = 0; i < languages_of(report)->count; i++) {
        strbuf_add(report->out, STR("  "));
        struct str tag = languages_of(report)->items[i].tag;
        strbuf_add(report->out, tag);
        strbuf_add_repeat(report->out, ' ', width - 2 - tag.len);
        for (unsigned s = 0; s < TRANSLATION_COUNT; s++)
            if (is_shown(report, (enum translation)s))
                add_number(report, STATE_COLOURS[s],
                           overview_count_of(report->overview, i, (enum translation)s),
                           12);
        end_line(report);
    }
}

/* The files behind a state that asks for work. */
static void add_files(struct report *report, enum translation state, const char *title)
{
    const struct overview *overview = report->overview;
    if (total_of(report, state) == 0)
        return;
    add_title(report, title);
    for (size_t l = 0; l < languages_of(report)->count; l++)
        for (size_t i = 0; i < overview->pages.count; i++) {
            const struct overview_cell *cell = &overview->pages.items[i].cells[l];
            if (cell->state == state)
                strbuf_addf(report->out, "  %.*s\n", STR_ARG(cell->page->source->path));
        }
}

static void add_pages(struct report *report)
{
    add_title(report, message_in(report->language, "pages and languages"));
    add_legend(report);
    add_matrix(report);
    add_language_counts(report);
    add_files(report, TRANSLATION_OUTDATED,
              message_in(report->language, "outdated: to be translated again in part"));
    add_files(
        report, TRANSLATION_UNKNOWN,
        message_in(
            report->language,
            "unknown: balise check tells what is wrong with them or their sources"));
}

/* ---- Freshness and sources. ---- */

static void add_risk(struct report *report, enum risk risk)
{
    add_cell(report, message_in(report->language, risk_name(risk)), 9);
}

static void add_freshness_heads(struct report *report)
{
    enum message_language language = report->language;
    add_cell(report, message_in(language, "risk"), 9);
    add_cell(report, message_in(language, "what"), 16);
    add_right(report, "", str_from(message_in(language, "all")), 6);
    add_right(report, "", str_from(message_in(language, "overdue for review")), 20);
    add_right(report, "", str_from(message_in(language, "resting on old evidence")),
              25);
    end_line(report);
}

static void add_freshness_counts(struct report *report)
{
    add_freshness_heads(report);
    for (unsigned risk = 0; risk < RISK_COUNT; risk++)
        for (unsigned kind = 0; kind < DUE_KIND_COUNT; kind++) {
            const struct overview_count *count =
                &report->overview->freshness[kind][risk];
            if (count->all == 0)
                continue;
            add_risk(report, (enum risk)risk);
            add_cell(report,
                     message_in(report->language, due_kind_name((enum due_kind)kind)),
                     16);
            add_number(report, "", count->all, 6);
            add_number(report, RISK_COLOURS[risk], count->overdue, 20);
            add_number(report, RISK_COLOURS[risk], count->old, 25);
            end_line(report);
        }
}

static void add_overdue_heads(struct report *report)
{
    enum message_language language = report->language;
    add_cell(report, message_in(language, "risk"), 9);
    add_right(report, "", str_from(message_in(language, "days")), 7);
    add_cell(report, "date", 10);
    add_cell(report, message_in(language, "by"), 9);
    strbuf_add(report->out, STR("  id\n"));
}

static void add_overdue(struct report *report)
{
    const struct dues *dues = &report->overview->overdue;
    struct strbuf line = {0};
    if (dues->count == 0)
        return;
    add_title(report,
              message_in(report->language, "overdue for review, the worst first"));
    add_overdue_heads(report);
    for (size_t i = 0; i < dues->count; i++) {
        const struct due *due = &dues->items[i];
        strbuf_clear(&line);
        date_add(&line, due->date);
        add_risk(report, due->risk);
        strbuf_addf(report->out, "  %5d  %-10s  %-9.*s  %.*s\n", (int)due->days,
                    line.ptr, STR_ARG(due->name), STR_ARG(due->id));
    }
    strbuf_release(&line);
}

static void add_freshness(struct report *report)
{
    add_title(report, message_in(report->language, "freshness by risk"));
    add_freshness_counts(report);
    if (report->overview->old.count)
        strbuf_addf(report->out, "  %s\n",
                    message_in(report->language,
                               "balise check lists what rests on old evidence"));
    add_overdue(report);
}

static void add_sourceless(struct report *report)
{
    const struct overview_sourcelesses *list = &report->overview->sourceless;
    add_title(report, message_in(report->language,
                                 "services and emergency numbers without a source"));
    if (list->count == 0)
        strbuf_addf(report->out, "  %s\n", message_in(report->language, "none"));
    for (size_t i = 0; i < list->count; i++) {
        add_cell(report,
                 message_in(report->language, due_kind_name(list->items[i].kind)), 16);
        strbuf_add(report->out, STR("  "));
        add_left(report, list->items[i].id, 28);
        location_add(report->out, list->items[i].at);
        end_line(report);
    }
}

/* ---- Topics and countries. ---- */

static const struct words *topics_of(const struct report *report)
{
    return &report->overview->site->vocabulary.lists[VOCABULARY_TOPICS];
}

/* a … z, aa … az, ba …: how a column is called. */
static struct str label_of(size_t topic, char room[LABEL_MOST])
{
    size_t at = LABEL_MOST;
    for (topic++; topic > 0 && at > 0; topic /= 26) {
        topic--;
        room[--at] = (char)('a' + topic % 26);
    }
    return (struct str){room + at, LABEL_MOST - at};
}

static void add_topic_names(struct report *report)
{
    const struct words *topics = topics_of(report);
    size_t width = 0, used = 0;
    char room[LABEL_MOST];
    for (size_t i = 0; i < topics->count; i++)
        if (topics->items[i].key.len > width)
            width = topics->items[i].key.len;
    width += 2;
    for (size_t i = 0; i < topics->count; i++) {
        bool is_last = i + 1 == topics->count || used + 2 * (4 + width) > WIDTH;
        add_right(report, BOLD, label_of(i, room), 4);
        strbuf_addf(report->out, "  %.*s", STR_ARG(topics->items[i].key));
        if (!is_last)
            strbuf_add_repeat(report->out, ' ', width - 2 - topics->items[i].key.len);
        used = is_last ? 0 : used + 4 + width;
        if (is_last)
            end_line(report);
    }
}

static void add_coverage_row(struct report *report,
                             const struct overview_country *country, size_t from,
                             size_t to)
{
    const struct overview_country *world = report->overview->world;
    struct str of_world = {message_in(report->language, "world"), 1}; /* its initial */
    struct str code = country->country->code;
    strbuf_addf(report->out, "  %.*s%*s", STR_ARG(code),
                code.len < 9 ? (int)(9 - code.len) : 0, "");
    for (size_t t = from; t < to; t++) {
        size_t count = country->by_topic[t].count;
        bool elsewhere = world && world != country && world->by_topic[t].count;
        if (count)
            add_number(report, GREEN, count, CELL);
        else
            add_right(report, elsewhere ? "" : DIM, elsewhere ? of_world : STR("-"),
                      CELL);
    }
    end_line(report);
}

static void add_coverage_block(struct report *report, size_t from, size_t to)
{
    const struct overview *overview = report->overview;
    char room[LABEL_MOST];
    end_line(report);
    strbuf_add_repeat(report->out, ' ', 11);
    for (size_t t = from; t < to; t++)
        add_right(report, BOLD, label_of(t, room), CELL);
    end_line(report);
    for (size_t i = 0; i < overview->countries.count; i++)
        add_coverage_row(report, &overview->countries.items[i], from, to);
    add_cell(report, message_in(report->language, "countries"), 9);
    for (size_t t = from; t < to; t++)
        add_number(report, BOLD, overview_reach(overview, t), CELL);
    end_line(report);
}

static void add_coverage(struct report *report)
{
    enum { FIRST = 11, AT_ONCE = (WIDTH - FIRST) / CELL };
    size_t count = topics_of(report)->count;
    add_title(report, message_in(report->language,
                                 "topics by country: how many services can be called"));
    if (report->overview->world)
        strbuf_addf(report->out, "  %s\n",
                    message_in(report->language,
                               "w: none of the country, but one of the world (001); -: "
                               "none at all"));
    add_topic_names(report);
    for (size_t from = 0; from < count; from += AT_ONCE)
        add_coverage_block(report, from,
                           count - from > AT_ONCE ? from + AT_ONCE : count);
}

void status_add_text(struct strbuf *out, const struct overview *overview,
                     enum message_language language, bool colours)
{
    struct report report = {out, overview, language, colours};
    struct strbuf title = {0}, day = {0};
    date_add(&day, overview->today);
    strbuf_addf(&title, message_in(language, "balise status on %s"), day.ptr);
    add_title(&report, title.ptr);
    strbuf_release(&title);
    strbuf_release(&day);
    add_pages(&report);
    add_freshness(&report);
    add_sourceless(&report);
    add_coverage(&report);
}
