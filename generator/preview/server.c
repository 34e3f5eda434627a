/* SPDX-License-Identifier: MIT */
#include "preview/server.h"

#include <limits.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "preview/media.h"
#include "preview/page.h"
#include "preview/port.h"

/*
 * A client that has gone while it waited is noticed only when it is let go. Slow ones
 * hold nobody: each connection has a buffer, no thread.
 */
enum { THREADS = 4, CONNECTIONS_MOST = 512, IDLE_SECONDS = 60, WAIT_SECONDS = 20 };

struct waiter {
    struct MHD_Connection *connection;
    time_t since;
};

struct server {
    struct MHD_Daemon *daemon;
    char begun, waited; /* what a request went through is the address of one of these */
    struct str about;
    char hosts[2][sizeof("localhost:65535")];
    struct arena arena;
    pthread_mutex_t lock; /* of all below */
    struct snapshot *shown;
    /* Numbers that no earlier server of this machine had: pages may be older. */
    unsigned long long site, news;
    enum message_language language;
    struct strbuf said; /* members of a JSON object */
    struct waiter *waiters;
    size_t waiter_count, waiter_capacity;
    bool ended;
};

static time_t now_in_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

/* ---- Answers. ---- */

/* What a request gets: `body` goes with it. */
struct reply {
    unsigned status;
    const char *type;
    struct strbuf body;
    const char *header, *value; /* one more header, or NULL */
};

static enum MHD_Result send_reply(struct MHD_Connection *connection,
                                  struct reply *reply)
{
    static const char *const headers[][2] = {
        {MHD_HTTP_HEADER_CACHE_CONTROL, "no-store"},
        {MHD_HTTP_HEADER_SERVER, "balise"},
        {"X-Content-Type-Options", "nosniff"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
    };
    char *body = reply->body.ptr ? reply->body.ptr : memory_get(1);
    struct MHD_Response *response =
        MHD_create_response_from_buffer(reply->body.len, body, MHD_RESPMEM_MUST_FREE);
    if (!response) {
        free(body);
        return MHD_NO;
    }
    for (size_t i = 0; i < sizeof(headers) / sizeof(*headers); i++)
        MHD_add_response_header(response, headers[i][0], headers[i][1]);
    if (reply->type)
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, reply->type);
    if (reply->header)
        MHD_add_response_header(response, reply->header, reply->value);
    enum MHD_Result result = MHD_queue_response(connection, reply->status, response);
    MHD_destroy_response(response);
    return result;
}

/* A status with a sentence of plain text. */
static enum MHD_Result refuse(const struct server *server,
                              struct MHD_Connection *connection, unsigned status,
                              const char *text)
{
    struct reply reply = {.status = status, .type = media_type(STR(".txt"))};
    strbuf_addf(&reply.body, "%s\n", message_in(server->language, text));
    if (status == MHD_HTTP_METHOD_NOT_ALLOWED) {
        reply.header = MHD_HTTP_HEADER_ALLOW;
        reply.value = "GET, HEAD";
    }
    return send_reply(connection, &reply);
}

/* ---- Files of the site. ---- */

static void say_nothing_there(const struct server *server, struct reply *reply,
                              bool has_site, unsigned long long site)
{
    reply->status = has_site ? MHD_HTTP_NOT_FOUND : MHD_HTTP_SERVICE_UNAVAILABLE;
    reply->type = media_type(STR(".html"));
    page_say(&reply->body, server->language,
             has_site
                 ? MESSAGE("<h1>No such page</h1>\n"
                           "<p>The site has nothing at this address. "
                           "<a href=\"/\">Go to its first page</a>.</p>")
                 : MESSAGE("<h1>No site yet</h1>\n"
                           "<p>The content has errors. Once they are mended, the site "
                           "appears here by itself.</p>"),
             site);
}

static void render(const struct server *server, struct reply *reply,
                   struct snapshot *snapshot, struct str path, unsigned long long site)
{
    struct strbuf bytes = {0};
    if (!snapshot || !snapshot_render(snapshot, path, &bytes)) {
        strbuf_release(&bytes);
        say_nothing_there(server, reply, snapshot, site);
        return;
    }
    reply->status = MHD_HTTP_OK;
    reply->type = media_type(path);
    if (!snapshot_is_page(snapshot, path)) {
        reply->body = bytes;
        return;
    }
    page_adapt(&reply->body, strbuf_str(&bytes), site);
    strbuf_release(&bytes);
}

