/* SPDX-License-Identifier: MIT */
#include "site/stance_difference.h"

static struct stance_ruling *ruling_for(struct arena *arena,
                                        struct stance_difference *difference,
                                        struct str scope, struct str value)
{
    for (size_t i = 0; i < difference->count; i++) {
        struct stance_ruling *ruling = &difference->items[i];
        if (str_equal(ruling->scope, scope) && str_equal(ruling->value, value))
            return ruling;
    }
    struct stance_ruling *ruling = ARRAY_ADD(difference, arena);
    *ruling = (struct stance_ruling){.scope = scope, .value = value};
    return ruling;
}

static void add_page(struct arena *arena, struct stance_difference *differences,
                     const struct page *page)
{
    for (size_t i = 0; i < page->stances.count; i++) {
        const struct stance *stance = &page->stances.items[i];
        size_t index = instruction_find(stance->key);
        if (index < INSTRUCTION_COUNT)
            *ARRAY_ADD(&ruling_for(arena, &differences[index], stance_scope(page),
                                   stance->value)
                            ->ids,
                       arena) = page->id;
    }
}

static bool has_two_values(const struct stance_difference *difference)
{
    for (size_t i = 1; i < difference->count; i++)
        if (!str_equal(difference->items[i].value, difference->items[0].value))
            return true;
    return false;
}

static int compare_rulings(const void *left, const void *right)
{
    const struct stance_ruling *a = left, *b = right;
    int order = str_compare(a->scope, b->scope);
    return order ? order : str_compare(a->value, b->value);
}

struct stance_differences stance_differences_of(struct arena *arena,
                                                const struct site *site)
{
    struct stance_difference all[INSTRUCTION_COUNT] = {0};
    struct stance_differences differences = {0};
    for (size_t i = 0; i < site->pages.count; i++) {
        const struct page *page = site->pages.items[i];
        if (page->good && stance_original(site, page) == page)
            add_page(arena, all, page);
    }
    for (size_t i = 0; i < INSTRUCTION_COUNT; i++) {
        if (!has_two_values(&all[i]))
            continue;
        all[i].instruction = &INSTRUCTIONS[i];
        ARRAY_SORT(&all[i], compare_rulings);
        *ARRAY_ADD(&differences, arena) = all[i];
    }
    return differences;
}

bool stance_differs(const struct stance_differences *differences,
                    const struct page *page)
{
    for (size_t i = 0; i < differences->count; i++)
        for (size_t k = 0; k < page->stances.count; k++)
            if (str_equal(page->stances.items[k].key,
                          str_from(differences->items[i].instruction->name)))
                return true;
    return false;
}
