/* SPDX-License-Identifier: MIT */
#include "directory/record_check.h"

/* What is being checked, and for whom. */
struct checking {
    const struct vocabulary *vocabulary;
    const struct strs *languages;
    struct diagnostics *diags;
};

static void check_key(const struct checking *checking, enum vocabulary_list list,
                      struct str key, struct location at)
{
    if (key.len)
        vocabulary_need(checking->vocabulary, list, key, at, checking->diags);
}

static void check_keys(const struct checking *checking, enum vocabulary_list list,
                       const struct keys *keys)
{
    for (size_t i = 0; i < keys->count; i++)
        check_key(checking, list, keys->items[i].key, keys->items[i].at);
}

static void check_accesses(const struct checking *checking,
                           const struct accesses *accesses)
{
    for (size_t i = 0; i < accesses->count; i++)
        check_keys(checking, VOCABULARY_LANGUAGES, &accesses->items[i].languages);
}

static void check_channels(const struct checking *checking,
                           const struct channels *channels)
{
    for (size_t i = 0; i < channels->count; i++) {
        const struct channel *channel = &channels->items[i];
        check_key(checking, VOCABULARY_COSTS, channel->cost, channel->cost_at);
        check_keys(checking, VOCABULARY_LANGUAGES, &channel->languages);
        check_key(checking, VOCABULARY_LANGUAGES, channel->language,
                  channel->language_at);
        check_key(checking, VOCABULARY_REGIONS, channel->postal.region,
                  channel->postal.region_at);
        check_accesses(checking, &channel->accesses);
    }
}

static size_t count_in(const struct texts *texts, struct str language)
{
    size_t count = 0;
    for (size_t i = 0; i < texts->count; i++)
        count += str_equal(texts->items[i].language, language);
    return count;
}

/* Several texts may stand in one language: each of them needs its translation. */
static bool lacks(const struct checking *checking, const struct texts *texts,
                  struct str language)
{
    size_t wanted = texts->count > 0;
    for (size_t i = 0; i < checking->languages->count; i++) {
        size_t count = count_in(texts, checking->languages->items[i]);
        wanted = count > wanted ? count : wanted;
    }
    return count_in(texts, language) < wanted;
}

/* Notes stand with the record and with its channels. */
static bool notes_lack(const struct checking *checking, const struct texts *notes,
                       const struct channels *channels, struct str language)
{
    if (lacks(checking, notes, language))
        return true;
    for (size_t i = 0; i < channels->count; i++)
        if (lacks(checking, &channels->items[i].notes, language))
            return true;
    return false;
}

static void list_add(struct strbuf *list, const struct checking *checking,
                     bool is_missing, const char *name)
{
    if (!is_missing)
        return;
    strbuf_add(list, list->len ? STR(", ") : STR(""));
    strbuf_addf(list, diag_words(checking->diags, "no '%s'"), name);
}

/* Files the list, if there is anything in it, and releases it. */
static void warn_missing(const struct checking *checking, struct str subject,
                         struct location at, struct strbuf *list, struct str language)
{
    if (list->len)
        diag_add(checking->diags, DIAG_TEXT_MISSING, at, "'%.*s' has %.*s in '%.*s'",
                 STR_ARG(subject), STR_ARG(strbuf_str(list)), STR_ARG(language));
    strbuf_release(list);
}

static void check_service_texts(const struct checking *checking,
                                const struct service *service, struct str language)
{
    struct strbuf list = {0};
    list_add(&list, checking, count_in(&service->summaries, language) == 0, "summary");
    list_add(&list, checking,
             notes_lack(checking, &service->notes, &service->channels, language),
             "note");
    list_add(&list, checking, lacks(checking, &service->whens, language), "when");
    warn_missing(checking, service->id, service->at, &list, language);
}

void service_check(const struct service *service, const struct vocabulary *vocabulary,
                   const struct strs *languages, struct diagnostics *diags)
{
    const struct checking checking = {vocabulary, languages, diags};
    check_key(&checking, VOCABULARY_KINDS, service->kind, service->kind_at);
    check_keys(&checking, VOCABULARY_LANGUAGES, &service->languages);
    check_keys(&checking, VOCABULARY_AUDIENCES, &service->audiences);
    check_keys(&checking, VOCABULARY_TOPICS, &service->topics);
    check_channels(&checking, &service->channels);
    check_keys(&checking, VOCABULARY_REGIONS, &service->regions);
    check_key(&checking, VOCABULARY_ROLES, service->review.by, service->review.by_at);
    check_accesses(&checking, &service->accesses);
    for (size_t i = 0; i < languages->count; i++)
        check_service_texts(&checking, service, languages->items[i]);
}

void emergency_check(const struct emergency *emergency,
                     const struct vocabulary *vocabulary, const struct strs *languages,
                     struct diagnostics *diags)
{
    const struct checking checking = {vocabulary, languages, diags};
    check_key(&checking, VOCABULARY_ROLES, emergency->review.by,
              emergency->review.by_at);
    check_channels(&checking, &emergency->channels);
    for (size_t i = 0; i < languages->count; i++) {
        struct strbuf list = {0};
        list_add(&list, &checking,
                 notes_lack(&checking, &emergency->notes, &emergency->channels,
                            languages->items[i]),
                 "note");
        warn_missing(&checking, STR("emergency"), emergency->at, &list,
                     languages->items[i]);
    }
}
