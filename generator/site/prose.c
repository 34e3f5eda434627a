/* SPDX-License-Identifier: MIT */
/*
 * Stage 4, second half: what texts say against what the directory knows, and how they
 * say it. Read are the
 * title, the summary and the whole body of each page, code and link texts too, and the
 * directory's own summaries and cases in which to call. Not read are keywords (they
 * are what readers look for, retired numbers among them), titles of sources (they are
 * others' words) and notes of the directory (they tell the history of numbers).
 */
#include "base/parallel.h"
#include "site/prose_address.h"
#include "site/prose_hours.h"
#include "site/prose_number.h"
#include "site/prose_report.h"
#include "site/prose_text.h"
#include "site/prose_wording.h"
#include "site/site.h"

enum { PHRASES_MOST = 20 }; /* looked at in one paragraph */

/* What all texts are compared with. Constant while pages are read. */
struct prose_check {
    const struct site *site;
    struct prose_dictionary dictionary;
    struct prose_addresses addresses;
    const struct diagnostics *diags; /* their language is that of all */
    struct prose_result *results;    /* one for each page */
};

/* What was found in one page. */
struct prose_result {
    struct arena arena;
    struct diagnostics diags;
};

/* The reading of one page or record. */
struct prose_reading {
    const struct prose_check *check;
    struct prose_reader reader;
    struct prose_text text;
    struct prose_wording wording;
    struct arena *scratch;
    struct diagnostics *diags;
};

static void check_numbers(struct prose_reading *reading)
{
    struct prose_numbers found = {0};
    prose_numbers_find(reading->scratch, strbuf_str(&reading->text.text),
                       reading->reader.language, &reading->check->dictionary, &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct prose_number *number = &found.items[i];
        struct location at =
            prose_text_place(&reading->text, reading->reader.source, number->written);
        prose_report_number(&reading->reader, at, number->written, number->uses,
                            reading->diags);
    }
}

static void check_addresses(struct prose_reading *reading)
{
    struct str text = strbuf_str(&reading->text.text), written;
    for (size_t at = 0; prose_address_next(text, &at, &written);) {
        const struct service_list *services =
            prose_addresses_find(&reading->check->addresses, written, reading->scratch);
        if (services)
            prose_report_address(
                &reading->reader,
                prose_text_place(&reading->text, reading->reader.source, written),
                written, services, reading->diags);
    }
}

static void check_text(struct prose_reading *reading)
{
    check_numbers(reading);
    check_addresses(reading);
    prose_wording_check(&reading->wording, &reading->text, reading->scratch,
                        reading->diags);
}

static void check_string(struct prose_reading *reading, struct str text,
                         uint32_t offset)
{
    prose_text_set(&reading->text, reading->scratch, text, offset);
    check_text(reading);
}

/* ---- Hours. ---- */

/* The services that a paragraph speaks of, as far as a phrase may be about them. */
struct concerned {
    const struct service *limited; /* the first one with limited hours */
    struct str hours;
    bool always; /* one of them is always open: the phrase may be about it */
};

/* "24/7", and what says the same in other words. */
static bool is_always_open(const struct hours *hours)
{
    const struct hours_rule *rule = hours->rules.items;
    if (hours->always || hours->rules.count != 1)
        return hours->always;
    bool every_day = rule->days == 0 || rule->days == (1 << HOURS_DAYS) - 1;
    bool whole_day = rule->spans_count == 1 && rule->spans[0].from == 0 &&
                     rule->spans[0].to == MINUTES_PER_DAY;
    return every_day && whole_day && rule->dates_count == 0 &&
           rule->state == HOURS_OPEN;
}

static void concern(struct concerned *concerned, const struct service *service)
{
    for (size_t i = 0; service && i < service->channels.count; i++) {
        const struct channel *channel = &service->channels.items[i];
        if (!channel->hours)
            continue;
        bool always = is_always_open(channel->hours);
        concerned->always |= always;
        if (!always && !concerned->limited) {
            concerned->limited = service;
            concerned->hours = channel->hours_text;
        }
    }
}

