/* SPDX-License-Identifier: MIT */
#include "commands/say.h"

#include <stdlib.h>

void say(FILE *to, const struct options *options, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(to, message_in(options->language, format), arguments);
    va_end(arguments);
}

void say_text(FILE *to, struct str text)
{
    if (text.len)
        fwrite(text.ptr, 1, text.len, to);
}

void say_files(struct strbuf *out, enum message_language language, size_t count)
{
    strbuf_addf(out, message_for(language, count, "%zu file", "%zu files"), count);
}

/* Names of locales, as POSIX reads them; none has to be installed. */
enum message_language say_language(void)
{
    static const char *const NAMES[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof(NAMES) / sizeof(*NAMES); i++) {
        struct str locale = str_from(getenv(NAMES[i]));
        if (locale.len)
            return message_language_of_locale(locale);
    }
    return MESSAGE_ENGLISH;
}
