/* What goes back: a status, its bytes and what is said of them. Shared by those who send it and the table that keeps
 * it. */
#ifndef PURSE_SERVER_REPLY_H
#define PURSE_SERVER_REPLY_H

#include <stdatomic.h>

#include "server/request.h"

/* What a browser may do with it. */
typedef enum {
    CACHE_NEVER, /* a refusal */
    CACHE_ASK,   /* ask again each time, with its tag */
    CACHE_LONG,  /* its name changes when its bytes do */
} Caching;

enum { ETAG_MOST = 40 };

typedef struct {
    Arena arena; /* holds the reply itself */
    atomic_uint users;
    int status;
    const char *type; /* static */
    Buf body;         /* packed when is_packed */
    bool is_packed;   /* gzip */
    bool varies;      /* would be packed for who takes it */
    bool may_keep;
    Caching caching;
    char etag[ETAG_MOST]; /* with quotes; empty: none */
    size_t total;         /* SIZE_MAX: no list */
    const char *link;     /* value of Link; NULL: none */
    const char *saved_as; /* value of Content-Disposition; NULL: none */
    const char *allow;    /* value of Allow; NULL: none */
    unsigned retry_after; /* seconds; 0: nothing said */
    bool is_document;     /* of the page: scripts and styles run in it */
} Reply;

/* One user, the caller. */
Reply *reply_new(int status, const char *type);
/* {"error": words, "help": help or null, "parameter": null} */
Reply *reply_refuse(int status, Str words, const char *help);
/* Gives it its tag, and packs it when that is wanted and worth it. Before it is shared. */
void reply_seal(Reply *reply, bool takes_gzip);
Reply *reply_share(Reply *reply);
void reply_drop(Reply *reply); /* the last who drops it lets go of it */

#endif
