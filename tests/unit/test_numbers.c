/* SPDX-License-Identifier: MIT */
#include "directory/numbers.h"

#include "support.h"

/* A directory made by hand: Belgium with one service and one emergency number. */
struct example {
    struct channel channels[4];
    struct service service;
    struct emergency emergency;
    struct channel alarm;
    const struct service *services[1];
    struct country country;
    struct directory directory;
};

static struct channel number(const char *dial, const char *display, const char *abroad)
{
    return (struct channel){.kind = CHANNEL_PHONE,
                            .dial = str_from(dial),
                            .display = str_from(display),
                            .abroad = str_from(abroad)};
}

static struct numbers index_of(struct fixture *fixture, enum status status)
{
    struct example *made = ARENA_NEW(&fixture->arena, struct example);
    made->channels[0] = number("+3280012800", "0800/12 800", "");
    made->channels[1] = number("116000", "116 000", "+3224754499");
    made->channels[2] = number("050812", "0508 NETSAFE", "");
    made->channels[3] = (struct channel){.kind = CHANNEL_WEB, .address = STR("123456")};
    made->service = (struct service){.id = STR("be-a"), .status = status};
    made->service.channels.items = made->channels;
    made->service.channels.count = COUNT(made->channels);
    made->services[0] = &made->service;
    made->alarm = number("112", "112", "");
    made->emergency.channels.items = &made->alarm;
    made->emergency.channels.count = 1;
    made->country = (struct country){.code = STR("BE")};
    made->country.services.items = made->services;
    made->country.services.count = 1;
    made->country.emergencies.items = &made->emergency;
    made->country.emergencies.count = 1;
    made->directory.countries.items = &made->country;
    made->directory.countries.count = 1;
    return numbers_of(&fixture->arena, &made->directory, (struct date){2026, 11, 22});
}

static const struct number_use *find(const struct numbers *numbers,
                                     const char *spelling)
{
    struct phone_key key;
    if (!phone_key_of(str_from(spelling), &key))
        return NULL;
    const struct number_uses *uses = numbers_find(numbers, phone_key_str(&key));
    return uses ? &uses->items[0] : NULL;
}

static void test_all_spellings_lead_to_the_channel(void **state)
{
    static const struct {
        const char *spelling;
        size_t channel;
    } cases[] = {
        {"0800/12 800", 0},       {"0800 12 800", 0},
        {"080012800", 0},         {"+32 800 12 800", 0},
        {"+32 (0)800 12 800", 0}, {"0032 800/12.800", 0},
        {"32 800 12 800", 0},     {"0800\xC2\xA0\x31\x32\xE2\x80\xAF\x38\x30\x30", 0},
        {"116 000", 1},           {"116.000", 1},
        {"11 60 00", 1},          {"+32 116 000", 1},
        {"+32 2 475 44 99", 1},   {"02/475.44.99", 1},
        {"0508 NETSAFE", 2},
    };
    struct fixture *fixture = *state;
    struct numbers numbers = index_of(fixture, STATUS_ACTIVE);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct number_use *use = find(&numbers, cases[i].spelling);
        if (!use || !use->service ||
            use->channel != &use->service->channels.items[cases[i].channel])
            fail_msg("'%s' was not found", cases[i].spelling);
        assert_true(use->callable);
    }
}

static void test_arabic_digits(void **state)
{
    struct numbers numbers = index_of(*state, STATUS_ACTIVE);
    const struct number_use *use =
        find(&numbers, "\xD9\xA1\xD9\xA1\xD9\xA6 \xD9\xA0\xD9\xA0\xD9\xA0");
    assert_non_null(use);
    assert_true(use->is_short);
    /* 00 in other digits is the international prefix, too. */
    use = find(&numbers, "\xDB\xB0\xDB\xB0\xDB\xB3\xDB\xB2 800 12 800");
    assert_non_null(use);
    assert_false(use->is_short);
}

static void test_other_digits_are_nobodys(void **state)
{
    static const char *const cases[] = {"116001", "0800 12 801", "+33 800 12 800",
                                        "123456", "x112",        ""};
    struct numbers numbers = index_of(*state, STATUS_ACTIVE);
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_null(find(&numbers, cases[i]));
}

static void test_status_and_emergencies(void **state)
{
    struct numbers numbers = index_of(*state, STATUS_RETIRED);
    assert_false(find(&numbers, "116000")->callable);
    const struct number_use *use = find(&numbers, "112");
    assert_true(use->callable);
    assert_null(use->service);
    assert_non_null(use->emergency);
}

static void test_key_refuses_what_is_too_long(void **state)
{
    struct phone_key key;
    char text[400];
    (void)state;
    for (size_t i = 0; i < sizeof(text); i++)
        text[i] = '1';
    for (size_t len = 33; len < sizeof(text); len++)
        assert_false(phone_key_of((struct str){text, len}, &key));
    assert_true(phone_key_of((struct str){text, 32}, &key));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_all_spellings_lead_to_the_channel),
        TEST_WITH_FIXTURE(test_arabic_digits),
        TEST_WITH_FIXTURE(test_other_digits_are_nobodys),
        TEST_WITH_FIXTURE(test_status_and_emergencies),
        cmocka_unit_test(test_key_refuses_what_is_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
