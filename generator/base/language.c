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

bool language_is_iso_639_1(struct str tag)
{
    static const struct str codes = STR_INIT(
        "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr "
        "cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn "
        "gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki "
        "kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml "
        "mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt "
        "qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te "
        "tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh "
        "zu");
    struct str rest = codes, code, primary = {0}, subtags = tag;
    str_split(&subtags, '-', &primary);
    while (str_split_words(&rest, &code))
        if (str_equal(code, primary))
            return true;
    return false;
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
