/* SPDX-License-Identifier: MIT */
#include "directory/sheet_damage.h"

#include "base/date.h"
#include "base/unicode.h"
#include "directory/sheet_letters.h"

struct examination {
    struct arena *arena;
    const struct sheet_suspect *suspect;
    struct str text; /* the cell's value, signs made plain */
    struct str recorded;
    struct diagnostics *diags;
};

static PRINTF_LIKE(3, 4) bool refuse(const struct examination *examination,
                                     enum diag_code code, const char *format, ...)
{
    struct strbuf message = {0};
    va_list arguments;
    va_start(arguments, format);
    strbuf_vaddf(&message, diag_words(examination->diags, format), arguments);
    va_end(arguments);
    diag_add(examination->diags, code, examination->suspect->at, "%.*s: %.*s",
             STR_ARG(examination->suspect->label), STR_ARG(strbuf_str(&message)));
    strbuf_release(&message);
    return true;
}

/* How the recorded value is written, with its prefix. */
static bool hint_recorded(const struct examination *examination)
{
    struct str cell = sheet_protect(examination->arena, examination->suspect->form,
                                    examination->suspect->recorded);
    if (cell.len)
        diag_hint(examination->diags, "the record says '%.*s'", STR_ARG(cell));
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_one_of(char c, const char *set)
{
    return str_find_char(str_from(set), c, 0) != STR_NOT_FOUND;
}

static size_t count_digits(struct str text, size_t from)
{
    size_t end = from;
    while (end < text.len && is_digit(text.ptr[end]))
        end++;
    return end - from;
}

static bool is_all_digits(struct str text)
{
    return text.len > 0 && count_digits(text, 0) == text.len;
}

/* ---- Formulas, errors, logical values. ---- */

static bool is_error_value(struct str text)
{
    static const char *const others[] = {"#N/A", "#NV", "#N/B", "#N/D"};
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        if (str_equal(text, str_from(others[i])))
            return true;
    if (str_starts_with(text, STR("Err:")) && text.len > 4)
        return is_all_digits(str_slice(text, 4, text.len));
    if (text.len < 2 || text.ptr[0] != '#')
        return false;
    char last = text.ptr[text.len - 1];
    return last == '!' || last == '?' || last == '#';
}

static bool is_logical(struct str text)
{
    static const char *const words[] = {"TRUE",      "FALSE",  "VRAI", "FAUX",
                                        "WAHR",      "FALSCH", "WAAR", "ONWAAR",
                                        "VERDADERO", "FALSO",  "VERO"};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (str_equal(text, str_from(words[i])))
            return true;
    return false;
}

static bool check_value(const struct examination *examination)
{
    struct str text = examination->text;
    if (str_starts_with(text, STR("=")))
        refuse(examination, DIAG_SHEET_VALUE, "a formula, '%.*s'", STR_ARG(text));
    else if (is_error_value(text))
        refuse(examination, DIAG_SHEET_VALUE,
               "'%.*s' is an error of the spreadsheet, no value", STR_ARG(text));
    else if (is_logical(text))
        refuse(examination, DIAG_SHEET_VALUE,
               "'%.*s' is a logical value of the spreadsheet", STR_ARG(text));
    else
        return false;
    if (examination->recorded.len)
        return hint_recorded(examination);
    if (is_logical(text))
        diag_hint(examination->diags,
                  "write 'yes' or 'no', or 'text:%.*s' for the word", STR_ARG(text));
    else
        diag_hint(examination->diags, "write the text itself behind 'text:'");
    return true;
}

/* ---- Numbers. ---- */

/* 8.00212E+13 and 8,00212E+13 */
static bool is_exponential(struct str text)
{
    size_t at = count_digits(text, 0);
    if (at == 0)
        return false;
    if (at < text.len && is_one_of(text.ptr[at], ".,"))
        at += 1 + count_digits(text, at + 1);
    if (at >= text.len || !is_one_of(text.ptr[at], "eE"))
        return false;
    at++;
    if (at < text.len && is_one_of(text.ptr[at], "+-"))
        at++;
    return at < text.len && count_digits(text, at) == text.len - at;
}

/* Groups of three digits, all behind the same sign, which is no space. */
static bool is_grouped(struct str text)
{
    size_t first = count_digits(text, 0);
    if (first == 0 || first > 3 || first == text.len)
        return false;
    char sign = text.ptr[first];
    for (size_t at = first; at < text.len; at += 4)
        if (text.ptr[at] != sign || count_digits(text, at + 1) < 3 ||
            !is_one_of(sign, ".,'"))
            return false;
    return (text.len - first) % 4 == 0;
}

/* 112.0 */
static bool is_decimal(struct str text)
{
    size_t first = count_digits(text, str_starts_with(text, STR("-")) ? 1 : 0);
    size_t sign = str_starts_with(text, STR("-")) ? first + 1 : first;
    return first > 0 && sign + 1 < text.len && is_one_of(text.ptr[sign], ".,") &&
           count_digits(text, sign + 1) == text.len - sign - 1;
}

/* Groups of digits with no-break spaces, as French and German spreadsheets make them.
 */
static bool is_grouped_by_spaces(struct str text)
{
    bool broken = str_find(text, STR("\xC2\xA0"), 0) != STR_NOT_FOUND ||
                  str_find(text, STR("\xE2\x80\xAF"), 0) != STR_NOT_FOUND;
    for (size_t at = 0; broken && at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        broken = c == 0xA0 || c == 0x202F || (c >= '0' && c <= '9');
    }
    return broken;
}

static struct str digits_only(struct arena *arena, struct str text, bool cut_zeros)
{
    char *digits = arena_take(arena, text.len);
    size_t length = 0;
    for (size_t i = 0; i < text.len; i++)
        if (is_digit(text.ptr[i]) && (length || !cut_zeros || text.ptr[i] != '0'))
            digits[length++] = text.ptr[i];
    return (struct str){digits, length};
}

/* Is the cell the recorded number without the '+' or the zeros in front of it? */
static bool has_lost_front(const struct examination *examination)
{
    struct str recorded = examination->recorded, text = examination->text;
    struct arena *arena = examination->arena;
    if (recorded.len == 0 || !(recorded.ptr[0] == '0' || recorded.ptr[0] == '+'))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!is_digit(text.ptr[i]) && !is_one_of(text.ptr[i], " .,'"))
            return false;
    struct str all = digits_only(arena, text, false);
    return all.len && all.ptr[0] != '0' &&
           str_equal(all, digits_only(arena, recorded, true));
}

