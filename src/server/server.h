/* HTTP around a site: its answers under api/, the page's own files, and nothing else.
 *
 *     libmicrohttpd -- http -- request -- service --+-- page                         (files, held in memory)
 *                       |                            +-- kept -- live -- site         (answers, made once a reading)
 *                   connections (how long a request may take)
 *
 * Read-only: no request writes anything, and none opens a file by its name. The only folder that includes microhttpd.h.
 * Asks the clocks (moment.c); prints nothing and never exits: what went wrong is told in words to the program. */
#ifndef PURSE_SERVER_SERVER_H
#define PURSE_SERVER_SERVER_H

#include "site/site.h"

typedef struct Server Server;

typedef struct {
    SiteFiles files;
    const char *address; /* a literal one; NULL: 127.0.0.1 */
    uint16_t port;       /* 0: any that is free */
    const char *page;    /* a folder; NULL: where the build or the installation has it */
    Date (*today)(void);
    bool keeps_nothing; /* every answer is made anew, for measuring */
    int64_t head_ms;    /* how long the head of a request may take to come; 0: ten seconds */
} ServerSettings;

/* Answers from now on, on threads of its own. NULL with `why` when it cannot; what the settings point to must outlive
 * it. */
Server *server_start(const ServerSettings *settings, Arena *why_arena, Str *why);
uint16_t server_port(const Server *server);
/* Ends what is under way and lets go of everything. */
void server_stop(Server *server);

/* Where the page's files are: beside the program, as it is built, or in share/ of where it was installed; NULL:
 * nowhere. */
const char *server_page_folder(Arena *arena);
/* What the page may load and run, for documents of it that another server gives out. */
extern const char server_page_policy[];

#endif
