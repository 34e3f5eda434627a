/* SPDX-License-Identifier: MIT */
/*
 * A new service is a new row of the table that `balise import` takes: what it checks
 * and how it writes holds here, too.
 */
#include "base/file.h"
#include "commands/catalogue.h"
#include "commands/import.h"
#include "commands/new.h"
#include "commands/report.h"
#include "commands/say.h"
#include "directory/phone.h"

/* The table's columns and the row's cells. */
struct row {
    struct strbuf columns, cells;
};

static void add_cell(struct row *row, const char *column, struct str value)
{
    strbuf_addf(&row->columns, "%s%s", row->columns.len ? ";" : "", column);
    strbuf_add(&row->cells, row->cells.len ? STR(";\"") : STR("\""));
    for (size_t i = 0; i < value.len; i++) {
        if (value.ptr[i] == '"')
            strbuf_add_char(&row->cells, '"');
        strbuf_add_char(&row->cells, value.ptr[i]);
    }
    strbuf_add_char(&row->cells, '"');
}

/* `prefix` keeps a spreadsheet, and us, from taking digits for a sum or a date. */
static void add_marked(struct maker *maker, struct row *row, const char *column,
                       const char *prefix, struct str value)
{
    if (value.len)
        add_cell(row, column,
                 arena_format(&maker->arena, "%s%.*s", prefix, STR_ARG(value)));
}

static struct str ask(struct maker *maker, const char *name, const char *words,
                      const char *usual)
{
    struct question question = {.name = name, .words = words};
    if (usual)
        question.usual = str_from(usual);
    return answers_get(&maker->answers, &question);
}

static struct str choose(struct maker *maker, const char *name, const char *words,
                         struct strs choices, bool several)
{
    struct question question = {.name = name, .words = words, .several = several};
    question.choices = &choices;
    return answers_get(&maker->answers, &question);
}

/* ---- What is asked. ---- */

static void ask_number(struct maker *maker, struct row *row)
{
    struct str display =
        ask(maker, "display", "Its number, as the service writes it", NULL);
    struct phone_key key = {0};
    bool plain = phone_key_of(display, &key) && key.letters == 0;
    struct str usual = plain ? arena_copy(&maker->arena, phone_key_str(&key)) : STR("");
    struct question question = {
        .name = "dial",
        .words = "What to dial: + and the country's code, or a short number",
        .usual = usual.len ? usual : (struct str){0}};
    add_marked(maker, row, "display", "tel:", display);
    add_marked(maker, row, "dial", "tel:", answers_get(&maker->answers, &question));
}

static void ask_channel(struct maker *maker, struct row *row)
{
    static const struct str CHANNELS[] = {
        STR_INIT("phone"), STR_INIT("sms"), STR_INIT("chat"), STR_INIT("email"),
        STR_INIT("form"),  STR_INIT("app"), STR_INIT("web"),
    };
    struct strs channels = {0};
    for (size_t i = 0; i < sizeof(CHANNELS) / sizeof(*CHANNELS); i++)
        *ARRAY_ADD(&channels, &maker->arena) = CHANNELS[i];
    struct str channel = choose(maker, "channel", "How it is reached", channels, false);
    add_cell(row, "channel", channel);
    if (str_equal(channel, STR("phone")) || str_equal(channel, STR("sms")))
        ask_number(maker, row);
    else
        add_cell(row, "address", ask(maker, "address", "Its address", NULL));
    add_cell(row, "hours",
             ask(maker, "hours",
                 "Opening hours, as in Mo-Fr 09:00-16:00, if a source "
                 "says so",
                 ""));
}

static void ask_source(struct maker *maker, struct row *row, struct date as_of)
{
    struct strbuf day = {0}, due = {0};
    date_add(&day, as_of);
    date_add(&due, date_shift_months(as_of, 6));
    add_cell(row, "source", ask(maker, "source", "Who says all this: a title", NULL));
    add_cell(row, "source-href", ask(maker, "source-href", "Its address", ""));
    struct str date = ask(maker, "source-date", "Its date, as in 2026-11-22", "");
    add_marked(maker, row, "source-date", "date:", date);
    if (date.len == 0)
        add_marked(maker, row, "source-accessed", "date:", strbuf_str(&day));
    add_marked(maker, row, "review-by", "date:", strbuf_str(&due));
    strbuf_release(&day);
    strbuf_release(&due);
}

