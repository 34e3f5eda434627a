/* SPDX-License-Identifier: MIT */
/*
 * A language more: its place in site.yaml, and a file for the words of the interface
 * in which every line is there to be translated, and none is yet.
 */
#include "base/file.h"
#include "base/language.h"
#include "commands/new.h"
#include "commands/report.h"
#include "commands/say.h"
#include "site/site.h"

struct language_maker {
    struct maker *maker;
    const struct site *site;
    struct str config_path;
    struct str config; /* its bytes */
};

/* ---- site.yaml ---- */

static size_t line_end(struct str text, size_t from)
{
    size_t end = str_find_char(text, '\n', from);
    return end == STR_NOT_FOUND ? text.len : end;
}

/* Where "languages:" begins, or STR_NOT_FOUND. */
static size_t languages_line(struct str text)
{
    for (size_t at = 0; at < text.len; at = line_end(text, at) + 1)
        if (str_starts_with(str_slice(text, at, text.len), STR("languages:")))
            return at;
    return STR_NOT_FOUND;
}

/* "[fr, en]" gets ", lb" before its bracket; a list of lines gets a line more. */
static struct str with_language(struct language_maker *making)
{
    struct arena *arena = &making->maker->arena;
    struct str text = making->config, name = making->maker->name;
    size_t start = languages_line(text);
    if (start == STR_NOT_FOUND)
        return STR("");
    size_t end = line_end(text, start), at = str_find_char(text, ']', start);
    if (at < end)
        return arena_format(arena, "%.*s, %.*s%.*s", (int)at, text.ptr, STR_ARG(name),
                            STR_ARG(str_slice(text, at, text.len)));
    struct str indent = {0};
    for (size_t next = end + 1; next < text.len; next = end + 1) {
        struct str line = str_slice(text, next, line_end(text, next));
        if (!str_starts_with(str_trim(line), STR("- ")))
            break;
        indent = str_slice(line, 0, str_find_char(line, '-', 0));
        end = line_end(text, next);
    }
    if (!indent.ptr)
        return STR("");
    return arena_format(arena, "%.*s\n%.*s- %.*s%.*s", (int)end, text.ptr,
                        STR_ARG(indent), STR_ARG(name),
                        STR_ARG(str_slice(text, end, text.len)));
}

static bool is_good(struct language_maker *making, struct str text)
{
    struct diagnostics diags = {.arena = &making->maker->arena};
    struct source source = source_of(&making->maker->arena, making->config_path, text);
    struct config config = {0};
    return text.len && config_read(&making->maker->arena, &source, &config, &diags) &&
           config_has_language(&config, making->maker->name) &&
           config.languages.count == making->site->config.languages.count + 1;
}

/* The last site.yaml that lists languages: it is the one that counts. */
static bool find_config(struct language_maker *making)
{
    for (size_t i = making->site->inputs.count; i-- > 0;) {
        const struct input *input = making->site->inputs.items[i];
        making->config_path = input->shown;
        making->config = input->source.text;
        if (input->kind == INPUT_CONFIG &&
            languages_line(making->config) != STR_NOT_FOUND)
            return true;
    }
    return false;
}

static bool add_to_config(struct language_maker *making)
{
    struct str text = find_config(making) ? with_language(making) : STR("");
    const char *path = making->config_path.ptr;
    bool is_utf8 = file_has_content(path, making->config);
    int error = is_utf8 && is_good(making, text) ? file_replace(path, text) : -1;
    if (error < 0)
        say(stderr, making->maker->options,
            "balise: '%s' could not be changed safely; add %.*s to its languages\n",
            path, STR_ARG(making->maker->name));
    else if (error)
        say(stderr, making->maker->options, "balise: '%s' cannot be written: %s\n",
            path, message_of_error(making->maker->options->language, error));
    else if (!making->maker->options->quiet)
        say(stdout, making->maker->options, "balise: added %.*s to %s\n",
            STR_ARG(making->maker->name), path);
    return error == 0;
}

/* ---- The words of the interface. ---- */

static struct str as_comments(struct arena *arena, struct str text)
{
    struct strbuf out = {0};
    struct str rest = text, line;
    while (str_split(&rest, '\n', &line)) {
        bool is_comment = line.len == 0 || line.ptr[0] == '#';
        strbuf_addf(&out, "%s%.*s%s", is_comment ? "" : "# ", STR_ARG(line),
                    rest.ptr ? "\n" : "");
    }
    struct str copy = arena_copy(arena, strbuf_str(&out));
    strbuf_release(&out);
    return copy;
}

static void add_strings(struct language_maker *making)
{
    struct maker *maker = making->maker;
    struct str theme = maker->options->theme, english, path;
    if (theme.len == 0)
        theme = path_join(&maker->arena, STR("themes"), making->site->config.theme);
    path = arena_format(&maker->arena, "%.*s/strings/%.*s.yaml", STR_ARG(theme),
                        STR_ARG(maker->name));
    struct str model =
        arena_format(&maker->arena, "%.*s/strings/en.yaml", STR_ARG(theme));
    if (!file_exists(path.ptr) && file_read(&maker->arena, model.ptr, &english) == 0)
        maker_write(maker, path, as_comments(&maker->arena, english));
}

/* ---- Both. ---- */

static int make_language(struct language_maker *making)
{
    if (!answers_end(&making->maker->answers))
        return EXIT_USAGE;
    if (config_has_language(&making->site->config, making->maker->name)) {
        say(stderr, making->maker->options,
            "balise: the site has the language '%.*s' already\n",
            STR_ARG(making->maker->name));
        return EXIT_CONTENT;
    }
    if (!add_to_config(making))
        return EXIT_CONTENT;
    add_strings(making);
    if (!making->maker->options->quiet)
        say(stdout, making->maker->options,
            "balise: balise check tells which names are to be translated; a page is "
            "begun with balise new page ID\n");
    return EXIT_GOOD;
}

int new_language(struct maker *maker)
{
    struct diagnostics diags = {.arena = &maker->arena,
                                .language = maker->options->language};
    struct site site;
    struct language_maker making = {.maker = maker, .site = &site};
    int status = EXIT_CONTENT;
    if (!language_is_well_formed(maker->name)) {
        say(stderr, maker->options,
            "balise: '%.*s' is no language; write it as in BCP 47: lb, "
            "pt-br\n",
            STR_ARG(maker->name));
        return EXIT_USAGE;
    }
    site_init(&site, &maker->arena, &maker->options->content);
    site_read_directory(&site, maker->options->jobs, &diags);
    if (site.config.languages.count)
        status = make_language(&making);
    else
        report_diagnostics(&diags);
    site_release(&site);
    return status;
}
