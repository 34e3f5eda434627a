/* SPDX-License-Identifier: MIT */
#include "directory/sheet_column.h"

#include "base/unicode.h"

static const struct sheet_column COLUMNS[] = {
    [SHEET_COLUMN_COUNTRY] = {"country", SHEET_KEY, SHEET_WORDS, NULL, NULL, {0}},
    [SHEET_COLUMN_ID] = {"id", SHEET_KEY, SHEET_WORDS, NULL, NULL, {0}},
    [SHEET_COLUMN_NR] = {"nr", SHEET_KEY, SHEET_WORDS, NULL, NULL, {0}},
    [SHEET_COLUMN_CHANNEL] = {"channel", SHEET_KEY, SHEET_WORDS, NULL, NULL, {0}},
    [SHEET_COLUMN_EXPORTED] = {"exported", SHEET_KEY, SHEET_WORDS, NULL, NULL, {0}},
    {"name", SHEET_NAMES, SHEET_TEXT, "name", NULL, {0}},
    {"dial", SHEET_CHANNEL, SHEET_DIAL, NULL, "dial", {0}},
    {"display", SHEET_CHANNEL, SHEET_DISPLAY, NULL, "display", {0}},
    {"abroad", SHEET_CHANNEL, SHEET_DIAL, NULL, "abroad", {0}},
    {"keyword", SHEET_CHANNEL, SHEET_TEXT, NULL, "keyword", {0}},
    {"address", SHEET_CHANNEL, SHEET_ADDRESS, NULL, "address", {0}},
    {"title", SHEET_CHANNEL, SHEET_TEXT, NULL, "title", {0}},
    {"platform", SHEET_CHANNEL, SHEET_WORDS, NULL, "platform", {0}},
    {"street", SHEET_CHANNEL, SHEET_TEXT, NULL, "street", {0}},
    {"postal-code", SHEET_CHANNEL, SHEET_TEXT, NULL, "postal-code", {0}},
    {"city", SHEET_CHANNEL, SHEET_TEXT, NULL, "city", {0}},
    {"office-region", SHEET_CHANNEL, SHEET_WORDS, NULL, "region", {0}},
    {"page-language", SHEET_CHANNEL, SHEET_WORDS, NULL, "xml:lang", {0}},
    {"hours", SHEET_CHANNEL, SHEET_HOURS, NULL, "hours", {0}},
    {"languages", SHEET_CHANNEL, SHEET_WORDS, NULL, "languages", {0}},
    {"cost", SHEET_CHANNEL, SHEET_WORDS, NULL, "cost", {0}},
    {"on-bill", SHEET_CHANNEL, SHEET_WORDS, NULL, "on-bill", {0}},
    {"valid-from", SHEET_CHANNEL, SHEET_DATE, NULL, "valid-from", {0}},
    {"valid-to", SHEET_CHANNEL, SHEET_DATE, NULL, "valid-to", {0}},
    {"confidence", SHEET_CHANNEL, SHEET_WORDS, NULL, "confidence", {0}},
    {"kind", SHEET_RECORD, SHEET_WORDS, NULL, "kind", {0}},
    {"status", SHEET_RECORD, SHEET_WORDS, NULL, "status", {0}},
    {"service-confidence", SHEET_RECORD, SHEET_WORDS, NULL, "confidence", {0}},
    {"provider", SHEET_RECORD, SHEET_WORDS, NULL, "provider", {0}},
    {"region", SHEET_RECORD, SHEET_WORDS, NULL, "region", {0}},
    {"since", SHEET_RECORD, SHEET_DATE, NULL, "since", {0}},
    {"until", SHEET_RECORD, SHEET_DATE, NULL, "until", {0}},
    {"service-valid-from", SHEET_RECORD, SHEET_DATE, NULL, "valid-from", {0}},
    {"service-valid-to", SHEET_RECORD, SHEET_DATE, NULL, "valid-to", {0}},
    {"replaced-by", SHEET_RECORD, SHEET_WORDS, NULL, "replaced-by", {0}},
    {"checked", SHEET_RECORD, SHEET_DATE, NULL, "checked", {0}},
    {"checked-how", SHEET_RECORD, SHEET_WORDS, NULL, "checked-how", {0}},
    {"checked-by", SHEET_RECORD, SHEET_WORDS, NULL, "checked-by", {0}},
    {"review-by", SHEET_RECORD, SHEET_DATE, NULL, "review-by", {0}},
    {"service-languages", SHEET_LIST, SHEET_WORDS, "language", "code", {0}},
    {"audiences", SHEET_LIST, SHEET_WORDS, "audience", NULL, {0}},
    {"topics", SHEET_LIST, SHEET_WORDS, "topic", NULL, {0}},
    {"age-min", SHEET_CHILD, SHEET_AGE, "eligibility", "age-min", {0}},
    {"age-max", SHEET_CHILD, SHEET_AGE, "eligibility", "age-max", {0}},
    {"image-age-min", SHEET_CHILD, SHEET_AGE, "eligibility", "image-age-min", {0}},
    {"image-age-max", SHEET_CHILD, SHEET_AGE, "eligibility", "image-age-max", {0}},
    {"anonymous", SHEET_CHILD, SHEET_WORDS, "confidentiality", "anonymous", {0}},
    {"confidential", SHEET_CHILD, SHEET_WORDS, "confidentiality", "confidential", {0}},
    {"consent", SHEET_CHILD, SHEET_WORDS, "confidentiality", "consent", {0}},
    {"source", SHEET_CHILD, SHEET_TEXT, "source", "title", {0}},
    {"source-href", SHEET_CHILD, SHEET_ADDRESS, "source", "href", {0}},
    {"source-date", SHEET_CHILD, SHEET_DATE, "source", "date", {0}},
    {"source-accessed", SHEET_CHILD, SHEET_DATE, "source", "accessed", {0}},
    {"source-facts", SHEET_CHILD, SHEET_WORDS, "source", "facts", {0}},
};

