/* SPDX-License-Identifier: MIT */
/*
 * A site to begin with: its names, the words that its files may use, a first page and
 * a country, as small as `balise check` allows.
 */

#include <string.h>

#include "base/file.h"
#include "base/language.h"
#include "base/message.h"
#include "commands/new.h"
#include "commands/say.h"
#include "commands/today.h"
#include "site/draft.h"

static const char ABOVE[] = MESSAGE(
    "# The words that pages and services may use, and their names in every language:\n"
    "#   minor:\n"
    "#     name: {en: Under 18, fr: Moins de 18 ans}\n");

/* As every site of helplines has them; an editor renames them in her languages. */
static const struct word_draft {
    const char *list, *key, *name;
} WORDS[] = {
    {"topics", "sextortion", MESSAGE("Blackmail with intimate images")},
    {"audiences", "minor", MESSAGE("Under 18")},
    {"audiences", "adult", MESSAGE("18 or over")},
    {"audiences", "everyone", MESSAGE("Everyone")},
    {"kinds", "helpline", MESSAGE("Helpline")},
    {"kinds", "police", MESSAGE("Police")},
    {"costs", "free", MESSAGE("free")},
    {"roles", "editor", MESSAGE("an editor")},
    {"roles", "translator", MESSAGE("a translator")},
};

struct site_answers {
    struct str title, summary, language, country;
    struct date day;
};

static bool ask_all(struct maker *maker, struct site_answers *site)
{
    struct answers *answers = &maker->answers;
    site->title = answers_get(
        answers, &(struct question){.name = "title", .words = "Name of the site"});
    site->summary = answers_get(
        answers,
        &(struct question){.name = "summary", .words = "What it is for, one sentence"});
    site->language = answers_get(
        answers, &(struct question){.name = "language",
                                    .words = "Its first language, as in en, fr, pt-br",
                                    .usual = str_from(message_language_tag(
                                        maker->options->language))});
    site->country = answers_get(
        answers, &(struct question){.name = "country",
                                    .words = "Its country, as in LU (two letters)"});
    site->day = today_of(maker->options);
    return answers_end(answers);
}

static bool are_good(const struct options *options, const struct site_answers *site)
{
    struct str country = site->country;
    bool is_country = country.len == 2;
    for (size_t i = 0; i < country.len; i++)
        is_country = is_country && country.ptr[i] >= 'A' && country.ptr[i] <= 'Z';
    if (!is_country)
        say(stderr, options,
            "balise: '%.*s' is no country; write two capital letters\n",
            STR_ARG(country));
    if (!language_is_well_formed(site->language))
        say(stderr, options, "balise: '%.*s' is no language; write it as in BCP 47\n",
            STR_ARG(site->language));
    return is_country && language_is_well_formed(site->language);
}

static bool write_config(struct maker *maker, const struct site_answers *site)
{
    struct strbuf text = {0};
    strbuf_add(&text, STR("title: {"));
    draft_add_named(&text, site->language, site->title);
    strbuf_add(&text, STR("}\nsummary: {"));
    draft_add_named(&text, site->language, site->summary);
    strbuf_addf(&text, "}\nlanguages: [%.*s]\nas-of: ", STR_ARG(site->language));
    date_add(&text, site->day);
    strbuf_addf(&text, "\nhome-country: %.*s\ntheme: default\n",
                STR_ARG(site->country));
    struct str path = path_join(&maker->arena, maker->name, STR("content/site.yaml"));
    bool good = maker_write(maker, path, strbuf_str(&text));
    strbuf_release(&text);
    return good;
}

static void add_word(struct strbuf *out, struct str key, struct str language,
                     struct str name)
{
    strbuf_addf(out, "  %.*s:\n    name: {", STR_ARG(key));
    draft_add_named(out, language, name);
    strbuf_add(out, STR("}\n"));
}

/* In the site's language if Balise speaks it, else in English. */
static void add_words(struct strbuf *out, struct str language)
{
    enum message_language words = message_language_of_locale(language);
    const char *list = "";
    for (size_t i = 0; i < sizeof(WORDS) / sizeof(*WORDS); i++) {
        if (strcmp(list, WORDS[i].list) != 0)
            strbuf_addf(out, "%s:\n", WORDS[i].list);
        list = WORDS[i].list;
        add_word(out, str_from(WORDS[i].key),
                 words == MESSAGE_ENGLISH ? STR("en") : language,
                 str_from(message_in(words, WORDS[i].name)));
    }
}

static bool write_vocabulary(struct maker *maker, const struct site_answers *site)
{
    struct strbuf text = {0};
    strbuf_add(&text, str_from(message_in(maker->options->language, ABOVE)));
    add_words(&text, site->language);
    strbuf_add(&text, STR("countries:\n"));
    add_word(&text, site->country, site->language, site->country);
    strbuf_add(&text, STR("languages:\n"));
    add_word(&text, site->language, site->language, site->language);
    struct str path =
        path_join(&maker->arena, maker->name, STR("content/vocabulary.yaml"));
    bool good = maker_write(maker, path, strbuf_str(&text));
    strbuf_release(&text);
    return good;
}

static bool write_page(struct maker *maker, const struct site_answers *site)
{
    struct arena *arena = &maker->arena;
    struct page_draft draft = {
        .id = STR("first-steps"),
        .title = site->title,
        .summary = site->summary,
        .kind = STR("advice"),
        .day = site->day,
    };
    *ARRAY_ADD(&draft.audiences, arena) = STR("everyone");
    *ARRAY_ADD(&draft.topics, arena) = STR("sextortion");
    *ARRAY_ADD(&draft.keywords, arena) = site->title;
    struct str path = arena_format(arena, "%.*s/content/%.*s/first-steps.md",
                                   STR_ARG(maker->name), STR_ARG(site->language));
    return maker_write(maker, path, draft_page(arena, &draft));
}

int new_site(struct maker *maker)
{
    struct site_answers site;
    if (!ask_all(maker, &site) || !are_good(maker->options, &site))
        return EXIT_USAGE;
    if (file_exists(arena_c_string(
            &maker->arena, path_join(&maker->arena, maker->name, STR("content"))))) {
        say(stderr, maker->options,
            "balise: there is a folder 'content' in '%.*s' already\n",
            STR_ARG(maker->name));
        return EXIT_CONTENT;
    }
    if (!write_config(maker, &site) || !write_vocabulary(maker, &site) ||
        !write_page(maker, &site))
        return EXIT_CONTENT;
    if (!maker->options->quiet)
        say(stdout, maker->options,
            "balise: add a service: balise new service ID -C %.*s\n",
            STR_ARG(maker->name));
    return EXIT_GOOD;
}
