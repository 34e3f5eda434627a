/* SPDX-License-Identifier: MIT */
/* What one record must agree with outside its file: words and languages. */
#ifndef DIRECTORY_RECORD_CHECK_H
#define DIRECTORY_RECORD_CHECK_H

#include "directory/record.h"
#include "directory/vocabulary.h"

/*
 * VOCABULARY_UNKNOWN for words that the vocabulary does not have, and TEXT_MISSING,
 * once per language, for texts of ours that lack one of the site's languages. Names are
 * the operator's and need none.
 */
void service_check(const struct service *service, const struct vocabulary *vocabulary,
                   const struct strs *languages, struct diagnostics *diags);
void emergency_check(const struct emergency *emergency,
                     const struct vocabulary *vocabulary, const struct strs *languages,
                     struct diagnostics *diags);

#endif
