/* SPDX-License-Identifier: MIT */
#include "commands/troubles.h"

#include <errno.h>

#include "commands/progress.h"
#include "commands/say.h"

enum { TROUBLES_MOST = 20 };

/* Behind the place and the path, and what to do. */
struct wording {
    const char *what; /* MESSAGE()s */
    const char *hint;
};

static const struct wording WORDINGS[] = {
    [TROUBLE_NO_SITE] = {MESSAGE("is no finished site: it has no SHA256SUMS"),
                         MESSAGE(
                             "build it with 'balise build', or name it with --site")},
    [TROUBLE_LIST] = {MESSAGE("has lines that are no digest and name"),
                      MESSAGE("build the site again")},
    [TROUBLE_UNFINISHED] =
        {MESSAGE("is half-built: a build was interrupted, or is running"),
         MESSAGE("build the site again")},
    [TROUBLE_MISSING] = {MESSAGE("is missing, though SHA256SUMS names it"),
                         MESSAGE("build the site again")},
    [TROUBLE_CHANGED] =
        {MESSAGE("is not what SHA256SUMS says: it is damaged, or was changed"),
         MESSAGE("build the site again")},
    [TROUBLE_NAME] = {MESSAGE("has a name that Windows and many keys cannot hold"),
                      NULL},
    [TROUBLE_CLASH] = {MESSAGE("has the same name, but for capital letters, as"), NULL},
    [TROUBLE_READ] = {MESSAGE("cannot be read"), NULL},
    [TROUBLE_WRITE] = {MESSAGE("cannot be written"), NULL},
    [TROUBLE_NO_FOLDER] = {MESSAGE("is no folder"), NULL},
    [TROUBLE_NO_PARENT] = {MESSAGE("is no folder, nor is it in one"),
                           MESSAGE("is the key plugged in?")},
    [TROUBLE_INSIDE] = {MESSAGE("is inside the site, or the site inside it"),
                        MESSAGE("choose another folder")},
    [TROUBLE_READ_ONLY] =
        {MESSAGE("can only be read"),
         MESSAGE("is there a lock on the key, or was it taken out too early?")},
    [TROUBLE_SPACE] = {MESSAGE("has too little room"), NULL},
    [TROUBLE_LONG] = {MESSAGE("has too long a name for this key"), NULL},
    [TROUBLE_FOREIGN] =
        {MESSAGE("is not from Balise and stands where a file of the site belongs"),
         MESSAGE("move it away, or copy the site into a folder of its own")},
    [TROUBLE_FOREIGN_CASE] =
        {MESSAGE("belongs here, but somebody else has put"),
         MESSAGE("move that away, or copy the site into a folder of its "
                 "own")},
    [TROUBLE_FOREIGN_LIST] =
        {MESSAGE("is a list of other files"),
         MESSAGE("move it away, or copy the site into a folder of its own")},
    [TROUBLE_READ_BACK] = {MESSAGE("was written, but something else is read back"),
                           MESSAGE("the key is worn out or forged: use another one")},
    [TROUBLE_STOPPED] = {MESSAGE("was not finished"),
                         MESSAGE("run the same command again")},
};

/* What systems say of a disk that is no longer there. */
static bool is_lost(int error)
{
    return error == EIO || error == ENODEV || error == ENXIO || error == ENOTCONN ||
           error == ECONNABORTED || error == ESHUTDOWN;
}

static const char *hint_of(const struct trouble *trouble)
{
    if (is_lost(trouble->error) && !trouble->in_site)
        return MESSAGE("was the key pulled out, or is it worn out?");
    return WORDINGS[trouble->kind].hint;
}

static void add_needed(struct strbuf *text, enum message_language language,
                       const struct trouble *trouble)
{
    struct strbuf needed = {0}, available = {0};
    size_add(&needed, language, trouble->needed);
    size_add(&available, language, trouble->available);
    strbuf_addf(text, message_in(language, ": %s are needed, %s are free"), needed.ptr,
                available.ptr);
    strbuf_release(&needed);
    strbuf_release(&available);
}

/* "'/media/key/fr/index.html' cannot be written: Input/output error" */
static void add_trouble(struct strbuf *text, enum message_language language,
                        const struct trouble *trouble, struct str place)
{
    const struct wording *wording = &WORDINGS[trouble->kind];
    strbuf_addf(text, message_in(language, "'%.*s%s%.*s' %s"), STR_ARG(place),
                trouble->path.len ? "/" : "", STR_ARG(trouble->path),
                message_in(language, wording->what));
    if (trouble->other.len)
        strbuf_addf(text, message_in(language, " '%.*s'"), STR_ARG(trouble->other));
    if (trouble->error)
        strbuf_addf(text, message_in(language, ": %s"),
                    message_of_error(language, trouble->error));
    if (trouble->needed)
        add_needed(text, language, trouble);
    const char *hint = hint_of(trouble);
    if (hint)
        strbuf_addf(text, message_in(language, "; %s"), message_in(language, hint));
    strbuf_add_char(text, '\n');
}

void troubles_print(const struct troubles *troubles, const struct options *options,
                    struct str copy)
{
    struct strbuf text = {0};
    size_t shown = troubles->count > TROUBLES_MOST ? TROUBLES_MOST : troubles->count;
    for (size_t i = 0; i < shown; i++) {
        strbuf_add(&text, STR("balise: "));
        add_trouble(&text, options->language, &troubles->items[i],
                    troubles->items[i].in_site ? options->site : copy);
    }
    if (shown < troubles->count)
        strbuf_addf(&text, message_in(options->language, "balise: … and %zu more\n"),
                    troubles->count - shown);
    say_text(stderr, strbuf_str(&text));
    strbuf_release(&text);
}