struct sheet_columns sheet_columns(struct arena *arena, const struct strs *languages)
{
    struct sheet_columns columns = {0};
    for (size_t i = 0; i < sizeof(COLUMNS) / sizeof(*COLUMNS); i++)
        *ARRAY_ADD(&columns, arena) = COLUMNS[i];
    for (size_t i = 0; i < languages->count; i++) {
        struct str language = languages->items[i];
        *ARRAY_ADD(&columns, arena) = (struct sheet_column){
            arena_format(arena, "summary:%.*s", STR_ARG(language)).ptr,
            SHEET_SUMMARY,
            SHEET_TEXT,
            "summary",
            NULL,
            language};
    }
    return columns;
}

struct str sheet_attribute(const struct sheet_column *column, struct str channel)
{
    bool linked = column->form == SHEET_ADDRESS && !str_equal(channel, STR("email"));
    return linked ? STR("href") : str_from(column->attribute);
}

/* ---- Protection. ---- */

static const struct str TEXT_PREFIX = STR_INIT("text:");

/* "" where the form has none of its own. */
static struct str prefix_of(enum sheet_form form)
{
    switch (form) {
    case SHEET_DIAL:
    case SHEET_DISPLAY:
        return STR("tel:");
    case SHEET_HOURS:
        return STR("hours:");
    case SHEET_DATE:
        return STR("date:");
    default:
        return STR("");
    }
}

/* Months in the languages of spreadsheets around us, folded. */
static const char *const MONTHS[] = {
    "january",   "february",   "march",     "april",     "may",       "june",
    "july",      "august",     "september", "october",   "november",  "december",
    "janvier",   "fevrier",    "mars",      "avril",     "mai",       "juin",
    "juillet",   "aout",       "septembre", "octobre",   "novembre",  "decembre",
    "januar",    "janner",     "februar",   "marz",      "juni",      "juli",
    "oktober",   "dezember",   "januari",   "februari",  "maart",     "mrt",
    "mei",       "augustus",   "gennaio",   "febbraio",  "marzo",     "aprile",
    "maggio",    "giugno",     "luglio",    "agosto",    "settembre", "ottobre",
    "dicembre",  "enero",      "febrero",   "abril",     "mayo",      "junio",
    "julio",     "septiembre", "octubre",   "noviembre", "diciembre", "janeiro",
    "fevereiro", "marco",      "maio",      "junho",     "julho",     "setembro",
    "outubro",   "novembro",   "dezembro",
};

/* A month's name, or three letters of it or more. */
static bool is_month(struct str word)
{
    for (size_t i = 0; word.len >= 3 && i < sizeof(MONTHS) / sizeof(*MONTHS); i++)
        if (str_starts_with(str_from(MONTHS[i]), word))
            return true;
    return false;
}

static size_t letters_from(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.len && text.ptr[end] >= 'a' && text.ptr[end] <= 'z')
        end++;
    return end - at;
}

