/* SPDX-License-Identifier: MIT */
/* Stage 3: from files to a site: what belongs together, and where it will stand. */
#include "site/site.h"

#include "base/file.h"
#include "base/language.h"
#include "base/name.h"
#include "base/suggest.h"
#include "base/unicode.h"
#include "directory/holidays_check.h"
#include "site/collection.h"
#include "site/opening.h"
#include "site/plan.h"
#include "site/stance_difference.h"
#include "site/text_language.h"
#include "site/way.h"

static struct str key_of(struct arena *arena, struct str language, struct str id)
{
    return arena_format(arena, "%.*s/%.*s", STR_ARG(language), STR_ARG(id));
}

static void assemble_vocabulary(struct site *site, struct diagnostics *diags)
{
    size_t read = 0;
    bool good = wording_read_own(site->arena, &site->vocabulary.wording, diags);
    for (size_t i = 0; i < site->inputs.count; i++) {
        struct input *input = site->inputs.items[i];
        if (input->kind != INPUT_VOCABULARY)
            continue;
        read++;
        good &= input->good &&
                vocabulary_read(site->arena, &input->source, &site->config.languages,
                                &site->vocabulary, diags);
    }
    site->vocabulary.incomplete = !good || !read;
    vocabulary_check(&site->vocabulary, diags);
    if (read)
        return;
    struct source *missing = ARENA_NEW(site->arena, struct source);
    missing->path =
        path_join(site->arena, site->content->items[0], STR("vocabulary.yaml"));
    diag_add(diags, DIAG_FILE_MISSING, location_file(missing),
             "the content has no vocabulary.yaml");
    diag_hint(diags, "it names topics, audiences, kinds, countries and languages");
}

/* directory/be.xml holds BE, world.xml the code 001 of UN M49. */
static void check_country_file(const struct input *input, struct diagnostics *diags)
{
    struct str stem = path_stem(input->path), country = input->records.country;
    if (str_equal_ignore_case(stem, country) ||
        (str_equal(stem, STR("world")) && str_equal(country, STR("001"))))
        return;
    diag_add(diags, DIAG_COUNTRY_FILE, input->records.country_at,
             "the file '%.*s' has services of '%.*s'", STR_ARG(path_name(input->path)),
             STR_ARG(country));
    diag_hint(diags, "name the file after its country, as in be.xml for BE");
}

static void assemble_directory(struct site *site, struct diagnostics *diags)
{
    size_t count = 0, most = site->inputs.count;
    struct records **records = ARENA_ARRAY(site->arena, most, struct records *);
    size_t *folders = ARENA_ARRAY(site->arena, most, size_t);
    for (size_t i = 0; i < most; i++) {
        struct input *input = site->inputs.items[i];
        if (input->kind != INPUT_DIRECTORY || !input->records.country.len)
            continue;
        check_country_file(input, diags);
        records[count] = &input->records;
        folders[count++] = input->folder;
    }
    directory_assemble(site->arena, records, folders, count, &site->vocabulary,
                       &site->config.languages, &site->directory, diags);
    site->numbers = numbers_of(site->arena, &site->directory, site->config.as_of);
    contacts_check(&site->config.contacts, &site->numbers, diags);
}

static void assemble_holidays(struct site *site, struct diagnostics *diags)
{
    bool good = true;
    for (size_t i = 0; i < site->inputs.count; i++) {
        struct input *input = site->inputs.items[i];
        if (input->kind == INPUT_HOLIDAYS)
            good &=
                input->good && holidays_read(site->arena, &input->source,
                                             &site->vocabulary, &site->holidays, diags);
    }
    if (good)
        holidays_check(&site->directory, &site->holidays, site->config.as_of, diags);
}

/* A country under the name that readers look for. */
struct named_country {
    const struct country *country;
    bool is_last; /* EU, 001: no country */
    struct str sort_key;
};

struct named_countries {
    ARRAY_FIELDS(struct named_country);
};

static int compare_named(const void *left, const void *right)
{
    const struct named_country *a = left, *b = right;
    if (a->is_last != b->is_last)
        return a->is_last ? 1 : -1;
    return str_compare(a->sort_key, b->sort_key);
}

static void order_countries(struct site *site, struct site_language *language)
{
    struct named_countries named = {0};
    for (size_t i = 0; i < site->directory.countries.count; i++) {
        const struct country *country = &site->directory.countries.items[i];
        const struct word *word =
            vocabulary_find(&site->vocabulary, VOCABULARY_COUNTRIES, country->code);
        const struct text *name =
            word ? texts_get(&word->name, language->tag,
                             config_default_language(&site->config))
                 : NULL;
        *ARRAY_ADD(&named, site->arena) = (struct named_country){
            country, country->emergencies.count == 0,
            text_sort_key(site->arena, name ? name->text : country->code)};
    }
    ARRAY_SORT(&named, compare_named);
    for (size_t i = 0; i < named.count; i++)
        *ARRAY_ADD(&language->countries, site->arena) = named.items[i].country;
}

