/* SPDX-License-Identifier: MIT */
#include "base/array.h"

#include "support.h"

struct item {
    int key;
    size_t place; /* where it stood before sorting */
};

struct items {
    ARRAY_FIELDS(struct item);
};

static int compare_items(const void *left, const void *right)
{
    const struct item *a = left, *b = right;
    return (a->key > b->key) - (a->key < b->key);
}

static void test_items_survive_growth(void **state)
{
    struct fixture *fixture = *state;
    struct items items = {0};
    for (int i = 0; i < 1000; i++)
        ARRAY_ADD(&items, &fixture->arena)->key = i;
    assert_int_equal(items.count, 1000);
    assert_true(items.capacity >= items.count);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items.items[i].key, i);
}

static void test_added_items_are_zeroed(void **state)
{
    struct fixture *fixture = *state;
    struct items items = {0};
    for (int i = 0; i < 20; i++) {
        struct item *item = ARRAY_ADD(&items, &fixture->arena);
        assert_int_equal(item->key, 0);
        assert_int_equal(item->place, 0);
        *item = (struct item){i, 99};
    }
}

static void test_sort_is_stable_for_any_count(void **state)
{
    struct fixture *fixture = *state;
    for (size_t count = 0; count < 70; count++) {
        struct items items = {0};
        for (size_t i = 0; i < count; i++)
            *ARRAY_ADD(&items, &fixture->arena) =
                (struct item){(int)(i * 7919 % 11), i};
        ARRAY_SORT(&items, compare_items);
        for (size_t i = 1; i < count; i++) {
            const struct item *a = &items.items[i - 1], *b = &items.items[i];
            assert_true(a->key < b->key || (a->key == b->key && a->place < b->place));
        }
    }
}

static void test_sort_of_sorted_and_reversed(void **state)
{
    struct fixture *fixture = *state;
    struct items up = {0}, down = {0};
    for (int i = 0; i < 33; i++) {
        ARRAY_ADD(&up, &fixture->arena)->key = i;
        ARRAY_ADD(&down, &fixture->arena)->key = 32 - i;
    }
    ARRAY_SORT(&up, compare_items);
    ARRAY_SORT(&down, compare_items);
    for (int i = 0; i < 33; i++) {
        assert_int_equal(up.items[i].key, i);
        assert_int_equal(down.items[i].key, i);
    }
}

static void test_strs_contain(void **state)
{
    struct fixture *fixture = *state;
    struct strs strs = {0};
    assert_false(strs_contain(&strs, STR("")));
    *ARRAY_ADD(&strs, &fixture->arena) = STR("fr");
    *ARRAY_ADD(&strs, &fixture->arena) = STR("en");
    assert_true(strs_contain(&strs, STR("en")));
    assert_false(strs_contain(&strs, STR("e")));
    assert_false(strs_contain(&strs, STR("EN")));
}

static void test_map_finds_what_was_set(void **state)
{
    struct fixture *fixture = *state;
    struct map map = map_in(&fixture->arena);
    int a = 1, b = 2;
    assert_null(map_get(&map, STR("key")));
    assert_null(map_set(&map, STR("key"), &a));
    assert_ptr_equal(map_get(&map, STR("key")), &a);
    assert_ptr_equal(map_set(&map, STR("key"), &b), &a);
    assert_ptr_equal(map_get(&map, STR("key")), &b);
    assert_int_equal(map.count, 1);
    assert_null(map_get(&map, STR("ke")));
    assert_null(map_get(&map, STR("key ")));
}

static void test_map_compares_bytes_not_pointers(void **state)
{
    struct fixture *fixture = *state;
    static const char letters[] = {'a', 'b', 'a', 'b'};
    struct map map = map_in(&fixture->arena);
    int value = 1, nothing = 2;
    map_set(&map, (struct str){letters, 2}, &value);
    map_set(&map, (struct str){0}, &nothing);
    assert_ptr_equal(map_get(&map, (struct str){letters + 2, 2}), &value);
    assert_ptr_equal(map_get(&map, STR("")), &nothing);
    assert_null(map_get(&map, (struct str){letters + 1, 2}));
}

static void test_map_with_many_keys(void **state)
{
    struct fixture *fixture = *state;
    struct map map = map_in(&fixture->arena);
    int values[5000];
    for (int i = 0; i < 5000; i++)
        assert_null(
            map_set(&map, arena_format(&fixture->arena, "key-%d", i), &values[i]));
    assert_int_equal(map.count, 5000);
    for (int i = 0; i < 5000; i++)
        assert_ptr_equal(map_get(&map, arena_format(&fixture->arena, "key-%d", i)),
                         &values[i]);
    assert_null(map_get(&map, STR("key-5000")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_FIXTURE(test_items_survive_growth),
        TEST_WITH_FIXTURE(test_added_items_are_zeroed),
        TEST_WITH_FIXTURE(test_sort_is_stable_for_any_count),
        TEST_WITH_FIXTURE(test_sort_of_sorted_and_reversed),
        TEST_WITH_FIXTURE(test_strs_contain),
        TEST_WITH_FIXTURE(test_map_finds_what_was_set),
        TEST_WITH_FIXTURE(test_map_compares_bytes_not_pointers),
        TEST_WITH_FIXTURE(test_map_with_many_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
