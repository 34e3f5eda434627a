/* SPDX-License-Identifier: MIT */
#include "directory/directory.h"

#include "directory/record_check.h"

/* A service on its way into the directory. */
struct entry {
    struct service *service;
    const struct vocabulary *vocabulary;
    size_t folder;
    bool replaced; /* by one of a later folder, or it is a duplicate */
    size_t walk;   /* the last walk along replaced-by that came by, from 1 */
};

struct assembly {
    struct arena *arena;
    struct directory *directory;
    struct entry *entries;
    size_t count;
    struct map entry_of;   /* id → entry */
    struct map country_of; /* code → country */
    const struct strs *languages;
    struct diagnostics *diags;
};

static int code_rank(struct str code)
{
    return str_equal(code, STR("001")) ? 2 : str_equal(code, STR("EU")) ? 1 : 0;
}

int country_compare(struct str a, struct str b)
{
    int order = code_rank(a) - code_rank(b);
    return order ? order : str_compare(a, b);
}

static int compare_countries(const void *left, const void *right)
{
    const struct country *a = left, *b = right;
    return country_compare(a->code, b->code);
}

/* The vocabulary's first topic is what the site is about. */
static bool is_on_subject(const struct vocabulary *vocabulary,
                          const struct service *service)
{
    const struct words *topics = &vocabulary->lists[VOCABULARY_TOPICS];
    return str_equal(service->kind, STR("helpline")) && topics->count &&
           keys_contain(&service->topics, topics->items[0].key);
}

static size_t kind_rank(const struct vocabulary *vocabulary,
                        const struct service *service)
{
    const struct words *kinds = &vocabulary->lists[VOCABULARY_KINDS];
    const struct word *word =
        vocabulary_find(vocabulary, VOCABULARY_KINDS, service->kind);
    if (is_on_subject(vocabulary, service))
        return 0;
    return word ? (size_t)(word - kinds->items) + 1 : kinds->count + 1;
}

int service_compare(const struct vocabulary *vocabulary, const struct service *a,
                    const struct service *b)
{
    if (a->status != b->status)
        return a->status < b->status ? -1 : 1;
    size_t left = kind_rank(vocabulary, a), right = kind_rank(vocabulary, b);
    if (left != right)
        return left < right ? -1 : 1;
    return str_compare(a->id, b->id);
}

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    int order = country_compare(a->service->country, b->service->country);
    return order ? order : service_compare(a->vocabulary, a->service, b->service);
}

static void report_duplicate(struct assembly *assembly, const struct service *service,
                             const struct service *first)
{
    diag_add(assembly->diags, DIAG_SERVICE_DUPLICATE, service->at,
             "there are two services '%.*s'", STR_ARG(service->id));
    struct line_column where = location_line_column(first->at);
    if (first->at.source)
        diag_hint(assembly->diags, "the first is in %.*s, line %u",
                  STR_ARG(first->at.source->path), where.line);
}

/* Of two services with one id the later folder's stays. */
static void enter(struct assembly *assembly, struct entry *entry)
{
    struct str id = entry->service->id;
    struct entry *before = map_get(&assembly->entry_of, id);
    if (id.len == 0)
        return;
    if (before && before->folder == entry->folder)
        report_duplicate(assembly, entry->service, before->service);
    if (before && before->folder >= entry->folder) {
        entry->replaced = true;
        return;
    }
    if (before)
        before->replaced = true;
    map_set(&assembly->entry_of, id, entry);
}

static void collect(struct assembly *assembly, struct records *const *records,
                    const size_t *folder_of, size_t count)
{
    size_t total = 0;
    for (size_t i = 0; i < count; i++)
        total += records[i]->services.count;
    assembly->entries = ARENA_ARRAY(assembly->arena, total, struct entry);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < records[i]->services.count; j++) {
            struct entry *entry = &assembly->entries[assembly->count++];
            *entry = (struct entry){.service = &records[i]->services.items[j],
                                    .vocabulary = assembly->directory->vocabulary,
                                    .folder = folder_of[i]};
            enter(assembly, entry);
        }
}

/* Addresses of countries hold only from here on: the array has stopped growing. */
static void index_countries(struct assembly *assembly)
{
    struct country_list *countries = &assembly->directory->countries;
    ARRAY_SORT(countries, compare_countries);
    assembly->country_of = map_in(assembly->arena);
    for (size_t i = 0; i < countries->count; i++)
        map_set(&assembly->country_of, countries->items[i].code, &countries->items[i]);
}