static void assemble_languages(struct site *site)
{
    for (size_t i = 0; i < site->config.languages.count; i++) {
        struct site_language *language = ARRAY_ADD(&site->languages, site->arena);
        language->tag = site->config.languages.items[i];
        language->direction = language_direction(language->tag);
        const struct word *word =
            vocabulary_find(&site->vocabulary, VOCABULARY_LANGUAGES, language->tag);
        const struct text *name = word ? texts_find(&word->name, language->tag) : NULL;
        language->name = name ? name->text : language->tag;
        order_countries(site, language);
    }
}

static void check_words(const struct site *site, const struct page *page,
                        struct diagnostics *diags)
{
    for (size_t i = 0; i < page->audiences.count; i++)
        vocabulary_need(&site->vocabulary, VOCABULARY_AUDIENCES,
                        page->audiences.items[i].key, page->audiences.items[i].at,
                        diags);
    for (size_t i = 0; i < page->topics.count; i++)
        vocabulary_need(&site->vocabulary, VOCABULARY_TOPICS, page->topics.items[i].key,
                        page->topics.items[i].at, diags);
    if (page->country.len)
        vocabulary_need(&site->vocabulary, VOCABULARY_COUNTRIES, page->country,
                        page->country_at, diags);
    if (page->region.len)
        vocabulary_need(&site->vocabulary, VOCABULARY_REGIONS, page->region,
                        page->region_at, diags);
    if (page->translation_role.len)
        vocabulary_need(&site->vocabulary, VOCABULARY_ROLES, page->translation_role,
                        page->translation_role_at, diags);
}

static void check_expiry(const struct site *site, const struct page *page,
                         struct diagnostics *diags)
{
    if (!date_is_set(page->expires) ||
        page->kind == PAGE_ALERT || /* goes to the archive */
        date_compare(page->expires, site->config.as_of) >= 0)
        return;
    diag_add(diags, DIAG_EXPIRED, page->id_at, "page '%.*s' expired on %04u-%02u-%02u",
             STR_ARG(page->id), (unsigned)page->expires.year,
             (unsigned)page->expires.month, (unsigned)page->expires.day);
    diag_hint(diags, "remove the page, or give it a later date");
}

static void add_page(struct site *site, struct input *input, struct diagnostics *diags)
{
    struct page *page = &input->page;
    struct str key = key_of(site->arena, page->language, page->id);
    const struct page *same = map_get(&site->pages_by_id, key);
    map_set(&site->pages_by_path, page->path, page);
    if (same) {
        diag_add(diags, DIAG_PAGE_DUPLICATE, page->id_at,
                 "page id '%.*s' is also that of '%.*s'", STR_ARG(page->id),
                 STR_ARG(same->source->path));
        diag_hint(diags, "give one of the two another id");
        return;
    }
    map_set(&site->pages_by_id, key, page);
    *ARRAY_ADD(&site->pages, site->arena) = page;
    if (!input->good)
        return;
    check_words(site, page, diags);
    check_expiry(site, page, diags);
    way_check(page, diags);
}

/* Said once for a folder, not for each of its pages. */
static void report_undeclared(struct site *site, const struct input *input,
                              struct strs *reported, struct diagnostics *diags)
{
    struct str language = input->page.language;
    if (strs_contain(reported, language))
        return;
    *ARRAY_ADD(reported, site->arena) = language;
    struct suggestion suggestion = suggestion_for(language);
    for (size_t i = 0; i < site->config.languages.count; i++)
        suggestion_offer(&suggestion, site->config.languages.items[i]);
    diag_add(diags, DIAG_LANGUAGE_UNDECLARED, location_file(&input->source),
             "language '%.*s' is not listed in site.yaml; its pages were left out",
             STR_ARG(language));
    suggestion_hint(&suggestion, diags);
}

static void assemble_pages(struct site *site, struct diagnostics *diags)
{
    struct strs reported = {0};
    for (size_t i = 0; i < site->inputs.count; i++) {
        struct input *input = site->inputs.items[i];
        if (input->kind != INPUT_PAGE)
            continue;
        if (config_has_language(&site->config, input->page.language))
            add_page(site, input, diags);
        else if (!site->config.languages_incomplete)
            report_undeclared(site, input, &reported, diags);
    }
}

static int compare_pages(const void *left, const void *right)
{
    const struct page *const *a = left, *const *b = right;
    return page_compare(*a, *b);
}

