/* SPDX-License-Identifier: MIT */
#include "preview/port.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#include "preview/page.h"

enum { WAITING_MOST = 64, ANSWER_MOST = 8192 };

static struct sockaddr_in address_of(unsigned port)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

static int close_with(int socket, int error)
{
    close(socket);
    return error;
}

int port_listen(unsigned *port, int *listening)
{
    struct sockaddr_in address = address_of(*port);
    socklen_t size = sizeof(address);
    int at_once = 1; /* after another program has just ended */
    int it = socket(AF_INET, SOCK_STREAM, 0);
    if (it < 0)
        return errno;
    setsockopt(it, SOL_SOCKET, SO_REUSEADDR, &at_once, sizeof(at_once));
    if (bind(it, (struct sockaddr *)&address, size) || listen(it, WAITING_MOST) ||
        getsockname(it, (struct sockaddr *)&address, &size))
        return close_with(it, errno);
    *port = ntohs(address.sin_port);
    *listening = it;
    return 0;
}

static bool ask(int it, unsigned port, struct strbuf *answer)
{
    struct sockaddr_in address = address_of(port);
    char piece[1024];
    ssize_t got;
    if (connect(it, (struct sockaddr *)&address, sizeof(address)))
        return false;
    strbuf_addf(answer,
                "GET " PREVIEW_FOLDER "about HTTP/1.1\r\nHost: " PORT_HOST ":%u\r\n"
                "Connection: close\r\n\r\n",
                port);
    if (send(it, answer->ptr, answer->len, MSG_NOSIGNAL) != (ssize_t)answer->len)
        return false;
    strbuf_clear(answer);
    while (answer->len < ANSWER_MOST && (got = recv(it, piece, sizeof(piece), 0)) > 0)
        strbuf_add(answer, (struct str){piece, (size_t)got});
    return true;
}

bool port_ask(unsigned port, struct strbuf *about)
{
    struct timeval second = {.tv_sec = 1};
    struct strbuf answer = {0};
    const struct str mark = STR("\r\n\r\n" PREVIEW_ABOUT);
    int it = socket(AF_INET, SOCK_STREAM, 0);
    if (it < 0)
        return false;
    setsockopt(it, SOL_SOCKET, SO_RCVTIMEO, &second, sizeof(second));
    setsockopt(it, SOL_SOCKET, SO_SNDTIMEO, &second, sizeof(second));
    size_t at =
        ask(it, port, &answer) ? str_find(strbuf_str(&answer), mark, 0) : STR_NOT_FOUND;
    if (at != STR_NOT_FOUND)
        strbuf_add(about, str_slice(strbuf_str(&answer), at + mark.len, answer.len));
    strbuf_release(&answer);
    close(it);
    return at != STR_NOT_FOUND;
}
