/* Starting and stopping: what each part needs of the others, in order. */
#include "server/server.h"

#include "server/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 64, HEAD_MS = 10000, IDLE_MS = 30000, BODY_MS = 20000, ANSWER_MS = 60000 };

struct Server {
    Arena arena; /* holds the server itself */
    Http http;
    HttpDaemon *daemon;
    uint16_t port;
};

/* ---- the socket ---- */

typedef union {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
} Address;

static bool read_address(const char *text, uint16_t port, Address *address, socklen_t *length)
{
    memset(address, 0, sizeof *address);
    if (inet_pton(AF_INET, text, &address->v4.sin_addr) == 1) {
        address->v4.sin_family = AF_INET;
        address->v4.sin_port = htons(port);
        *length = sizeof address->v4;
        return true;
    }
    address->v6.sin6_family = AF_INET6;
    address->v6.sin6_port = htons(port);
    *length = sizeof address->v6;
    return inet_pton(AF_INET6, text, &address->v6.sin6_addr) == 1;
}

static uint16_t port_of(int listening)
{
    Address address;
    socklen_t length = sizeof address;
    if (getsockname(listening, &address.any, &length) != 0)
        return 0;
    return ntohs(address.any.sa_family == AF_INET ? address.v4.sin_port : address.v6.sin6_port);
}

/* -1 with `why`. */
static int listen_at(const char *text, uint16_t port, Arena *why_arena, Str *why)
{
    Address address;
    socklen_t length;
    const int on = 1;
    if (!read_address(text, port, &address, &length)) {
        *why = arena_printf(why_arena, "'%s' is not an address, as 127.0.0.1 or ::1", text);
        return -1;
    }
    int listening = socket(address.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listening >= 0)
        setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (listening >= 0 && bind(listening, &address.any, length) == 0 && listen(listening, BACKLOG) == 0)
        return listening;
    *why = errno == EADDRINUSE
               ? arena_printf(why_arena, "port %u is in use; --port 0 picks one that is free", (unsigned)port)
               : arena_printf(why_arena, "cannot listen at %s port %u: %s", text, (unsigned)port, strerror(errno));
    if (listening >= 0)
        close(listening);
    return -1;
}

/* ---- the parts ---- */

static void journal_changed(void *context, uint64_t version)
{
    Server *server = context;
    kept_forget(server->http.service.kept, version);
}

static bool open_parts(Server *server, const ServerSettings *settings, Arena *why_arena, Str *why)
{
    Service *service = &server->http.service;
    Patience patience = {
        .head = settings->head_ms ? settings->head_ms : HEAD_MS, .idle = IDLE_MS, .body = BODY_MS, .answer = ANSWER_MS};
    service->today = settings->today;
    service->page = page_open(settings->page, why_arena, why);
    if (!service->page)
        return false;
    service->live = live_open(&settings->files, journal_changed, server, why_arena, why);
    if (!service->live)
        return false;
    server->http.connections = connections_open(patience);
    *why = STR("a thread cannot be started");
    return server->http.connections;
}

static bool open_daemon(Server *server, const ServerSettings *settings, Arena *why_arena, Str *why)
{
    const char *address = settings->address ? settings->address : "127.0.0.1";
    int listening = listen_at(address, settings->port, why_arena, why);
    if (listening < 0)
        return false;
    server->port = port_of(listening);
    hosts_of(&server->http.service.hosts, str_from_c(address), server->port, &server->arena);
    server->daemon = http_start(&server->http, listening);
    if (server->daemon)
        return true;
    close(listening);
    *why = STR("the server cannot be started");
    return false;
}

static void close_parts(Server *server)
{
    Service *service = &server->http.service;
    if (server->http.connections)
        connections_close(server->http.connections);
    if (service->live)
        live_close(service->live);
    if (service->page)
        page_close(service->page);
    kept_free(service->kept);
    gate_close(&service->gate);
    Arena arena = server->arena;
    arena_release(&arena);
}

Server *server_start(const ServerSettings *settings, Arena *why_arena, Str *why)
{
    Arena arena;
    arena_init(&arena);
    Server *server = ARENA_NEW(&arena, Server);
    server->arena = arena;
    server->http.service.kept = kept_new(settings->keeps_nothing ? 0 : KEPT_BYTES);
    gate_open(&server->http.service.gate);
    if (open_parts(server, settings, why_arena, why) && open_daemon(server, settings, why_arena, why))
        return server;
    close_parts(server);
    return NULL;
}

uint16_t server_port(const Server *server)
{
    return server->port;
}

void server_stop(Server *server)
{
    http_stop(server->daemon);
    close_parts(server);
}