/* The page of a folder, named with or without a '/' at its end; "" where there is none.
 */
static struct str index_of_folder(struct arena *scratch,
                                  const struct snapshot *snapshot, struct str path)
{
    bool ends = path.len == 0 || path.ptr[path.len - 1] == '/';
    struct str index =
        arena_format(scratch, "%.*s%sindex.html", STR_ARG(path), ends ? "" : "/");
    return snapshot_has(snapshot, index) ? index : STR("");
}

static enum MHD_Result answer_file(struct server *server,
                                   struct MHD_Connection *connection, struct str path)
{
    struct arena scratch = {0};
    struct reply reply = {0};
    pthread_mutex_lock(&server->lock);
    struct snapshot *snapshot = server->shown ? snapshot_keep(server->shown) : NULL;
    unsigned long long site = server->site;
    pthread_mutex_unlock(&server->lock);
    struct str index = snapshot && path.len < PATH_MAX
                           ? index_of_folder(&scratch, snapshot, path)
                           : STR("");
    if (index.len) {
        reply.status = MHD_HTTP_FOUND;
        reply.header = MHD_HTTP_HEADER_LOCATION;
        reply.value = arena_format(&scratch, "/%.*s", STR_ARG(index)).ptr;
    } else {
        render(server, &reply, snapshot, path, site);
    }
    enum MHD_Result result = send_reply(connection, &reply);
    snapshot_drop(snapshot);
    arena_release(&scratch);
    return result;
}

/* ---- News. ---- */

static void resume_all(struct server *server, time_t since_before)
{
    size_t kept = 0;
    for (size_t i = 0; i < server->waiter_count; i++) {
        if (server->waiters[i].since < since_before)
            MHD_resume_connection(server->waiters[i].connection);
        else
            server->waiters[kept++] = server->waiters[i];
    }
    server->waiter_count = kept;
}

static void wait_for_news(struct server *server, struct MHD_Connection *connection)
{
    if (server->waiter_count == server->waiter_capacity) {
        server->waiter_capacity = server->waiter_capacity * 2 + 8;
        server->waiters =
            memory_resize(server->waiters, memory_multiply(server->waiter_capacity,
                                                           sizeof(*server->waiters)));
    }
    server->waiters[server->waiter_count++] =
        (struct waiter){connection, now_in_seconds()};
    MHD_suspend_connection(connection);
}

static void add_news(const struct server *server, struct strbuf *out)
{
    strbuf_addf(out, "{\"news\":%llu,\"site\":%llu,\"shown\":%s,", server->news,
                server->site, server->shown ? "true" : "false");
    strbuf_add(out, strbuf_str(&server->said));
    strbuf_add_char(out, '}');
}

/* A connection that waited and was let go is asked once more. */
static enum MHD_Result answer_news(struct server *server,
                                   struct MHD_Connection *connection, void **state)
{
    struct reply reply = {.status = MHD_HTTP_OK, .type = media_type(STR(".json"))};
    const char *after =
        MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "after");
    pthread_mutex_lock(&server->lock);
    bool is_news = !after || strtoull(after, NULL, 10) != server->news;
    bool waits = !is_news && *state != &server->waited && !server->ended;
    if (waits)
        wait_for_news(server, connection);
    else
        add_news(server, &reply.body);
    *state = &server->waited;
    pthread_mutex_unlock(&server->lock);
    return waits ? MHD_YES : send_reply(connection, &reply);
}

void server_update(struct server *server, struct snapshot *snapshot,
                   const struct diagnostics *diags)
{
    struct snapshot *before = NULL;
    pthread_mutex_lock(&server->lock);
    if (snapshot && snapshot != server->shown) {
        before = server->shown;
        server->shown = snapshot_keep(snapshot);
        server->site++;
    }
    strbuf_clear(&server->said);
    page_add_news(&server->said, diags);
    server->news++;
    resume_all(server, now_in_seconds() + 1);
    pthread_mutex_unlock(&server->lock);
    snapshot_drop(before);
}

void server_sweep(struct server *server)
{
    pthread_mutex_lock(&server->lock);
    resume_all(server, now_in_seconds() - WAIT_SECONDS);
    pthread_mutex_unlock(&server->lock);
}

/* ---- Requests. ---- */

static bool is_our_host(const struct server *server, struct MHD_Connection *connection)
{
    const char *host =
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_HOST);
    for (size_t i = 0; host && i < 2; i++)
        if (str_equal_ignore_case(str_from(host), str_from(server->hosts[i])))
            return true;
    return false;
}

