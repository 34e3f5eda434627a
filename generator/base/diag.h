/* SPDX-License-Identifier: MIT */
/*
 * What Balise has to say about its input. Diagnostics are collected where they arise,
 * never printed there; commands/ sorts and prints them at the end, all in one run.
 *
 * A function that can fail on content takes a `struct diagnostics *` and returns false
 * or NULL after it has filed a diagnostic; its caller does not report again.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/diag_codes.h"
#include "base/message.h"
#include "base/source.h"

enum diag_level { DIAG_LEVEL_NOTHING, DIAG_LEVEL_WARNING, DIAG_LEVEL_ERROR };

enum diag_code {
#define DIAG_ENUM(name, slug, level, explanation) DIAG_##name,
    DIAG_CODES(DIAG_ENUM)
#undef DIAG_ENUM
        DIAG_CODE_COUNT
};

struct diag_info {
    const char *slug;        /* stable name, as in [phone-dial] */
    enum diag_level level;   /* decides the exit status */
    const char *explanation; /* one sentence */
};

/* The table's entry for a code; never NULL for a valid code. */
const struct diag_info *diag_info(enum diag_code code);

struct diagnostic {
    enum diag_code code;
    struct location at;
    struct str message; /* lower case, no full stop, subjects in single quotes */
    struct str hint;    /* what to do; may be empty */
};

/* Zero-initialise and set `arena`: messages live there. Or see diagnostics_in(). */
struct diagnostics {
    ARRAY_FIELDS(struct diagnostic);
    struct arena *arena;
    enum message_language language;
};

/* None yet, in this arena and in the language of `like`. */
struct diagnostics diagnostics_in(struct arena *arena, const struct diagnostics *like);

/* Formats are English, and said in the language of the diagnostics: base/message.h. */
void diag_add(struct diagnostics *diags, enum diag_code code, struct location at,
              const char *format, ...) PRINTF_LIKE(4, 5);
/* Gives the diagnostic added last its hint. */
void diag_hint(struct diagnostics *diags, const char *format, ...) PRINTF_LIKE(2, 3);
/* A piece of a message in their language, for a "%s" in it. */
const char *diag_words(const struct diagnostics *diags, const char *english)
    MESSAGE_LIKE(2);
/* The same for what strerror() says. */
const char *diag_error(const struct diagnostics *diags, int error);

/* Copies all of `from` to the end of `into`; messages move to its arena. */
void diagnostics_merge(struct diagnostics *into, const struct diagnostics *from);
/* By path, offset, code and message; the same thing said twice is kept once. */
void diagnostics_sort(struct diagnostics *diags);
/* "2 errors, 1 warning", "1 warning", "nothing to complain about". */
void diagnostics_add_counts(const struct diagnostics *diags, struct strbuf *out);
size_t diagnostics_count(const struct diagnostics *diags, enum diag_level level);
bool diagnostics_have_errors(const struct diagnostics *diags);

/*
 * Appends the diagnostic as compilers print it: "path:line:column: level: message
 * [slug]", the source line, a caret, and "   = hint". No colours, no terminal width;
 * control characters are '?', others that are not seen are named: "<U+202E>".
 * `language` is that of the level.
 */
void diagnostic_format(const struct diagnostic *diag, enum message_language language,
                       struct strbuf *out);
/* What stands between place and message: "error: ". */
const char *diagnostic_level(const struct diagnostic *diag,
                             enum message_language language);

#endif
