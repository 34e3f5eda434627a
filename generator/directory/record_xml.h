/* SPDX-License-Identifier: MIT */
/*
 * Records from a directory file. One table says which elements and attributes there
 * are, where they may stand and what they may hold; everything else is reported.
 */
#ifndef DIRECTORY_RECORD_XML_H
#define DIRECTORY_RECORD_XML_H

#include "base/diag.h"
#include "directory/record.h"

/*
 * Parses the XML and reads its records into the arena; they borrow from the source's
 * text. `scratch` is needed only meanwhile. False: an error was filed. Needs nothing
 * but the file, so files can be read in parallel.
 */
bool records_read(struct arena *arena, struct arena *scratch,
                  const struct source *source, struct records *records,
                  struct diagnostics *diags);

#endif
