/* SPDX-License-Identifier: MIT */
#include <errno.h>

#include "base/file.h"
#include "commands/catalogue.h"
#include "commands/commands.h"
#include "commands/report.h"
#include "commands/say.h"

static int cannot_write(const struct options *options, const char *path, int error)
{
    say(stderr, options, "balise: '%s' cannot be written: %s\n", path,
        message_of_error(options->language, error));
    return EXIT_CONTENT;
}

static int write_table(const struct options *options, struct str table)
{
    if (options->out.len) {
        int error = file_replace(options->out.ptr, table);
        return error ? cannot_write(options, options->out.ptr, error) : EXIT_GOOD;
    }
    if (fwrite(table.ptr, 1, table.len, stdout) != table.len || fflush(stdout))
        return cannot_write(options, message_in(options->language, "standard output"),
                            errno);
    return EXIT_GOOD;
}

static int export_table(const struct options *options, const struct sheet *sheet)
{
    struct strbuf table = {0};
    bool is_tab = str_equal(options->separator, STR("tab"));
    sheet_write(sheet, is_tab ? '\t' : *options->separator.ptr, &table);
    int status = write_table(options, strbuf_str(&table));
    strbuf_release(&table);
    if (status == EXIT_GOOD && options->out.len && !options->quiet)
        printf(message_for(options->language, sheet->count,
                           "balise: %zu record in '%s'\n",
                           "balise: %zu records in '%s'\n"),
               sheet->count, options->out.ptr);
    return status;
}

int command_export(const struct options *options)
{
    struct catalogue catalogue;
    if (!str_equal(options->operands.items[0], STR("csv"))) {
        say(stderr, options,
            "balise: 'export' knows csv, not '%s' (see balise --help)\n",
            options->operands.items[0].ptr);
        return EXIT_USAGE;
    }
    int status = catalogue_open(&catalogue, options, NULL)
                     ? export_table(options, &catalogue.sheet)
                     : report_diagnostics(&catalogue.diags);
    catalogue_close(&catalogue);
    return status;
}
