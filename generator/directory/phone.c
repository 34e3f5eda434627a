/* SPDX-License-Identifier: MIT */
#include "directory/phone.h"

#include "base/unicode.h"

enum { MOST_DIGITS = 15, LEAST_INTERNATIONAL = 7, LEAST_ALIKE = 6 };

/* ITU-T E.164 country codes, and E.129 trunk prefixes: what stands before the national
   number when it is dialled inside the country and is left out behind the code. */
struct numbering {
    struct str country;
    struct str code;
    struct str trunk;
};

#define PLAN(country, code, trunk)                         \
    {                                                      \
        STR_INIT(country), STR_INIT(code), STR_INIT(trunk) \
    }

static const struct numbering PLANS[] = {
    PLAN("AC", "247", ""),  PLAN("AD", "376", ""),  PLAN("AE", "971", "0"),
    PLAN("AL", "355", "0"), PLAN("AM", "374", "0"), PLAN("AR", "54", "0"),
    PLAN("AT", "43", "0"),  PLAN("AU", "61", "0"),  PLAN("AZ", "994", "0"),
    PLAN("BA", "387", "0"), PLAN("BE", "32", "0"),  PLAN("BF", "226", ""),
    PLAN("BG", "359", "0"), PLAN("BI", "257", ""),  PLAN("BJ", "229", ""),
    PLAN("BR", "55", "0"),  PLAN("BY", "375", "8"), PLAN("CA", "1", "1"),
    PLAN("CD", "243", "0"), PLAN("CF", "236", ""),  PLAN("CG", "242", ""),
    PLAN("CH", "41", "0"),  PLAN("CI", "225", ""),  PLAN("CK", "682", ""),
    PLAN("CL", "56", ""),   PLAN("CM", "237", ""),  PLAN("CN", "86", "0"),
    PLAN("CO", "57", ""),   PLAN("CY", "357", ""),  PLAN("CZ", "420", ""),
    PLAN("DE", "49", "0"),  PLAN("DJ", "253", ""),  PLAN("DK", "45", ""),
    PLAN("DZ", "213", "0"), PLAN("EE", "372", ""),  PLAN("EG", "20", "0"),
    PLAN("ES", "34", ""),   PLAN("FI", "358", "0"), PLAN("FK", "500", ""),
    PLAN("FR", "33", "0"),  PLAN("GA", "241", "0"), PLAN("GB", "44", "0"),
    PLAN("GE", "995", "0"), PLAN("GF", "594", "0"), PLAN("GN", "224", ""),
    PLAN("GP", "590", "0"), PLAN("GR", "30", ""),   PLAN("HR", "385", "0"),
    PLAN("HT", "509", ""),  PLAN("HU", "36", "06"), PLAN("IE", "353", "0"),
    PLAN("IL", "972", "0"), PLAN("IN", "91", "0"),  PLAN("IQ", "964", "0"),
    PLAN("IR", "98", "0"),  PLAN("IS", "354", ""),  PLAN("IT", "39", ""),
    PLAN("JO", "962", "0"), PLAN("JP", "81", "0"),  PLAN("KE", "254", "0"),
    PLAN("KM", "269", ""),  PLAN("KR", "82", "0"),  PLAN("KW", "965", ""),
    PLAN("LB", "961", "0"), PLAN("LI", "423", ""),  PLAN("LT", "370", "0"),
    PLAN("LU", "352", ""),  PLAN("LV", "371", ""),  PLAN("LY", "218", "0"),
    PLAN("MA", "212", "0"), PLAN("MC", "377", ""),  PLAN("MD", "373", "0"),
    PLAN("ME", "382", "0"), PLAN("MG", "261", "0"), PLAN("MK", "389", "0"),
    PLAN("ML", "223", ""),  PLAN("MQ", "596", "0"), PLAN("MR", "222", ""),
    PLAN("MT", "356", ""),  PLAN("MU", "230", ""),  PLAN("MX", "52", ""),
    PLAN("NC", "687", ""),  PLAN("NE", "227", ""),  PLAN("NG", "234", "0"),
    PLAN("NL", "31", "0"),  PLAN("NO", "47", ""),   PLAN("NZ", "64", "0"),
    PLAN("OM", "968", ""),  PLAN("PF", "689", ""),  PLAN("PH", "63", "0"),
    PLAN("PK", "92", "0"),  PLAN("PL", "48", ""),   PLAN("PS", "970", "0"),
    PLAN("PT", "351", ""),  PLAN("QA", "974", ""),  PLAN("RE", "262", "0"),
    PLAN("RO", "40", "0"),  PLAN("RS", "381", "0"), PLAN("RU", "7", "8"),
    PLAN("RW", "250", "0"), PLAN("SA", "966", "0"), PLAN("SE", "46", "0"),
    PLAN("SH", "290", ""),  PLAN("SI", "386", "0"), PLAN("SK", "421", "0"),
    PLAN("SM", "378", ""),  PLAN("SN", "221", ""),  PLAN("SY", "963", "0"),
    PLAN("TA", "290", ""),  PLAN("TD", "235", ""),  PLAN("TG", "228", ""),
    PLAN("TK", "690", ""),  PLAN("TN", "216", ""),  PLAN("TR", "90", "0"),
    PLAN("UA", "380", "0"), PLAN("US", "1", "1"),   PLAN("VA", "39", ""),
    PLAN("XK", "383", "0"), PLAN("YE", "967", "0"), PLAN("YT", "262", "0"),
    PLAN("ZA", "27", "0"),
};

