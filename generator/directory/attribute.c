/* SPDX-License-Identifier: MIT */
#include "directory/attribute.h"

#include "base/date.h"
#include "base/language.h"
#include "base/name.h"
#include "base/suggest.h"
#include "directory/phone.h"
#include "directory/place.h"
#include "directory/region.h"

enum { OLDEST = 120 };

static bool is_small_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool value_error(const struct xml_attribute *attribute, const char *what,
                        struct diagnostics *diags)
{
    diag_add(diags, DIAG_ATTRIBUTE_VALUE, attribute->value_at, "'%.*s' %s",
             STR_ARG(attribute->value), diag_words(diags, what));
    return false;
}

static bool check_id(const struct xml_attribute *attribute, struct diagnostics *diags)
{
    return name_check(attribute->value, attribute->value_at, diags);
}

static struct str names_joined(struct diagnostics *diags, const char *const *names)
{
    struct strbuf list = {0};
    for (size_t i = 0; names[i]; i++) {
        if (names[i][0] == '\0')
            continue;
        strbuf_add(&list, list.len ? STR(", ") : STR(""));
        strbuf_add(&list, str_from(names[i]));
    }
    struct str joined = arena_copy(diags->arena, strbuf_str(&list));
    strbuf_release(&list);
    return joined;
}

static bool check_name(const struct xml_attribute *attribute, struct str name,
                       const char *const *names, struct diagnostics *diags)
{
    struct suggestion suggestion = suggestion_for(name);
    for (size_t i = 0; names[i]; i++) {
        if (str_equal(name, str_from(names[i])))
            return true;
        if (names[i][0])
            suggestion_offer(&suggestion, str_from(names[i]));
    }
    diag_add(diags, DIAG_ATTRIBUTE_VALUE,
             place_within(attribute->value_at, attribute->value, name),
             "'%.*s' is no value of '%.*s'", STR_ARG(name), STR_ARG(attribute->name));
    if (suggestion_best(&suggestion).len)
        suggestion_hint(&suggestion, diags);
    else
        diag_hint(diags, "it may be %.*s", STR_ARG(names_joined(diags, names)));
    return false;
}

static bool check_names(const struct xml_attribute *attribute, const char *const *names,
                        struct diagnostics *diags)
{
    bool good = true;
    struct str name, rest = attribute->value;
    while (str_split_words(&rest, &name))
        good = check_name(attribute, name, names, diags) && good;
    return good;
}

static bool check_date(const struct xml_attribute *attribute, struct diagnostics *diags)
{
    struct date date;
    if (date_parse(attribute->value, &date))
        return true;
    diag_add(diags, DIAG_DATE_INVALID, attribute->value_at, "'%.*s' is not a date",
             STR_ARG(attribute->value));
    diag_hint(diags, "write 2026-11-22, 2026-11 or 2026");
    return false;
}

/* A telephone call was made on some day. */
static bool check_day(const struct xml_attribute *attribute, struct diagnostics *diags)
{
    struct date date;
    if (!check_date(attribute, diags))
        return false;
    if (date_parse(attribute->value, &date) && date_is_day(date))
        return true;
    diag_add(diags, DIAG_DATE_INVALID, attribute->value_at, "'%.*s' is not a day",
             STR_ARG(attribute->value));
    diag_hint(diags, "write the day too, as in 2026-11-22");
    return false;
}

static bool check_dial(const struct xml_attribute *attribute, struct diagnostics *diags)
{
    return phone_check_dial(attribute->value, attribute->value_at, diags);
}

static bool check_abroad(const struct xml_attribute *attribute,
                         struct diagnostics *diags)
{
    if (!check_dial(attribute, diags))
        return false;
    if (!phone_is_national(attribute->value))
        return true;
    diag_add(diags, DIAG_PHONE_DIAL, attribute->value_at,
             "'%.*s' cannot be dialled from abroad", STR_ARG(attribute->value));
    diag_hint(diags, "write '+' and the country's calling code first");
    return false;
}

static bool check_tag(const struct xml_attribute *attribute, struct str tag,
                      struct diagnostics *diags)
{
    if (language_is_well_formed(tag))
        return true;
    diag_add(diags, DIAG_ATTRIBUTE_VALUE,
             place_within(attribute->value_at, attribute->value, tag),
             "'%.*s' is no language tag", STR_ARG(tag));
    diag_hint(diags, "write it as in 'fr', 'pt-BR' or 'gsg'");
    return false;
}

static bool check_language(const struct xml_attribute *attribute,
                           struct diagnostics *diags)
{
    return check_tag(attribute, attribute->value, diags);
}

static bool check_languages(const struct xml_attribute *attribute,
                            struct diagnostics *diags)
{
    bool good = true;
    struct str tag, rest = attribute->value;
    while (str_split_words(&rest, &tag))
        good = check_tag(attribute, tag, diags) && good;
    return good;
}

static bool check_age(const struct xml_attribute *attribute, struct diagnostics *diags)
{
    uint32_t age;
    struct str text = attribute->value;
    bool padded = text.len > 1 && text.ptr[0] == '0';
    return (!padded && str_to_uint(text, OLDEST, &age)) ||
           value_error(attribute, "is no age in full years", diags);
}

