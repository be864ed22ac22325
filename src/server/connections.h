/* Who is connected, since when, and who has taken too long.
 *
 * libmicrohttpd ends a connection that is silent; one that sends a byte now and then it waits for. Here each step of a
 * request has an end: its head, its body, the taking of its answer. One thread cuts what is over. */
#ifndef PURSE_SERVER_CONNECTIONS_H
#define PURSE_SERVER_CONNECTIONS_H

#include "base/base.h"

struct sockaddr;

/* In milliseconds. */
typedef struct {
    int64_t head, idle, body, answer;
} Patience;

enum {
    CONNECTIONS_MOST = 64,
    CONNECTIONS_OF_ONE_MOST = 48, /* of one address */
    CONNECTIONS_HELD_MOST = 96,   /* those over the first two are told so and closed */
};

typedef struct Connections Connections;
typedef struct Connection Connection;

Connections *connections_open(Patience patience); /* NULL: no thread can be started */
void connections_close(Connections *connections); /* every connection was closed */

Connection *connection_opened(Connections *connections, int socket, const struct sockaddr *address);
void connection_closed(Connections *connections, Connection *connection);
/* 0, or the status for one that is too many: of all, or of its address. */
int connection_refusal(const Connection *connection);

/* What whoever answers holds of it; NULL at first. */
void **connection_held(Connection *connection);

/* The steps of a request. */
void connection_begins(Connections *connections, Connection *connection);      /* its first line is there */
void connection_has_head(Connections *connections, Connection *connection);    /* a body may come */
void connection_is_whole(Connections *connections, Connection *connection);    /* it is answered; takes what it takes */
void connection_is_answered(Connections *connections, Connection *connection); /* the answer is on its way */
void connection_is_done(Connections *connections, Connection *connection);     /* the next may come */
/* Says so to one whose body is too long while it comes, and ends it. */
void connection_cut(Connections *connections, Connection *connection);

#endif