/* Listed pages of one language and, where one is missing, the default language's. */
static void assemble_visible(struct site *site)
{
    struct str fallback = config_default_language(&site->config);
    for (size_t i = 0; i < site->languages.count; i++) {
        struct site_language *language = &site->languages.items[i];
        for (size_t p = 0; p < site->pages.count; p++) {
            struct page *page = site->pages.items[p];
            bool own = str_equal(page->language, language->tag);
            if (page->is_unlisted ||
                (!own && (!str_equal(page->language, fallback) ||
                          site_page_in(site, page->id, language->tag))))
                continue;
            bool is_letter = page->kind == PAGE_TEMPLATE && collection_has(site, page);
            *ARRAY_ADD(is_letter ? &language->letters : &language->pages, site->arena) =
                page;
        }
        ARRAY_SORT(&language->letters, compare_pages);
        ARRAY_SORT(&language->pages, compare_pages);
    }
}

static size_t word_index(const struct site *site, enum vocabulary_list list,
                         struct str key)
{
    const struct word *word = vocabulary_find(&site->vocabulary, list, key);
    return word ? (size_t)(word - site->vocabulary.lists[list].items) : SIZE_MAX;
}

static struct page_list *sort_by_word(const struct site *site,
                                      const struct site_language *language,
                                      enum vocabulary_list list)
{
    size_t count = site->vocabulary.lists[list].count;
    struct page_list *lists = ARENA_ARRAY(site->arena, count, struct page_list);
    for (size_t p = 0; p < language->pages.count; p++) {
        struct page *page = language->pages.items[p];
        if (collection_has(site, page))
            continue;
        const struct keys *keys =
            list == VOCABULARY_TOPICS ? &page->topics : &page->audiences;
        if (page_is_over(page, site->config.as_of))
            continue;
        for (size_t k = 0; k < keys->count; k++) {
            size_t index = word_index(site, list, keys->items[k].key);
            if (index < count)
                *ARRAY_ADD(&lists[index], site->arena) = page;
        }
    }
    return lists;
}

static void assemble_lists(struct site *site)
{
    for (size_t i = 0; i < site->languages.count; i++) {
        struct site_language *language = &site->languages.items[i];
        language->by_topic = sort_by_word(site, language, VOCABULARY_TOPICS);
        language->by_audience = sort_by_word(site, language, VOCABULARY_AUDIENCES);
    }
}

void site_assemble(struct site *site, struct diagnostics *diags)
{
    if (site->config.languages.count == 0)
        return; /* reported; nothing can be put in its place */
    assemble_vocabulary(site, diags);
    assemble_directory(site, diags);
    text_languages_check(site, diags);
    assemble_holidays(site, diags);
    opening_assemble(site);
    assemble_languages(site);
    assemble_pages(site, diags);
    assemble_visible(site);
    assemble_lists(site);
    struct stance_differences *differences =
        ARENA_NEW(site->arena, struct stance_differences);
    *differences = stance_differences_of(site->arena, site);
    site->stance_differences = differences;
    plan_routes(site, diags);
}

void site_scan_directory(struct site *site, struct diagnostics *diags)
{
    size_t kept = 0;
    site_scan(site, diags);
    for (size_t i = 0; i < site->inputs.count; i++) {
        struct input *input = site->inputs.items[i];
        if (input->kind != INPUT_PAGE && input->kind != INPUT_FILE)
            site->inputs.items[kept++] = input;
    }
    site->inputs.count = kept;
}

void site_parse_directory(struct site *site, size_t threads, struct diagnostics *diags)
{
    site_parse(site, threads, diags);
    if (site->config.languages.count == 0)
        return; /* reported */
    assemble_vocabulary(site, diags);
    assemble_directory(site, diags);
}

void site_read_directory(struct site *site, size_t threads, struct diagnostics *diags)
{
    site_scan_directory(site, diags);
    site_parse_directory(site, threads, diags);
}

const struct site_language *site_language(const struct site *site, struct str tag)
{
    for (size_t i = 0; i < site->languages.count; i++)
        if (str_equal(site->languages.items[i].tag, tag))
            return &site->languages.items[i];
    return NULL;
}

struct page *site_page_in(const struct site *site, struct str id, struct str language)
{
    char room[NAME_LENGTH_MOST * 2 + 1];
    struct str text = {room, language.len + 1 + id.len};
    if (text.len > sizeof(room))
        return NULL;
    size_t at = str_put(language, room);
    room[at++] = '/';
    str_put(id, room + at);
    return map_get(&site->pages_by_id, text);
}

const struct page *site_page(const struct site *site, struct str id,
                             struct str language)
{
    const struct page *page = site_page_in(site, id, language);
    for (size_t i = 0; !page && i < site->languages.count; i++)
        page = site_page_in(site, id, site->languages.items[i].tag);
    return page;
}

const struct country *site_effective_country(const struct site *site,
                                             struct str page_country)
{
    struct str code = page_country.len ? page_country : site->config.home_country;
    return code.len ? directory_country(&site->directory, code) : NULL;
}
