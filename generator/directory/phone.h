/* SPDX-License-Identifier: MIT */
/* Telephone numbers: dialled as digits, shown as their operator writes them. */
#ifndef DIRECTORY_PHONE_H
#define DIRECTORY_PHONE_H

#include "base/diag.h"
#include "base/source.h"

/*
 * Checks `dial`: digits, or '+' and 7 to 15 digits (ITU-T E.164). PHONE_DIAL with the
 * corrected number in the hint when it has separators or 00 for '+'.
 */
bool phone_check_dial(struct str dial, struct location at, struct diagnostics *diags);

/*
 * Do they name the same number? Equal digits; or display is the national form of dial
 * in `country`: its calling code is left out, with or without the trunk prefix (ITU-T
 * E.129; '0' in most countries, none in some). Letters count as on a telephone's keys,
 * and a word may go on behind the last digit. Of a calling code that Balise does not
 * know, the last six digits must agree. PHONE_DISPLAY when not.
 */
bool phone_check_display(struct str dial, struct str display, struct str country,
                         struct location at, struct diagnostics *diags);

/* Appends the digits of a spelling, letters as on a telephone's keys; no '+', no 00. */
void phone_add_digits(struct strbuf *out, struct str spelling);

/* A number that only its own country's network knows: no '+'. */
bool phone_is_national(struct str dial);

/* Appends the URI: tel:+35280021234 or tel:112 (RFC 3966, as telephones accept it). */
void phone_add_tel(struct strbuf *out, struct str dial);
/* sms:NUMBER (RFC 5724); the keyword is for the reader to type. */
void phone_add_sms(struct strbuf *out, struct str dial);

#endif