static enum MHD_Result answer_own(struct server *server,
                                  struct MHD_Connection *connection, struct str name,
                                  void **state)
{
    struct reply reply = {.status = MHD_HTTP_OK};
    if (str_equal(name, STR("news")))
        return answer_news(server, connection, state);
    if (str_equal(name, STR("reload.js"))) {
        strbuf_add(&reply.body, page_script());
        reply.type = media_type(name);
        return send_reply(connection, &reply);
    }
    if (str_equal(name, STR("about"))) {
        strbuf_add(&reply.body, server->about);
        reply.type = media_type(STR(".txt"));
        return send_reply(connection, &reply);
    }
    return refuse(server, connection, MHD_HTTP_NOT_FOUND, MESSAGE("nothing is here"));
}

static enum MHD_Result answer(void *context, struct MHD_Connection *connection,
                              const char *url, const char *method, const char *version,
                              const char *upload, size_t *upload_size, void **state)
{
    struct server *server = context;
    struct str path = str_from(url);
    (void)version, (void)upload, (void)upload_size;
    if (!is_our_host(server, connection))
        return refuse(server, connection, MHD_HTTP_MISDIRECTED_REQUEST,
                      MESSAGE("this preview is only for the address that balise serve "
                              "prints"));
    if (strcmp(method, MHD_HTTP_METHOD_GET) && strcmp(method, MHD_HTTP_METHOD_HEAD))
        return refuse(server, connection, MHD_HTTP_METHOD_NOT_ALLOWED,
                      MESSAGE("pages can be read here, and nothing else"));
    if (!*state) { /* only the head has come; an answer now would end the connection */
        *state = &server->begun;
        return MHD_YES;
    }
    if (!str_starts_with(path, STR("/")))
        return refuse(server, connection, MHD_HTTP_NOT_FOUND,
                      MESSAGE("nothing is here"));
    if (str_starts_with(path, STR(PREVIEW_FOLDER)))
        return answer_own(server, connection,
                          str_slice(path, STR(PREVIEW_FOLDER).len, path.len), state);
    return answer_file(server, connection, str_slice(path, 1, path.len));
}

/* Names of files need no escapes, so that an escaped one is the name of none. */
static size_t leave_escaped(void *context, struct MHD_Connection *connection,
                            char *text)
{
    (void)context, (void)connection;
    return strlen(text);
}

/* ---- The server. ---- */

static struct server *server_new(unsigned port, struct str about,
                                 enum message_language language)
{
    struct server *server = memory_get(sizeof(*server));
    static const char *const names[] = {PORT_HOST, "localhost"};
    const struct diagnostics nothing = {.language = language};
    for (size_t i = 0; i < 2; i++) {
        struct str host = arena_format(&server->arena, "%s:%u", names[i], port);
        memcpy(server->hosts[i], host.ptr, host.len + 1);
    }
    server->language = language;
    server->about = arena_format(&server->arena, PREVIEW_ABOUT "%.*s", STR_ARG(about));
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    server->site = server->news = (unsigned long long)now.tv_sec * 1000 +
                                  (unsigned long long)now.tv_nsec / 1000000;
    page_add_news(&server->said, &nothing);
    pthread_mutex_init(&server->lock, NULL);
    return server;
}

static void server_free(struct server *server)
{
    snapshot_drop(server->shown);
    strbuf_release(&server->said);
    free(server->waiters);
    pthread_mutex_destroy(&server->lock);
    arena_release(&server->arena);
    free(server);
}

struct server *server_start(int socket, unsigned port, struct str about,
                            enum message_language language)
{
    struct server *server = server_new(port, about, language);
    server->daemon = MHD_start_daemon(
        MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0,
        NULL, NULL, answer, server, MHD_OPTION_LISTEN_SOCKET, socket,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)THREADS, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)CONNECTIONS_MOST, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)IDLE_SECONDS, MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL,
        MHD_OPTION_END);
    if (server->daemon)
        return server;
    close(socket);
    server_free(server);
    return NULL;
}

void server_stop(struct server *server)
{
    pthread_mutex_lock(&server->lock);
    server->ended = true;
    resume_all(server, now_in_seconds() + 1);
    pthread_mutex_unlock(&server->lock);
    MHD_stop_daemon(server->daemon);
    server_free(server);
}