static void add_countries(struct assembly *assembly, struct records *const *records,
                          size_t count)
{
    struct map seen = map_in(assembly->arena);
    for (size_t i = 0; i < count; i++) {
        if (records[i]->country.len == 0)
            continue;
        vocabulary_need(assembly->directory->vocabulary, VOCABULARY_COUNTRIES,
                        records[i]->country, records[i]->country_at, assembly->diags);
        if (map_set(&seen, records[i]->country, records[i]))
            continue;
        *ARRAY_ADD(&assembly->directory->countries, assembly->arena) =
            (struct country){.code = records[i]->country};
    }
    index_countries(assembly);
}

static bool share_number(const struct channels *a, const struct channels *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            if (a->items[i].dial.len && a->items[i].kind == b->items[j].kind &&
                str_equal(a->items[i].dial, b->items[j].dial))
                return true;
    return false;
}

/* The one among the first `count` that `later` says again, or NULL. */
static struct emergency *find_same(const struct emergencies *emergencies, size_t count,
                                   const struct emergency *later)
{
    for (size_t i = 0; i < count; i++) {
        struct emergency *emergency = &emergencies->items[i];
        if (emergency->purpose == later->purpose &&
            share_number(&emergency->channels, &later->channels))
            return emergency;
    }
    return NULL;
}

static void add_emergencies(struct assembly *assembly, const struct records *records)
{
    struct country *country = map_get(&assembly->country_of, records->country);
    if (!country)
        return;
    if (country->timezone.len == 0)
        country->timezone = records->timezone;
    size_t earlier = country->emergencies.count;
    for (size_t i = 0; i < records->emergencies.count; i++) {
        const struct emergency *emergency = &records->emergencies.items[i];
        struct emergency *same = find_same(&country->emergencies, earlier, emergency);
        if (!same)
            same = ARRAY_ADD(&country->emergencies, assembly->arena);
        *same = *emergency;
    }
}

/* Folder after folder, whatever the order of the files. */
static void add_all_emergencies(struct assembly *assembly,
                                struct records *const *records, const size_t *folder_of,
                                size_t count)
{
    size_t folders = 0;
    for (size_t i = 0; i < count; i++)
        folders = folder_of[i] >= folders ? folder_of[i] + 1 : folders;
    for (size_t folder = 0; folder < folders; folder++)
        for (size_t i = 0; i < count; i++)
            if (folder_of[i] == folder)
                add_emergencies(assembly, records[i]);
}

/* Every country's list is a piece of the list of all, which is sorted by country. */
static void add_services(struct assembly *assembly)
{
    size_t kept = 0;
    for (size_t i = 0; i < assembly->count; i++)
        if (!assembly->entries[i].replaced)
            assembly->entries[kept++] = assembly->entries[i];
    assembly->count = kept;
    array_sort(assembly->entries, kept, sizeof(struct entry), compare_entries);

    struct directory *directory = assembly->directory;
    directory->services.items =
        ARENA_ARRAY(assembly->arena, kept, const struct service *);
    directory->services.count = directory->services.capacity = kept;
    directory->by_id = map_in(assembly->arena);
    for (size_t i = 0; i < kept; i++) {
        struct service *service = assembly->entries[i].service;
        directory->services.items[i] = service;
        map_set(&directory->by_id, service->id, service);
        struct country *country = map_get(&assembly->country_of, service->country);
        if (!country)
            continue;
        if (country->services.count == 0)
            country->services.items = &directory->services.items[i];
        country->services.capacity = ++country->services.count;
    }
}

static bool has_emergency(const struct country *country, struct str digits)
{
    for (size_t i = 0; i < country->emergencies.count; i++) {
        const struct channels *channels = &country->emergencies.items[i].channels;
        for (size_t j = 0; j < channels->count; j++)
            if (digits.len && str_equal(channels->items[j].dial, digits))
                return true;
    }
    return false;
}

static void suggest_emergency(const struct country *country, struct str digits,
                              struct diagnostics *diags)
{
    struct suggestion suggestion = suggestion_for(digits);
    for (size_t i = 0; i < country->emergencies.count; i++) {
        const struct channels *channels = &country->emergencies.items[i].channels;
        for (size_t j = 0; j < channels->count; j++)
            if (channels->items[j].dial.len)
                suggestion_offer(&suggestion, channels->items[j].dial);
    }
    struct str best = suggestion_best(&suggestion);
    if (best.len)
        diag_hint(diags, "did you mean 'emergency:%.*s'?", STR_ARG(best));
}

