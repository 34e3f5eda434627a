/* SPDX-License-Identifier: MIT */
/* The languages in which the site's own words and its records are written. */
#ifndef SITE_TEXT_LANGUAGE_H
#define SITE_TEXT_LANGUAGE_H

#include "site/site.h"

/*
 * VOCABULARY_UNKNOWN for each text of site.yaml, of the vocabulary and of records whose
 * language is neither one of the site's nor in vocabulary.yaml, nor in ISO 639-1: it is
 * mistyped, and no reader would ever be given the text. A directory that many sites
 * share has languages that this one lacks, but seldom one with a code of three letters.
 * Names of services are their operators' own, in any language.
 */
void text_languages_check(const struct site *site, struct diagnostics *diags);

#endif