static bool refuse_number(const struct examination *examination, const char *what)
{
    bool tel = examination->suspect->form == SHEET_DIAL ||
               examination->suspect->form == SHEET_DISPLAY;
    refuse(examination, DIAG_SHEET_NUMBER, "'%.*s' %s", STR_ARG(examination->text),
           diag_words(examination->diags, what));
    if (examination->recorded.len)
        return hint_recorded(examination);
    diag_hint(examination->diags, "write it behind '%s', with every zero",
              tel ? "tel:" : "text:");
    return true;
}

static bool check_exponent(const struct examination *examination)
{
    if (is_exponential(examination->text))
        return refuse_number(examination,
                             "is a long number that a spreadsheet has cut short");
    return false;
}

static bool check_front(const struct examination *examination)
{
    if (has_lost_front(examination))
        return refuse_number(examination, examination->recorded.ptr[0] == '+'
                                              ? "has lost the '+' in front of it"
                                              : "has lost the '0' in front of it");
    return false;
}

/* A telephone number that a spreadsheet could have read as a number. */
static bool check_dialled(const struct examination *examination)
{
    struct str text = examination->text;
    if (is_grouped(text) || is_grouped_by_spaces(examination->suspect->value.text))
        return refuse_number(examination, "has separators of a spreadsheet in it");
    if (is_decimal(text))
        return refuse_number(examination, "is a decimal number");
    if (is_all_digits(text) && text.ptr[0] != '0') {
        refuse(examination, DIAG_SHEET_NUMBER,
               "'%.*s' may have lost a '0' or '+' in front of it", STR_ARG(text));
        diag_hint(examination->diags, "write 'tel:%.*s' if it is complete",
                  STR_ARG(text));
        return true;
    }
    return false;
}

/* ---- Dates. ---- */

