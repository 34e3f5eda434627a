/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "base/name.h"
#include "commands/new.h"
#include "commands/report.h"
#include "commands/say.h"
#include "site/draft.h"
#include "site/site.h"

/* A site as far as it must be known to add to it. */
struct page_maker {
    struct maker *maker;
    struct site site;
    struct diagnostics diags;
    struct str language;
    struct page_draft draft;
};

static struct strs page_kinds(struct arena *arena)
{
    struct strs kinds = {0};
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        *ARRAY_ADD(&kinds, arena) = str_from(page_kind_name((enum page_kind)i));
    return kinds;
}

static void ask_words(struct page_maker *making)
{
    struct answers *answers = &making->maker->answers;
    struct page_draft *draft = &making->draft;
    draft->title = answers_get(
        answers, &(struct question){.name = "title",
                                    .words = "Title, as a reader would ask it"});
    draft->summary =
        answers_get(answers, &(struct question){.name = "summary",
                                                .words = "Summary, one sentence"});
    draft->keywords = answers_list(
        answers, &(struct question){.name = "keywords",
                                    .words = "Words that people type to find it, with "
                                             "commas between them"});
}

static void ask_place(struct page_maker *making)
{
    struct answers *answers = &making->maker->answers;
    struct page_draft *draft = &making->draft;
    const struct vocabulary *words = &making->site.vocabulary;
    struct strs kinds = page_kinds(&making->maker->arena);
    struct strs audiences = maker_keys(making->maker, words, VOCABULARY_AUDIENCES);
    struct strs topics = maker_keys(making->maker, words, VOCABULARY_TOPICS);
    struct strs countries = maker_keys(making->maker, words, VOCABULARY_COUNTRIES);
    draft->kind = answers_get(answers, &(struct question){.name = "kind",
                                                          .words = "Kind of page",
                                                          .usual = STR("advice"),
                                                          .choices = &kinds});
    draft->audiences = answers_list(answers, &(struct question){.name = "audience",
                                                                .words = "For whom",
                                                                .choices = &audiences,
                                                                .several = true});
    draft->topics = answers_list(answers, &(struct question){.name = "topics",
                                                             .words = "About what",
                                                             .usual = STR(""),
                                                             .choices = &topics,
                                                             .several = true});
    draft->country = answers_get(
        answers, &(struct question){.name = "country",
                                    .words = "Country, if it holds in one only",
                                    .usual = STR(""),
                                    .choices = &countries});
}

/* The page that a new one translates, or NULL. */
static const struct page *source_of_translation(const struct page_maker *making)
{
    const struct page *source =
        site_page(&making->site, making->draft.id, making->language);
    return source && source->good ? source : NULL;
}

static struct str path_of(struct page_maker *making, const struct page *source)
{
    struct arena *arena = &making->maker->arena;
    struct str name = arena_format(arena, "%.*s.md", STR_ARG(making->draft.id));
    if (source)
        name = str_slice(source->path, source->language.len + 1, source->path.len);
    return maker_path(making->maker, path_join(arena, making->language, name));
}

/* Reads what is to be written, as a build would. */
static bool is_good(struct page_maker *making, struct str path, struct str text)
{
    struct arena scratch = {0};
    struct diagnostics diags = diagnostics_in(&making->maker->arena, &making->diags);
    struct source source = source_of(&making->maker->arena, path, text);
    struct page page = {.source = &source, .language = making->language, .path = path};
    bool good = page_read(&making->maker->arena, &scratch, &page, &diags);
    report_diagnostics(&diags);
    arena_release(&scratch);
    return good;
}

static int write_page(struct page_maker *making)
{
    struct arena *arena = &making->maker->arena;
    const struct page *source = source_of_translation(making);
    ask_words(making);
    if (!source)
        ask_place(making);
    if (!answers_end(&making->maker->answers))
        return EXIT_USAGE;
    struct str text = source ? draft_translation(arena, &making->draft, source)
                             : draft_page(arena, &making->draft);
    struct str path = path_of(making, source);
    if (!is_good(making, path, text) || !maker_write(making->maker, path, text))
        return EXIT_CONTENT;
    if (!making->maker->options->quiet)
        say(stdout, making->maker->options,
            source ? "balise: translate its text, then: balise check\n"
                   : "balise: write its text below the second ---, then: balise "
                     "check\n");
    return EXIT_GOOD;
}

static int already_there(const struct options *options, const struct page *page)
{
    say(stderr, options, "balise: there is a page '%.*s' already: %.*s\n",
        STR_ARG(page->id), STR_ARG(page->source->path));
    return EXIT_CONTENT;
}

static int make_page(struct page_maker *making)
{
    struct maker *maker = making->maker;
    const struct config *config = &making->site.config;
    making->draft.id = maker->name;
    making->draft.day = config->as_of;
    making->language = answers_get(
        &maker->answers, &(struct question){.name = "language",
                                            .words = "Language",
                                            .usual = config_default_language(config),
                                            .choices = &config->languages});
    const struct page *there =
        site_page_in(&making->site, maker->name, making->language);
    if (there)
        return already_there(maker->options, there);
    return write_page(making);
}

int new_page(struct maker *maker)
{
    struct page_maker making = {
        .maker = maker,
        .diags = {.arena = &maker->arena, .language = maker->options->language}};
    int status = EXIT_CONTENT;
    if (!name_is_portable(maker->name)) {
        say(stderr, maker->options,
            "balise: '%.*s' cannot be an id: only a-z, 0-9 and -, at most "
            "%d\n",
            STR_ARG(maker->name), NAME_LENGTH_MOST);
        return EXIT_USAGE;
    }
    site_init(&making.site, &maker->arena, &maker->options->content);
    site_scan(&making.site, &making.diags);
    site_parse(&making.site, maker->options->jobs, &making.diags);
    site_assemble(&making.site, &making.diags);
    /* Faults elsewhere are no reason not to write a page. */
    if (making.site.config.languages.count && date_is_set(making.site.config.as_of))
        status = make_page(&making);
    else
        report_diagnostics(&making.diags);
    site_release(&making.site);
    return status;
}
