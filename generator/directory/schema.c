/* SPDX-License-Identifier: MIT */
#include "directory/schema.h"

#include "base/suggest.h"
#include "directory/attribute.h"
#include "directory/record.h"

/* Sets of elements. */
#define BIT(element) (1U << (ELEMENT_##element))
#define CHANNELS                                                             \
    (BIT(PHONE) | BIT(SMS) | BIT(CHAT) | BIT(APP) | BIT(EMAIL) | BIT(FORM) | \
     BIT(WEB) | BIT(VISIT))
#define TEXTS (BIT(NAME) | BIT(SUMMARY) | BIT(NOTE) | BIT(WHEN))
#define RECORDS (BIT(EMERGENCY) | BIT(SERVICE))
#define TOP (1U << ELEMENT_COUNT)

struct element_rule {
    const char *name;
    unsigned parents;
    unsigned needed_in; /* parents that have at least one */
    unsigned once_in;   /* parents that have at most one */
    bool has_text;      /* must have text; all others must not */
};

static const struct element_rule ELEMENTS[ELEMENT_COUNT] = {
    [ELEMENT_DIRECTORY] = {"directory", TOP, 0, 0, false},
    [ELEMENT_EMERGENCY] = {"emergency", BIT(DIRECTORY), 0, 0, false},
    [ELEMENT_SERVICE] = {"service", BIT(DIRECTORY), 0, 0, false},
    [ELEMENT_NAME] = {"name", BIT(SERVICE), BIT(SERVICE), 0, true},
    [ELEMENT_SUMMARY] = {"summary", BIT(SERVICE), 0, 0, true},
    [ELEMENT_NOTE] = {"note", RECORDS | CHANNELS, 0, 0, true},
    [ELEMENT_WHEN] = {"when", BIT(SERVICE), 0, 0, true},
    [ELEMENT_PHONE] = {"phone", RECORDS, 0, 0, false},
    [ELEMENT_SMS] = {"sms", RECORDS, 0, 0, false},
    [ELEMENT_CHAT] = {"chat", RECORDS, 0, 0, false},
    [ELEMENT_APP] = {"app", RECORDS, 0, 0, false},
    [ELEMENT_EMAIL] = {"email", RECORDS, 0, 0, false},
    [ELEMENT_FORM] = {"form", RECORDS, 0, 0, false},
    [ELEMENT_WEB] = {"web", RECORDS, 0, 0, false},
    [ELEMENT_VISIT] = {"visit", RECORDS, 0, 0, false},
    [ELEMENT_LANGUAGE] = {"language", BIT(SERVICE), 0, 0, false},
    [ELEMENT_AUDIENCE] = {"audience", BIT(SERVICE), BIT(SERVICE), 0, true},
    [ELEMENT_TOPIC] = {"topic", BIT(SERVICE), BIT(SERVICE), 0, true},
    [ELEMENT_ELIGIBILITY] = {"eligibility", BIT(SERVICE), 0, BIT(SERVICE), false},
    [ELEMENT_CONFIDENTIALITY] = {"confidentiality", BIT(SERVICE), 0, BIT(SERVICE),
                                 false},
    [ELEMENT_ACCESS] = {"access", BIT(SERVICE) | CHANNELS, 0, 0, false},
    [ELEMENT_SOURCE] = {"source", RECORDS, RECORDS, 0, false},
};

struct attribute_rule {
    const char *name;
    unsigned elements;
    unsigned needed_in;
    enum attribute_type type;
    const char *const *names;
};

static const char *const YES_NO[] = {"yes", "no", NULL};

#define DIALLED (BIT(PHONE) | BIT(SMS))
#define LINKED (BIT(CHAT) | BIT(APP) | BIT(FORM) | BIT(WEB))
#define TRANSLATED (BIT(SUMMARY) | BIT(NOTE) | BIT(WHEN))

