/* SPDX-License-Identifier: MIT */
/* What is said about numbers and addresses in a text, with the link to use instead. */
#ifndef SITE_PROSE_REPORT_H
#define SITE_PROSE_REPORT_H

#include "directory/numbers.h"

/* Where a text stands and for whom. */
struct prose_reader {
    const struct source *source;
    struct str language;
    struct str fallback; /* language of names that are missing in it */
    struct str country;  /* that the page is about; "" for none */
    struct date as_of;
    const struct directory *directory;
};

/* PROSE_NUMBER and its sisters; `uses` is NULL for an unknown number. */
void prose_report_number(const struct prose_reader *reader, struct location at,
                         struct str written, const struct number_uses *uses,
                         struct diagnostics *diags);
/* PROSE_ADDRESS, or PROSE_ADDRESS_INACTIVE where none of the services is in service. */
void prose_report_address(const struct prose_reader *reader, struct location at,
                          struct str written, const struct service_list *services,
                          struct diagnostics *diags);
/* PROSE_HOURS: `phrase` is what the text says, `hours` what the record does. */
void prose_report_hours(struct location at, struct str phrase,
                        const struct service *service, struct str hours,
                        struct diagnostics *diags);

#endif
