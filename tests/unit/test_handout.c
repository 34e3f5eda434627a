/* SPDX-License-Identifier: MIT */
#include "directory/handout.h"

#include "support.h"

static const struct date TODAY = {2026, 11, 22};

enum { SERVICES = 5 };

/* Luxembourg made by hand; every service has one number that is fit for paper. */
struct example {
    struct channel channels[SERVICES];
    struct service services[SERVICES];
    struct key audience;
    struct citation citation;
    const struct service *listed[SERVICES];
    struct channel alarm;
    struct emergency emergency;
    struct country country;
};

static const struct hours SOME_HOURS = {.always = true};

static struct channel number(const char *dial)
{
    return (struct channel){.kind = CHANNEL_PHONE,
                            .dial = str_from(dial),
                            .confidence = CONFIDENCE_VERIFIED,
                            .hours = &SOME_HOURS};
}

static void fill(struct example *made, size_t count)
{
    static const char *const dials[SERVICES] = {"1", "2", "3", "4", "5"};
    made->audience.key = STR("minor");
    made->citation.date = (struct date){2026, 1, 0};
    for (size_t i = 0; i < count; i++) {
        struct service *service = &made->services[i];
        made->channels[i] = number(dials[i]);
        service->confidence = CONFIDENCE_VERIFIED;
        service->eligibility = (struct eligibility){-1, -1, -1, -1};
        service->channels.items = &made->channels[i];
        service->channels.count = 1;
        service->audiences.items = &made->audience;
        service->audiences.count = 1;
        service->citations.items = &made->citation;
        service->citations.count = 1;
        made->listed[i] = service;
    }
    made->alarm = number("112");
    made->emergency.channels.items = &made->alarm;
    made->emergency.channels.count = 1;
    made->country.code = STR("LU");
    made->country.services.items = made->listed;
    made->country.services.count = count;
    made->country.emergencies.items = &made->emergency;
    made->country.emergencies.count = 1;
}

static void test_first_three_and_the_emergency_number(void **state)
{
    (void)state;
    struct example made = {0};
    fill(&made, SERVICES);
    struct handout handout = handout_of(&made.country, TODAY);
    assert_int_equal(handout.count, 3);
    assert_text(handout.numbers[0].channel->dial, "1");
    assert_text(handout.numbers[2].channel->dial, "3");
    assert_text(handout.emergency->dial, "112");
    assert_null(handout.emergency_text);
}

typedef void change(struct example *made);

static void unconfirmed(struct example *made)
{
    made->services[0].confidence = CONFIDENCE_UNCONFIRMED;
}

static void single_source(struct example *made)
{
    made->services[0].confidence = CONFIDENCE_SINGLE_SOURCE;
}

static void unconfirmed_number(struct example *made)
{
    made->channels[0].confidence = CONFIDENCE_UNCONFIRMED;
}

static void retired(struct example *made)
{
    made->services[0].status = STATUS_RETIRED;
}

static void not_yet(struct example *made)
{
    made->channels[0].valid_from = (struct date){2026, 12, 1};
}

static void number_that_ends(struct example *made)
{
    made->channels[0].valid_to = (struct date){2028, 0, 0};
}

static void service_that_ends(struct example *made)
{
    made->services[0].until = (struct date){2028, 0, 0};
}

static void validity_that_ends(struct example *made)
{
    made->services[0].valid_to = (struct date){2028, 0, 0};
}

static void overdue(struct example *made)
{
    made->services[0].review.due = (struct date){2026, 11, 21};
}

static void regional(struct example *made)
{
    made->services[0].regions.items = &made->audience;
    made->services[0].regions.count = 1;
}

static void for_parents(struct example *made)
{
    made->audience.key = STR("parent");
}

static void for_adults(struct example *made)
{
    made->services[0].eligibility.age_min = 18;
}

static void text_message(struct example *made)
{
    made->channels[0].kind = CHANNEL_SMS;
}

static void emergency_number(struct example *made)
{
    made->channels[0].dial = STR("112");
}

static void of_the_world(struct example *made)
{
    made->country.code = STR("001");
}

static void of_europe(struct example *made)
{
    made->country.code = STR("EU");
}

static void test_what_is_never_printed(void **state)
{
    (void)state;
    static change *const changes[] = {
        unconfirmed,  single_source,    unconfirmed_number, retired,
        not_yet,      number_that_ends, service_that_ends,  validity_that_ends,
        overdue,      regional,         for_parents,        for_adults,
        text_message, emergency_number, of_the_world,       of_europe,
    };
    struct example made = {0};
    fill(&made, 1);
    assert_int_equal(handout_of(&made.country, TODAY).count, 1);
    for (size_t i = 0; i < COUNT(changes); i++) {
        made = (struct example){0};
        fill(&made, 1);
        changes[i](&made);
        if (handout_of(&made.country, TODAY).count)
            print_error("change %zu\n", i);
        assert_int_equal(handout_of(&made.country, TODAY).count, 0);
    }
}

