/* libmicrohttpd's calls, and what is made of them. */
#ifndef PURSE_SERVER_HTTP_H
#define PURSE_SERVER_HTTP_H

#include "server/connections.h"
#include "server/service.h"

typedef struct {
    Service service;
    Connections *connections;
} Http;

typedef struct MHD_Daemon HttpDaemon;

/* Takes connections from a socket that listens, and owns it; NULL when it cannot. */
HttpDaemon *http_start(Http *http, int socket);
void http_stop(HttpDaemon *daemon);

#endif
