/* SPDX-License-Identifier: MIT */
#include "editions/verify.h"

#include <stdio.h>

#include "base/unicode.h"
#include "commands/commands.h"
#include "commands/progress.h"
#include "commands/report.h"
#include "commands/say.h"
#include "editions/offline.h"

/* Of a truncated copy thousands are missing; the first ones tell which part it is. */
enum { NAMES_MOST = 40, BUILD_DIGITS = 12 };

struct heading {
    const char *one, *many; /* MESSAGE()s that follow the number */
};

static const struct heading HEADINGS[COPY_STATE_COUNT] = {
    [COPY_SPELT] =
        {MESSAGE("file has other letters in its name, capital or small: links to it "
                 "work on a key, not on every device or server"),
         MESSAGE("files have other letters in their names, capital or small: links "
                 "to them work on a key, not on every device or server")},
    [COPY_RENAMED] = {MESSAGE("file has another name, and links do not find it"),
                      MESSAGE("files have other names, and links do not find them")},
    [COPY_MISSING] = {MESSAGE("file is missing"), MESSAGE("files are missing")},
    [COPY_CHANGED] = {MESSAGE("file is changed or damaged"),
                      MESSAGE("files are changed or damaged")},
    [COPY_UNREAD] = {MESSAGE("file or folder cannot be read"),
                     MESSAGE("files or folders cannot be read")},
    [COPY_FOREIGN] = {MESSAGE("file is foreign: this build has none of its name"),
                      MESSAGE("files are foreign: this build has none of their names")},
    [COPY_LEFTOVER] = {MESSAGE("file was left by a build or a copy that did not end"),
                       MESSAGE(
                           "files were left by a build or a copy that did not end")},
};

/* The worst first. */
static const enum copy_state ORDER[] = {COPY_MISSING, COPY_CHANGED,  COPY_UNREAD,
                                        COPY_RENAMED, COPY_LEFTOVER, COPY_FOREIGN,
                                        COPY_SPELT};

/* Names on a key are anybody's: none may speak to the terminal. */
static void add_name(struct strbuf *out, struct str name)
{
    for (size_t at = 0; at < name.len;) {
        unsigned char c = (unsigned char)name.ptr[at];
        size_t length = c < 0x80 ? 1 : c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
        struct str character = str_slice(name, at, at + length);
        bool good = character.len == length && c >= ' ' && c != 0x7f &&
                    utf8_check(character) == STR_NOT_FOUND &&
                    !(c == 0xc2 && (unsigned char)character.ptr[1] < 0xa0);
        strbuf_add(out, good ? character : STR("?"));
        at += good ? length : 1;
    }
}

static void add_file(struct strbuf *out, enum message_language language,
                     const struct copy_file *file)
{
    strbuf_add(out, STR("  "));
    add_name(out, file->path);
    if (file->name.len) {
        strbuf_addf(out, "%s", message_in(language, " is here as "));
        add_name(out, file->name);
    }
    if (file->state == COPY_UNREAD)
        strbuf_addf(out, message_in(language, ": %s"),
                    message_of_error(language, file->error));
    else if (file->state == COPY_CHANGED && file->size == 0)
        strbuf_addf(out, "%s", message_in(language, " is empty"));
    strbuf_add_char(out, '\n');
}

static void add_state(struct strbuf *out, enum message_language language,
                      const struct copy *copy, enum copy_state state)
{
    size_t count = copy->counts[state], shown = 0;
    if (count == 0)
        return;
    strbuf_addf(
        out, "%zu %s\n", count,
        message_for(language, count, HEADINGS[state].one, HEADINGS[state].many));
    for (size_t i = 0; i < copy->files.count && shown < NAMES_MOST; i++)
        if (copy->files.items[i].state == state) {
            add_file(out, language, &copy->files.items[i]);
            shown++;
        }
    if (count > shown)
        strbuf_addf(out, message_in(language, "  and %zu more\n"), count - shown);
}

static void add_build(struct strbuf *out, enum message_language language,
                      struct str folder, const struct copy *copy)
{
    add_name(out, folder);
    strbuf_addf(out, "%s", message_in(language, ": "));
    if (copy->title.len) {
        add_name(out, copy->title);
        strbuf_addf(out, message_in(language, ", information as of %.*s, build %.*s\n"),
                    STR_ARG(copy->as_of), BUILD_DIGITS, copy->sums.digest.hex);
    } else
        strbuf_addf(out, message_in(language, "build %.*s\n"), BUILD_DIGITS,
                    copy->sums.digest.hex);
}