static void check_emergency_target(struct assembly *assembly,
                                   const struct service *service, struct str digits)
{
    const struct country *country = map_get(&assembly->country_of, service->country);
    if (!country || has_emergency(country, digits))
        return;
    diag_add(assembly->diags, DIAG_REPLACED_BY, service->replaced_by_at,
             "'%.*s' is no emergency number of '%.*s'", STR_ARG(digits),
             STR_ARG(country->code));
    suggest_emergency(country, digits, assembly->diags);
}

static void check_target(struct assembly *assembly, const struct service *service)
{
    const struct str emergency = STR("emergency:");
    struct str target = service->replaced_by;
    if (target.len == 0)
        return;
    if (str_starts_with(target, emergency)) {
        check_emergency_target(assembly, service,
                               str_slice(target, emergency.len, target.len));
        return;
    }
    if (map_get(&assembly->entry_of, target))
        return;
    diag_add(assembly->diags, DIAG_REPLACED_BY, service->replaced_by_at,
             "there is no service '%.*s'", STR_ARG(target));
    struct suggestion suggestion = directory_suggest(assembly->directory, target);
    suggestion_hint(&suggestion, assembly->diags);
}

/*
 * Follows replaced-by until it ends or comes to an entry that was seen before. When
 * that was in the same walk, the walk has found a circle.
 */
static void check_circle(struct assembly *assembly, struct entry *start, size_t walk)
{
    struct entry *entry = start, *last = start;
    while (entry && entry->walk == 0) {
        entry->walk = walk;
        last = entry;
        entry = map_get(&assembly->entry_of, entry->service->replaced_by);
    }
    if (!entry || entry->walk != walk)
        return;
    diag_add(assembly->diags, DIAG_REPLACED_BY, last->service->replaced_by_at,
             "'%.*s' leads in a circle back to '%.*s'",
             STR_ARG(last->service->replaced_by), STR_ARG(last->service->id));
}

static void check_replacements(struct assembly *assembly)
{
    assembly->entry_of = map_in(assembly->arena);
    for (size_t i = 0; i < assembly->count; i++)
        if (assembly->entries[i].service->id.len)
            map_set(&assembly->entry_of, assembly->entries[i].service->id,
                    &assembly->entries[i]);
    for (size_t i = 0; i < assembly->count; i++) {
        check_target(assembly, assembly->entries[i].service);
        check_circle(assembly, &assembly->entries[i], i + 1);
    }
}

static void check_records(struct assembly *assembly)
{
    const struct directory *directory = assembly->directory;
    for (size_t i = 0; i < directory->services.count; i++)
        service_check(directory->services.items[i], directory->vocabulary,
                      assembly->languages, assembly->diags);
    for (size_t i = 0; i < directory->countries.count; i++) {
        const struct emergencies *emergencies =
            &directory->countries.items[i].emergencies;
        for (size_t j = 0; j < emergencies->count; j++)
            emergency_check(&emergencies->items[j], directory->vocabulary,
                            assembly->languages, assembly->diags);
    }
}

bool directory_assemble(struct arena *arena, struct records *const *records,
                        const size_t *folder_of, size_t count,
                        const struct vocabulary *vocabulary,
                        const struct strs *languages, struct directory *directory,
                        struct diagnostics *diags)
{
    size_t before = diagnostics_count(diags, DIAG_LEVEL_ERROR);
    *directory = (struct directory){.vocabulary = vocabulary};
    struct assembly assembly = {.arena = arena,
                                .directory = directory,
                                .entry_of = map_in(arena),
                                .languages = languages,
                                .diags = diags};
    collect(&assembly, records, folder_of, count);
    add_countries(&assembly, records, count);
    add_all_emergencies(&assembly, records, folder_of, count);
    add_services(&assembly);
    check_replacements(&assembly);
    check_records(&assembly);
    return diagnostics_count(diags, DIAG_LEVEL_ERROR) == before;
}

const struct service *directory_find(const struct directory *directory, struct str id)
{
    return map_get(&directory->by_id, id);
}

const struct country *directory_country(const struct directory *directory,
                                        struct str code)
{
    for (size_t i = 0; i < directory->countries.count; i++)
        if (str_equal(directory->countries.items[i].code, code))
            return &directory->countries.items[i];
    return NULL;
}

struct suggestion directory_suggest(const struct directory *directory, struct str id)
{
    struct suggestion suggestion = suggestion_for(id);
    for (size_t i = 0; i < directory->services.count; i++)
        suggestion_offer(&suggestion, directory->services.items[i]->id);
    return suggestion;
}