static const struct service *service_of(const struct page *page, uint32_t link)
{
    return link == NO_LINK || !page->targets ? NULL : page->targets[link].service;
}

/* Links within the sentence; false where there is none. */
static bool concern_sentence(const struct prose_reading *reading,
                             const struct page *page, struct str sentence,
                             struct concerned *concerned)
{
    const struct prose_text *text = &reading->text;
    size_t from = (size_t)(sentence.ptr - text->text.ptr);
    bool some = false;
    for (size_t i = 0; i < text->links.count; i++) {
        const struct prose_link *link = &text->links.items[i];
        const struct service *service = service_of(page, link->link);
        if (!service || link->from < from || link->from > from + sentence.len)
            continue;
        concern(concerned, service);
        some = true;
    }
    return some;
}

/* The paragraph's links, and a card directly before or after it. */
static void concern_block(const struct prose_reading *reading, const struct page *page,
                          size_t block, struct concerned *concerned)
{
    const struct document *document = &page->document;
    size_t next = document->items[block].end;
    for (size_t i = 0; i < reading->text.links.count; i++)
        concern(concerned, service_of(page, reading->text.links.items[i].link));
    if (block > 0 && document->items[block - 1].kind == NODE_CARD)
        concern(concerned, service_of(page, document->items[block - 1].link));
    if (next < document->count && document->items[next].kind == NODE_CARD)
        concern(concerned, service_of(page, document->items[next].link));
}

static bool speaks_of_calling(const struct prose_reading *reading, struct str sentence)
{
    struct str rest = sentence, word;
    size_t language = prose_words_language(reading->reader.language);
    while (str_split_words(&rest, &word))
        if (prose_words_roles(&reading->check->dictionary.words, language, word,
                              reading->scratch) &
            PROSE_CALL)
            return true;
    return false;
}

static void check_hours(struct prose_reading *reading, const struct page *page,
                        size_t block)
{
    struct str text = strbuf_str(&reading->text.text), phrase;
    enum prose_always kind;
    size_t at = 0;
    for (size_t i = 0; i < PHRASES_MOST; i++) {
        if (!prose_always_next(text, &at, &phrase, &kind))
            return;
        struct concerned concerned = {0};
        struct str sentence = prose_sentence(text, phrase);
        if (!concern_sentence(reading, page, sentence, &concerned) &&
            (kind == PROSE_ALWAYS_OPEN || speaks_of_calling(reading, sentence)))
            concern_block(reading, page, block, &concerned);
        if (concerned.limited && !concerned.always)
            prose_report_hours(
                prose_text_place(&reading->text, reading->reader.source, phrase),
                phrase, concerned.limited, concerned.hours, reading->diags);
    }
}

/* Is any service spoken of? */
static bool concerns_services(const struct prose_reading *reading,
                              const struct page *page, size_t block)
{
    const struct document *document = &page->document;
    size_t next = document->items[block].end;
    for (size_t i = 0; i < reading->text.links.count; i++)
        if (service_of(page, reading->text.links.items[i].link))
            return true;
    return (block > 0 && document->items[block - 1].kind == NODE_CARD) ||
           (next < document->count && document->items[next].kind == NODE_CARD);
}

/* ---- Pages. ---- */

static void check_block(struct prose_reading *reading, const struct page *page,
                        size_t block)
{
    const struct document *document = &page->document;
    prose_text_read(&reading->text, reading->scratch, document, block + 1,
                    document->items[block].end);
    check_text(reading);
    if (concerns_services(reading, page, block))
        check_hours(reading, page, block);
}

/* Where a code block's text begins: a fence has a line of its own. */
static uint32_t code_offset(const struct source *source, const struct node *node)
{
    struct str text = source->text;
    bool fenced = node->offset < text.len &&
                  (text.ptr[node->offset] == '`' || text.ptr[node->offset] == '~');
    size_t line_end = str_find_char(text, '\n', node->offset);
    return fenced && line_end != STR_NOT_FOUND ? (uint32_t)line_end + 1 : node->offset;
}