/* Three numbers with signs between them, or two: 17/01/2026, 17.01., 2026-01-17. */
static bool is_numeric_date(struct str text)
{
    uint32_t parts[3] = {0};
    size_t count = 0, at = 0;
    char sign = '\0';
    while (at < text.len && count < 3) {
        size_t length = count_digits(text, at);
        if (length == 0 || length > 4 || length == 3 ||
            !str_to_uint(str_slice(text, at, at + length), 9999, &parts[count++]))
            return false;
        at += length;
        if (at == text.len)
            break;
        if (!is_one_of(text.ptr[at], "/.-") || (sign && sign != text.ptr[at]))
            return false;
        sign = text.ptr[at++];
        while (at < text.len && text.ptr[at] == ' ')
            at++;
    }
    bool small =
        (parts[0] <= 31 && parts[1] <= 31) || (parts[1] <= 12 && parts[2] <= 31);
    return at == text.len && count == 3 && small && parts[0] && parts[1] && parts[2];
}

/* 09:00 or 09:00:00, also behind a date */
static bool is_time(struct str text)
{
    size_t hours = count_digits(text, 0);
    if (hours == 0 || hours > 2 || hours + 2 >= text.len || text.ptr[hours] != ':' ||
        count_digits(text, hours + 1) != 2)
        return false;
    return text.len == hours + 3 ||
           (text.ptr[hours + 3] == ':' && text.len == hours + 6) ||
           str_ends_with(text, STR("M"));
}

static bool is_date(const struct examination *examination)
{
    struct str text = examination->text;
    size_t space = str_find_char(text, ' ', 0);
    if (space != STR_NOT_FOUND && is_time(str_slice(text, space + 1, text.len)))
        text = str_slice(text, 0, space);
    return is_numeric_date(text) || sheet_has_month(examination->arena, text);
}

/* Days since 1899-12-30, as spreadsheets count (ISO/IEC 29500, 18.17.4). */
static struct date date_of_serial(uint32_t serial)
{
    static const uint8_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint32_t left = serial - 2; /* since 1900-01-01; 1900-02-29 is counted, too */
    struct date date = {1900, 1, 1};
    for (;;) {
        bool leap =
            date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
        uint32_t days = lengths[date.month - 1] + (date.month == 2 && leap ? 1U : 0U);
        if (left < days)
            break;
        left -= days;
        date.month++;
        if (date.month > 12) {
            date.month = 1;
            date.year++;
        }
    }
    date.day = (uint8_t)(left + 1);
    return date;
}

enum { SERIAL_LEAST = 18264, SERIAL_MOST = 73050 }; /* 1950-01-01, 2099-12-31 */

static bool refuse_date(const struct examination *examination, const char *what)
{
    refuse(examination, DIAG_SHEET_DATE, "'%.*s' %s", STR_ARG(examination->text),
           diag_words(examination->diags, what));
    if (examination->recorded.len)
        return hint_recorded(examination);
    static const char *const hints[] = {
        [SHEET_TEXT] = "write the text itself behind 'text:'",
        [SHEET_WORDS] = "write the text itself behind 'text:'",
        [SHEET_DIAL] = "write the number behind 'tel:'",
        [SHEET_DISPLAY] = "write the number behind 'tel:'",
        [SHEET_HOURS] = "write hours as in 'hours:Mo-Fr 09:00-17:00'",
        [SHEET_DATE] = "write dates as in 'date:2026-11-22'",
        [SHEET_AGE] = "write the age in full years",
        [SHEET_ADDRESS] = "write the text itself behind 'text:'",
    };
    diag_hint(examination->diags, "%s",
              diag_words(examination->diags, hints[examination->suspect->form]));
    return true;
}

static bool check_serial(const struct examination *examination)
{
    uint32_t serial;
    if (!str_to_uint(examination->text, SERIAL_MOST, &serial) || serial < SERIAL_LEAST)
        return false;
    struct date date = date_of_serial(serial);
    refuse(examination, DIAG_SHEET_DATE,
           "'%u' is a date as spreadsheets count days: %04u-%02u-%02u", serial,
           (unsigned)date.year, (unsigned)date.month, (unsigned)date.day);
    diag_hint(examination->diags, "write 'date:%04u-%02u-%02u' if that is meant",
              (unsigned)date.year, (unsigned)date.month, (unsigned)date.day);
    return true;
}

