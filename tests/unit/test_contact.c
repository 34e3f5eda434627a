/* SPDX-License-Identifier: MIT */
#include "site/contact.h"

#include "support.h"

static bool read(struct fixture *fixture, const char *text, struct contacts *contacts)
{
    struct arena *arena = &fixture->arena;
    struct source *source = ARENA_NEW(arena, struct source);
    *source = source_of(arena, STR("site.yaml"), str_from(text));
    const struct yaml *map =
        yaml_parse(arena, arena, source, 0, source->text.len, &fixture->diags);
    assert_non_null(map);
    const struct yaml *list = yaml_get(map, STR("contacts"));
    assert_non_null(list);
    return contacts_read(arena, list, contacts, &fixture->diags);
}

static void test_whole_contact(void **state)
{
    struct fixture *fixture = *state;
    struct contacts contacts;
    assert_true(read(fixture,
                     "contacts:\n"
                     "  - name: A\n"
                     "    role: {fr: Infirmière, en: Nurse}\n"
                     "    place: Room 1\n"
                     "    phone: \"+33 (1) 99.00.12-34\"\n"
                     "    email: a@b.example\n"
                     "    hours: Mo-Fr 08:00-12:00\n"
                     "  - {name: B, place: Room 2}\n",
                     &contacts));
    assert_int_equal(contacts.count, 2);
    const struct contact *a = &contacts.items[0], *b = &contacts.items[1];
    assert_text(a->name, "A");
    assert_text(texts_find(&a->role, STR("en"))->text, "Nurse");
    assert_text(texts_get(&a->place, STR("nl"), STR("fr"))->text, "Room 1");
    assert_text(a->place.items[0].language, "");
    assert_text(a->phone.dial, "+33199001234");
    assert_text(a->phone.display, "+33 (1) 99.00.12-34");
    assert_text(a->email, "a@b.example");
    assert_int_equal(a->phone.hours->rules.count, 1);
    assert_text(b->phone.dial, "");
    assert_null(b->phone.hours);
    assert_int_equal(fixture->diags.count, 0);
}

static void test_numbers_that_are_not_the_same_everywhere(void **state)
{
    struct fixture *fixture = *state;
    static const char *const bad[] = {"0199001234",          "112",
                                      "0033199001234",       "+33 199",
                                      "+1234567890123456",   "+33 1 99 00 12 34 x5",
                                      "+33 1 99 CALL",       "tel:+33199001234",
                                      "+33199001234;ext=12", "+"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct contacts contacts;
        struct str text = arena_format(
            &fixture->arena, "contacts: [{name: A, phone: \"%s\"}]\n", bad[i]);
        fixture->diags.count = 0;
        assert_false(read(fixture, text.ptr, &contacts));
        assert_int_equal(contacts.count, 0);
        assert_int_equal(fixture->diags.count, 1);
        assert_diagnostic(&fixture->diags, 0, DIAG_FIELD_VALUE, 1, 29);
    }
}

static void test_bad_contact_is_left_out_and_the_others_stay(void **state)
{
    struct fixture *fixture = *state;
    struct contacts contacts;
    assert_false(read(fixture,
                      "contacts:\n"
                      "  - {name: A, email: a b@c}\n"
                      "  - {name: B, email: \"@c\"}\n"
                      "  - {name: C, place: {fr: [1]}}\n"
                      "  - {name: D, place: Room 4}\n"
                      "  - {name: \"\", place: Room 5}\n"
                      "  - [E]\n"
                      "  - {name: F}\n",
                      &contacts));
    assert_int_equal(contacts.count, 1);
    assert_text(contacts.items[0].name, "D");
    assert_int_equal(fixture->diags.count, 6);
    assert_diagnostic(&fixture->diags, 5, DIAG_FIELD_MISSING, 8, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_whole_contact),
        TEST_WITH_FIXTURE(test_numbers_that_are_not_the_same_everywhere),
        TEST_WITH_FIXTURE(test_bad_contact_is_left_out_and_the_others_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