static void ask_all(struct maker *maker, struct row *row, const struct site *site)
{
    const struct vocabulary *words = &site->vocabulary;
    struct str language = config_default_language(&site->config);
    struct str name = ask(maker, "name", "Its name, as it calls itself", NULL);
    add_cell(row, "id", maker->name);
    add_cell(row, "nr", STR(""));
    add_cell(row, "exported", STR(""));
    add_cell(
        row, "name",
        arena_format(&maker->arena, "%.*s: %.*s", STR_ARG(language), STR_ARG(name)));
    add_cell(row, "kind",
             choose(maker, "kind", "Kind of service",
                    maker_keys(maker, words, VOCABULARY_KINDS), false));
    add_cell(row, arena_format(&maker->arena, "summary:%.*s", STR_ARG(language)).ptr,
             ask(maker, "summary", "What it does, one sentence", NULL));
    add_cell(row, "audiences",
             choose(maker, "audience", "For whom",
                    maker_keys(maker, words, VOCABULARY_AUDIENCES), true));
    add_cell(row, "topics",
             choose(maker, "topics", "About what",
                    maker_keys(maker, words, VOCABULARY_TOPICS), true));
    add_cell(row, "status", STR("active"));
    add_cell(row, "service-confidence", STR("single-source"));
    ask_channel(maker, row);
    ask_source(maker, row, site->config.as_of);
}

/* ---- A country that has no file yet. ---- */

static bool has_file(const struct catalogue *catalogue, struct str path)
{
    for (size_t i = 0; i < catalogue->site.inputs.count; i++)
        if (str_equal(catalogue->site.inputs.items[i]->path, path))
            return true;
    return false;
}

static struct str file_of(struct maker *maker, struct str country)
{
    struct strbuf path = {0};
    strbuf_add(&path, STR("directory/"));
    for (size_t i = 0; i < country.len; i++)
        strbuf_add_char(&path, (char)(country.ptr[i] >= 'A' && country.ptr[i] <= 'Z'
                                          ? country.ptr[i] - 'A' + 'a'
                                          : country.ptr[i]));
    if (str_equal(country, STR("001"))) {
        strbuf_clear(&path);
        strbuf_add(&path, STR("directory/world"));
    }
    strbuf_add(&path, STR(".xml"));
    struct str copy = arena_copy(&maker->arena, strbuf_str(&path));
    strbuf_release(&path);
    return copy;
}

static bool make_country(struct maker *maker, struct str path, struct str country,
                         struct str timezone)
{
    struct strbuf text = {0};
    strbuf_addf(&text,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<?xml-model href=\"directory.rng\" type=\"application/xml\" "
                "schematypens=\"http://relaxng.org/ns/structure/1.0\"?>\n"
                "<directory country=\"%.*s\" timezone=\"%.*s\">\n</directory>\n",
                STR_ARG(country), STR_ARG(timezone));
    bool good = maker_write(maker, path, strbuf_str(&text));
    strbuf_release(&text);
    return good;
}

/* ---- Both. ---- */

static int write_row(struct maker *maker, const struct row *row)
{
    struct options options = *maker->options;
    struct strbuf table = {0};
    options.write = true;
    strbuf_addf(&table, "%s\n%s\n", row->columns.ptr, row->cells.ptr);
    int status = import_table(&options, STR("answers"), strbuf_str(&table), false);
    strbuf_release(&table);
    return status;
}

static int make_service(struct maker *maker, const struct catalogue *catalogue,
                        struct row *row)
{
    const struct site *site = &catalogue->site;
    struct strs countries = maker_keys(maker, &site->vocabulary, VOCABULARY_COUNTRIES);
    struct str country = choose(maker, "country", "Country", countries, false);
    struct str path = file_of(maker, country), timezone = STR("");
    bool is_new = country.len && !has_file(catalogue, path);
    if (is_new)
        timezone = ask(maker, "timezone", "Its time zone, as in Europe/Paris", NULL);
    add_marked(maker, row, "country", "text:", country);
    ask_all(maker, row, site);
    if (!answers_end(&maker->answers))
        return EXIT_USAGE;
    path = maker_path(maker, path);
    if (is_new && !make_country(maker, path, country, timezone))
        return EXIT_CONTENT;
    int status = write_row(maker, row);
    if (status != EXIT_GOOD && is_new)
        file_remove(path.ptr); /* it was empty, and ours */
    return status;
}

int new_service(struct maker *maker)
{
    struct catalogue catalogue;
    struct row row = {0};
    int status = catalogue_open(&catalogue, maker->options, NULL)
                     ? EXIT_GOOD
                     : report_diagnostics(&catalogue.diags);
    if (status == EXIT_GOOD && directory_find(&catalogue.site.directory, maker->name)) {
        say(stderr, maker->options, "balise: there is a service '%.*s' already\n",
            STR_ARG(maker->name));
        status = EXIT_CONTENT;
    }
    if (status == EXIT_GOOD)
        status = make_service(maker, &catalogue, &row);
    strbuf_release(&row.columns);
    strbuf_release(&row.cells);
    catalogue_close(&catalogue);
    return status;
}
