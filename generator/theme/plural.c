/* SPDX-License-Identifier: MIT */
#include "theme/plural.h"

static const char *const NAMES[PLURAL_FORMS] = {"zero", "one",  "two",
                                                "few",  "many", "other"};

const char *plural_name(enum plural form)
{
    return NAMES[form];
}

bool plural_from_name(struct str name, enum plural *form)
{
    for (int i = 0; i < PLURAL_FORMS; i++) {
        if (str_equal(name, str_from(NAMES[i]))) {
            *form = (enum plural)i;
            return true;
        }
    }
    return false;
}

/* ---- Rules: what CLDR calls i, for numbers without decimals. ---- */

static bool is_between(size_t number, size_t from, size_t to)
{
    return number >= from && number <= to;
}

static enum plural never(size_t n)
{
    (void)n;
    return PLURAL_OTHER;
}

static enum plural one_other(size_t n)
{
    return n == 1 ? PLURAL_ONE : PLURAL_OTHER;
}

static enum plural zero_is_one(size_t n)
{
    return n <= 1 ? PLURAL_ONE : PLURAL_OTHER;
}

static enum plural millions(size_t n)
{
    return n != 0 && n % 1000000 == 0 ? PLURAL_MANY : PLURAL_OTHER;
}

static enum plural french(size_t n)
{
    return n <= 1 ? PLURAL_ONE : millions(n);
}

static enum plural italian(size_t n)
{
    return n == 1 ? PLURAL_ONE : millions(n);
}

static enum plural arabic(size_t n)
{
    if (n <= 2)
        return (enum plural[]){PLURAL_ZERO, PLURAL_ONE, PLURAL_TWO}[n];
    if (is_between(n % 100, 3, 10))
        return PLURAL_FEW;
    return n % 100 >= 11 ? PLURAL_MANY : PLURAL_OTHER;
}

static enum plural hebrew(size_t n)
{
    return n == 2 ? PLURAL_TWO : one_other(n);
}

static bool ends_in_one(size_t n)
{
    return n % 10 == 1 && n % 100 != 11;
}

static bool ends_in_few(size_t n)
{
    return is_between(n % 10, 2, 4) && !is_between(n % 100, 12, 14);
}

static enum plural icelandic(size_t n)
{
    return ends_in_one(n) ? PLURAL_ONE : PLURAL_OTHER;
}

static enum plural croatian(size_t n)
{
    return ends_in_one(n) ? PLURAL_ONE : ends_in_few(n) ? PLURAL_FEW : PLURAL_OTHER;
}

static enum plural russian(size_t n)
{
    return ends_in_one(n) ? PLURAL_ONE : ends_in_few(n) ? PLURAL_FEW : PLURAL_MANY;
}

static enum plural polish(size_t n)
{
    return n == 1 ? PLURAL_ONE : ends_in_few(n) ? PLURAL_FEW : PLURAL_MANY;
}

static enum plural czech(size_t n)
{
    return is_between(n, 2, 4) ? PLURAL_FEW : one_other(n);
}

static enum plural slovenian(size_t n)
{
    size_t last = n % 100;
    return last == 1                ? PLURAL_ONE
           : last == 2              ? PLURAL_TWO
           : is_between(last, 3, 4) ? PLURAL_FEW
                                    : PLURAL_OTHER;
}

static enum plural romanian(size_t n)
{
    bool is_few = n == 0 || (n != 1 && is_between(n % 100, 1, 19));
    return is_few ? PLURAL_FEW : one_other(n);
}

static enum plural lithuanian(size_t n)
{
    bool is_teen = is_between(n % 100, 11, 19);
    if (is_teen || n % 10 == 0)
        return PLURAL_OTHER;
    return n % 10 == 1 ? PLURAL_ONE : PLURAL_FEW;
}

static enum plural latvian(size_t n)
{
    if (n % 10 == 0 || is_between(n % 100, 11, 19))
        return PLURAL_ZERO;
    return ends_in_one(n) ? PLURAL_ONE : PLURAL_OTHER;
}

static enum plural irish(size_t n)
{
    return n == 2                 ? PLURAL_TWO
           : is_between(n, 3, 6)  ? PLURAL_FEW
           : is_between(n, 7, 10) ? PLURAL_MANY
                                  : one_other(n);
}

/* A tag with a region stands before the language alone: pt-PT counts as Spanish does.
 */
static const struct rule {
    const char *languages;
    enum plural (*form)(size_t number);
} RULES[] = {
    {"pt-PT", italian},
    {"bg da de el en et eu fi gl hu ka lb nb nl nn no sq sv sw tr ur", one_other},
    {"fa hi hy", zero_is_one},
    {"fr pt", french},
    {"es it", italian},
    {"ar", arabic},
    {"he", hebrew},
    {"is mk", icelandic},
    {"bs hr sr", croatian},
    {"be ru uk", russian},
    {"pl", polish},
    {"cs sk", czech},
    {"sl", slovenian},
    {"ro", romanian},
    {"lt", lithuanian},
    {"lv", latvian},
    {"ga", irish},
    {"id ja ko th vi zh", never},
};

static const struct rule *find_rule(struct str tag)
{
    for (size_t i = 0; i < sizeof(RULES) / sizeof(*RULES); i++) {
        struct str rest = str_from(RULES[i].languages), language;
        while (str_split_words(&rest, &language))
            if (str_equal_ignore_case(language, tag))
                return &RULES[i];
    }
    return NULL;
}

static const struct rule *rule_of(struct str language)
{
    const struct rule *rule = find_rule(language);
    size_t end = str_find_char(language, '-', 0);
    return rule || end == STR_NOT_FOUND ? rule : find_rule(str_slice(language, 0, end));
}

bool plural_is_known(struct str language)
{
    return rule_of(language) != NULL;
}

enum plural plural_of(struct str language, size_t number)
{
    const struct rule *rule = rule_of(language);
    return rule ? rule->form(number) : one_other(number);
}

struct plural_use plural_use(struct str language, enum plural form)
{
    const struct rule *rule = rule_of(language);
    struct plural_use use = {0};
    for (size_t n = 0; rule && n < PLURAL_SEARCHED; n++)
        if (rule->form(n) == form && use.numbers++ == 0)
            use.least = n;
    return use;
}
