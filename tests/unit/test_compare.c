/* SPDX-License-Identifier: MIT */
#include "directory/compare.h"

#include "support.h"

static const struct vocabulary NO_WORDS;

static struct directory *new_directory(struct arena *arena)
{
    struct directory *directory = ARENA_NEW(arena, struct directory);
    directory->by_id = map_in(arena);
    directory->vocabulary = &NO_WORDS;
    return directory;
}

static struct service *add_service(struct arena *arena, struct directory *directory,
                                   const char *country, const char *id)
{
    struct service *service = ARENA_NEW(arena, struct service);
    struct str code = str_from(country);
    service->id = str_from(id);
    service->country = code;
    service->eligibility = (struct eligibility){-1, -1, -1, -1};
    *ARRAY_ADD(&directory->services, arena) = service;
    map_set(&directory->by_id, service->id, service);
    if (!directory_country(directory, code))
        *ARRAY_ADD(&directory->countries, arena) = (struct country){.code = code};
    return service;
}

static void add_phone(struct arena *arena, struct channels *channels, const char *dial)
{
    *ARRAY_ADD(channels, arena) = (struct channel){
        .kind = CHANNEL_PHONE, .dial = str_from(dial), .display = str_from(dial)};
}

static void add_web(struct arena *arena, struct channels *channels, const char *href)
{
    *ARRAY_ADD(channels, arena) =
        (struct channel){.kind = CHANNEL_WEB, .address = str_from(href)};
}

static void add_emergency(struct arena *arena, struct directory *directory,
                          enum purpose purpose, const char *dial)
{
    struct emergency *emergency =
        ARRAY_ADD(&directory->countries.items[0].emergencies, arena);
    emergency->purpose = purpose;
    add_phone(arena, &emergency->channels, dial);
}

/* A line for each change: "LU a: number: 1 (LU) > 2 (LU)". */
static void assert_changes(struct arena *arena, const struct directory *old,
                           const struct directory *new, const char *expected)
{
    static const char *const kinds[] = {"added", "removed", ""};
    struct changes changes = directory_compare(arena, old, new, MESSAGE_ENGLISH);
    struct strbuf text = {0};
    for (size_t i = 0; i < changes.count; i++) {
        const struct change *change = &changes.items[i];
        strbuf_addf(&text, "%.*s %.*s: %s%.*s", STR_ARG(change->country),
                    STR_ARG(change->id.len ? change->id : change->name),
                    kinds[change->kind], STR_ARG(change->aspect));
        if (change->part.len)
            strbuf_addf(&text, " of %.*s", STR_ARG(change->part));
        if (change->before.len || change->after.len)
            strbuf_addf(&text, ": %.*s > %.*s", STR_ARG(change->before),
                        STR_ARG(change->after));
        strbuf_add_char(&text, '\n');
    }
    assert_text(strbuf_str(&text), expected);
    strbuf_release(&text);
}

static void test_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct directory *a = new_directory(&fixture->arena);
    assert_changes(&fixture->arena, a, a, "");
    add_service(&fixture->arena, a, "LU", "a");
    assert_changes(&fixture->arena, a, a, "");
}

static void test_order(void **state)
{
    struct arena *arena = &((struct fixture *)*state)->arena;
    struct directory *old = new_directory(arena), *new = new_directory(arena);
    add_service(arena, new, "001", "w");
    add_service(arena, new, "LU", "lu-z");
    add_service(arena, old, "EU", "eu");
    add_service(arena, old, "LU", "lu-b");
    add_service(arena, new, "LU", "lu-a");
    add_service(arena, old, "BE", "be");
    assert_changes(arena, old, new,
                   "BE be: removed: active > \n"
                   "LU lu-a: added:  > active\n"
                   "LU lu-b: removed: active > \n"
                   "LU lu-z: added:  > active\n"
                   "EU eu: removed: active > \n"
                   "001 w: added:  > active\n");
}