static const struct attribute_rule ATTRIBUTES[] = {
    {"country", BIT(DIRECTORY), BIT(DIRECTORY), ATTRIBUTE_COUNTRY, NULL},
    {"timezone", BIT(DIRECTORY), 0, ATTRIBUTE_TIMEZONE, NULL},
    {"purpose", BIT(EMERGENCY), BIT(EMERGENCY), ATTRIBUTE_ENUM, PURPOSE_NAMES},
    {"id", BIT(SERVICE), BIT(SERVICE), ATTRIBUTE_ID, NULL},
    {"kind", BIT(SERVICE), BIT(SERVICE), ATTRIBUTE_TEXT, NULL},
    {"status", BIT(SERVICE), BIT(SERVICE), ATTRIBUTE_ENUM, STATUS_NAMES},
    {"confidence", RECORDS | CHANNELS, RECORDS, ATTRIBUTE_ENUM, CONFIDENCE_NAMES},
    {"provider", BIT(SERVICE), 0, ATTRIBUTE_ENUM, PROVIDER_NAMES},
    {"region", BIT(SERVICE), 0, ATTRIBUTE_REGIONS, NULL},
    {"region", BIT(VISIT), 0, ATTRIBUTE_REGION, NULL},
    {"since", BIT(SERVICE), 0, ATTRIBUTE_DATE, NULL},
    {"until", BIT(SERVICE), 0, ATTRIBUTE_DATE, NULL},
    {"valid-from", BIT(SERVICE) | CHANNELS, 0, ATTRIBUTE_DATE, NULL},
    {"valid-to", BIT(SERVICE) | CHANNELS, 0, ATTRIBUTE_DATE, NULL},
    {"replaced-by", BIT(SERVICE), 0, ATTRIBUTE_TEXT, NULL},
    {"checked", RECORDS, 0, ATTRIBUTE_DAY, NULL},
    {"checked-how", RECORDS, 0, ATTRIBUTE_ENUM, CHECK_NAMES},
    {"checked-by", RECORDS, 0, ATTRIBUTE_TEXT, NULL},
    {"review-by", RECORDS, 0, ATTRIBUTE_DATE, NULL},
    {"xml:lang", TEXTS | BIT(WEB), TRANSLATED, ATTRIBUTE_LANGUAGE, NULL},
    {"dial", DIALLED | BIT(VISIT), DIALLED, ATTRIBUTE_DIAL, NULL},
    {"display", DIALLED | BIT(VISIT), DIALLED, ATTRIBUTE_TEXT, NULL},
    {"abroad", BIT(PHONE), 0, ATTRIBUTE_ABROAD, NULL},
    {"keyword", BIT(SMS), 0, ATTRIBUTE_TEXT, NULL},
    {"href", LINKED | BIT(SOURCE), LINKED, ATTRIBUTE_URL, NULL},
    {"address", BIT(EMAIL), BIT(EMAIL), ATTRIBUTE_EMAIL, NULL},
    {"street", BIT(VISIT), 0, ATTRIBUTE_TEXT, NULL},
    {"postal-code", BIT(VISIT), 0, ATTRIBUTE_TEXT, NULL},
    {"city", BIT(VISIT), BIT(VISIT), ATTRIBUTE_TEXT, NULL},
    {"title", CHANNELS | BIT(SOURCE), BIT(SOURCE), ATTRIBUTE_TEXT, NULL},
    {"platform", BIT(APP), 0, ATTRIBUTE_ENUM, PLATFORM_NAMES},
    {"hours", CHANNELS, 0, ATTRIBUTE_HOURS, NULL},
    {"languages", CHANNELS | BIT(ACCESS), 0, ATTRIBUTE_LANGUAGES, NULL},
    {"cost", CHANNELS, 0, ATTRIBUTE_TEXT, NULL},
    {"on-bill", CHANNELS, 0, ATTRIBUTE_ENUM, YES_NO},
    {"code", BIT(LANGUAGE), BIT(LANGUAGE), ATTRIBUTE_LANGUAGE, NULL},
    {"age-min", BIT(ELIGIBILITY), 0, ATTRIBUTE_AGE, NULL},
    {"age-max", BIT(ELIGIBILITY), 0, ATTRIBUTE_AGE, NULL},
    {"image-age-min", BIT(ELIGIBILITY), 0, ATTRIBUTE_AGE, NULL},
    {"image-age-max", BIT(ELIGIBILITY), 0, ATTRIBUTE_AGE, NULL},
    {"anonymous", BIT(CONFIDENTIALITY), 0, ATTRIBUTE_ENUM, YES_NO},
    {"confidential", BIT(CONFIDENTIALITY), 0, ATTRIBUTE_ENUM, YES_NO},
    {"consent", BIT(CONFIDENTIALITY), 0, ATTRIBUTE_ENUM, YES_NO},
    {"type", BIT(ACCESS), BIT(ACCESS), ATTRIBUTE_ENUM, ACCESS_NAMES},
    {"date", BIT(SOURCE), 0, ATTRIBUTE_DATE, NULL},
    {"accessed", BIT(SOURCE), 0, ATTRIBUTE_DATE, NULL},
    {"facts", BIT(SOURCE), 0, ATTRIBUTE_ENUMS, FACT_NAMES},
};

enum { ATTRIBUTE_COUNT = sizeof(ATTRIBUTES) / sizeof(ATTRIBUTES[0]) };

static bool is_enough(const struct diagnostics *diags)
{
    return diags->count >= SCHEMA_DIAGNOSTICS_MOST;
}

static bool is_in(enum element element, unsigned set)
{
    return set >> element & 1;
}

enum element schema_child(enum element parent, struct str name)
{
    for (unsigned i = 0; i < ELEMENT_COUNT; i++)
        if (is_in(parent, ELEMENTS[i].parents) &&
            str_equal(name, str_from(ELEMENTS[i].name)))
            return (enum element)i;
    return ELEMENT_COUNT;
}