bool sheet_has_month(struct arena *arena, struct str text)
{
    const struct str others = STR("0123456789 .,-/");
    struct str folded = text_fold(arena, text);
    size_t months = 0, digits = 0;
    for (size_t at = 0; at < folded.len;) {
        char c = folded.ptr[at];
        size_t letters = letters_from(folded, at);
        if (letters ? !is_month(str_slice(folded, at, at + letters))
                    : str_find_char(others, c, 0) == STR_NOT_FOUND)
            return false;
        months += letters > 0;
        digits += c >= '0' && c <= '9';
        at += letters ? letters : 1;
    }
    return months == 1 && digits > 0 && digits <= 6;
}

static bool has_prefix(struct str value)
{
    static const char *const prefixes[] = {"text:", "tel:", "hours:", "date:", "sep="};
    for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++) {
        struct str prefix = str_from(prefixes[i]);
        if (str_equal_ignore_case(str_slice(value, 0, prefix.len), prefix))
            return true;
    }
    return false;
}

/* Words that some spreadsheet reads as true or false begin with a letter, too. */
static bool is_logical(struct str value)
{
    static const char *const words[] = {"true", "false",  "vrai", "faux",
                                        "wahr", "falsch", "waar", "onwaar"};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (str_equal_ignore_case(value, str_from(words[i])))
            return true;
    return false;
}

static bool is_plain(struct arena *arena, struct str value)
{
    size_t at = 0;
    return unicode_is_letter(utf8_next(value, &at)) && !has_prefix(value) &&
           !is_logical(value) && !sheet_has_month(arena, value);
}

struct str sheet_protect(struct arena *arena, enum sheet_form form, struct str value)
{
    struct str prefix = prefix_of(form);
    if (value.len == 0 || (form == SHEET_AGE && value.len <= 3))
        return value;
    if (prefix.len == 0 && is_plain(arena, value))
        return value;
    return arena_format(arena, "%.*s%.*s", STR_ARG(prefix.len ? prefix : TEXT_PREFIX),
                        STR_ARG(value));
}

static bool cut_prefix(struct str *text, struct str prefix)
{
    if (prefix.len == 0 ||
        !str_equal_ignore_case(str_slice(*text, 0, prefix.len), prefix))
        return false;
    *text = str_trim(str_slice(*text, prefix.len, text->len));
    return true;
}

/* An apostrophe in front is how people tell a spreadsheet that a number is text. */
struct sheet_value sheet_unprotect(enum sheet_form form, struct str cell)
{
    struct sheet_value value = {.text = str_trim(cell)};
    struct str prefix = prefix_of(form);
    value.is_protected = cut_prefix(&value.text, prefix) ||
                         cut_prefix(&value.text, TEXT_PREFIX) ||
                         (prefix.len && cut_prefix(&value.text, STR("'")));
    return value;
}

/* ---- Cleaning. ---- */

static bool is_for_people(enum sheet_form form)
{
    return form == SHEET_TEXT || form == SHEET_DISPLAY || form == SHEET_ADDRESS;
}

/* 0 for what is left out. */
static uint32_t plain_sign(uint32_t c)
{
    if (c == 0xA0 || c == 0x202F || c == 0x2007 || c == 0x2009)
        return ' ';
    if (c == 0x201C || c == 0x201D || c == 0x201E)
        return '"';
    if (c == 0x2018 || c == 0x2019)
        return '\'';
    if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
        (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF)
        return 0;
    return c;
}

static struct str cleaned(struct arena *arena, bool plain, struct str value)
{
    struct strbuf out = {0};
    for (size_t at = 0; at < value.len;) {
        uint32_t c = utf8_next(value, &at);
        c = plain ? plain_sign(c) : c;
        if (c == '\t' || c == '\n' || c == '\r')
            c = ' ';
        if (c && (c != ' ' || (out.len && out.ptr[out.len - 1] != ' ')))
            utf8_add(&out, c);
    }
    struct str text = arena_copy(arena, str_trim(strbuf_str(&out)));
    strbuf_release(&out);
    return text;
}

struct str sheet_clean(struct arena *arena, enum sheet_form form, struct str value)
{
    return cleaned(arena, !is_for_people(form), value);
}

bool sheet_same(struct arena *arena, enum sheet_form form, struct str a, struct str b)
{
    uint32_t left, right;
    if (str_equal(a, b))
        return true;
    if (form == SHEET_AGE && str_to_uint(str_trim(a), UINT16_MAX, &left) &&
        str_to_uint(str_trim(b), UINT16_MAX, &right))
        return left == right;
    bool plain = form != SHEET_TEXT;
    return str_equal(cleaned(arena, plain, a), cleaned(arena, plain, b));
}
