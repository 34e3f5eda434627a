/* SPDX-License-Identifier: MIT */
/* Content-Security-Policy (CSP Level 2) of pages that have all in one file. */
#ifndef OUTPUT_POLICY_H
#define OUTPUT_POLICY_H

#include "base/str.h"

/* Appends 'sha256-…': the source that allows just this inline style or script. */
void policy_add_hash(struct strbuf *out, struct str text);

#endif