/* Declarations of namespaces are no attributes. Our elements are in none. */
static bool is_declaration(const struct xml_attribute *attribute,
                           struct diagnostics *diags)
{
    if (str_starts_with(attribute->name, STR("xmlns:")))
        return true;
    if (!str_equal(attribute->name, STR("xmlns")))
        return false;
    if (attribute->value.len)
        diag_add(diags, DIAG_ATTRIBUTE_VALUE, attribute->value_at,
                 "the elements of a directory file are in no namespace");
    return true;
}

static void unknown_attribute(enum element element,
                              const struct xml_attribute *attribute,
                              struct diagnostics *diags)
{
    struct suggestion suggestion = suggestion_for(attribute->name);
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++)
        if (is_in(element, ATTRIBUTES[i].elements))
            suggestion_offer(&suggestion, str_from(ATTRIBUTES[i].name));
    diag_add(diags, DIAG_ATTRIBUTE_UNKNOWN, attribute->name_at,
             "'%s' has no attribute '%.*s'", ELEMENTS[element].name,
             STR_ARG(attribute->name));
    suggestion_hint(&suggestion, diags);
}

static const struct attribute_rule *attribute_rule(enum element element,
                                                   struct str name)
{
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++)
        if (is_in(element, ATTRIBUTES[i].elements) &&
            str_equal(name, str_from(ATTRIBUTES[i].name)))
            return &ATTRIBUTES[i];
    return NULL;
}

static void check_attributes(enum element element, const struct xml_element *xml,
                             struct diagnostics *diags)
{
    for (size_t i = 0; i < xml->attributes.count && !is_enough(diags); i++) {
        const struct xml_attribute *attribute = &xml->attributes.items[i];
        const struct attribute_rule *rule = attribute_rule(element, attribute->name);
        if (rule)
            attribute_check(attribute, rule->type, rule->names, diags);
        else if (!is_declaration(attribute, diags))
            unknown_attribute(element, attribute, diags);
    }
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++)
        if (is_in(element, ATTRIBUTES[i].needed_in) &&
            !xml_attribute(xml, str_from(ATTRIBUTES[i].name)))
            diag_add(diags, DIAG_ATTRIBUTE_MISSING, xml->at,
                     "'%s' needs the attribute '%s'", ELEMENTS[element].name,
                     ATTRIBUTES[i].name);
}

static void check_text(enum element element, const struct xml_element *xml,
                       struct diagnostics *diags)
{
    const struct element_rule *rule = &ELEMENTS[element];
    if (rule->has_text && xml->text.len == 0)
        diag_add(diags, DIAG_ELEMENT_TEXT, xml->at, "'%s' is empty", rule->name);
    if (!rule->has_text && xml->text.len != 0)
        diag_add(diags, DIAG_ELEMENT_TEXT, xml->text_at,
                 "text inside '%s', which has none of its own", rule->name);
}

static void unknown_child(enum element parent, const struct xml_element *child,
                          struct diagnostics *diags)
{
    struct suggestion suggestion = suggestion_for(child->name);
    for (size_t i = 0; i < ELEMENT_COUNT; i++)
        if (is_in(parent, ELEMENTS[i].parents))
            suggestion_offer(&suggestion, str_from(ELEMENTS[i].name));
    diag_add(diags, DIAG_ELEMENT_UNKNOWN, child->at, "'%.*s' has no meaning in '%s'",
             STR_ARG(child->name), ELEMENTS[parent].name);
    suggestion_hint(&suggestion, diags);
}

static void check_children(enum element element, const struct xml_element *xml,
                           struct diagnostics *diags)
{
    unsigned seen = 0;
    for (size_t i = 0; i < xml->children.count && !is_enough(diags); i++) {
        const struct xml_element *child = xml->children.items[i];
        enum element known = schema_child(element, child->name);
        if (known == ELEMENT_COUNT)
            unknown_child(element, child, diags);
        else if (is_in(known, seen) && is_in(element, ELEMENTS[known].once_in))
            diag_add(diags, DIAG_ELEMENT_UNKNOWN, child->at,
                     "a second '%s' has no meaning in '%s'", ELEMENTS[known].name,
                     ELEMENTS[element].name);
        seen |= 1U << known;
    }
    for (unsigned i = 0; i < ELEMENT_COUNT; i++)
        if (is_in(element, ELEMENTS[i].needed_in) && !(seen >> i & 1))
            diag_add(diags, DIAG_ELEMENT_MISSING, xml->at, "'%s' needs a '%s' inside",
                     ELEMENTS[element].name, ELEMENTS[i].name);
}

const char *schema_element(enum element element)
{
    return ELEMENTS[element].name;
}

const char *schema_attribute(enum element element, size_t number)
{
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++)
        if (is_in(element, ATTRIBUTES[i].elements) && number-- == 0)
            return ATTRIBUTES[i].name;
    return NULL;
}

void schema_check(enum element element, const struct xml_element *xml,
                  struct diagnostics *diags)
{
    check_attributes(element, xml, diags);
    check_text(element, xml, diags);
    check_children(element, xml, diags);
}
