/* Replies that were made once, by what was asked. Bounded; the one not asked for the longest goes first.
 *
 * Who asks what is being made already waits for it, so that ten tabs cost one answer. A version is one reading of the
 * journal; replies of an earlier one are never given out for a later. */
#ifndef PURSE_SERVER_KEPT_H
#define PURSE_SERVER_KEPT_H

#include "server/reply.h"

typedef struct Kept Kept;
typedef Reply *KeptMake(void *context); /* never NULL; the table keeps it when it may */

Kept *kept_new(size_t bytes_most);
/* The reply of `key`, found or made; the caller drops it. */
Reply *kept_get(Kept *kept, Str key, uint64_t version, KeptMake *make, void *context);
/* Lets go of what was made of versions before this one. */
void kept_forget(Kept *kept, uint64_t version);
void kept_free(Kept *kept); /* nobody is in it any more */

#endif
