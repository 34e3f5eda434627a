/* SPDX-License-Identifier: MIT */
#include "commands/troubles.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "commands/progress.h"

enum { TROUBLES_MOST = 20 };

/* Behind the place and the path, and what to do. */
struct wording {
    const char *what;
    const char *hint;
};

static const struct wording WORDINGS[] = {
    [TROUBLE_NO_SITE] = {"is no finished site: it has no SHA256SUMS",
                         "build it with 'balise build', or name it with --site"},
    [TROUBLE_LIST] = {"has lines that are no digest and name", "build the site again"},
    [TROUBLE_UNFINISHED] = {"is half-built: a build was interrupted, or is running",
                            "build the site again"},
    [TROUBLE_MISSING] = {"is missing, though SHA256SUMS names it",
                         "build the site again"},
    [TROUBLE_CHANGED] = {"is not what SHA256SUMS says: it is damaged, or was changed",
                         "build the site again"},
    [TROUBLE_NAME] = {"has a name that Windows and many keys cannot hold", NULL},
    [TROUBLE_CLASH] = {"has the same name, but for capital letters, as", NULL},
    [TROUBLE_READ] = {"cannot be read", NULL},
    [TROUBLE_WRITE] = {"cannot be written", NULL},
    [TROUBLE_NO_FOLDER] = {"is no folder", NULL},
    [TROUBLE_NO_PARENT] = {"is no folder, nor is it in one", "is the key plugged in?"},
    [TROUBLE_INSIDE] = {"is inside the site, or the site inside it",
                        "choose another folder"},
    [TROUBLE_READ_ONLY] =
        {"can only be read",
         "is there a lock on the key, or was it taken out too early?"},
    [TROUBLE_SPACE] = {"has too little room", NULL},
    [TROUBLE_LONG] = {"has too long a name for this key", NULL},
    [TROUBLE_FOREIGN] =
        {"is not from Balise and stands where a file of the site belongs",
         "move it away, or copy the site into a folder of its own"},
    [TROUBLE_FOREIGN_CASE] = {"belongs here, but somebody else has put",
                              "move that away, or copy the site into a folder of its "
                              "own"},
    [TROUBLE_FOREIGN_LIST] =
        {"is a list of other files",
         "move it away, or copy the site into a folder of its own"},
    [TROUBLE_READ_BACK] = {"was written, but something else is read back",
                           "the key is worn out or forged: use another one"},
    [TROUBLE_STOPPED] = {"was not finished", "run the same command again"},
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
        return "was the key pulled out, or is it worn out?";
    return WORDINGS[trouble->kind].hint;
}

/* "'/media/key/fr/index.html' cannot be written: Input/output error" */
static void add_trouble(struct strbuf *text, const struct trouble *trouble,
                        struct str place)
{
    const struct wording *wording = &WORDINGS[trouble->kind];
    strbuf_addf(text, "'%.*s%s%.*s' %s", STR_ARG(place), trouble->path.len ? "/" : "",
                STR_ARG(trouble->path), wording->what);
    if (trouble->other.len)
        strbuf_addf(text, " '%.*s'", STR_ARG(trouble->other));
    if (trouble->error)
        strbuf_addf(text, ": %s", strerror(trouble->error));
    if (trouble->needed) {
        strbuf_add(text, STR(": "));
        size_add(text, trouble->needed);
        strbuf_add(text, STR(" are needed, "));
        size_add(text, trouble->available);
        strbuf_add(text, STR(" are free"));
    }
    const char *hint = hint_of(trouble);
    if (hint)
        strbuf_addf(text, "; %s", hint);
    strbuf_add_char(text, '\n');
}

void troubles_print(const struct troubles *troubles, struct str site, struct str copy)
{
    struct strbuf text = {0};
    size_t shown = troubles->count > TROUBLES_MOST ? TROUBLES_MOST : troubles->count;
    for (size_t i = 0; i < shown; i++) {
        strbuf_add(&text, STR("balise: "));
        add_trouble(&text, &troubles->items[i],
                    troubles->items[i].in_site ? site : copy);
    }
    if (shown < troubles->count)
        strbuf_addf(&text, "balise: … and %zu more\n", troubles->count - shown);
    if (text.len)
        fwrite(text.ptr, 1, text.len, stderr);
    strbuf_release(&text);
}