static void test_what_is_printed_too(void **state)
{
    (void)state;
    struct example made = {0};
    fill(&made, 2);
    made.audience.key = STR("everyone");
    made.services[0].eligibility.age_min = 8;
    made.services[0].review.due = (struct date){2026, 11, 0}; /* until its last day */
    made.channels[1].dial = made.channels[0].dial;            /* but not twice */
    struct handout handout = handout_of(&made.country, TODAY);
    assert_int_equal(handout.count, 1);
    assert_ptr_equal(handout.numbers[0].service, &made.services[0]);
}

static void test_emergency_numbers(void **state)
{
    (void)state;
    struct example made = {0};
    fill(&made, 1);
    made.emergency.purpose = PURPOSE_POLICE;
    assert_ptr_equal(handout_of(&made.country, TODAY).emergency, &made.alarm);
    made.emergency.purpose = PURPOSE_FIRE;
    assert_null(handout_of(&made.country, TODAY).emergency);
    made.emergency.purpose = PURPOSE_TEXT;
    made.alarm.kind = CHANNEL_SMS;
    assert_ptr_equal(handout_of(&made.country, TODAY).emergency_text, &made.alarm);
    made.emergency.confidence = CONFIDENCE_SINGLE_SOURCE;
    assert_null(handout_of(&made.country, TODAY).emergency_text);
    made.emergency.confidence = CONFIDENCE_VERIFIED;
    made.alarm.valid_to = (struct date){2027, 0, 0};
    assert_null(handout_of(&made.country, TODAY).emergency_text);
}

static void test_age_of_hours(void **state)
{
    (void)state;
    static const struct {
        struct date said;
        bool old;
    } table[] = {{{2026, 1, 0}, false},
                 {{2024, 11, 1}, false},
                 {{2024, 10, 31}, true},
                 {{2025, 0, 0}, false},
                 {{2024, 0, 0}, true}};
    for (size_t i = 0; i < COUNT(table); i++) {
        struct example made = {0};
        fill(&made, 1);
        made.citation.date = table[i].said;
        struct handout handout = handout_of(&made.country, TODAY);
        assert_int_equal(handout.numbers[0].hours_are_old, table[i].old);
        assert_int_equal(date_compare(handout.numbers[0].hours_said, table[i].said), 0);
        made.channels[0].hours = NULL;
        assert_false(handout_of(&made.country, TODAY).numbers[0].hours_are_old);
    }
}

static void test_newest_source_of_hours_counts(void **state)
{
    struct fixture *fixture = *state;
    struct example made = {0};
    struct citation sources[] = {
        {.date = {2020, 5, 0}}, {.accessed = {2026, 2, 3}}, {.date = {2026, 9, 9}}};
    *ARRAY_ADD(&sources[1].facts, &fixture->arena) = STR("hours");
    *ARRAY_ADD(&sources[2].facts, &fixture->arena) = STR("phone");
    fill(&made, 1);
    made.services[0].citations.items = sources;
    made.services[0].citations.count = COUNT(sources);
    struct date said = handout_of(&made.country, TODAY).numbers[0].hours_said;
    assert_int_equal(date_compare(said, (struct date){2026, 2, 3}), 0);
}

static void test_when_to_print_anew(void **state)
{
    (void)state;
    struct example made = {0};
    fill(&made, SERVICES);
    struct date until = handout_of(&made.country, TODAY).until;
    assert_int_equal(date_compare(until, (struct date){2027, 11, 22}), 0);
    made.services[1].review.due = (struct date){2027, 5, 22};
    made.services[2].review.due = (struct date){2027, 9, 0};
    made.services[4].review.due = (struct date){2027, 1, 1}; /* is not on it */
    until = handout_of(&made.country, TODAY).until;
    assert_int_equal(date_compare(until, (struct date){2027, 5, 22}), 0);
    assert_int_equal(handout_of(&made.country, (struct date){2026, 11, 0}).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_three_and_the_emergency_number),
        cmocka_unit_test(test_what_is_never_printed),
        cmocka_unit_test(test_what_is_printed_too),
        cmocka_unit_test(test_emergency_numbers),
        cmocka_unit_test(test_age_of_hours),
        TEST_WITH_FIXTURE(test_newest_source_of_hours_counts),
        cmocka_unit_test(test_when_to_print_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