/* What a spelling comes down to. More digits than fit are no telephone number. */
struct number {
    char digits[32];
    size_t count;
    size_t letters;     /* how many of the last digits were letters */
    bool international; /* began with '+' or 00 */
    bool valid;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Space, no-break spaces, hyphens and dashes, and what people group digits with. */
static bool is_separator(uint32_t c)
{
    return c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')' ||
           c == 0xA0 || c == 0xB7 || c == 0x2009 || c == 0x202F ||
           (c >= 0x2010 && c <= 0x2014);
}

/* The key for a letter (ITU-T E.161), the digit for a digit, 0 for all else. */
static char key_of(uint32_t c)
{
    static const char keys[] = "22233344455566677778889999";
    if (c >= 'a' && c <= 'z')
        c -= 'a' - 'A';
    if (c >= 'A' && c <= 'Z')
        return keys[c - 'A'];
    if (c >= 0x0660 && c <= 0x0669) /* Arabic-Indic digits */
        c -= 0x0660 - '0';
    if (c >= 0x06F0 && c <= 0x06F9) /* and those of Persian and Urdu */
        c -= 0x06F0 - '0';
    if (c < '0' || c > '9')
        return '\0';
    return (char)c;
}

static void number_add(struct number *number, uint32_t c)
{
    char key = key_of(c);
    if (key == '\0' || number->count == sizeof(number->digits)) {
        number->valid = number->valid && key == '\0' && is_separator(c);
        return;
    }
    number->digits[number->count++] = key;
    number->letters = c < 0x80 && !is_digit((char)c) ? number->letters + 1 : 0;
}

/* Australia's 000 is short: there, 00 is no international prefix. */
static size_t international_prefix(struct str text)
{
    if (str_starts_with(text, STR("+")))
        return 1;
    return str_starts_with(text, STR("00")) && text.len >= 2 + LEAST_INTERNATIONAL ? 2
                                                                                   : 0;
}

static struct number number_of(struct str text)
{
    const struct str trunk = STR("(0)");
    size_t at = international_prefix(text);
    struct number number = {.international = at > 0, .valid = true};
    while (at < text.len) {
        struct str rest = str_slice(text, at, text.len);
        if (number.international && str_starts_with(rest, trunk))
            at += trunk.len;
        else
            number_add(&number, utf8_next(text, &at));
    }
    return number;
}

static struct str digits_of(const struct number *number)
{
    return (struct str){number->digits, number->count};
}

static bool is_dialable(const struct number *number)
{
    if (!number->international)
        return number->count > 0 && number->count <= MOST_DIGITS;
    return number->count >= LEAST_INTERNATIONAL && number->count <= MOST_DIGITS &&
           number->digits[0] != '0';
}

static void hint_digits(struct str dial, struct diagnostics *diags)
{
    struct number number = number_of(dial);
    if (number.valid && is_dialable(&number))
        diag_hint(diags, "write digits only: '%s%.*s'", number.international ? "+" : "",
                  STR_ARG(digits_of(&number)));
    else
        diag_hint(diags, "write digits only, as in '+3280012800' or '112'");
}

/* The first character that is no digit; "" where all are. */
static struct str wrong_character(struct str dial)
{
    size_t at = str_starts_with(dial, STR("+")) ? 1 : 0;
    while (at < dial.len && is_digit(dial.ptr[at]))
        at++;
    size_t end = at;
    if (end < dial.len)
        utf8_next(dial, &end);
    return str_slice(dial, at, end);
}

bool phone_check_dial(struct str dial, struct location at, struct diagnostics *diags)
{
    struct number number = number_of(dial);
    struct str wrong = wrong_character(dial);
    bool plus = str_starts_with(dial, STR("+"));
    if (wrong.len == 0 && is_dialable(&number) && plus == number.international)
        return true;
    if (wrong.len)
        diag_add(diags, DIAG_PHONE_DIAL, at, "'%.*s' has a '%.*s' in it", STR_ARG(dial),
                 STR_ARG(wrong));
    else if (plus)
        diag_add(diags, DIAG_PHONE_DIAL, at,
                 "'%.*s' is not '+', a calling code and %d to %d digits in all",
                 STR_ARG(dial), LEAST_INTERNATIONAL, MOST_DIGITS);
    else if (number.international)
        diag_add(diags, DIAG_PHONE_DIAL, at,
                 "'%.*s' begins with a prefix that not every network knows",
                 STR_ARG(dial));
    else
        diag_add(diags, DIAG_PHONE_DIAL, at, "'%.*s' is not 1 to %d digits",
                 STR_ARG(dial), MOST_DIGITS);
    hint_digits(dial, diags);
    return false;
}

/* Of the country, else (a neighbour's number) of the code that the digits begin with.
 */
static const struct numbering *plan_for(struct str country, struct str digits)
{
    const struct numbering *found = NULL;
    for (size_t i = 0; i < sizeof(PLANS) / sizeof(PLANS[0]); i++) {
        if (!str_starts_with(digits, PLANS[i].code))
            continue;
        if (str_equal(PLANS[i].country, country))
            return &PLANS[i];
        if (!found)
            found = &PLANS[i]; /* no code is the beginning of another country's */
    }
    return found;
}

/* A word may be longer than the number: 0508 NETSAFE is dialled as 0508 638 723. */
static bool reads_as(const struct number *shown, struct str prefix, struct str digits)
{
    struct str rest = digits_of(shown);
    if (!str_starts_with(rest, prefix))
        return false;
    rest = str_slice(rest, prefix.len, rest.len);
    if (str_equal(rest, digits))
        return true;
    return str_starts_with(rest, digits) && rest.len - digits.len < shown->letters;
}

static bool ends_alike(struct str a, struct str b)
{
    size_t alike = 0;
    while (alike < a.len && alike < b.len &&
           a.ptr[a.len - 1 - alike] == b.ptr[b.len - 1 - alike])
        alike++;
    return alike >= LEAST_ALIKE;
}

static bool is_same(const struct number *dialled, const struct number *shown,
                    struct str country)
{
    const struct str nothing = STR("");
    struct str digits = digits_of(dialled);
    if (reads_as(shown, nothing, digits))
        return true;
    if (!dialled->international || shown->international)
        return false;
    const struct numbering *plan = plan_for(country, digits);
    if (!plan)
        return ends_alike(digits, digits_of(shown));
    struct str national = str_slice(digits, plan->code.len, digits.len);
    return reads_as(shown, nothing, national) || reads_as(shown, plan->trunk, national);
}

bool phone_check_display(struct str dial, struct str display, struct str country,
                         struct location at, struct diagnostics *diags)
{
    struct number dialled = number_of(dial), shown = number_of(display);
    if (shown.valid && is_same(&dialled, &shown, country))
        return true;
    diag_add(diags, DIAG_PHONE_DISPLAY, at, "'%.*s' is not the number '%.*s'",
             STR_ARG(display), STR_ARG(dial));
    diag_hint(diags, "one number only, in the operator's own spelling");
    return false;
}

void phone_add_digits(struct strbuf *out, struct str spelling)
{
    struct number number = number_of(spelling);
    strbuf_add(out, digits_of(&number));
}

bool phone_is_national(struct str dial)
{
    return !str_starts_with(dial, STR("+"));
}

void phone_add_tel(struct strbuf *out, struct str dial)
{
    strbuf_add(out, STR("tel:"));
    strbuf_add(out, dial);
}

void phone_add_sms(struct strbuf *out, struct str dial)
{
    strbuf_add(out, STR("sms:"));
    strbuf_add(out, dial);
}
