/* SPDX-License-Identifier: MIT */
/*
 * `balise pack zim`: the built site as one file for Kiwix, by zimwriterfs
 * of Debian's zim-tools. The site is taken as it is.
 */
#ifndef COMMANDS_ZIM_H
#define COMMANDS_ZIM_H

#include "commands/options.h"

int pack_zim(const struct options *options);

#endif
