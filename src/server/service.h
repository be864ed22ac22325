/* One request, checked and whole, into one reply. Knows nothing of sockets. */
#ifndef PURSE_SERVER_SERVICE_H
#define PURSE_SERVER_SERVICE_H

#include "server/kept.h"
#include "server/live.h"
#include "server/page.h"

#include <pthread.h>

enum { KEPT_BYTES = 64 << 20 };

typedef struct {
    pthread_mutex_t lock;
    pthread_cond_t free;
    unsigned count; /* how many may answer at once, less those who do */
} Gate;

typedef struct {
    Hosts hosts;
    Page *page;
    Live *live;
    Kept *kept;
    Gate gate;
    Date (*today)(void);
} Service;

/* The caller drops either. */
Reply *service_refuse(const Asking *asking, Refusal refusal);
Reply *service_reply(Service *service, const Asking *asking, Arena *arena);
void gate_open(Gate *gate);
void gate_close(Gate *gate);

#endif
