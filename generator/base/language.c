/* SPDX-License-Identifier: MIT */
#include "base/language.h"

static bool is_small_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_letter_or_digit(char c)
{
    return is_small_letter(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool language_is_well_formed(struct str tag)
{
    struct str part, rest = tag;
    if (!str_split(&rest, '-', &part) || part.len < 2 || part.len > 3)
        return false;
    for (size_t i = 0; i < part.len; i++)
        if (!is_small_letter(part.ptr[i]))
            return false;
    while (str_split(&rest, '-', &part)) {
        if (part.len < 1 || part.len > 8)
            return false;
        for (size_t i = 0; i < part.len; i++)
            if (!is_letter_or_digit(part.ptr[i]))
                return false;
    }
    return true;
}

struct str language_direction(struct str tag)
{
    static const char *const rtl[] = {"ar", "arc", "ckb", "dv", "fa", "he", "ks",
                                      "ps", "sd",  "ug",  "ur", "yi", NULL};
    struct str rest = tag, primary = {0};
    str_split(&rest, '-', &primary);
    for (size_t i = 0; rtl[i]; i++)
        if (str_equal(primary, str_from(rtl[i])))
            return STR("rtl");
    return STR("ltr");
}
