/* SPDX-License-Identifier: MIT */
/*
 * The directory as files for other programs, in data/:
 *
 *   services.json        Open Referral's HSDS 3
 *   services.csv         RFC 4180, one row for each way to reach a service,
 *                        and one for a service that has none
 *   services-CC.vcf      vCard 4 (RFC 6350): confirmed numbers of one country to call
 *   readme.txt           what these files say, and what no standard has a word for
 *
 * Their texts are in the site's default language.
 */
#ifndef OUTPUT_DATA_H
#define OUTPUT_DATA_H

#include "output/view.h"

enum data_kind { DATA_README, DATA_CSV, DATA_HSDS, DATA_VCARD, DATA_KIND_COUNT };

struct data_file {
    enum data_kind kind;
    struct str path;               /* in the site */
    const struct country *country; /* of contacts, else NULL */
};

struct data_files {
    ARRAY_FIELDS(struct data_file);
};

/* The files to come; none for a site without a directory. */
void data_plan(struct arena *arena, const struct site *site, struct data_files *files);
/* Appends the bytes of one. Safe from several threads. */
void data_render(const struct renderer *renderer, const struct data_file *file,
                 struct arena *arena, struct diagnostics *diags, struct strbuf *out);

/* Where a file will be; "" for contacts of a country that has none to give. */
struct str data_path(enum data_kind kind);
struct str data_contacts_path(struct arena *arena, const struct site *site,
                              const struct country *country);

#endif
