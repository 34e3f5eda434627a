/* SPDX-License-Identifier: MIT */
/*
 * What the destination of a link or image means. Nothing is resolved: whether a page or
 * a service exists is known later.
 */
#ifndef INPUT_LINK_H
#define INPUT_LINK_H

#include "base/diag.h"
#include "input/document.h"

/* Fills *link from the destination; `at` is its place. False: a diagnostic was filed.
 */
bool link_read(struct arena *arena, struct str destination, struct location at,
               struct document_link *link, struct diagnostics *diags);

/* May the link be an image or a card? False: a diagnostic was filed. */
bool link_check_image(const struct document_link *link, struct diagnostics *diags);

#endif
