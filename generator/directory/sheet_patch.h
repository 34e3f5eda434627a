/* SPDX-License-Identifier: MIT */
/* From values that differ to changes of the files' text. */
#ifndef DIRECTORY_SHEET_PATCH_H
#define DIRECTORY_SHEET_PATCH_H

#include "directory/patch.h"
#include "directory/sheet.h"

/* What a cell wants. One for each column. */
struct sheet_wish {
    bool changed;
    struct str value; /* as it shall stand in the record; "" for nothing */
    const struct patch_cause *cause;
};

/*
 * Carries out the wishes of all columns but those of channels. SHEET_PLACE for what
 * cannot be replaced where it stands.
 */
void sheet_patch_record(struct patches *patches, const struct sheet *sheet,
                        const struct sheet_record *record,
                        const struct sheet_wish *wishes, struct diagnostics *diags);
/* The columns of a channel that the record has. */
void sheet_patch_channel(struct patches *patches, const struct sheet *sheet,
                         const struct xml_element *channel,
                         const struct sheet_wish *wishes);
/* A channel that the record does not have yet. */
struct sheet_new_channel {
    struct str kind;
    const struct patch_cause *cause; /* the kind */
    const struct sheet_wish *wishes;
};
void sheet_insert_channel(struct patches *patches, const struct sheet *sheet,
                          const struct sheet_record *record,
                          const struct sheet_new_channel *channel);

/* A service that its file does not have yet. */
struct sheet_new_service {
    struct str id;
    const struct patch_cause *cause; /* the id */
    const struct sheet_wish *wishes;
    struct sheet_new_channels {
        ARRAY_FIELDS(struct sheet_new_channel);
    } channels;
};
void sheet_insert_service(struct patches *patches, const struct sheet *sheet,
                          const struct sheet_file *file,
                          const struct sheet_new_service *service);

#endif
