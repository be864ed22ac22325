/* The reading thread of an import: members into batches. Private. */
#ifndef PURSE_IMPORT_READ_H
#define PURSE_IMPORT_READ_H

#include "archive/archive.h"
#include "import/queue.h"

typedef struct {
    uint64_t rows; /* in the store from before */
    bool is_done;
} MemberKnown;

typedef struct {
    Queue *queue;
    Archive *archive;
    StoreDesk *desk;
    Diags *diags; /* of this thread while it runs */
    const MemberKnown *known;
    size_t members;
} ReadJob;

/* For pthread_create: reads everything, then BATCH_END; on the first failure BATCH_FAILED. */
void *read_members(void *job);

#endif
