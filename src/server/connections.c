/* A list under one lock, and a thread that looks for what is over. */
#include "server/connections.h"

#include "server/moment.h"

#include <netinet/in.h>
#include <sys/socket.h>

enum { LOOK_MS = 200, TURNED_AWAY_MS = 2000 };

typedef enum { STEP_HEAD, STEP_BODY, STEP_ANSWER } Step;

struct Connection {
    Arena arena; /* holds the connection itself */
    int socket;
    unsigned char address[16];
    Step step;
    int64_t until; /* of moment_ms; INT64_MAX: no end */
    int refusal;
    bool is_silent; /* between two requests: nothing is owed to it */
    bool is_cut;
    void *held;
    Connection *next, *before;
};

struct Connections {
    Arena arena;
    Patience patience;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool ends;
    unsigned count;
    Connection *first;
};

/* ---- the end of a step ---- */

/* Straight to the socket: nothing else is being sent there. What does not fit is lost, and nobody waits for it. */
static void say(const Connection *connection, const char *status, const char *words)
{
    Buf text;
    buf_init(&text);
    buf_printf(&text,
               "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %zu\r\nCache-Control: no-store\r\n"
               "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n%s",
               status, strlen(words), words);
    send(connection->socket, text.ptr, text.len, MSG_NOSIGNAL | MSG_DONTWAIT);
    buf_release(&text);
}

static void cut(Connection *connection)
{
    connection->is_cut = true;
    shutdown(connection->socket, SHUT_RDWR);
}

/* The lock is held, and a connection leaves the list before its socket is closed: the number is still its own. */
static void end_step(Connection *connection)
{
    if (connection->step != STEP_ANSWER && !connection->is_silent)
        say(connection, "408 Request Timeout",
            "{\"error\": \"the request took too long to come\", \"help\": null, \"parameter\": null}\n");
    cut(connection);
}

static void look(Connections *connections)
{
    int64_t now = moment_ms();
    pthread_mutex_lock(&connections->lock);
    for (Connection *connection = connections->first; connection; connection = connection->next)
        if (now >= connection->until && !connection->is_cut)
            end_step(connection);
    pthread_mutex_unlock(&connections->lock);
}

static bool has_ended(Connections *connections)
{
    int64_t until = moment_ms() + LOOK_MS;
    pthread_mutex_lock(&connections->lock);
    while (!connections->ends && moment_wait(&connections->wake, &connections->lock, until))
        ;
    bool ends = connections->ends;
    pthread_mutex_unlock(&connections->lock);
    return ends;
}

static void *run(void *context)
{
    while (!has_ended(context))
        look(context);
    return NULL;
}

Connections *connections_open(Patience patience)
{
    Arena arena;
    arena_init(&arena);
    Connections *connections = ARENA_NEW(&arena, Connections);
    connections->arena = arena;
    connections->patience = patience;
    pthread_mutex_init(&connections->lock, NULL);
    moment_condition(&connections->wake);
    if (pthread_create(&connections->thread, NULL, run, connections) == 0)
        return connections;
    arena_release(&arena);
    return NULL;
}

void connections_close(Connections *connections)
{
    pthread_mutex_lock(&connections->lock);
    connections->ends = true;
    pthread_cond_signal(&connections->wake);
    pthread_mutex_unlock(&connections->lock);
    pthread_join(connections->thread, NULL);
    pthread_cond_destroy(&connections->wake);
    pthread_mutex_destroy(&connections->lock);
    Arena arena = connections->arena;
    arena_release(&arena);
}

/* ---- coming and going ---- */

static void read_address(const struct sockaddr *address, unsigned char out[16])
{
    if (address && address->sa_family == AF_INET)
        memcpy(out, &((const struct sockaddr_in *)(const void *)address)->sin_addr, 4);
    else if (address && address->sa_family == AF_INET6)
        memcpy(out, &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr, 16);
}

static int refusal_of(const Connections *connections, const Connection *connection)
{
    unsigned of_one = 0;
    for (const Connection *other = connections->first; other; other = other->next)
        of_one += memcmp(other->address, connection->address, sizeof other->address) == 0;
    if (connections->count >= CONNECTIONS_MOST)
        return 503;
    return of_one >= CONNECTIONS_OF_ONE_MOST ? 429 : 0;
}

Connection *connection_opened(Connections *connections, int socket, const struct sockaddr *address)
{
    Arena arena;
    arena_init(&arena);
    Connection *connection = ARENA_NEW(&arena, Connection);
    connection->arena = arena;
    connection->socket = socket;
    read_address(address, connection->address);
    pthread_mutex_lock(&connections->lock);
    connection->refusal = refusal_of(connections, connection);
    connection->until = moment_ms() + (connection->refusal ? TURNED_AWAY_MS : connections->patience.head);
    connection->next = connections->first;
    if (connection->next)
        connection->next->before = connection;
    connections->first = connection;
    connections->count++;
    pthread_mutex_unlock(&connections->lock);
    return connection;
}

void connection_closed(Connections *connections, Connection *connection)
{
    pthread_mutex_lock(&connections->lock);
    *(connection->before ? &connection->before->next : &connections->first) = connection->next;
    if (connection->next)
        connection->next->before = connection->before;
    connections->count--;
    pthread_mutex_unlock(&connections->lock);
    Arena arena = connection->arena;
    arena_release(&arena);
}

int connection_refusal(const Connection *connection)
{
    return connection->refusal;
}

void **connection_held(Connection *connection)
{
    return &connection->held;
}

/* ---- steps ---- */

static void enter(Connections *connections, Connection *connection, Step step, int64_t patience, bool is_silent)
{
    pthread_mutex_lock(&connections->lock);
    connection->step = step;
    connection->is_silent = is_silent;
    connection->until = patience == INT64_MAX ? INT64_MAX : moment_ms() + patience;
    pthread_mutex_unlock(&connections->lock);
}

void connection_begins(Connections *connections, Connection *connection)
{
    /* Only what came behind another request: the time of the first runs since it was opened. */
    if (connection->is_silent)
        enter(connections, connection, STEP_HEAD, connections->patience.head, false);
}

void connection_has_head(Connections *connections, Connection *connection)
{
    enter(connections, connection, STEP_BODY, connections->patience.body, false);
}

void connection_is_whole(Connections *connections, Connection *connection)
{
    enter(connections, connection, STEP_ANSWER, INT64_MAX, false);
}

void connection_is_answered(Connections *connections, Connection *connection)
{
    enter(connections, connection, STEP_ANSWER, connections->patience.answer, false);
}

void connection_is_done(Connections *connections, Connection *connection)
{
    enter(connections, connection, STEP_HEAD, connections->patience.idle, true);
}

void connection_cut(Connections *connections, Connection *connection)
{
    pthread_mutex_lock(&connections->lock);
    say(connection, "413 Content Too Large",
        "{\"error\": \"the body is too long; 1 MiB is the most\", \"help\": null, \"parameter\": null}\n");
    cut(connection);
    pthread_mutex_unlock(&connections->lock);
}
