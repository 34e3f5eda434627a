/* SPDX-License-Identifier: MIT */
#include "output/json.h"

#include "support.h"

#include <stdio.h>

static void assert_written(struct json root, const char *expected)
{
    struct strbuf out = {0};
    json_write(root, &out);
    assert_text(strbuf_str(&out), expected);
    strbuf_release(&out);
    json_release(root);
}

static void test_members_stand_as_they_were_put(void **state)
{
    (void)state;
    struct json object = json_new_object(), list = json_new_list();
    json_put_text(object, "z", STR("last letter"));
    json_put_number(object, "a", -7);
    json_put_bool(object, "m", true);
    json_add_text(list, STR("x"));
    json_add(list, json_new_object());
    json_put(object, "b", list);
    assert_written(object,
                   "{\"z\":\"last letter\",\"a\":-7,\"m\":true,\"b\":[\"x\",{}]}");
}

/* Many members: an order by hash would show. */
static void test_order_of_many_members(void **state)
{
    (void)state;
    struct json object = json_new_object();
    struct strbuf expected = {0};
    for (unsigned i = 0; i < 500; i++) {
        char name[16];
        snprintf(name, sizeof(name), "k%u", (i * 7919) % 1000);
        json_put_number(object, name, i);
        strbuf_addf(&expected, "%s\"%s\":%u", i ? "," : "{", name, i);
    }
    strbuf_add_char(&expected, '}');
    assert_written(object, expected.ptr);
    strbuf_release(&expected);
}

static void test_texts_are_escaped(void **state)
{
    (void)state;
    struct json list = json_new_list();
    json_add_text(list, STR("\"\\\b\f\n\r\t\x01\x7f/<>&'"));
    json_add_text(list, STR("é ‎العربية 😀"));
    json_add_text(list, (struct str){0});
    assert_written(list, "[\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\x7f/<>&'\","
                         "\"é ‎العربية 😀\",\"\"]");
}

static void test_what_is_empty_can_be_left_out(void **state)
{
    (void)state;
    struct json object = json_new_object(), list = json_new_list();
    json_add_text(list, STR("1"));
    json_put_some(object, "text", STR(""));
    json_put_list(object, "none", json_new_list());
    json_put_some(object, "some", STR("t"));
    json_put_list(object, "list", list);
    json_put_text(object, "kept", STR(""));
    assert_int_equal(json_count(list), 1);
    assert_written(object, "{\"some\":\"t\",\"list\":[\"1\"],\"kept\":\"\"}");
}

static void test_no_node(void **state)
{
    (void)state;
    struct json none = {NULL}, object = json_new_object();
    json_put_text(none, "a", STR("b"));
    json_put(none, "a", json_new_object());
    json_add_text(none, STR("b"));
    json_put(object, "a", none);
    json_release(none);
    assert_int_equal(json_count(none), 0);
    assert_written(object, "{}");
}

static void test_a_name_twice_has_the_last_value(void **state)
{
    (void)state;
    struct json object = json_new_object();
    json_put_text(object, "a", STR("1"));
    json_put_text(object, "b", STR("2"));
    json_put_text(object, "a", STR("3"));
    assert_written(object, "{\"a\":\"3\",\"b\":\"2\"}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members_stand_as_they_were_put),
        cmocka_unit_test(test_order_of_many_members),
        cmocka_unit_test(test_texts_are_escaped),
        cmocka_unit_test(test_what_is_empty_can_be_left_out),
        cmocka_unit_test(test_no_node),
        cmocka_unit_test(test_a_name_twice_has_the_last_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
