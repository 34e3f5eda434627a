/* SPDX-License-Identifier: MIT */
/*
 * The preview's web server (HTTP/1.1, libmicrohttpd), for browsers of this machine: a
 * request that names another host than 127.0.0.1 or localhost is refused, so that no
 * page from elsewhere can read the site under a name of its own.
 *
 * It answers GET and HEAD with the files of the snapshot that is shown, and knows three
 * addresses of its own below PREVIEW_FOLDER: reload.js, about, and news?after=N, which
 * waits until there is something newer than N.
 */
#ifndef PREVIEW_SERVER_H
#define PREVIEW_SERVER_H

#include "base/diag.h"
#include "preview/snapshot.h"

struct server;

/*
 * Serves what listens at `socket`, which it takes over, on threads of its own. `about`
 * is told to whoever wants the port; pages that are not of the site speak `language`.
 * NULL when no thread could be started.
 */
struct server *server_start(int socket, unsigned port, struct str about,
                            enum message_language language);
/*
 * Shows a snapshot, of which the caller stays a user; NULL leaves the one that is
 * shown. Tells the pages what is to be said of the content. Pages of another snapshot
 * reload.
 */
void server_update(struct server *server, struct snapshot *snapshot,
                   const struct diagnostics *diags);
/* Lets those go who have waited long for news; to be called every few seconds. */
void server_sweep(struct server *server);
void server_stop(struct server *server);

#endif
