/* SPDX-License-Identifier: MIT */
/* Ports of this machine alone (127.0.0.1), and who has them. */
#ifndef PREVIEW_PORT_H
#define PREVIEW_PORT_H

#include "base/str.h"

#define PORT_HOST "127.0.0.1"

/*
 * Listens at *port, or at any free one for 0, which *port then tells. Gives 0 or an
 * errno value: EADDRINUSE where somebody else listens there.
 */
int port_listen(unsigned *port, int *socket);
/*
 * Asks another preview at the port what it is about: see server_start. False where
 * nobody answers so within a second.
 */
bool port_ask(unsigned port, struct strbuf *about);

#endif
