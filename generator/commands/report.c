/* SPDX-License-Identifier: MIT */
#include "commands/report.h"

#include <stdio.h>

int report_diagnostics(const struct diagnostics *diags)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < diags->count; i++)
        diagnostic_format(&diags->items[i], &text);
    if (text.len)
        fwrite(text.ptr, 1, text.len, stderr);
    strbuf_release(&text);
    return diagnostics_have_errors(diags) ? EXIT_CONTENT : EXIT_GOOD;
}

static void add_count(struct strbuf *out, size_t count, const char *thing)
{
    if (count)
        strbuf_addf(out, "%s%zu %s%s", out->len ? ", " : "", count, thing,
                    count == 1 ? "" : "s");
}

void report_count(const struct diagnostics *diags, struct strbuf *out)
{
    struct strbuf counts = {0};
    add_count(&counts, diagnostics_count(diags, DIAG_LEVEL_ERROR), "error");
    add_count(&counts, diagnostics_count(diags, DIAG_LEVEL_WARNING), "warning");
    strbuf_add(out,
               counts.len ? strbuf_str(&counts) : STR("nothing to complain about"));
    strbuf_release(&counts);
}