/* A space or a sign that ends or breaks an address wherever it is written out. */
static bool has_unsafe(struct str value)
{
    const struct str signs = STR(" \t\n\r<>\"\\^`{}|");
    for (size_t i = 0; i < value.len; i++)
        if ((unsigned char)value.ptr[i] < 0x20 ||
            str_find_char(signs, value.ptr[i], 0) != STR_NOT_FOUND)
            return true;
    return false;
}

static bool check_url(const struct xml_attribute *attribute, struct diagnostics *diags)
{
    struct str url = attribute->value;
    size_t scheme = str_starts_with(url, STR("https://"))  ? 8
                    : str_starts_with(url, STR("http://")) ? 7
                                                           : 0;
    if (scheme && scheme < url.len && url.ptr[scheme] != '/' && !has_unsafe(url))
        return true;
    value_error(attribute, "is not the address of a web page", diags);
    diag_hint(diags, "write it whole, as in 'https://www.example.org/help'");
    return false;
}

static bool check_email(const struct xml_attribute *attribute,
                        struct diagnostics *diags)
{
    struct str address = attribute->value;
    size_t at = str_find_char(address, '@', 0);
    if (at != STR_NOT_FOUND && at > 0 && at + 1 < address.len &&
        str_find_char(address, '@', at + 1) == STR_NOT_FOUND && !has_unsafe(address))
        return true;
    value_error(attribute, "is no e-mail address", diags);
    diag_hint(diags, "write it as in 'help@example.org'");
    return false;
}

bool country_is_well_formed(struct str code)
{
    return str_equal(code, STR("001")) ||
           (code.len == 2 && is_capital(code.ptr[0]) && is_capital(code.ptr[1]));
}

static bool check_country(const struct xml_attribute *attribute,
                          struct diagnostics *diags)
{
    if (country_is_well_formed(attribute->value))
        return true;
    value_error(attribute, "is no country code", diags);
    diag_hint(diags, "write two capital letters as in 'LU', or '001' for the world");
    return false;
}

static bool check_code(const struct xml_attribute *attribute, struct str code,
                       struct diagnostics *diags)
{
    if (region_is_well_formed(code))
        return true;
    diag_add(diags, DIAG_ATTRIBUTE_VALUE,
             place_within(attribute->value_at, attribute->value, code),
             "'%.*s' is no region code", STR_ARG(code));
    diag_hint(diags, "write it as ISO 3166-2 does, as in 'CH-VS'");
    return false;
}

static bool check_region(const struct xml_attribute *attribute,
                         struct diagnostics *diags)
{
    return check_code(attribute, attribute->value, diags);
}

static bool check_regions(const struct xml_attribute *attribute,
                          struct diagnostics *diags)
{
    bool good = true;
    struct str code, rest = attribute->value;
    while (str_split_words(&rest, &code))
        good = check_code(attribute, code, diags) && good;
    return good;
}

/* Browsers refuse what is no name; whether there is such a zone is theirs to know. */
static bool check_timezone(const struct xml_attribute *attribute,
                           struct diagnostics *diags)
{
    const struct str signs = STR("/_+-");
    struct str name = attribute->value;
    bool good = is_capital(name.ptr[0]) && name.ptr[name.len - 1] != '/';
    for (size_t i = 0; good && i < name.len; i++)
        good = is_capital(name.ptr[i]) || is_small_letter(name.ptr[i]) ||
               is_digit(name.ptr[i]) ||
               str_find_char(signs, name.ptr[i], 0) != STR_NOT_FOUND;
    if (good)
        return true;
    value_error(attribute, "is no time zone", diags);
    diag_hint(diags, "write its IANA name, as in 'Europe/Luxembourg'");
    return false;
}

typedef bool attribute_checker(const struct xml_attribute *attribute,
                               struct diagnostics *diags);

static attribute_checker *const CHECKERS[ATTRIBUTE_TYPE_COUNT] = {
    [ATTRIBUTE_ID] = check_id,
    [ATTRIBUTE_DATE] = check_date,
    [ATTRIBUTE_DAY] = check_day,
    [ATTRIBUTE_DIAL] = check_dial,
    [ATTRIBUTE_ABROAD] = check_abroad,
    [ATTRIBUTE_LANGUAGE] = check_language,
    [ATTRIBUTE_LANGUAGES] = check_languages,
    [ATTRIBUTE_AGE] = check_age,
    [ATTRIBUTE_URL] = check_url,
    [ATTRIBUTE_EMAIL] = check_email,
    [ATTRIBUTE_COUNTRY] = check_country,
    [ATTRIBUTE_REGION] = check_region,
    [ATTRIBUTE_REGIONS] = check_regions,
    [ATTRIBUTE_TIMEZONE] = check_timezone,
};

bool attribute_check(const struct xml_attribute *attribute, enum attribute_type type,
                     const char *const *names, struct diagnostics *diags)
{
    if (str_trim(attribute->value).len == 0) {
        diag_add(diags, DIAG_ATTRIBUTE_VALUE, attribute->value_at, "'%.*s' is empty",
                 STR_ARG(attribute->name));
        diag_hint(diags, "leave out what is not known");
        return false;
    }
    if (type == ATTRIBUTE_ENUM)
        return check_name(attribute, attribute->value, names, diags);
    if (type == ATTRIBUTE_ENUMS)
        return check_names(attribute, names, diags);
    return !CHECKERS[type] || CHECKERS[type](attribute, diags);
}
