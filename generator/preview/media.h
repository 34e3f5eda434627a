/* SPDX-License-Identifier: MIT */
/* Media types of RFC 6838, as web servers tell them from a file's name. */
#ifndef PREVIEW_MEDIA_H
#define PREVIEW_MEDIA_H

#include "base/str.h"

/* With "; charset=utf-8" for text; application/octet-stream for what is not known. */
const char *media_type(struct str path);

#endif
