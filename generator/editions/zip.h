/* SPDX-License-Identifier: MIT */
/*
 * A finished site as one ZIP file (APPNOTE 6.3), which is the same byte for byte
 * whenever and wherever it is made of the same site: SHA256SUMS, then the files in the
 * order of their paths, all of one time, readable by all and writable by their owner,
 * in one folder. Names are UTF-8.
 */
#ifndef EDITIONS_ZIP_H
#define EDITIONS_ZIP_H

#include "base/date.h"
#include "editions/finished.h"
#include "editions/observer.h"

struct zip {
    struct str path;  /* of the file to write, with a NUL behind; its folder is made */
    struct str top;   /* the folder in it */
    struct date date; /* a day: all files are of its midnight */
};

struct zip_result {
    size_t files;
    uint64_t size; /* of the ZIP file */
};

/*
 * Writes beside `path` and renames at the end. False: troubles were added and what
 * stood at `path` was left; every file of the site has been looked at.
 *
 * Sets the environment's TZ for good: ZIP stores local time, and libarchive asks the C
 * library for it. No other thread may be running.
 */
bool zip_write(const struct zip *zip, const struct finished *site,
               const struct observer *observer, struct zip_result *result,
               struct troubles *troubles);

#endif