static void test_a_service_that_moves(void **state)
{
    struct arena *arena = &((struct fixture *)*state)->arena;
    struct directory *old = new_directory(arena), *new = new_directory(arena);
    add_service(arena, old, "LU", "a")->status = STATUS_ACTIVE;
    struct service *service = add_service(arena, new, "BE", "a");
    service->status = STATUS_RETIRED;
    service->since = (struct date){2026, 10, 0};
    service->replaced_by = STR("b");
    assert_changes(arena, old, new,
                   "BE a: status: active > retired since 2026-10, replaced by b\n"
                   "BE a: country: LU > BE\n");
}

/* What has the same number belongs together, wherever it stands in the file. */
static void test_channels_are_paired(void **state)
{
    struct arena *arena = &((struct fixture *)*state)->arena;
    struct directory *old = new_directory(arena), *new = new_directory(arena);
    struct channels *before = &add_service(arena, old, "LU", "a")->channels;
    struct channels *after = &add_service(arena, new, "LU", "a")->channels;
    add_phone(arena, before, "1");
    add_phone(arena, before, "2");
    add_phone(arena, before, "3");
    add_web(arena, before, "https://old.example");
    add_phone(arena, after, "4");
    add_phone(arena, after, "1");
    after->items[1].hours_text = STR("24/7");
    assert_changes(arena, old, new,
                   "LU a: number: 2 (LU) > 4 (LU)\n"
                   "LU a: hours of 1 (LU): unknown > 24/7\n"
                   "LU a: removed of 3 (LU)\n"
                   "LU a: removed of web https://old.example\n");
    add_web(arena, after, "https://new.example");
    add_phone(arena, after, "3");
    assert_changes(
        arena, old, new,
        "LU a: number: 2 (LU) > 4 (LU)\n"
        "LU a: hours of 1 (LU): unknown > 24/7\n"
        "LU a: address: web https://old.example > web https://new.example\n");
}

static void test_one_number_with_two_keywords(void **state)
{
    struct arena *arena = &((struct fixture *)*state)->arena;
    struct directory *old = new_directory(arena), *new = new_directory(arena);
    struct channels *before = &add_service(arena, old, "CA", "a")->channels;
    struct channels *after = &add_service(arena, new, "CA", "a")->channels;
    static const char *const words[] = {"CONNECT", "PARLER"};
    for (size_t i = 0; i < 2; i++) {
        add_phone(arena, before, "686868");
        add_phone(arena, after, "686868");
        before->items[i].keyword = str_from(words[i]);
        after->items[i].keyword = str_from(words[1 - i]);
    }
    assert_changes(arena, old, new, "");
    after->items[0].keyword = STR("TEXTO");
    assert_changes(arena, old, new, "CA a: keyword of 686868 (CA): PARLER > TEXTO\n");
}

static void test_emergency_numbers(void **state)
{
    struct arena *arena = &((struct fixture *)*state)->arena;
    struct directory *old = new_directory(arena), *new = new_directory(arena);
    add_service(arena, old, "MA", "a");
    add_service(arena, new, "MA", "a");
    add_emergency(arena, old, PURPOSE_POLICE, "190");
    add_emergency(arena, old, PURPOSE_FIRE, "15");
    add_emergency(arena, old, PURPOSE_GENERAL, "112");
    add_emergency(arena, new, PURPOSE_GENERAL, "112");
    add_emergency(arena, new, PURPOSE_POLICE, "19");
    add_emergency(arena, new, PURPOSE_POLICE, "177");
    old->countries.items[0].timezone = STR("UTC");
    new->countries.items[0].timezone = STR("Africa/Casablanca");
    assert_changes(arena, old, new,
                   "MA all hours: time zone: UTC > Africa/Casablanca\n"
                   "MA emergency number 19 (MA), police: number: 190 (MA) > 19 (MA)\n"
                   "MA emergency number 177 (MA), police: added\n"
                   "MA emergency number 15 (MA), fire: removed\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_nothing),
        TEST_WITH_FIXTURE(test_order),
        TEST_WITH_FIXTURE(test_a_service_that_moves),
        TEST_WITH_FIXTURE(test_channels_are_paired),
        TEST_WITH_FIXTURE(test_one_number_with_two_keywords),
        TEST_WITH_FIXTURE(test_emergency_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
