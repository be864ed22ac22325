/* The journal as it is on disk now: read, watched, read anew when a file of it changes.
 *
 * One thread looks at the files twice a second. Once they have been still for one look it reads them beside the
 * site in use, and puts the new one in its place; who answers with the old one keeps it until he is done. */
#ifndef PURSE_SERVER_LIVE_H
#define PURSE_SERVER_LIVE_H

#include "site/site.h"

typedef struct Live Live;

typedef struct {
    Site *site;
    uint64_t version; /* rises with each reading */
    unsigned users;
} LiveSite;

/* Called on the watching thread after another site took the place of the last. */
typedef void LiveChanged(void *context, uint64_t version);

/* NULL with `why` when the journal cannot be read at all. What `files` points to must outlive it. */
Live *live_open(const SiteFiles *files, LiveChanged *changed, void *context, Arena *why_arena, Str *why);
/* The site of now, until live_give; NULL when the files have been gone for a while: `why` then says what is missing.
 */
LiveSite *live_take(Live *live, Arena *arena, Str *why);
void live_give(Live *live, LiveSite *held);
void live_close(Live *live); /* every site was given back */

#endif