static void check_body(struct prose_reading *reading, const struct page *page)
{
    const struct document *document = &page->document;
    for (size_t i = 0; i < document->count;) {
        const struct node *node = &document->items[i];
        bool block = node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING;
        if (block)
            check_block(reading, page, i);
        else if (node->kind == NODE_CODE)
            check_string(reading, node->text, code_offset(page->source, node));
        else if (node->kind == NODE_CALLOUT)
            check_string(reading, node->text, node->offset);
        i = block ? node->end : i + 1;
    }
}

static void check_links(struct prose_reading *reading, const struct document *document)
{
    for (size_t i = 0; i < document->links.count; i++) {
        const struct document_link *link = &document->links.items[i];
        if (link->kind != LINK_WEB && link->kind != LINK_MAIL)
            continue;
        const struct service_list *services = prose_addresses_find(
            &reading->check->addresses, link->target, reading->scratch);
        if (services)
            prose_report_address(&reading->reader, link->at, link->target, services,
                                 reading->diags);
    }
}

static struct prose_reader reader_of(const struct site *site)
{
    return (struct prose_reader){.fallback = config_default_language(&site->config),
                                 .as_of = site->config.as_of,
                                 .directory = &site->directory};
}

static void check_page(size_t index, void *context, struct worker *worker)
{
    const struct prose_check *check = context;
    const struct page *page = check->site->pages.items[index];
    struct prose_result *result = &check->results[index];
    struct prose_reading reading = {.check = check,
                                    .reader = reader_of(check->site),
                                    .scratch = &worker->scratch,
                                    .diags = &result->diags};
    if (!page->good)
        return;
    struct prose_meant meant = prose_meant_of(&worker->scratch, page);
    result->diags = diagnostics_in(&result->arena, check->diags);
    reading.reader.source = page->source;
    reading.reader.language = page->language;
    reading.reader.country = page->country;
    reading.wording = (struct prose_wording){
        wording_find(&check->site->vocabulary.wording, page->language), &meant,
        &page->document, page->source};
    check_string(&reading, page->title, page->title_at.offset);
    check_string(&reading, page->summary, page->summary_at.offset);
    check_body(&reading, page);
    check_links(&reading, &page->document);
    prose_meant_report(&meant, page, &result->diags);
    prose_text_release(&reading.text);
}

/* ---- The directory's texts. ---- */

static void check_texts(struct prose_reading *reading, const struct texts *texts)
{
    for (size_t i = 0; i < texts->count; i++) {
        const struct text *text = &texts->items[i];
        reading->reader.source = text->at.source;
        reading->reader.language = text->language;
        reading->wording = (struct prose_wording){
            .language =
                wording_find(&reading->check->site->vocabulary.wording, text->language),
            .source = text->at.source};
        check_string(reading, text->text, text->at.offset);
    }
}

static void check_records(const struct prose_check *check, struct diagnostics *diags)
{
    const struct service_list *services = &check->site->directory.services;
    struct arena scratch = {0};
    struct prose_reading reading = {.check = check,
                                    .reader = reader_of(check->site),
                                    .scratch = &scratch,
                                    .diags = diags};
    for (size_t i = 0; i < services->count; i++) {
        const struct service *service = services->items[i];
        reading.reader.country = service->country;
        check_texts(&reading, &service->summaries);
        check_texts(&reading, &service->whens);
        arena_reset(&scratch);
    }
    prose_text_release(&reading.text);
    arena_release(&scratch);
}

void site_check_prose(const struct site *site, size_t threads,
                      struct diagnostics *diags)
{
    struct prose_check check = {
        .site = site,
        .dictionary = {&site->numbers, prose_words_of(site->arena)},
        .addresses = prose_addresses_of(site->arena, &site->directory),
        .diags = diags,
        .results = ARENA_ARRAY(site->arena, site->pages.count, struct prose_result)};
    parallel_for(site->pages.count, threads, check_page, &check);
    for (size_t i = 0; i < site->pages.count; i++) {
        diagnostics_merge(diags, &check.results[i].diags);
        arena_release(&check.results[i].arena);
    }
    check_records(&check, diags);
}