/* 2026-05 that has become 2026-05-01 */
static bool has_gained_day(const struct examination *examination)
{
    struct date date, recorded;
    return date_parse(examination->text, &date) &&
           date_parse(examination->recorded, &recorded) && !date_is_day(recorded) &&
           date.year == recorded.year && date.day == 1 &&
           date.month == (recorded.month ? recorded.month : 1);
}

static bool check_date(const struct examination *examination)
{
    struct date date;
    if (has_gained_day(examination))
        return refuse_date(examination, "is more than the record's date says");
    if (date_parse(examination->text, &date))
        return false;
    if (is_date(examination))
        return refuse_date(examination, "is a date in the spreadsheet's own form");
    return check_serial(examination);
}

static bool check_hours(const struct examination *examination)
{
    struct str text = examination->text;
    if (is_date(examination))
        return refuse_date(examination, "is a date that a spreadsheet has made of it");
    if (is_time(text) || is_decimal(text) || is_all_digits(text))
        return refuse_date(examination,
                           "is a time or a number that a spreadsheet has made of it");
    return false;
}

static bool check_age(const struct examination *examination)
{
    if (is_date(examination))
        return refuse_date(examination, "is a date, not an age");
    if (is_decimal(examination->text))
        return refuse_number(examination, "is a decimal number");
    return false;
}

static bool check_other(const struct examination *examination)
{
    if (is_date(examination))
        return refuse_date(examination, "is a date that a spreadsheet has made of it");
    if (is_decimal(examination->text))
        return refuse_number(examination, "is a decimal number");
    if (!is_all_digits(examination->text))
        return false;
    refuse(examination, DIAG_SHEET_NUMBER,
           "'%.*s' may be what a spreadsheet has made of another text",
           STR_ARG(examination->text));
    diag_hint(examination->diags, "write 'text:%.*s' if it is right",
              STR_ARG(examination->text));
    return true;
}

static bool check_form(const struct examination *examination)
{
    if (check_exponent(examination) || check_front(examination))
        return true;
    switch (examination->suspect->form) {
    case SHEET_DIAL:
    case SHEET_DISPLAY:
        return is_date(examination)
                   ? refuse_date(examination, "is a date that a spreadsheet has made "
                                              "of a number")
                   : check_dialled(examination);
    case SHEET_HOURS:
        return check_hours(examination);
    case SHEET_DATE:
        return check_date(examination);
    case SHEET_AGE:
        return check_age(examination);
    default:
        return check_other(examination);
    }
}

/* ---- Letters. ---- */

static bool check_letters(const struct examination *examination)
{
    const struct sheet_suspect *suspect = examination->suspect;
    struct str text = suspect->value.text, meant;
    enum sheet_letters letters =
        sheet_check_letters(examination->arena, suspect->form, text, suspect->recorded,
                            suspect->guessed, &meant);
    if (letters == SHEET_LETTERS_WHOLE)
        return false;
    refuse(examination, DIAG_SHEET_ENCODING,
           letters == SHEET_LETTERS_TWICE
               ? "'%.*s' is UTF-8 that was read in another encoding"
               : "'%.*s' has lost letters when the table was saved",
           STR_ARG(text));
    if (letters == SHEET_LETTERS_TWICE)
        diag_hint(examination->diags, "it is probably '%.*s'; open the table as UTF-8",
                  STR_ARG(meant));
    else if (letters == SHEET_LETTERS_MACINTOSH)
        diag_hint(examination->diags,
                  "the table is in Mac Roman: use --encoding macintosh");
    else if (suspect->recorded.len)
        hint_recorded(examination);
    else
        diag_hint(examination->diags, "save the table as 'CSV UTF-8'");
    return true;
}

bool sheet_is_damaged(struct arena *arena, const struct sheet_suspect *suspect,
                      struct diagnostics *diags)
{
    /* For looking at the form only: typographic signs do not matter here. */
    struct examination examination = {
        .arena = arena,
        .suspect = suspect,
        .text = sheet_clean(arena, SHEET_WORDS, suspect->value.text),
        .recorded = sheet_clean(arena, SHEET_WORDS, suspect->recorded),
        .diags = diags,
    };
    if (examination.text.len == 0)
        return false;
    if (!suspect->value.is_protected &&
        (check_value(&examination) || check_form(&examination)))
        return true;
    return check_letters(&examination);
}
