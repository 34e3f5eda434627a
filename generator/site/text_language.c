/* SPDX-License-Identifier: MIT */
#include "site/text_language.h"

#include "base/language.h"

static void check_texts(const struct site *site, const struct texts *texts,
                        struct diagnostics *diags)
{
    for (size_t i = 0; i < texts->count; i++) {
        const struct text *text = &texts->items[i];
        if (text->language.len && !language_is_iso_639_1(text->language) &&
            !config_has_language(&site->config, text->language))
            vocabulary_need(&site->vocabulary, VOCABULARY_LANGUAGES, text->language,
                            text->at, diags);
    }
}

static void check_words(const struct site *site, const struct words *words,
                        struct diagnostics *diags)
{
    for (size_t i = 0; i < words->count; i++) {
        check_texts(site, &words->items[i].name, diags);
        check_texts(site, &words->items[i].synonyms, diags);
        check_texts(site, &words->items[i].first_person, diags);
    }
}

static void check_channels(const struct site *site, const struct channels *channels,
                           struct diagnostics *diags)
{
    for (size_t i = 0; i < channels->count; i++)
        check_texts(site, &channels->items[i].notes, diags);
}

static void check_emergencies(const struct site *site,
                              const struct emergencies *emergencies,
                              struct diagnostics *diags)
{
    for (size_t i = 0; i < emergencies->count; i++) {
        check_texts(site, &emergencies->items[i].notes, diags);
        check_channels(site, &emergencies->items[i].channels, diags);
    }
}

void text_languages_check(const struct site *site, struct diagnostics *diags)
{
    const struct directory *directory = &site->directory;
    check_texts(site, &site->config.title, diags);
    check_texts(site, &site->config.summary, diags);
    for (int list = 0; list < VOCABULARY_LIST_COUNT; list++)
        check_words(site, &site->vocabulary.lists[list], diags);
    for (size_t i = 0; i < directory->services.count; i++) {
        const struct service *service = directory->services.items[i];
        check_texts(site, &service->summaries, diags);
        check_texts(site, &service->notes, diags);
        check_texts(site, &service->whens, diags);
        check_channels(site, &service->channels, diags);
    }
    for (size_t i = 0; i < directory->countries.count; i++)
        check_emergencies(site, &directory->countries.items[i].emergencies, diags);
}