static void add_verdict(struct strbuf *out, enum message_language language,
                        const struct copy *copy, bool whole)
{
    size_t good = copy->counts[COPY_GOOD] + copy->counts[COPY_SPELT];
    if (copy->sums.cut)
        strbuf_addf(out,
                    message_in(language, "the end of %s is missing, so more may be\n"),
                    SUMS_NAME);
    if (copy->cut)
        strbuf_addf(out, "%s",
                    message_in(language,
                               "so many files are here that not all were looked at\n"));
    if (whole)
        strbuf_addf(out,
                    message_for(language, good, "the copy is whole: %zu file\n",
                                "the copy is whole: %zu files\n"),
                    good);
    else
        strbuf_addf(
            out,
            message_for(
                language, good,
                "the copy is not as it was made; %zu of its files is: get a new one, "
                "or mend it with balise mirror\n",
                "the copy is not as it was made; %zu of its files are: get a new one, "
                "or mend it with balise mirror\n"),
            good);
}

static void print_copy(const struct options *options, const struct copy *copy,
                       bool whole)
{
    struct strbuf out = {0};
    enum message_language language = options->language;
    add_build(&out, language, options->operands.items[0], copy);
    for (size_t i = 0; i < sizeof(ORDER) / sizeof(*ORDER); i++)
        add_state(&out, language, copy, ORDER[i]);
    add_verdict(&out, language, copy, whole);
    say_text(stdout, strbuf_str(&out));
    strbuf_release(&out);
}

static int verify_whole(struct arena *arena, const struct options *options,
                        struct progress_place *place, struct diagnostics *diags)
{
    struct copy copy;
    struct observer observer = progress_observer(place);
    bool good = verify_copy(arena, options->operands.items[0], options->jobs, &observer,
                            &copy, diags);
    progress_end(place);
    if (!good)
        return EXIT_CONTENT;
    bool whole = copy_is_whole(&copy, diags);
    if (!whole || !options->quiet)
        print_copy(options, &copy, whole);
    return whole ? EXIT_GOOD : EXIT_CONTENT;
}

static void tell_offline(const struct options *options, const struct offline *offline)
{
    enum message_language language = options->language;
    struct strbuf files = {0}, addresses = {0};
    say_files(&files, language, offline->files);
    strbuf_addf(
        &addresses,
        message_for(language, offline->addresses, "%zu address", "%zu addresses"),
        offline->addresses);
    say(stdout, options, "%.*s works offline: %s, %s\n",
        STR_ARG(options->operands.items[0]), files.ptr, addresses.ptr);
    strbuf_release(&addresses);
    strbuf_release(&files);
}

static int verify_offline(struct arena *arena, const struct options *options,
                          struct progress_place *place, struct diagnostics *diags)
{
    struct offline offline;
    struct str folder = options->operands.items[0];
    struct observer observer = progress_observer(place);
    bool good = offline_prove(arena, folder, options->jobs, &observer, &offline, diags);
    progress_end(place);
    if (!good)
        return EXIT_CONTENT;
    if (offline.findings)
        printf(
            message_for(options->language, offline.findings,
                        "%.*s does not work offline: %zu finding, %zu of them told\n",
                        "%.*s does not work offline: %zu findings, %zu of them told\n"),
            STR_ARG(folder), offline.findings, diags->count);
    else if (!options->quiet)
        tell_offline(options, &offline);
    return offline.findings ? EXIT_CONTENT : EXIT_GOOD;
}

int command_verify(const struct options *options)
{
    struct arena arena = {0};
    struct diagnostics diags = {.arena = &arena, .language = options->language};
    struct progress progress;
    struct progress_place place = {0};
    progress_open(&progress, &place, 1, options);
    int status = (options->offline ? verify_offline : verify_whole)(&arena, options,
                                                                    &place, &diags);
    progress_close(&progress);
    diagnostics_sort(&diags);
    report_diagnostics(&diags);
    arena_release(&arena);
    return status;
}
